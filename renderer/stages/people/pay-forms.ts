import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { Share } from "#domain/core/share.ts";
import { everyVillage, type VillageCondition } from "#domain/funds/village-condition.ts";

export type PayHead = OutputOf<"payList.list">["lists"][number];
export type PayLine = OutputOf<"payList.show">["lines"][number];
export type TypedLine = InputOf<"payList.save">["list"]["lines"][number];
export type Scheme = OutputOf<"payScheme.list">["schemes"][number];
export type SchemeInput = InputOf<"payScheme.propose">["scheme"];
export type Part = NonNullable<SchemeInput["scheme"]>["parts"][number];
export type Standard = NonNullable<SchemeInput["standard"]>;

export const schemeKindWords: Readonly<Record<Scheme["kind"], string>> = {
  pay: "在职报酬",
  retired: "离任定补",
  work: "误工补贴",
};

/** What a list is owed on before it is paid. */
export const payableWords: Readonly<Record<PayHead["accrual"], string>> = {
  none: "",
  wages: "应付工资",
  labour: "应付劳务费",
};

/** 80 % as a fraction of whole hundredths: 0.8056 is 8056/10000. */
export const shareOfPercent = (percent: number): Share => ({
  numerator: Math.max(Math.round(percent * 100), 1),
  denominator: 10_000,
});
export const percentOf = ({ numerator, denominator }: Share): number =>
  Math.round((numerator * 10_000) / denominator) / 100;

export const emptyStandard: Standard = {
  dayRateFen: 0,
  monthHalfDays: null,
  yearHalfDays: null,
  yearCapFen: null,
  excludedPosts: ["secretary", "head", "supervisor-head"],
  personIds: [],
};

/** A part by an indicator, as it begins: twice last year's figure for the leading post. */
export const newPart = (posts: readonly string[]): Part => ({
  name: "基本报酬",
  gate: null,
  way: {
    kind: "formula",
    indicator: "农村居民人均可支配收入",
    yearsBack: 1,
    formula: {
      multiple: { numerator: 2, denominator: 1 },
      ratios: posts.map((post) => ({ post, ratio: { numerator: 1, denominator: 1 } })),
      addOns: [],
      rounding: { stepFen: 1, direction: "half-up" },
    },
  },
});

export const incomeFrom = (value: number): VillageCondition => ({
  ...everyVillage,
  incomeFrom: { value, isInclusive: true },
});

export const newScheme = (kind: Scheme["kind"], month: string): SchemeInput => ({
  kind,
  title: kind === "work" ? "误工补贴标准" : kind === "retired" ? "离任干部定补" : "村干部报酬",
  ledgerId: null,
  basis: "",
  resolutionId: null,
  scheme:
    kind === "work"
      ? null
      : {
          posts: kind === "retired" ? ["retired"] : ["secretary", "head", "committee"],
          parts: [
            kind === "retired"
              ? {
                  name: "离任定补",
                  gate: null,
                  way: {
                    kind: "retired",
                    scheme: {
                      tiers: [{ fromYears: 9, monthlyFen: 0 }],
                      ratios: [
                        { post: "secretary", ratio: { numerator: 1, denominator: 1 } },
                        { post: "head", ratio: { numerator: 4, denominator: 5 } },
                        { post: "committee", ratio: { numerator: 3, denominator: 5 } },
                      ],
                    },
                  },
                }
              : newPart(["secretary", "head", "committee"]),
          ],
        },
  standard: kind === "work" ? emptyStandard : null,
  accrual: "none",
  fromMonth: month,
  toMonth: null,
});

export const typedOf = (line: PayLine): TypedLine => ({
  villagerId: line.villagerId,
  typed: line.parts.map(({ name, amountFen }) => ({ part: name, amountFen })),
  halfDays: line.halfDays,
  rateFen: line.rateFen,
  dates: line.dates,
  withheldFen: line.withheldFen,
  note: line.note,
});
