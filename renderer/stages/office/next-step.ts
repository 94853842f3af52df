import type { OutputOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { monthText } from "#renderer/format/dates.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";
import type { Params } from "./place-store.ts";

export type OverviewRow = OutputOf<"office.overview">["ledgers"][number];

/** What a person should do next in one set of books, and the screen that does it. */
export type NextStep = { readonly label: string; readonly screen: ScreenKey; readonly params: Params };

const reviews: readonly Role[] = ["reviewer", "head"];
const keeps: readonly Role[] = ["bookkeeper"];
const imports: readonly Role[] = ["bookkeeper", "cashier"];
const posts: readonly Role[] = ["bookkeeper", "reviewer", "head"];

const has = (roles: readonly Role[], wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role));

/** The findings of one set of books, in the quarter where some still wait for an answer. */
export const findingsPlace = (row: Pick<OverviewRow, "id" | "findingQuarter">): Params => ({
  ledgerId: row.id,
  ...(row.findingQuarter === null ? {} : { quarter: row.findingQuarter }),
});

const stepOfWork = (row: OverviewRow, roles: readonly Role[]): NextStep | null => {
  if (row.heldCount > 0)
    return {
      label: has(roles, posts) ? "处理被拦下的凭证" : "看被拦下的凭证",
      screen: "voucher-list",
      params: { held: "1" },
    };
  if (row.draftCount > 0 && has(roles, reviews))
    return { label: "审核凭证", screen: "voucher-list", params: { state: "draft" } };
  if (row.unbookedLineCount > 0)
    return {
      label: has(roles, keeps) ? "给流水做凭证" : "看未记账流水",
      screen: "bank-lines",
      params: { unbooked: "1" },
    };
  if (row.draftCount > 0)
    return {
      label: has(roles, keeps) ? "检查草稿，交审核" : "查看草稿",
      screen: "voucher-list",
      params: { state: "draft" },
    };
  if (row.reviewedCount > 0)
    return {
      label: has(roles, posts) ? "记账" : "看待记账凭证",
      screen: "voucher-list",
      params: { state: "reviewed" },
    };
  return null;
};

/**
 * The first thing to do in a set of books: start it, clear what holds money up, review, book what the bank shows, post,
 * answer findings, begin the month where nothing was imported or entered yet, close it. The order is the order of precedence. Who may not do it is led to where it is seen.
 */
export const nextStepOf = (row: OverviewRow, roles: readonly Role[]): NextStep => {
  if (!row.isStarted) return { label: "录期初余额并启用", screen: "openings", params: {} };
  const work = stepOfWork(row, roles);
  if (work !== null) return work;
  if (row.findingCount > 0)
    return { label: has(roles, posts) ? "答复疑点" : "看疑点", screen: "findings", params: findingsPlace(row) };
  if (row.isUntouched && has(roles, imports))
    return {
      label: has(roles, keeps) ? "导入对账单或录凭证" : "导入对账单",
      screen: "statement-import",
      params: {},
    };
  if (row.isUntouched && !roles.includes("auditor"))
    return { label: "看导入过的对账单", screen: "statement-import", params: {} };
  if (roles.includes("auditor")) return { label: "看科目余额表", screen: "trial-balance", params: {} };
  return { label: `结账 ${monthText(row.openMonth)}`, screen: "closing", params: { ledgerId: row.id } };
};

/** True when something waits for somebody in this set of books. */
export const isWaiting = (row: OverviewRow): boolean =>
  !row.isStarted || row.draftCount + row.heldCount + row.reviewedCount + row.unbookedLineCount + row.findingCount > 0;

export type OverviewTotals = Pick<
  OverviewRow,
  "draftCount" | "heldCount" | "reviewedCount" | "unbookedLineCount" | "findingCount" | "bankFen" | "cashFen"
>;

/** The sums of the township over all its sets of books. */
export const totalsOf = (rows: readonly OverviewRow[]): OverviewTotals => {
  const sum = (pick: (row: OverviewRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    draftCount: sum((row) => row.draftCount),
    heldCount: sum((row) => row.heldCount),
    reviewedCount: sum((row) => row.reviewedCount),
    unbookedLineCount: sum((row) => row.unbookedLineCount),
    findingCount: sum((row) => row.findingCount),
    bankFen: sum((row) => row.bankFen),
    cashFen: sum((row) => row.cashFen),
  };
};
