import { decidingVersion, laterVersions, type Cap, type CapUsage, type CapUse } from "#domain/caps/cap.ts";
import { capUsages } from "#domain/checks/cap-limits.ts";
import { invoiceKey, isNumbered, isSamePaper, type NumberedPaper } from "#domain/checks/duplicate-invoice.ts";
import type { Hit } from "#domain/checks/hit.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import { rulesFor, type RuleVersion } from "#domain/checks/rule.ts";
import type { CategoryFacts, ClaimFacts, InvoiceElsewhere, Spending } from "#domain/checks/spending.ts";
import { originalOfSplit, type DocumentKind } from "#domain/claims/papers.ts";
import { assert } from "#domain/core/assert.ts";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import type { CategoryId, ClaimId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { SourceDocument, VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import { isWear } from "#domain/vouchers/wear.ts";
import { readBuyerNames } from "#store/buyer-name-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { vouchersWithInvoice, type InvoiceRow } from "#store/invoice-rows.ts";
import { claimsWithInvoice } from "#store/claim-use-rows.ts";
import { readClaimGrounds, readGrounds } from "#store/ground-rows.ts";
import { claimNumber } from "#store/claim-rows.ts";
import { readEarlierPreparers } from "#store/earlier-preparer-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { readDividedPapers } from "#store/split-paper-rows.ts";
import { expenseAccountsAmong, replacedBy, rolesOfPerson, wearAccountsOf } from "#store/spending-rows.ts";
import { spentDayOf } from "#store/spent-day-rows.ts";
import type { BudgetSource } from "#domain/caps/budget.ts";
import { budgetCaps } from "./budget-drawn.ts";
import { aroundVoucher } from "./around-voucher.ts";
import { basesOn } from "./cap-bases.ts";
import { carryChainOf } from "./cap-carry.ts";
import { capUseOf } from "./cap-use.ts";
import { approvedAmount, mayBeApproved, withApprovals } from "#domain/checks/township-approval.ts";
import { readRuleApprovals } from "#store/rule-approval-rows.ts";

export type { Hit } from "#domain/checks/hit.ts";

/** A voucher as it stands when it is judged; `voucherId` null while it was never saved. */
export type Judged = {
  readonly voucherId: VoucherId | null;
  readonly kind: VoucherKind;
  readonly content: VoucherContent;
  readonly preparedBy: PersonId | null;
  readonly reviewedBy: PersonId | null;
  readonly stage: "entry" | "review" | "posting";
  /** Its place in the order of reviews: what stands after it does not weigh on it when it is posted. */
  readonly reviewNo?: number | null;
  /** Set where a claim is judged, which is no voucher yet: it does not weigh on itself. */
  readonly claim?: ClaimFacts & { readonly id: ClaimId | null };
  /** The paper its 分割单 divides, while the voucher that keeps it is not drafted yet. */
  readonly original?: SourceDocument | null;
};

const nameOf = (row: InvoiceRow): string => {
  const [year = "", month = ""] = row.bookedOn.split("-");
  if (row.voucherNumber !== null) return `${year}年${Number(month)}月 ${row.word}-${row.voucherNumber}`;
  return `${row.bookedOn} ${row.state === "draft" ? "草稿" : "已审核凭证"}`;
};

/** Of what stands elsewhere the rows that hold a paper of these, each voucher or claim once. */
const sameAsOwn = <Row extends NumberedPaper>(
  papers: readonly NumberedPaper[],
  rows: readonly Row[],
  idOfRow: (row: Row) => string,
): readonly Row[] =>
  [
    ...Map.groupBy(
      rows.filter((row) => papers.some((paper) => isSamePaper(paper, row))),
      idOfRow,
    ).values(),
  ].flatMap(([first]) => first ?? []);

const invoicesElsewhere = (
  reading: Reading,
  judged: Judged,
  replaces: VoucherId | null,
): readonly InvoiceElsewhere[] => {
  const papers = judged.content.documents.filter(isNumbered);
  const keys = new Set(papers.map((document) => invoiceKey(document.number)));
  const view = { withoutClaim: judged.claim?.id ?? null, withoutVoucher: judged.voucherId };
  const claimed = [...keys].flatMap((key) =>
    sameAsOwn(papers, claimsWithInvoice(reading, key, view), (row) => row.claimId).map((row) => ({
      number: row.number,
      voucherName: `报账单 ${claimNumber(row.claimYear, row.claimNo)}`,
      ledgerName: row.ledgerName,
      onDate: row.claimedOn,
      isBookedHere: false,
      refusedReason: row.refusedReason,
    })),
  );
  const booked = [...keys].flatMap((key) =>
    sameAsOwn(
      papers,
      vouchersWithInvoice(reading, key, { without: judged.voucherId, replaces }),
      (row) => row.voucherId,
    ).map((row) => ({
      number: row.number,
      voucherName: nameOf(row),
      ledgerName: row.ledgerName,
      onDate: row.bookedOn,
      isBookedHere: row.ledgerId === judged.content.ledgerId && row.voucherNumber !== null,
    })),
  );
  return [...booked, ...claimed];
};

const dividedPapers = (reading: Reading, { content, original = null, voucherId }: Judged): readonly DocumentKind[] =>
  content.documents.flatMap((paper) => {
    const number = originalOfSplit(paper);
    if (number === undefined) return [];
    if (original?.number === number) return [original.kind];
    // A share without an amount takes nothing anybody could count.
    return paper.amountFen === null || paper.amountFen <= 0
      ? []
      : readDividedPapers(reading, { original: number, amountFen: paper.amountFen, without: voucherId });
  });

const capsDrawnOn = (reading: Reading, judged: Judged, replaces: VoucherId | null): Spending["caps"] => {
  const { content, kind } = judged;
  if (kind === "closing") return [];
  const categoryIds = [
    ...new Set<CategoryId>(content.entries.flatMap((entry) => (entry.categoryId === null ? [] : [entry.categoryId]))),
  ];
  return readCaps(reading, content.ledgerId, categoryIds).map((cap) => drawnOn(reading, judged, { cap, replaces }));
};

/** A correction, red or copy, draws on the caps of the day of what it corrects. */
const countedDay = (reading: Reading, { voucherId, content }: Judged): LocalDate =>
  spentDayOf(reading, { ...content, id: voucherId });

/** A line of a budget counts what one source pays (`source`); a cap counts all. */
type Drawing = { readonly cap: Cap; readonly replaces: VoucherId | null; readonly source?: BudgetSource };

/** What a cap's period has used without the voucher, whole and stretch by stretch where a later version takes over. */
const drawnOn = (reading: Reading, judged: Judged, { cap, replaces, source }: Drawing): Spending["caps"][number] => {
  const { content, voucherId, stage, reviewNo, claim } = judged;
  const { ledgerId } = content;
  const onDate = countedDay(reading, judged);
  const { categoryIds, period } = cap;
  const scope = { ledgerId, categoryIds, period, on: onDate, source: source ?? null };
  const beforeReview = stage === "posting" ? (reviewNo ?? null) : null;
  const view = { without: voucherId, replaces, onlyPostedReds: stage === "posting", beforeReview };
  const withoutClaim = claim?.id ?? null;
  const useThrough = (through: LocalDate | null): CapUse =>
    capUseOf(reading, scope, { ...view, through, withoutClaim });
  const deciding = decidingVersion(cap, onDate);
  const later = laterVersions(cap, onDate);
  const versions =
    deciding === undefined || later.length === 0 ? [] : [deciding, ...later.map(({ version }) => version)];
  const stages = versions.map((version, index) => {
    const next = later[index]?.startOn;
    return { version, use: useThrough(next === undefined ? null : addDays(next, -1)) };
  });
  const chain = carryChainOf(reading, { cap, ledgerId, on: onDate }, (on) =>
    capUseOf(reading, { ...scope, on }, { ...view, through: null, withoutClaim }),
  );
  return { cap, use: useThrough(null), stages, chain };
};

const budgetDrawnOn = (
  reading: Reading,
  judged: Judged,
  { rules, replaces }: { readonly rules: readonly RuleVersion[]; readonly replaces: VoucherId | null },
): Spending["budget"] => {
  const { content, kind } = judged;
  if (kind === "closing") return null;
  const named = new Set(content.entries.flatMap(({ categoryId }) => categoryId ?? []));
  const on = countedDay(reading, judged);
  const categories = readCategories(reading, on).filter(({ id }) => named.has(id));
  const budget = budgetCaps(reading, { ledgerId: content.ledgerId, on, categories, content }, rules);
  if (budget === null) return null;
  const { caps, ...rest } = budget;
  return {
    ...rest,
    drawn: caps.map(({ cap, source }) => ({ source, ...drawnOn(reading, judged, { cap, replaces, source }) })),
  };
};

const groundsOf = (reading: Reading, { voucherId, claim, stage }: Judged): Spending["grounds"] => {
  if (voucherId !== null) return readGrounds(reading, voucherId, stage === "posting");
  return claim === undefined || claim.id === null ? [] : readClaimGrounds(reading, claim.id);
};

/** Everything the rules look at, read once. */
const spendingOf = (
  reading: Reading,
  judged: Judged,
  { rules, withCaps }: { readonly rules: readonly RuleVersion[]; readonly withCaps: boolean },
): Spending => {
  const { voucherId, content } = judged;
  const countedOn = countedDay(reading, judged);
  const replaces = voucherId === null || judged.kind !== "supplement" ? null : replacedBy(reading, voucherId);
  // While both are drafts the red half already counts, so that a copy is not shown as held; to be reviewed it waits for it.
  const caps = withCaps ? capsDrawnOn(reading, judged, judged.stage === "entry" ? replaces : null) : [];
  const uncategorised = content.entries.flatMap((entry) => (entry.categoryId === null ? [entry.accountId] : []));
  return {
    kind: judged.kind,
    content,
    countedOn,
    categories: new Map<CategoryId, CategoryFacts>(
      readCategories(reading, content.onDate).map((category) => [category.id, category]),
    ),
    expenseAccounts: expenseAccountsAmong(reading, [...new Set(uncategorised)]),
    isWear: isWear(content.entries, wearAccountsOf(reading, content.ledgerId)),
    grounds: groundsOf(reading, judged),
    caps,
    budget: budgetDrawnOn(reading, judged, { rules, replaces: judged.stage === "entry" ? replaces : null }),
    bases: basesOn(reading, content.ledgerId, {
      caps: caps.map(({ cap }) => cap),
      on: countedOn,
      isNeeded: rules.some(({ parameters }) => parameters.kind === "K07" || parameters.kind === "K11"),
    }),
    around: aroundVoucher(reading, judged, rules),
    divided: dividedPapers(reading, judged),
    // To be booked, a copy may rest on its voucher's invoice only once that voucher is cancelled.
    invoicesElsewhere: invoicesElsewhere(reading, judged, judged.stage === "posting" ? null : replaces),
    buyers: {
      ledgerName: readLedger(reading, content.ledgerId)?.name ?? "",
      accepted: readBuyerNames(reading, content.ledgerId),
      townshipName: readTownship(reading)?.name ?? "",
    },
    claim: judged.claim ?? null,
    preparedBy: judged.preparedBy,
    preparedBefore: judged.voucherId === null ? [] : readEarlierPreparers(reading, judged.voucherId),
    preparerRoles: judged.preparedBy === null ? [] : rolesOfPerson(reading, judged.preparedBy),
    reviewer:
      judged.reviewedBy === null ? null : { id: judged.reviewedBy, roles: rolesOfPerson(reading, judged.reviewedBy) },
  };
};

/** What the township approved of a voucher or a claim; nothing of what was never saved. */
const approvalsOf = (reading: Reading, { voucherId, claim }: Judged) => {
  if (voucherId !== null) return readRuleApprovals(reading, { voucherId, claimId: null });
  const claimId = claim?.id ?? null;
  return claimId === null ? [] : readRuleApprovals(reading, { voucherId: null, claimId });
};

/**
 * Every rule that speaks about a voucher, in the order of the rules, and the use of every cap it draws on. Reads only: the
 * same call judges what is being typed (`entry`), what is being reviewed and what is being posted.
 */
export const judgeVoucher = (
  reading: Reading,
  judged: Judged,
): { readonly hits: readonly Hit[]; readonly usages: readonly CapUsage[] } => {
  const ledger = readLedger(reading, judged.content.ledgerId);
  assert(ledger !== undefined, `ledger ${judged.content.ledgerId} to judge in`);
  const on = judged.content.onDate;
  const rules = rulesFor(readApprovedRules(reading, on), { ledger, on });
  const spending = spendingOf(reading, judged, { rules, withCaps: true });
  const hits = judgeSpending(spending, rules);
  const approvals = hits.some(mayBeApproved) ? approvalsOf(reading, judged) : [];
  return { hits: withApprovals(hits, approvals, approvedAmount(judged.content)), usages: capUsages(spending) };
};

/** What one rule alone would have said of a voucher: neither caps nor other rules are looked at. */
export const tryRuleOn = (reading: Reading, judged: Judged, rule: RuleVersion): readonly Hit[] =>
  judgeSpending(spendingOf(reading, judged, { rules: [rule], withCaps: false }), [rule]);
