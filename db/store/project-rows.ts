import { sql } from "kysely";
import * as z from "zod";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LedgerId, PersonId, ProjectId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import type { ProjectFile } from "#domain/funds/project.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

const day = z.string().transform(localDate);
const amount = z.int().transform(fen);
const bidders = z.array(z.object({ name: z.string(), bidFen: amount }));
const variations = z.array(z.object({ onDate: day, amountFen: amount, reason: z.string(), approval: z.string() }));
const progress = z.array(z.object({ onDate: day, percent: z.int() }));
const acceptors = z.array(z.object({ name: z.string(), role: z.string() }));

/** One project of a ledger; `itemId` is the auxiliary item its vouchers name. */
export type ProjectRow = ProjectFile & {
  readonly id: ProjectId;
  readonly ledgerId: LedgerId;
  readonly itemId: ItemId;
  readonly number: string;
  readonly name: string;
  readonly content: string;
  readonly fundSource: string;
  readonly resolutionId: ResolutionId | null;
  readonly openingPaidFen: Fen;
  readonly note: string;
};

const projectFrom = (row: Tables["project"]): ProjectRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  itemId: row.item_id,
  number: row.number,
  name: row.name,
  content: row.content,
  fundSource: row.fund_source,
  estimateFen: row.estimate_fen,
  resolutionId: row.resolution_id,
  mode: row.mode,
  bidders: bidders.parse(JSON.parse(row.bidders)),
  winner: row.winner,
  contractNumber: row.contract_number,
  contractOn: row.contract_on,
  contractFen: row.contract_fen,
  startOn: row.start_on,
  finishOn: row.finish_on,
  variations: variations.parse(JSON.parse(row.variations)),
  progress: progress.parse(JSON.parse(row.progress)),
  acceptedOn: row.accepted_on,
  acceptors: acceptors.parse(JSON.parse(row.acceptors)),
  settledOn: row.settled_on,
  settlementFen: row.settlement_fen,
  auditedOn: row.audited_on,
  auditedFen: row.audited_fen,
  auditor: row.auditor,
  retentionFen: row.retention_fen,
  retentionDueOn: row.retention_due_on,
  isPostedPublicly: row.is_posted_publicly === 1,
  openingPaidFen: row.opening_paid_fen,
  note: row.note,
});

const columnsOf = (row: ProjectRow) => ({
  number: row.number,
  name: row.name,
  content: row.content,
  fund_source: row.fundSource,
  estimate_fen: row.estimateFen,
  resolution_id: row.resolutionId,
  mode: row.mode,
  bidders: JSON.stringify(row.bidders),
  winner: row.winner,
  contract_number: row.contractNumber,
  contract_on: row.contractOn,
  contract_fen: row.contractFen,
  start_on: row.startOn,
  finish_on: row.finishOn,
  variations: JSON.stringify(row.variations),
  progress: JSON.stringify(row.progress),
  accepted_on: row.acceptedOn,
  acceptors: JSON.stringify(row.acceptors),
  settled_on: row.settledOn,
  settlement_fen: row.settlementFen,
  audited_on: row.auditedOn,
  audited_fen: row.auditedFen,
  auditor: row.auditor,
  retention_fen: row.retentionFen,
  retention_due_on: row.retentionDueOn,
  is_posted_publicly: row.isPostedPublicly ? (1 as const) : (0 as const),
  opening_paid_fen: row.openingPaidFen,
  note: row.note,
});

/** The projects of a ledger, by their numbers. */
export const readProjects = (reading: Reading, ledgerId: LedgerId): readonly ProjectRow[] =>
  reading.kept(`projects of ${ledgerId}`, ["project"], () =>
    reading
      .all(sqlFor.selectFrom("project").selectAll().where("ledger_id", "=", ledgerId).orderBy("number"))
      .map(projectFrom),
  );

/** The ids of the projects recorded by the end of a day in China. */
export const projectsRecordedBy = (reading: Reading, ledgerId: LedgerId, on: LocalDate): ReadonlySet<string> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("project")
          .select("id")
          .where("ledger_id", "=", ledgerId)
          .where(sql<boolean>`date(recorded_at, '+8 hours') <= ${on}`)
          .orderBy("id"),
      )
      .map(({ id }) => id),
  );

export const readProject = (reading: Reading, id: ProjectId): ProjectRow | undefined => {
  const row = reading.first(sqlFor.selectFrom("project").selectAll().where("id", "=", id).orderBy("id"));
  return row === undefined ? undefined : projectFrom(row);
};

export const addProject = (
  writing: Writing,
  row: ProjectRow,
  recorded: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("project").values({
      ...columnsOf(row),
      id: row.id,
      ledger_id: row.ledgerId,
      item_id: row.itemId,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
};

export const changeProject = (writing: Writing, row: ProjectRow): void => {
  writing.run(sqlFor.updateTable("project").set(columnsOf(row)).where("id", "=", row.id));
};

// The same accounts as the domain's `isProjectCost`: a test holds both against every account of the charts.
const isCost = sql`not (account.code glob '10[12]*' or account.code glob '231*' or account.code glob '241*'
  or account.class = 'equity' or (account.class = 'profit-loss' and account.normal_side = 'credit'))`;
const moneyOut = sql<number>`(select coalesce(sum(paid.credit_fen - paid.debit_fen), 0) from entry as paid
  join account as money on money.id = paid.account_id
  where paid.voucher_id = voucher.id and money.code glob '10[12]*')`;

/** A voucher that names a project: what left in money, and what its lines put on costs and debts of the project (fen). */
export type ProjectMoveRow = {
  readonly itemId: ItemId;
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly number: number | null;
  readonly word: VoucherWord;
  readonly state: Tables["voucher"]["state"];
  readonly summary: string;
  readonly moneyFen: number;
  readonly namedFen: number;
  /** Its place in the order of reviews; null for a draft and for history brought in. */
  readonly reviewNo: number | null;
};

/** The vouchers that name one of some projects, oldest first; drafts are among them. */
export const readProjectMoves = (reading: Reading, itemIds: readonly ItemId[]): readonly ProjectMoveRow[] =>
  itemIds.length === 0
    ? []
    : reading.all(
        sqlFor
          .selectFrom("entry_item")
          .innerJoin("entry", (join) =>
            join.onRef("entry.voucher_id", "=", "entry_item.voucher_id").onRef("entry.line", "=", "entry_item.line"),
          )
          .innerJoin("voucher", "voucher.id", "entry.voucher_id")
          .innerJoin("account", "account.id", "entry.account_id")
          .select(["entry_item.item_id as itemId", "voucher.id as voucherId", "voucher.on_date as onDate"])
          .select(["voucher.number", "voucher.word", "voucher.state", "voucher.review_no as reviewNo"])
          .select([
            sql<string>`min(entry.summary)`.as("summary"),
            moneyOut.as("moneyFen"),
            sql<number>`sum(case when ${isCost} then entry.debit_fen - entry.credit_fen else 0 end)`.as("namedFen"),
          ])
          .where("entry_item.item_id", "in", itemIds)
          // Closing the year takes the cost off its account, not off the project.
          .where("voucher.kind", "<>", "closing")
          .groupBy("entry_item.item_id")
          .groupBy("voucher.id")
          .orderBy("voucher.on_date")
          .orderBy("voucher.id")
          .orderBy("entry_item.item_id"),
      );

/** What stands on 在建工程 (first-level code `works`) for each project by its item at the end of a day (fen), by posted vouchers and openings. */
export const readWorksBalances = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly works: string; readonly on: LocalDate },
): ReadonlyMap<ItemId, Fen> => {
  const { ledgerId, on } = of;
  const works = sql`select id from account where ledger_id = ${ledgerId} and code glob ${`${of.works}*`}`;
  const rows = reading.all<{ itemId: ItemId; amount: number }>(
    sqlFor
      .selectFrom(
        sql<{ itemId: ItemId; amount: number }>`(
          select item_id as itemId, amount_fen as amount from opening_balance
            where ledger_id = ${ledgerId} and item_id is not null and account_id in (${works})
          union all
          select entry_item.item_id, entry.debit_fen - entry.credit_fen
            from entry join voucher on voucher.id = entry.voucher_id
              join entry_item on entry_item.voucher_id = entry.voucher_id and entry_item.line = entry.line
            where voucher.ledger_id = ${ledgerId} and voucher.state = 'posted' and voucher.on_date <= ${on}
              and entry_item.kind = 'project' and entry.account_id in (${works})
        )`.as("parts"),
      )
      .select(["itemId", sql<number>`sum(amount)`.as("amount")])
      .groupBy("itemId")
      .orderBy("itemId"),
  );
  return new Map(rows.map((row) => [row.itemId, fen(row.amount)]));
};
