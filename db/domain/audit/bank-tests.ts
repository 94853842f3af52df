import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AuditBank, ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import type { NumberKey } from "./parameters.ts";

type Ages = Readonly<Record<Extract<NumberKey, "oldItemDays" | "longItemDays">, number>>;

/**
 * Open items past the first age, and those past the second one, which ask for more than patience. It stays one matter, but a
 * signature given under the first age does not cover the second.
 */
const oldItems = (bank: AuditBank, { oldItemDays, longItemDays }: Ages): readonly Found[] =>
  bank.openItems
    .filter((item) => item.ageDays > oldItemDays)
    .map((item) => {
      const isLong = item.ageDays > Math.max(oldItemDays, longItemDays);
      return {
        subject: `old:${bank.id}:${item.key}`,
        onDate: item.onDate,
        amountFen: item.amountFen,
        voucherId: item.voucherId,
        facts: {
          reason: isLong ? "open-item-long-overdue" : "open-item-too-old",
          bank: bank.name,
          side: item.side,
          text: item.text,
          ageDays: item.ageDays,
          limitDays: isLong ? longItemDays : oldItemDays,
        },
      };
    });

/** Where the balance before, plus the movement, is not the balance after. */
const brokenBalances = (bank: AuditBank): readonly Found[] => {
  let before: Fen | null = bank.balanceBeforeFen;
  const found: Found[] = [];
  for (const line of bank.lines) {
    const expectedFen = before === null ? null : fen(before + line.amountFen);
    if (expectedFen !== null && line.balanceFen !== null && expectedFen !== line.balanceFen)
      found.push({
        subject: `break:${line.id}`,
        onDate: line.onDate,
        amountFen: fen(line.balanceFen - expectedFen),
        voucherId: null,
        facts: { reason: "statement-breaks", bank: bank.name, expectedFen, foundFen: line.balanceFen },
      });
    before = line.balanceFen ?? expectedFen;
  }
  return found;
};

const unreconciled = (bank: AuditBank, facts: QuarterFacts): readonly Found[] =>
  bank.differenceFen === null || bank.differenceFen === 0
    ? []
    : [
        {
          subject: `difference:${bank.id}:${facts.quarter}`,
          onDate: facts.lastDay,
          amountFen: bank.differenceFen,
          voucherId: null,
          facts: { reason: "not-reconciled", bank: bank.name, differenceFen: bank.differenceFen },
        },
      ];

/** Money in an account of which no statement told anything all quarter, and no entry did either: nobody looked at it. */
const unwatched = (bank: AuditBank, facts: QuarterFacts): readonly Found[] =>
  bank.bookFen === 0 || bank.isCovered || bank.lines.length + bank.unseen.length > 0
    ? []
    : [
        {
          subject: `unwatched:${bank.id}:${facts.quarter}`,
          severity: "amber",
          onDate: facts.lastDay,
          amountFen: bank.bookFen,
          voucherId: null,
          facts: { reason: "balance-without-statement", bank: bank.name },
        },
      ];

const oldAndBroken: ExceptionTest = {
  id: "E22",
  severity: "red",
  basis: "银行存款至少每月核对；未达账项应当及时查明",
  parameters: ["oldItemDays", "longItemDays"],
  clearedBy: "booked-or-confirmed-by-bank",
  find: (facts) =>
    facts.banks.flatMap((bank) => [
      ...oldItems(bank, facts.parameters.tests.numbers),
      ...brokenBalances(bank),
      ...unreconciled(bank, facts),
      ...unwatched(bank, facts),
    ]),
};

const unbookedLines = (bank: AuditBank): readonly Found[] =>
  bank.lines
    .filter((line) => !line.isBooked)
    .map((line) => ({
      subject: `line:${line.id}`,
      onDate: line.onDate,
      amountFen: line.amountFen,
      voucherId: null,
      facts: { reason: "line-not-booked", bank: bank.name, text: line.text, isDrafted: line.isDrafted },
    }));

/** Entries no statement shows; one row for an account whose statement was never brought in. */
const unseenEntries = (bank: AuditBank, facts: QuarterFacts): readonly Found[] => {
  if (bank.unseen.length > 0 && bank.lines.length === 0)
    return [
      {
        subject: `no-statement:${bank.id}:${facts.quarter}`,
        onDate: facts.lastDay,
        amountFen: sumOf(bank.unseen, (entry) => entry.amountFen),
        voucherId: null,
        facts: { reason: "no-statement", bank: bank.name, count: bank.unseen.length },
      },
    ];
  return bank.unseen.map((entry) => ({
    subject: `entry:${entry.voucherId}:${entry.line}`,
    onDate: entry.onDate,
    amountFen: entry.amountFen,
    voucherId: entry.voucherId,
    facts: { reason: "entry-without-line", bank: bank.name, voucher: entry.voucherName, text: entry.summary },
  }));
};

const unmatched: ExceptionTest = {
  id: "E23",
  severity: "red",
  basis: "账实相符：银行流水与银行存款日记账逐笔相符",
  parameters: [],
  clearedBy: "booked-or-matched",
  find: (facts) => facts.banks.flatMap((bank) => [...unbookedLines(bank), ...unseenEntries(bank, facts)]),
};

export const bankTests: readonly ExceptionTest[] = [oldAndBroken, unmatched];
