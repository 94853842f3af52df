import { stepsFault } from "#domain/caps/bands.ts";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, ItemId } from "#domain/core/ids.ts";
import type { ApprovalRole, DocumentKind } from "./papers.ts";

/** How a claim is paid: transfer to the payee, cash from the centre, or already paid out of the village's petty cash. */
export const claimForms = ["transfer", "cash", "prepaid"] as const;
export type ClaimForm = (typeof claimForms)[number];

/**
 * 外来凭证十要素: name, day, whom it is made out to, what for, quantity with price and amount, who filled it in, who issued it
 * (with seal), handler with witness and purpose, who approved, and the stamp of 民主理财. In the order they are checked.
 */
export const paperElements = [
  "name",
  "day",
  "recipient",
  "content",
  "amount",
  "maker",
  "issuer",
  "handler",
  "approver",
  "supervision",
] as const;
export type PaperElement = (typeof paperElements)[number];

/** `projectItemId`: the registered project it is spent on, where it is one. */
export type ClaimLine = {
  readonly categoryId: CategoryId;
  readonly summary: string;
  readonly amountFen: Fen;
  readonly projectItemId?: ItemId | null;
};

/** A source document on a claim; `elements` are those a person has seen on the paper. */
export type ClaimDocument = {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly party: string;
  readonly note: string;
  readonly elements: readonly PaperElement[];
  /** How many people, days, meals or kilometres the paper names. */
  readonly units?: number | null;
  /** 购买方名称: whom an invoice is made out to. */
  readonly buyer?: string;
};

/** Why a claim above a limit is paid before the vote, and by when the vote is to be made up (补办). */
export type Emergency = { readonly reason: string; readonly ratifyBy: LocalDate };

export type ClaimContent = {
  readonly onDate: LocalDate;
  readonly form: ClaimForm;
  readonly purpose: string;
  readonly handler: string;
  readonly witness: string;
  /** 村报账员, who filled the claim in. */
  readonly clerk: string;
  readonly payee: string;
  readonly payeeAccount: string;
  readonly note: string;
  readonly lines: readonly ClaimLine[];
  readonly documents: readonly ClaimDocument[];
  readonly emergency: Emergency | null;
};

export type ClaimSignature = { readonly role: ApprovalRole; readonly name: string; readonly onDate: LocalDate };

export const claimTotal = (lines: readonly { readonly amountFen: Fen }[]): Fen =>
  sumOf(lines, (line) => line.amountFen);

/** Papers that show an outlay; all others stand beside them as evidence. */
const outlays: readonly DocumentKind[] = ["invoice", "fiscal-receipt", "list", "loss-proof", "other"];
const isOutlay = (document: ClaimDocument): boolean => outlays.includes(document.kind);

/** What of the ten elements a kind of paper must show before the village signs; own lists have no outside issuer. */
const askedOf = (kind: DocumentKind): readonly PaperElement[] => {
  if (kind === "invoice" || kind === "fiscal-receipt")
    return ["name", "day", "recipient", "content", "amount", "maker", "issuer"];
  if (kind === "list") return ["name", "day", "content", "amount", "maker"];
  return outlays.includes(kind) ? ["name", "day", "content", "amount"] : ["name"];
};

/** What the data itself shows of a paper, so that nobody has to tick it. */
const shownBy = (document: ClaimDocument): readonly PaperElement[] => [
  ...(document.onDate === null ? [] : (["day"] as const)),
  ...(document.amountFen === null ? [] : (["amount"] as const)),
  ...(document.party === "" ? [] : (["issuer"] as const)),
];

/** One paper (counted from 1) and the elements it still lacks. */
export type MissingElements = { readonly document: number; readonly missing: readonly PaperElement[] };

/** What the papers of a claim lack before they go to the village for signature; handler and witness stand on the claim. */
export const missingElements = (content: ClaimContent): readonly MissingElements[] =>
  content.documents.flatMap((document, index) => {
    const has = new Set<PaperElement>([...document.elements, ...shownBy(document)]);
    const isHandled = content.handler !== "" && content.witness !== "" && content.purpose !== "";
    const missing: readonly PaperElement[] = [
      ...askedOf(document.kind).filter((element) => !has.has(element)),
      ...(isOutlay(document) && !isHandled ? (["handler"] as const) : []),
    ];
    return missing.length === 0 ? [] : [{ document: index + 1, missing }];
  });

/**
 * Why a claim cannot go on as it stands: no lines; handler or witness not named, or one person as both; nobody of the village
 * who filled it in; a transfer without payee or account; no paper that shows the outlay; papers that come to less than is
 * claimed; a day in the future; a ratification promised for a day that is over, or later than the office allows.
 */
export type ClaimFault =
  | "lines-none"
  | "line-is-receipt"
  | "handler-missing"
  | "witness-missing"
  | "handler-is-witness"
  | "clerk-missing"
  | "payee-missing"
  | "documents-none"
  | "documents-below-total"
  | "elements-missing"
  | "date-in-future"
  | "paper-in-future"
  | "paper-after-claim"
  | "ratify-day-over"
  | "ratify-day-late";

/** What a draft must satisfy to be kept: lines, and days that can be; the vote of an emergency is made up within `ratifyDays`. */
export const draftFault = (
  content: ClaimContent,
  of: { readonly today: LocalDate; readonly ratifyDays: number },
): ClaimFault | undefined => {
  if (content.lines.length === 0) return "lines-none";
  if (content.onDate > of.today) return "date-in-future";
  if (content.documents.some(({ onDate }) => onDate !== null && onDate > of.today)) return "paper-in-future";
  // What was bought later cannot be claimed yet.
  if (content.documents.some((paper) => isOutlay(paper) && paper.onDate !== null && paper.onDate > content.onDate))
    return "paper-after-claim";
  return content.emergency === null ? undefined : ratifyFault(content.emergency, content.onDate, of.ratifyDays);
};

/** Whether the day an emergency promises its vote by can be: not before the claim, and no later than the office allows. */
export const ratifyFault = (
  { ratifyBy }: Emergency,
  onDate: LocalDate,
  ratifyDays: number,
): "ratify-day-over" | "ratify-day-late" | undefined => {
  if (ratifyBy < onDate) return "ratify-day-over";
  return ratifyBy > addDays(onDate, ratifyDays) ? "ratify-day-late" : undefined;
};

/** What must hold when handler and witness have signed (经手、证明). */
export const handledFault = (content: ClaimContent): ClaimFault | undefined => {
  if (content.handler === "") return "handler-missing";
  if (content.witness === "") return "witness-missing";
  return content.handler === content.witness ? "handler-is-witness" : undefined;
};

/** What must hold when the 报账员 hands the claim to the village's signers: every paper checked, and enough of them. */
export const claimedFault = (content: ClaimContent): ClaimFault | undefined => {
  if (content.clerk === "") return "clerk-missing";
  if (content.form === "transfer" && (content.payee === "" || content.payeeAccount === "")) return "payee-missing";
  if (!content.documents.some(isOutlay)) return "documents-none";
  if (missingElements(content).length > 0) return "elements-missing";
  return papersFault(content);
};

/** Whether the papers of a claim show an outlay at all, and one that is no smaller than what is claimed. */
export const papersFault = (
  content: Pick<ClaimContent, "lines" | "documents">,
): "documents-none" | "documents-below-total" | undefined => {
  const papers = content.documents.filter(isOutlay);
  if (papers.length === 0) return "documents-none";
  const shownFen = sumOf(papers, (paper) => paper.amountFen ?? 0);
  return shownFen < claimTotal(content.lines) ? "documents-below-total" : undefined;
};

/** One tier of the chain: up to an amount (fen, null open) these people sign. */
export type SignerTier = {
  readonly upToFen: Fen | null;
  readonly isInclusive: boolean;
  readonly roles: readonly ApprovalRole[];
};

/** What a township decided about claims; data, because the order of signatures differs by place. */
export type ClaimChain = {
  readonly isUsed: boolean;
  /** True: the village head approves before 民主理财 examines; false: the other way round. */
  readonly approvesFirst: boolean;
  /** True: the cashier notes the payment before the voucher is made. */
  readonly paysFirst: boolean;
  readonly tiers: readonly SignerTier[];
  /** Days until the vote for an emergency has to be made up. */
  readonly ratifyDays: number;
};

/** Who must have signed a claim of this amount by the township's tiers; supervision has a step of its own. */
export const signersFor = (chain: ClaimChain, totalFen: Fen): readonly ApprovalRole[] => {
  const tier = chain.tiers.find(
    ({ upToFen, isInclusive }) => upToFen === null || totalFen < upToFen || (isInclusive && totalFen === upToFen),
  );
  return (tier?.roles ?? []).filter((role) => role !== "supervisors");
};

/** Why tiers make no ladder, or `undefined`: every amount must fall into exactly one, and somebody must sign. */
export const tiersFault = (tiers: readonly SignerTier[]): string | undefined => {
  const fault = stepsFault(tiers.map(({ upToFen, isInclusive }) => ({ upTo: upToFen, isInclusive })));
  if (fault !== undefined) return `tiers-${fault.reason}`;
  return tiers.some(({ roles }) => roles.every((role) => role === "supervisors")) ? "tiers-unsigned" : undefined;
};

/**
 * Two names on a claim that must differ (agency practice: who spends does not approve, who approves does not supervise):
 * the name that stands twice, or `undefined`.
 */
export const sharedName = (names: {
  readonly handler: string;
  readonly witness: string;
  readonly payee?: string;
  readonly signatures: readonly Pick<ClaimSignature, "role" | "name">[];
  readonly supervisors: readonly string[];
  readonly clerk: string;
}):
  | {
      readonly duties:
        | "handler-approves"
        | "witness-approves"
        | "village-is-township"
        | "approver-supervises"
        | "handler-supervises"
        | "witness-supervises"
        | "clerk-supervises"
        | "clerk-pays-self";
      readonly name: string;
    }
  | undefined => {
  const { handler, witness, signatures, supervisors, clerk } = names;
  const approvers = signatures.map(({ name }) => name);
  if (approvers.includes(handler)) return { duties: "handler-approves", name: handler };
  if (approvers.includes(witness)) return { duties: "witness-approves", name: witness };
  // 村书记、主任一肩挑 is lawful; the township's leader is no cadre of the village he supervises.
  const township = signatures.find(({ role }) => role === "township-leader")?.name;
  const isOfVillage = signatures.some(({ role, name }) => role !== "township-leader" && name === township);
  if (township !== undefined && isOfVillage) return { duties: "village-is-township", name: township };
  // Who bought something and is paid for it does not check the papers of it himself.
  if (handler === clerk && names.payee === clerk && clerk !== "") return { duties: "clerk-pays-self", name: clerk };
  const both = approvers.find((name) => supervisors.includes(name));
  if (both !== undefined) return { duties: "approver-supervises", name: both };
  if (supervisors.includes(handler)) return { duties: "handler-supervises", name: handler };
  if (supervisors.includes(witness)) return { duties: "witness-supervises", name: witness };
  return supervisors.includes(clerk) ? { duties: "clerk-supervises", name: clerk } : undefined;
};
