import type { OutputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { bookingOf, minutesNeeded, signersOf, type Booking } from "./demo-lines.ts";
import { fixtureFile, type Demo } from "./demo-office.ts";

type BankLine = OutputOf<"bankLine.list">["lines"][number];
type Shown = OutputOf<"voucher.show">;
export type Imported = { readonly file: string; readonly newCount: number; readonly draftCount: number };

/** The cashier imports a file; the twins the program doubts have been looked up in the bank's receipts and are taken. */
export const importStatement = async (demo: Demo, path: string): Promise<Imported> => {
  const input = { file: fixtureFile(path), bankAccountId: null, mapping: null, sheet: null };
  const preview = await demo.must("lin", "statement.preview", input);
  const takeRows = preview.lines.filter(({ fate }) => fate === "doubtful").map(({ row }) => row);
  const { newCount, draftCount } = await demo.must("lin", "statement.commit", {
    ...input,
    digest: preview.digest,
    takeRows,
    acceptBreaks: false,
    rememberMapping: false,
    makeDrafts: true,
  });
  return { file: path, newCount, draftCount };
};

/** Ids by code, as the books of one ledger have them. */
export type Codes = {
  readonly accountId: (code: string) => OutputOf<"account.list">["accounts"][number]["id"];
  readonly categoryId: (code: string) => OutputOf<"category.list">["categories"][number]["id"];
  readonly categoryCode: (id: string) => string;
};

const found = <Row>(row: Row | undefined, code: string): Row => {
  assert(row !== undefined, `demo code ${code}`);
  return row;
};

export const codesOf = async (demo: Demo, ledgerId: LedgerId): Promise<Codes> => {
  const { accounts } = await demo.must("chen", "account.list", { ledgerId });
  const { categories } = await demo.must("chen", "category.list", {});
  return {
    accountId: (code) =>
      found(
        accounts.find((each) => each.code === code),
        code,
      ).id,
    categoryId: (code) =>
      found(
        categories.find((each) => each.code === code),
        code,
      ).id,
    categoryCode: (id) =>
      found(
        categories.find((each) => each.id === id),
        id,
      ).code,
  };
};

const papersOf = (
  shown: Shown,
  line: BankLine,
  { booking, invoiceNo }: { readonly booking: Booking; readonly invoiceNo: string },
) => {
  const amountFen = Math.abs(line.amountFen);
  const isSpending = line.amountFen < 0 && !line.isReversal && booking.categoryCode !== null;
  const paper = { onDate: line.bookedOn, amountFen, party: line.counterpartyName, note: "" };
  const kind = isSpending ? booking.document : null;
  const category = booking.categoryCode ?? "";
  return {
    documents: [
      ...shown.documents,
      ...(kind === null || kind === "bank-slip"
        ? []
        : [{ ...paper, kind, number: kind === "invoice" ? invoiceNo : "" }]),
      ...(isSpending && minutesNeeded(category, amountFen) ? [{ ...paper, kind: "minutes" as const, number: "" }] : []),
    ],
    approvals: isSpending ? signersOf(category, amountFen).map((signer) => ({ ...signer, onDate: line.bookedOn })) : [],
  };
};

/** The bookkeeper gives a line its account, its category, its papers and who has signed them. */
const bookLine = async (
  demo: Demo,
  line: BankLine,
  at: { readonly codes: Codes; readonly ledgerId: LedgerId; readonly invoiceNo: string },
): Promise<void> => {
  const booking = bookingOf(line);
  assert(booking !== undefined, `demo line ${line.text}`);
  const accountId = at.codes.accountId(booking.accountCode);
  const categoryId = booking.categoryCode === null ? null : at.codes.categoryId(booking.categoryCode);
  const { summary } = booking;
  const id: VoucherId =
    line.voucherId ??
    (await demo.must("chen", "bankLine.draft", { id: line.id, accountId, categoryId, summary })).voucherId;
  const shown = await demo.must("chen", "voucher.show", { id });
  await demo.must("chen", "voucher.save", {
    id,
    version: shown.version,
    content: {
      ledgerId: at.ledgerId,
      onDate: shown.onDate,
      paperCount: booking.document === null ? 1 : 2,
      entries: shown.entries.map(({ summary: words, debitFen, creditFen, items, ...entry }) => ({
        summary: words,
        accountId: entry.accountId,
        debitFen,
        creditFen,
        categoryId: entry.categoryId,
        items,
      })),
      ...papersOf(shown, line, { booking, invoiceNo: at.invoiceNo }),
    },
  });
};

/** Completes every draft and every open line of a ledger; answers how many there were. */
export const bookEveryLine = async (demo: Demo, ledgerId: LedgerId, invoiceStart: number): Promise<number> => {
  const codes = await codesOf(demo, ledgerId);
  const { lines } = await demo.must("chen", "bankLine.list", {
    ledgerId,
    bankAccountId: null,
    from: null,
    to: null,
    take: 1000,
  });
  for (const [index, line] of lines.entries()) {
    const invoiceNo = `26512${String(invoiceStart + index).padStart(15, "0")}`;
    await bookLine(demo, line, { codes, ledgerId, invoiceNo });
  }
  return lines.length;
};
