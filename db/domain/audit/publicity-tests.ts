import { disclosureDueOn, postedDays, type PublicityDuty } from "#domain/caps/publicity.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { daysBetween } from "#domain/core/dates.ts";
import type { AuditDisclosure } from "./disclosure.ts";
import type { ExceptionTest, Found, QuarterFacts } from "./facts.ts";

type Duty = PublicityDuty & { readonly needsPhoto: boolean };

/** The strictest of the parameters and of the rules K31 in force on the quarter's last day. */
const dutyOf = ({ parameters, rules, ledger, lastDay }: QuarterFacts): Duty => {
  const { publicityDueDays, publicityLeastDays } = parameters.tests.numbers;
  const usual: Duty = { dueDays: publicityDueDays, leastDays: publicityLeastDays, needsPhoto: false };
  return rulesFor(rules, { ledger, on: lastDay }).reduce((duty, { parameters: rule }): Duty => {
    if (rule.kind !== "K31" || !isPlainParameters(rule)) return duty;
    return {
      dueDays: Math.min(duty.dueDays, rule.counts["dueDays"] ?? duty.dueDays),
      leastDays: Math.max(duty.leastDays, rule.counts["leastDays"] ?? duty.leastDays),
      needsPhoto: duty.needsPhoto || rule.flags["needsPhoto"] === true,
    };
  }, usual);
};

const found = (
  disclosure: AuditDisclosure,
  facts: Found["facts"] & { readonly reason: string },
  severity?: "red",
): Found => ({
  subject: `publicity:${disclosure.quarter}:${facts.reason}`,
  ...(severity === undefined ? {} : { severity }),
  onDate: null,
  amountFen: null,
  voucherId: null,
  facts: { disclosed: disclosure.quarter, ...facts },
});

type Hung = AuditDisclosure["postings"][number];

const lengthFault = (disclosure: AuditDisclosure, hung: readonly Hung[], of: { facts: QuarterFacts; duty: Duty }) => {
  const longest = hung.reduce((most, posting) => Math.max(most, postedDays(posting, of.facts.lastDay)), 0);
  // What still hangs on the quarter's last day may still hang long enough.
  const isOpen = hung.some((posting) => posting.toOn === null || posting.toOn > of.facts.lastDay);
  const { leastDays, needsPhoto } = of.duty;
  const short =
    isOpen || longest >= leastDays
      ? []
      : [found(disclosure, { reason: "posted-too-short", postedDays: longest, leastDays })];
  const bare =
    needsPhoto && hung.every((posting) => posting.photoCount === 0)
      ? [found(disclosure, { reason: "posted-without-photo" })]
      : [];
  return [...short, ...bare];
};

const figureFaults = (disclosure: AuditDisclosure, hung: readonly Hung[]): readonly Found[] => {
  // The newest that hung is what villagers last read.
  const [newest] = hung.toSorted((left, right) => (left.fromOn < right.fromOn ? 1 : -1));
  if (newest === undefined) return [];
  return (
    [
      ["income", newest.incomeFen, disclosure.incomeFen],
      ["expense", newest.expenseFen, disclosure.expenseFen],
    ] as const
  ).flatMap(([which, postedFen, bookFen]) =>
    postedFen === bookFen
      ? []
      : [
          found(
            disclosure,
            { reason: `posted-${which}-differs`, postedFen, bookFen, differenceFen: postedFen - bookFen },
            "red",
          ),
        ],
  );
};

/**
 * 公开超期: accounts that fell due to hang within this quarter, as it stood on its last day. So the list of a closed quarter
 * stays the same whenever it is made.
 */
const overduePublicity: ExceptionTest = {
  id: "E32",
  severity: "amber",
  basis: "村民委员会组织法（2025年修正）第三十一条、农村集体经济组织财务公开规定：至少每季度公开一次；张贴天数按设置",
  parameters: ["publicityDueDays", "publicityLeastDays"],
  clearedBy: "posted-and-registered",
  find: (facts) => {
    const duty = dutyOf(facts);
    return facts.disclosures.flatMap((disclosure): readonly Found[] => {
      const dueOn = disclosureDueOn(disclosure.quarter, duty.dueDays);
      // While the quarter runs, nothing is late whose last day is not over.
      if (dueOn < facts.firstDay || dueOn > facts.until) return [];
      const hung = disclosure.postings.filter((posting) => posting.fromOn <= facts.lastDay);
      const first = hung.reduce<string | null>(
        (earliest, posting) => (earliest === null || posting.fromOn < earliest ? posting.fromOn : earliest),
        null,
      );
      if (first === null) return [found(disclosure, { reason: "not-published", dueOn })];
      const started = hung.find((posting) => posting.fromOn === first);
      const late =
        started !== undefined && started.fromOn > dueOn
          ? [
              found(disclosure, {
                reason: "published-late",
                dueOn,
                postedOn: started.fromOn,
                lateDays: daysBetween(dueOn, started.fromOn),
              }),
            ]
          : [];
      return [...late, ...lengthFault(disclosure, hung, { facts, duty }), ...figureFaults(disclosure, hung)];
    });
  },
};

export const publicityTests: readonly ExceptionTest[] = [overduePublicity];
