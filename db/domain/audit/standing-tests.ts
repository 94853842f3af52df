import { daysBetween, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { wordIn } from "./parameters.ts";
import type { AgedBalance, ExceptionTest, Found, Lot, QuarterFacts } from "./facts.ts";

/** Days a part has stood at the end of a day. */
const ageOf = (lot: Lot, on: LocalDate): number => Math.max(0, daysBetween(lot.onDate, on));

/** 账龄: up to one year, one to two, two to three, above three. */
export const ageBuckets = (balance: Pick<AgedBalance, "lots">, on: LocalDate): readonly [Fen, Fen, Fen, Fen] => {
  const within = (from: number, to: number): Fen =>
    sumOf(balance.lots, (lot) => {
      const age = ageOf(lot, on);
      return age > from && age <= to ? lot.amountFen : 0;
    });
  return [within(-1, 365), within(365, 730), within(730, 1095), within(1095, Infinity)];
};

export type Increase = { readonly onDate: LocalDate; readonly amountFen: number; readonly text?: string };

/** Increases by day, newest first; what is booked in red takes back the newest before it. */
const withoutRed = (moves: readonly Increase[]): readonly Increase[] => {
  let redFen = 0;
  return moves.toReversed().flatMap((move): readonly Increase[] => {
    if (move.amountFen <= 0) {
      redFen -= move.amountFen;
      return [];
    }
    const taken = Math.min(redFen, move.amountFen);
    redFen -= taken;
    return taken === move.amountFen ? [] : [{ ...move, amountFen: move.amountFen - taken }];
  });
};

/**
 * What a standing balance is made of: payments settle the oldest first, so the newest movements are what is left. `moves`
 * are the increases by day in the balance's own direction, oldest first; what they do not explain was brought forward.
 */
export const lotsOf = (balanceFen: number, moves: readonly Increase[], startOn: LocalDate): readonly Lot[] => {
  let restFen = balanceFen;
  const lots: Lot[] = [];
  for (const move of withoutRed(moves)) {
    if (restFen <= 0) break;
    const amountFen = Math.min(restFen, move.amountFen);
    lots.unshift({ ...move, amountFen: fen(amountFen), isBrought: false });
    restFen -= amountFen;
  }
  if (restFen > 0) lots.unshift({ onDate: startOn, amountFen: fen(restFen), isBrought: true });
  return lots;
};

const olderThan = (balance: AgedBalance, days: number, on: LocalDate): Fen =>
  sumOf(balance.lots, (lot) => (ageOf(lot, on) > days ? lot.amountFen : 0));

/**
 * 备用金、借款 drawn in a month and neither returned nor accounted for when the next had begun: told by the account,
 * which the township named as one of advances or whose name says so, or by what the entry itself says where one account holds
 * other claims on people as well.
 */
const acrossMonth = (balance: AgedBalance, { lastDay, parameters }: QuarterFacts): Fen => {
  const { advanceWords, advanceAccounts } = parameters.tests.words;
  const isAdvance = (text: string): boolean => wordIn(advanceWords, text) !== undefined;
  const isAccount = advanceAccounts.some((code) => balance.code.startsWith(code)) || isAdvance(balance.accountName);
  return balance.isPerson
    ? sumOf(balance.lots, (lot) =>
        monthOf(lot.onDate) < monthOf(lastDay) && (isAccount || isAdvance(lot.text ?? "")) ? lot.amountFen : 0,
      )
    : fen(0);
};

const advanceFound = (balance: AgedBalance, facts: QuarterFacts): readonly Found[] => {
  const amountFen = acrossMonth(balance, facts);
  if (amountFen <= 0) return [];
  return [
    {
      subject: `aged:${balance.code}:${balance.itemName}`,
      onDate: facts.lastDay,
      amountFen,
      voucherId: null,
      facts: {
        reason: "advance-across-month",
        account: balance.code,
        item: balance.itemName,
        since: balance.lots[0]?.onDate ?? "",
      },
    },
  ];
};

const agedFound = (balance: AgedBalance, facts: QuarterFacts): readonly Found[] => {
  const { claimAmberDays, claimRedDays, personalClaimDays } = facts.parameters.tests.numbers;
  const limits = [
    { days: claimRedDays, severity: "red", reason: "claim-too-old" },
    { days: claimAmberDays, severity: "amber", reason: "claim-too-old" },
    ...(balance.isPerson
      ? [{ days: personalClaimDays, severity: "amber", reason: "personal-claim-too-old" } as const]
      : []),
  ] as const;
  const broken = limits.find(({ days }) => olderThan(balance, days, facts.lastDay) > 0);
  if (broken === undefined) return advanceFound(balance, facts);
  const [oldest] = balance.lots;
  return [
    {
      subject: `aged:${balance.code}:${balance.itemName}`,
      severity: broken.severity,
      onDate: facts.lastDay,
      amountFen: olderThan(balance, broken.days, facts.lastDay),
      voucherId: null,
      facts: {
        reason: broken.reason,
        account: balance.code,
        item: balance.itemName,
        since: oldest?.onDate ?? "",
        limitDays: broken.days,
      },
    },
  ];
};

const oldClaims: ExceptionTest = {
  id: "E21",
  severity: "amber",
  basis: "应收及暂付款项定期清理，个人借款限期报账",
  parameters: ["claimAmberDays", "claimRedDays", "personalClaimDays", "advanceWords", "advanceAccounts"],
  clearedBy: "collected-or-decided",
  find: (facts) => facts.aged.filter(({ amountFen }) => amountFen > 0).flatMap((balance) => agedFound(balance, facts)),
};

/** The part of the year's cost that fell into its last quarter, or its last month alone; looked at once, when the year is over. */
const yearEnd: ExceptionTest = {
  id: "E27",
  severity: "amber",
  basis: "均衡执行预算，防止年末突击花钱",
  parameters: ["yearEndShare", "yearEndAmountFen"],
  clearedBy: "need-and-papers",
  find: ({ quarter, lastDay, categoryMonths, parameters }) => {
    if (!quarter.endsWith("Q4")) return [];
    const { yearEndShare, yearEndAmountFen } = parameters.tests.numbers;
    const groups = Map.groupBy(categoryMonths, ({ category }) => category);
    return [...groups].flatMap(([category, own]): readonly Found[] => {
      const yearFen = sumOf(own, (row) => row.amountFen);
      const lateFen = sumOf(own, (row) => (Number(row.month.slice(5)) >= 10 ? row.amountFen : 0));
      const decemberFen = sumOf(own, (row) => (row.month.endsWith("-12") ? row.amountFen : 0));
      if (lateFen < yearEndAmountFen || lateFen * 100 <= yearFen * yearEndShare) return [];
      const isDecember = decemberFen * 100 > yearFen * yearEndShare;
      return [
        {
          subject: `year-end:${quarter}:${category}`,
          onDate: lastDay,
          amountFen: isDecember ? decemberFen : lateFen,
          voucherId: null,
          facts: {
            reason: isDecember ? "spent-in-december" : "spent-in-last-quarter",
            category,
            yearFen,
            lateFen: isDecember ? decemberFen : lateFen,
            sharePercent: Math.floor(((isDecember ? decemberFen : lateFen) * 100) / yearFen),
          },
        },
      ];
    });
  },
};

export const standingTests: readonly ExceptionTest[] = [oldClaims, yearEnd];
