import { sql } from "kysely";
import type { Instant, LocalDate, Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type {
  LedgerId,
  PayListId,
  PaySchemeId,
  PersonId,
  ResolutionId,
  VillagerId,
  VoucherId,
} from "#domain/core/ids.ts";
import type { PaidPart } from "#domain/funds/pay-run.ts";
import { datesFrom, partsFrom } from "./pay-parameters.ts";
import type { SchemeRow } from "./pay-scheme-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type PayListLine = {
  readonly no: number;
  readonly villagerId: VillagerId;
  readonly name: string;
  readonly post: string;
  readonly parts: readonly PaidPart[];
  readonly halfDays: number;
  readonly rateFen: Fen;
  readonly dates: readonly LocalDate[];
  readonly dueFen: Fen;
  readonly withheldFen: Fen;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly household: string;
  readonly note: string;
  readonly receivedOn: LocalDate | null;
  readonly receivedHow: "bank" | "signed" | null;
};

export type PayListHead = {
  readonly id: PayListId;
  readonly ledgerId: LedgerId;
  readonly schemeId: PaySchemeId;
  readonly version: number;
  readonly kind: SchemeRow["kind"];
  readonly month: Month;
  readonly title: string;
  readonly reason: string;
  readonly resolutionId: ResolutionId | null;
  /** The voucher that pays it; where the scheme accrues, the spending stands in `accrualVoucherId`. */
  readonly voucherId: VoucherId | null;
  readonly accrualVoucherId: VoucherId | null;
  /** True where a voucher of the list was cancelled in red and nothing took its place yet. */
  readonly isCancelled: boolean;
  readonly madeBy: PersonId;
  readonly madeByName: string;
  readonly approvedByName: string | null;
  readonly people: number;
  readonly dueFen: Fen;
  readonly withheldFen: Fen;
  readonly receivedCount: number;
};

/** True where a list was booked and every voucher of it was cancelled in red: it pays nobody any more. */
export const isTakenBack = (list: Pick<PayListHead, "isCancelled" | "voucherId" | "accrualVoucherId">): boolean =>
  list.isCancelled && list.voucherId === null && list.accrualVoucherId === null;

const isCancelled = (column: "voucher_id" | "accrual_voucher_id") =>
  sql<0 | 1>`exists (select 1 from voucher red where red.corrects_id = ${sql.ref(`l.${column}`)} and red.kind = 'red'
    and red.state = 'posted')`;

// What a posted red voucher took back books the list no more.
const standing = (column: "voucher_id" | "accrual_voucher_id") =>
  sql<VoucherId | null>`case when ${isCancelled(column)} then null else ${sql.ref(`l.${column}`)} end`;

const heads = () =>
  sqlFor
    .selectFrom("pay_list as l")
    .innerJoin("person as maker", "maker.id", "l.made_by")
    .leftJoin("person as approver", "approver.id", "l.approved_by")
    .selectAll("l")
    .select(["maker.name as made_by_name", "approver.name as approved_by_name"])
    .select([
      standing("voucher_id").as("paying"),
      standing("accrual_voucher_id").as("accruing"),
      sql<0 | 1>`${isCancelled("voucher_id")} or ${isCancelled("accrual_voucher_id")}`.as("cancelled"),
      sql<number>`(select count(*) from pay_list_line where list_id = l.id)`.as("people"),
      sql<number>`(select coalesce(sum(due_fen), 0) from pay_list_line where list_id = l.id)`.as("due"),
      sql<number>`(select coalesce(sum(withheld_fen), 0) from pay_list_line where list_id = l.id)`.as("withheld"),
      sql<number>`(select count(received_on) from pay_list_line where list_id = l.id)`.as("received"),
    ]);
type HeadRow = Tables["pay_list"] & {
  readonly made_by_name: string;
  readonly approved_by_name: string | null;
  readonly paying: VoucherId | null;
  readonly accruing: VoucherId | null;
  readonly cancelled: 0 | 1;
  readonly people: number;
  readonly due: number;
  readonly withheld: number;
  readonly received: number;
};

const headFrom = (row: HeadRow): PayListHead => ({
  id: row.id,
  ledgerId: row.ledger_id,
  schemeId: row.scheme_id,
  version: row.version,
  kind: row.kind,
  month: row.month,
  title: row.title,
  reason: row.reason,
  resolutionId: row.resolution_id,
  voucherId: row.paying,
  accrualVoucherId: row.accruing,
  isCancelled: row.cancelled === 1,
  madeBy: row.made_by,
  madeByName: row.made_by_name,
  approvedByName: row.approved_by_name,
  people: row.people,
  dueFen: fen(row.due),
  withheldFen: fen(row.withheld),
  receivedCount: row.received,
});

/** The lists of a ledger, the newest month first. */
export const readPayLists = (reading: Reading, ledgerId: LedgerId): readonly PayListHead[] =>
  reading
    .all(heads().where("l.ledger_id", "=", ledgerId).orderBy("l.month", "desc").orderBy("l.title").orderBy("l.id"))
    .map(headFrom);

export const readPayList = (reading: Reading, id: PayListId): PayListHead | undefined => {
  const row = reading.first(heads().where("l.id", "=", id).orderBy("l.id"));
  return row === undefined ? undefined : headFrom(row);
};

const lineFrom = (row: Tables["pay_list_line"]): PayListLine => ({
  no: row.no,
  villagerId: row.villager_id,
  name: row.name,
  post: row.post,
  parts: partsFrom(row.parts),
  halfDays: row.half_days,
  rateFen: row.rate_fen,
  dates: datesFrom(row.dates),
  dueFen: row.due_fen,
  withheldFen: row.withheld_fen,
  bankName: row.bank_name,
  bankAccount: row.bank_account,
  household: row.household,
  note: row.note,
  receivedOn: row.received_on,
  receivedHow: row.received_how,
});

export const readPayLines = (reading: Reading, id: PayListId): readonly PayListLine[] =>
  reading.all(sqlFor.selectFrom("pay_list_line").selectAll().where("list_id", "=", id).orderBy("no")).map(lineFrom);

/** A list as it is made or changed: its head and its lines in their order. */
export type PayListContent = Pick<
  PayListHead,
  "id" | "ledgerId" | "schemeId" | "version" | "kind" | "month" | "title" | "reason" | "resolutionId"
> & { readonly lines: readonly Omit<PayListLine, "no" | "receivedOn" | "receivedHow">[] };

/** Writes an unapproved list whole; whoever wrote it last has made it. */
export const savePayList = (
  writing: Writing,
  list: PayListContent,
  of: { readonly isNew: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = {
    scheme_id: list.schemeId,
    version: list.version,
    kind: list.kind,
    month: list.month,
    title: list.title,
    reason: list.reason,
    resolution_id: list.resolutionId,
    made_by: of.by,
    made_at: of.at,
  };
  if (of.isNew)
    writing.run(
      sqlFor.insertInto("pay_list").values({
        id: list.id,
        ledger_id: list.ledgerId,
        ...columns,
        voucher_id: null,
        accrual_voucher_id: null,
        approved_by: null,
        approved_at: null,
      }),
    );
  else {
    writing.run(sqlFor.deleteFrom("pay_list_line").where("list_id", "=", list.id));
    writing.run(sqlFor.updateTable("pay_list").set(columns).where("id", "=", list.id));
  }
  for (const [index, line] of list.lines.entries())
    writing.run(
      sqlFor.insertInto("pay_list_line").values({
        list_id: list.id,
        no: index + 1,
        villager_id: line.villagerId,
        name: line.name,
        post: line.post,
        parts: JSON.stringify(line.parts),
        half_days: line.halfDays,
        rate_fen: line.rateFen,
        dates: JSON.stringify(line.dates),
        due_fen: line.dueFen,
        withheld_fen: line.withheldFen,
        bank_name: line.bankName,
        bank_account: line.bankAccount,
        household: line.household,
        note: line.note,
        received_on: null,
        received_how: null,
      }),
    );
};

export const removePayList = (writing: Writing, id: PayListId): void => {
  writing.run(sqlFor.deleteFrom("pay_list").where("id", "=", id));
};

export const approvePayList = (
  writing: Writing,
  of: { readonly id: PayListId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(sqlFor.updateTable("pay_list").set({ approved_by: of.by, approved_at: of.at }).where("id", "=", of.id));
};

/** The lists whose spending a voucher books: their accrual, or their payment where nothing was accrued. */
export const payListsBookedBy = (reading: Reading, voucherId: VoucherId): readonly PayListHead[] =>
  reading
    .all(
      heads()
        .where(
          sql<boolean>`(l.accrual_voucher_id = ${voucherId}
          or l.voucher_id = ${voucherId} and l.accrual_voucher_id is null)`,
        )
        .orderBy("l.id"),
    )
    .map(headFrom);

/** The lists a voucher pays that were accrued before. */
export const payListsClearedBy = (reading: Reading, voucherId: VoucherId): readonly PayListHead[] =>
  reading
    .all(heads().where("l.voucher_id", "=", voucherId).where("l.accrual_voucher_id", "is not", null).orderBy("l.id"))
    .map(headFrom);

export const accruePayList = (writing: Writing, id: PayListId, voucherId: VoucherId): void => {
  writing.run(sqlFor.updateTable("pay_list").set({ accrual_voucher_id: voucherId }).where("id", "=", id));
};

export const tiePayList = (writing: Writing, id: PayListId, voucherId: VoucherId): void => {
  writing.run(sqlFor.updateTable("pay_list").set({ voucher_id: voucherId }).where("id", "=", id));
};

/** The lines of every list of some kinds of a ledger within a span of months, with the list they stand in. */
export const readLinesBetween = (
  reading: Reading,
  ledgerId: LedgerId,
  span: { readonly from: Month; readonly to: Month },
): readonly (PayListLine & { readonly list: PayListHead })[] => {
  const lists = new Map<string, PayListHead>(
    readPayLists(reading, ledgerId)
      .filter((list) => list.month >= span.from && list.month <= span.to)
      .map((list) => [list.id, list]),
  );
  return reading
    .all(
      sqlFor
        .selectFrom("pay_list_line")
        .innerJoin("pay_list", "pay_list.id", "pay_list_line.list_id")
        .selectAll("pay_list_line")
        .where("pay_list.ledger_id", "=", ledgerId)
        .where("pay_list.month", ">=", span.from)
        .where("pay_list.month", "<=", span.to)
        .orderBy("pay_list.month")
        .orderBy("pay_list_line.list_id")
        .orderBy("pay_list_line.no"),
    )
    .flatMap((row) => {
      const list = lists.get(row.list_id);
      return list === undefined ? [] : [{ ...lineFrom(row), list }];
    });
};
