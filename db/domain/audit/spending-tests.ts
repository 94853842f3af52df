import { daysBetween } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { invoiceKey } from "#domain/checks/duplicate-invoice.ts";
import type { ExceptionTest, Found, InvoiceUse, QuarterFacts, Spending } from "./facts.ts";
import { listed } from "./names.ts";

const foundUses = (subject: string, uses: readonly InvoiceUse[], reason: string): Found => {
  const own = uses.find((use) => use.isOwn);
  const [first] = uses;
  return {
    subject,
    onDate: own?.onDate ?? first?.onDate ?? null,
    amountFen: own?.amountFen ?? null,
    voucherId: own?.voucherId ?? null,
    facts: {
      reason,
      number: own?.number ?? "",
      party: own?.party ?? "",
      vouchers: listed(uses.map((use) => (use.isOwn ? use.voucherName : `${use.ledgerName} ${use.voucherName}`))),
    },
  };
};

const vouchersIn = (uses: readonly InvoiceUse[]): number => new Set(uses.map((use) => use.voucherId)).size;

const sameNumbers = (uses: readonly InvoiceUse[]): readonly Found[] =>
  [...Map.groupBy(uses, (use) => invoiceKey(use.number))]
    .filter(([number, same]) => number !== "" && vouchersIn(same) > 1 && same.some((use) => use.isOwn))
    .map(([number, same]) => foundUses(`number:${number}`, same, "same-number"));

const isNear = (left: InvoiceUse, right: InvoiceUse, days: number): boolean =>
  left.onDate !== null && right.onDate !== null && Math.abs(daysBetween(left.onDate, right.onDate)) <= days;

/** Without two numbers to tell them apart, one payee and amount within some days make a pair. */
const samePapers = (uses: readonly InvoiceUse[], days: number): readonly Found[] => {
  const comparable = uses.filter((use) => use.party !== "" && use.amountFen !== null);
  const groups = Map.groupBy(comparable, (use) => `${use.party}/${use.amountFen}`);
  return [...groups.values()].flatMap((same) =>
    same.flatMap((left, index) =>
      same
        .slice(index + 1)
        .filter((right) => left.voucherId !== right.voucherId && (left.isOwn || right.isOwn))
        .filter((right) => (left.number === "" || right.number === "") && isNear(left, right, days))
        .map((right) => {
          const subject = `same:${[left.voucherId, right.voucherId].toSorted().join(":")}`;
          const found = foundUses(subject, [left, right], "same-payee-amount-and-date");
          return { ...found, facts: { ...found.facts, windowDays: days } };
        }),
    ),
  );
};

const repeatedInvoices: ExceptionTest = {
  id: "E06",
  severity: "red",
  basis: "会计基础工作规范第五十一条：一张原始凭证只能报销一次",
  parameters: ["sameInvoiceDays"],
  clearedBy: "reversal-or-explanation",
  find: ({ invoices, parameters }) => {
    const uses = invoices.filter((use) => !use.isUndone);
    return [...sameNumbers(uses), ...samePapers(uses, parameters.tests.numbers.sameInvoiceDays)];
  },
};

const inDateOrder = (spendings: readonly Spending[]): readonly Spending[] =>
  spendings.toSorted((left, right) =>
    left.onDate === right.onDate ? (left.voucherId < right.voucherId ? -1 : 1) : left.onDate < right.onDate ? -1 : 1,
  );

/** Runs of spendings within one window, each as long as it can be, none overlapping. */
const runsWithin = (
  spendings: readonly Spending[],
  days: number,
  isHit: (run: readonly Spending[]) => boolean,
): readonly (readonly Spending[])[] => {
  const runs: (readonly Spending[])[] = [];
  let [from, to] = [0, 0];
  for (let first = spendings[from]; first !== undefined; first = spendings[from]) {
    const { onDate } = first;
    for (let next = spendings[to]; next !== undefined && daysBetween(onDate, next.onDate) <= days; next = spendings[to])
      to += 1;
    const run = spendings.slice(from, to);
    const isRun = isHit(run);
    if (isRun) runs.push(run);
    from = isRun ? to : from + 1;
  }
  return runs;
};

const runFound = (facts: QuarterFacts, kind: string, key: string): ((run: readonly Spending[]) => readonly Found[]) => {
  const { splitThresholdFen, splitWindowDays } = facts.parameters.tests.numbers;
  return (run) => {
    const [first] = run;
    const last = run.at(-1);
    // A run that ended before this quarter was its own quarter's finding.
    if (first === undefined || last === undefined || last.onDate < facts.firstDay) return [];
    const amountFen = sumOf(run, (each) => each.amountFen);
    return [
      {
        subject: `${kind}:${key}:${first.voucherId}`,
        onDate: last.onDate,
        amountFen,
        voucherId: last.voucherId,
        facts: {
          reason: kind,
          payee: first.payee,
          category: first.category,
          project: first.project,
          count: run.length,
          thresholdFen: splitThresholdFen,
          windowDays: splitWindowDays,
          vouchers: listed(run.map((each) => each.voucherName)),
        },
      },
    ];
  };
};

const splitSpendings = (facts: QuarterFacts): readonly Found[] => {
  const { splitThresholdFen, splitWindowDays } = facts.parameters.tests.numbers;
  const below = inDateOrder(facts.spendings.filter((each) => each.amountFen > 0 && each.amountFen < splitThresholdFen));
  const isSplit = (run: readonly Spending[]): boolean =>
    run.length > 1 && sumOf(run, (each) => each.amountFen) >= splitThresholdFen;
  const named = below.filter((each) => each.payee !== "" && each.category !== "");
  const byPayee = Map.groupBy(named, (each) => `${each.payee}/${each.category}`);
  const byProject = Map.groupBy(
    below.filter((each) => each.project !== ""),
    (each) => each.project,
  );
  const found = (groups: Map<string, Spending[]>, kind: string): readonly Found[] =>
    [...groups].flatMap(([key, own]) => runsWithin(own, splitWindowDays, isSplit).flatMap(runFound(facts, kind, key)));
  return [...found(byPayee, "split-by-payee"), ...found(byProject, "split-by-project")];
};

const justUnder = (facts: QuarterFacts): readonly Found[] => {
  const { splitThresholdFen, splitWindowDays, justUnderShare, justUnderCount } = facts.parameters.tests.numbers;
  const near = facts.spendings.filter(
    (each) => each.amountFen * 100 >= splitThresholdFen * justUnderShare && each.amountFen < splitThresholdFen,
  );
  const byCategory = Map.groupBy(inDateOrder(near), (each) => each.category);
  return [...byCategory].flatMap(([category, own]) =>
    runsWithin(own, splitWindowDays, (run) => run.length >= justUnderCount).flatMap(
      runFound(facts, "just-under-threshold", category),
    ),
  );
};

const splitting: ExceptionTest = {
  id: "E08",
  severity: "amber",
  basis: "审批权限分级：不得化整为零规避审批",
  parameters: ["splitThresholdFen", "splitWindowDays", "justUnderShare", "justUnderCount"],
  clearedBy: "approval-of-the-total",
  find: (facts) => [...splitSpendings(facts), ...justUnder(facts)],
};

export const spendingTests: readonly ExceptionTest[] = [repeatedInvoices, splitting];
