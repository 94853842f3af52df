import { relatedOn, relatedText } from "#domain/people/related.ts";
import { lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import type { AuditWorkLine } from "./work-facts.ts";
import { wordIn } from "./parameters.ts";
import { aboutPayment, namedPayment } from "./payment-tests.ts";

const paidToRelated: ExceptionTest = {
  id: "E12",
  severity: "red",
  basis: "村干部及其近亲属、有利益关系的单位与集体发生交易的，应当公开并经监督",
  parameters: ["relatedAmountFen", "relatedExemptWords"],
  clearedBy: "supervisors-opinion",
  find: ({ payments, related, parameters }) => {
    const { numbers, words } = parameters.tests;
    return payments.flatMap((payment): readonly Found[] => {
      // What is paid out by an approved list is judged by the rules of pay and subsidies.
      if (payment.list === "made" || payment.amountFen < numbers.relatedAmountFen) return [];
      const named = [
        { name: payment.payee, account: payment.account },
        ...payment.parties.map((name) => ({ name, account: "" })),
      ];
      const found = named
        .map((party) => relatedOn(related, party, payment.onDate))
        .find((party) => party !== undefined);
      if (found === undefined) return [];
      const isOwn = found.party.relation === null;
      if (isOwn && wordIn(words.relatedExemptWords, payment.text) !== undefined) return [];
      const facts = {
        reason: payment.list === "paper" ? "paid-to-related-by-paper" : "paid-to-related",
        ...namedPayment(payment),
        related: relatedText(found),
        recognised: found.by === "account" ? "账号" : "名称",
      };
      const severity = payment.list === "paper" ? { severity: "amber" as const } : {};
      return [{ ...aboutPayment(payment), ...severity, subject: `related:${payment.key}`, facts }];
    });
  },
};

const aboutLine = (line: AuditWorkLine, lastDay: LocalDate): Pick<Found, "onDate" | "amountFen" | "voucherId"> => ({
  onDate: line.dates.toSorted().at(-1) ?? (lastDayOf(line.month) > lastDay ? lastDay : lastDayOf(line.month)),
  amountFen: line.dueFen,
  voucherId: line.voucherId,
});

const namedLine = (line: AuditWorkLine): Found["facts"] => ({
  name: line.name,
  post: line.post,
  list: line.listTitle,
  month: line.month,
});

const monthOfPerson = (line: AuditWorkLine): string => `${line.person} ${line.month}`;

const lineFindings = ({ workLines, lastDay, parameters }: QuarterFacts): readonly Found[] => {
  const months = Map.groupBy(workLines, monthOfPerson);
  return workLines.flatMap((line): readonly Found[] => {
    const about = aboutLine(line, lastDay);
    const found = (reason: string, more: Found["facts"] = {}): Found => ({
      ...about,
      subject: `${reason}:${line.key}`,
      facts: { reason, ...namedLine(line), ...more },
    });
    const twice = line.dates.filter((day) => line.elsewhere.includes(day));
    const most = parameters.tests.numbers.workMonthDays;
    const month = months.get(monthOfPerson(line)) ?? [];
    const halfDays = sumOf(month, (each) => each.halfDays);
    // Told once a person and month, at the last of its lines.
    const isLast = month.at(-1) === line;
    return [
      ...(line.faults.includes("not-on-list") ? [found("work-not-on-list")] : []),
      ...(line.faults.includes("post-excluded") ? [found("work-post-excluded")] : []),
      ...(line.faults.some((fault) => fault.endsWith("-over")) ? [found("work-over-standard")] : []),
      ...(isLast && halfDays > most * 2
        ? [found("work-many-days", { days: String(halfDays / 2), limitDays: most })]
        : []),
      ...(twice.length > 0 ? [found("work-day-twice", { dates: [...twice] })] : []),
    ];
  });
};

const householdFindings = ({ workLines, quarter, lastDay, parameters }: QuarterFacts): readonly Found[] => {
  const mostFen = parameters.tests.numbers.workHouseholdFen;
  const households = Map.groupBy(
    workLines.filter((line) => line.household !== ""),
    (line) => line.household,
  );
  return [...households].flatMap(([household, own]): readonly Found[] => {
    const totalFen = sumOf(own, (line) => line.dueFen);
    const names = [...new Set(own.map((line) => line.name))];
    if (names.length < 2 || totalFen <= mostFen) return [];
    const facts = { reason: "work-household", household, names, totalFen, limitFen: fen(mostFen) };
    return [
      {
        subject: `work-household:${quarter}:${household}`,
        onDate: lastDay,
        amountFen: totalFen,
        voucherId: null,
        facts,
      },
    ];
  });
};

/** 误工补贴 spent by vouchers of the quarter that no approved list stands behind. */
const unlistedFindings = ({ spendings, workLines, firstDay, parameters }: QuarterFacts): readonly Found[] => {
  const { workCategories } = parameters.tests.words;
  const listed = new Set(workLines.map((line) => line.voucherId));
  return spendings
    .filter((each) => each.onDate >= firstDay && each.amountFen > 0 && !listed.has(each.voucherId))
    .filter((each) => wordIn(workCategories, each.category) !== undefined)
    .map((each) => ({
      subject: `work-without-list:${each.voucherId}`,
      onDate: each.onDate,
      amountFen: each.amountFen,
      voucherId: each.voucherId,
      facts: { reason: "work-without-list", voucher: each.voucherName, text: each.summary, category: each.category },
    }));
};

const workSubsidies: ExceptionTest = {
  id: "E26",
  severity: "red",
  basis: "村民委员会组织法第二十八条：误工补贴的人员和标准由村民会议或者村民代表会议决定",
  parameters: ["workMonthDays", "workHouseholdFen", "workCategories"],
  clearedBy: "work-list-or-vote",
  find: (facts) => [...lineFindings(facts), ...householdFindings(facts), ...unlistedFindings(facts)],
};

export const peopleTests: readonly ExceptionTest[] = [paidToRelated, workSubsidies];
