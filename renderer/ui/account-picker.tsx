import { useMemo } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { FindSelect, type PickerProps } from "./find-select.tsx";

export type PickedAccount = Pick<
  OutputOf<"account.list">["accounts"][number],
  "id" | "code" | "name" | "fullName" | "initials" | "isLeaf" | "isActive"
>;

type Props = PickerProps<AccountId> & {
  readonly accounts: readonly PickedAccount[];
  /** Reports may also look at a parent; vouchers only take the last level. */
  readonly allowsParents?: boolean;
};

/** Picks an account by code, name or pinyin initials; a detail name never stands without its parents. */
export const AccountPicker = ({ accounts, allowsParents = false, ...rest }: Props) => {
  const things = useMemo(
    () =>
      accounts
        .filter((account) => account.isActive && (account.isLeaf || allowsParents))
        .map(({ id, code, fullName, initials }) => ({ id, code, name: fullName, initials })),
    [accounts, allowsParents],
  );
  return (
    <FindSelect
      label="科目"
      placeholder="科目编码、名称或拼音首字母"
      emptyText="没有这个科目（只能选末级科目）"
      {...rest}
      things={things}
      show={({ code, name }) => (
        <span>
          <span className="soft">{code}</span> {name}
        </span>
      )}
    />
  );
};
