import { addDays, daysBetween } from "#domain/core/dates.ts";
import { sumOf, zeroFen } from "#domain/core/fen.ts";
import { bankedTakings } from "./banked-takings.ts";
import type { ExceptionTest, Found, QuarterFacts, ReceiptUse } from "./facts.ts";
import { listed } from "./names.ts";
import { isOfBook, receiptNumber } from "./receipt-register.ts";
import { registeredReceiptRows } from "./receipt-tests.ts";

const lateBanking: ExceptionTest = {
  id: "E19",
  severity: "amber",
  basis: "收入应当及时足额存入银行",
  parameters: ["bankingDays", "bankingAllowanceFen"],
  clearedBy: "banked-or-explained",
  find: (facts) => {
    const { bankingDays: limitDays, bankingAllowanceFen } = facts.parameters.tests.numbers;
    const dayBefore = addDays(facts.firstDay, -1);
    const banked = bankedTakings(facts.receipts, facts.bankings, bankingAllowanceFen);
    return facts.receipts
      .filter((receipt) => receipt.onDate !== null)
      .flatMap((receipt): readonly Found[] => {
        const takenOn = receipt.onDate ?? receipt.voucherOn;
        // What was booked before the quarter and already late by then is the finding of its own quarter.
        if (receipt.voucherOn < facts.firstDay && daysBetween(takenOn, dayBefore) > limitDays) return [];
        const { on: bankedOn = null, restFen = zeroFen } = banked.get(receipt) ?? {};
        const lateDays = daysBetween(takenOn, bankedOn ?? facts.lastDay);
        if (lateDays <= limitDays) return [];
        return [
          {
            subject: `banked:${receipt.voucherId}:${receipt.number}`,
            onDate: receipt.voucherOn,
            amountFen: receipt.amountFen,
            voucherId: receipt.voucherId,
            facts: {
              reason: bankedOn === null ? "takings-not-banked" : "takings-banked-late",
              voucher: receipt.voucherName,
              number: receipt.number,
              takenOn,
              bankedOn,
              // Only a part of it is outside: the rest came with some deposit.
              ...(restFen > 0 && restFen < (receipt.amountFen ?? 0) ? { restFen } : {}),
              lateDays,
              limitDays,
            },
          },
        ];
      });
  },
};

type Numbered = { readonly receipt: ReceiptUse; readonly number: number };

/** Receipts in runs of one book each, in the order of their numbers; a jump longer than `most` begins another book. */
export const receiptRuns = (receipts: readonly ReceiptUse[], most: number): readonly (readonly Numbered[])[] => {
  const numbered = receipts.flatMap((receipt) => {
    const read = receiptNumber(receipt.number);
    return read === undefined ? [] : [{ receipt, ...read }];
  });
  // Numbers of one book have one length: 0099 and 100 are of two.
  return [...Map.groupBy(numbered, ({ series, width }) => `${series}/${String(width)}`).values()].flatMap((own) => {
    const books: Numbered[][] = [];
    for (const each of own.toSorted((left, right) => left.number - right.number)) {
      const book = books.at(-1);
      const last = book?.at(-1);
      if (book !== undefined && last !== undefined && each.number - last.number - 1 <= most) book.push(each);
      else books.push([each]);
    }
    return books;
  });
};

/** Receipts of no registered book: where their books begin and end can only be told from the numbers. */
const unregisteredReceipts = ({ receipts, receiptBooks: books }: QuarterFacts): readonly ReceiptUse[] =>
  receipts.filter(({ number }) => !books.some(({ book }) => isOfBook(book, number)));

const receiptGaps: ExceptionTest = {
  id: "E20",
  severity: "amber",
  basis: "票据管理：收款票据连号使用，作废的各联齐全保存",
  parameters: ["receiptGapMost"],
  clearedBy: "receipt-shown",
  find: (facts) => [
    ...registeredReceiptRows(facts),
    ...receiptRuns(unregisteredReceipts(facts), facts.parameters.tests.numbers.receiptGapMost).flatMap((book) =>
      book.flatMap((each, index): readonly Found[] => {
        const before = book[index - 1];
        if (before === undefined || each.number - before.number <= 1) return [];
        // A gap belongs to the quarter in which its later end was used.
        const on = each.receipt.voucherOn > before.receipt.voucherOn ? each.receipt : before.receipt;
        if (on.voucherOn < facts.firstDay) return [];
        const count = each.number - before.number - 1;
        return [
          {
            subject: `receipts:${before.receipt.number}:${each.receipt.number}`,
            onDate: on.voucherOn,
            amountFen: null,
            voucherId: on.voucherId,
            facts: { reason: "receipts-missing", count, numbers: [before.receipt.number, each.receipt.number] },
          },
        ];
      }),
    ),
  ],
};

export const incomeTests: readonly ExceptionTest[] = [lateBanking, receiptGaps];

const missingIn = (book: readonly Numbered[]): readonly string[] =>
  book.flatMap((each, index) => {
    const before = book[index - 1];
    if (before === undefined || each.number - before.number <= 1) return [];
    const width = each.receipt.number.replaceAll(/\D/g, "").length;
    const text = (number: number): string => String(number).padStart(width, "0");
    const [first, last] = [before.number + 1, each.number - 1];
    return [first === last ? text(first) : `${text(first)}–${text(last)}`];
  });

/** What a run of receipts of no registered book was used for, as 票据使用登记 shows it. */
export const bookSummary = (book: readonly Numbered[]) => ({
  sort: null,
  issuedTo: "",
  issuedOn: null,
  spoilt: null,
  unused: null,
  settledOn: null,
  first: book[0]?.receipt.number ?? "",
  last: book.at(-1)?.receipt.number ?? "",
  used: new Set(book.map(({ number }) => number)).size,
  span: (book.at(-1)?.number ?? 0) - (book[0]?.number ?? 0) + 1,
  amountFen: sumOf(book, ({ receipt }) => receipt.amountFen ?? 0),
  missing: listed(missingIn(book)),
});
