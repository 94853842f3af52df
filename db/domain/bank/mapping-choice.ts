import type { ColumnMapping, FlagWords } from "./column-mapping.ts";
import type { Grid } from "./grid.ts";
import type { FoundHeader } from "./header-search.ts";
import type { Layout } from "./layout.ts";
import { guessMapping } from "./mapping-guess.ts";
import { mappingFromLayout, missingHeaders, recogniseLayout, type Recognition } from "./recognition.ts";
import { shippedLayouts } from "./shipped-layouts.ts";
import type { InspectionOptions, InspectionRefusal, MappingGuess } from "./statement.ts";

/**
 * How the columns of a table were given their meaning. `layout` also serves its labels and footers when a mapping was made by
 * hand; `isConfirmed` is false while the bank is only supposed. `refusal` says what a person must settle first.
 */
export type MappingChoice = {
  readonly mapping: ColumnMapping | null;
  readonly layout: Layout | null;
  readonly isConfirmed: boolean;
  /** True where the file's own words or a person name the bank. */
  readonly isBankNamed: boolean;
  readonly isUnknown: boolean;
  /** True where only the names of the columns speak for the layout: no true file of the bank was ever compared. */
  readonly isFromNames: boolean;
  readonly guess: MappingGuess | null;
  readonly refusal: InspectionRefusal | null;
};

const columnsIn = ({ amount, counterparty, ...columns }: ColumnMapping): readonly number[] => {
  const flags = amount.mode === "signed" ? [] : [amount.flag?.column ?? null];
  const amounts = amount.mode === "two-columns" ? [amount.moneyIn, amount.moneyOut] : [amount.amount];
  const parties = [counterparty.whenIn, counterparty.whenOut].flatMap(({ name, account, bank }) => [
    name,
    account,
    bank,
  ]);
  return [...Object.values(columns), ...flags, ...amounts, ...parties].filter((column) => typeof column === "number");
};

const byHand = (mapping: ColumnMapping, headers: readonly string[], recognition: Recognition): MappingChoice => {
  const isFitting = columnsIn(mapping).every(
    (column) => Number.isInteger(column) && column >= 0 && column < headers.length,
  );
  return {
    mapping: isFitting ? mapping : null,
    layout: recognition.kind === "recognised" ? recognition.layout : null,
    isConfirmed: isFitting,
    isBankNamed: recognition.kind === "recognised" && recognition.isNamed,
    isUnknown: false,
    isFromNames: false,
    guess: null,
    refusal: isFitting ? null : { code: "mapping-not-fitting", columnCount: headers.length },
  };
};

const flagWordsOf = ({ amount }: Layout): FlagWords | undefined =>
  amount.mode === "signed" ? undefined : amount.flag?.words;

/** No layout that can be trusted: columns are proposed, a person confirms them. `sketch` names the bank and its words. */
const byGuess = (grid: Grid, header: FoundHeader, sketch: Layout | null): MappingChoice => {
  const words = sketch === null ? undefined : flagWordsOf(sketch);
  const guess = guessMapping(header.headers, grid.rows.slice(header.bodyIndex), words);
  const refusal: InspectionRefusal =
    sketch === null
      ? { code: "mapping-needed", missing: guess.missing }
      : { code: "layout-unproven", layoutId: sketch.id, bank: sketch.bank, missing: guess.missing };
  return {
    mapping: guess.mapping,
    layout: sketch,
    isConfirmed: false,
    isBankNamed: false,
    isUnknown: true,
    isFromNames: false,
    guess,
    refusal,
  };
};

const byLayoutId = (layoutId: string, grid: Grid, header: FoundHeader): MappingChoice => {
  const layout = shippedLayouts.find(({ id }) => id === layoutId);
  if (layout?.isSketch === true) return byGuess(grid, header, layout);
  const { headers } = header;
  const mapping = layout === undefined ? undefined : mappingFromLayout(layout, headers);
  if (layout === undefined || mapping === undefined) {
    const missing = layout === undefined ? [] : missingHeaders(layout, headers);
    const refusal: InspectionRefusal = { code: "layout-not-matching", layoutId, missingHeaders: missing };
    return {
      mapping: null,
      layout: null,
      isConfirmed: false,
      isBankNamed: false,
      isUnknown: false,
      isFromNames: false,
      guess: null,
      refusal,
    };
  }
  const { isFromNames } = layout;
  const settled = { isConfirmed: true, isBankNamed: true, isUnknown: false };
  return { mapping, layout, ...settled, isFromNames, guess: null, refusal: null };
};

const byRecognition = (recognition: Recognition, grid: Grid, header: FoundHeader): MappingChoice => {
  if (recognition.kind === "unknown") return byGuess(grid, header, null);
  if (recognition.kind === "recognised" && recognition.layout.isSketch)
    return byGuess(grid, header, recognition.layout);
  const layout = recognition.kind === "recognised" ? recognition.layout : (recognition.candidates[0] ?? null);
  const mapping = layout === null ? null : (mappingFromLayout(layout, header.headers) ?? null);
  const refusal: InspectionRefusal | null =
    recognition.kind === "recognised"
      ? null
      : {
          code: "layout-ambiguous",
          candidates: recognition.candidates.map(({ id }) => id),
          banks: recognition.candidates.map(({ bank }) => bank),
        };
  // Whoever chooses none of the banks maps the columns by hand, and starts from a proposal.
  const guess = refusal === null ? null : guessMapping(header.headers, grid.rows.slice(header.bodyIndex));
  const isBankNamed = recognition.kind === "recognised" && recognition.isNamed;
  const isFromNames = layout?.isFromNames === true && refusal === null;
  const settled = { isConfirmed: refusal === null, isBankNamed, isUnknown: false };
  return { mapping, layout, ...settled, isFromNames, guess, refusal };
};

/** Settles the columns of a table: a mapping made by hand first, then a layout chosen by name, then recognition, then a guess. */
export const chooseMapping = (grid: Grid, header: FoundHeader, options: InspectionOptions): MappingChoice => {
  const above = grid.rows.slice(0, header.index).flatMap((row) => row.map((cell) => cell.text));
  const recognition = recogniseLayout(shippedLayouts, header.headers, [grid.sheet, ...above]);
  if (options.mapping !== undefined) return byHand(options.mapping, header.headers, recognition);
  if (options.layoutId !== undefined) return byLayoutId(options.layoutId, grid, header);
  return byRecognition(recognition, grid, header);
};
