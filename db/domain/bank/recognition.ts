import { headerWord, foldCompact } from "./cell-text.ts";
import type { ColumnMapping, FlagColumn, PartyColumns } from "./column-mapping.ts";
import type { Headers, Layout, LayoutFlag, PartyHeaders } from "./layout.ts";

/** Which shipped layout a file has. `ambiguous` names the layouts a person must choose from. */
export type Recognition =
  /** `isNamed`: the title names the bank; else only its headings speak for it, and another bank may print the same. */
  | { readonly kind: "recognised"; readonly layout: Layout; readonly isNamed: boolean }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Layout[] }
  | { readonly kind: "unknown" };

const titleHas = (titleText: string, words: readonly string[]): boolean =>
  words.some((word) => titleText.includes(word));

/** The headers of `layout` that the file lacks, as the bank prints them. */
export const missingHeaders = (layout: Layout, headers: readonly string[]): readonly string[] => {
  const present = new Set(headers.map(headerWord));
  return layout.required.filter((header) => !present.has(headerWord(header)));
};

const fits = (layout: Layout, headers: ReadonlySet<string>, titleText: string): boolean =>
  layout.required.every((header) => headers.has(headerWord(header))) &&
  !layout.forbidden.some((header) => headers.has(headerWord(header))) &&
  !titleHas(titleText, layout.forbiddenTitles) &&
  // What has no header row of its own to be known by is nobody's without the bank's name.
  (!(layout.isSketch || (layout.isFromNames && layout.needsTitle)) || titleHas(titleText, layout.titles));

/** Leaves out sketches beside exact layouts, and layouts whose headers are all among those of a fuller one that fits. */
const mostSpecific = (fitting: readonly Layout[]): readonly Layout[] => {
  const exact = fitting.filter((layout) => !layout.isSketch);
  if (exact.length === 0) {
    const banks = new Set(fitting.map(({ bank }) => bank));
    const [fullest] = fitting.toSorted((a, b) => b.required.length - a.required.length);
    return fullest === undefined || banks.size > 1 ? [] : [fullest];
  }
  const isCovered = (layout: Layout): boolean =>
    exact.some(
      (other) =>
        other.required.length > layout.required.length &&
        layout.required.every((header) => other.required.some((each) => headerWord(each) === headerWord(header))),
    );
  return exact.filter((layout) => !isCovered(layout));
};

/**
 * Recognises the layout by its headers, then by words of the title (the texts above the table and the sheet's name). Where
 * only the title tells two banks apart and it is missing, the answer is `ambiguous`, never a guess.
 */
export const recogniseLayout = (
  layouts: readonly Layout[],
  headers: readonly string[],
  titleTexts: readonly string[],
): Recognition => {
  const present = new Set(headers.map(headerWord));
  const titleText = titleTexts.map(foldCompact).join("\n");
  const fitting = mostSpecific(layouts.filter((layout) => fits(layout, present, titleText)));
  const titled = fitting.filter((layout) => titleHas(titleText, layout.titles));
  const [onlyTitled, ...otherTitled] = titled;
  if (onlyTitled !== undefined && otherTitled.length === 0)
    return { kind: "recognised", layout: onlyTitled, isNamed: true };
  const [first, ...others] = titled.length > 0 ? titled : fitting;
  if (first === undefined) return { kind: "unknown" };
  if (others.length === 0 && !first.needsTitle) return { kind: "recognised", layout: first, isNamed: false };
  const lookAlikes = layouts.filter((layout) => others.length === 0 && first.lookAlikes.includes(layout.id));
  return { kind: "ambiguous", candidates: [first, ...others, ...lookAlikes] };
};

/** The 0-based column of the first of `wanted` that the file has; `null` when it has none. */
const columnOf = (headers: readonly string[], wanted: Headers): number | null => {
  const present = headers.map(headerWord);
  const columns = wanted.map((header) => present.indexOf(headerWord(header))).filter((column) => column >= 0);
  return columns[0] ?? null;
};

const partyColumns = (headers: readonly string[], party: PartyHeaders): PartyColumns => ({
  name: columnOf(headers, party.name),
  account: columnOf(headers, party.account),
  bank: columnOf(headers, party.bank),
});

const flagColumn = (headers: readonly string[], flag: LayoutFlag | null): FlagColumn | null => {
  const column = flag === null ? null : columnOf(headers, flag.headers);
  return flag === null || column === null ? null : { column, words: flag.words };
};

const amountColumns = (headers: readonly string[], { amount }: Layout): ColumnMapping["amount"] | undefined => {
  if (amount.mode === "two-columns") {
    const moneyIn = columnOf(headers, amount.moneyIn);
    const moneyOut = columnOf(headers, amount.moneyOut);
    if (moneyIn === null || moneyOut === null) return undefined;
    return { mode: "two-columns", moneyIn, moneyOut, flag: flagColumn(headers, amount.flag) };
  }
  const column = columnOf(headers, amount.amount);
  if (column === null) return undefined;
  if (amount.mode === "signed") return { mode: "signed", amount: column };
  const flag = flagColumn(headers, amount.flag);
  return flag === null ? undefined : { mode: "flag", amount: column, flag };
};

/** Reduces a shipped layout to the columns of this file; `undefined` when its date or amount headers are not there. */
export const mappingFromLayout = (layout: Layout, headers: readonly string[]): ColumnMapping | undefined => {
  const { columns, counterparty, serial } = layout;
  const bookedOn = columnOf(headers, columns.bookedOn) ?? columnOf(headers, columns.tradedOn);
  const amount = amountColumns(headers, layout);
  if (bookedOn === null || amount === undefined) return undefined;
  return {
    bookedOn,
    tradedOn: columnOf(headers, columns.tradedOn),
    tradedTime: columnOf(headers, columns.tradedTime),
    amount,
    balance: columnOf(headers, columns.balance),
    currency: columnOf(headers, columns.currency),
    counterparty: {
      whenIn: partyColumns(headers, counterparty.whenIn),
      whenOut: partyColumns(headers, counterparty.whenOut),
    },
    purpose: columnOf(headers, columns.purpose),
    remark: columnOf(headers, columns.remark),
    summary: columnOf(headers, columns.summary),
    serial: columnOf(headers, serial.headers),
    isSerialTrusted: serial.isTrusted,
    ownAccount: columnOf(headers, columns.ownAccount),
    ownName: columnOf(headers, columns.ownName),
  };
};
