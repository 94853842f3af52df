import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { VoucherSpan } from "./quarter-rows.ts";

/** One version of one workbook; `ledgerId` null is the township roll-up. */
export type WorkbookRow = {
  readonly id: string;
  readonly ledgerId: LedgerId | null;
  readonly ledgerName: string | null;
  readonly quarter: Quarter;
  readonly version: number;
  readonly name: string;
  readonly isMasked: boolean;
  readonly fileHash: string;
  readonly chainHash: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
};

const workbooks = () =>
  sqlFor
    .selectFrom("workbook")
    .leftJoin("ledger", "ledger.id", "workbook.ledger_id")
    .innerJoin("person", "person.id", "workbook.made_by")
    .selectAll("workbook")
    .select(["ledger.name as ledger_name", "person.name as person_name"])
    .orderBy("workbook.quarter", "desc")
    .orderBy("ledger.name")
    .orderBy("workbook.is_masked")
    .orderBy("workbook.version", "desc");

type Row = ReturnType<ReturnType<typeof workbooks>["execute"]> extends Promise<(infer Each)[]> ? Each : never;

const workbookFrom = (row: Row): WorkbookRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  ledgerName: row.ledger_name,
  quarter: row.quarter,
  version: row.version,
  name: row.name,
  isMasked: row.is_masked === 1,
  fileHash: row.file_hash,
  chainHash: row.chain_hash,
  madeByName: row.person_name,
  madeAt: row.made_at,
});

/** Workbooks made so far, newest quarter and version first; of one quarter, or all when null. */
export const readWorkbooks = (reading: Reading, quarter: Quarter | null): readonly WorkbookRow[] =>
  reading.all(quarter === null ? workbooks() : workbooks().where("workbook.quarter", "=", quarter)).map(workbookFrom);

export const readWorkbook = (reading: Reading, id: string): WorkbookRow | undefined => {
  const row = reading.first(workbooks().where("workbook.id", "=", id));
  return row === undefined ? undefined : workbookFrom(row);
};

/** What makes two workbooks versions of one another. */
export type WorkbookKey = {
  readonly ledgerId: LedgerId | null;
  readonly quarter: Quarter;
  readonly isMasked: boolean;
};

/** The newest version of a workbook, or `undefined`. */
export const readLastWorkbook = (reading: Reading, key: WorkbookKey): WorkbookRow | undefined => {
  const query = workbooks()
    .where("workbook.quarter", "=", key.quarter)
    .where("workbook.is_masked", "=", key.isMasked ? 1 : 0);
  const row = reading.first(
    key.ledgerId === null
      ? query.where("workbook.ledger_id", "is", null)
      : query.where("workbook.ledger_id", "=", key.ledgerId),
  );
  return row === undefined ? undefined : workbookFrom(row);
};

export const addWorkbook = (
  writing: Writing,
  workbook: WorkbookKey & {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly fileHash: string;
    readonly chainHash: string;
    readonly madeBy: PersonId;
    readonly madeAt: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("workbook").values({
      id: workbook.id,
      ledger_id: workbook.ledgerId,
      quarter: workbook.quarter,
      version: workbook.version,
      name: workbook.name,
      is_masked: workbook.isMasked ? 1 : 0,
      file_hash: workbook.fileHash,
      chain_hash: workbook.chainHash,
      made_by: workbook.madeBy,
      made_at: workbook.madeAt,
    }),
  );
};

/** Posted corrections of a span's vouchers, whenever they were made. */
export const readCorrectionsOf = (
  reading: Reading,
  span: VoucherSpan,
): readonly {
  readonly original: string;
  readonly correction: string;
  readonly kind: "red" | "supplement";
  readonly onDate: LocalDate;
  readonly reason: string;
}[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("voucher as correction", "correction.corrects_id", "voucher.id")
        .select([
          "voucher.month",
          "voucher.word",
          "voucher.number",
          "correction.word as correction_word",
          "correction.month as correction_month",
        ])
        .select(["correction.number as correction_number", "correction.kind", "correction.on_date"])
        .select("correction.corrects_reason")
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to)
        .where("correction.state", "=", "posted")
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .orderBy("correction.chain_no"),
    )
    .map((row) => ({
      original: `${row.month} ${row.word}-${row.number}`,
      correction: `${row.correction_month} ${row.correction_word}-${row.correction_number}`,
      kind: row.kind === "red" ? "red" : "supplement",
      onDate: row.on_date,
      reason: row.corrects_reason ?? "",
    }));
