import { hasLostDigits } from "./amount-text.ts";
import { foldCompact, isBlankText } from "./cell-text.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { accountFromText, labelledIn, type LabelSearch } from "./declared-values.ts";
import { cellAt, filledCount, rowText, type Cell, type Grid } from "./grid.ts";
import { isRepeatedHeader, type FoundHeader } from "./header-search.ts";
import { settleSerials, type UnsettledLine } from "./line-keys.ts";
import { bookedMoment, readLine, readMovement, type CellFault } from "./line-reading.ts";
import type { SkippedRow, SkipReason, StatementLine, UnreadableRow } from "./statement.ts";
import { provenMovements, type WordedRow } from "./worded-rows.ts";

/** Everything below a header, in the order of the file. `sections` are account numbers seen between rows, 1-based rows. */
export type Body = {
  readonly lines: readonly StatementLine[];
  readonly skipped: readonly SkippedRow[];
  readonly unreadable: readonly UnreadableRow[];
  readonly sectionAccounts: readonly { readonly account: string; readonly row: number }[];
  readonly roundedSerialRows: readonly number[];
  readonly roundedPartyRows: readonly number[];
};

/** What a body is read with. */
export type BodyPlan = {
  readonly grid: Grid;
  readonly header: FoundHeader;
  readonly mapping: ColumnMapping;
  readonly footers: readonly string[];
  readonly search: LabelSearch;
  /** The cells of a row were told apart by a sign that may also stand in a text. */
  readonly isDelimited: boolean;
};

type Row = readonly Cell[];

const totalWords = "(?:本页|本日|本月|本期|本年|当日|当月|人民币|收入|支出|借方|贷方)?(?:合计|小计|总计|累计|总额)";
const carryWords =
  "(?:承前页?|过次页|转下页|上页结转|承上页|期初余额|上期余额|上日余额|昨日余额|期末余额|余额结转|承前余额)";
const totalWord = new RegExp(`^${totalWords}`);
const carryWord = new RegExp(`^${carryWords}`);
const onlyTotalOrCarry = { total: new RegExp(`^${totalWords}:?$`), carry: new RegExp(`^${carryWords}:?$`) };
const noMovementWord = /查无结果|无交易|没有符合|无符合|暂无|无明细|无记录|没有记录|未查询到|无数据/;

const wordReason = (text: string): SkipReason | undefined => {
  const word = foldCompact(text);
  if (totalWord.test(word)) return "total-row";
  if (carryWord.test(word)) return "carry-forward";
  return noMovementWord.test(word) && word.length <= 40 ? "no-movement" : undefined;
};

const firstTexts = (row: Row): readonly string[] =>
  row
    .filter((cell) => cell.text !== "")
    .slice(0, 3)
    .map((cell) => cell.text);

const firstReason = (texts: readonly string[]): SkipReason | undefined => {
  for (const text of texts) {
    const reason = wordReason(text);
    if (reason !== undefined) return reason;
  }
  return undefined;
};

const isFooter = (row: Row, footers: readonly string[]): boolean => {
  const word = foldCompact(firstTexts(row)[0] ?? "");
  return footers.some((footer) => word.startsWith(foldCompact(footer)));
};

const isSection = (row: Row, search: LabelSearch): boolean =>
  labelledIn(row, search).some(
    ({ field, cells }) => cells.length > 0 && (field === "account" || field === "accountName"),
  );

const hasMoney = (row: Row, mapping: ColumnMapping): boolean => {
  const moved = readMovement(row, mapping.amount);
  return moved.ok ? !moved.value.isZero : moved.error.reason !== "neither-filled";
};

const hasOneSide = (row: Row, mapping: ColumnMapping): boolean => {
  const moved = readMovement(row, mapping.amount);
  return moved.ok && !moved.value.isZero;
};

/** A sum printed without a word: below the last movement, no day, and either a count of rows or both columns filled. */
const trailingReason = (row: Row, mapping: ColumnMapping): SkipReason | undefined => {
  const moved = readMovement(row, mapping.amount);
  const isBoth = !moved.ok && moved.error.reason === "both-columns-filled";
  const isNeither = !moved.ok && moved.error.reason === "neither-filled";
  const isCount = /^(?:共|总|合)?(?:计)?\d{1,5}笔?$/.test(foldCompact(cellAt(row, 0).text));
  // One filled side could be a movement whose day is broken: that row must be seen by a person.
  if (isCount && (isBoth || isNeither)) return "count-row";
  return isBlankText(cellAt(row, mapping.bookedOn).text) && isBoth ? "total-row" : undefined;
};

/** A movement whose row broke off with the download: it names the other party's account, or begins a day behind another column. */
const isCutOff = (row: Row, { counterparty, bookedOn }: ColumnMapping): boolean =>
  (bookedOn > 0 && /^[12]\d{3}/.test(foldCompact(cellAt(row, bookedOn).text))) ||
  [counterparty.whenIn, counterparty.whenOut].some(({ account }) =>
    /^\d{5,}$/.test(foldCompact(cellAt(row, account).text)),
  );

const looksLikeDay = (text: string): boolean => /^\d{4,8}|年|月/.test(foldCompact(text));

/** What only a movement has: the other party's account or the bank's own number, beside an amount on one side. */
const isPlainMovement = (row: Row, { amount, counterparty, serial }: ColumnMapping): boolean => {
  const moved = readMovement(row, amount);
  if (!moved.ok || moved.value.isZero) return false;
  const columns = [serial, counterparty.whenIn.account, counterparty.whenOut.account];
  return columns.some((column) => /\d{5,}/.test(foldCompact(cellAt(row, column).text)));
};

const brokenDay = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{8}(?:$|\D)/;

/** A movement whose day cannot be read, whatever word a name or a text of it begins with: 暂无户名, 累计投资公司. */
const isUndatedMovement = (row: Row, mapping: ColumnMapping): boolean =>
  isPlainMovement(row, mapping) ||
  (brokenDay.test(foldCompact(cellAt(row, mapping.bookedOn).text)) && hasOneSide(row, mapping));

type Undated = { readonly reason: SkipReason } | { readonly fault: CellFault };

const undatedRow = (row: Row, plan: BodyPlan, isTrailing: boolean): Undated => {
  const { mapping } = plan;
  if (isRepeatedHeader(row, plan.header.headers)) return { reason: "repeated-header" };
  const byWord = firstReason(firstTexts(row));
  if (byWord !== undefined && !isUndatedMovement(row, mapping)) return { reason: byWord };
  const hasAmount = hasMoney(row, mapping);
  const unread: Undated = { fault: { reason: "bad-date", column: mapping.bookedOn } };
  if (isTrailing && !hasAmount && isCutOff(row, mapping) && !isFooter(row, plan.footers)) return unread;
  const byPlace = isTrailing ? trailingReason(row, mapping) : undefined;
  if (byPlace !== undefined) return { reason: byPlace };
  if (!hasAmount && isFooter(row, plan.footers)) return { reason: "footer-note" };
  if (isSection(row, plan.search)) return { reason: "section-preamble" };
  const isDayLike = filledCount(row) >= 4 && looksLikeDay(cellAt(row, mapping.bookedOn).text);
  return hasAmount || isDayLike ? unread : { reason: "footer-note" };
};

/** Printed sheets give page and month totals a date of their own: told by a cell that holds nothing but such a word. */
const datedReason = (row: Row, mapping: ColumnMapping): SkipReason | undefined => {
  const reason = datedWord(row);
  return reason !== undefined && isPlainMovement(row, mapping) ? undefined : reason;
};

const datedWord = (row: Row): SkipReason | undefined => {
  for (const { text, kind } of row) {
    if (kind !== "text" || text.length > 8) continue;
    if (onlyTotalOrCarry.total.test(text)) return "total-row";
    if (onlyTotalOrCarry.carry.test(text)) return "carry-forward";
  }
  return undefined;
};

const sectionAccountsIn = (row: Row, search: LabelSearch): readonly string[] =>
  labelledIn(row, search)
    .filter(({ field }) => field === "account")
    .flatMap(({ cells }) => accountFromText(cells[0]?.text ?? "") ?? []);

const lastDatedIndex = ({ grid, header, mapping }: BodyPlan): number => {
  for (let index = grid.rows.length - 1; index >= header.bodyIndex; index -= 1)
    if (bookedMoment(grid.rows[index] ?? [], mapping) !== undefined) return index;
  return header.bodyIndex - 1;
};

const unreadableRow = (
  row: Row,
  { header }: BodyPlan,
  { fault, rowNumber }: { fault: CellFault; rowNumber: number },
): UnreadableRow => ({
  row: rowNumber,
  column: header.headers[fault.column] ?? "",
  reason: fault.reason,
  text: cellAt(row, fault.column).text,
  rowText: rowText(row),
});

const hasCellsFrom = (row: Row, column: number): boolean => filledCount(row.slice(column)) > 0;

/**
 * The first column that no heading and hardly a row reaches: a filled cell there means that a separator inside a text has moved
 * the row to the side. `undefined` where most rows reach there, which is a column without a heading.
 */
const firstColumnBeyond = ({ grid, header, isDelimited }: BodyPlan): number | undefined => {
  const beyond = header.headers.findLastIndex((heading) => heading !== "") + 1;
  const body = isDelimited ? grid.rows.slice(header.bodyIndex) : [];
  const wide = body.filter((row) => hasCellsFrom(row, beyond)).length;
  return !isDelimited || wide * 2 > body.length ? undefined : beyond;
};

type Outcome =
  | { readonly kind: "line"; readonly line: UnsettledLine }
  /** A movement as its balance is, or a sum as a word in it is: the rows beside it tell. */
  | { readonly kind: "worded"; readonly line: UnsettledLine; readonly reason: SkipReason }
  | { readonly kind: "skipped"; readonly reason: SkipReason }
  | { readonly kind: "unreadable"; readonly fault: CellFault };

const readRow = (
  row: Row,
  plan: BodyPlan,
  place: { readonly rowNumber: number; readonly isTrailing: boolean; readonly beyond: number | undefined },
): Outcome => {
  const booked = bookedMoment(row, plan.mapping);
  if (booked === undefined) {
    const undated = undatedRow(row, plan, place.isTrailing);
    return "reason" in undated
      ? { kind: "skipped", reason: undated.reason }
      : { kind: "unreadable", fault: undated.fault };
  }
  const reason = datedReason(row, plan.mapping);
  const sheet = plan.grid.places?.[place.rowNumber - 1] ?? plan.grid.sheet;
  const line = readLine(row, plan.mapping, { sheet, row: place.rowNumber, booked });
  const isBeyond = place.beyond !== undefined && hasCellsFrom(row, place.beyond);
  if (reason !== undefined)
    return !isBeyond && line.ok && line.value !== null && line.value.balanceFen !== null
      ? { kind: "worded", line: line.value, reason }
      : { kind: "skipped", reason };
  if (isBeyond) return { kind: "unreadable", fault: { reason: "too-many-cells", column: place.beyond ?? 0 } };
  if (!line.ok) return { kind: "unreadable", fault: line.error };
  return line.value === null ? { kind: "skipped", reason: "zero-amount" } : { kind: "line", line: line.value };
};

type Placed = { readonly row: Row; readonly rowNumber: number; readonly outcome: Outcome };

/** What every filled row below the header is; a row with a word of totals is judged by the rows beside it. */
const outcomesOf = (plan: BodyPlan): readonly Placed[] => {
  const lastDated = lastDatedIndex(plan);
  const beyond = firstColumnBeyond(plan);
  const placed = plan.grid.rows.flatMap((row, index): readonly Placed[] => {
    if (index < plan.header.bodyIndex || filledCount(row) === 0) return [];
    const rowNumber = index + 1;
    return [{ row, rowNumber, outcome: readRow(row, plan, { rowNumber, isTrailing: index > lastDated, beyond }) }];
  });
  if (placed.every(({ outcome }) => outcome.kind !== "worded")) return placed;
  const proven = provenMovements(
    placed.flatMap(({ outcome }): readonly WordedRow[] => {
      if (outcome.kind === "line") return [{ line: outcome.line, reason: null }];
      return outcome.kind === "worded" ? [{ line: outcome.line, reason: outcome.reason }] : [];
    }),
  );
  return placed.map((each) => {
    const { outcome, rowNumber } = each;
    if (outcome.kind !== "worded") return each;
    const { line, reason } = outcome;
    return { ...each, outcome: proven.has(rowNumber) ? { kind: "line", line } : { kind: "skipped", reason } };
  });
};

/** Reads every row below the header: a movement, a row left out with its reason, or a row that refuses the file. */
export const readBody = (plan: BodyPlan): Body => {
  const { mapping } = plan;
  const lines: UnsettledLine[] = [];
  const skipped: SkippedRow[] = [];
  const unreadable: UnreadableRow[] = [];
  const sectionAccounts: { account: string; row: number }[] = [];
  const roundedSerialRows: number[] = [];
  const roundedPartyRows: number[] = [];
  for (const { row, rowNumber, outcome } of outcomesOf(plan)) {
    if (outcome.kind === "unreadable") unreadable.push(unreadableRow(row, plan, { fault: outcome.fault, rowNumber }));
    else if (outcome.kind !== "line") {
      skipped.push({ row: rowNumber, reason: outcome.reason, text: rowText(row) });
      if (outcome.reason === "section-preamble")
        for (const account of sectionAccountsIn(row, plan.search)) sectionAccounts.push({ account, row: rowNumber });
    } else {
      const party = outcome.line.amountFen > 0 ? mapping.counterparty.whenIn : mapping.counterparty.whenOut;
      if (hasLostDigits(cellAt(row, mapping.serial))) roundedSerialRows.push(rowNumber);
      if (hasLostDigits(cellAt(row, party.account))) roundedPartyRows.push(rowNumber);
      lines.push(outcome.line);
    }
  }
  settleSerials(lines, mapping.isSerialTrusted);
  return { lines, skipped, unreadable, sectionAccounts, roundedSerialRows, roundedPartyRows };
};
