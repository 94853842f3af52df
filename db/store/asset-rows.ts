import { sql, type Insertable } from "kysely";
import type { AssetClass } from "#domain/books/asset.ts";
import type { DepreciationMethod } from "#domain/books/depreciation.ts";
import { lastDayOf, month, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, AssetId, CategoryId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** What a card says of itself; amounts in fen as they stood when the card was made. */
export type AssetCard = {
  readonly id: AssetId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly name: string;
  readonly class: AssetClass;
  readonly category: string;
  readonly purpose: Tables["asset"]["purpose"];
  readonly costAccountId: AccountId;
  readonly wornAccountId: AccountId | null;
  readonly expenseAccountId: AccountId | null;
  readonly categoryId: CategoryId | null;
  readonly costFen: Fen;
  readonly residualFen: Fen;
  readonly openingWornFen: Fen;
  readonly openingWornThrough: Month | null;
  readonly method: DepreciationMethod;
  readonly lifeMonths: number;
  readonly lifeUnits: number;
  readonly openingUnits: number;
  readonly inUseOn: LocalDate;
  readonly location: string;
  readonly keeper: string;
  readonly fundSource: string;
  readonly quantity: string;
  readonly note: string;
  readonly voucherId: VoucherId | null;
};

/** A card with all that happened to it: cost and wear now, the last month worn, and the day it left. */
export type AssetStanding = AssetCard & {
  readonly nowCostFen: Fen;
  readonly nowWornFen: Fen;
  /** What is expected to be left at the end of what is still there. */
  readonly nowResidualFen: Fen;
  readonly wornThrough: Month | null;
  readonly usedUnits: number;
  readonly endedOn: LocalDate | null;
};

export type AssetEvent = Omit<Insertable<Tables["asset_event"]>, "recorded_by" | "recorded_at">;

type Scope = { readonly ledgerId: LedgerId; readonly through: Month; readonly onlyPosted: boolean };

// What a red voucher has taken back never happened; what is still a draft may not happen.
const counts = (column: "asset.voucher_id" | "e.voucher_id", onlyPosted: boolean) =>
  onlyPosted
    ? sql<boolean>`(${sql.ref(column)} is null or ((select v.state from voucher v where v.id = ${sql.ref(column)}) = 'posted'
        and not exists (select 1 from voucher red where red.corrects_id = ${sql.ref(column)} and red.kind = 'red' and red.state = 'posted')))`
    : sql<boolean>`(${sql.ref(column)} is null
        or not exists (select 1 from voucher red where red.corrects_id = ${sql.ref(column)} and red.kind = 'red' and red.state = 'posted'))`;

type EventSums = {
  readonly asset_id: AssetId;
  readonly cost: number;
  readonly worn: number;
  readonly residual: number;
  readonly units: number;
  readonly worn_on: LocalDate | null;
  readonly ended_on: LocalDate | null;
};

const eventSums = (reading: Reading, { ledgerId, through, onlyPosted }: Scope): ReadonlyMap<AssetId, EventSums> => {
  const rows = reading.all(
    sqlFor
      .selectFrom("asset")
      .innerJoin("asset_event as e", "e.asset_id", "asset.id")
      .select([
        "e.asset_id",
        sql<number>`sum(e.cost_fen)`.as("cost"),
        sql<number>`sum(e.worn_fen)`.as("worn"),
        sql<number>`sum(e.residual_fen)`.as("residual"),
        sql<number>`sum(e.units)`.as("units"),
        sql<LocalDate | null>`max(case when e.kind = 'depreciation' then e.on_date end)`.as("worn_on"),
        sql<LocalDate | null>`max(case when e.kind in ('disposal', 'shortage') and e.is_part = 0 then e.on_date end)`.as(
          "ended_on",
        ),
      ])
      .where("asset.ledger_id", "=", ledgerId)
      .where("e.on_date", "<=", lastDayOf(through))
      .where(counts("e.voucher_id", onlyPosted))
      .groupBy("e.asset_id")
      .orderBy("e.asset_id"),
  );
  return new Map(rows.map((row) => [row.asset_id, row]));
};

const cardFrom = (row: Tables["asset"]): AssetCard => ({
  id: row.id,
  ledgerId: row.ledger_id,
  number: row.number,
  name: row.name,
  class: row.class,
  category: row.category,
  purpose: row.purpose,
  costAccountId: row.cost_account_id,
  wornAccountId: row.worn_account_id,
  expenseAccountId: row.expense_account_id,
  categoryId: row.category_id,
  costFen: row.cost_fen,
  residualFen: row.residual_fen,
  openingWornFen: row.opening_worn_fen,
  openingWornThrough: row.opening_worn_through,
  method: row.method,
  lifeMonths: row.life_months,
  lifeUnits: row.life_units,
  openingUnits: row.opening_units,
  inUseOn: row.in_use_on,
  location: row.location,
  keeper: row.keeper,
  fundSource: row.fund_source,
  quantity: row.quantity,
  note: row.note,
  voucherId: row.voucher_id,
});

/** Every card that was in use by the end of a month, by number; `onlyPosted` leaves out what unposted vouchers would do. */
export const readAssetStandings = (reading: Reading, scope: Scope): readonly AssetStanding[] => {
  const sums = eventSums(reading, scope);
  return reading
    .all(
      sqlFor
        .selectFrom("asset")
        .selectAll()
        .where("ledger_id", "=", scope.ledgerId)
        .where("in_use_on", "<=", lastDayOf(scope.through))
        .where(counts("asset.voucher_id", scope.onlyPosted))
        .orderBy("number"),
    )
    .map((row) => {
      const moved = sums.get(row.id);
      const wornOn = moved?.worn_on ?? null;
      return {
        ...cardFrom(row),
        nowCostFen: fen(row.cost_fen + (moved?.cost ?? 0)),
        nowResidualFen: fen(row.residual_fen + (moved?.residual ?? 0)),
        nowWornFen: fen(row.opening_worn_fen + (moved?.worn ?? 0)),
        wornThrough: wornOn === null ? row.opening_worn_through : month(wornOn.slice(0, 7)),
        usedUnits: row.opening_units + (moved?.units ?? 0),
        endedOn: moved?.ended_on ?? null,
      };
    });
};

export const readAsset = (reading: Reading, id: AssetId): AssetCard | undefined => {
  const row = reading.first(sqlFor.selectFrom("asset").selectAll().where("id", "=", id).orderBy("id"));
  return row === undefined ? undefined : cardFrom(row);
};

/** The cards whose cost a voucher changes that is not posted yet. */
export const withUnpostedChange = (reading: Reading, ledgerId: LedgerId): ReadonlySet<AssetId> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("asset_event")
          .innerJoin("asset", "asset.id", "asset_event.asset_id")
          .innerJoin("voucher", "voucher.id", "asset_event.voucher_id")
          .select("asset_event.asset_id")
          .distinct()
          .where("asset.ledger_id", "=", ledgerId)
          .where("asset_event.kind", "in", ["improvement", "reduction"])
          .where("voucher.state", "<>", "posted")
          .orderBy("asset_event.asset_id"),
      )
      .map((row) => row.asset_id),
  );

/** What left cards in part between two days, by vouchers that are posted and stand. */
export const readPartsDisposed = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly from: LocalDate; readonly to: LocalDate },
): readonly { readonly name: string; readonly onDate: LocalDate; readonly costFen: Fen }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("asset_event as e")
        .innerJoin("asset", "asset.id", "e.asset_id")
        .select(["asset.name", "e.on_date", "e.cost_fen"])
        .where("asset.ledger_id", "=", of.ledgerId)
        .where("e.is_part", "=", 1)
        .where("e.on_date", ">=", of.from)
        .where("e.on_date", "<=", of.to)
        .where(counts("e.voucher_id", true))
        .orderBy("e.on_date")
        .orderBy("e.id"),
    )
    .map((row) => ({ name: row.name, onDate: row.on_date, costFen: fen(-row.cost_fen) }));

/** Numbers taken in a ledger, whatever became of their cards. */
export const assetNumbers = (reading: Reading, ledgerId: LedgerId): readonly string[] =>
  reading
    .all(sqlFor.selectFrom("asset").select("number").where("ledger_id", "=", ledgerId).orderBy("number"))
    .map((row) => row.number);

/** What happened to a card, oldest first, with the state of the voucher behind it. */
export const readAssetEvents = (reading: Reading, id: AssetId) =>
  reading.all(
    sqlFor
      .selectFrom("asset_event")
      .leftJoin("voucher", "voucher.id", "asset_event.voucher_id")
      .select(["asset_event.id", "asset_event.kind", "asset_event.on_date", "asset_event.cost_fen"])
      .select(["asset_event.worn_fen", "asset_event.units", "asset_event.note", "asset_event.voucher_id"])
      .select(["voucher.state", "voucher.number", "voucher.word"])
      .where("asset_event.asset_id", "=", id)
      .orderBy("asset_event.on_date")
      .orderBy("asset_event.id"),
  );

const columnsOf = (card: AssetCard) => ({
  number: card.number,
  name: card.name,
  class: card.class,
  category: card.category,
  purpose: card.purpose,
  cost_account_id: card.costAccountId,
  worn_account_id: card.wornAccountId,
  expense_account_id: card.expenseAccountId,
  category_id: card.categoryId,
  cost_fen: card.costFen,
  residual_fen: card.residualFen,
  opening_worn_fen: card.openingWornFen,
  opening_worn_through: card.openingWornThrough,
  method: card.method,
  life_months: card.lifeMonths,
  life_units: card.lifeUnits,
  opening_units: card.openingUnits,
  in_use_on: card.inUseOn,
  location: card.location,
  keeper: card.keeper,
  fund_source: card.fundSource,
  quantity: card.quantity,
  note: card.note,
});

type Recorded = { readonly by: PersonId; readonly at: Instant };

export const addAsset = (writing: Writing, card: AssetCard, recorded: Recorded): void => {
  writing.run(
    sqlFor.insertInto("asset").values({
      ...columnsOf(card),
      id: card.id,
      ledger_id: card.ledgerId,
      voucher_id: card.voucherId,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
};

export const changeAsset = (writing: Writing, card: AssetCard): void => {
  writing.run(sqlFor.updateTable("asset").set(columnsOf(card)).where("id", "=", card.id));
};

/** Ties a new card to the draft that books it: the card goes with the draft. */
export const bindAsset = (writing: Writing, id: AssetId, voucherId: VoucherId): void => {
  writing.run(sqlFor.updateTable("asset").set({ voucher_id: voucherId }).where("id", "=", id));
};

export const addAssetEvent = (writing: Writing, event: AssetEvent, recorded: Recorded): void => {
  writing.run(
    sqlFor.insertInto("asset_event").values({ ...event, recorded_by: recorded.by, recorded_at: recorded.at }),
  );
};

/** True once money or wear has moved on a card: its cost, opening wear and account then stay as they are. */
export const hasAssetMoved = (reading: Reading, id: AssetId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("asset_event")
      .select("id")
      .where("asset_id", "=", id)
      .where("kind", "<>", "transfer")
      .orderBy("id")
      .limit(1),
  ) !== undefined;
