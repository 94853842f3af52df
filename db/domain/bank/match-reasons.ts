import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** A line of the bank's journal that nothing books yet. + arrives, − leaves. Texts are `""` when the bank says nothing. */
export type OpenLine = {
  readonly key: string;
  readonly onDate: LocalDate;
  readonly tradedAt: string;
  readonly amountFen: Fen;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly text: string;
  readonly serial: string;
  readonly isReversal: boolean;
};

/** An entry on the bank's account in the books that no bank line explains. + debit, − credit. */
export type OpenEntry = {
  readonly key: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly summary: string;
  /** Names the voucher gives for whom it paid or who paid: auxiliary items and parties of its documents. */
  readonly names: readonly string[];
  /** Account numbers of those. */
  readonly accounts: readonly string[];
  /** Numbers of the bank slips the voucher lists. */
  readonly slips: readonly string[];
};

/** How far the bank's day may lie from the voucher's: so many days before it and so many after. */
export type MatchWindow = { readonly daysBefore: number; readonly daysAfter: number };

/** Why two belong together, in words another person can check. `days` counts from the voucher's day to the bank's. */
export type MatchReason =
  | { readonly code: "same-serial"; readonly serial: string }
  | { readonly code: "same-day" }
  | { readonly code: "same-account"; readonly account: string }
  | { readonly code: "same-name"; readonly name: string }
  | { readonly code: "days-apart"; readonly days: number }
  | { readonly code: "only-candidate" }
  | { readonly code: "exact-sum"; readonly count: number }
  | { readonly code: "by-hand" };

/** 0: the bank's own number; 1: day, amount and counterparty; 2: amount within the window; 3: an exact sum; null: by hand. */
export type MatchPass = 0 | 1 | 2 | 3 | null;

/** `isContradicted`: both sides name an account and not the same one, so only a person may put them together. */
export type Relation = {
  readonly pass: 0 | 1 | 2;
  readonly reasons: readonly MatchReason[];
  readonly isContradicted: boolean;
};

const plain = (text: string): string => text.replaceAll(/[\s()（）·.]/g, "");
const digits = (text: string): string => text.replaceAll(/[\s-]/g, "");

// A name of a person may be the beginning of a longer one: 王明 is not 王明亮. What may stand beside it in a summary.
const beforeName = /(?:^|[^\p{Script=Han}]|[付给支收由向到退发代还借交缴转与及予])$/u;
const afterName =
  /^(?:$|[^\p{Script=Han}]|等|的|款|费|工资|工程|运|货|材料|劳务|报酬|租|土地|承包|借|还款|退|补助|补贴|补偿|奖|报销|押金|保证金|定金|订金|预付|购|买|修|维|水|电|差旅|交|缴|付|领|存|转|个人|慰问|抚恤|养老|分红|医|生活|餐|机械|砂|树苗|苗木|化肥|种子|办公)/u;
const shortName = 3;

/** True when a summary names somebody: a long name anywhere, a person's only where no longer name can be meant. */
const isNamedIn = (summary: string, name: string): boolean => {
  const text = plain(summary);
  if (name.length > shortName) return text.includes(name);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (beforeName.test(text.slice(0, at)) && afterName.test(text.slice(at + name.length))) return true;
  return false;
};

const partyReason = (line: OpenLine, entry: OpenEntry): readonly MatchReason[] => {
  const account = digits(line.counterpartyAccount);
  if (account !== "" && entry.accounts.some((each) => digits(each) === account))
    return [{ code: "same-account", account: line.counterpartyAccount }];
  const name = plain(line.counterpartyName);
  if (name !== "" && (entry.names.some((each) => plain(each) === name) || isNamedIn(entry.summary, name)))
    return [{ code: "same-name", name: line.counterpartyName }];
  return [];
};

/** True when both sides name an account and none is the same: no name or amount outweighs that. */
const isOtherAccount = (line: OpenLine, entry: OpenEntry): boolean => {
  const account = digits(line.counterpartyAccount);
  const known = entry.accounts.filter((each) => each !== "");
  return account !== "" && known.length > 0 && !known.some((each) => digits(each) === account);
};

/**
 * How a line and an entry of one bank account belong together, or `undefined`. Amount and direction are always exact: an
 * almost equal amount is another payment. Two accounts that disagree leave only the window, and are never beyond doubt.
 */
export const relationOf = (line: OpenLine, entry: OpenEntry, window: MatchWindow): Relation | undefined => {
  if (line.amountFen !== entry.amountFen) return undefined;
  if (line.serial !== "" && entry.slips.includes(line.serial))
    return { pass: 0, reasons: [{ code: "same-serial", serial: line.serial }], isContradicted: false };
  const days = daysBetween(entry.onDate, line.onDate);
  if (days < -window.daysBefore || days > window.daysAfter) return undefined;
  const isContradicted = isOtherAccount(line, entry);
  const party = isContradicted ? [] : partyReason(line, entry);
  if (days === 0 && party.length > 0) return { pass: 1, reasons: [{ code: "same-day" }, ...party], isContradicted };
  const near: MatchReason = days === 0 ? { code: "same-day" } : { code: "days-apart", days };
  return { pass: 2, reasons: [near, ...party], isContradicted };
};
