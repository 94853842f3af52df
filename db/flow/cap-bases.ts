import type { Account } from "#domain/books/account.ts";
import { factsBefore, inForceOn, type VillageFact } from "#domain/books/village.ts";
import type { Cap, CapBases } from "#domain/caps/cap.ts";
import type { YearPopulations } from "#domain/caps/population.ts";
import { incomeKeyOf, usualIncome, type IncomeBase } from "#domain/caps/income-base.ts";
import { localDate, month, monthOf, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { yearTurnover } from "#store/balance-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { monthClosedAt } from "#store/period-rows.ts";
import { readFactChanges } from "#store/village-fact-change-rows.ts";
import { readVillages, villageFactOn } from "#store/village-rows.ts";
import { incomeIn } from "./village-picture.ts";

/** 收入 of the books: what of the profit and loss stands on the credit side, whichever chart the ledger has. */
export const isIncomeAccount = ({ class: accountClass, normalSide }: Pick<Account, "class" | "normalSide">): boolean =>
  accountClass === "profit-loss" && normalSide === "credit";

/** What income accounts of a ledger took in within a year; null where the books did not run the whole of it. */
const bookedIncome = (
  reading: Reading,
  ledger: { readonly id: LedgerId; readonly startMonth: string },
  of: { readonly year: number; readonly accountCodes: readonly string[] },
): Fen | null => {
  if (ledger.startMonth > month(`${String(of.year)}-01`)) return null;
  const turnover = yearTurnover(reading, ledger.id, of.year);
  const meant = readAccounts(reading, ledger.id).filter(
    (account) => isIncomeAccount(account) && of.accountCodes.some((code) => account.code.startsWith(code)),
  );
  return fen(-sumOf(meant, (account) => turnover.get(account.id) ?? 0));
};

type FactOf = (kind: "population" | "recurring-income", on: LocalDate) => VillageFact | undefined;

/**
 * The figures a day of a ledger is reckoned by: those that hold now or, where its month is closed, those that held when it was
 * closed. A change accepted afterwards moves no cap of a closed month.
 */
const factsFor = (reading: Reading, ledger: Pick<LedgerRow, "id" | "villageId">, day: LocalDate): FactOf => {
  const { villageId } = ledger;
  const now: FactOf = (kind, on) => villageFactOn(reading, villageId, { kind, on });
  const closedAt = monthClosedAt(reading, ledger.id, monthOf(day));
  if (closedAt === undefined) return now;
  const since = readFactChanges(reading)
    .filter((each) => each.villageId === villageId && each.isAccepted === true && (each.decidedAt ?? "") > closedAt)
    .toSorted((one, other) => ((one.decidedAt ?? "") < (other.decidedAt ?? "") ? 1 : -1));
  if (since.length === 0) return now;
  const facts = readVillages(reading).find(({ id }) => id === villageId)?.facts ?? [];
  const then = factsBefore(facts, since);
  return (kind, on) => inForceOn(then, { kind, fromDate: on });
};

const incomeBasesOf = (caps: readonly Cap[]): readonly IncomeBase[] =>
  caps.flatMap((cap) => cap.versions.flatMap(({ basis }) => (basis.kind === "K06" ? (basis.base ?? []) : [])));

/** The populations of a year that some cap by bands goes by instead of that of the day. */
const yearPopulations = (caps: readonly Cap[], year: number, factOf: FactOf): YearPopulations => {
  const asked = new Set(
    caps.flatMap((cap) => cap.versions.flatMap(({ basis }) => (basis.kind === "K05" ? (basis.source ?? []) : []))),
  );
  const at = (of: number): number | null => factOf("population", localDate(`${String(of)}-12-31`))?.number ?? null;
  return {
    ...(asked.has("this-year") ? { "this-year": at(year) } : {}),
    ...(asked.has("last-year-end") ? { "last-year-end": at(year - 1) } : {}),
  };
};

/** The figures of a ledger that caps are chosen and reckoned by on a day; read only where some cap asks for them. */
export const basesOn = (
  reading: Reading,
  ledgerId: LedgerId,
  {
    caps,
    on,
    isNeeded = false,
  }: { readonly caps: readonly Cap[]; readonly on: LocalDate; readonly isNeeded?: boolean },
): CapBases => {
  const hasBands = isNeeded || caps.some((cap) => cap.versions.some((version) => version.basis.kind !== "K04"));
  const ledger = hasBands ? readLedger(reading, ledgerId) : undefined;
  if (ledger === undefined) return { population: null, recurringIncomeFen: null };
  const factOf = factsFor(reading, ledger, on);
  const incomeOf = (of: number): Fen | null =>
    incomeIn(factOf("recurring-income", localDate(`${String(of)}-12-31`)), of);
  const year = yearOf(on);
  const others = new Map(
    incomeBasesOf(caps)
      .filter((base) => incomeKeyOf(base) !== incomeKeyOf(usualIncome))
      .map((base) => [incomeKeyOf(base), base]),
  );
  const incomes = new Map(
    [...others].map(([key, { accountCodes, yearsBack }]) => [
      key,
      accountCodes.length === 0
        ? incomeOf(year - yearsBack)
        : bookedIncome(reading, ledger, { year: year - yearsBack, accountCodes }),
    ]),
  );
  return {
    population: factOf("population", on)?.number ?? null,
    populations: yearPopulations(caps, year, factOf),
    recurringIncomeFen: incomeOf(year - 1),
    ...(incomes.size === 0 ? {} : { incomes }),
  };
};
