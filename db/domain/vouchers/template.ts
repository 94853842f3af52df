import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import {
  addMonths,
  firstDayOf,
  lastDayOf,
  localDate,
  monthOf,
  type LocalDate,
  type Month,
} from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { Account } from "#domain/books/account.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { fenFromFormula, valuesAsked, type FormulaBooks, type FormulaFault } from "./template-formula.ts";
import type { Entry } from "./voucher.ts";

/** A line takes the rest that makes the voucher balance. */
export const balancingFormula = "=";

/** One line of a template. Accounts are named by code and items by name, so that one template serves every ledger. */
export type TemplateLine = {
  readonly summary: string;
  readonly accountCode: string;
  readonly side: "debit" | "credit";
  /** A formula, or `=` for what balances the voucher. */
  readonly formula: string;
  readonly categoryId: CategoryId | null;
  readonly items: readonly { readonly kind: ItemKind; readonly name: string }[];
};

/** How often a recurring voucher is due (周期凭证). */
export type Schedule = "none" | "monthly" | "quarterly";

/** What a template is filled from. */
export type TemplateBooks = FormulaBooks & {
  readonly accountByCode: (code: string) => (Account & { readonly isLeaf: boolean }) | undefined;
  readonly itemByName: (kind: ItemKind, name: string) => ItemId | undefined;
};

export type TemplateFault = FormulaFault | "account-not-leaf" | "account-inactive" | "two-balancing-lines";
export type TemplateFailure = { readonly line: number; readonly fault: TemplateFault; readonly text: string };

/** Every value the lines ask a person for, each once, in order. */
export const valuesOfTemplate = (lines: readonly TemplateLine[]): readonly string[] => [
  ...new Set(lines.flatMap((line) => valuesAsked(line.formula))),
];

const named = (summary: string, on: LocalDate): string => {
  const [year = "", month = ""] = on.split("-");
  const quarter = "一二三四".charAt(Math.ceil(Number(month) / 3) - 1);
  return summary
    .replaceAll("{年}", year)
    .replaceAll("{月}", String(Number(month)))
    .replaceAll("{季}", quarter);
};

type Filled = { readonly entry: Entry; readonly isBalancing: boolean; readonly side: TemplateLine["side"] };

const accountFor = (
  line: TemplateLine,
  books: TemplateBooks,
): Result<AccountId, { readonly fault: TemplateFault; readonly text: string }> => {
  const account = books.accountByCode(line.accountCode);
  if (account === undefined) return err({ fault: "account-unknown", text: line.accountCode });
  if (!account.isLeaf) return err({ fault: "account-not-leaf", text: line.accountCode });
  return account.isActive ? ok(account.id) : err({ fault: "account-inactive", text: line.accountCode });
};

const filledLine = (
  line: TemplateLine,
  filling: { readonly on: LocalDate; readonly values: ReadonlyMap<string, Fen>; readonly books: TemplateBooks },
): Result<Filled, { readonly fault: TemplateFault; readonly text: string }> => {
  const account = accountFor(line, filling.books);
  if (!account.ok) return account;
  const isBalancing = line.formula.trim() === balancingFormula;
  const amount = isBalancing ? ok(zeroFen) : fenFromFormula(line.formula, filling.values, filling.books);
  if (!amount.ok) return amount;
  // An item that this ledger does not have is left out; the review asks for it by the account.
  const items = line.items.flatMap(({ kind, name }) => {
    const itemId = filling.books.itemByName(kind, name);
    return itemId === undefined ? [] : [{ kind, itemId }];
  });
  const entry = {
    summary: named(line.summary, filling.on),
    accountId: account.value,
    debitFen: line.side === "debit" ? amount.value : zeroFen,
    creditFen: line.side === "credit" ? amount.value : zeroFen,
    categoryId: line.categoryId,
    items,
  };
  return ok({ entry, isBalancing, side: line.side });
};

const withRest = (lines: readonly Filled[]): readonly Entry[] => {
  const sum = lines.reduce((total, { entry }) => total + entry.debitFen - entry.creditFen, 0);
  return lines.map(({ entry, isBalancing, side }) => {
    if (!isBalancing) return entry;
    return side === "debit" ? { ...entry, debitFen: fen(-sum) } : { ...entry, creditFen: fen(sum) };
  });
};

/** The entries a template makes for one ledger and day. Lines that come to nothing are left out. */
export const fillTemplate = (
  lines: readonly TemplateLine[],
  filling: { readonly on: LocalDate; readonly values: ReadonlyMap<string, Fen>; readonly books: TemplateBooks },
): Result<readonly Entry[], TemplateFailure> => {
  const filled: Filled[] = [];
  for (const [index, line] of lines.entries()) {
    const read = filledLine(line, filling);
    if (!read.ok) return err({ line: index + 1, ...read.error });
    if (read.value.isBalancing && filled.some((each) => each.isBalancing))
      return err({ line: index + 1, fault: "two-balancing-lines", text: balancingFormula });
    filled.push(read.value);
  }
  return ok(withRest(filled).filter((entry) => entry.debitFen !== 0 || entry.creditFen !== 0));
};

/** The last month of the period a recurring voucher of `schedule` is drafted for, when `month` is the ledger's open month. */
export const dueMonth = (schedule: Schedule, month: Month): Month | null => {
  switch (schedule) {
    case "none":
      return null;
    case "monthly":
      return month;
    case "quarterly": {
      const rest = (3 - (Number(month.slice(5)) % 3)) % 3;
      return rest === 0 ? month : null;
    }
  }
};

/** The day of a month, never after its last one nor after today. */
export const dayIn = (month: Month, day: number, today: LocalDate): LocalDate => {
  const last = lastDayOf(month);
  const wanted = localDate(`${month}-${String(Math.min(day, Number(last.slice(8)))).padStart(2, "0")}`);
  return wanted > today && monthOf(today) === month ? today : wanted;
};

/** True once the first day of the month after `month` has come, or `day` of it has. */
export const isDue = (month: Month, day: number, today: LocalDate): boolean =>
  today >= firstDayOf(addMonths(month, 1)) || today >= dayIn(month, day, lastDayOf(month));

/**
 * Divides an amount by weights so that the shares add up to the fen: every share is rounded down, and what is left goes one
 * fen each to the largest remainders, the first of equal ones first. Weights are whole and not all zero.
 */
export const sharesOf = (totalFen: Fen, weights: readonly number[]): readonly Fen[] => {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => zeroFen);
  const isNegative = totalFen < 0;
  const total = BigInt(Math.abs(totalFen));
  const parts = weights.map((weight, index) => ({
    index,
    share: (total * BigInt(weight)) / sum,
    rest: (total * BigInt(weight)) % sum,
  }));
  let left = Number(total - parts.reduce((given, { share }) => given + share, 0n));
  const raised = new Set<number>();
  for (const { index } of parts.toSorted((one, two) =>
    one.rest === two.rest ? one.index - two.index : one.rest > two.rest ? -1 : 1,
  )) {
    if (left === 0) break;
    raised.add(index);
    left -= 1;
  }
  return parts.map(({ share, index }) => {
    const amount = Number(share) + (raised.has(index) ? 1 : 0);
    return fen(isNegative ? -amount : amount);
  });
};
