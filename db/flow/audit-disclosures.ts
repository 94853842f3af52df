import type { AuditDisclosure } from "#domain/audit/disclosure.ts";
import { addMonths, monthsOfQuarter, quarterOf, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { lastDayOfQuarter } from "#domain/caps/publicity.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { readCategoryTurnovers } from "#store/audit-rows.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPublications } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import { readOrdinaryTurnovers } from "#store/report-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const before = (quarter: Quarter): Quarter => quarterOf(addMonths(monthsOfQuarter(quarter)[0], -1));

/** Income and all that was spent, works and purchases too, of a quarter by the books: what a wall sheet adds up to. */
const sumsOf = (reading: Reading, ledgerId: LedgerId, quarter: Quarter) => {
  const [from, , to] = monthsOfQuarter(quarter);
  const turnovers = new Map(
    readOrdinaryTurnovers(reading, { ledgerId, from, to }).map((row) => [row.accountId, row.amountFen]),
  );
  const results = readAccounts(reading, ledgerId).filter((account) => account.class === "profit-loss");
  const turned = (side: "debit" | "credit"): number =>
    sumOf(results, (account) => (account.normalSide === side ? (turnovers.get(account.id) ?? 0) : 0));
  const capital = readCategoryTurnovers(reading, { ledgerId, from: from, to }).filter((row) => !row.isExpense);
  return {
    incomeFen: fen(-turned("credit")),
    expenseFen: fen(turned("debit") + sumOf(capital, (row) => row.amountFen)),
  };
};

/** The four quarters before one that the ledger kept books in, each with what hung and what the books say. */
export const disclosuresBefore = (reading: Reading, material: QuarterMaterial): readonly AuditDisclosure[] => {
  const { ledger, quarter } = material;
  const own = readPublications(reading, ledger.id).filter((row) => row.kind === "finance");
  const disclosures: AuditDisclosure[] = [];
  let each = before(quarter);
  while (disclosures.length < 4 && monthsOfQuarter(each)[2] >= ledger.startMonth) {
    const postings = own.flatMap((row) =>
      row.quarter !== each || row.fromOn === null || row.incomeFen === null || row.expenseFen === null
        ? []
        : [
            {
              fromOn: row.fromOn,
              toOn: row.toOn,
              photoCount: row.photoCount,
              incomeFen: row.incomeFen,
              expenseFen: row.expenseFen,
            },
          ],
    );
    disclosures.push({ quarter: each, ...sumsOf(reading, ledger.id, each), postings });
    each = before(each);
  }
  return disclosures;
};

/** Quarters that ended before a day and whose accounts did not hang on it, oldest first; two years back at the most. */
export const unpublishedOn = (reading: Reading, ledgerId: LedgerId, on: LocalDate): readonly Quarter[] => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return [];
  const hung = new Set(
    readPublications(reading, ledgerId)
      .filter((row) => row.kind === "finance" && row.fromOn !== null && row.fromOn <= on)
      .map((row) => row.quarter),
  );
  const quarters: Quarter[] = [];
  let each = before(quarterOf(on));
  for (let count = 0; count < 8 && lastDayOfQuarter(each) >= `${ledger.startMonth}-01`; count += 1) {
    if (!hung.has(each)) quarters.unshift(each);
    each = before(each);
  }
  return quarters;
};
