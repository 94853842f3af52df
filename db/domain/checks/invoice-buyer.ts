import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import type { Hit } from "./hit.ts";
import type { RuleVersion } from "./rule.ts";
import type { Buyers, Spending } from "./spending.ts";

const nameKey = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/[\s()[\]{}<>《》〈〉【】〔〕「」“”"'‘’·•.,，。、_-]/g, "")
    .toUpperCase();

const isWiderPlace = (text: string): boolean => /^(?:[^省州市县区旗盟]+(?:省|州|市|县|区|旗|盟))+$/.test(text);

/** True for what may stand before a village body's name without making it another one: its own township, and what that lies in. */
const isPlaceBefore = (head: string, township: string): boolean => {
  const wider = township !== "" && head.endsWith(township) ? head.slice(0, -township.length) : head;
  return wider === "" || isWiderPlace(wider);
};

/**
 * True where two names are one body's: brackets, blanks, signs and width set aside, and the county and township that stand before
 * one of them. 股份经济合作社 and 经济合作社 are two bodies.
 */
const isSameBody = (left: string, right: string, township: string): boolean => {
  const [one, other] = [nameKey(left), nameKey(right)];
  const [long, short] = one.length < other.length ? [other, one] : [one, other];
  if (short === "" || !long.endsWith(short)) return false;
  return long === short || isPlaceBefore(long.slice(0, -short.length), nameKey(township));
};

/** True where a name is that of the set of books, or one its township accepts for it. */
export const isOwnName = ({ ledgerName, accepted, townshipName }: Buyers, name: string): boolean =>
  [ledgerName, ...accepted].some((own) => isSameBody(own, name, townshipName));

/**
 * K18: an invoice made out to another body than the one whose books it comes into. An invoice on which no buyer was written down
 * says nothing; one that the ledger's own body issued, where nothing is spent, names its customer.
 */
export const findOtherBuyers = (rule: RuleVersion, { content, buyers }: Spending): readonly Hit[] => {
  const isSpent = content.entries.some(({ categoryId }) => categoryId !== null);
  const isIssuedHere = ({ party }: SourceDocument): boolean => !isSpent && isOwnName(buyers, party);
  return content.documents
    .filter(({ kind, buyer = "" }) => kind === "invoice" && nameKey(buyer) !== "" && !isOwnName(buyers, buyer))
    .filter((document) => !isIssuedHere(document))
    .map(({ number, buyer = "" }) => ({
      kind: "K18",
      ruleId: rule.id,
      ruleVersion: rule.version,
      severity: rule.severity,
      line: null,
      facts: { number, buyer, ledgerName: buyers.ledgerName },
      basis: rule.basis,
      isCleared: false,
    }));
};
