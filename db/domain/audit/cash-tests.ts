import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { addDays, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { bankedFenIn, bankedFenOf } from "./cash-facts.ts";
import type { CashMove, ExceptionTest, Found, QuarterFacts } from "./facts.ts";
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

const openingCash = ({ openings }: QuarterFacts): number =>
  sumOf(openings, (row) => (row.code.startsWith("101") ? row.amountFen : 0));

/** What the quarter's vouchers moved in cash, voucher by voucher. */
const cashMoves = (facts: QuarterFacts): readonly CashMove[] => {
  const incomes = new Set(
    facts.accounts
      .filter((each) => each.class === "profit-loss" && each.normalSide === "credit")
      .map(({ code }) => code),
  );
  return facts.vouchers.map(({ onDate, entries }) => {
    const cashFen = sumOf(
      entries.filter(({ accountCode }) => accountCode.startsWith("101")),
      (entry) => entry.debitFen - entry.creditFen,
    );
    const bank = entries.filter(({ accountCode }) => accountCode.startsWith("102"));
    const bankDebitFen = sumOf(bank, ({ debitFen }) => debitFen);
    const bankCreditFen = sumOf(bank, ({ creditFen }) => creditFen);
    return {
      onDate,
      cashFen,
      bankedFen: bankedFenOf({ cashFen, bankDebitFen, bankCreditFen }),
      isBetween: entries.every((entry) => /^10[12]/.test(entry.accountCode)),
      isIncome: entries.some((entry) => incomes.has(entry.accountCode)),
    };
  });
};

/** What a day's moves paid out, took as income, and brought into the safe otherwise, beside what went to the bank; in fen. */
const dayOf = (moves: readonly CashMove[]) => {
  const rests = moves.map((move) => ({ ...move, restFen: move.cashFen + move.bankedFen }));
  const isPaid = ({ restFen, isBetween }: (typeof rests)[number]): boolean => restFen < 0 && !isBetween;
  const isTaken = ({ restFen, isIncome }: (typeof rests)[number]): boolean => restFen > 0 && isIncome;
  const bankedFen = bankedFenIn(moves);
  return {
    paidFen: -sumOf(rests.filter(isPaid), ({ restFen }) => restFen),
    takenFen: sumOf(rests.filter(isTaken), ({ restFen }) => restFen),
    // What red vouchers take back of earlier days' deposits comes into the safe again.
    broughtFen:
      sumOf(
        rests.filter((each) => !isPaid(each) && !isTaken(each)),
        ({ restFen }) => restFen,
      ) + Math.max(-bankedFen, 0),
    bankedFen: Math.max(bankedFen, 0),
  };
};

/**
 * The days of the quarter on which cash moved, with the balance before and after, what was spent, and what income brought in. The
 * walk begins a year earlier, so that takings which then lay in the safe are still takings.
 */
const cashDays = (facts: QuarterFacts): readonly CashDay[] => {
  let balanceFen: number = fen(openingCash(facts) - sumOf(facts.cashBefore, ({ cashFen }) => cashFen));
  let unbankedFen = 0;
  const days = Map.groupBy([...facts.cashBefore, ...cashMoves(facts)], ({ onDate }) => onDate);
  return [...days]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([on, moves]): readonly CashDay[] => {
      const beforeFen = balanceFen;
      const { paidFen, takenFen, broughtFen, bankedFen } = dayOf(moves);
      // What was held beside takings, and what came from the bank or was paid back that day, is spent before any of them.
      const ownFen = Math.max(beforeFen - unbankedFen + broughtFen, 0);
      const heldFen = unbankedFen + takenFen;
      const spentFen = Math.min(heldFen, Math.max(paidFen - ownFen, 0));
      balanceFen += sumOf(moves, ({ cashFen }) => cashFen);
      // A deposit brings takings before anything else, as in E19; which of them, their sum here does not ask (`bankedTakings`).
      unbankedFen = Math.max(heldFen - spentFen - bankedFen, 0);
      if (on < facts.firstDay || moves.every(({ cashFen }) => cashFen === 0)) return [];
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
  let heldFen = openingCash(facts);
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
