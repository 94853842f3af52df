import { useMemo } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { ItemId } from "#domain/core/ids.ts";
import { itemKindWords } from "#renderer/words/labels.ts";
import { FindSelect, type PickerProps } from "./find-select.tsx";

export type PickedItem = Pick<
  OutputOf<"item.list">["items"][number],
  "id" | "kind" | "code" | "name" | "initials" | "isActive"
>;

type Props = PickerProps<ItemId> & { readonly items: readonly PickedItem[]; readonly kind: PickedItem["kind"] | null };

/** Picks an auxiliary item of one kind (all kinds when `kind` is null). */
export const ItemPicker = ({ items, kind, ...rest }: Props) => {
  const things = useMemo(
    () => items.filter((item) => item.isActive && (kind === null || item.kind === kind)),
    [items, kind],
  );
  return (
    <FindSelect
      label={kind === null ? "辅助项目" : itemKindWords[kind]}
      placeholder={kind === null ? "辅助项目" : itemKindWords[kind]}
      emptyText="没有这个辅助项目，可在“基础设置—辅助项目”里增加"
      {...rest}
      things={things}
      show={(item) => (
        <span>
          <span className="soft">{item.code}</span> {item.name}
        </span>
      )}
    />
  );
};
