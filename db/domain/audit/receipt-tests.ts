import type { LocalDate } from "#domain/core/dates.ts";
import type { Found, QuarterFacts, ReceiptUse } from "./facts.ts";
import {
  gapText,
  isOfBook,
  receiptNumber,
  receiptStanding,
  receiptText,
  type ReceiptBook,
  type ReceiptGap,
  type RegisteredBook,
} from "./receipt-register.ts";

/** The day a number of a book was gone, and the voucher that used it. */
type Gone = { readonly on: LocalDate; readonly use: ReceiptUse | null };

const rangeOf = (book: ReceiptBook): string[] => [receiptText(book, book.first), receiptText(book, book.last)];

const goneOf = ({ uses, voids }: RegisteredBook): ReadonlyMap<number, Gone> => {
  const gone = new Map<number, Gone>(voids.map(({ number, voidedOn }) => [number, { on: voidedOn, use: null }]));
  for (const use of uses) {
    const read = receiptNumber(use.number);
    if (read !== undefined) gone.set(read.number, { on: use.voucherOn, use });
  }
  return gone;
};

/** A gap belongs to the quarter in which the later of its neighbours was used. */
const missingRow = (
  { firstDay }: QuarterFacts,
  { book }: RegisteredBook,
  of: { readonly gone: ReadonlyMap<number, Gone>; readonly gap: ReceiptGap },
): readonly Found[] => {
  const after = of.gone.get(of.gap.to + 1);
  const before = of.gone.get(of.gap.from - 1);
  const latest = before !== undefined && after !== undefined && before.on > after.on ? before : after;
  if (latest === undefined || latest.on < firstDay) return [];
  const count = of.gap.to - of.gap.from + 1;
  return [
    {
      subject: `receipt-gap:${book.id}:${of.gap.from}-${of.gap.to}`,
      onDate: latest.on,
      amountFen: null,
      voucherId: latest.use?.voucherId ?? null,
      facts: {
        reason: "receipts-missing-in-book",
        count,
        missing: gapText(book, of.gap),
        book: rangeOf(book),
      },
    },
  ];
};

/** Receipts written later than one of a higher number: by their own days, so only where they bear one. */
const disorderRows = ({ firstDay }: QuarterFacts, { book, uses }: RegisteredBook): readonly Found[] => {
  const dated = uses
    .flatMap((use) => {
      const read = receiptNumber(use.number);
      return read === undefined || use.onDate === null ? [] : [{ use, number: read.number, on: use.onDate }];
    })
    .toSorted((left, right) => right.number - left.number);
  const rows: Found[] = [];
  let earliest: (typeof dated)[number] | undefined;
  for (const each of dated) {
    if (earliest !== undefined && each.on > earliest.on && each.number < earliest.number) {
      if (each.use.voucherOn >= firstDay)
        rows.unshift({
          subject: `receipt-order:${book.id}:${each.number}`,
          onDate: each.use.voucherOn,
          amountFen: each.use.amountFen,
          voucherId: each.use.voucherId,
          facts: {
            reason: "receipts-out-of-order",
            number: each.use.number,
            writtenOn: each.on,
            laterNumber: earliest.use.number,
            laterOn: earliest.on,
            book: rangeOf(book),
          },
        });
    } else if (earliest === undefined || each.on < earliest.on) earliest = each;
  }
  return rows;
};

const voidRows = ({ firstDay, lastDay }: QuarterFacts, registered: RegisteredBook): readonly Found[] => {
  const { book, voids, uses } = registered;
  return voids.flatMap((each): readonly Found[] => {
    const number = receiptText(book, each.number);
    const use = uses.find((own) => receiptNumber(own.number)?.number === each.number);
    const row = { onDate: each.voidedOn, amountFen: null, voucherId: null };
    const isNew = each.voidedOn >= firstDay && each.voidedOn <= lastDay;
    const lacksCopies = isNew && (each.copiesOn === null || each.copiesOn > lastDay);
    const facts = { number, voidedOn: each.voidedOn, book: rangeOf(book) };
    return [
      ...(lacksCopies
        ? [
            {
              ...row,
              subject: `receipt-copies:${book.id}:${each.number}`,
              facts: { reason: "spoilt-copies-missing", ...facts },
            },
          ]
        : []),
      ...(use !== undefined && (isNew || use.voucherOn >= firstDay)
        ? [
            {
              subject: `receipt-spoilt-used:${book.id}:${each.number}`,
              onDate: use.voucherOn,
              amountFen: use.amountFen,
              voucherId: use.voucherId,
              facts: { reason: "spoilt-but-used", voucher: use.voucherName, ...facts },
            },
          ]
        : []),
    ];
  });
};

/** Receipts given after the office began to register its books, that are of none of them. */
const strayRows = ({ firstDay, receipts, receiptBooks }: QuarterFacts): readonly Found[] => {
  const since = receiptBooks.map(({ book }) => book.issuedOn).toSorted()[0];
  if (since === undefined) return [];
  return receipts
    .filter((use) => use.voucherOn >= firstDay && (use.onDate ?? use.voucherOn) >= since)
    .filter((use) => receiptNumber(use.number) !== undefined)
    .filter((use) => !receiptBooks.some(({ book }) => isOfBook(book, use.number)))
    .map((use) => ({
      subject: `receipt-stray:${use.voucherId}:${use.number}`,
      onDate: use.voucherOn,
      amountFen: use.amountFen,
      voucherId: use.voucherId,
      facts: { reason: "receipt-of-no-book", voucher: use.voucherName, number: use.number },
    }));
};

/** What 票据登记 says of the quarter's receipts: gaps, disorder, spoilt ones without their copies, and strays. */
export const registeredReceiptRows = (facts: QuarterFacts): readonly Found[] => [
  ...facts.receiptBooks.flatMap((registered) => {
    const gone = goneOf(registered);
    return [
      ...receiptStanding(registered).gaps.flatMap((gap) => missingRow(facts, registered, { gone, gap })),
      ...disorderRows(facts, registered),
      ...voidRows(facts, registered),
    ];
  }),
  ...strayRows(facts),
];
