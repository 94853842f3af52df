import { monthOf, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LedgerId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";
import type { TemplateBooks } from "#domain/vouchers/template.ts";
import { accountBalance, ledgerBalances } from "#store/balance-rows.ts";
import { readItems } from "#store/item-rows.ts";
import type { Reading } from "#store/query.ts";
import { readMovements } from "#store/report-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";

/** A heading with one leaf in use below it stands for that leaf: 102 is each village's only bank account. */
const leafFor = (book: Book, code: string): (Account & { readonly isLeaf: boolean }) | undefined => {
  const account = book.accounts.find((each) => each.code === code);
  if (account === undefined) return undefined;
  if (book.isLeaf(account.id)) return { ...account, isLeaf: true };
  const leaves = book.accounts.filter((each) => each.code.startsWith(code) && each.isActive && book.isLeaf(each.id));
  const [only] = leaves;
  return leaves.length === 1 && only !== undefined ? { ...only, isLeaf: true } : { ...account, isLeaf: false };
};

/** What templates of a ledger are filled from on a day, read when first asked for; `undefined` without such a ledger. */
export const templateBooksOf = (
  reading: Reading,
  ledgerId: LedgerId,
  at: { readonly on: LocalDate; readonly now: Instant },
): { readonly book: Book; readonly books: TemplateBooks } | undefined => {
  const book = bookOf(reading, ledgerId, at.now);
  if (book === undefined) return undefined;
  const month = monthOf(at.on);
  const items = new Map<string, ItemId>(
    readItems(reading, ledgerId)
      .filter((item) => item.isActive)
      .map((item) => [`${item.kind} ${item.name}`, item.id]),
  );
  const below = (code: string): readonly Account[] => book.accounts.filter((each) => each.code.startsWith(code));
  const balanceOf = (code: string): Fen | undefined => {
    const [account, ...more] = below(code);
    if (account === undefined || account.code !== code) return undefined;
    const sum =
      more.length === 0
        ? accountBalance(reading, { ledgerId, accountId: account.id, throughMonth: month })
        : sumOf(below(code), (each) => ledgerBalances(reading, ledgerId, month).get(each.id) ?? 0);
    return fen(account.normalSide === "debit" ? sum : -sum);
  };
  const turnover = (code: string, side: "debitFen" | "creditFen"): Fen | undefined => {
    const ids = new Set(below(code).map((each) => each.id));
    if (!book.accounts.some((each) => each.code === code)) return undefined;
    const rows = readMovements(reading, { ledgerId, from: month, to: month });
    return sumOf(
      rows.filter((row) => ids.has(row.accountId)),
      (row) => row[side],
    );
  };
  return {
    book,
    books: {
      accountByCode: (code) => leafFor(book, code),
      itemByName: (kind, name) => items.get(`${kind} ${name}`),
      balanceOf,
      debitOf: (code) => turnover(code, "debitFen"),
      creditOf: (code) => turnover(code, "creditFen"),
    },
  };
};
