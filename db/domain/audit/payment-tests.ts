import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import type { PlainKind, PlainParameters } from "#domain/checks/plain-rule.ts";
import { addDays, daysBetween, weekdayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { ExceptionTest, Found, Payment, QuarterFacts, Spending, Counterparty } from "./facts.ts";
import { listed } from "./names.ts";
import { wordIn } from "./parameters.ts";

/** When, how much and by which voucher. */
export const aboutPayment = (payment: Payment): Pick<Found, "onDate" | "amountFen" | "voucherId"> => ({
  onDate: payment.onDate,
  amountFen: payment.amountFen,
  voucherId: payment.voucherId,
});
/** Whom it was paid to, and for what. */
export const namedPayment = (payment: Payment): Found["facts"] => ({
  voucher: payment.voucherName,
  payee: payment.payee,
  text: payment.text,
});

const byDay = (left: Spending, right: Spending): number =>
  left.onDate === right.onDate ? (left.voucherId < right.voucherId ? -1 : 1) : left.onDate < right.onDate ? -1 : 1;

/** Runs of equal spendings, each at most so many days after the one before, of at least two vouchers. */
const runsOf = (same: readonly Spending[], days: number): readonly (readonly Spending[])[] => {
  const runs: Spending[][] = [];
  for (const each of same.toSorted(byDay)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && daysBetween(last.onDate, each.onDate) <= days) run.push(each);
    else runs.push([each]);
  }
  return runs.filter((run) => new Set(run.map(({ voucherId }) => voucherId)).size > 1);
};

/** One row for each run of payments of one payee, category and amount that goes on into this quarter. */
const repeated = (facts: QuarterFacts): readonly Found[] => {
  const { numbers, words } = facts.parameters.tests;
  const days = numbers.repeatedPaymentDays;
  const comparable = facts.spendings.filter(
    (each) =>
      each.payee !== "" &&
      each.amountFen > 0 &&
      wordIn(words.recurringWords, each.summary, each.category) === undefined,
  );
  const groups = Map.groupBy(comparable, (each) => `${each.payee}/${each.category}/${each.amountFen}`);
  return [...groups.values()].flatMap((same) =>
    runsOf(same, days).flatMap((run): readonly Found[] => {
      const [first] = run;
      const last = run.at(-1);
      if (first === undefined || last === undefined || last.onDate < facts.firstDay) return [];
      return [
        {
          subject: `paid-twice:${first.voucherId}:${first.category}`,
          onDate: last.onDate,
          // What was perhaps paid once too often.
          amountFen: sumOf(run.slice(1), ({ amountFen }) => amountFen),
          voucherId: last.voucherId,
          facts: {
            reason: "paid-twice",
            payee: first.payee,
            category: first.category,
            count: run.length,
            vouchers: listed(run.map(({ voucherName }) => voucherName)),
            windowDays: days,
          },
        },
      ];
    }),
  );
};

const repeatedPayments: ExceptionTest = {
  id: "E07",
  severity: "amber",
  basis: "同一业务只付一次款",
  parameters: ["repeatedPaymentDays", "recurringWords"],
  clearedBy: "recovered-or-explained",
  find: repeated,
};

/** The plain rules of one kind in force on a day. */
export const plainOn = (facts: QuarterFacts, kind: PlainKind, on: LocalDate): readonly PlainParameters[] =>
  rulesFor(facts.rules, { ledger: facts.ledger, on }).flatMap(({ parameters }) =>
    isPlainParameters(parameters) && parameters.kind === kind ? [parameters] : [],
  );

/** Why a day is none to pay on: by the calendar of the rule in force, or, without one, because it is a weekend. */
const dayOff = (facts: QuarterFacts, on: LocalDate): "holiday" | "weekend" | undefined => {
  const calendars = plainOn(facts, "K30", on);
  const isWeekend = weekdayOf(on) >= 6;
  if (calendars.some(({ workdays }) => workdays.includes(on))) return undefined;
  if (calendars.some(({ days }) => days.includes(on))) return "holiday";
  const minds = calendars.length === 0 || calendars.some(({ flags }) => flags["warnsOnWeekends"] === true);
  return isWeekend && minds ? "weekend" : undefined;
};

const paidOnDaysOff: ExceptionTest = {
  id: "E09",
  severity: "amber",
  basis: "付款日历：节假日一般不付款",
  parameters: [],
  clearedBy: "written-explanation",
  find: (facts) => {
    const days = new Set(facts.payments.map(({ onDate }) => onDate));
    const daysOff = new Map(
      [...days].flatMap((day) => {
        const off = dayOff(facts, day);
        return off === undefined ? [] : [[day, off] as const];
      }),
    );
    return facts.payments.flatMap((payment) => {
      const off = daysOff.get(payment.onDate);
      if (off === undefined) return [];
      return [
        {
          ...aboutPayment(payment),
          subject: `day-off:${payment.key}`,
          facts: { reason: `paid-on-${off}`, ...namedPayment(payment), weekday: weekdayOf(payment.onDate) },
        },
      ];
    });
  },
};

/** A score over the quarter, not a verdict on one payment. */
const roundPayments: ExceptionTest = {
  id: "E10",
  severity: "amber",
  basis: "审计分析方法：整额付款占比偏高，可能按估计数付款",
  parameters: ["roundStepFen", "roundCount", "roundShare"],
  clearedBy: "settlement-papers",
  find: ({ payments, quarter, lastDay, parameters }) => {
    const { roundStepFen, roundCount, roundShare } = parameters.tests.numbers;
    const round = payments.filter(({ amountFen }) => amountFen >= roundStepFen && amountFen % roundStepFen === 0);
    if (round.length < roundCount || round.length * 100 < payments.length * roundShare) return [];
    const facts = {
      reason: "many-round-payments",
      count: round.length,
      allCount: payments.length,
      stepFen: roundStepFen,
      vouchers: listed(round.map(({ voucherName, text }) => (voucherName === "" ? text : voucherName))),
    };
    const amountFen = sumOf(round, (payment) => payment.amountFen);
    return [{ subject: `round:${quarter}`, onDate: lastDay, amountFen, voucherId: null, facts }];
  },
};

/** What a large payment to a person leans on, if on anything: a paper called a list, or a mere word for one. */
const personReason = ({ list, text }: Payment, listWords: readonly string[]): string => {
  if (list === "paper") return "large-to-person-by-paper";
  return wordIn(listWords, text) === undefined ? "large-to-person" : "large-to-person-by-word";
};

const largeToPersons: ExceptionTest = {
  id: "E11",
  severity: "amber",
  basis: "大额支出应当转入单位账户；付给个人的应当有名册或凭据",
  parameters: ["personalAmountFen", "listWords"],
  clearedBy: "list-or-contract",
  find: ({ payments, parameters }) => {
    const { numbers, words } = parameters.tests;
    return payments
      .filter((each) => each.isPerson && each.list !== "made" && each.amountFen >= numbers.personalAmountFen)
      .map((payment) => ({
        ...aboutPayment(payment),
        subject: `person:${payment.key}`,
        facts: {
          reason: personReason(payment, words.listWords),
          ...namedPayment(payment),
          thresholdFen: fen(numbers.personalAmountFen),
        },
      }));
  },
};

const digitsOf = (account: string): string => account.replaceAll(/\D/g, "");

/** The parties of the statements, found by account and by name, and the day the statements begin. */
const registerOf = (counterparties: readonly Counterparty[]) => ({
  byAccount: Map.groupBy(counterparties, ({ account }) => account),
  byName: Map.groupBy(counterparties, ({ name }) => name),
  beginsOn: counterparties.map(({ firstOn }) => firstOn).toSorted()[0],
});

/** What is new about a payee's account: the payee was paid on another before, or nobody ever was on this one. */
const newness = (
  payment: Payment,
  facts: QuarterFacts,
  { byAccount, byName, beginsOn }: ReturnType<typeof registerOf>,
): Found["facts"] | undefined => {
  const { newAccountDays, newAccountAmountFen } = facts.parameters.tests.numbers;
  if (payment.account === "" || facts.registeredAccounts.has(digitsOf(payment.account))) return undefined;
  const firstDays = (byAccount.get(payment.account) ?? []).map(({ firstOn }) => firstOn);
  const [firstOn = payment.onDate] = firstDays.toSorted();
  if (daysBetween(firstOn, payment.onDate) > newAccountDays) return undefined;
  const others = (payment.payee === "" ? [] : (byName.get(payment.payee) ?? [])).filter(
    ({ account, firstOn: on }) => account !== "" && account !== payment.account && on < firstOn,
  );
  if (others.length > 0) return { reason: "account-changed", firstOn, newAccountDays };
  // Every account is new while the statements begin: only what is new beside older ones tells anything.
  const isEarly = addDays(beginsOn ?? payment.onDate, newAccountDays) >= payment.onDate;
  if (isEarly || payment.amountFen < newAccountAmountFen) return undefined;
  return { reason: "account-first-seen", firstOn, newAccountDays };
};

const unknownAccounts: ExceptionTest = {
  id: "E13",
  severity: "amber",
  basis: "付款前核对收款人户名、账号；变更账号须有书面凭据",
  parameters: ["newAccountDays", "newAccountAmountFen"],
  clearedBy: "account-confirmed",
  find: (facts) => {
    const register = registerOf(facts.counterparties);
    return facts.payments.flatMap((payment): readonly Found[] => {
      const found = newness(payment, facts, register);
      if (found === undefined) return [];
      const numbers = { ...namedPayment(payment), ...found };
      return [{ ...aboutPayment(payment), subject: `account:${payment.key}`, facts: numbers }];
    });
  },
};

export const paymentTests: readonly ExceptionTest[] = [
  repeatedPayments,
  paidOnDaysOff,
  roundPayments,
  largeToPersons,
  unknownAccounts,
];
