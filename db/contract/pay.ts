import * as z from "zod";
import { payAccruals } from "#domain/funds/pay-accrual.ts";
import { villageTypes } from "#domain/books/village.ts";
import { postKinds } from "#domain/people/village-posts.ts";
import { method } from "./method.ts";
import {
  fenAmount,
  freeText,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  payListId,
  paySchemeId,
  resolutionId,
  villagerId,
  voucherId,
} from "./scalars.ts";

const share = z.object({
  numerator: z.int().positive().max(1_000_000),
  denominator: z.int().positive().max(1_000_000),
});
const bound = z.object({ value: z.int().min(0), isInclusive: z.boolean() });
/** Which villages something is for; a part left null asks nothing. Incomes in fen. */
const condition = z.object({
  types: z.array(z.enum(villageTypes)).max(20).readonly().nullable(),
  populationFrom: bound.nullable(),
  populationTo: bound.nullable(),
  incomeFrom: bound.nullable(),
  incomeTo: bound.nullable(),
  isPoor: z.boolean().nullable(),
});
const ratios = z
  .array(z.object({ post: z.string().max(40), ratio: share }))
  .max(20)
  .readonly();
const way = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("formula"),
    indicator: lineOfText(60),
    /** 1: last year's figure. */
    yearsBack: z.int().min(0).max(5),
    formula: z.object({
      multiple: share,
      ratios,
      addOns: z
        .array(z.object({ condition, monthlyFen: fenAmount }))
        .max(10)
        .readonly(),
      rounding: z.object({ stepFen: fenAmount, direction: z.enum(["up", "down", "half-up"]) }),
    }),
  }),
  z.object({
    kind: z.literal("table"),
    rows: z
      .array(
        z.object({ posts: z.array(z.string().max(40)).max(50).readonly().nullable(), condition, yearlyFen: fenAmount }),
      )
      .max(40)
      .readonly(),
  }),
  z.object({
    kind: z.literal("retired"),
    scheme: z.object({
      tiers: z
        .array(z.object({ fromYears: z.int().min(0).max(80), monthlyFen: fenAmount }))
        .max(20)
        .readonly(),
      ratios,
    }),
  }),
  z.object({ kind: z.literal("typed") }),
]);
const scheme = z.object({
  posts: z.array(z.enum(postKinds)).max(20).readonly(),
  parts: z
    .array(z.object({ name: lineOfText(20), gate: condition.nullable(), way }))
    .max(8)
    .readonly(),
});
const standard = z.object({
  dayRateFen: fenAmount,
  /** Days in halves: 10 days are 20. */
  monthHalfDays: z.int().nullable(),
  yearHalfDays: z.int().nullable(),
  yearCapFen: fenAmount.nullable(),
  excludedPosts: z.array(z.enum(postKinds)).max(20).readonly(),
  personIds: z.array(z.string().max(64)).max(500).readonly(),
});
const schemeKind = z.enum(["pay", "retired", "work"]);
const proposed = z.object({
  kind: schemeKind,
  title: lineOfText(100),
  ledgerId: ledgerId.nullable(),
  basis: lineOfText(200),
  resolutionId: resolutionId.nullable(),
  scheme: scheme.nullable(),
  standard: standard.nullable(),
  /** 先计提后发放: whether its lists are owed (as wages, or as pay for temporary work) before they are paid. */
  accrual: z.enum(payAccruals).default("none"),
  fromMonth: monthText,
  toMonth: monthText.nullable(),
});

const indicator = z.object({
  name: lineOfText(60),
  year: z.int().min(1990).max(2100),
  amountFen: fenAmount,
  source: freeText(200),
});
const listHead = z.object({
  id: payListId,
  ledgerId,
  schemeId: paySchemeId,
  version: z.int(),
  schemeTitle: z.string(),
  kind: schemeKind,
  month: monthText,
  title: z.string(),
  reason: z.string(),
  resolutionId: resolutionId.nullable(),
  voucherId: voucherId.nullable(),
  accrual: z.enum(payAccruals),
  accrualVoucherId: voucherId.nullable(),
  /** A voucher of it was cancelled in red: the list waits to be booked again. */
  isCancelled: z.boolean(),
  madeByName: z.string(),
  approvedByName: z.string().nullable(),
  people: z.int(),
  dueFen: fenAmount,
  withheldFen: fenAmount,
  netFen: fenAmount,
  receivedCount: z.int(),
});
const part = z.object({ name: z.string(), amountFen: fenAmount, isGated: z.boolean(), how: z.string().optional() });
const shownLine = z.object({
  no: z.int(),
  villagerId,
  name: z.string(),
  post: z.string(),
  parts: z.array(part),
  halfDays: z.int(),
  rateFen: fenAmount,
  dates: z.array(localDateText),
  dueFen: fenAmount,
  withheldFen: fenAmount,
  netFen: fenAmount,
  bankName: z.string(),
  bankAccount: z.string(),
  household: z.string(),
  note: z.string(),
  receivedOn: localDateText.nullable(),
  receivedHow: z.enum(["bank", "signed"]).nullable(),
  /** What is wrong with the line by the voted standard; only for 误工补贴. */
  faults: z.array(z.string()),
});
/** What a person types of a line; everything else follows from the scheme. */
const typedLine = z.object({
  villagerId,
  typed: z.array(z.object({ part: z.string().max(20), amountFen: fenAmount })).max(8),
  halfDays: z.int().min(0).max(732),
  rateFen: fenAmount,
  dates: z.array(localDateText).max(366),
  withheldFen: fenAmount,
  note: freeText(200),
});
const typedList = z.object({
  ledgerId,
  schemeId: paySchemeId,
  month: monthText,
  title: lineOfText(100),
  /** Why there is a second list of the scheme in this month; '' for the first. */
  reason: freeText(200),
  /** A vote of its own for what goes beyond the standard. */
  resolutionId: resolutionId.nullable(),
  lines: z.array(typedLine).max(500),
});
const runFailures = ["not-found", "pay-bad", "scheme-missing"] as const;

export const payMethods = {
  /** 指标: yearly figures that pay is reckoned from. */
  "indicator.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ indicators: z.array(indicator) }),
    failures: [],
  }),
  "indicator.save": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: indicator,
    output: z.object({}),
    failures: ["pay-bad"],
  }),
  "payScheme.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({
      schemes: z.array(
        proposed.extend({
          id: paySchemeId,
          version: z.int(),
          proposedByName: z.string(),
          approvedByName: z.string().nullable(),
          resolutionNumber: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  /** A new version of a scheme; it counts when a second person has approved it. */
  "payScheme.propose": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: paySchemeId.nullable(), scheme: proposed }),
    output: z.object({ id: paySchemeId, version: z.int() }),
    failures: ["not-found", "pay-bad", "resolution-not-in-force"],
  }),
  "payScheme.approve": method({
    access: ["head", "reviewer", "administrator"],
    effect: "writes",
    input: z.object({ id: paySchemeId, version: z.int() }),
    output: z.object({}),
    failures: ["not-found", "same-person", "wrong-state"],
  }),
  "payList.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ lists: z.array(listHead) }),
    failures: [],
  }),
  "payList.show": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ id: payListId }),
    output: listHead.extend({ ledgerName: z.string(), isMasked: z.boolean(), lines: z.array(shownLine) }),
    failures: ["not-found"],
  }),
  /** Whom a scheme pays in a month and how much, before anything is kept. */
  "payList.preview": method({
    access: "signed-in",
    effect: "reads",
    /** `id`: the list that is being changed, which is not weighed against itself. */
    input: typedList.extend({ id: payListId.nullable().default(null) }),
    output: z.object({ lines: z.array(shownLine), dueFen: fenAmount, netFen: fenAmount }),
    failures: runFailures,
  }),
  /** Keeps a list with what was typed; the amounts are reckoned anew. An approved one never changes. */
  "payList.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: payListId.nullable(), list: typedList }),
    output: z.object({ id: payListId }),
    failures: [...runFailures, "pay-approved", "pay-again", "pay-twice"],
  }),
  "payList.remove": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: payListId }),
    output: z.object({}),
    failures: ["not-found", "pay-approved"],
  }),
  /** By another person than the maker; from then on the list is fixed. */
  "payList.approve": method({
    access: ["head", "reviewer"],
    effect: "writes",
    input: z.object({ id: payListId }),
    output: z.object({}),
    failures: ["not-found", "same-person", "pay-approved", "pay-over-standard"],
  }),
  /** 签领: who was paid by hand and signed, on a day. */
  "payList.sign": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ id: payListId, nos: z.array(z.int().positive()).min(1).max(500), onDate: localDateText }),
    output: z.object({}),
    failures: ["not-found", "pay-unapproved", "pay-received", "payout-bad"],
  }),
} as const;
