import type { OutputOf } from "#contract/contract.ts";
import { ownKind } from "#contract/scalars.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { itemKindWords } from "#renderer/words/labels.ts";

/** An item as the register shows it, with its bank account. */
export type RegisteredItem = OutputOf<"item.register">["items"][number];
export type ItemKind = RegisteredItem["kind"];

export const isItemKind = (text: string): text is ItemKind => Object.hasOwn(itemKindWords, text);

const everyKind: readonly ItemKind[] = Object.keys(itemKindWords).filter(isItemKind);
const isOwn = (kind: ItemKind): boolean => ownKind.options.some((own) => own === kind);

/** What a kind of auxiliary item is called here, and the kinds that are offered: those of the office's own only when named. */
export type KindNames = {
  readonly nameOf: (kind: ItemKind) => string;
  readonly kinds: readonly ItemKind[];
  readonly reload: () => void;
};

export const useKindNames = (): KindNames => {
  const { data, reload } = useQuery("dimension.list", {});
  const own = new Map<ItemKind, string>((data?.dimensions ?? []).map(({ kind, name }) => [kind, name]));
  return {
    nameOf: (kind) => own.get(kind) ?? itemKindWords[kind],
    kinds: everyKind.filter((kind) => !isOwn(kind) || own.has(kind)),
    reload,
  };
};
