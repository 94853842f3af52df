import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, ItemId } from "#domain/core/ids.ts";

export type ClaimContent = InputOf<"claim.save">["content"];
export type ClaimDetail = OutputOf<"claim.show">;
export type DocumentRow = OutputOf<"claim.show">["content"]["documents"][number];

/** A line while it is typed: category and amount may still be missing. */
export type LineRow = {
  readonly categoryId: CategoryId | null;
  readonly summary: string;
  readonly amountFen: Fen | null;
  readonly projectItemId?: ItemId | null;
};

/** A claim while it is typed. */
export type ClaimForm = Omit<ClaimContent, "lines" | "documents" | "onDate" | "emergency"> & {
  readonly onDate: LocalDate | null;
  readonly lines: readonly LineRow[];
  readonly documents: readonly DocumentRow[];
  readonly isEmergency: boolean;
  readonly emergencyReason: string;
  readonly ratifyBy: LocalDate | null;
};

export const newLine: LineRow = { categoryId: null, summary: "", amountFen: null, projectItemId: null };

export const newDocument: DocumentRow = {
  kind: "invoice",
  number: "",
  onDate: null,
  amountFen: null,
  party: "",
  note: "",
  units: null,
  buyer: "",
  elements: [],
};

export const newForm = (today: LocalDate, ratifyBy: LocalDate): ClaimForm => ({
  onDate: today,
  form: "transfer",
  purpose: "",
  handler: "",
  witness: "",
  clerk: "",
  payee: "",
  payeeAccount: "",
  note: "",
  lines: [newLine],
  documents: [newDocument],
  isEmergency: false,
  emergencyReason: "",
  ratifyBy,
});

export const formFrom = ({ content }: Pick<ClaimDetail, "content">, ratifyBy: LocalDate): ClaimForm => {
  const { emergency, ...rest } = content;
  return {
    ...rest,
    isEmergency: emergency !== null,
    emergencyReason: emergency?.reason ?? "",
    ratifyBy: emergency?.ratifyBy ?? ratifyBy,
  };
};

export const formTotal = (form: Pick<ClaimForm, "lines">): Fen =>
  sumOf(form.lines, (line) => line.amountFen ?? zeroFen);

/** What is sent; null while a line, the purpose or the day of the form is missing. */
export const contentFrom = (form: ClaimForm): ClaimContent | null => {
  const { isEmergency, emergencyReason, ratifyBy, onDate, purpose, ...rest } = form;
  const lines = form.lines.flatMap(({ categoryId, summary, amountFen, projectItemId = null }) =>
    categoryId === null || amountFen === null || amountFen <= 0
      ? []
      : [{ categoryId, amountFen, projectItemId, summary: summary.trim() === "" ? purpose.trim() : summary }],
  );
  const isUnfinished = onDate === null || purpose.trim() === "" || lines.length === 0;
  if (isUnfinished || (isEmergency && (emergencyReason.trim() === "" || ratifyBy === null))) return null;
  return {
    ...rest,
    onDate,
    purpose,
    lines,
    documents: form.documents.map((document) => ({ ...document, elements: [...document.elements] })),
    emergency: isEmergency && ratifyBy !== null ? { reason: emergencyReason, ratifyBy } : null,
  };
};
