import type { InputOf, OutputOf, ReplyOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { Progress } from "#contract/wire.ts";
import { wholeFile, type StatementPart } from "#domain/bank/account-part.ts";
import { hasGap } from "#domain/bank/opening-gap.ts";
import { unequalTotals } from "#domain/bank/unequal-totals.ts";
import type { MappingInput } from "./mapping-fields.ts";

export type Preview = OutputOf<"statement.preview">;
export type PreviewLine = Preview["lines"][number];
export type Inspection = Preview["inspection"];
export type ImportResult = OutputOf<"statement.commit">;
export type StatementFileInput = InputOf<"statement.preview">["file"];

/** Where a file stands on its way into the journal. */
export type ImportStep =
  "reading" | "password" | "bank" | "mapping" | "account" | "stopped" | "preview" | "committing" | "done";

/** One dropped file with what is known of it and what was chosen for it. */
export type ImportItem = {
  readonly id: string;
  readonly file: StatementFileInput;
  /** Which of several statements in the file this is. */
  readonly part: StatementPart;
  readonly step: ImportStep;
  readonly inspection: Inspection | null;
  readonly preview: Preview | null;
  readonly failure: Failure | null;
  readonly bankAccountId: string | null;
  readonly mapping: MappingInput | null;
  readonly sheet: string | null;
  /** The bank a person named where several print the same columns. */
  readonly layoutId: string | null;
  /** Opens a locked file; forgotten as soon as the file is imported or taken away. */
  readonly password: string | null;
  readonly takeRows: readonly number[];
  readonly acceptBreaks: boolean;
  readonly makeDrafts: boolean;
  readonly rememberMapping: boolean;
  readonly progress: Progress | null;
  readonly result: ImportResult | null;
};

export const newItem = (id: string, file: StatementFileInput, part: StatementPart = wholeFile): ImportItem => ({
  id,
  file,
  part,
  step: "reading",
  inspection: null,
  preview: null,
  failure: null,
  bankAccountId: null,
  mapping: null,
  sheet: null,
  layoutId: null,
  password: null,
  takeRows: [],
  acceptBreaks: false,
  makeDrafts: true,
  rememberMapping: true,
  progress: null,
  result: null,
});

/** Which statement of which file, the narrowest first: the end of a long name is cut off. */
export const itemName = ({ file, part, sheet }: Pick<ImportItem, "file" | "part" | "sheet">): string => {
  const account = part.ownAccount === null ? null : `账号 ${part.ownAccount}`;
  const page = sheet === null ? null : `工作表 ${sheet}`;
  const [first, ...around] = [account, page, part.member, file.name].filter((name) => name !== null);
  return around.length === 0 ? file.name : `${first ?? ""}（${around.join("，")}）`;
};

const mappable: ReadonlySet<string> = new Set([
  "mapping-needed",
  "layout-unproven",
  "layout-ambiguous",
  "mapping-not-fitting",
]);

/** One of the banks a file may be from. */
export type LayoutCandidate = { readonly layoutId: string; readonly bank: string };

/** The banks that print the columns of a file, when there is more than one. */
export const layoutCandidates = ({ refusals }: Inspection): readonly LayoutCandidate[] =>
  refusals.flatMap(({ code, candidates, banks }) =>
    code === "layout-ambiguous" && Array.isArray(candidates) && Array.isArray(banks)
      ? candidates.map((layoutId, at) => ({ layoutId: String(layoutId), bank: String(banks[at]) }))
      : [],
  );

const isLocked = ({ reason }: { readonly reason: string }): boolean =>
  reason === "wrong-password" || reason === "password-protected";

/** What a person must do next, by the answer to a preview. */
export const stepAfter = (reply: ReplyOf<"statement.preview">): ImportStep =>
  reply.ok ? "preview" : stepOfRefusal(reply.failure);

/** The refusal to be said aloud: a step that only asks says it itself, but not why the account just chosen is wrong. */
export const saidFailure = ({ step, failure }: Pick<ImportItem, "step" | "failure">): Failure | null => {
  const isAsking = step === "account" || step === "bank" || step === "mapping" || step === "password";
  return isAsking && failure?.code !== "statement-contradicts" ? null : failure;
};

/** What a refused reading asks of a person. */
export const stepOfRefusal = (failure: Failure): ImportStep => {
  if (failure.code === "statement-unreadable" && isLocked(failure)) return "password";
  if (failure.code === "statement-refused" && failure.refusals.every(({ code }) => code === "layout-ambiguous"))
    return "bank";
  if (failure.code === "statement-account-unknown" || failure.code === "statement-contradicts") return "account";
  if (failure.code === "statement-refused")
    return failure.refusals.every(({ code }) => mappable.has(code)) ? "mapping" : "stopped";
  return "stopped";
};

/** How many lines a preview speaks of; its `lines` may still be coming. */
export const previewedCount = ({ newCount, knownCount, deletedCount, doubtfulCount }: Preview): number =>
  newCount + knownCount + deletedCount + doubtfulCount;

/** How many lines committing would write: the new ones and the doubtful ones that were ticked. */
export const takenCount = ({ preview, takeRows }: Pick<ImportItem, "preview" | "takeRows">): number =>
  preview === null ? 0 : preview.newCount + takeRows.length;

/** Why a file cannot be committed yet, as a sentence; null when it can. */
export const commitProblem = (item: ImportItem): string | null => {
  if (item.step !== "preview" || item.preview === null) return "还没有预览。";
  const { inspection } = item.preview;
  if (inspection.breaks.length > 0 && !item.acceptBreaks) return "请先看过余额断点，并勾选“照此导入”。";
  if (unequalTotals(inspection).length > 0 && !item.acceptBreaks)
    return "文件声明的合计与明细不符，请先核对，并勾选“照此导入”。";
  if (item.preview.gaps.length > 0 && !item.acceptBreaks)
    return "文件与账上已有的流水接不上，请先核对，并勾选“照此导入”。";
  // A later download whose lines are all known shows the month's end, which the earlier one could not.
  return takenCount(item) === 0 && item.preview.knownCount === 0 ? "没有要导入的新流水。" : null;
};

// What says something of the file, but nothing that could make its lines wrong.
const harmless = new Set(["name-missing", "reordered-within-day", "several-sections", "layout-unknown"]);

/** True when nothing about a file needs a person's eye: it may be taken together with others. */
export const isClean = (item: ImportItem): boolean =>
  item.step === "preview" &&
  item.preview !== null &&
  item.preview.doubtfulCount === 0 &&
  item.preview.newCount > 0 &&
  item.preview.inspection.breaks.length === 0 &&
  item.preview.gaps.length === 0 &&
  item.preview.inspection.warnings.every(({ code }) => harmless.has(code)) &&
  !hasGap(item.preview);

/** True when files of another account of the same ledger were imported beside this one. */
export const isOneOfSeveral = (item: ImportItem, items: readonly ImportItem[]): boolean =>
  items.some(
    ({ step, preview }) =>
      step === "done" &&
      preview !== null &&
      preview.ledgerId === item.preview?.ledgerId &&
      preview.bankAccountId !== item.preview.bankAccountId,
  );
