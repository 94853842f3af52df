import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { addDays, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import { aboutPayment, namedPayment, plainOn } from "./payment-tests.ts";

type CashDay = {
  readonly on: LocalDate;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly paidFen: number;
  readonly takenFen: number;
  /** Takings in the safe that were not banked yet when the day's payments were made, and what of those payments they bore. */
  readonly unbankedFen: number;
  readonly spentFen: number;
};

const cashBefore = ({ openings }: QuarterFacts): number =>
  sumOf(openings, (row) => (row.code.startsWith("101") ? row.amountFen : 0));

/** The days on which cash moved, with the balance before and after, what was spent, and what income brought in. */
const cashDays = (facts: QuarterFacts): readonly CashDay[] => {
  const incomes = new Set(
    facts.accounts
      .filter((each) => each.class === "profit-loss" && each.normalSide === "credit")
      .map(({ code }) => code),
  );
  let balanceFen = cashBefore(facts);
  let unbankedFen = 0;
  const days = Map.groupBy(facts.vouchers, (voucher) => voucher.onDate);
  return [...days]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([on, vouchers]): readonly CashDay[] => {
      const moves = vouchers.map((voucher) => {
        const cash = sumOf(voucher.entries, (entry) =>
          entry.accountCode.startsWith("101") ? entry.debitFen - entry.creditFen : 0,
        );
        const isBanked = voucher.entries.every((entry) => /^10[12]/.test(entry.accountCode));
        const isIncome = voucher.entries.some((entry) => incomes.has(entry.accountCode));
        return {
          cash,
          paid: cash < 0 && !isBanked ? -cash : 0,
          taken: cash > 0 && isIncome ? cash : 0,
          banked: cash < 0 && isBanked ? -cash : 0,
          brought: cash > 0 && !isIncome ? cash : 0,
        };
      });
      const moved = sumOf(moves, ({ cash }) => cash);
      const beforeFen = balanceFen;
      const sum = (kind: "paid" | "taken" | "banked" | "brought") => sumOf(moves, (move) => move[kind]);
      const [paidFen, takenFen] = [sum("paid"), sum("taken")];
      // What was held beside takings, and what came from the bank or was paid back that day, is spent before any of them.
      const ownFen = Math.max(beforeFen - unbankedFen, 0) + sum("brought");
      const heldFen = unbankedFen + takenFen;
      const spentFen = Math.min(heldFen, Math.max(paidFen - ownFen, 0));
      balanceFen += moved;
      // What is banked is the oldest takings first, whatever else the safe holds.
      unbankedFen = Math.max(heldFen - spentFen - sum("banked"), 0);
      if (moves.every(({ cash }) => cash === 0)) return [];
      return [{ on, beforeFen, afterFen: balanceFen, paidFen, takenFen, unbankedFen: heldFen, spentFen }];
    });
};

const least = (amounts: readonly (Fen | undefined)[]): Fen | undefined =>
  amounts.filter((each) => each !== undefined).toSorted((left, right) => left - right)[0];

/** 库存现金限额 in force on a day, in fen; `undefined` without a rule. The strictest holds. */
export const cashLimitOn = (
  { rules, ledger }: Pick<QuarterFacts, "rules" | "ledger">,
  on: LocalDate,
): Fen | undefined =>
  least(
    rulesFor(rules, { ledger, on }).map(({ parameters }) =>
      isPlainParameters(parameters) && parameters.kind === "K14" ? parameters.amounts["limitFen"] : undefined,
    ),
  );

type OverDay = { readonly on: LocalDate; readonly heldFen: number; readonly limitFen: Fen };

/** Every day that ended with more in the safe than allowed, those on which nothing moved among them. */
const daysOver = (facts: QuarterFacts, days: readonly CashDay[]): readonly OverDay[] => {
  const moved = new Map(days.map((day) => [day.on, day.afterFen]));
  const over: OverDay[] = [];
  let heldFen = cashBefore(facts);
  for (let on = facts.since; on <= facts.until; on = addDays(on, 1)) {
    heldFen = moved.get(on) ?? heldFen;
    const limitFen = cashLimitOn(facts, on);
    if (limitFen !== undefined && heldFen > limitFen) over.push({ on, heldFen, limitFen });
  }
  return over;
};

/** One row a month in which the safe held more than allowed at the end of a day. */
const overLimit = (facts: QuarterFacts, days: readonly CashDay[]): readonly Found[] => {
  if (facts.rules.every(({ parameters }) => parameters.kind !== "K14")) return [];
  return [...Map.groupBy(daysOver(facts, days), (day) => monthOf(day.on))].flatMap(([month, own]) => {
    const highest = own.toSorted((left, right) => right.heldFen - left.heldFen)[0];
    if (highest === undefined) return [];
    const numbers = {
      reason: "cash-over-limit",
      month,
      count: own.length,
      highestFen: highest.heldFen,
      limitFen: highest.limitFen,
    };
    return [
      {
        subject: `cash:${month}`,
        onDate: highest.on,
        amountFen: fen(highest.heldFen),
        voucherId: null,
        facts: numbers,
      },
    ];
  });
};

/** 坐支: takings were spent before they were banked, on the day they came or a later one. */
const spentTakings = (days: readonly CashDay[]): readonly Found[] =>
  days
    .filter(({ spentFen }) => spentFen > 0)
    .map(({ on, beforeFen, paidFen, takenFen, unbankedFen, spentFen }) => ({
      subject: `takings:${on}`,
      onDate: on,
      amountFen: fen(spentFen),
      voucherId: null,
      facts: { reason: "takings-spent", beforeFen, paidFen, takenFen, unbankedFen },
    }));

const dearCashPayments = (facts: QuarterFacts): readonly Found[] =>
  facts.payments
    .filter(({ way }) => way === "cash")
    .flatMap((payment) => {
      const broken = plainOn(facts, "K15", payment.onDate).find(({ amounts, flags }) => {
        const limitFen = amounts["limitFen"] ?? 0;
        const isOver = flags["isExclusive"] === true ? payment.amountFen >= limitFen : payment.amountFen > limitFen;
        return isOver && !(flags["exemptsLists"] === true && payment.list === "made");
      });
      if (broken === undefined) return [];
      const limitFen = broken.amounts["limitFen"] ?? 0;
      const isByPaper = broken.flags["exemptsLists"] === true && payment.list === "paper";
      return [
        {
          ...aboutPayment(payment),
          ...(isByPaper ? { severity: "amber" as const } : {}),
          subject: `cash-payment:${payment.key}`,
          facts: {
            reason: isByPaper ? "cash-payment-by-paper" : "cash-payment-over-limit",
            ...namedPayment(payment),
            limitFen,
          },
        },
      ];
    });

const cashLimits: ExceptionTest = {
  id: "E18",
  severity: "red",
  basis: "现金管理暂行条例：不得超限额库存现金、坐支现金；大额支出转账",
  parameters: [],
  clearedBy: "banked-or-explained",
  find: (facts) => {
    const days = cashDays(facts);
    return [...overLimit(facts, days), ...spentTakings(days), ...dearCashPayments(facts)];
  },
};

export const cashTests: readonly ExceptionTest[] = [cashLimits];
