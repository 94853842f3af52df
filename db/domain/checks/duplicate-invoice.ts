import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import type { Hit, HitFact } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";

/** The number of an invoice without blanks and hyphens, in capitals and half-width signs: what makes two numbers the same. */
export const invoiceKey = (number: string): string => number.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();

/** 发票 and 财政票据 carry a number of their own; lists, contracts and minutes do not. */
export const isNumbered = (document: Pick<SourceDocument, "kind" | "number">): boolean =>
  (document.kind === "invoice" || document.kind === "fiscal-receipt") && invoiceKey(document.number) !== "";

/** K18: an invoice or fiscal receipt already behind another voucher of any ledger, or twice behind this one. */
export const findDuplicateInvoices = (rule: RuleVersion, spending: Spending): readonly Hit[] => {
  const hitWith = (facts: Readonly<Record<string, HitFact>>): Hit => ({
    kind: "K18",
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    line: null,
    facts,
    basis: rule.basis,
    isCleared: false,
  });
  const numbered = spending.content.documents.filter(isNumbered);
  const keys = numbered.map((document) => invoiceKey(document.number));
  const repeated = [...new Set(keys)].filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key));
  const within = repeated.map((key) => {
    const number = numbered.find((document) => invoiceKey(document.number) === key)?.number ?? key;
    return hitWith({
      number,
      voucherName: "本凭证",
      isWithinVoucher: true,
      count: keys.filter((each) => each === key).length,
    });
  });
  const elsewhere = spending.invoicesElsewhere.map((other) => hitWith({ ...other, isWithinVoucher: false }));
  return [...within, ...elsewhere];
};
