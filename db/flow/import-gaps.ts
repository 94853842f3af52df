import type { Around } from "#domain/bank/cut-days.ts";
import type { Comparison } from "#domain/bank/known-lines.ts";
import { dayCloses, statementGaps, type StatementGap } from "#domain/bank/opening-gap.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { BankAccountRow } from "#store/bank-account-rows.ts";
import { balanceBefore } from "#store/bank-line-rows.ts";
import { readDeclaredBalance } from "#store/declared-balance-rows.ts";
import { readBesideDay, type readKnownLines } from "#store/known-line-rows.ts";
import type { Reading } from "#store/query.ts";
import { readFileSpans } from "#store/statement-rows.ts";
import { bankBalanceByBooks } from "./bank-by-books.ts";

type Known = ReturnType<typeof readKnownLines>[number];

/** What the bank must have had before a day: by the lines known from before; for the first statement, by the books. */
export const openingExpected = (reading: Reading, account: BankAccountRow, day: LocalDate): Fen =>
  balanceBefore(reading, account.id, day) ??
  readDeclaredBalance(reading, account.id, addDays(day, -1))?.balanceFen ??
  bankBalanceByBooks(reading, account, addDays(day, -1));

/** What an account's journal says around a file: which files came before, and the balances before and after a day. */
export const aroundAccount = (reading: Reading, account: BankAccountRow): Around => ({
  spans: readFileSpans(reading, account.id),
  openingOf: (day) => openingExpected(reading, account, day),
  closingOf: (day) => readBesideDay(reading, account.id, day).afterFen,
});

type Imported = {
  readonly inspection: {
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
    readonly openingFen: Fen | null;
    readonly closingFen: Fen | null;
    readonly lines: readonly StatementLine[];
  };
  readonly known: readonly Known[];
  readonly comparison: Comparison<StatementLine, Known>;
};

/** Whether a day's lines, known ones and those a file brings, lead from the balance before the day to the one after it. */
const closesWith =
  (reading: Reading, account: BankAccountRow, { inspection, known, comparison }: Imported) =>
  (day: LocalDate | null): boolean => {
    const fresh = comparison.verdicts.filter(({ kind, line }) => kind === "new" && line.bookedOn === day);
    if (day === null || fresh.length === 0) return true;
    const standing = known.filter(({ deleted, bookedOn }) => deleted === null && bookedOn === day);
    const beside = readBesideDay(reading, account.id, day);
    const previous = inspection.lines.findLast(({ bookedOn }) => bookedOn < day);
    const next = inspection.lines.find(({ bookedOn }) => bookedOn > day);
    return dayCloses([...standing, ...fresh.map(({ line }) => line)], {
      beforeFen: previous?.balanceFen ?? beside.beforeFen,
      afterFen: next === undefined || next.balanceFen === null ? beside.afterFen : next.balanceFen - next.amountFen,
    });
  };

/** Where a statement does not meet the account's lines beside its days; a balance declared for the day before counts too. */
export const gapsOf = (reading: Reading, account: BankAccountRow, imported: Imported): readonly StatementGap[] => {
  const { inspection, known } = imported;
  const { from, to } = inspection;
  if (from === null || to === null) return [];
  const before = readBesideDay(reading, account.id, from).beforeFen;
  const declared = readDeclaredBalance(reading, account.id, addDays(from, -1))?.balanceFen;
  const isUnknown = balanceBefore(reading, account.id, from) === null;
  const beforeFen = before === undefined ? (isUnknown ? declared : undefined) : fen(before);
  const after = readBesideDay(reading, account.id, to).afterFen;
  return statementGaps(
    inspection,
    { beforeFen, afterFen: after === undefined ? undefined : fen(after) },
    {
      near: known.filter(({ deleted }) => deleted === null),
      closes: closesWith(reading, account, imported),
    },
  );
};
