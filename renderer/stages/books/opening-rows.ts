import type { InputOf, OutputOf } from "#contract/contract.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { levelOf } from "./account-tree.ts";

type Account = OutputOf<"account.list">["accounts"][number];
type Item = OutputOf<"item.list">["items"][number];
export type SavedOpening = OutputOf<"opening.show">["rows"][number];
export type OpeningInput = InputOf<"opening.save">["rows"][number];

/**
 * One line of the opening grid: a heading account, a leaf to be filled in, or one auxiliary item of a leaf.
 * `amountFen` is on the account's normal side, as people read it from the old books; negative means the other side.
 */
export type OpeningLine = {
  readonly key: string;
  readonly accountId: string;
  readonly itemId: string | null;
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly normalSide: "debit" | "credit";
  readonly kind: "heading" | "leaf" | "leaf-with-items" | "item";
  readonly itemKinds: Account["itemKinds"];
};

export const openingKey = (accountId: string, itemId: string | null): string => `${accountId}/${itemId ?? ""}`;

/** What was typed, by line key: debit-positive fen. */
export type OpeningAmounts = ReadonlyMap<string, Fen>;

export const amountsFrom = (rows: readonly SavedOpening[]): OpeningAmounts =>
  new Map(rows.map((row) => [openingKey(row.accountId, row.itemId), row.amountFen]));

/** The grid: every active account in code order; below a leaf kept by items one line for each item chosen or filled in. */
export const openingLines = (
  accounts: readonly Account[],
  items: readonly Item[],
  amounts: OpeningAmounts,
): readonly OpeningLine[] => {
  const itemById = new Map<string, Item>(items.map((item) => [item.id, item]));
  const accountById = new Map<string, Account>(accounts.map((account) => [account.id, account]));
  return accounts
    .filter((account) => account.isActive)
    .toSorted((left, right) => left.code.localeCompare(right.code))
    .flatMap((account): readonly OpeningLine[] => {
      const level = levelOf(account, accountById);
      const common = { accountId: account.id, code: account.code, level, normalSide: account.normalSide };
      const kind = !account.isLeaf ? "heading" : account.itemKinds.length > 0 ? "leaf-with-items" : "leaf";
      const own: OpeningLine = {
        ...common,
        key: openingKey(account.id, null),
        itemId: null,
        name: account.name,
        kind,
        itemKinds: account.itemKinds,
      };
      if (kind !== "leaf-with-items") return [own];
      const prefix = `${account.id}/`;
      const below = [...amounts.keys()].filter((key) => key.startsWith(prefix) && key !== prefix);
      const itemLines = below.flatMap((key): readonly OpeningLine[] => {
        const item = itemById.get(key.slice(prefix.length));
        if (item === undefined) return [];
        return [{ ...common, key, itemId: item.id, name: item.name, kind: "item", level: level + 1, itemKinds: [] }];
      });
      return [own, ...itemLines];
    });
};

/** Codes and names of the accounts that ask for a party and have an amount without one: it will stand under 未分户. */
export const unnamedAccounts = (accounts: readonly Account[], amounts: OpeningAmounts): readonly string[] =>
  accounts
    .filter((account) => account.itemKinds.length > 0 && (amounts.get(openingKey(account.id, null)) ?? 0) !== 0)
    .map((account) => `${account.code} ${account.name}`);

export type OpeningTotals = { readonly debitFen: Fen; readonly creditFen: Fen; readonly differenceFen: Fen };

/** 试算平衡: both sides and what is missing; `differenceFen` positive means the debit side is larger. */
export const openingTotals = (amounts: OpeningAmounts): OpeningTotals => {
  const values = [...amounts.values()];
  const debitFen = sumOf(values, (value) => Math.max(0, value));
  const creditFen = sumOf(values, (value) => Math.max(0, -value));
  return { debitFen, creditFen, differenceFen: fen(debitFen - creditFen) };
};

/** The balance below each account, heading accounts included, debit-positive, by account id. */
export const headingTotals = (accounts: readonly Account[], amounts: OpeningAmounts): ReadonlyMap<string, Fen> => {
  const parentOf = new Map<string, string | null>(accounts.map((account) => [account.id, account.parentId]));
  const totals = new Map<string, Fen>();
  for (const [key, amountFen] of amounts) {
    let current: string | null | undefined = key.slice(0, key.indexOf("/"));
    while (current !== null && current !== undefined) {
      totals.set(current, fen((totals.get(current) ?? zeroFen) + amountFen));
      current = parentOf.get(current);
    }
  }
  return totals;
};

/** The rows to save: lines without an amount are left out. */
export const rowsToSave = (amounts: OpeningAmounts): readonly OpeningInput[] =>
  [...amounts]
    .filter(([, amountFen]) => amountFen !== 0)
    .map(([key, amountFen]) => {
      const [accountId = "", itemId = ""] = key.split("/");
      return { accountId, itemId: itemId === "" ? null : itemId, amountFen };
    });

/** A number on the account's normal side as it is typed, and the debit-positive amount it stands for. */
export const debitPositive = (amountFen: Fen, side: "debit" | "credit"): Fen =>
  side === "debit" ? amountFen : fen(-amountFen);
