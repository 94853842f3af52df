import type { InputOf, OutputOf } from "#contract/contract.ts";
import { pairFault } from "#domain/bank/entry-pairs.ts";
import { sumOf } from "#domain/core/fen.ts";
import { fieldsText, reasonsText } from "#renderer/words/matching.ts";

type Shown = OutputOf<"match.show">;
export type LineRow = Omit<Shown["lines"][number], "id"> & { readonly id: string };
export type EntryRow = Omit<Shown["entries"][number], "voucherId"> & { readonly voucherId: string };
/** What is shown, with the items from before the books began as rows of the side that had them. */
export type Matching = Omit<Shown, "lines" | "entries"> & {
  readonly lines: readonly LineRow[];
  readonly entries: readonly EntryRow[];
};

const openingKey = (no: number): string => `opening:${no}`;

/** The number of the opening item a row stands for; null for any other row. */
export const openingNoOf = (key: string): number | null =>
  key.startsWith("opening:") ? Number(key.slice("opening:".length)) : null;

const openingText = (text: string): string => `期初未达 ${text}`.trim();

/** Lays the opening items among the rows of the side that had them: first, because they are the oldest. */
export const withOpeningRows = (shown: Shown): Matching => ({
  ...shown,
  entries: [
    ...shown.openings
      .filter(({ side }) => side.startsWith("book-"))
      .map(({ no, onDate, amountFen, text }) => ({
        key: openingKey(no),
        voucherId: "",
        line: no,
        state: "posted" as const,
        number: null,
        word: "",
        onDate,
        amountFen,
        summary: openingText(text),
        names: [],
        isRed: false,
      })),
    ...shown.entries,
  ],
  lines: [
    ...shown.openings
      .filter(({ side }) => side.startsWith("bank-"))
      .map(({ no, onDate, amountFen, text }) => ({
        id: openingKey(no),
        onDate,
        tradedAt: "",
        amountFen,
        balanceFen: null,
        counterpartyName: "",
        counterpartyAccount: "",
        text: openingText(text),
        serial: "",
        fileName: "",
        row: 0,
      })),
    ...shown.lines,
  ],
});

/** What the program would put together with a row: its short mark, all that belongs to it, and why. */
export type Suggestion = {
  readonly kind: "pair" | "reversal" | "sum" | "ambiguous" | "opening" | "cancel";
  readonly mark: string;
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  readonly why: string;
};

/** The rows a person ticked, by their keys. */
export type Ticks = { readonly lines: ReadonlySet<string>; readonly entries: ReadonlySet<string> };

export const noTicks: Ticks = { lines: new Set(), entries: new Set() };

const ambiguityText = (group: Matching["ambiguous"][number]): string => {
  if (group.hasOpening)
    return "金额对得上，可是期初未达里也有同样金额的一笔，请看清这笔流水是哪一笔的，再勾两边、按回车";
  if (group.lines.length === 1 && group.entries.length === 1)
    return "只有这一笔是这个金额，但两边的对方账号不同，请看清是不是同一笔";
  const lines = group.lineFields.length === 0 ? "流水各栏都一样" : `流水的${fieldsText(group.lineFields)}不同`;
  const entries = group.entryFields.length === 0 ? "凭证各栏都一样" : `凭证的${fieldsText(group.entryFields)}不同`;
  return `${group.lines.length} 笔流水和 ${group.entries.length} 笔分录金额相同，分不清谁对谁：${lines}，${entries}。请看清后勾一笔流水、一笔分录，按回车。`;
};

/** Every suggestion, numbered in the order shown: certain pairs, reversals, sums, doubts, opening items, entries that cancel. */
export const suggestionsOf = (matching: Matching): readonly Suggestion[] => [
  ...matching.pairs.map((pair, at): Suggestion => ({
    kind: "pair",
    mark: `对${at + 1}`,
    lines: [pair.line],
    entries: [pair.entry],
    why: reasonsText(pair.reasons),
  })),
  ...matching.reversals.map(({ line, reversal, days }, at): Suggestion => ({
    kind: "reversal",
    mark: `冲${at + 1}`,
    lines: [line, reversal],
    entries: [],
    why: `银行${days === 0 ? "当天" : ` ${days} 天后`}冲回，两笔相抵，不用制凭证`,
  })),
  ...matching.sums.map(({ lines, entries, common }, at): Suggestion => ({
    kind: "sum",
    mark: `合${at + 1}`,
    lines,
    entries,
    why: `${Math.max(lines.length, entries.length)} 笔合计正好相等${common === "" ? "" : `（${common}）`}，请核对后按回车`,
  })),
  ...matching.ambiguous.map((group, at): Suggestion => ({
    kind: "ambiguous",
    mark: `疑${at + 1}`,
    lines: group.lines,
    entries: group.entries,
    why: ambiguityText(group),
  })),
  ...matching.openings
    .filter(({ line, entry }) => line !== null || entry !== null)
    .map(({ no, side, line, entry }, at): Suggestion => ({
      kind: "opening",
      mark: `期${at + 1}`,
      lines: side.startsWith("book-") ? [line ?? ""] : [openingKey(no)],
      entries: side.startsWith("book-") ? [openingKey(no)] : [entry ?? ""],
      why: "期初未达里只有这一笔、这边也只有这一笔是这个金额，请核对是不是同一笔，再按回车",
    })),
  ...matching.cancelling.map(({ red, entry }, at): Suggestion => ({
    kind: "cancel",
    mark: `抵${at + 1}`,
    lines: [],
    entries: [red, entry],
    why: "红字注销的一笔和后来重记的一笔正好相抵，银行不会再有这两笔；请核对是不是同一件事，再按回车",
  })),
];

/** What is open of one group alone: its lines beside its entries. */
export const onlyGroup = (matching: Matching, group: Pick<Suggestion, "lines" | "entries">): Matching => ({
  ...matching,
  lines: matching.lines.filter(({ id }) => group.lines.includes(id)),
  entries: matching.entries.filter(({ key }) => group.entries.includes(key)),
});

/** The suggestion of each row, by the row's key. */
export const suggestionsByKey = (suggestions: readonly Suggestion[]): ReadonlyMap<string, Suggestion> =>
  new Map(suggestions.flatMap((each) => [...each.lines, ...each.entries].map((key) => [key, each] as const)));

const toggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
};

/**
 * Space on a row. With nothing ticked yet, the first tick takes with it what the program would put together; an ambiguous row
 * comes alone, because the person is to choose.
 */
export const tickedRow = (
  ticks: Ticks,
  row: { readonly side: "lines" | "entries"; readonly key: string },
  suggestion: Suggestion | undefined,
): Ticks => {
  const isFirst = ticks.lines.size + ticks.entries.size === 0;
  if (isFirst && suggestion !== undefined && suggestion.kind !== "ambiguous")
    return { lines: new Set(suggestion.lines), entries: new Set(suggestion.entries) };
  return { ...ticks, [row.side]: toggled(ticks[row.side], row.key) };
};

export type Balance = {
  readonly linesFen: number;
  readonly entriesFen: number;
  readonly differenceFen: number;
  /** What stands in the way of putting the ticked rows together; null when nothing does. */
  readonly obstacle: string | null;
  readonly isReversal: boolean;
};

const pairFaults = {
  "needs-red": "两边各勾至少一笔；两笔分录相抵的，其中一笔要是红字",
  "not-even": "两笔分录不能相抵：金额要相同、方向要相反",
  "not-posted": "两张凭证都记账以后才能相抵",
} as const;

/** The two ticked entries of which one takes the other back; null when it is not two entries alone. */
const entriesAlone = (lines: readonly LineRow[], entries: readonly EntryRow[]) => {
  const [first, second] = entries;
  if (lines.length > 0 || entries.length !== 2 || first === undefined || second === undefined) return null;
  if (entries.some(({ key }) => openingNoOf(key) !== null)) return null;
  return first.isRed ? { red: first, entry: second } : { red: second, entry: first };
};

const obstacleOf = (lines: readonly LineRow[], entries: readonly EntryRow[], differenceFen: number): string | null => {
  const alone = entriesAlone(lines, entries);
  if (alone !== null) {
    const fault = pairFault(alone.red, alone.entry);
    return fault === null ? null : pairFaults[fault];
  }
  if (lines.length === 0 || entries.length === 0) return "两边各勾至少一笔";
  if (lines.length > 1 && entries.length > 1) return "只能一笔对一笔、一笔对几笔，或几笔对一笔";
  if (differenceFen !== 0) return "两边金额不等";
  const openings = [...lines.map(({ id }) => id), ...entries.map(({ key }) => key)].filter(
    (key) => openingNoOf(key) !== null,
  );
  if (openings.length === 2) return "两笔都是期初未达：期初未达要和一笔流水或一笔分录对上";
  if (openings.length > 0 && lines.length + entries.length > 2) return "期初未达一笔只对一笔";
  if (openings.length > 0 && entries.some((entry) => entry.state !== "posted")) return "和期初未达对上的凭证要先记账";
  const isSum = lines.length + entries.length > 2;
  return isSum && entries.some((entry) => entry.state !== "posted") ? "几笔合起来对账，凭证要先记账" : null;
};

/** The totals of both ticks, their difference, and whether they can be put together. */
export const balanceOf = (matching: Matching, ticks: Ticks): Balance => {
  const lines = matching.lines.filter((line) => ticks.lines.has(line.id));
  const entries = matching.entries.filter((entry) => ticks.entries.has(entry.key));
  const linesFen = sumOf(lines, (line) => line.amountFen);
  const entriesFen = sumOf(entries, (entry) => entry.amountFen);
  const isReversal =
    entries.length === 0 &&
    lines.length === 2 &&
    matching.reversals.some(({ line, reversal }) => ticks.lines.has(line) && ticks.lines.has(reversal));
  const differenceFen = entriesFen - linesFen;
  return {
    linesFen,
    entriesFen,
    differenceFen,
    isReversal,
    obstacle: isReversal ? null : obstacleOf(lines, entries, differenceFen),
  };
};

const placeOf = (matching: Matching, key: string) =>
  matching.entries.filter((entry) => entry.key === key).map(({ voucherId, line }) => ({ voucherId, line }));

/** The ticked opening item with the row it ends with; null when none is ticked. */
export const openingOfTicks = (
  matching: Matching,
  ticks: Ticks,
): Omit<InputOf<"match.settleOpening">, "bankAccountId"> | null => {
  const [lineId, key] = [[...ticks.lines][0] ?? "", [...ticks.entries][0] ?? ""];
  const ofBooks = openingNoOf(key);
  if (ofBooks !== null) return { no: ofBooks, lineId, entry: null };
  const ofBank = openingNoOf(lineId);
  const [entry] = placeOf(matching, key);
  return ofBank === null || entry === undefined ? null : { no: ofBank, lineId: null, entry };
};

/** The two ticked entries that cancel each other, the red one named; null when anything else is ticked. */
export const pairOfTicks = (
  matching: Matching,
  ticks: Ticks,
): Omit<InputOf<"match.pairEntries">, "bankAccountId"> | null => {
  const lines = matching.lines.filter((line) => ticks.lines.has(line.id));
  const alone = entriesAlone(
    lines,
    matching.entries.filter((entry) => ticks.entries.has(entry.key)),
  );
  if (alone === null || pairFault(alone.red, alone.entry) !== null) return null;
  const [red, entry] = [alone.red, alone.entry].map(({ voucherId, line }) => ({ voucherId, line }));
  return red === undefined || entry === undefined ? null : { red, entry };
};

type Confirmation = Omit<InputOf<"match.confirm">, "bankAccountId">;

/** The ticked rows as they are sent. */
export const confirmationOfTicks = (matching: Matching, ticks: Ticks): Confirmation => {
  if (balanceOf(matching, ticks).isReversal) {
    const found = matching.reversals.filter(({ line }) => ticks.lines.has(line));
    return { ties: [], reversals: found.map(({ line, reversal }) => ({ lineId: line, reversalId: reversal })) };
  }
  const entries = [...ticks.entries].flatMap((key) => placeOf(matching, key));
  return { ties: [{ lineIds: [...ticks.lines], entries }], reversals: [] };
};

/** All that is beyond doubt: pairs and reversals. Sums and ambiguous groups never go along. */
export const confirmationOfCertain = (matching: Matching): Confirmation => ({
  ties: matching.pairs.map(({ line, entry }) => ({ lineIds: [line], entries: placeOf(matching, entry) })),
  reversals: matching.reversals.map(({ line, reversal }) => ({ lineId: line, reversalId: reversal })),
});
