import type { InputOf, OutputOf } from "#contract/contract.ts";
import { sumOf } from "#domain/core/fen.ts";
import { fieldsText, reasonsText } from "#renderer/words/matching.ts";

export type Matching = OutputOf<"match.show">;
export type LineRow = Matching["lines"][number];
export type EntryRow = Matching["entries"][number];

/** What the program would put together with a row: its short mark, all that belongs to it, and why. */
export type Suggestion = {
  readonly kind: "pair" | "reversal" | "sum" | "ambiguous";
  readonly mark: string;
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  readonly why: string;
};

/** The rows a person ticked, by their keys. */
export type Ticks = { readonly lines: ReadonlySet<string>; readonly entries: ReadonlySet<string> };

export const noTicks: Ticks = { lines: new Set(), entries: new Set() };

const ambiguityText = (group: Matching["ambiguous"][number]): string => {
  if (group.lines.length === 1 && group.entries.length === 1)
    return "只有这一笔是这个金额，但两边的对方账号不同，请看清是不是同一笔";
  const lines = group.lineFields.length === 0 ? "流水各栏都一样" : `流水的${fieldsText(group.lineFields)}不同`;
  const entries = group.entryFields.length === 0 ? "凭证各栏都一样" : `凭证的${fieldsText(group.entryFields)}不同`;
  return `${group.lines.length} 笔流水和 ${group.entries.length} 笔分录金额相同，分不清谁对谁：${lines}，${entries}。请看清后勾一笔流水、一笔分录，按回车。`;
};

/** Every suggestion, numbered in the order shown: certain pairs, reversals, sums, then what only a person can tell. */
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
];

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

const obstacleOf = (lines: readonly LineRow[], entries: readonly EntryRow[], differenceFen: number): string | null => {
  if (lines.length === 0 || entries.length === 0) return "两边各勾至少一笔";
  if (lines.length > 1 && entries.length > 1) return "只能一笔对一笔、一笔对几笔，或几笔对一笔";
  if (differenceFen !== 0) return "两边金额不等";
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

type Confirmation = Omit<InputOf<"match.confirm">, "bankAccountId">;

const placeOf = (matching: Matching, key: string) =>
  matching.entries.filter((entry) => entry.key === key).map(({ voucherId, line }) => ({ voucherId, line }));

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
