import { voucherNameOf } from "#domain/audit/names.ts";
import type { PublicationLine } from "#domain/audit/quarter-book.ts";
import type { DonationRow, HospitalityRow, RaisedRow, SpecialLines } from "#domain/audit/quarter-special.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { unitsOf } from "#domain/checks/unit-standard.ts";
import { localDate, month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import { readDonations, readProjectTurnovers } from "#store/donation-rows.ts";
import { readFundEntries } from "#store/fund-use-rows.ts";
import type { QuarterEntry } from "#store/quarter-rows.ts";
import type { Reading } from "#store/query.ts";
import { readItemBalancesBefore } from "#store/report-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import { namesOf, receiptsOf } from "./quarter-money.ts";
import type { QuarterMaterial, VoucherMaterial } from "./quarter-material.ts";

/** 会务用餐 stands beside 招待费: both are looked at together. */
const meetingWords = ["会议", "会务"];
const hasWord = (words: readonly string[], ...texts: readonly string[]): boolean =>
  words.some((word) => texts.some((text) => text.toUpperCase().includes(word.toUpperCase())));

type Reckoned = (voucher: VoucherMaterial, entry: QuarterEntry) => Fen | null;

/** The standard of the day for a category, by the strictest unit rule in force that names it. */
const standardsOf = (reading: Reading, material: QuarterMaterial): Reckoned => {
  const approved = readApprovedRules(reading, material.lastDay);
  return (voucher, entry) => {
    const category = entry.categoryId === null ? undefined : material.categoriesById.get(entry.categoryId);
    const amounts = rulesFor(approved, { ledger: material.ledger, on: voucher.onDate }).flatMap(({ parameters }) => {
      if (!isPlainParameters(parameters) || parameters.kind !== "K09" || category === undefined) return [];
      const isNamed = parameters.categoryIds.includes(category.id) || parameters.natures.includes(category.nature);
      return isNamed ? (parameters.amounts["unitFen"] ?? []) : [];
    });
    return amounts.length === 0 ? null : fen(Math.min(...amounts));
  };
};

const rowsWhere = (
  material: QuarterMaterial,
  standardOf: Reckoned,
  isWanted: (category: string, entry: QuarterEntry) => boolean,
): readonly HospitalityRow[] => {
  const nameOf = (entry: QuarterEntry): string =>
    entry.categoryId === null ? "" : (material.categoriesById.get(entry.categoryId)?.name ?? "");
  return material.vouchers
    .filter((voucher) => voucher.kind !== "closing")
    .flatMap((voucher): HospitalityRow[] => {
      const own = voucher.entries.filter((entry) => entry.categoryId !== null && isWanted(nameOf(entry), entry));
      const [first] = own;
      if (first === undefined) return [];
      return [
        {
          onDate: voucher.onDate,
          voucherName: voucherNameOf(voucher),
          category: [...new Set(own.map(nameOf))].join("、"),
          summary: first.summary,
          amountFen: fen(sumOf(own, (entry) => entry.debitFen - entry.creditFen)),
          units: unitsOf(voucher.documents),
          standardFen: standardOf(voucher, first),
          receipts: receiptsOf(voucher),
          approvers: namesOf(voucher, (role) => role !== "supervisors"),
          hasList: voucher.documents.some((document) => document.kind === "list"),
        },
      ];
    });
};

/** Where a matter was made public: by a posting that names it, or with the quarter's accounts. */
const postedText = (publications: readonly PublicationLine[], name: string): string => {
  const own = publications.find(({ title }) => title.includes(name));
  const accounts = own ?? publications.find(({ kind }) => kind === "finance");
  return accounts === undefined ? "" : `${accounts.title}（${accounts.fromOn} 起）`;
};

/** The code of 一事一议资金 differs between the systems of 2023 and 2004; its name does not. */
const isRaised = ({ code, name }: TrialBalanceRow): boolean => code.length === 3 && name === "一事一议资金";

/** 一事一议资金 by its projects, from the year's beginning to the quarter's end; what names none stands in a row of its own. */
const raisedRows = (
  reading: Reading,
  material: QuarterMaterial,
  of: { readonly trial: readonly TrialBalanceRow[]; readonly posted: (name: string) => string },
): readonly RaisedRow[] => {
  const { ledger, lastDay, months } = material;
  const january = month(`${lastDay.slice(0, 4)}-01`);
  const [account] = of.trial.filter(isRaised);
  if (account === undefined) return [];
  const span = { ledgerId: ledger.id, codes: `${account.code}*`, from: january, to: months[2] };
  const openings = readItemBalancesBefore(reading, ledger.id, january);
  const rows = readProjectTurnovers(reading, span).map(
    ({ accountId, itemId, name, debitFen, creditFen }): RaisedRow => {
      const opening = openings.filter((each) => each.accountId === accountId && each.itemId === itemId);
      // Balances are debit-positive; what was raised stands on the credit side.
      const openingFen = fen(-sumOf(opening, (each) => each.amountFen));
      return { name, openingFen, raisedFen: creditFen, spentFen: debitFen, posted: of.posted(name) };
    },
  );
  const rest = {
    openingFen: fen(
      account.yearDebitFen - account.yearCreditFen - account.closingFen - sumOf(rows, (row) => row.openingFen),
    ),
    raisedFen: fen(account.yearCreditFen - sumOf(rows, (row) => row.raisedFen)),
    spentFen: fen(account.yearDebitFen - sumOf(rows, (row) => row.spentFen)),
  };
  if (Object.values(rest).every((amount) => amount === 0)) return rows;
  return [...rows, { name: "（没有指明项目）", ...rest, posted: of.posted("一事一议") }];
};

/** Donations of the year: of each fund that is named one, and every entry that says so without a fund. */
const donationRows = (
  reading: Reading,
  material: QuarterMaterial,
  posted: (name: string) => string,
): readonly DonationRow[] => {
  const { ledger, lastDay } = material;
  const days = { from: localDate(`${lastDay.slice(0, 4)}-01-01`), to: lastDay };
  const entries = readDonations(reading, ledger.id, days);
  const spent = readFundEntries(reading, ledger.id, days);
  const funds = Map.groupBy(
    entries.filter(({ fund }) => fund !== ""),
    ({ fund }) => fund,
  );
  const names = new Set([
    ...funds.keys(),
    ...spent.map(({ itemName }) => itemName).filter((name) => name.includes("捐")),
  ]);
  const ofFunds = [...names].toSorted().map((name): DonationRow => {
    const own = funds.get(name) ?? [];
    return {
      name,
      giver: [...new Set(own.map(({ giver }) => giver).filter((giver) => giver !== ""))].join("、"),
      onDate: own[0]?.onDate ?? null,
      raisedFen: fen(sumOf(own, (each) => each.amountFen)),
      spentFen: fen(sumOf(spent, (each) => (each.itemName === name ? each.amountFen : 0))),
      posted: posted(name),
    };
  });
  const single = entries
    .filter(({ fund }) => fund === "")
    .map(({ summary, giver, onDate, amountFen }): DonationRow => {
      return { name: summary, giver, onDate, raisedFen: amountFen, spentFen: zeroFen, posted: posted("捐") };
    });
  return [...ofFunds, ...single];
};

/** What sheets 8 and 20 show. */
export const specialLines = (
  reading: Reading,
  material: QuarterMaterial,
  of: { readonly trial: readonly TrialBalanceRow[]; readonly publications: readonly PublicationLine[] },
): SpecialLines => {
  const { hospitalityWords, hospitalityCategories } = testParametersFor(reading, material.quarter).words;
  const standardOf = standardsOf(reading, material);
  const isMeant = (category: string): boolean => hasWord([...hospitalityCategories, ...meetingWords], category);
  const posted = (name: string): string => postedText(of.publications, name);
  return {
    hospitality: rowsWhere(material, standardOf, isMeant),
    disguised: rowsWhere(
      material,
      standardOf,
      (category, entry) => !isMeant(category) && hasWord(hospitalityWords, entry.summary),
    ),
    raisedCodes: of.trial.filter(isRaised).map(({ code }) => code),
    raised: raisedRows(reading, material, { trial: of.trial, posted }),
    donations: donationRows(reading, material, posted),
  };
};
