import type { AccountId } from "#domain/core/ids.ts";
import type { ItemKind } from "./item.ts";

export type AccountClass = "asset" | "liability" | "equity" | "cost" | "profit-loss";
export type Side = "debit" | "credit";

/** An account of one ledger. First-level codes have three digits and are fixed by the accounting system; details are free. */
export type Account = {
  readonly id: AccountId;
  readonly code: string;
  readonly name: string;
  readonly class: AccountClass;
  readonly normalSide: Side;
  readonly parentId: AccountId | null;
  readonly itemKinds: readonly ItemKind[];
  readonly isActive: boolean;
  /** 数量核算: the unit its quantities are counted in; absent or empty where only money is kept. */
  readonly unit?: string | undefined;
};

/** The three-digit first-level code an account belongs to. */
export const firstLevelCode = (code: string): string => code.slice(0, 3);

/** True when nothing stands below the account: only leaves take entries. */
export const isLeaf = (
  account: { readonly id: AccountId },
  accounts: readonly { readonly parentId: AccountId | null }[],
): boolean => accounts.every((other) => other.parentId !== account.id);
