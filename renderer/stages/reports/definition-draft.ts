import type { OutputOf } from "#contract/contract.ts";
import type { Month } from "#domain/core/dates.ts";

export type Definition = OutputOf<"reportDefinition.list">["definitions"][number];
export type DefinedLine = Definition["lines"][number];

/** A definition being edited; `id` null is a new report of the office's own. */
export type DefinitionDraft = {
  readonly id: string | null;
  readonly system: Definition["system"];
  readonly kind: Definition["kind"];
  readonly name: string;
  readonly fromMonth: Month;
  readonly lines: readonly DefinedLine[];
  readonly columns: Definition["columns"];
  readonly reason: string;
};

/** The newest version of each definition: a proposal, what is in force, or what the program brought. */
export const newestOf = (definitions: readonly Definition[]): readonly Definition[] =>
  definitions.filter((row, index) => definitions.findIndex((other) => other.id === row.id) === index);

export const keyOf = ({ id, version }: Pick<Definition, "id" | "version">): string => `${id}/${version}`;

export const draftFrom = (definition: Definition, fromMonth: Month): DefinitionDraft => ({
  id: definition.id,
  system: definition.system,
  kind: definition.kind,
  name: definition.name,
  fromMonth,
  lines: definition.lines,
  columns: definition.columns,
  reason: "",
});

const emptyLine = (no: number): DefinedLine => ({
  no,
  section: "",
  name: "",
  formula: "",
  status: "confirmed",
  key: null,
});

export const newReport = (system: Definition["system"], fromMonth: Month): DefinitionDraft => ({
  id: null,
  system,
  kind: "custom",
  name: "",
  fromMonth,
  lines: [{ ...emptyLine(1), name: "货币资金", formula: "101+102" }, emptyLine(2)],
  columns: ["month", "year"],
  reason: "新建",
});

/** The lines with a new one after the last; its number is the next. */
export const withNextLine = (lines: readonly DefinedLine[]): readonly DefinedLine[] => {
  const no = lines.reduce((most, line) => Math.max(most, line.no), 0) + 1;
  return [...lines, emptyLine(no)];
};

/** Lines that say something: an own report is saved without the empty ones at its end. */
export const filledLines = (lines: readonly DefinedLine[]): DefinedLine[] =>
  lines.filter((line) => line.name.trim() !== "" || line.formula.trim() !== "");

/**
 * For the draft once `sent` was kept under `id`: closed, unless more was typed meanwhile. That is not in the file yet, so it
 * stays open, as a change of the report just kept and not as another new one.
 */
export const draftKept =
  (sent: DefinitionDraft, id: string) =>
  (current: DefinitionDraft | null): DefinitionDraft | null =>
    current === null || current === sent ? null : { ...current, id };
