import type { OutputOf } from "#contract/contract.ts";
import { month } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import type { Span } from "./period.ts";

/** Reads the ends of the buckets as they are typed: 30、90、180; null unless they are one to eight rising whole numbers. */
export const daysFromText = (text: string): readonly number[] | null => {
  const days = text
    .normalize("NFKC")
    .split(/[,、;\s]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : 0));
  const isRising = days.every((day, at) => day > (days[at - 1] ?? 0));
  return days.length === 0 || days.length > 8 || !isRising ? null : days;
};

/** The year of a day up to its month: where the movements behind an age are looked at first. */
export const yearTo = (onDate: string): Span => ({
  fromMonth: month(`${onDate.slice(0, 4)}-01`),
  toMonth: month(onDate.slice(0, 7)),
});

type Rule = OutputOf<"rule.list">["rules"][number];

/** The buckets that an approved rule of 债权账龄 (K34) names, the newest first; null where none does. */
export const daysOfRules = (rules: readonly Rule[]): readonly number[] | null => {
  for (const { isApproved, parameters } of rules.toReversed()) {
    if (!isApproved || parameters.kind !== "K34") continue;
    const { firstBucketDays, secondBucketDays, thirdBucketDays } = parameters.counts;
    const days = [firstBucketDays, secondBucketDays, thirdBucketDays].flatMap((day) => day ?? []);
    const isRising = days.every((day, at) => day > (days[at - 1] ?? 0));
    if (days.length > 0 && isRising) return days;
  }
  return null;
};

type Row = OutputOf<"report.ageing">["rows"][number];

/** True for a row of `totalsOf`. */
export const isTotal = (row: Row): boolean => row.accountId === "total";

/** What others owe and what is owed, apart: receivables and payables are never set off against each other. */
export const totalsOf = (rows: readonly Row[]): readonly Row[] =>
  [
    { name: "应收合计（借方）", own: rows.filter((row) => row.balanceFen > 0) },
    { name: "应付合计（贷方）", own: rows.filter((row) => row.balanceFen < 0) },
  ].flatMap(({ name, own }) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        ...first,
        accountId: idOf<AccountId>("total"),
        accountCode: "",
        accountName: name,
        itemId: null,
        itemName: "",
        balanceFen: sumOf(own, (row) => row.balanceFen),
        buckets: first.buckets.map((_bucket, at) => sumOf(own, (row) => row.buckets[at] ?? 0)),
      },
    ];
  });
