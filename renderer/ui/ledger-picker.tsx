import { useMemo } from "react";
import type { LedgerId } from "#domain/core/ids.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { FindSelect, type PickerProps } from "./find-select.tsx";

type Props = PickerProps<LedgerId> & { readonly ledgers: readonly { readonly id: LedgerId; readonly name: string }[] };

/** Picks a set of books by name or pinyin initials. */
export const LedgerPicker = ({ ledgers, ...rest }: Props) => {
  const things = useMemo(() => ledgers.map(({ id, name }) => ({ id, name, initials: initialsOf(name) })), [ledgers]);
  return (
    <FindSelect
      label="账套"
      placeholder="选择账套（可输拼音首字母）"
      {...rest}
      things={things}
      show={(ledger) => ledger.name}
    />
  );
};
