import * as z from "zod";
import type { SystemId } from "#domain/books/accounting-system.ts";
import type { Instant, Month } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import type { ReportColumn, ReportKind } from "#domain/reports/report-definition.ts";
import { lineKeys, type LineDefinition } from "#domain/reports/statement-lines-2023.ts";
import { keyedLines } from "#domain/reports/statement-pack.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One version of a corrected form or of an office's own report. */
export type DefinitionRow = {
  readonly id: string;
  readonly system: SystemId;
  readonly kind: ReportKind;
  readonly name: string;
  readonly version: number;
  readonly state: "proposed" | "in-force";
  readonly fromMonth: Month;
  readonly lines: readonly LineDefinition[];
  readonly columns: readonly ReportColumn[];
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly approvedByName: string | null;
};

const linesShape = z.array(
  z.object({
    no: z.int(),
    section: z.string(),
    name: z.string(),
    formula: z.string(),
    status: z.enum(["confirmed", "secondary", "parallel", "parallel-2004", "secondary-2004", "unverified"]),
    key: z.enum(lineKeys).nullable().default(null),
  }),
);
const linesFor = (system: SystemId, kind: ReportKind, lines: readonly LineDefinition[]): readonly LineDefinition[] =>
  kind === "custom" ? lines : keyedLines(lines, { system, kind });
const columnsShape = z.array(z.enum(["month", "quarter", "year", "last-year"]));

/** Every version of every definition, newest version first within its definition. */
export const readDefinitions = (reading: Reading): readonly DefinitionRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("report_version")
        .innerJoin("report_definition", "report_definition.id", "report_version.definition_id")
        .innerJoin("person as proposer", "proposer.id", "report_version.proposed_by")
        .leftJoin("person as approver", "approver.id", "report_version.approved_by")
        .select(["report_definition.id", "system", "kind", "report_definition.name", "version", "state", "from_month"])
        .select(["lines", "columns", "reason", "proposed_by", "proposed_at"])
        .select(["proposer.name as proposer_name", "approver.name as approver_name"])
        .orderBy("system", "desc")
        .orderBy("kind")
        .orderBy("report_definition.name")
        .orderBy("report_definition.id")
        .orderBy("version", "desc"),
    )
    .map((row) => ({
      id: row.id,
      system: row.system,
      kind: row.kind,
      name: row.name,
      version: row.version,
      state: row.state,
      fromMonth: row.from_month,
      lines: linesFor(row.system, row.kind, linesShape.parse(JSON.parse(row.lines))),
      columns: columnsShape.parse(JSON.parse(row.columns)),
      reason: row.reason,
      proposedBy: row.proposed_by,
      proposedByName: row.proposer_name,
      proposedAt: row.proposed_at,
      approvedByName: row.approver_name,
    }));

/** The version of a statement's form that statements of a month are made with; `undefined`: the one the program brought. */
export const definitionInForce = (
  reading: Reading,
  of: { readonly system: SystemId; readonly kind: ReportKind; readonly month: Month },
): DefinitionRow | undefined =>
  readDefinitions(reading).find(
    (row) => row.system === of.system && row.kind === of.kind && row.state === "in-force" && row.fromMonth <= of.month,
  );

export const addDefinition = (writing: Writing, row: Pick<DefinitionRow, "id" | "system" | "kind" | "name">): void => {
  writing.run(
    sqlFor.insertInto("report_definition").values({ id: row.id, system: row.system, kind: row.kind, name: row.name }),
  );
};

export const renameDefinition = (writing: Writing, id: string, name: string): void => {
  writing.run(sqlFor.updateTable("report_definition").set({ name }).where("id", "=", id));
};

/** Adds a version; a proposal not yet approved gives way to it. */
export const addDefinitionVersion = (
  writing: Writing,
  row: Omit<DefinitionRow, "system" | "kind" | "name" | "proposedByName" | "approvedByName">,
): void => {
  writing.run(sqlFor.deleteFrom("report_version").where("definition_id", "=", row.id).where("state", "=", "proposed"));
  writing.run(
    sqlFor.insertInto("report_version").values({
      definition_id: row.id,
      version: row.version,
      state: row.state,
      from_month: row.fromMonth,
      lines: JSON.stringify(row.lines),
      columns: JSON.stringify(row.columns),
      reason: row.reason,
      proposed_by: row.proposedBy,
      proposed_at: row.proposedAt,
      approved_by: null,
      approved_at: null,
    }),
  );
};

export const approveDefinition = (
  writing: Writing,
  step: { readonly id: string; readonly version: number; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("report_version")
      .set({ state: "in-force", approved_by: step.by, approved_at: step.at })
      .where("definition_id", "=", step.id)
      .where("version", "=", step.version),
  );
};
