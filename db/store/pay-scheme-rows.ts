import type { Instant, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId, PaySchemeId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import type { PayAccrual } from "#domain/funds/pay-accrual.ts";
import type { PayScheme } from "#domain/funds/pay-run.ts";
import type { WorkStandard } from "#domain/funds/work-subsidy.ts";
import { accrualFrom, schemeFrom, standardFrom } from "./pay-parameters.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type IndicatorRow = {
  readonly name: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly source: string;
};

export const readIndicators = (reading: Reading): readonly IndicatorRow[] =>
  reading
    .all(sqlFor.selectFrom("indicator").selectAll().orderBy("name").orderBy("year", "desc"))
    .map((row) => ({ name: row.name, year: row.year, amountFen: row.amount_fen, source: row.source }));

export const saveIndicator = (
  writing: Writing,
  row: IndicatorRow,
  of: { readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = { amount_fen: row.amountFen, source: row.source, recorded_by: of.by, recorded_at: of.at };
  writing.run(
    sqlFor
      .insertInto("indicator")
      .values({ name: row.name, year: row.year, ...columns })
      .onConflict((conflict) => conflict.columns(["name", "year"]).doUpdateSet(columns)),
  );
};

/** One version of a scheme; `scheme` for pay and retired cadres, `standard` for 误工补贴. */
export type SchemeRow = {
  readonly id: PaySchemeId;
  readonly version: number;
  readonly kind: "pay" | "retired" | "work";
  readonly title: string;
  readonly ledgerId: LedgerId | null;
  readonly basis: string;
  readonly resolutionId: ResolutionId | null;
  readonly scheme: PayScheme | null;
  readonly standard: WorkStandard | null;
  /** 先计提后发放: where its lists are owed before they are paid. */
  readonly accrual: PayAccrual;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly approvedByName: string | null;
};

/** Every version of every scheme, by title, the newest first. */
export const readSchemes = (reading: Reading): readonly SchemeRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("pay_scheme_version as v")
        .innerJoin("person as proposer", "proposer.id", "v.proposed_by")
        .leftJoin("person as approver", "approver.id", "v.approved_by")
        .selectAll("v")
        .select(["proposer.name as proposed_by_name", "approver.name as approved_by_name"])
        .orderBy("v.title")
        .orderBy("v.scheme_id")
        .orderBy("v.version", "desc"),
    )
    .map((row) => ({
      id: row.scheme_id,
      version: row.version,
      kind: row.kind,
      title: row.title,
      ledgerId: row.ledger_id,
      basis: row.basis,
      resolutionId: row.resolution_id,
      scheme: row.kind === "work" ? null : schemeFrom(row.parameters),
      standard: row.kind === "work" ? standardFrom(row.parameters) : null,
      accrual: accrualFrom(row.parameters),
      fromMonth: row.from_month,
      toMonth: row.to_month,
      proposedBy: row.proposed_by,
      proposedByName: row.proposed_by_name,
      approvedByName: row.approved_by_name,
    }));

export const addScheme = (
  writing: Writing,
  row: Omit<SchemeRow, "proposedByName" | "approvedByName">,
  at: Instant,
): void => {
  writing.run(
    sqlFor.insertInto("pay_scheme_version").values({
      scheme_id: row.id,
      version: row.version,
      kind: row.kind,
      title: row.title,
      ledger_id: row.ledgerId,
      basis: row.basis,
      resolution_id: row.resolutionId,
      parameters: JSON.stringify({
        ...(row.scheme ?? row.standard),
        ...(row.accrual === "none" ? {} : { accrual: row.accrual }),
      }),
      from_month: row.fromMonth,
      to_month: row.toMonth,
      is_sample: 0,
      proposed_by: row.proposedBy,
      proposed_at: at,
      approved_by: null,
      approved_at: null,
    }),
  );
};

export const approveScheme = (
  writing: Writing,
  of: { readonly id: PaySchemeId; readonly version: number; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("pay_scheme_version")
      .set({ approved_by: of.by, approved_at: of.at })
      .where("scheme_id", "=", of.id)
      .where("version", "=", of.version),
  );
};

/** How a list is booked, by the version of the scheme it was made with. */
export const accrualOfList = (
  reading: Reading,
  list: { readonly schemeId: PaySchemeId; readonly version: number },
): PayAccrual => {
  const row = reading.first(
    sqlFor
      .selectFrom("pay_scheme_version")
      .select("parameters")
      .where("scheme_id", "=", list.schemeId)
      .where("version", "=", list.version)
      .orderBy("scheme_id"),
  );
  return row === undefined ? "none" : accrualFrom(row.parameters);
};
