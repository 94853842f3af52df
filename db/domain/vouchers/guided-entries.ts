import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { Entry } from "./voucher.ts";

/**
 * The part an account plays in a guided form. Each has an account code in the office's settings, so that a local rule or a
 * corrected reading of the accounting system changes data, not the program.
 */
export const guidedParts = [
  "bank",
  "member-dealings",
  "outside-payable",
  "raised-fund",
  "state-award",
  "special-fund",
  "works",
  "fixed-asset",
  "reserve",
  "land-reserve",
  "no-asset-cost",
  "appropriations",
] as const;
export type GuidedPart = (typeof guidedParts)[number];

/** What happened, as the bookkeeper chooses it. */
export const guidedKinds = [
  "raise-declare",
  "raise-receive",
  "raise-award",
  "raise-spend",
  "raise-labour",
  "raise-complete-asset",
  "raise-complete-cost",
  "raise-return",
  "grant-receive",
  "grant-build",
  "grant-buy",
  "grant-spend",
  "grant-deliver",
  "grant-late",
  "grant-in-kind",
  "grant-return",
  "land-receive",
  "land-pay",
  "share-declare",
  "share-pay",
] as const;
export type GuidedKind = (typeof guidedKinds)[number];

export type GuidedItem = { readonly kind: ItemKind; readonly itemId: ItemId };

/** A household and what falls to it; `withheldFen` is kept back when it is paid. */
export type GuidedHousehold = { readonly itemId: ItemId; readonly amountFen: Fen; readonly withheldFen: Fen };

/**
 * What a form was filled with. Amounts in fen; `fundFen` is what of the amount the raised fund or the grant bears,
 * `awardFen` what the state award bears, `reserveFen` and `outsideFen` the parts of a land compensation that stay with the
 * collective and that are due to outsiders.
 */
export type GuidedFacts = {
  readonly kind: GuidedKind;
  readonly summary: string;
  readonly amountFen: Fen;
  readonly fundFen: Fen;
  readonly awardFen: Fen;
  readonly reserveFen: Fen;
  readonly outsideFen: Fen;
  readonly project: ItemId | null;
  readonly payee: ItemId | null;
  readonly isOwed: boolean;
  readonly households: readonly GuidedHousehold[];
};

/** A line before its account is found: who plays, on which side, for how much. */
export type GuidedLine = {
  readonly part: GuidedPart;
  readonly side: "debit" | "credit";
  readonly amountFen: Fen;
  readonly items: readonly GuidedItem[];
  readonly summary: string;
};

const line = (
  facts: GuidedFacts,
  side: GuidedLine["side"],
  rest: { readonly part: GuidedPart; readonly amountFen: Fen; readonly items?: readonly GuidedItem[] },
): GuidedLine => ({ ...rest, side, items: rest.items ?? [], summary: facts.summary });

const projectOf = (facts: GuidedFacts): readonly GuidedItem[] =>
  facts.project === null ? [] : [{ kind: "project", itemId: facts.project }];

const memberItem = (itemId: ItemId): readonly GuidedItem[] => [{ kind: "member", itemId }];

/** Dr one part, Cr another, both with the project where they have one. */
const pair = (
  facts: GuidedFacts,
  [debit, credit]: readonly [GuidedPart, GuidedPart],
  amountFen: Fen = facts.amountFen,
): readonly GuidedLine[] => [
  line(facts, "debit", { part: debit, amountFen, items: projectOf(facts) }),
  line(facts, "credit", { part: credit, amountFen, items: projectOf(facts) }),
];

const households = (facts: GuidedFacts, side: GuidedLine["side"]): readonly GuidedLine[] =>
  facts.households.map((each) =>
    line(facts, side, { part: "member-dealings", amountFen: each.amountFen, items: memberItem(each.itemId) }),
  );

/** Paid at once from the bank, or owed to somebody outside. */
const payment = (facts: GuidedFacts): GuidedLine =>
  facts.isOwed && facts.payee !== null
    ? line(facts, "credit", {
        part: "outside-payable",
        amountFen: facts.amountFen,
        items: [{ kind: "payee", itemId: facts.payee }],
      })
    : line(facts, "credit", { part: "bank", amountFen: facts.amountFen });

/** The raised fund and the state award that bore a finished project become reserve. */
const fundsToReserve = (facts: GuidedFacts): readonly GuidedLine[] => [
  ...(facts.fundFen > 0 ? pair(facts, ["raised-fund", "reserve"], facts.fundFen) : []),
  ...(facts.awardFen > 0 ? pair(facts, ["state-award", "reserve"], facts.awardFen) : []),
];

const grantToReserve = (facts: GuidedFacts): readonly GuidedLine[] =>
  facts.fundFen > 0 ? pair(facts, ["special-fund", "reserve"], facts.fundFen) : [];

const landReceived = (facts: GuidedFacts): readonly GuidedLine[] => [
  line(facts, "debit", { part: "bank", amountFen: facts.amountFen }),
  ...households(facts, "credit"),
  ...(facts.outsideFen > 0
    ? [
        line(facts, "credit", {
          part: "outside-payable",
          amountFen: facts.outsideFen,
          items: facts.payee === null ? [] : [{ kind: "payee", itemId: facts.payee }],
        }),
      ]
    : []),
  ...(facts.reserveFen > 0 ? [line(facts, "credit", { part: "land-reserve", amountFen: facts.reserveFen })] : []),
];

const netOf = (each: GuidedHousehold): number => each.amountFen - each.withheldFen;

/**
 * Paid out net: what is kept back of a household stays on its account of 内部往来, where it meets what the household owes.
 */
const paidOut = (facts: GuidedFacts): readonly GuidedLine[] => {
  const paid = facts.households.filter((each) => netOf(each) > 0);
  return [
    ...paid.map((each) =>
      line(facts, "debit", {
        part: "member-dealings",
        amountFen: fen(netOf(each)),
        items: memberItem(each.itemId),
      }),
    ),
    line(facts, "credit", { part: "bank", amountFen: sumOf(paid, netOf) }),
  ];
};

/** The lines of a guided form, from the typical entries of the accounting reference; debits and credits are equal by construction. */
export const guidedLines = (facts: GuidedFacts): readonly GuidedLine[] => {
  switch (facts.kind) {
    case "raise-declare":
      return [
        ...households(facts, "debit"),
        line(facts, "credit", { part: "raised-fund", amountFen: facts.amountFen, items: projectOf(facts) }),
      ];
    case "raise-receive":
      return [line(facts, "debit", { part: "bank", amountFen: facts.amountFen }), ...households(facts, "credit")];
    case "raise-award":
      return pair(facts, ["bank", "state-award"]);
    case "raise-spend":
    case "grant-build":
      return [
        line(facts, "debit", { part: "works", amountFen: facts.amountFen, items: projectOf(facts) }),
        payment(facts),
      ];
    case "raise-labour":
      return pair(facts, ["works", "reserve"]);
    case "raise-complete-asset":
      return [...pair(facts, ["fixed-asset", "works"]), ...fundsToReserve(facts)];
    case "raise-complete-cost":
      return [...pair(facts, ["no-asset-cost", "works"]), ...fundsToReserve(facts)];
    case "raise-return":
      return [
        line(facts, "debit", { part: "raised-fund", amountFen: facts.amountFen, items: projectOf(facts) }),
        ...(facts.households.length > 0
          ? households(facts, "credit")
          : [line(facts, "credit", { part: "bank", amountFen: facts.amountFen })]),
      ];
    case "grant-receive":
      return pair(facts, ["bank", "special-fund"]);
    case "grant-buy":
      return [
        line(facts, "debit", { part: "fixed-asset", amountFen: facts.amountFen }),
        payment(facts),
        ...grantToReserve(facts),
      ];
    case "grant-spend":
    case "grant-return":
      return pair(facts, ["special-fund", "bank"]);
    case "grant-deliver":
      return [...pair(facts, ["fixed-asset", "works"]), ...grantToReserve(facts)];
    // 先建后补: the asset stands already, so what arrives is used up the moment it comes.
    case "grant-late":
      return [...pair(facts, ["bank", "special-fund"]), ...pair(facts, ["special-fund", "reserve"])];
    case "grant-in-kind":
      return pair(facts, ["fixed-asset", "reserve"]);
    case "land-receive":
      return landReceived(facts);
    case "land-pay":
    case "share-pay":
      return paidOut(facts);
    case "share-declare":
      return [
        line(facts, "debit", { part: "appropriations", amountFen: facts.amountFen }),
        ...households(facts, "credit"),
      ];
  }
};

/** A line with its account found, as an entry of a draft. Items an account does not ask for are kept off it. */
export const guidedEntry = (
  { side, amountFen, items, summary }: GuidedLine,
  account: { readonly id: AccountId; readonly itemKinds: readonly ItemKind[] },
  categoryId: CategoryId | null,
): Entry => ({
  summary,
  accountId: account.id,
  debitFen: side === "debit" ? amountFen : zeroFen,
  creditFen: side === "credit" ? amountFen : zeroFen,
  categoryId,
  items: items.filter((item) => account.itemKinds.includes(item.kind)),
});
