import { sql } from "kysely";
import { addMonths, beginningOf, monthOf, type Instant, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { VoucherSpan } from "./quarter-rows.ts";
import { closingLine } from "./closing-line-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** Numbers of lines of the log, both included. */
type LogSpan = { readonly from: number; readonly through: number };
type LogRow = { readonly at: Instant; readonly personName: string; readonly action: string; readonly subject: string };

/** What concerns every village: people, rules, settings, and what the program is kept by. */
const ofTownship = [
  "person.",
  "settings.",
  "rule.",
  "category.",
  "testParameters.",
  "backup.",
  "restore.",
  "ledger.verify",
];

const lines = sqlFor.selectFrom("trail");

const newestUntil = (reading: Reading, at: Instant): number =>
  reading.first(lines.select("no").where("at", "<=", at).orderBy("no", "desc").limit(1))?.no ?? 0;

/** Where the log of a ledger begins for its first quarter here: at the quarter's first day, or at its own first line if that is earlier. */
const beginningOfLog = (reading: Reading, ledgerId: LedgerId, firstDay: LocalDate): number => {
  const ofDay = lines.select("no").where("at", ">=", beginningOf(firstDay));
  const own = lines.select("no").where(sql<boolean>`instr(facts, ${ledgerId}) > 0`);
  const first = [ofDay, own].flatMap((query) => reading.first(query.orderBy("no").limit(1))?.no ?? []);
  return Math.min(...first, Number.MAX_SAFE_INTEGER);
};

/**
 * The lines a quarter's workbook tells of: those after the closing of the quarter before, through the closing of its own last month.
 * They go by their numbers, not by the clock, which may stand wrong: what is logged after a closing is never on its sheet. `closedAt`
 * bounds the books whose closing was logged before closings were sealed.
 */
export const logSpanOf = (
  reading: Reading,
  ledgerId: LedgerId,
  quarter: { readonly firstDay: LocalDate; readonly lastMonth: Month; readonly closedAt: Instant },
): LogSpan => {
  const before = closingLine(reading, ledgerId, addMonths(monthOf(quarter.firstDay), -1));
  return {
    from: before === undefined ? beginningOfLog(reading, ledgerId, quarter.firstDay) : before + 1,
    through: closingLine(reading, ledgerId, quarter.lastMonth) ?? newestUntil(reading, quarter.closedAt),
  };
};

/**
 * Lines of the audit trail of a span, oldest first, that concern the township or name the ledger. What other villages did stays
 * out of this one's workbook.
 */
export const readLogOf = (reading: Reading, ledgerId: LedgerId, span: LogSpan): readonly LogRow[] =>
  reading
    .all(
      lines
        .select(["at", "person_name", "action", "subject", "facts"])
        .where("no", ">=", span.from)
        .where("no", "<=", span.through)
        .where((each) =>
          each.or([
            sql<boolean>`instr(facts, ${ledgerId}) > 0`,
            ...ofTownship.map((prefix) => each("action", "like", `${prefix}%`)),
          ]),
        )
        .orderBy("no"),
    )
    .map((row) => ({ at: row.at, personName: row.person_name, action: row.action, subject: row.subject }));

/**
 * The cash counts the log saved after a line; `isAnyUnnamed` where one of its lines does not say which count it saved, as an earlier
 * program wrote them.
 */
export const countsLoggedAfter = (
  reading: Reading,
  no: number,
): { readonly ids: ReadonlySet<string>; readonly isAnyUnnamed: boolean } => {
  const saved = reading.all(
    lines
      .select(sql<string | null>`json_extract(facts, '$.countId')`.as("countId"))
      .where("no", ">", no)
      .where("action", "=", "cashCount.save")
      .orderBy("no"),
  );
  const ids = saved.flatMap(({ countId }) => countId ?? []);
  return { ids: new Set(ids), isAnyUnnamed: ids.length < saved.length };
};

/** Corrections posted in a span, of vouchers of any month. `effectFen`: what they add to income less expense. */
export const readAdjustments = (
  reading: Reading,
  span: VoucherSpan,
): readonly {
  readonly onDate: LocalDate;
  readonly original: string;
  readonly originalMonth: string;
  readonly correction: string;
  readonly kind: "red" | "supplement";
  readonly amountFen: Fen;
  readonly effectFen: Fen;
  readonly reason: string;
  readonly preparedByName: string;
  readonly reviewedByName: string;
}[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher as correction")
        .innerJoin("voucher as original", "original.id", "correction.corrects_id")
        .innerJoin("person as preparer", "preparer.id", "correction.prepared_by")
        .leftJoin("person as reviewer", "reviewer.id", "correction.reviewed_by")
        .select(["correction.on_date", "correction.month", "correction.word", "correction.number"])
        .select("correction.kind")
        .select(["original.month as original_month", "original.number as original_number"])
        .select("original.word as original_word")
        .select(["correction.corrects_reason", "preparer.name as preparer_name", "reviewer.name as reviewer_name"])
        .select([
          sql<number>`(select sum(debit_fen) from entry where voucher_id = correction.id)`.as("amount"),
          sql<number>`(select coalesce(sum(credit_fen - debit_fen), 0) from entry
            join account on account.id = entry.account_id and account.class = 'profit-loss'
            where voucher_id = correction.id)`.as("effect"),
        ])
        .where("correction.ledger_id", "=", span.ledgerId)
        .where("correction.month", ">=", span.from)
        .where("correction.month", "<=", span.to)
        .where("correction.state", "=", "posted")
        .orderBy("correction.month")
        .orderBy("correction.number"),
    )
    .map((row) => ({
      onDate: row.on_date,
      original: `${row.original_month} ${row.original_word}-${row.original_number}`,
      originalMonth: row.original_month,
      correction: `${row.month} ${row.word}-${row.number}`,
      kind: row.kind === "red" ? "red" : "supplement",
      amountFen: fen(row.amount),
      effectFen: fen(row.effect),
      reason: row.corrects_reason ?? "",
      preparedByName: row.preparer_name,
      reviewedByName: row.reviewer_name ?? "",
    }));
