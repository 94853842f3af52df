import { foldCompact, foldText } from "#domain/bank/cell-text.ts";
import { fen, sumOf, yuanTextFromFen, zeroFen, type Fen } from "#domain/core/fen.ts";
import { doubtAt, endsStretch, isTotalRow, nameDoubts, totalDoubts, type Doubt } from "./foreign-doubts.ts";
import {
  accountIn,
  accountRoleOf,
  amountIn,
  isBelow,
  isFrameRow,
  lastName,
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
  readonly doubts: readonly Doubt[];
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

/** What a row booked in its span, debit less credit; `undefined` where the table does not say or a cell cannot be read. */
const moveIn = (table: ForeignTable, row: ForeignRow): number | undefined => {
  if (table.columns["move-debit"] === undefined || table.columns["move-credit"] === undefined) return undefined;
  const [debit, credit] = [amountIn(row.cell("move-debit")), amountIn(row.cell("move-credit"))];
  return debit === undefined || credit === undefined ? undefined : debit - credit;
};

const hasBalance = ({ columns }: ForeignTable, when: "open" | "close"): boolean =>
  columns[`${when}-debit`] !== undefined || columns[`${when}-balance`] !== undefined;

/** 期初 with what was booked is 期末, where a table says all three. */
const rowDoubts = (table: ForeignTable, row: ForeignRow, line: Line): readonly Doubt[] => {
  const moved = moveIn(table, row);
  if (moved === undefined || !hasBalance(table, "open") || !hasBalance(table, "close")) return [];
  const foundFen = fen(line.openingFen + moved);
  if (foundFen === line.closingFen) return [];
  const role = table.columns["close-debit"] === undefined ? "close-balance" : "close-debit";
  const text = `${line.code} ${line.name} ${line.party}`.trim();
  return [doubtAt(table, row.no, { role, fault: "row-differs", text, printedFen: line.closingFen, foundFen })];
};

const twoSided = ["open-debit", "open-credit", "move-debit", "move-credit", "close-debit", "close-credit"] as const;

type Body = { readonly row: ForeignRow; readonly line: Line };

/** The ways a program may add up a table: its highest accounts, its lowest ones, its parties; of all rows or since the last total. */
const waysOf = (bodies: readonly Body[], since: number): readonly (readonly ForeignRow[])[] => {
  const known = new Set(bodies.map(({ line }) => line.code));
  const codes = [...known].toSorted();
  const hasAbove = (code: string): boolean =>
    Array.from(code, (_digit, at) => code.slice(0, at)).some((part) => known.has(part) && isBelow(code, part));
  const owned = new Set(bodies.flatMap(({ line }) => (line.party === "" ? [line.code] : [])));
  const divided = new Set(bodies.flatMap(({ line }) => (line.party === "" ? [] : [line.code])));
  const above = new Set(codes.filter((code, index) => isBelow(codes[index + 1] ?? "", code)));
  const isHighest = ({ line }: Body): boolean => (line.party === "" || !owned.has(line.code)) && !hasAbove(line.code);
  const isLowest = ({ line }: Body): boolean => !above.has(line.code) && (line.party === "" || !owned.has(line.code));
  const isPart = ({ line }: Body): boolean => !above.has(line.code) && (line.party !== "" || !divided.has(line.code));
  return [0, since].flatMap((from) =>
    [isHighest, isLowest, isPart].map((isAdded) =>
      bodies.filter((body) => body.row.no > from && isAdded(body)).map(({ row }) => row),
    ),
  );
};

const readRows = (table: ForeignTable) => {
  const bodies: Body[] = [];
  const rejected: Rejected[] = [];
  const doubts: Doubt[] = [];
  let skipped = 0;
  let since = 0;
  const seen = new Set<string>();
  const role = accountRoleOf(table);
  for (const row of rowsOf(table)) {
    if (isFrameRow(row)) {
      skipped += 1;
      if (isTotalRow(row)) doubts.push(...totalDoubts(table, row, { roles: twoSided, ways: waysOf(bodies, since) }));
      if (endsStretch(row)) since = row.no;
      continue;
    }
    const account = accountIn(row);
    if (account === undefined) {
      rejected.push(rejectedAt(table, row, { role, fault: "account-missing", text: row.text }));
      continue;
    }
    const opening = balanceIn(table, row, "open");
    const closing = balanceIn(table, row, "close");
    const party = partyIn(table, row);
    const key = `${account.code} ${party}`;
    const unread = "fen" in opening ? closing : opening;
    if (seen.has(key)) {
      rejected.push(rejectedAt(table, row, { role, fault: "duplicate-account", text: key.trim() }));
    } else if ("fen" in opening && "fen" in closing) {
      const line = { row: row.no, ...account, party, openingFen: opening.fen, closingFen: closing.fen };
      bodies.push({ row, line });
      doubts.push(...rowDoubts(table, row, line));
    } else if (!("fen" in unread))
      rejected.push(
        rejectedAt(table, row, { ...unread, fault: "amount-unreadable", text: row.cell(unread.role).text }),
      );
    seen.add(key);
  }
  const lines = bodies.map(({ line }) => line);
  return { kept: gathered(lines), rejected, doubts: [...doubts, ...nameDoubts(table, role, lines)], skipped };
};

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

/** Balances of an account that its details do not come to, with both figures. */
const parentFaults = (table: ForeignTable, account: Kept, leaves: readonly Kept[]): readonly Rejected[] =>
  (["open", "close"] as const).flatMap((when): readonly Rejected[] => {
    const amountOf = (each: Kept): Fen => (when === "open" ? each.openingFen : each.closingFen);
    const sum = fen(sumOf(leaves, amountOf));
    if (sum === amountOf(account)) return [];
    const role =
      table.columns[`${when}-debit`] === undefined ? (`${when}-balance` as const) : (`${when}-debit` as const);
    const figures = `写 ${yuanTextFromFen(amountOf(account))}，明细合计 ${yuanTextFromFen(sum)}`;
    const text = `${account.code} ${account.name}：${figures}`;
    return [rejectedAt(table, { no: account.row }, { role, fault: "parent-differs", text })];
  });

/**
 * Reads a 科目余额表. The details of an account must add up to it, in both balances; where they do not, the account's row is
 * rejected, because somebody has cut the table. A printed total or a closing balance that its rows do not come to is a doubt.
 */
export const readForeignBalances = (table: ForeignTable): ForeignBalances => {
  const { kept, rejected, doubts, skipped } = readRows(table);
  const sorted = kept.toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const paths = pathsOf(sorted);
  const balances = sorted.map((account, index) => ({
    ...account,
    isLeaf: !isBelow(sorted[index + 1]?.code ?? "", account.code),
    path: paths[index] ?? [account.name],
  }));
  const faults = balances
    .filter(({ isLeaf }) => !isLeaf)
    .flatMap((account) =>
      parentFaults(
        table,
        account,
        balances.filter((other) => other.isLeaf && isBelow(other.code, account.code)),
      ),
    );
  return { balances, rejected: [...rejected, ...faults], doubts: rejected.length > 0 ? [] : doubts, skipped };
};
