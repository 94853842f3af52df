import type { Failure } from "#contract/failures.ts";
import type { ReadInput, OutputOf } from "#contract/contract.ts";
import { columnMapping } from "#contract/statement.ts";
import type { ColumnMapping } from "#domain/bank/column-mapping.ts";
import type { ReadFailure, StatementSource } from "#domain/bank/grid.ts";
import { inspectStatement } from "#domain/bank/inspection.ts";
import type { Inspection, InspectionOptions } from "#domain/bank/statement.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { openMember, openStatement } from "#files/statement/open-statement.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { readMappingText } from "#store/statement-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type StatementInput = ReadInput<"statement.inspect">;
export type ReadStatement = {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly name: string;
  readonly source: StatementSource;
  readonly inspection: Inspection;
};

/** What the office once said the columns of such a header mean. */
const rememberedMapping = (reading: Reading, fingerprint: string): ColumnMapping | undefined => {
  const text = readMappingText(reading, fingerprint);
  return text === undefined ? undefined : columnMapping.parse(JSON.parse(text));
};

/**
 * A file whose bytes have become tables; what they mean is still open. Of one file in an archive only its own bytes count:
 * `hash` is their SHA-256, so that it is known again wherever it comes from. `name` says where it came from.
 */
export type OpenedFile = {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly name: string;
  readonly source: StatementSource;
};

type Unread = Failure<"statement-unreadable" | "file-too-large">;

const unreadOf = (failure: ReadFailure): Unread => {
  if (failure.code === "file-too-large")
    return { code: "file-too-large", sizeBytes: failure.sizeBytes, mostBytes: failure.limitBytes };
  const { code: reason, ...facts } = failure;
  return { code: "statement-unreadable", reason, detail: JSON.stringify(facts) };
};

/**
 * The tables of the file read last. Inspecting, previewing and committing a file open the same bytes three times; the same
 * bytes always give the same tables, so this is no state, only time saved. What a password opened is not kept.
 */
const lastRead: { hash: string; name: string; source: WeakRef<StatementSource> | null } = {
  hash: "",
  name: "",
  source: null,
};

/** Opens a statement file by its content. Waits for the file formats, so it comes before any transaction. */
export const openFile = async (
  input: Pick<StatementInput, "file" | "password" | "member">,
): Promise<Result<OpenedFile, Unread>> => {
  const { password, member } = input;
  const whole = { bytes: bytesFromBase64(input.file.bytes), name: input.file.name, password };
  const file = member === null ? ok(whole) : await openMember(whole, member);
  if (!file.ok) return err(unreadOf(file.error));
  const { bytes } = file.value;
  const hash = sha256Of(bytes);
  const name = member === null ? whole.name : `${whole.name} › ${member}`;
  const kept = lastRead.hash === hash && lastRead.name === name ? lastRead.source?.deref() : undefined;
  if (kept !== undefined && password === null) return ok({ bytes, hash, name, source: kept });
  const source = await openStatement({ bytes, name: file.value.name, password });
  if (source.ok && password === null) Object.assign(lastRead, { hash, name, source: new WeakRef(source.value) });
  return source.ok ? ok({ bytes, hash, name, source: source.value }) : err(unreadOf(source.error));
};

const inspected = new WeakMap<StatementSource, { readonly key: string; readonly inspection: Inspection }>();

/** The inspection of a file under the same choices is the same: the commit need not repeat what the preview did. */
const inspectOnce = (source: StatementSource, options: InspectionOptions): Inspection => {
  const key = JSON.stringify(options);
  const kept = inspected.get(source);
  if (kept?.key === key) return kept.inspection;
  const inspection = inspectStatement(source, options);
  inspected.set(source, { key, inspection });
  return inspection;
};

/**
 * Inspects an opened file: with the mapping given, else the layout a person named, else a shipped layout, else the mapping
 * this office remembered for the same header.
 */
export const readStatement = (
  reading: Reading,
  opened: OpenedFile,
  input: Omit<StatementInput, "file" | "password" | "member" | "shown">,
): ReadStatement => {
  const { source } = opened;
  const sheet = input.sheet ?? undefined;
  const ownAccount = input.ownAccount ?? undefined;
  const layoutId = input.layoutId ?? undefined;
  const first = inspectOnce(source, { sheet, ownAccount, layoutId, mapping: input.mapping ?? undefined });
  const isChosen = input.mapping !== null || input.layoutId !== null;
  if (isChosen || first.layout !== null || first.headerFingerprint === "") return { ...opened, inspection: first };
  const mapping = rememberedMapping(reading, first.headerFingerprint);
  return { ...opened, inspection: mapping === undefined ? first : inspectOnce(source, { sheet, ownAccount, mapping }) };
};

const sampleRows = 12;

/** The first rows of the sheet as text, for the mapping screen and for people who doubt. */
const sampleOf = (source: StatementSource, sheet: string): string[][] =>
  (source.grids.find((grid) => grid.sheet === sheet) ?? source.grids[0])?.rows
    .slice(0, sampleRows)
    .map((row) => row.map((cell) => cell.text)) ?? [];

/** The inspection in the contract's shape; `source` gives the sample. */
export const shownInspection = (
  inspection: Inspection,
  source: StatementSource,
): Omit<OutputOf<"statement.inspect">, "lines"> => {
  const { lines: _lines, declared: _declared, ...shown } = inspection;
  return { ...shown, sample: sampleOf(source, inspection.sheet) };
};

export const shownLine = (line: Inspection["lines"][number]): OutputOf<"statement.inspect">["lines"][number] => ({
  row: line.row,
  bookedOn: line.bookedOn,
  tradedAt: line.tradedAt,
  amountFen: line.amountFen,
  balanceFen: line.balanceFen,
  counterpartyName: line.counterpartyName,
  counterpartyAccount: line.counterpartyAccount,
  counterpartyBank: line.counterpartyBank,
  purpose: line.purpose,
  remark: line.remark,
  summary: line.summary,
  serial: line.serial,
  isReversal: line.isReversal,
});

/** What a statement file says of itself and of its arithmetic; nothing is imported. */
export const inspectFile = async (call: Call<"statement.inspect">): Promise<Reply<"statement.inspect">> => {
  const opened = await openFile(call.input);
  if (!opened.ok) return refuse(opened.error);
  const { inspection, source } = readStatement(call.ledger.reading, opened.value, call.input);
  const shownLines = inspection.lines.slice(0, call.input.shown ?? undefined);
  return done({ ...shownInspection(inspection, source), lines: shownLines.map(shownLine) });
};
