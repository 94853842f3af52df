import { useMemo } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { FindSelect, type PickerProps } from "./find-select.tsx";

export type PickedCategory = OutputOf<"category.list">["categories"][number];

type Props = PickerProps<CategoryId> & {
  readonly categories: readonly PickedCategory[];
  /** Only the categories mapped to this account or one of its details; null shows all. */
  readonly accountCode?: string | null;
};

/** Picks an expense category. */
export const CategoryPicker = ({ categories, accountCode = null, ...rest }: Props) => {
  const things = useMemo(
    () =>
      categories
        .filter((each) => each.isActive && (accountCode === null || accountCode.startsWith(each.accountCode)))
        .map(({ id, code, name }) => ({ id, code, name, initials: initialsOf(name) })),
    [categories, accountCode],
  );
  return (
    <FindSelect
      label="支出分类"
      placeholder="支出分类"
      emptyText="没有对应的支出分类，可在“基础设置—支出分类”里增加"
      {...rest}
      things={things}
      show={(category) => category.name}
    />
  );
};
