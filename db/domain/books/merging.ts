import { firstLevelCode, type Account } from "./account.ts";

/**
 * Why one detail cannot be merged into another: the same one; one that has details itself; under another first-level account;
 * income or expense (they are empty after the year's transfer, so the old one is only put out of use); other dimensions asked
 * for; a detail without the dimensions of the account it takes over from; another unit; a bank account; nothing on it.
 */
export type MergeFault =
  | "same"
  | "not-leaf"
  | "other-heading"
  | "profit-loss"
  | "dimensions-differ"
  | "dimensions-lost"
  | "unit-differs"
  | "bank-account"
  | "empty";

type Merging = Account & { readonly isLeaf: boolean; readonly isBank: boolean };

/**
 * The first reason against merging, or undefined. Whether anything stands on the account is for the caller to see. An account with
 * details gives what still stands on itself to one of them, and to no other.
 */
export const mergeFault = (from: Merging, into: Merging): MergeFault | undefined => {
  if (from.id === into.id) return "same";
  const isTakenOver = into.code.startsWith(from.code);
  if ((!from.isLeaf && !isTakenOver) || !into.isLeaf || !into.isActive) return "not-leaf";
  if (!isTakenOver && (from.parentId === null || firstLevelCode(from.code) !== firstLevelCode(into.code)))
    return "other-heading";
  if (from.class === "profit-loss") return "profit-loss";
  if (from.isBank || into.isBank) return "bank-account";
  if (into.itemKinds.some((kind) => !from.itemKinds.includes(kind))) return "dimensions-differ";
  if (isTakenOver && from.itemKinds.some((kind) => !into.itemKinds.includes(kind))) return "dimensions-lost";
  return (from.unit ?? "") === (into.unit ?? "") ? undefined : "unit-differs";
};
