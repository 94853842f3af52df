import type { SystemId } from "#domain/books/accounting-system.ts";
import { addMonths, type Month } from "#domain/core/dates.ts";
import type { LedgerId, VillageId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Flag } from "./tables.ts";

/** One set of books. `closedThrough` is its last closed month; months close in order, so all before it are closed too. */
export type LedgerRow = {
  readonly id: LedgerId;
  readonly villageId: VillageId;
  readonly villageName: string;
  readonly entity: "committee" | "collective";
  readonly name: string;
  readonly startMonth: Month;
  readonly system: SystemId;
  readonly isStarted: boolean;
  readonly isActive: boolean;
  readonly closedThrough: Month | null;
  readonly wordScheme: "general" | "three";
};

const ledgers = () =>
  sqlFor
    .selectFrom("ledger")
    .innerJoin("village", "village.id", "ledger.village_id")
    .select(["ledger.id", "ledger.village_id", "village.name as village_name", "ledger.entity", "ledger.name"])
    .select([
      "ledger.start_month",
      "ledger.accounting_system",
      "ledger.is_started",
      "ledger.is_active",
      "ledger.word_scheme",
    ])
    .select((eb) =>
      eb
        .selectFrom("period")
        .select((inner) => inner.fn.max("period.month").as("month"))
        .whereRef("period.ledger_id", "=", "ledger.id")
        .as("closed_through"),
    )
    .orderBy("village.code")
    .orderBy("ledger.entity")
    .orderBy("ledger.accounting_system", "desc")
    .orderBy("ledger.id");

type Row = {
  readonly id: LedgerId;
  readonly village_id: VillageId;
  readonly village_name: string;
  readonly entity: "committee" | "collective";
  readonly name: string;
  readonly start_month: Month;
  readonly accounting_system: SystemId;
  readonly is_started: Flag;
  readonly is_active: Flag;
  readonly closed_through: Month | null;
  readonly word_scheme: "general" | "three";
};

const ledgerFrom = (row: Row): LedgerRow => ({
  id: row.id,
  villageId: row.village_id,
  villageName: row.village_name,
  entity: row.entity,
  name: row.name,
  startMonth: row.start_month,
  system: row.accounting_system,
  isStarted: row.is_started === 1,
  isActive: row.is_active === 1,
  closedThrough: row.closed_through,
  wordScheme: row.word_scheme,
});

/** Every ledger, by village code and entity. */
export const readLedgers = (reading: Reading): readonly LedgerRow[] => reading.all(ledgers()).map(ledgerFrom);

export const readLedger = (reading: Reading, id: LedgerId): LedgerRow | undefined =>
  reading.kept(`ledger ${id}`, ["ledger", "village", "period"], () => {
    const row = reading.first(ledgers().where("ledger.id", "=", id));
    return row === undefined ? undefined : ledgerFrom(row);
  });

/** The accounting system a ledger keeps its books by: that of 2023 unless it says otherwise. */
export const systemOfLedger = (reading: Reading, id: LedgerId): SystemId => readLedger(reading, id)?.system ?? "2023";

/** The first month still open: the month after the last closed one, or the first month of the books. */
export const openMonthOf = (ledger: Pick<LedgerRow, "closedThrough" | "startMonth">): Month =>
  ledger.closedThrough === null ? ledger.startMonth : addMonths(ledger.closedThrough, 1);

export const addLedger = (
  writing: Writing,
  row: Pick<LedgerRow, "id" | "villageId" | "entity" | "name" | "startMonth"> & { readonly system?: SystemId },
): void => {
  writing.run(
    sqlFor.insertInto("ledger").values({
      id: row.id,
      village_id: row.villageId,
      entity: row.entity,
      name: row.name,
      start_month: row.startMonth,
      accounting_system: row.system ?? "2023",
    }),
  );
};

/** 启用: the table refuses it unless the openings balance, and freezes them. */
export const startLedger = (writing: Writing, id: LedgerId): void => {
  writing.run(sqlFor.updateTable("ledger").set({ is_started: 1 }).where("id", "=", id));
};

/** True once some ledger of the township is running. */
export const isAnyStarted = (reading: Reading): boolean =>
  reading.first(sqlFor.selectFrom("ledger").select("id").where("is_started", "=", 1).orderBy("id").limit(1)) !==
  undefined;

/** 停用: books that moved to another ledger ask for no more work; they stay readable. */
export const retireLedger = (writing: Writing, id: LedgerId): void => {
  writing.run(sqlFor.updateTable("ledger").set({ is_active: 0 }).where("id", "=", id));
};
