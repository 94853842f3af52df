import { sql } from "kysely";
import * as z from "zod";
import type { Instant, Month } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { voucherPaperNames, type VoucherPaper } from "#domain/vouchers/voucher-paper.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

/** Posted vouchers of some months and numbers, in the order of months, words and numbers. */
export const readPostedIds = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly fromMonth: Month;
    readonly toMonth: Month;
    readonly fromNumber: number;
    readonly toNumber: number;
  },
): readonly VoucherId[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .select("id")
        .where("ledger_id", "=", of.ledgerId)
        .where("month", ">=", of.fromMonth)
        .where("month", "<=", of.toMonth)
        .where("state", "=", "posted")
        .where("number", ">=", of.fromNumber)
        .where("number", "<=", of.toNumber)
        .orderBy("month")
        .orderBy(sql`instr('记收付转', word)`)
        .orderBy("word")
        .orderBy("number"),
    )
    .map((row) => row.id);

/** How often each of some vouchers was printed; those never printed are left out. */
export const readPrintCounts = (reading: Reading, ids: readonly VoucherId[]): ReadonlyMap<VoucherId, number> => {
  const counts = new Map<VoucherId, number>();
  // SQLite takes a limited number of parameters in one statement.
  for (let at = 0; at < ids.length; at += 500) {
    const rows = reading.all(
      sqlFor
        .selectFrom("print_job_voucher")
        .select((each) => ["voucher_id", each.fn.max<number>("copy_no").as("count")])
        .where("voucher_id", "in", ids.slice(at, at + 500))
        .groupBy("voucher_id")
        .orderBy("voucher_id"),
    );
    for (const row of rows) counts.set(row.voucher_id, row.count);
  }
  return counts;
};

export const addPrintJob = (
  writing: Writing,
  job: {
    readonly id: string;
    readonly ledgerId: LedgerId;
    readonly at: Instant;
    readonly personId: PersonId;
    readonly paper: VoucherPaper;
    readonly printer: string;
    readonly vouchers: readonly { readonly id: VoucherId; readonly copyNo: number }[];
  },
): void => {
  writing.run(
    sqlFor.insertInto("print_job").values({
      id: job.id,
      ledger_id: job.ledgerId,
      at: job.at,
      person_id: job.personId,
      paper: job.paper,
      printer: job.printer,
    }),
  );
  for (const { id, copyNo } of job.vouchers)
    writing.run(sqlFor.insertInto("print_job_voucher").values({ job_id: job.id, voucher_id: id, copy_no: copyNo }));
};

/** One run of the printer; `firstName` and `lastName` are its first and last voucher, such as 2026-07 记-1. */
export type PrintJobRow = {
  readonly id: string;
  readonly at: Instant;
  readonly personName: string;
  readonly paper: VoucherPaper;
  readonly printer: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly voucherCount: number;
  readonly againCount: number;
};

const mostJobs = 500;
const voucherName = sql<string>`voucher.month || ' ' || voucher.word || '-' || voucher.number`;
// Numbers are padded for the comparison only: 记-9 stands before 记-10.
const sortedName = sql<string>`voucher.month || instr('记收付转', voucher.word) || voucher.word || printf('%09d', voucher.number) || char(10) || ${voucherName}`;

const nameIn = (sorted: string): string => sorted.slice(sorted.indexOf("\n") + 1);

/** Jobs, newest first: those of one voucher, or of a whole ledger. */
export const readPrintJobs = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly voucherId: VoucherId | null },
): readonly PrintJobRow[] => {
  let query = sqlFor
    .selectFrom("print_job")
    .innerJoin("person", "person.id", "print_job.person_id")
    .innerJoin("print_job_voucher", "print_job_voucher.job_id", "print_job.id")
    .innerJoin("voucher", "voucher.id", "print_job_voucher.voucher_id")
    .select(["print_job.id", "print_job.at", "person.name", "print_job.paper", "print_job.printer"])
    .select([
      sql<string>`min(${sortedName})`.as("first_name"),
      sql<string>`max(${sortedName})`.as("last_name"),
      sql<number>`count(*)`.as("voucher_count"),
      sql<number>`sum(print_job_voucher.copy_no > 1)`.as("again_count"),
    ])
    .where("print_job.ledger_id", "=", of.ledgerId);
  if (of.voucherId !== null) {
    const { voucherId } = of;
    query = query.where("print_job.id", "in", (inner) =>
      inner.selectFrom("print_job_voucher").select("job_id").where("voucher_id", "=", voucherId),
    );
  }
  const rows = reading.all(
    query.groupBy("print_job.id").orderBy("print_job.at", "desc").orderBy("print_job.id", "desc").limit(mostJobs),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    personName: row.name,
    paper: row.paper,
    printer: row.printer,
    firstName: nameIn(row.first_name),
    lastName: nameIn(row.last_name),
    voucherCount: row.voucher_count,
    againCount: row.again_count,
  }));
};

const printSettingsShape = z.object({
  paper: z.enum(voucherPaperNames),
  lineCount: z.union([z.literal(5), z.literal(6)]),
  hasGrid: z.boolean(),
  isOverprint: z.boolean(),
  supervisorName: z.string(),
  cashierName: z.string(),
  printers: z.array(z.object({ name: z.string(), offsetX: z.int(), offsetY: z.int() })),
});
/** How the office prints; offsets of a printer are tenths of a millimetre. */
export type PrintSettings = z.output<typeof printSettingsShape>;

const defaultPrintSettings: PrintSettings = {
  paper: "A4-2",
  lineCount: 6,
  hasGrid: true,
  isOverprint: false,
  supervisorName: "",
  cashierName: "",
  printers: [],
};
const settingName = "printing";

export const readPrintSettings = (reading: Reading): PrintSettings =>
  readSetting(reading, settingName, { shape: printSettingsShape, defaults: defaultPrintSettings });

export const savePrintSettings = (
  writing: Writing,
  settings: PrintSettings,
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: settings });
};
