import { foldCompact, foldText } from "#domain/bank/cell-text.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import {
  accountIn,
  accountRoleOf,
  amountIn,
  isBelow,
  isFrameRow,
  rejectedAt,
  rowsOf,
  type ForeignRow,
  type Rejected,
} from "./foreign-rows.ts";
import type { ColumnRole, ForeignTable } from "./foreign-table.ts";

/** What of an account's balance is with one party. */
export type ForeignPart = { readonly party: string; readonly openingFen: Fen; readonly closingFen: Fen };

/** One account of a 科目余额表; amounts debit-positive. `path` are the names from the first level down. */
export type ForeignBalance = {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly isLeaf: boolean;
  readonly openingFen: Fen;
  readonly closingFen: Fen;
  /** By party, where the table says so; what is left of the balance has none. */
  readonly parts: readonly ForeignPart[];
};
export type ForeignBalances = {
  readonly balances: readonly ForeignBalance[];
  readonly rejected: readonly Rejected[];
  readonly skipped: number;
};

type Read = { readonly fen: Fen } | { readonly role: ColumnRole };

/** One balance of a row: two columns for two sides, or one with its side before it; a side left open means debit. */
const balanceIn = (table: ForeignTable, row: ForeignRow, when: "open" | "close"): Read => {
  const [debitRole, creditRole, balanceRole] = [`${when}-debit`, `${when}-credit`, `${when}-balance`] as const;
  const column = table.columns[balanceRole];
  if (table.columns[debitRole] !== undefined) {
    const debit = amountIn(row.cell(debitRole));
    const credit = amountIn(row.cell(creditRole));
    if (debit === undefined) return { role: debitRole };
    return credit === undefined ? { role: creditRole } : { fen: fen(debit - credit) };
  }
  if (column === undefined) return { fen: zeroFen };
  const amount = amountIn(row.cell(balanceRole));
  if (amount === undefined) return { role: balanceRole };
  const side = table.sides.get(column);
  const isCredit = side !== undefined && foldCompact(row.cellAt(side).text).startsWith("贷");
  return { fen: isCredit ? fen(-amount) : amount };
};

type Kept = Omit<ForeignBalance, "path" | "isLeaf">;
type Line = Omit<Kept, "parts"> & { readonly party: string };

const partyIn = (table: ForeignTable, row: ForeignRow): string =>
  table.parties.map((column) => foldText(row.cellAt(column).text)).find((text) => text !== "") ?? "";

/** One row an account: its own where the table has one, else the sum of its parties. */
const gathered = (lines: readonly Line[]): readonly Kept[] =>
  [...Map.groupBy(lines, ({ code }) => code).values()].flatMap((own): readonly Kept[] => {
    const parts = own
      .filter(({ party }) => party !== "")
      .map(({ party, openingFen, closingFen }) => ({ party, openingFen, closingFen }));
    const [first] = own;
    if (first === undefined) return [];
    const { party: _party, ...account } = own.find(({ party }) => party === "") ?? {
      ...first,
      openingFen: fen(sumOf(parts, (part) => part.openingFen)),
      closingFen: fen(sumOf(parts, (part) => part.closingFen)),
    };
    return [{ ...account, parts }];
  });

const readRows = (table: ForeignTable) => {
  const lines: Line[] = [];
  const rejected: Rejected[] = [];
  let skipped = 0;
  const seen = new Set<string>();
  for (const row of rowsOf(table)) {
    if (isFrameRow(row)) {
      skipped += 1;
      continue;
    }
    const account = accountIn(row);
    const role = accountRoleOf(table);
    if (account === undefined) {
      rejected.push(rejectedAt(table, row, { role, fault: "account-missing", text: row.text }));
      continue;
    }
    const opening = balanceIn(table, row, "open");
    const closing = balanceIn(table, row, "close");
    const party = partyIn(table, row);
    const key = `${account.code} ${party}`;
    if (seen.has(key)) {
      rejected.push(rejectedAt(table, row, { role, fault: "duplicate-account", text: key.trim() }));
    } else if (!("fen" in opening)) {
      rejected.push(
        rejectedAt(table, row, { ...opening, fault: "amount-unreadable", text: row.cell(opening.role).text }),
      );
    } else if (!("fen" in closing)) {
      rejected.push(
        rejectedAt(table, row, { ...closing, fault: "amount-unreadable", text: row.cell(closing.role).text }),
      );
    } else lines.push({ row: row.no, ...account, party, openingFen: opening.fen, closingFen: closing.fen });
    seen.add(key);
  }
  return { kept: gathered(lines), rejected, skipped };
};

const lastName = (name: string): string => name.split(/[-_/\\—]/).at(-1) ?? name;

/** The names of the accounts above each and its own, first level first. Accounts come sorted, so that what stands above was seen. */
const pathsOf = (sorted: readonly Kept[]): readonly (readonly string[])[] => {
  const above: Kept[] = [];
  return sorted.map((account) => {
    while (above.length > 0 && !isBelow(account.code, above.at(-1)?.code ?? "")) above.pop();
    // Some programs write the whole path into the name; what stands above is then said already.
    const own = above.length === 0 ? account.name : lastName(account.name);
    const path = [...above.map((each) => lastName(each.name)), own];
    above.push(account);
    return path;
  });
};

/**
 * Reads a 科目余额表. The details of an account must add up to it, in both balances; where they do not, the account's row is
 * rejected, because somebody has cut the table.
 */
export const readForeignBalances = (table: ForeignTable): ForeignBalances => {
  const { kept, rejected, skipped } = readRows(table);
  const sorted = kept.toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const paths = pathsOf(sorted);
  const balances = sorted.map((account, index) => ({
    ...account,
    isLeaf: !isBelow(sorted[index + 1]?.code ?? "", account.code),
    path: paths[index] ?? [account.name],
  }));
  const faults = balances.flatMap((account): readonly Rejected[] => {
    if (account.isLeaf) return [];
    const leaves = balances.filter((other) => other.isLeaf && isBelow(other.code, account.code));
    const isSame =
      sumOf(leaves, (leaf) => leaf.openingFen) === account.openingFen &&
      sumOf(leaves, (leaf) => leaf.closingFen) === account.closingFen;
    const place = { no: account.row };
    return isSame
      ? []
      : [rejectedAt(table, place, { role: accountRoleOf(table), fault: "parent-differs", text: account.code })];
  });
  return { balances, rejected: [...rejected, ...faults], skipped };
};
