import type { AuditGrant, FundSpending } from "#domain/audit/fund-tests.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import type { GrantLine } from "#domain/audit/quarter-details.ts";
import { daysBetween, localDate, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { CategoryId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { FundFacts } from "#domain/checks/around.ts";
import { allowanceOf } from "#domain/funds/fund-terms.ts";
import { allowsCategory } from "#domain/funds/grant.ts";
import { readFundEntries, readFundUses } from "#store/fund-use-rows.ts";
import { allowingVersionIn, readGrants, readGrantTies } from "#store/grant-rows.ts";
import type { Reading } from "#store/query.ts";
import { grantsOf } from "./grant-standing.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

type FundOf = { readonly ledgerId: LedgerId; readonly itemId: ItemId; readonly month: Month };

/** What the documents of a fund allow in a month; what waits for a second person allows nothing yet. */
const termsOfFund = (reading: Reading, { ledgerId, itemId, month }: FundOf) => {
  const versions = readGrants(reading, ledgerId)
    .filter((grant) => grant.itemId === itemId)
    .flatMap((grant) => allowingVersionIn(grant, month) ?? []);
  return { documents: versions.map(({ document }) => document), ...allowanceOf(versions) };
};

/** What the grants of the funds a voucher names say, and how much of them is there; funds without a grant are left out. */
export const fundFactsOf = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly on: LocalDate;
    readonly itemIds: readonly ItemId[];
    readonly without: string | null;
  },
): readonly FundFacts[] => {
  const grants = readGrants(reading, of.ledgerId).filter(({ itemId }) => of.itemIds.includes(itemId));
  if (grants.length === 0) return [];
  const ties = readGrantTies(reading, of.ledgerId).filter((tie) => !tie.isUndone);
  const uses = readFundUses(reading, of.ledgerId, of.itemIds).filter((use) => use.voucherId !== of.without);
  return [...new Map(grants.map((grant) => [grant.itemId, grant.itemName]))].map(([itemId, name]) => {
    const own = new Set(grants.filter((grant) => grant.itemId === itemId).map(({ id }) => id));
    const arrived = ties.reduce(
      (sum, tie) => sum + (own.has(tie.grantId) ? (tie.kind === "received" ? tie.amountFen : -tie.amountFen) : 0),
      0,
    );
    const used = uses.reduce((sum, use) => sum + (use.itemId === itemId ? use.amountFen : 0), 0);
    return {
      itemId,
      name,
      ...termsOfFund(reading, { ledgerId: of.ledgerId, itemId, month: monthOf(of.on) }),
      availableFen: fen(arrived - used),
    };
  });
};

/** Every grant of a ledger as the arrival test looks at it. */
export const auditGrants = (reading: Reading, material: QuarterMaterial): readonly AuditGrant[] =>
  grantsOf(reading, material.ledger.id, material.quarter).map(({ row, version, standing }) => ({
    id: row.id,
    document: version.document,
    title: version.title,
    department: version.department,
    dueFen: standing.dueFen,
    receivedFen: standing.receivedFen,
  }));

/** Entries of some days that spend granted money; of the quarter where none are named. */
export const fundSpendingsOf = (
  reading: Reading,
  material: QuarterMaterial,
  from: LocalDate = material.firstDay,
): readonly FundSpending[] => {
  const { ledger, lastDay } = material;
  const granted = new Set(readGrants(reading, ledger.id).map(({ itemId }) => itemId));
  if (granted.size === 0) return [];
  const nameOf = (id: CategoryId): string => material.categoriesById.get(id)?.name ?? "";
  return readFundEntries(reading, ledger.id, { from, to: lastDay })
    .filter(({ itemId }) => granted.has(itemId))
    .map((entry) => {
      const month = monthOf(entry.onDate);
      const { categoryIds, expiresOn } = termsOfFund(reading, { ledgerId: ledger.id, itemId: entry.itemId, month });
      return {
        voucherId: entry.voucherId,
        voucherName: voucherNameOf({ month, number: entry.number, word: entry.word }),
        line: entry.line,
        onDate: entry.onDate,
        amountFen: entry.amountFen,
        fund: entry.itemName,
        category: nameOf(entry.categoryId),
        isAllowed: entry.amountFen <= 0 || allowsCategory(categoryIds, entry.categoryId),
        allowed: categoryIds.map(nameOf),
        expiresOn,
      };
    });
};

/** 专项资金表: every grant with its standing, and what of the year's spending its documents do not allow. */
export const grantLines = (reading: Reading, material: QuarterMaterial): readonly GrantLine[] => {
  const grants = grantsOf(reading, material.ledger.id, material.quarter);
  if (grants.length === 0) return [];
  const yearStart = localDate(`${material.lastDay.slice(0, 4)}-01-01`);
  const spent = fundSpendingsOf(reading, material, yearStart);
  return grants.map(({ row, version, standing, arrivedOn }) => {
    const own = spent.filter((each) => each.fund === row.itemName);
    const isLeft = standing.leftFen > 0 && arrivedOn !== null;
    const allowing = allowingVersionIn(row, monthOf(material.lastDay));
    return {
      title: version.title,
      document: version.document,
      department: version.department,
      grantedFen: version.amountFen,
      dueFen: standing.dueFen,
      receivedFen: standing.receivedFen,
      passedOnFen: standing.passedOnFen,
      spentFen: standing.spentFen,
      light: standing.light,
      leftYears: isLeft ? Math.max(0, Math.floor(daysBetween(arrivedOn, material.lastDay) / 365)) : null,
      expiresOn: allowing?.expiresOn ?? null,
      allowed: (allowing?.categoryIds ?? []).map((id) => material.categoriesById.get(id)?.name ?? ""),
      misusedCount: own.filter(({ isAllowed }) => !isAllowed).length,
      expiredCount: own.filter(({ expiresOn, onDate }) => expiresOn !== null && onDate > expiresOn).length,
    };
  });
};
