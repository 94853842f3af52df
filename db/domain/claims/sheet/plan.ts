import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { SetupLayout } from "#domain/people/setup/layout.ts";
import { inFileOrder, type SetupFault, type SetupPlace, type SetupSheet } from "#domain/people/setup/places.ts";
import {
  collectFaults,
  optionalAmount,
  optionalDate,
  readerOf,
  type Faults,
  type RowReader,
} from "#domain/people/setup/row-reading.ts";
import { rowsOfSheet } from "#domain/people/setup/sheet-reading.ts";
import type { Words } from "#domain/people/setup/words.ts";
import {
  handledFault,
  papersFault,
  ratifyFault,
  type ClaimContent,
  type ClaimDocument,
  type ClaimForm,
  type ClaimLine,
} from "#domain/claims/claim.ts";
import { claimSheets, completeWords, coverRows, formWords, paperWords, sumHeader } from "./layout.ts";

/** What the office knows when a form comes in: its ledgers, its categories by name, today, and the days until a vote is made up. */
export type ClaimSheetOffice<LedgerId extends string> = {
  readonly ledgerIds: ReadonlySet<LedgerId>;
  readonly categories: Words<CategoryId>;
  readonly today: LocalDate;
  readonly ratifyDays: number;
};

/** One filled form: which form, whose, and its claims, each with its row in the first list. */
export type PlannedClaims<LedgerId extends string> = {
  readonly formId: string;
  readonly ledgerId: LedgerId;
  readonly claims: readonly { readonly row: number; readonly content: ClaimContent }[];
};

const mostOfEach = 200;

/** Rows where somebody wrote something: the form comes with numbers and sums already in them. */
const filledRows = (
  sheets: readonly SetupSheet[],
  layout: SetupLayout,
  faults: Faults,
): readonly RowReader[] | undefined =>
  rowsOfSheet(sheets, layout, faults)?.flatMap((row) => {
    const isFilled = [...row.cells].some(
      ([header, { cell }]) => header !== "单号" && header !== sumHeader && cell.kind !== "empty",
    );
    return isFilled ? [readerOf(row, faults)] : [];
  });

type Cover<LedgerId> = { readonly formId: string; readonly ledgerId: LedgerId; readonly clerk: string };

const coverOf = <LedgerId extends string>(
  sheets: readonly SetupSheet[],
  { ledgerIds }: ClaimSheetOffice<LedgerId>,
  faults: Faults,
): Cover<LedgerId> | undefined => {
  const rows = rowsOfSheet(sheets, claimSheets.cover, faults);
  if (rows === undefined) return undefined;
  const named = new Map(rows.map((row) => [row.cells.get("项目")?.cell.text ?? "", readerOf(row, faults)]));
  const textOf = (name: string, most: number): string => {
    const row = named.get(name);
    if (row === undefined) {
      faults.addPlace({ sheet: claimSheets.cover.name, row: 0, column: "", code: "required", text: name });
      return "";
    }
    return row.text("内容", most);
  };
  const formId = textOf(coverRows.formId, 60);
  const wanted = textOf(coverRows.ledgerId, 60);
  const clerk = textOf(coverRows.clerk, 40);
  const ledgerId = [...ledgerIds].find((id) => id === wanted);
  if (ledgerId === undefined && wanted !== "") named.get(coverRows.ledgerId)?.fault("内容", "sheet-other-ledger");
  return ledgerId === undefined || formId === "" ? undefined : { formId, ledgerId, clerk };
};

const emergencyOf = (row: RowReader, onDate: LocalDate, ratifyDays: number): ClaimContent["emergency"] => {
  const reason = row.optionalText("应急理由", 200);
  const until = optionalDate(row, "补办决议期限");
  if (reason === "") {
    if (row.isEmpty("应急理由") && until !== null) row.fault("应急理由", "claim-reason-missing");
    return null;
  }
  const ratifyBy = until ?? addDays(onDate, ratifyDays);
  const fault = ratifyFault({ reason, ratifyBy }, onDate, ratifyDays);
  if (fault !== undefined) row.fault("补办决议期限", `claim-${fault}`);
  return { reason, ratifyBy };
};

/** The head of a claim; lines and papers come from the other sheets. */
const headOf = (
  row: RowReader,
  of: { readonly today: LocalDate; readonly ratifyDays: number; readonly clerk: string },
) => {
  const onDate = row.date("报账日期");
  if (onDate !== undefined && onDate > of.today) row.fault("报账日期", "claim-date-in-future");
  const form = row.word("付款方式", formWords);
  const needed = (header: string, most: number): string =>
    form === "transfer" ? row.text(header, most) : row.optionalText(header, most);
  const head = {
    onDate: onDate ?? of.today,
    form: form ?? ("transfer" satisfies ClaimForm),
    purpose: row.text("用途", 200),
    handler: row.text("经手人", 40),
    witness: row.text("证明人", 40),
    clerk: of.clerk,
    payee: needed("收款人", 100),
    payeeAccount: needed("收款账号", 40),
    note: row.optionalText("备注", 300),
    emergency: emergencyOf(row, onDate ?? of.today, of.ratifyDays),
  };
  if (handledFault({ ...head, lines: [], documents: [] }) === "handler-is-witness")
    row.fault("证明人", "claim-handler-is-witness");
  return head;
};

const lineOf = (
  row: RowReader,
  categories: Words<CategoryId>,
): Omit<ClaimLine, "categoryId"> & { readonly categoryId: CategoryId | undefined } => {
  const categoryId = row.word("支出分类", categories);
  const amountFen = row.amount("金额");
  if (row.isEmpty("金额")) row.fault("金额", "required");
  else if (amountFen !== undefined && amountFen <= 0) row.fault("金额", "claim-amount");
  return { categoryId, summary: row.optionalText("内容", 200), amountFen: amountFen ?? zeroFen };
};

/** What a person has seen on a paper whose elements are complete; day, amount and issuer follow from their own cells. */
const seenElements = ["name", "recipient", "content", "maker"] as const;

const mostUnits = 1_000_000;

const unitsOf = (row: RowReader): number | null => {
  const units = row.count("人数或数量");
  if (units !== undefined && (units === 0 || units > mostUnits)) row.fault("人数或数量", "not-a-number");
  return units ?? null;
};

const documentOf = (row: RowReader): ClaimDocument => {
  const kind = row.word("单据种类", paperWords) ?? "other";
  const amountFen = optionalAmount(row, "金额");
  const isComplete = !row.isEmpty("要素核对") && row.word("要素核对", completeWords) === "complete";
  return {
    kind,
    number: row.optionalText("号码", 60).normalize("NFKC"),
    onDate: optionalDate(row, "日期"),
    amountFen,
    party: row.optionalText("出具单位", 100),
    note: row.optionalText("附件", 200),
    units: row.isEmpty("人数或数量") ? null : unitsOf(row),
    buyer: row.optionalText("购买方名称", 100),
    elements: isComplete ? [...seenElements] : [],
  };
};

/** Rows of a list by the number of the claim they belong to; a number no claim has is named, where the claims can be read. */
const byNumber = <Row>(
  rows: readonly RowReader[] | undefined,
  known: ReadonlySet<number> | undefined,
  read: (row: RowReader) => Row,
): ReadonlyMap<number, readonly Row[]> => {
  const found = new Map<number, Row[]>();
  for (const row of rows ?? []) {
    const number = row.count("单号");
    const each = read(row);
    if (number === undefined) continue;
    if (known?.has(number) === false) row.fault("单号", "claim-unknown");
    const sofar = found.get(number) ?? [];
    if (sofar.length === mostOfEach) row.fault("单号", "claim-too-many");
    found.set(number, [...sofar, each]);
  }
  return found;
};

const numbersOf = (rows: readonly RowReader[]): ReadonlyMap<RowReader, number> => {
  const numbers = new Map<RowReader, number>();
  const seen = new Set<number>();
  for (const [index, row] of rows.entries()) {
    const number = row.count("单号");
    if (index === mostOfEach) row.fault("单号", "claim-too-many");
    if (number === undefined) continue;
    if (seen.has(number)) row.fault("单号", "duplicate");
    seen.add(number);
    numbers.set(row, number);
  }
  return numbers;
};

/** What is wrong with a claim as a whole, shown at its row: nothing spent, no paper, papers that come to less. */
const wholeFault = (content: ClaimContent): SetupFault | undefined => {
  if (content.lines.length === 0) return "claim-lines-none";
  const fault = papersFault(content);
  return fault === undefined ? undefined : `claim-${fault}`;
};

/**
 * Every claim of a form filled in at a village, or every wrong cell of it at once. What a person would be refused while typing
 * is refused here too; papers with elements still lacking come in as they would be typed, and hold the claim there.
 */
export const planClaims = <LedgerId extends string>(
  sheets: readonly SetupSheet[],
  office: ClaimSheetOffice<LedgerId>,
): Result<PlannedClaims<LedgerId>, readonly SetupPlace[]> => {
  const faults = collectFaults();
  const cover = coverOf(sheets, office, faults);
  const clerk = cover?.clerk ?? "";
  const claimRows = filledRows(sheets, claimSheets.claims, faults);
  const rows = claimRows ?? [];
  const numbers = numbersOf(rows);
  const known = claimRows === undefined ? undefined : new Set(numbers.values());
  const lineRows = filledRows(sheets, claimSheets.lines, faults);
  const documentRows = filledRows(sheets, claimSheets.documents, faults);
  const lines = byNumber(lineRows, known, (row) => lineOf(row, office.categories));
  const documents = byNumber(documentRows, known, documentOf);
  const hasSheets = claimRows !== undefined && lineRows !== undefined && documentRows !== undefined;
  if (hasSheets && rows.length === 0)
    faults.addPlace({ sheet: claimSheets.claims.name, row: 0, column: "", code: "required", text: "" });
  const claims = rows.map((row) => {
    const head = headOf(row, { ...office, clerk });
    const number = numbers.get(row) ?? 0;
    const own = lines.get(number) ?? [];
    const content: ClaimContent = {
      ...head,
      lines: own.flatMap(({ categoryId, summary, amountFen }) =>
        categoryId === undefined ? [] : [{ categoryId, amountFen, summary: summary === "" ? head.purpose : summary }],
      ),
      documents: documents.get(number) ?? [],
    };
    // A line whose category cannot be read was named already; it still makes a claim that has lines.
    const isReadable = own.length === 0 || content.lines.length === own.length;
    const whole = hasSheets && isReadable && numbers.has(row) ? wholeFault(content) : undefined;
    if (whole !== undefined) row.fault("单号", whole);
    return { row: row.row.row, content };
  });
  const places = inFileOrder(faults.all(), Object.values(claimSheets));
  if (places.length > 0 || cover === undefined) return err(places);
  return ok({ formId: cover.formId, ledgerId: cover.ledgerId, claims });
};
