import { sql } from "kysely";
import * as z from "zod";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, PayoutId, PersonId } from "#domain/core/ids.ts";
import type { PayoutAnswer } from "#domain/funds/payout-answers.ts";
import { payoutFields, shippedTemplates, type PayoutRow, type PayoutTemplate } from "#domain/funds/payout.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type PayoutHead = {
  readonly id: PayoutId;
  readonly ledgerId: LedgerId;
  readonly sourceKind: Tables["payout"]["source_kind"];
  readonly sourceId: string;
  readonly parentId: PayoutId | null;
  readonly title: string;
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly rowCount: number;
  readonly totalFen: Fen;
  readonly paidCount: number;
  readonly failedCount: number;
  readonly fileCount: number;
};

const counted = (what: string) => sql<number>`(select ${sql.raw(what)} from payout_row where payout_id = payout.id)`;

const heads = () =>
  sqlFor
    .selectFrom("payout")
    .innerJoin("person", "person.id", "payout.made_by")
    .select(["payout.id", "payout.ledger_id as ledgerId", "payout.source_kind as sourceKind"])
    .select(["payout.source_id as sourceId", "payout.parent_id as parentId", "payout.title"])
    .select(["person.name as madeByName", "payout.made_at as madeAt"])
    .select([
      counted("count(*)").as("rowCount"),
      counted("coalesce(sum(amount_fen), 0)").as("total"),
      counted("coalesce(sum(state = 'paid'), 0)").as("paidCount"),
      counted("coalesce(sum(state = 'failed'), 0)").as("failedCount"),
      sql<number>`(select count(*) from payout_file where payout_id = payout.id)`.as("fileCount"),
    ]);

const headFrom = ({ total, ...row }: Omit<PayoutHead, "totalFen"> & { readonly total: number }): PayoutHead => ({
  ...row,
  totalFen: fen(total),
});

export const readPayouts = (reading: Reading, ledgerId: LedgerId): readonly PayoutHead[] =>
  reading
    .all(heads().where("payout.ledger_id", "=", ledgerId).orderBy("payout.made_at", "desc").orderBy("payout.id"))
    .map(headFrom);

export const readPayout = (reading: Reading, id: PayoutId): PayoutHead | undefined => {
  const row = reading.first(heads().where("payout.id", "=", id).orderBy("payout.id"));
  return row === undefined ? undefined : headFrom(row);
};

export type KeptPayoutRow = PayoutRow & {
  readonly sourceNo: number;
  readonly state: Tables["payout_row"]["state"];
  readonly reason: string;
  readonly answeredOn: LocalDate | null;
};

export const readPayoutRows = (reading: Reading, id: PayoutId): readonly KeptPayoutRow[] =>
  reading.all(
    sqlFor
      .selectFrom("payout_row")
      .select(["no", "source_no as sourceNo", "name", "bank_name as bankName", "account"])
      .select(["amount_fen as amountFen", "state", "reason", "answered_on as answeredOn"])
      .where("payout_id", "=", id)
      .orderBy("no"),
  );

export const readPayoutFiles = (reading: Reading, id: PayoutId) =>
  reading.all(
    sqlFor
      .selectFrom("payout_file")
      .innerJoin("person", "person.id", "payout_file.made_by")
      .select(["payout_file.no", "payout_file.template", "payout_file.name", "payout_file.hash"])
      .select(["payout_file.row_count as rowCount", "payout_file.total_fen as totalFen", "payout_file.reason"])
      .select(["person.name as madeByName", "payout_file.made_at as madeAt"])
      .where("payout_file.payout_id", "=", id)
      .orderBy("payout_file.no"),
  );

export const addPayout = (
  writing: Writing,
  head: Pick<PayoutHead, "id" | "ledgerId" | "sourceKind" | "sourceId" | "parentId" | "title">,
  of: {
    readonly rows: readonly (PayoutRow & { readonly sourceNo: number })[];
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("payout").values({
      id: head.id,
      ledger_id: head.ledgerId,
      source_kind: head.sourceKind,
      source_id: head.sourceId,
      parent_id: head.parentId,
      title: head.title,
      made_by: of.by,
      made_at: of.at,
    }),
  );
  for (const row of of.rows)
    writing.run(
      sqlFor.insertInto("payout_row").values({
        payout_id: head.id,
        no: row.no,
        source_no: row.sourceNo,
        name: row.name,
        bank_name: row.bankName,
        account: row.account,
        amount_fen: row.amountFen,
        state: "sent",
        reason: "",
        answered_on: null,
      }),
    );
};

export const addPayoutFile = (
  writing: Writing,
  file: Omit<Tables["payout_file"], "made_by" | "made_at">,
  of: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(sqlFor.insertInto("payout_file").values({ ...file, made_by: of.by, made_at: of.at }));
};

export const answerPayout = (
  writing: Writing,
  id: PayoutId,
  of: { readonly answers: readonly PayoutAnswer[]; readonly on: LocalDate },
): void => {
  for (const { no, state, reason } of of.answers)
    writing.run(
      sqlFor
        .updateTable("payout_row")
        .set({ state, reason, answered_on: of.on })
        .where("payout_id", "=", id)
        .where("no", "=", no),
    );
};

/** The template of the newest file made of a batch. */
export const readLastTemplate = (reading: Reading, id: PayoutId): string | undefined =>
  reading.first(
    sqlFor.selectFrom("payout_file").select("template").where("payout_id", "=", id).orderBy("no", "desc").limit(1),
  )?.template;

const kept = z.object({
  id: z.string(),
  title: z.string(),
  format: z.enum(["xlsx", "csv", "txt"]),
  separator: z.string(),
  encoding: z.enum(["utf-8", "gb18030"]),
  hasHeader: z.boolean(),
  hasSummary: z.boolean(),
  columns: z.array(z.object({ heading: z.string(), field: z.enum(payoutFields) })),
  isUnverified: z.boolean(),
  answer: z
    .object({
      heading: z.string(),
      paid: z.array(z.string()).readonly(),
      failed: z.array(z.string()).readonly(),
    })
    .optional(),
});

/** The layouts of the office; its own version of a shipped one stands in that one's place. */
export const readTemplates = (reading: Reading): readonly PayoutTemplate[] => {
  const own = reading
    .all(sqlFor.selectFrom("payout_template").selectAll().orderBy("id"))
    .map((row): PayoutTemplate => kept.parse(JSON.parse(row.content)));
  const changed = new Set(own.map(({ id }) => id));
  return [...own, ...shippedTemplates.filter(({ id }) => !changed.has(id))];
};

export const saveTemplate = (
  writing: Writing,
  template: PayoutTemplate,
  of: { readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = { content: JSON.stringify(template), saved_by: of.by, saved_at: of.at };
  writing.run(
    sqlFor
      .insertInto("payout_template")
      .values({ id: template.id, ...columns })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(columns)),
  );
};
