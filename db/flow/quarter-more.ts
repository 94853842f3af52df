import { duesOf } from "#domain/books/accounting-system.ts";
import { cashLimitOn } from "#domain/audit/cash-tests.ts";
import { ageBuckets } from "#domain/audit/standing-tests.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { CashRow, LogCount, PartyRow } from "#domain/audit/quarter-details.ts";
import { addDays, daysBetween, monthOf, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import { readCashCounts } from "#store/cash-count-rows.ts";
import { countsLoggedAfter, logSpanOf, readAdjustments, readLogOf } from "#store/quarter-log-rows.ts";
import type { Reading } from "#store/query.ts";
import { readBookBefore, readBookEntries } from "#store/report-book-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import { partyBalances } from "./audit-more-facts.ts";
import { paymentsOf } from "./audit-payments.ts";
import { debtAlertOn } from "./debts.ts";
import { debtLines } from "./quarter-debts.ts";
import { assetLines } from "./quarter-assets.ts";
import { leaseLines } from "./quarter-leases.ts";
import { budgetSheetRows } from "./quarter-budget.ts";
import { grantLines } from "./fund-facts.ts";
import { receiptSheetRows } from "./quarter-receipts.ts";
import { projectLines } from "./quarter-registers.ts";
import { payBookRows } from "./pay-facts.ts";
import { keptFrom, type QuarterMaterial } from "./quarter-material.ts";

/** 现金日记账: every entry of 101 with the limit of its day. */
const cashRows = (reading: Reading, material: QuarterMaterial): readonly CashRow[] => {
  const { ledger, months, lastDay } = material;
  const firstDay = keptFrom(material);
  const accountIds = material.accounts.filter(({ code }) => code.startsWith("101")).map(({ id }) => id);
  const selection = { ledgerId: ledger.id, accountIds, itemId: null };
  const ruled = { ledger, rules: readApprovedRules(reading, lastDay) };
  let balance: number = readBookBefore(reading, selection, months[0]);
  const entries = months.flatMap((month) => readBookEntries(reading, selection, { month, limit: -1 }));
  const limitOn = (on: LocalDate): Fen | null => cashLimitOn(ruled, on) ?? null;
  /** From a day to the next movement, where the safe holds more than allowed in between. */
  const overDaysOf = (on: LocalDate, next: LocalDate | undefined): number | null => {
    const limitFen = limitOn(on);
    const days = daysBetween(on, next ?? addDays(lastDay, 1));
    return limitFen !== null && balance > limitFen && days > 0 ? days : null;
  };
  const opening: CashRow = {
    isOpening: true,
    onDate: firstDay,
    voucherName: "",
    summary: "期初余额",
    inFen: zeroFen,
    outFen: zeroFen,
    balanceFen: fen(balance),
    limitFen: limitOn(firstDay),
    overDays: overDaysOf(firstDay, entries[0]?.onDate),
  };
  const rows = entries.map((entry, index): CashRow => {
    balance += entry.debitFen - entry.creditFen;
    return {
      isOpening: false,
      onDate: entry.onDate,
      voucherName: voucherNameOf({ month: monthOf(entry.onDate), number: entry.number, word: entry.word }),
      summary: entry.summary,
      inFen: entry.debitFen,
      outFen: entry.creditFen,
      balanceFen: fen(balance),
      limitFen: limitOn(entry.onDate),
      overDays: overDaysOf(entry.onDate, entries[index + 1]?.onDate),
    };
  });
  return [opening, ...rows];
};

const claimAccounts = /^11[23]/;

/** 往来款 by party; what an account holds without a party stands in a row of its own, so that the sheet ties to the books. */
const partyRows = (
  reading: Reading,
  material: QuarterMaterial,
  trial: readonly TrialBalanceRow[],
): readonly PartyRow[] => {
  const balances = partyBalances(reading, material);
  return duesOf(material.ledger.system).flatMap((code) => {
    const isClaim = claimAccounts.test(code);
    const side = isClaim ? 1 : -1;
    const own = balances.filter((balance) => balance.code.startsWith(code));
    const rows = own
      .filter((each) => each.openingFen !== 0 || each.debitFen !== 0 || each.creditFen !== 0 || each.amountFen !== 0)
      .map((each): PartyRow => {
        const sign = each.amountFen * side < 0 ? -1 : 1;
        const ages = ageBuckets(each, material.lastDay);
        return {
          isClaim,
          account: each.accountName,
          party: each.itemName,
          openingFen: fen(each.openingFen * side),
          increaseFen: fen(isClaim ? each.debitFen : each.creditFen),
          decreaseFen: fen(isClaim ? each.creditFen : each.debitFen),
          closingFen: fen(each.amountFen * side),
          since: each.lots[0]?.onDate ?? null,
          ages: [fen(ages[0] * sign), fen(ages[1] * sign), fen(ages[2] * sign), fen(ages[3] * sign)],
        };
      });
    const account = trial.find((row) => row.code === code);
    if (account === undefined) return rows;
    const rest = {
      openingFen: fen(account.openingFen * side - sumOf(rows, (row) => row.openingFen)),
      increaseFen: fen((isClaim ? account.debitFen : account.creditFen) - sumOf(rows, (row) => row.increaseFen)),
      decreaseFen: fen((isClaim ? account.creditFen : account.debitFen) - sumOf(rows, (row) => row.decreaseFen)),
      closingFen: fen(account.closingFen * side - sumOf(rows, (row) => row.closingFen)),
    };
    if (Object.values(rest).every((amount) => amount === 0)) return rows;
    const none: PartyRow = {
      isClaim,
      account: account.name,
      party: "（未按对方核算）",
      ...rest,
      since: null,
      ages: [rest.closingFen, zeroFen, zeroFen, zeroFen],
    };
    return [...rows, none];
  });
};

const mostLogLines = 500;
/** What is listed line by line: what changes who may do what, by which rules, what closes or takes back, and who read lists of people. */
const isSensitive = (action: string): boolean =>
  /^(?:person\.|settings\.|rule\.|category\.|testParameters\.|restore\.|period\.|voucher\.(?:correct|delete)|workbook\.sign|statement\.withdraw|bankLine\.delete|ledger\.|opening|resolution\.|finding\.(?:answer|sign)|villager\.list|payList\.show|payout\.show|distribution\.show|audit\.profile)/.test(
    action,
  );

/** 日志摘要, from the closing of the quarter before to its own: what came later belongs to later workbooks. */
const logOf = (reading: Reading, material: QuarterMaterial, until: Instant): QuarterBook["log"] => {
  const { ledger, firstDay, lastDay } = material;
  const span = logSpanOf(reading, ledger.id, { firstDay, lastMonth: monthOf(lastDay), closedAt: until });
  const lines = readLogOf(reading, ledger.id, span);
  const sensitive = lines.filter((line) => isSensitive(line.action));
  const counts = [...Map.groupBy(lines, (line) => line.action)].map(([action, own]): LogCount => ({
    action,
    count: own.length,
    people: [...new Set(own.map((line) => line.personName).filter((name) => name !== ""))].toSorted().join("、"),
    firstAt: own[0]?.at ?? until,
    lastAt: own.at(-1)?.at ?? until,
  }));
  return {
    counts: counts.toSorted((left, right) => (left.action < right.action ? -1 : 1)),
    lines: sensitive.slice(0, mostLogLines),
    leftOut: Math.max(0, sensitive.length - mostLogLines),
  };
};

/**
 * 现金盘点 of the quarter as they stood at its closing by the numbers of the log, whatever the clock said, 备用金 below 101 among them. What was written down of a difference is its
 * reason; who watched stands beside.
 */
const countsOf = (reading: Reading, material: QuarterMaterial, until: Instant): QuarterBook["cashCounts"] => {
  const { ledger, firstDay, lastDay } = material;
  const { through } = logSpanOf(reading, ledger.id, { firstDay, lastMonth: monthOf(lastDay), closedAt: until });
  const later = countsLoggedAfter(reading, through);
  return readCashCounts(reading, ledger.id)
    .filter((count) => count.onDate >= firstDay && count.onDate <= lastDay)
    .filter((count) => !later.ids.has(count.id) && (!later.isAnyUnnamed || count.at <= until))
    .toReversed()
    .map((count) => ({
      onDate: count.onDate,
      bookFen: count.bookFen,
      countedFen: count.countedFen,
      countedBy: count.byName,
      reason: [`${count.accountCode} ${count.accountName}`, `监盘 ${count.witness}`, count.note]
        .filter((text) => text !== "")
        .join("；"),
    }));
};

type MoreOfBook = Pick<
  QuarterBook,
  | "cash"
  | "pay"
  | "cashCounts"
  | "parties"
  | "receiptBooks"
  | "spoiltReceipts"
  | "adjustments"
  | "log"
  | "grants"
  | "budget"
  | "projects"
  | "leases"
  | "assets"
  | "debts"
  | "debtAlertFen"
  | "payments"
  | "splitThresholdFen"
>;

/** What sheets 10, 14, 25, 28, 30 and the attached lists show. */
export const moreOfBook = (
  reading: Reading,
  material: QuarterMaterial,
  of: { readonly trial: readonly TrialBalanceRow[]; readonly closedAt: Instant },
): MoreOfBook => {
  const { receiptGapMost, splitThresholdFen } = testParametersFor(reading, material.quarter).numbers;
  return {
    cash: cashRows(reading, material),
    pay: payBookRows(reading, material),
    cashCounts: countsOf(reading, material, of.closedAt),
    parties: partyRows(reading, material, of.trial),
    ...receiptSheetRows(reading, material, { most: receiptGapMost, closedAt: of.closedAt }),
    adjustments: readAdjustments(reading, material.span).map(({ originalMonth, ...row }) => ({
      ...row,
      isOfEarlierQuarter: originalMonth < material.months[0],
    })),
    log: logOf(reading, material, of.closedAt),
    debts: debtLines(reading, material, of.trial),
    debtAlertFen: debtAlertOn(reading, material.ledger.id, material.lastDay),
    assets: assetLines(reading, material, of.trial),
    leases: leaseLines(reading, material),
    projects: projectLines(reading, material),
    payments: paymentsOf(material),
    grants: grantLines(reading, material),
    budget: budgetSheetRows(reading, material),
    splitThresholdFen: fen(splitThresholdFen),
  };
};
