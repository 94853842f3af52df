import { firstLevelCode } from "#domain/books/account.ts";
import { isAdvanceAccount } from "#domain/books/accounting-system.ts";
import { addMonths, daysBetween, monthOf, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { idOf, type ItemId } from "#domain/core/ids.ts";
import type { AlikeSpending } from "./around.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import { isInScope, spentInScope } from "./scope.ts";
import { spentInAll, type Spending } from "./spending.ts";

/** K19: an invoice is claimed within so many months of its date (the same day of the month counts in), and within its year. */
export const findLateClaim = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content } = spending;
  const months = parameters.counts["months"] ?? 0;
  if (spentInAll(content) <= 0) return [];
  return content.documents.flatMap((document) => {
    if (document.onDate === null || (document.kind !== "invoice" && document.kind !== "fiscal-receipt")) return [];
    const lastMonth = addMonths(monthOf(document.onDate), months);
    const isLate =
      monthOf(content.onDate) > lastMonth ||
      (monthOf(content.onDate) === lastMonth && content.onDate.slice(8) > document.onDate.slice(8));
    const isAcrossYears =
      parameters.flags["warnsAcrossYears"] === true && yearOf(document.onDate) < yearOf(content.onDate);
    if (!isLate && !isAcrossYears) return [];
    const facts = { number: document.number, issuedOn: document.onDate, months, isLate, isAcrossYears };
    return [hitBy(rule, { line: null, facts, ...(isLate ? {} : { severity: "warn" }) })];
  });
};

/** Where an advance may not be carried over the end of a month or a year, whether it was. */
const isAcross = (
  { flags }: PlainParameters,
  sinceOn: LocalDate | null,
  on: LocalDate,
): "month" | "year" | undefined => {
  if (sinceOn === null) return undefined;
  if (flags["forbidsAcrossYears"] === true && yearOf(sinceOn) < yearOf(on)) return "year";
  return flags["forbidsAcrossMonths"] === true && monthOf(sinceOn) < monthOf(on) ? "month" : undefined;
};

/**
 * K20: whoever still owes an earlier advance gets no new one (a setting), and an advance open longer than the days allowed is
 * said whenever the same person's account moves.
 */
export const findOpenAdvance = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { content, around } = spending;
  const days = parameters.counts["days"] ?? 0;
  return content.entries.flatMap((entry, index) => {
    const code = firstLevelCode(around.accounts.get(entry.accountId)?.code ?? "");
    const givenFen = fen(entry.debitFen - entry.creditFen);
    if (!isAdvanceAccount(code) || givenFen <= 0) return [];
    return around.openAdvances
      .filter((open) => open.accountId === entry.accountId && entry.items.some((item) => item.itemId === open.itemId))
      .flatMap((open) => {
        const age = open.sinceOn === null ? null : daysBetween(open.sinceOn, content.onDate);
        const across = isAcross(parameters, open.sinceOn, content.onDate);
        const isOld = age === null || age > days || across !== undefined;
        const isSecond = parameters.flags["forbidsSecond"] === true;
        if (open.openFen <= 0 || (!isOld && !isSecond)) return [];
        const facts = {
          name: open.name,
          openFen: open.openFen,
          sinceOn: open.sinceOn,
          age,
          days,
          amountFen: givenFen,
          isSecond,
          ...(across === undefined ? {} : { across }),
        };
        return [hitBy(rule, { line: index + 1, facts, ...(isSecond ? {} : { severity: "warn" }) })];
      });
  });
};

/** What a voucher spends in a rule's scope on one project, and the first line of it. */
const spentOnProject = (parameters: PlainParameters, { content, ...spending }: Spending, itemId: ItemId) => {
  const isOwn = content.entries.map(
    ({ categoryId, items }) =>
      categoryId !== null &&
      items.some((item) => item.itemId === itemId) &&
      isInScope(parameters, { content, ...spending }, categoryId),
  );
  const own = content.entries.filter((_entry, index) => isOwn[index] === true);
  const names = new Set(own.flatMap(({ categoryId }) => spending.categories.get(categoryId ?? idOf(""))?.name ?? []));
  const amountFen = sumOf(own, (entry) => fen(entry.debitFen - entry.creditFen));
  return { amountFen, line: isOwn.indexOf(true) + 1, names: [...names].join("、") };
};

type Part = { readonly amountFen: Fen; readonly line: number; readonly names: string };
type Other = Omit<AlikeSpending, "payee">;

/** What each voucher paid, over its categories: a payment is as large as the whole of it. */
const byVoucher = (rows: readonly Other[]): readonly Other[] =>
  [...Map.groupBy(rows, ({ voucherKey }) => voucherKey).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...first, amountFen: sumOf([first, ...rest], (row) => row.amountFen) }],
  );

/**
 * K23: several spendings with one payee in the scope, each under a threshold, that together reach it within the days before:
 * a sum cut into parts. The threshold itself is reached when it is equalled. Where the rule says so, the same goes for one project,
 * whoever was paid.
 */
export const findSplitting = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const thresholdFen = parameters.amounts["thresholdFen"] ?? zeroFen;
  const days = parameters.counts["days"] ?? 0;
  const isNear = (other: Other): boolean =>
    Math.abs(daysBetween(other.onDate, spending.content.onDate)) <= days &&
    isInScope(parameters, spending, other.categoryId);
  const isSmall = ({ amountFen }: Other): boolean => amountFen > 0 && amountFen < thresholdFen;
  const judged = (
    { amountFen, line, names }: Part,
    whose: Readonly<Record<string, string>>,
    rows: readonly Other[],
  ): readonly Hit[] => {
    const others = byVoucher(rows).filter(isSmall);
    const totalFen = fen(amountFen + sumOf(others, (other) => other.amountFen));
    if (others.length === 0 || amountFen <= 0 || amountFen >= thresholdFen || totalFen < thresholdFen) return [];
    const sums = { categoryName: names, amountFen, totalFen, thresholdFen, days };
    const vouchers = others.map((other) => other.voucherName);
    return [hitBy(rule, { line, facts: { ...whose, ...sums, count: others.length + 1, vouchers } })];
  };
  const part = spentInScope(parameters, spending);
  if (part === undefined) return [];
  const byPayee = [...Map.groupBy(spending.around.alike.filter(isNear), (other) => other.payee)].flatMap(
    ([payee, rows]) => judged(part, { payee }, rows),
  );
  if (parameters.flags["byProject"] !== true) return byPayee;
  const onProjects = (spending.around.alikeOnProjects ?? []).filter(isNear);
  const byProject = [...Map.groupBy(onProjects, (other) => other.itemId)].flatMap(([itemId, rows]) =>
    judged(spentOnProject(parameters, spending, itemId), { project: rows[0]?.name ?? "" }, rows),
  );
  return [...byPayee, ...byProject];
};
