import type { OutputOf } from "#contract/contract.ts";
import type { DocumentKind, ApprovalRole } from "#domain/vouchers/voucher.ts";

type BankLine = OutputOf<"bankLine.list">["lines"][number];

/** How the demo's bookkeeper books a bank line: first level or detail account, category, paper, words. */
export type Booking = {
  readonly accountCode: string;
  readonly categoryCode: string | null;
  readonly document: DocumentKind | null;
  readonly summary: string;
};

type Known = {
  readonly words: string;
  /** Some banks print no purpose: then the bookkeeper knows it by whom the money went to or came from. */
  readonly signs: readonly string[];
  readonly books: readonly [accountCode: string, categoryCode: string | null, document: DocumentKind | null];
};

const known: readonly Known[] = [
  { words: "村级组织运转补助", signs: ["财政所"], books: ["50301", null, null] },
  { words: "购打印纸", signs: [], books: ["513", "F02", "invoice"] },
  { words: "购垃圾袋", signs: [], books: ["514", "G02", "invoice"] },
  { words: "购办公用品", signs: ["文具店"], books: ["513", "F02", "invoice"] },
  { words: "水费", signs: ["自来水"], books: ["513", "F13", "invoice"] },
  { words: "承包费", signs: ["合作社", "砖瓦厂", "旅游"], books: ["50101", null, null] },
  { words: "摊位租金", signs: ["陈小满"], books: ["50102", null, null] },
  { words: "村干部补贴", signs: ["代发"], books: ["513", "R01", "list"] },
  { words: "结息", signs: [], books: ["50401", null, null] },
  { words: "手续费", signs: [], books: ["513", "S03", "bank-slip"] },
  { words: "短信服务费", signs: [], books: ["513", "S03", "bank-slip"] },
];

const isKnown = ({ words, signs }: Known, text: string): boolean =>
  [words, ...signs].some((sign) => text.includes(sign));

/** What a bookkeeper of the demo makes of a line by what the bank wrote on it. */
export const bookingOf = (line: BankLine): Booking | undefined => {
  const found =
    known.find(({ words }) => line.text.includes(words)) ??
    known.find((each) => isKnown(each, `${line.text} ${line.counterpartyName}`));
  if (found === undefined) return undefined;
  const { words, books } = found;
  const [accountCode, categoryCode, document] = books;
  const what = accountCode.startsWith("50") ? `收到${line.counterpartyName}${words}` : words;
  const summary = line.isReversal
    ? `冲正：${words}（退回）`
    : `${what}${line.counterpartyName === "" ? "" : `（${line.counterpartyName}）`}`;
  return { accountCode, categoryCode, document: line.isReversal ? "bank-slip" : document, summary };
};

const names: Readonly<Partial<Record<ApprovalRole, string>>> = {
  "village-head": "柳主任",
  supervisors: "监委会李主任",
  "two-committees": "村两委联席会议",
};

const yuan = 100;

/** Who has signed a spending of this amount, by the tiers shipped as a sample. */
export const signersOf = (categoryCode: string, amountFen: number): readonly { role: ApprovalRole; name: string }[] => {
  const isProductive = categoryCode.startsWith("R") || categoryCode.startsWith("S");
  const least = isProductive ? 500 * yuan : 0;
  const roles: ApprovalRole[] = [];
  if (amountFen >= least) roles.push("village-head");
  if (amountFen >= 500 * yuan && (!isProductive || amountFen > 1000 * yuan)) roles.push("supervisors");
  if (amountFen > (isProductive ? 5000 : 1000) * yuan) roles.push("two-committees");
  return roles.map((role) => ({ role, name: names[role] ?? "" }));
};

/** Papers that the sample tiers ask for beside the invoice. */
export const minutesNeeded = (categoryCode: string, amountFen: number): boolean => {
  const isProductive = categoryCode.startsWith("R") || categoryCode.startsWith("S");
  return amountFen > (isProductive ? 5000 : 1000) * yuan;
};
