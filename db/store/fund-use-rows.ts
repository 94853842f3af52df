import { sql } from "kysely";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { BankLineId, CategoryId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { TieKind } from "./grant-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What one voucher spends of one fund. Where it names categories, those say how much; otherwise what it takes from 241. */
export type FundUse = {
  readonly itemId: ItemId;
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly word: string;
  readonly number: number | null;
  readonly isPosted: boolean;
  readonly summary: string;
  readonly amountFen: Fen;
};

type Row = FundUse & { readonly state: string };

const uses = (ledgerId: LedgerId, itemIds: readonly ItemId[]) =>
  sql<Row>`select entry_item.item_id as itemId, voucher.id as voucherId, voucher.on_date as onDate, voucher.word,
      voucher.number, voucher.state, min(entry.summary) as summary,
      case when sum(entry.category_id is not null) > 0
        then sum(case when entry.category_id is not null then entry.debit_fen - entry.credit_fen else 0 end)
        else sum(case when account.code glob '241*' then entry.debit_fen else 0 end) end as amountFen
    from entry_item
    join entry on entry.voucher_id = entry_item.voucher_id and entry.line = entry_item.line
    join voucher on voucher.id = entry.voucher_id
    join account on account.id = entry.account_id
    where entry_item.item_id in (select value from json_each(${JSON.stringify(itemIds)}))
      and voucher.ledger_id = ${ledgerId} and voucher.state <> 'draft' and voucher.kind <> 'closing'
    group by entry_item.item_id, voucher.id`;

/** What reviewed and posted vouchers of a ledger spend of some funds, oldest first; vouchers that spend nothing of them are left out. */
export const readFundUses = (reading: Reading, ledgerId: LedgerId, itemIds: readonly ItemId[]): readonly FundUse[] =>
  itemIds.length === 0
    ? []
    : reading
        .all(
          sqlFor
            .selectFrom(sql<Row>`(${uses(ledgerId, itemIds)})`.as("used"))
            .selectAll()
            .where(sql<boolean>`used.amountFen <> 0`)
            .orderBy(sql`used.onDate`)
            .orderBy(sql`used.voucherId`),
        )
        .map(({ state, ...row }) => ({ ...row, amountFen: fen(row.amountFen), isPosted: state === "posted" }));

/** Money that moved and may be told to a grant: a bank line, or a posted voucher that no bank line is tied to. */
export type Candidate = {
  readonly bankLineId: BankLineId | null;
  readonly voucherId: VoucherId | null;
  readonly onDate: LocalDate;
  readonly text: string;
  readonly amountFen: Fen;
  readonly freeFen: Fen;
};

const sign = (kind: TieKind) => sql<number>`${kind === "received" ? 1 : -1}`;

/** Bank lines and vouchers of a ledger with money in (or out, to be passed on) of which some is not yet told to any grant; newest first. */
export const readCandidates = (
  reading: Reading,
  { ledgerId, kind }: { readonly ledgerId: LedgerId; readonly kind: TieKind },
  only: { readonly bankLineId: BankLineId | null; readonly voucherId: VoucherId | null } | null = null,
): readonly Candidate[] => {
  const lines = sql<Candidate>`select l.id as bankLineId, null as voucherId, l.booked_on as onDate,
      trim(l.counterparty_name || ' ' || l.purpose || ' ' || l.summary) as text, l.amount_fen * ${sign(kind)} as amountFen,
      l.amount_fen * ${sign(kind)} - (select coalesce(sum(amount_fen), 0) from grant_tie where bank_line_id = l.id) as freeFen
    from bank_line l
    where l.ledger_id = ${ledgerId} and l.amount_fen * ${sign(kind)} > 0
      and not exists (select 1 from bank_reversal r where l.id in (r.bank_line_id, r.reversal_id))
      and not exists (select 1 from bank_tie t join grant_tie g on g.voucher_id = t.voucher_id where t.bank_line_id = l.id)`;
  const vouchers = sql<Candidate>`select null as bankLineId, v.id as voucherId, v.on_date as onDate,
      v.word || '-' || v.number || ' ' || (select summary from entry where voucher_id = v.id order by line limit 1) as text,
      sum(e.debit_fen - e.credit_fen) * ${sign(kind)} as amountFen,
      sum(e.debit_fen - e.credit_fen) * ${sign(kind)}
        - (select coalesce(sum(amount_fen), 0) from grant_tie where voucher_id = v.id) as freeFen
    from voucher v join entry e on e.voucher_id = v.id join account a on a.id = e.account_id
    where v.ledger_id = ${ledgerId} and v.state = 'posted' and v.kind in ('ordinary', 'supplement')
      and (a.code glob '101*' or a.code glob '102*')
      and not exists (select 1 from bank_match m where m.voucher_id = v.id)
      and not exists (select 1 from bank_tie t where t.voucher_id = v.id)
      and not exists (select 1 from voucher red where red.corrects_id = v.id and red.kind = 'red' and red.state = 'posted')
    group by v.id having amountFen > 0`;
  let query = sqlFor
    .selectFrom(sql<Candidate>`(${lines} union all ${vouchers})`.as("free"))
    .selectAll()
    .where(sql<boolean>`free.freeFen > 0`);
  if (only !== null) {
    query =
      only.bankLineId === null
        ? query.where(sql<boolean>`free.voucherId = ${only.voucherId}`)
        : query.where(sql<boolean>`free.bankLineId = ${only.bankLineId}`);
  }
  return reading
    .all(
      query
        .orderBy(sql`free.onDate desc`)
        .orderBy(sql`coalesce(free.bankLineId, free.voucherId)`)
        .limit(only === null ? 300 : 1),
    )
    .map((row) => ({ ...row, amountFen: fen(row.amountFen), freeFen: fen(row.freeFen) }));
};

/** Categories that entries of a ledger with a fund name, by voucher: what 专款专用 is judged by. */
export type FundEntry = {
  readonly itemId: ItemId;
  readonly itemName: string;
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly word: string;
  readonly number: number;
  readonly line: number;
  readonly summary: string;
  readonly categoryId: CategoryId;
  readonly amountFen: Fen;
};

/** Posted entries of some days that spend a fund on a category; reversed vouchers and reversals are left out. */
export const readFundEntries = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): readonly FundEntry[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .innerJoin("entry_item", (join) =>
          join.onRef("entry_item.voucher_id", "=", "entry.voucher_id").onRef("entry_item.line", "=", "entry.line"),
        )
        .innerJoin("item", "item.id", "entry_item.item_id")
        .select(["item.id as itemId", "item.name as itemName", "voucher.id as voucherId", "voucher.on_date as onDate"])
        .select(["voucher.word", "entry.line", "entry.summary"])
        .select(sql<number>`voucher.number`.as("number"))
        .select(sql<CategoryId>`entry.category_id`.as("categoryId"))
        .select(sql<Fen>`entry.debit_fen - entry.credit_fen`.as("amountFen"))
        .where("voucher.ledger_id", "=", ledgerId)
        .where("voucher.state", "=", "posted")
        .where("voucher.kind", "in", ["ordinary", "supplement"])
        .where("voucher.on_date", ">=", days.from)
        .where("voucher.on_date", "<=", days.to)
        .where("item.kind", "=", "fund")
        .where("entry.category_id", "is not", null)
        .where(
          sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
            and red.state = 'posted')`,
        )
        .orderBy("voucher.on_date")
        .orderBy("voucher.id")
        .orderBy("entry.line"),
    )
    .map((row) => ({ ...row, amountFen: fen(row.amountFen) }));
