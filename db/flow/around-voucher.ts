import { firstLevelCode } from "#domain/books/account.ts";
import { nothingAround, openPartOf, type Around, type OpenAdvance } from "#domain/checks/around.ts";
import type { RuleKind } from "#domain/checks/hit.ts";
import { pettyWordsOf } from "#domain/checks/petty-cash.ts";
import { plainKinds } from "#domain/checks/plain-rule.ts";
import { isPlainParameters, type RuleVersion } from "#domain/checks/rule.ts";
import { looksAtFloor } from "#domain/checks/floor-rule.ts";
import { givesOut } from "#domain/checks/reserve-rule.ts";
import { spentInAll } from "#domain/checks/spending.ts";
import { monthsOfPeriod } from "#domain/caps/cap.ts";
import { addDays, firstDayOf, lastDayOf } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ClaimId, VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import {
  accountFactsOf,
  advanceMovements,
  alikeSpendings,
  bankNamesOf,
  cashDaysBefore,
  cashOn,
  cashPaidTo,
  itemNamesOf,
  pettyOn,
  usesOfCategories,
} from "#store/around-rows.ts";
import { alikeOnProjects } from "#store/alike-project-rows.ts";
import { assetsOn, countBankAccounts, debtOn } from "#store/around-debt-rows.ts";
import { spentDayOf } from "#store/spent-day-rows.ts";
import { alikeClaims, alikeProjectClaims, boundByClaims } from "#store/claim-use-rows.ts";
import { claimNumber } from "#store/claim-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import { handoversOf, projectsNamed } from "./around-registers.ts";
import { payListsOf } from "#store/pay-around-rows.ts";
import type { Reading } from "#store/query.ts";
import { clerksNamed, isSomebody, payeesOfVoucher, relatedOfLedger } from "./related-parties.ts";
import { unpublishedOn } from "./audit-disclosures.ts";
import { rhythmOf, villageMoneyOf, yearAroundOf } from "./around-money.ts";

import { fundsNamed } from "./around-funds.ts";

type Judged = {
  readonly kind: VoucherKind;
  readonly voucherId: VoucherId | null;
  readonly content: VoucherContent;
  readonly stage?: "entry" | "review" | "posting";
  readonly reviewNo?: number | null;
  readonly claim?: { readonly id: ClaimId | null };
};

const viewOf = ({ voucherId, claim }: Judged) => ({ withoutClaim: claim?.id ?? null, withoutVoucher: voucherId });

/** How far back and over what the rules in force look for spendings cut into parts. */
const farthestDays = (rules: readonly RuleVersion[]): number =>
  Math.max(
    0,
    ...rules.flatMap(({ parameters }) =>
      parameters.kind === "K23" && isPlainParameters(parameters) ? [parameters.counts["days"] ?? 0] : [],
    ),
  );

const graceOf = (rules: readonly RuleVersion[]): number =>
  Math.max(
    0,
    ...rules.flatMap(({ parameters }) =>
      parameters.kind === "K14" && isPlainParameters(parameters) ? [parameters.counts["days"] ?? 0] : [],
    ),
  );

const measuresContracts = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K01" && parameters.ladders.some(({ isByContract }) => isByContract === true);

const weighsDebts = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K25" && isPlainParameters(parameters) && parameters.counts["debtShare"] !== undefined;

const sumsPayeeDay = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K15" && isPlainParameters(parameters) && parameters.flags["sumsPayeeDay"] === true;

/** Everybody a voucher names as paid: on its papers and by the items of its entries. */
const payeesOf = (reading: Reading, content: VoucherContent): readonly string[] => {
  const itemIds = [...new Set(content.entries.flatMap((entry) => entry.items.map((item) => item.itemId)))];
  const named = [...itemNamesOf(reading, itemIds).values()].filter(({ kind }) => isSomebody(kind));
  const parties = content.documents.map((document) => document.party);
  return [...new Set([...parties, ...named.map(({ name }) => name)])].filter((name) => name !== "");
};

const looksAtProjects = ({ parameters }: RuleVersion): boolean =>
  parameters.kind === "K23" && isPlainParameters(parameters) && parameters.flags["byProject"] === true;

type Booked = {
  readonly onDate: string;
  readonly number: number | null;
  readonly word: string;
  readonly state: string;
};

/** When a voucher is posted, what was reviewed after it for a later day has answered for itself. */
const isDoneBefore =
  ({ stage, content }: Judged) =>
  (row: Booked): boolean =>
    stage !== "posting" || row.number !== null || row.onDate <= content.onDate;

const named = <Row extends Booked>({ number, word, state, ...row }: Row) => ({
  ...row,
  voucherName:
    number === null
      ? `${row.onDate} ${state === "reviewed" ? "已审核凭证" : "凭证"}`
      : `${row.onDate} ${word}-${number}`,
});

const namedClaim = <Row extends { readonly year: string; readonly no: number }>({ year, no, ...row }: Row) => ({
  ...row,
  voucherName: `报账单 ${claimNumber(year, no)}`,
});

const alikeTo = (reading: Reading, judged: Judged, days: number): Around["alike"] => {
  const { content } = judged;
  const payees = payeesOf(reading, content);
  // Both ways: of two parts the one dated first may be entered last.
  const like = { fromOn: addDays(content.onDate, -days), through: addDays(content.onDate, days), payees };
  const { ledgerId } = content;
  const spent = alikeSpendings(reading, { ledgerId, without: judged.voucherId }, like);
  const claimed = alikeClaims(reading, { ledgerId, ...like }, viewOf(judged));
  return [...spent.filter(isDoneBefore(judged)).map(named), ...claimed.map(namedClaim)];
};

/** The same on the projects a voucher names; `undefined` where no rule looks at them. */
const alikeOnProjectsOf = (
  reading: Reading,
  judged: Judged,
  rules: readonly RuleVersion[],
): Around["alikeOnProjects"] => {
  if (!rules.some(looksAtProjects)) return undefined;
  const { ledgerId, onDate, entries } = judged.content;
  const items = entries.flatMap((entry) => entry.items.filter(({ kind }) => kind === "project"));
  const days = farthestDays(rules);
  const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
  const like = { fromOn: addDays(onDate, -days), through: addDays(onDate, days), itemIds };
  const spent = alikeOnProjects(reading, { ledgerId, without: judged.voucherId }, like);
  const claimed = alikeProjectClaims(reading, { ledgerId, ...like }, viewOf(judged));
  return [...spent.filter(isDoneBefore(judged)).map(named), ...claimed.map(namedClaim)];
};

const withProjects = (alike: Around["alikeOnProjects"]) => (alike === undefined ? {} : { alikeOnProjects: alike });

/** Petty cash with the village, over the accounts any rule in force names. */
const pettyCash = (reading: Reading, { content, voucherId }: Judged, rules: readonly RuleVersion[]): Fen => {
  const words = rules.flatMap(pettyWordsOf);
  return pettyOn(reading, { ledgerId: content.ledgerId, on: content.onDate, without: voucherId }, words);
};

/** What the year and the quarter have used, approved claims that are no reviewed voucher yet among it. */
const usedWithClaims = (reading: Reading, judged: Judged): Around["used"] => {
  const { ledgerId } = judged.content;
  const onDate = spentDayOf(reading, { ...judged.content, id: judged.voucherId });
  const used = new Map(
    usesOfCategories(reading, {
      ledgerId,
      on: onDate,
      without: judged.voucherId,
      onlyPostedReds: judged.stage === "posting",
      beforeReview: judged.stage === "posting" ? (judged.reviewNo ?? null) : null,
    }),
  );
  const boundIn = (period: "year" | "quarter"): ReadonlyMap<CategoryId, Fen> => {
    const { first, last } = monthsOfPeriod(period, onDate);
    return boundByClaims(reading, { ledgerId, from: firstDayOf(first), through: lastDayOf(last) }, viewOf(judged));
  };
  const year = boundIn("year");
  if (year.size === 0) return used;
  const quarter = boundIn("quarter");
  for (const [id, boundFen] of year) {
    const before = used.get(id);
    used.set(id, {
      yearFen: fen((before?.yearFen ?? 0) + boundFen),
      quarterFen: fen((before?.quarterFen ?? 0) + (quarter.get(id) ?? 0)),
    });
  }
  return used;
};

/** 应收款, 内部往来. */
const isAdvanceAccount = (code: string): boolean => ["112", "113"].includes(firstLevelCode(code));

const advancesOf = (reading: Reading, judged: Judged, accounts: Around["accounts"]): readonly OpenAdvance[] => {
  const { content } = judged;
  const keys = content.entries
    .filter((entry) => isAdvanceAccount(accounts.get(entry.accountId)?.code ?? ""))
    .filter((entry) => entry.debitFen - entry.creditFen > 0)
    .flatMap((entry) => entry.items.map((item) => ({ accountId: entry.accountId, itemId: item.itemId })));
  const names = itemNamesOf(reading, [...new Set(keys.map(({ itemId }) => itemId))]);
  const view = { ledgerId: content.ledgerId, on: content.onDate, without: judged.voucherId };
  return [...new Map(keys.map((key) => [`${key.accountId} ${key.itemId}`, key])).values()].flatMap((key) => {
    const item = names.get(key.itemId);
    // A project or a dimension of the office's own stands beside the person; it owes nothing.
    if (item === undefined || !isSomebody(item.kind)) return [];
    return [{ ...key, name: item.name, ...openPartOf(advanceMovements(reading, view, key)) }];
  });
};

const isFloorAsked = (content: VoucherContent, rules: readonly RuleVersion[]): boolean =>
  rules.some(
    ({ parameters }) => parameters.kind === "K12" && isPlainParameters(parameters) && looksAtFloor(parameters, content),
  );

/**
 * Reads what stands around a voucher, as far as the rules given ask for it: nothing is read for a kind no rule has, and what takes
 * many reads (K12, K32, K33) only for a voucher such a rule could speak about, because this runs while somebody types.
 */
export const aroundVoucher = (reading: Reading, judged: Judged, rules: readonly RuleVersion[]): Around => {
  const kinds = new Set<RuleKind>(rules.map(({ parameters }) => parameters.kind));
  const asksContracts = rules.some(measuresContracts);
  if (!asksContracts && !plainKinds.some((kind) => kinds.has(kind))) return nothingAround;
  const { content, voucherId } = judged;
  const accountIds = [...new Set<AccountId>(content.entries.map(({ accountId }) => accountId))];
  const accounts = accountFactsOf(reading, content.ledgerId, accountIds);
  const view = { ledgerId: content.ledgerId, on: content.onDate, without: voucherId };
  return {
    ledgerName: kinds.has("K27") ? (readLedger(reading, content.ledgerId)?.name ?? "") : "",
    system: systemOfLedger(reading, content.ledgerId),
    accounts,
    cashFen: kinds.has("K14") ? cashOn(reading, view) : zeroFen,
    cashDays: cashDaysBefore(reading, view, graceOf(rules)),
    cashPaid: rules.some(sumsPayeeDay) ? cashPaidTo(reading, view, payeesOf(reading, content)) : [],
    pettyFen: kinds.has("K13") ? pettyCash(reading, judged, rules) : zeroFen,
    ...(kinds.has("K13") ? { clerks: clerksNamed(reading, content) } : {}),
    bankNames: kinds.has("K27") ? bankNamesOf(reading, accountIds) : new Map(),
    openAdvances: kinds.has("K20") || kinds.has("K34") ? advancesOf(reading, judged, accounts) : [],
    alike: kinds.has("K23") ? alikeTo(reading, judged, farthestDays(rules)) : [],
    ...withProjects(alikeOnProjectsOf(reading, judged, rules)),
    payLists: voucherId !== null && (kinds.has("K10") || kinds.has("K11")) ? payListsOf(reading, voucherId) : [],
    payees: kinds.has("K28") ? payeesOfVoucher(reading, judged) : [],
    related: kinds.has("K28") ? relatedOfLedger(reading, content.ledgerId) : [],
    projects: kinds.has("K22") || asksContracts ? projectsNamed(reading, judged) : new Map(),
    debtFen: kinds.has("K25") ? debtOn(reading, view) : zeroFen,
    assetsFen: rules.some(weighsDebts) ? assetsOn(reading, view) : zeroFen,
    bankCount: kinds.has("K27") ? countBankAccounts(reading, content.ledgerId) : 0,
    handovers: kinds.has("K24") ? handoversOf(reading, judged, accounts) : [],
    unpublished: kinds.has("K31") ? unpublishedOn(reading, content.ledgerId, content.onDate) : [],
    used: kinds.has("K07") ? usedWithClaims(reading, judged) : new Map(),
    funds: kinds.has("K21") ? fundsNamed(reading, judged, accounts) : [],
    village: isFloorAsked(content, rules) ? villageMoneyOf(reading, content.ledgerId, content.onDate) : null,
    rhythm: kinds.has("K32") && spentInAll(content) > 0 ? rhythmOf(reading, content.ledgerId, content.onDate) : null,
    year: kinds.has("K33") && givesOut(content, accounts) ? yearAroundOf(reading, view) : null,
  };
};
