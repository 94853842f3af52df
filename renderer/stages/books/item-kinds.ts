import type { OutputOf } from "#contract/contract.ts";
import { itemKindWords } from "#renderer/words/labels.ts";

export type Item = OutputOf<"item.list">["items"][number];
export type ItemKind = Item["kind"];

export const isItemKind = (text: string): text is ItemKind => Object.hasOwn(itemKindWords, text);

/** The kinds of auxiliary items in the order they are offered. */
export const itemKinds: readonly ItemKind[] = Object.keys(itemKindWords).filter(isItemKind);
