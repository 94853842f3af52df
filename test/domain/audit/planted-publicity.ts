import type { QuarterFacts } from "#domain/audit/facts.ts";
import { localDate, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type VillageId } from "#domain/core/ids.ts";
import { plainRule } from "./planted-more.ts";
import { cleanQuarter } from "./quarter-facts.ts";

const [clean] = cleanQuarter.disclosures;
const [hung] = clean?.postings ?? [];
const third = quarterFromText("2026Q3");
if (clean === undefined || hung === undefined || third === undefined) throw new Error("the clean quarter is not whole");

const posted = (...postings: readonly Partial<typeof hung>[]): Partial<QuarterFacts> => ({
  disclosures: [{ ...clean, postings: postings.map((each) => ({ ...hung, ...each })) }],
});

const strict = plainRule("K31", { counts: { dueDays: 9, leastDays: 17 } });

type Planted = readonly [string, string, Partial<QuarterFacts>, readonly (readonly [string, "red" | "amber"])[]];

/** What is planted for E32. The accounts of the second quarter have to hang by 15 July. */
export const plantedPublicity: readonly Planted[] = [
  ["E32", "accounts that never hung", posted(), [["not-published", "amber"]]],
  [
    "E32",
    "accounts that hung after the quarter only",
    posted({ fromOn: localDate("2026-10-01") }),
    [["not-published", "amber"]],
  ],
  [
    "E32",
    "accounts put up a day late",
    posted({ fromOn: localDate("2026-07-16"), toOn: localDate("2026-08-10") }),
    [["published-late", "amber"]],
  ],
  [
    "E32",
    "accounts taken down after fourteen days",
    posted({ toOn: localDate("2026-07-24") }),
    [["posted-too-short", "amber"]],
  ],
  [
    "E32",
    "an income on the wall that the books do not have",
    posted({ incomeFen: fen(1_800_001) }),
    [["posted-income-differs", "red"]],
  ],
  [
    "E32",
    "an expense on the wall that the books do not have",
    posted({ expenseFen: fen(-1) }),
    [["posted-expense-differs", "red"]],
  ],
  [
    "E32",
    "no photo where the rule wants one",
    {
      ...posted({ photoCount: 0 }),
      rules: [plainRule("K31", { counts: { dueDays: 15, leastDays: 15 }, flags: { needsPhoto: true } })],
    },
    [["posted-without-photo", "amber"]],
  ],
  [
    "E32",
    "less time than a rule stricter than the parameters gives",
    { ...posted({}), rules: [strict] },
    [
      ["published-late", "amber"],
      ["posted-too-short", "amber"],
    ],
  ],
];

export const innocentPublicity: readonly (readonly [string, Partial<QuarterFacts>])[] = [
  [
    "accounts that a rule asked more of until a milder version, and asks more of in another village",
    {
      ...posted({}),
      rules: [
        strict,
        {
          ...plainRule("K31", { counts: { dueDays: 15, leastDays: 15 } }),
          version: 2,
          fromOn: localDate("2026-07-01"),
        },
        { ...strict, id: "other", scope: { villageIds: [idOf<VillageId>("shiqiao")], entities: [] } },
      ],
    },
  ],
  ["accounts that hung just fifteen days", posted({ toOn: localDate("2026-07-25") })],
  ["accounts put up on the last day", posted({ fromOn: localDate("2026-07-15"), toOn: null })],
  [
    "accounts that still hang when the quarter ends",
    posted({ fromOn: localDate("2026-07-15"), toOn: localDate("2026-10-02") }),
  ],
  [
    "a second posting that hung long enough",
    posted({ toOn: localDate("2026-07-12") }, { fromOn: localDate("2026-07-20"), toOn: null }),
  ],
  [
    "accounts of a quarter that are due in the next",
    { disclosures: [...cleanQuarter.disclosures, { ...clean, quarter: third, postings: [] }] },
  ],
  ["accounts whose last day is not over", { ...posted(), until: localDate("2026-07-14") }],
  ["no photo where nothing asks for one", posted({ photoCount: 0 })],
];
