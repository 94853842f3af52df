import { unratifiedClaims } from "./unratified-claims.ts";
import type {
  AuditBank,
  DecidedSpending,
  InvoiceUse,
  QuarterFacts,
  Spending,
  StandingBalance,
} from "#domain/audit/facts.ts";
import { compositionFaults, signedCountOf } from "#domain/caps/procedure.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import { decidingVersion } from "#domain/caps/cap.ts";
import { addDays, addMonths, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { readInvoiceUses } from "#store/audit-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { readRecords } from "#store/resolution-rows.ts";
import { readBalancesBefore, readItemBalancesBefore } from "#store/report-rows.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import { capExcesses } from "./cap-excess.ts";
import { disclosuresBefore } from "./audit-disclosures.ts";
import { beyondDelegation } from "./delegations.ts";
import { moreFacts } from "./audit-more-facts.ts";
import { payeeOf } from "./payees.ts";
import {
  keptFrom,
  vouchersOfSpan,
  type BankMaterial,
  type QuarterMaterial,
  type VoucherMaterial,
} from "./quarter-material.ts";

const totalOf = (voucher: VoucherMaterial): Fen => sumOf(voucher.entries, (entry) => entry.debitFen);

/** The first day the bank moved money for a voucher; null where no line is tied. */
const paidOn = (voucher: VoucherMaterial): LocalDate | null =>
  voucher.payments.map(({ bookedOn }) => bookedOn).toSorted()[0] ?? null;

export const itemName = (voucher: VoucherMaterial, kind: "project" | "fund" | "contract", line: number): string => {
  if (voucher.items.length === 0) return "";
  const own = voucher.items.filter((item) => item.kind === kind);
  return (own.find((item) => item.line === line) ?? own[0])?.name ?? "";
};

// A claim brought in from a sheet notes there the file its paper was photographed in.
const isFileName = (text: string): boolean =>
  /\.(?:jpe?g|png|pdf|ofd|xml|heic|bmp|tiff?|docx?|xlsx?|zip)$/i.test(text.trim());

/** What the invoices and receipts of a voucher name as goods or services. */
const goodsOf = ({ documents }: VoucherMaterial): readonly string[] =>
  documents
    .filter(({ kind, note }) => (kind === "invoice" || kind === "fiscal-receipt") && note !== "" && !isFileName(note))
    .map(({ note }) => note);

/** What a voucher spent, one row a payee and category; reversed vouchers and reversals spent nothing. */
const spendingsOf = (voucher: VoucherMaterial, material: QuarterMaterial): readonly Spending[] => {
  if (voucher.isReversed || voucher.kind === "red" || voucher.kind === "closing") return [];
  const rows = voucher.entries
    .filter((entry) => entry.categoryId !== null)
    .map((entry) => ({
      voucherId: voucher.id,
      voucherName: voucherNameOf(voucher),
      onDate: voucher.onDate,
      amountFen: fen(entry.debitFen - entry.creditFen),
      payee: payeeOf(voucher, entry.line),
      category: entry.categoryId === null ? "" : (material.categoriesById.get(entry.categoryId)?.name ?? ""),
      project: itemName(voucher, "project", entry.line),
      summary: entry.summary,
      goods: goodsOf(voucher),
    }));
  const groups = Map.groupBy(rows, (row) => `${row.payee}/${row.category}/${row.project}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...first, amountFen: sumOf(own, (row) => row.amountFen) }];
  });
};

const decidedByLinks = (material: QuarterMaterial): readonly DecidedSpending[] =>
  material.vouchers.flatMap((voucher) =>
    voucher.resolutionIds.flatMap((id) => {
      const resolution = material.resolutions.find((each) => each.id === id);
      if (resolution === undefined) return [];
      const spent = {
        voucherId: voucher.id,
        voucherName: voucherNameOf(voucher),
        paidOn: paidOn(voucher),
        voucherOn: voucher.onDate,
      };
      const decision = { resolutionNumber: resolution.number, metOn: resolution.metOn, how: "linked" as const };
      return [{ ...spent, amountFen: totalOf(voucher), ...decision }];
    }),
  );

const decidedByCaps = (reading: Reading, material: QuarterMaterial): readonly DecidedSpending[] => {
  const caps = readCaps(reading, material.ledger.id);
  return material.vouchers
    .filter((voucher) => !voucher.isReversed && voucher.kind !== "red" && voucher.kind !== "closing")
    .flatMap((voucher) =>
      caps.flatMap((cap): DecidedSpending[] => {
        const own = voucher.entries.filter(
          ({ categoryId }) => categoryId !== null && cap.categoryIds.includes(categoryId),
        );
        const version = own.length === 0 ? undefined : decidingVersion(cap, voucher.onDate);
        if (version === undefined) return [];
        return [
          {
            voucherId: voucher.id,
            voucherName: voucherNameOf(voucher),
            paidOn: paidOn(voucher),
            voucherOn: voucher.onDate,
            amountFen: sumOf(own, (entry) => entry.debitFen - entry.creditFen),
            resolutionNumber: version.vote.number,
            metOn: version.vote.metOn,
            how: "cap",
          },
        ];
      }),
    );
};

const claimsOf = (reading: Reading, material: QuarterMaterial): readonly StandingBalance[] => {
  const after = addMonths(material.months[2], 1);
  const claims = material.accounts.filter((account) => account.code.startsWith("112"));
  const items = readItemBalancesBefore(reading, material.ledger.id, after);
  const balances = readBalancesBefore(reading, material.ledger.id, after);
  const itemNames = new Map(
    readItems(reading, material.ledger.id).map((item) => [item.id, `${item.code} ${item.name}`]),
  );
  return claims.flatMap(({ id, code, name, itemKinds }): StandingBalance[] => {
    const own = items.filter((item) => item.accountId === id && item.kind === itemKinds[0]);
    const amountFen = sumOf(balances, (row) => (row.accountId === id ? row.amountFen : 0));
    const rest = { code, name, itemName: null, amountFen: fen(amountFen - sumOf(own, (item) => item.amountFen)) };
    return [
      ...own.map((item) => ({ code, name, itemName: itemNames.get(item.itemId) ?? "", amountFen: item.amountFen })),
      rest,
    ];
  });
};

const invoicesOf = (reading: Reading, material: QuarterMaterial): readonly InvoiceUse[] =>
  readInvoiceUses(reading, material.span, material.lastDay).map((row) => ({
    voucherId: row.voucherId,
    voucherName: voucherNameOf({ month: row.month, number: row.voucherNumber, word: row.word }),
    ledgerName: row.ledgerName,
    isOwn: row.ledgerId === material.ledger.id && row.voucherDate >= material.firstDay,
    isUndone: row.isUndone,
    number: row.number,
    party: row.party,
    amountFen: row.amountFen,
    onDate: row.onDate ?? row.voucherDate,
  }));

const auditBank = (bank: BankMaterial, entryCounts: ReadonlyMap<AccountId, number>): AuditBank => {
  const last = bank.reconciliations.at(-1);
  return {
    id: bank.account.id,
    name: `${bank.account.bankName} ${bank.account.number.slice(-4)}`,
    balanceBeforeFen: bank.balanceBeforeFen === null ? null : fen(bank.balanceBeforeFen),
    lines: bank.movements.map((line) => ({
      id: line.id,
      onDate: line.onDate,
      amountFen: line.amountFen,
      balanceFen: line.balanceFen,
      text: [line.counterpartyName, line.text].filter((text) => text !== "").join(" "),
      isBooked: line.voucherId !== null || line.isTakenBack || line.settlesOpening,
      isDrafted: line.isPending,
    })),
    unseen: bank.unseen.map((entry) => ({
      voucherId: entry.voucherId,
      voucherName: voucherNameOf({ month: monthOf(entry.onDate), number: entry.voucherNumber, word: entry.word }),
      line: entry.line,
      onDate: entry.onDate,
      amountFen: entry.amountFen,
      summary: entry.summary,
    })),
    entryCount: entryCounts.get(bank.account.accountId) ?? 0,
    bookFen: last?.bookFen ?? zeroFen,
    isCovered: last?.reach.isCovered === true,
    // A finding is read apart from its table: the voucher is named with its month.
    openItems: (last?.items ?? []).map((item) =>
      item.voucherId === null ? item : { ...item, text: `${monthOf(item.onDate)} ${item.text}` },
    ),
    differenceFen: last?.differenceFen ?? null,
  };
};

const banksOf = (material: QuarterMaterial): readonly AuditBank[] => {
  const counts = new Map<AccountId, number>();
  for (const voucher of material.vouchers)
    for (const entry of voucher.entries) counts.set(entry.accountId, (counts.get(entry.accountId) ?? 0) + 1);
  return material.banks.map((bank) => auditBank(bank, counts));
};

const usesOf = (material: QuarterMaterial, caps: ReturnType<typeof readCaps>, id: string): number =>
  material.vouchers.filter((voucher) => voucher.resolutionIds.includes(id)).length +
  caps.filter((cap) => cap.versions.some((version) => version.vote.resolutionId === id)).length;

const isCapKind = (kind: string): boolean => kind === "K04" || kind === "K05" || kind === "K06";

/** Hits that held at posting, but for the amounts over a cap: those are told from the books as a whole. */
const heldAtPosting = (material: QuarterMaterial): QuarterFacts["hits"] =>
  material.vouchers.flatMap((voucher) =>
    voucher.hits
      .filter((hit) => hit.decision === "open" || hit.decision === "booked-as-exception")
      .filter((hit) => !isCapKind(hit.kind) || typeof hit.facts["overFen"] !== "number")
      .map((hit) => ({
        ...hit,
        voucherName: voucherNameOf(voucher),
        onDate: voucher.onDate,
        amountFen: totalOf(voucher),
      })),
  );

const excessesIn = (reading: Reading, material: QuarterMaterial): QuarterFacts["hits"] =>
  capExcesses(reading, material.ledger.id, {
    months: material.months,
    names: new Map(material.vouchers.map((voucher) => [voucher.id, voucherNameOf(voucher)])),
  });

/** The plain facts the exception tests look at, as the books stood at the end of the quarter, or on the day before `today`. */
export const auditFacts = (reading: Reading, material: QuarterMaterial, today: LocalDate): QuarterFacts => {
  const tests = testParametersFor(reading, material.quarter);
  const daysBefore = Math.max(tests.numbers.splitWindowDays, tests.numbers.repeatedPaymentDays);
  const before = {
    ...material.span,
    from: monthOf(addDays(material.firstDay, -daysBefore)),
    to: addMonths(material.months[0], -1),
  };
  const earlier = vouchersOfSpan(reading, before);
  const codes = new Map(material.accounts.map((account) => [account.id, account.code]));
  const caps = readCaps(reading, material.ledger.id);
  const records = readRecords(reading, material.ledger.id);
  const closed = new Map(readPeriods(reading, material.ledger.id).map((period) => [period.month, period.closed_at]));
  return {
    quarter: material.quarter,
    firstDay: material.firstDay,
    lastDay: material.lastDay,
    since: keptFrom(material),
    until: today > material.lastDay || closed.has(material.months[2]) ? material.lastDay : addDays(today, -1),
    vouchers: material.vouchers,
    closedAt: closed,
    accounts: material.accounts,
    openings: readBalancesBefore(reading, material.ledger.id, material.months[0]).map((row) => ({
      code: codes.get(row.accountId) ?? "",
      amountFen: row.amountFen,
    })),
    claims: claimsOf(reading, material),
    invoices: invoicesOf(reading, material),
    spendings: [...earlier, ...material.vouchers].flatMap((voucher) => spendingsOf(voucher, material)),
    hits: [...heldAtPosting(material), ...excessesIn(reading, material)],
    unratified: unratifiedClaims(reading, material),
    decided: [...decidedByLinks(material), ...decidedByCaps(reading, material)],
    resolutions: material.resolutions
      .map((resolution) => ({
        ...resolution,
        signedCount: signedCountOf(records.get(resolution.id)?.attendees ?? []),
        compositionFaults: compositionFaults(resolution, records.get(resolution.id)?.composition ?? null),
        ...beyondDelegation(reading, resolution),
        useCount: usesOf(material, caps, resolution.id),
      }))
      .filter((resolution) => resolution.metOn >= material.firstDay || resolution.useCount > 0),
    banks: banksOf(material),
    ...moreFacts(reading, material, { earlier, closedAt: closed.get(material.months[2]) ?? null }),
    disclosures: disclosuresBefore(reading, material),
    parameters: { tests },
  };
};
