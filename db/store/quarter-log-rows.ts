import { sql } from "kysely";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { VoucherSpan } from "./quarter-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

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

/**
 * Lines of the audit trail between two instants, oldest first, that concern the township or name the ledger. What other
 * villages did stays out of this one's workbook. `to` is a closing: of the lines of that very moment, those after the closing's own
 * are left out, so that making the workbook never changes the workbook.
 */
export const readLogOf = (
  reading: Reading,
  ledgerId: LedgerId,
  between: { readonly from: Instant; readonly to: Instant },
): readonly LogRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("trail")
        .select(["at", "person_name", "action", "subject", "facts"])
        .where("at", ">=", between.from)
        .where("at", "<=", between.to)
        .where(
          sql<boolean>`no <= coalesce((select max(closing.no) from trail closing where closing.at <= ${between.to}
            and closing.action like 'period.close%' and instr(closing.facts, ${ledgerId}) > 0), no)`,
        )
        .where((each) =>
          each.or([
            sql<boolean>`instr(facts, ${ledgerId}) > 0`,
            ...ofTownship.map((prefix) => each("action", "like", `${prefix}%`)),
          ]),
        )
        .orderBy("no"),
    )
    .map((row) => ({ at: row.at, personName: row.person_name, action: row.action, subject: row.subject }));

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
