import * as z from "zod";
import { method } from "./method.ts";
import {
  allocationId,
  bankLineId,
  categoryId,
  fenAmount,
  freeText,
  grantId,
  grantTieId,
  instantText,
  itemId,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  quarterText,
  voucherId,
} from "./scalars.ts";

/** What a document grants. No category: it does not say what for. Instalments, where there are any, add up to the grant. */
const terms = z.object({
  document: lineOfText(60),
  department: lineOfText(60),
  title: lineOfText(80),
  grantedOn: localDateText,
  expiresOn: localDateText.nullable(),
  amountFen: fenAmount,
  categoryIds: z.array(categoryId).max(100),
  expected: z.array(z.object({ quarter: quarterText, amountFen: fenAmount })).max(40),
});
/** All fen, at the end of a quarter. `basisPoints`: received of due in hundredths of a percent, null while nothing is due. */
const standing = {
  dueFen: fenAmount,
  receivedFen: fenAmount,
  passedOnFen: fenAmount,
  spentFen: fenAmount,
  committedFen: fenAmount,
  leftFen: fenAmount,
  basisPoints: z.int().nullable(),
  light: z.enum(["green", "amber", "red"]),
};
const grant = terms.extend({
  id: grantId,
  ledgerId,
  itemId,
  itemName: z.string(),
  allocationId: allocationId.nullable(),
  version: z.int(),
  /** The newest version, where it widens the fund and waits for a second person. */
  waiting: z.int().nullable(),
  ...standing,
});
const total = z.object({ count: z.int(), grantedFen: fenAmount, ...standing });
const tieKind = z.enum(["received", "passed-on"]);
const source = z.object({
  department: lineOfText(60),
  document: freeText(60),
  amountFen: fenAmount,
  receivedOn: localDateText.nullable(),
});
const share = z.object({ ledgerId, weight: z.int().min(0).max(100_000_000), amountFen: fenAmount });
const allocation = z.object({
  quarter: quarterText,
  title: lineOfText(80),
  document: lineOfText(60),
  /** 乡镇配套: what the township adds of its own. */
  matchingFen: fenAmount,
  sources: z.array(source).max(50),
  shares: z.array(share).max(500),
  categoryIds: z.array(categoryId).max(100),
  note: freeText(300),
});
const writers = ["bookkeeper", "head"] as const;

/** 拨款台账: public money promised, arrived, passed on, spent and left. */
export const grantMethods = {
  /** The grants of a set of books at the end of a quarter; `arrivalLimits` in per cent: below amber it is amber, below red red. */
  "grant.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, quarter: quarterText }),
    output: z.object({
      grants: z.array(grant),
      total,
      arrivalLimits: z.object({ amber: z.int(), red: z.int() }),
    }),
    failures: ["not-found"],
  }),
  /** One grant: its versions, what arrived and was passed on, and the vouchers that spent its fund. */
  "grant.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: grantId, quarter: quarterText }),
    output: z.object({
      grant,
      /** What the grant allows at the end of the quarter: not what waits for a second person. */
      allows: z.object({ categoryIds: z.array(categoryId), expiresOn: localDateText.nullable() }),
      versions: z.array(
        terms.extend({
          version: z.int(),
          fromMonth: monthText,
          isWaiting: z.boolean(),
          /** Who confirmed that it widens the fund; null where it does not. */
          confirmedByName: z.string().nullable(),
          reason: z.string(),
          savedByName: z.string(),
          savedAt: instantText,
        }),
      ),
      ties: z.array(
        z.object({
          id: grantTieId,
          kind: tieKind,
          bankLineId: bankLineId.nullable(),
          voucherId: voucherId.nullable(),
          onDate: localDateText,
          amountFen: fenAmount,
          text: z.string(),
          /** Taken back by the bank, or cancelled in red: it does not count. */
          isUndone: z.boolean(),
          isFrozen: z.boolean(),
        }),
      ),
      uses: z.array(
        z.object({
          voucherId,
          onDate: localDateText,
          name: z.string(),
          summary: z.string(),
          amountFen: fenAmount,
          isPosted: z.boolean(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /**
   * Registers a grant (`id` null; `itemId` null makes its fund too) or puts a new version of its terms in force from the open month.
   * What widens its fund (`waits`) allows nothing more until a second person has confirmed it.
   */
  "grant.save": method({
    access: writers,
    effect: "writes",
    input: z.object({
      id: grantId.nullable(),
      ledgerId,
      itemId: itemId.nullable(),
      terms,
      /** Why the terms change, with the paper they rest on; needed for every version after the first. */
      reason: freeText(200),
    }),
    output: z.object({ id: grantId, itemId, version: z.int(), waits: z.boolean() }),
    failures: ["not-found", "code-taken", "grant-bad", "ledger-not-started"],
  }),
  /** 复核放宽的用途或期限: by another person than who saved it; it counts from the open month on. Only the newest version waits. */
  "grant.confirm": method({
    access: ["head", "reviewer"],
    effect: "writes",
    input: z.object({ id: grantId, version: z.int() }),
    output: z.object({ ledgerId }),
    failures: ["not-found", "same-person", "grant-bad"],
  }),
  /** Money in (or out) that is not yet told to any grant. */
  "grant.candidates": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, kind: tieKind }),
    output: z.object({
      candidates: z.array(
        z.object({
          bankLineId: bankLineId.nullable(),
          voucherId: voucherId.nullable(),
          onDate: localDateText,
          text: z.string(),
          amountFen: fenAmount,
          freeFen: fenAmount,
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Says that (part of) a bank line or posted voucher is money of a grant. */
  "grant.tie": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      id: grantId,
      kind: tieKind,
      bankLineId: bankLineId.nullable(),
      voucherId: voucherId.nullable(),
      amountFen: fenAmount,
    }),
    output: z.object({ tieId: grantTieId, ledgerId }),
    failures: ["not-found", "grant-tie-bad"],
  }),
  "grant.untie": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ tieId: grantTieId }),
    output: z.object({ ledgerId }),
    failures: ["not-found", "month-closed"],
  }),
  /** 全镇拨款汇总: one row a set of books that has grants, and one a department. */
  "grant.overview": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ quarter: quarterText }),
    output: z.object({
      ledgers: z.array(z.object({ ledgerId, villageName: z.string(), ledgerName: z.string(), ...total.shape })),
      departments: z.array(z.object({ department: z.string(), ...total.shape })),
      total,
    }),
    failures: [],
  }),
  /** 资金统筹: what several departments gave for a quarter and the township added, and how it is divided among villages. */
  "allocation.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ quarter: quarterText.nullable() }),
    output: z.object({
      allocations: z.array(
        allocation.extend({
          id: allocationId,
          shares: z.array(
            share.extend({
              ledgerName: z.string(),
              /** What of it the village has received, and when first; its grant once decided. */
              grantId: grantId.nullable(),
              receivedFen: fenAmount,
              receivedOn: localDateText.nullable(),
            }),
          ),
          totalFen: fenAmount,
          proposedByName: z.string(),
          decidedByName: z.string().nullable(),
          decidedOn: localDateText.nullable(),
        }),
      ),
    }),
    failures: [],
  }),
  "allocation.save": method({
    access: writers,
    effect: "writes",
    input: z.object({ id: allocationId.nullable(), allocation }),
    output: z.object({ id: allocationId }),
    failures: ["not-found", "allocation-bad"],
  }),
  /** 补登到账: the day money of one source (counted from 0) came, also after the division was decided; once. */
  "allocation.arrive": method({
    access: writers,
    effect: "writes",
    input: z.object({ id: allocationId, source: z.int().min(0).max(49), receivedOn: localDateText }),
    output: z.object({}),
    failures: ["not-found", "date-in-future", "allocation-bad"],
  }),
  /** By a second person: nothing may be left over; every village gets its grant, due in the quarter. */
  "allocation.decide": method({
    access: ["head", "reviewer"],
    effect: "writes",
    input: z.object({ id: allocationId, onDate: localDateText }),
    output: z.object({ grantIds: z.array(grantId), ledgerIds: z.array(ledgerId) }),
    failures: ["not-found", "same-person", "allocation-bad"],
  }),
} as const;
