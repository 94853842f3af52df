import type { Instant } from "#domain/core/dates.ts";
import { idOf, type LedgerId, type PersonId, type VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Whose unsaved grid: of one person, ledger and draft, or of a voucher not saved yet (null). */
export type GridKey = {
  readonly personId: PersonId;
  readonly ledgerId: LedgerId;
  readonly voucherId: VoucherId | null;
};

export const keepGrid = (
  writing: Writing,
  key: GridKey,
  kept: { readonly form: string; readonly at: Instant },
): void => {
  const columns = { form: kept.form, kept_at: kept.at };
  writing.run(
    sqlFor
      .insertInto("kept_grid")
      .values({ person_id: key.personId, ledger_id: key.ledgerId, voucher_id: key.voucherId ?? "", ...columns })
      .onConflict((conflict) => conflict.columns(["person_id", "ledger_id", "voucher_id"]).doUpdateSet(columns)),
  );
};

export const readKeptGrid = (
  reading: Reading,
  key: GridKey,
): { readonly form: string; readonly keptAt: Instant } | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("kept_grid")
      .select(["form", "kept_at"])
      .where("person_id", "=", key.personId)
      .where("ledger_id", "=", key.ledgerId)
      .where("voucher_id", "=", key.voucherId ?? "")
      .orderBy("kept_at"),
  );
  return row === undefined ? undefined : { form: row.form, keptAt: row.kept_at };
};

export const dropKeptGrid = (writing: Writing, key: GridKey): void => {
  writing.run(
    sqlFor
      .deleteFrom("kept_grid")
      .where("person_id", "=", key.personId)
      .where("ledger_id", "=", key.ledgerId)
      .where("voucher_id", "=", key.voucherId ?? ""),
  );
};

/** Everything a person left unsaved, newest first; what belonged to a draft that is gone is left out. */
export const listKeptGrids = (reading: Reading, personId: PersonId) =>
  reading
    .all(
      sqlFor
        .selectFrom("kept_grid")
        .innerJoin("ledger", "ledger.id", "kept_grid.ledger_id")
        .leftJoin("voucher", "voucher.id", "kept_grid.voucher_id")
        .select(["kept_grid.ledger_id", "ledger.name", "kept_grid.voucher_id", "kept_grid.kept_at", "voucher.state"])
        .where("kept_grid.person_id", "=", personId)
        .orderBy("kept_grid.kept_at", "desc"),
    )
    .filter((row) => row.voucher_id === "" || row.state === "draft")
    .map((row) => ({
      ledgerId: row.ledger_id,
      ledgerName: row.name,
      voucherId: row.voucher_id === "" ? null : idOf<VoucherId>(row.voucher_id),
      keptAt: row.kept_at,
    }));
