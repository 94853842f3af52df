import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import type { Hit, HitFact } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import type { InvoiceElsewhere, Spending } from "./spending.ts";

// What people write before a number, in capitals, as it is kept and as invoiceKey turns it (№ into NO).
const numberWords = ["NO", "№", "ＮＯ", "Ｎｏ", "号", "号码", "票号", "发票号", "发票号码"] as const;
const numberSigns = ["", ".", ":", "．", "：", "。"] as const;

/**
 * The number of an invoice without blanks, hyphens and the word before it (No.、№、号), in capitals and half-width signs: what
 * makes two numbers the same.
 */
export const invoiceKey = (number: string): string =>
  number
    .normalize("NFKC")
    .replaceAll(/[\s-]/g, "")
    .toUpperCase()
    .replace(/^(?:NO|(?:发票|票)?号码?)[.:。]?/, "");

/** How a number of this key may stand in the register once blanks and hyphens are out and letters are capitals. */
export const writtenAs = (key: string): readonly string[] => [
  key,
  ...numberWords.flatMap((word) => numberSigns.map((sign) => `${word}${sign}${key}`)),
];

/** 发票 and 财政票据 carry a number of their own; lists, contracts and minutes do not. */
export const isNumbered = (document: Pick<SourceDocument, "kind" | "number">): boolean =>
  (document.kind === "invoice" || document.kind === "fiscal-receipt") && invoiceKey(document.number) !== "";

/** What of a paper tells it from others of the same number: who issued it, when, and over how much. */
export type NumberedPaper = Pick<SourceDocument, "number" | "party" | "onDate" | "amountFen">;

const issuerKey = (party: string): string =>
  party
    .normalize("NFKC")
    .replaceAll(/[\s()《》“”"'·.,，。-]/g, "")
    .toUpperCase();

/** 数电发票 have 20 digits, and an invoice's code and number together 18 or more: no two issuers share such a number. */
const uniqueDigits = 18;

/**
 * True for two papers that are one. Short numbers are each issuer's own, so that papers of two known issuers are two. An issuer
 * nobody wrote down may be the same, one name inside the other is one issuer written short, and the same day and amount say that
 * only the name was typed differently.
 */
export const isSamePaper = (left: NumberedPaper, right: NumberedPaper): boolean => {
  const key = invoiceKey(left.number);
  if (key !== invoiceKey(right.number)) return false;
  const [one, other] = [issuerKey(left.party), issuerKey(right.party)];
  if (key.length >= uniqueDigits || one.includes(other) || other.includes(one)) return true;
  const isSameDay = left.onDate !== null && left.onDate === right.onDate;
  return isSameDay && left.amountFen !== null && left.amountFen === right.amountFen;
};

const withoutBlanks = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");

/** True where the name stands in the note and no further digit makes it another number. */
const namedIn = (note: string, name: string): boolean => {
  const at = note.indexOf(name);
  return at >= 0 && !/\d/.test(note.slice(at + name.length, at + name.length + 1));
};

/** One invoice paid in parts: the later voucher's document notes the earlier one by month and number (2026年3月 记-1). */
const namesEarlier = (spending: Spending, other: InvoiceElsewhere): boolean =>
  other.isBookedHere &&
  spending.content.documents.some(
    (document) =>
      isNumbered(document) &&
      invoiceKey(document.number) === invoiceKey(other.number) &&
      namedIn(withoutBlanks(document.note), withoutBlanks(other.voucherName)),
  );

/**
 * K18: an invoice or fiscal receipt already behind another voucher of any ledger, on a claim that was refused, or twice behind this
 * one. What was refused is put right on its own claim, never on a new one. The only other way out is an invoice booked in parts in one ledger: named by the later voucher, the hit stays in the list as cleared.
 */
export const findDuplicateInvoices = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  const hitWith = (facts: Readonly<Record<string, HitFact>>, isCleared: boolean): Hit => ({
    kind: "K18",
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    line: null,
    facts,
    basis: rule.basis,
    isCleared,
  });
  const numbered = spending.content.documents.filter(isNumbered);
  const within = numbered.flatMap((paper, index): readonly Hit[] => {
    const isSame = (other: SourceDocument): boolean => isSamePaper(paper, other);
    const again = numbered.slice(index + 1).filter(isSame);
    if (again.length === 0 || numbered.slice(0, index).some(isSame)) return [];
    const facts = { number: paper.number, voucherName: "本凭证", isWithinVoucher: true, count: again.length + 1 };
    return [hitWith(facts, false)];
  });
  const elsewhere = spending.invoicesElsewhere.map((other) => {
    const { isBookedHere: _isBookedHere, refusedReason = null, ...facts } = other;
    const refused = refusedReason === null ? {} : { refusedReason };
    return hitWith({ ...facts, ...refused, isWithinVoucher: false }, namesEarlier(spending, other));
  });
  return [...within, ...elsewhere];
};
