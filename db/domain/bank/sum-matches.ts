import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import type { MatchWindow, OpenEntry, OpenLine } from "./match-reasons.ts";

/** Several of one side that add up exactly to one of the other. Offered, never confirmed without a person. */
export type SumMatch = {
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  /** What the several have in common besides their day: a counterparty, a word, or the bank's charge beside a payment. */
  readonly common: string;
};

/** Selections of more items than this would find sums everywhere that mean nothing: of more, only the whole batch is a sum. */
export const mostSummed = 12;
const batchWords = ["代发", "批量", "工资", "补贴", "补助", "养老", "分红", "水费", "电费"];
const chargeWords = ["手续费", "汇费", "邮电费", "工本费"];

type Item = { readonly key: string; readonly onDate: LocalDate; readonly amountFen: number };
type Batch<Row extends Item> = { readonly common: string; readonly items: readonly Row[] };

/** Rows of one day and one common word, for every word a row has. */
const batchesOf = <Row extends Item>(
  rows: readonly Row[],
  commonOf: (row: Row) => readonly string[],
): readonly Batch<Row>[] => {
  const batches = new Map<string, { readonly common: string; readonly items: Row[] }>();
  for (const row of rows) {
    for (const common of new Set(commonOf(row))) {
      const key = `${row.onDate} ${row.amountFen > 0 ? "+" : "-"} ${common}`;
      const batch = batches.get(key);
      if (batch === undefined) batches.set(key, { common, items: [row] });
      else batch.items.push(row);
    }
  }
  return [...batches.values()].filter(({ items }) => items.length > 1);
};

/** For every sum that exactly one selection of two or more items makes: that selection, as bits; all bits of a long batch. */
const sumsOf = (items: readonly Item[]): ReadonlyMap<number, number | null> => {
  if (items.length > mostSummed) return new Map([[items.reduce((sum, { amountFen }) => sum + amountFen, 0), -1]]);
  const sums = new Map<number, number | null>();
  const totals = new Float64Array(1 << items.length);
  for (let chosen = 1; chosen < totals.length; chosen += 1) {
    const lowest = 31 - Math.clz32(chosen & -chosen);
    const total = (totals[chosen & (chosen - 1)] ?? 0) + (items[lowest]?.amountFen ?? 0);
    totals[chosen] = total;
    if ((chosen & (chosen - 1)) === 0) continue;
    sums.set(total, sums.has(total) ? null : chosen);
  }
  return sums;
};

type Found<Row extends Item> = { readonly items: readonly Row[]; readonly target: Item; readonly common: string };

/** Targets that exactly one selection of a batch adds up to, the batch and the target within the window. */
const found = <Row extends Item>(
  batches: readonly Batch<Row>[],
  targets: readonly Item[],
  isNear: (item: Row, target: Item) => boolean,
): readonly Found<Row>[] => {
  const byAmount = new Map<number, Item[]>();
  for (const target of targets) {
    const alike = byAmount.get(target.amountFen);
    if (alike === undefined) byAmount.set(target.amountFen, [target]);
    else alike.push(target);
  }
  return batches.flatMap(({ common, items }) =>
    [...sumsOf(items)].flatMap(([total, chosen]) => {
      const near = (byAmount.get(total) ?? []).filter((target) => items.every((item) => isNear(item, target)));
      const [target, another] = near;
      if (chosen === null || target === undefined || another !== undefined) return [];
      return [{ items: items.filter((_item, at) => chosen === -1 || (chosen & (1 << at)) !== 0), target, common }];
    }),
  );
};

const wordsIn = (text: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => text.includes(word));

const commonOfLine = (line: OpenLine): readonly string[] => [
  ...(line.counterpartyAccount === "" ? [] : [line.counterpartyAccount]),
  ...(line.counterpartyName === "" ? [] : [line.counterpartyName]),
  ...wordsIn(line.text, batchWords),
];
const voucherOf = (entry: OpenEntry): string => entry.key.split(":")[0] ?? entry.key;
const commonOfEntry = (entry: OpenEntry): readonly string[] => [
  voucherOf(entry),
  ...entry.names,
  ...wordsIn(entry.summary, batchWords),
];

/** A payment and the bank's charge for it on the same day, when the day has one charge that could be meant. */
const withCharges = (lines: readonly OpenLine[]): readonly Batch<OpenLine>[] => {
  const charges = lines.filter((line) => line.amountFen < 0 && wordsIn(line.text, chargeWords).length > 0);
  return charges.flatMap((charge) =>
    lines
      .filter((line) => line.onDate === charge.onDate && line.amountFen < charge.amountFen && !charges.includes(line))
      .map((line) => ({ common: wordsIn(charge.text, chargeWords)[0] ?? "", items: [line, charge] })),
  );
};

/**
 * Sums among what no single pair explains: several bank lines of one day and one counterparty, word or charge for one entry,
 * and the reverse. An item is offered once only, in the order of keys.
 */
export const sumMatches = (
  open: { readonly lines: readonly OpenLine[]; readonly entries: readonly OpenEntry[] },
  window: MatchWindow,
): readonly SumMatch[] => {
  const isNear = (line: Item, entry: Item): boolean => {
    const days = daysBetween(entry.onDate, line.onDate);
    return days >= -window.daysBefore && days <= window.daysAfter;
  };
  const lineBatches = [...batchesOf(open.lines, commonOfLine), ...withCharges(open.lines)];
  const offers = [
    ...found(lineBatches, open.entries, isNear).map(({ items, target, common }) => ({
      lines: items.map(({ key }) => key),
      entries: [target.key],
      common,
    })),
    ...found(batchesOf(open.entries, commonOfEntry), open.lines, (entry, line) => isNear(line, entry)).map(
      ({ items, target, common }) => ({
        lines: [target.key],
        entries: items.map(({ key }) => key),
        common: items.every((item) => voucherOf(item) === common) ? "" : common,
      }),
    ),
  ];
  const used = new Set<string>();
  const named = offers.map((offer) => ({ offer, name: `${offer.lines.join()}=${offer.entries.join()}` }));
  return named
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.offer.common < b.offer.common ? -1 : 1))
    .flatMap(({ offer }) => {
      const keys = [...offer.lines, ...offer.entries];
      if (keys.some((key) => used.has(key))) return [];
      for (const key of keys) used.add(key);
      return [offer];
    });
};
