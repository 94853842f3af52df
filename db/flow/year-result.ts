import { reservePolicyOf } from "#domain/checks/reserve-rule.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { strictestPlan, type AppropriationPolicy, type YearResult } from "#domain/funds/appropriation.ts";
import { systemOf, type ClosingRule } from "#domain/books/accounting-system.ts";
import type { Account } from "#domain/books/account.ts";
import { localDate, month } from "#domain/core/dates.ts";
import { fen, sumFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readAppropriated } from "#store/appropriation-rows.ts";
import { ledgerBalances, yearTurnover } from "#store/balance-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { readWorkSettings, type WorkSettings } from "#store/work-setting-rows.ts";

const policyOf = (settings: WorkSettings, ledgerId: LedgerId): AppropriationPolicy => ({
  order: settings.order,
  reserveBasisPoints: settings.reserveByLedger[ledgerId] ?? settings.reserveBasisPoints,
  reserveBase: settings.reserveBase,
});

type Policies = readonly [AppropriationPolicy, ...AppropriationPolicy[]];

/** The office's own policy, and what every K33 in force at the year's end asks; the strictest of them decides. */
export const policiesOf = (reading: Reading, ledgerId: LedgerId, year: number): Policies => {
  const own = policyOf(readWorkSettings(reading), ledgerId);
  const ledger = readLedger(reading, ledgerId);
  const on = localDate(`${String(year)}-12-31`);
  if (ledger === undefined) return [own];
  const rules = rulesFor(readApprovedRules(reading, on), { ledger, on }).flatMap(({ parameters }) =>
    isPlainParameters(parameters) && parameters.kind === "K33" ? [reservePolicyOf(parameters)] : [],
  );
  return [own, ...rules];
};

/** Credit-positive sum of the accounts that belong. */
const creditOf = (
  accounts: readonly Account[],
  balances: ReadonlyMap<AccountId, Fen>,
  belongs: (account: Account) => boolean,
): number => -sumFen(accounts.filter(belongs).map((account) => balances.get(account.id) ?? 0));

const closingOf = (reading: Reading, ledgerId: LedgerId): ClosingRule =>
  systemOf(systemOfLedger(reading, ledgerId)).closing;

const isResultIn =
  ({ into }: ClosingRule) =>
  ({ code, class: accountClass }: Account): boolean =>
    accountClass === "profit-loss" || code.startsWith(into);

const isIncome = ({ class: accountClass }: Account): boolean => accountClass === "profit-loss";

type Around = { readonly year: number; readonly coveredFen: Fen; readonly correctedFen: Fen };

const amountsOf = (
  reading: Reading,
  ledgerId: LedgerId,
  { year, coveredFen, correctedFen }: Around,
): Omit<YearResult, "before"> => {
  const accounts = readAccounts(reading, ledgerId);
  const before = ledgerBalances(reading, ledgerId, month(`${String(year - 1)}-12`));
  const closing = closingOf(reading, ledgerId);
  const isResult = isResultIn(closing);
  // Books begun within the year open with its income and expense so far: they belong to the year, not before it.
  const startMonth = readLedger(reading, ledgerId)?.startMonth ?? month(`${String(year)}-01`);
  const isBegunInside = startMonth > month(`${String(year)}-01`) && startMonth <= month(`${String(year)}-12`);
  const isBefore = (account: Account): boolean => isResult(account) && !(isBegunInside && isIncome(account));
  const isEarlier = (account: Account): boolean => account.code.startsWith(closing.distribution) || isBefore(account);
  const broughtFen = isBegunInside ? creditOf(accounts, before, isIncome) : 0;
  return {
    broughtForwardFen: fen(creditOf(accounts, before, isEarlier) + correctedFen),
    netIncomeFen: fen(broughtFen + creditOf(accounts, yearTurnover(reading, ledgerId, year), isIncome)),
    coveredFromReserveFen: coveredFen,
  };
};

/**
 * A year's result in the books beside that of the year before, which the books must hold whole; what covers a loss from the reserve or
 * corrects earlier years, and belongs to what they left, stands in vouchers that only the caller can choose.
 */
export const yearResultOf = (reading: Reading, ledgerId: LedgerId, around: Around): YearResult => {
  const year = around.year - 1;
  const own = amountsOf(reading, ledgerId, around);
  const startMonth = readLedger(reading, ledgerId)?.startMonth;
  if (startMonth === undefined || startMonth > month(`${String(year)}-01`)) return { ...own, before: null };
  const taken = readAppropriated(reading, ledgerId, { year });
  const before = amountsOf(reading, ledgerId, { year, ...taken });
  return { ...own, before: { ...before, reserveFen: taken.reserveFen } };
};

/**
 * What a year has to distribute. The net income comes from its turnover without closing vouchers, as the statements count
 * it, so it is the same before and after the transfer; what earlier years left is what stood in 322 and the results then.
 */
export const planOfYear = (reading: Reading, ledgerId: LedgerId, year: number) => {
  const accounts = readAccounts(reading, ledgerId);
  const december = month(`${String(year)}-12`);
  const now = ledgerBalances(reading, ledgerId, december);
  const appropriated = readAppropriated(reading, ledgerId, { year });
  const policies = policiesOf(reading, ledgerId, year);
  const isResult = isResultIn(closingOf(reading, ledgerId));
  const result = yearResultOf(reading, ledgerId, { year, ...appropriated });
  const turnover = yearTurnover(reading, ledgerId, year);
  // A year in which nothing was earned or spent has nothing to transfer, and has not transferred it either.
  const hasResult = accounts.some((account) => isIncome(account) && turnover.has(account.id));
  const isEmpty = accounts.every((account) => !isResult(account) || (now.get(account.id) ?? 0) === 0);
  const isTransferred = isEmpty && hasResult;
  const posted = readAppropriated(reading, ledgerId, { year, only: "posted" });
  const givenOf = ({ reserveFen, membersFen, otherFen }: typeof posted): number => reserveFen + membersFen + otherFen;
  const pendingFen = fen(givenOf(appropriated) - givenOf(posted));
  return {
    accounts,
    appropriated,
    pendingFen,
    isTransferred,
    hasResult: hasResult || !isEmpty,
    policies,
    result,
    ...strictestPlan(result, policies),
  };
};
