import type { InputOf } from "#contract/contract.ts";
import { partsOf, sheetsOf, type StatementPart } from "#domain/bank/account-part.ts";
import type { Ask } from "./at-desk.ts";
import { finished, refusedBy, type Outcome } from "./command.ts";
import { inspectionText, inspectionValue } from "./statement-text.ts";

/** One statement of several in a file: a member of an archive, an own account, a sheet of a workbook. */
export type FilePart = StatementPart & { readonly sheet?: string };

const partName = ({ member, sheet, ownAccount }: FilePart): string =>
  [member, sheet === undefined ? null : `工作表 ${sheet}`, ownAccount === null ? null : `账号 ${ownAccount}`]
    .filter((each) => each !== null)
    .join(" › ");

const textOf = (outcome: Outcome): string => {
  if (outcome.ok) return outcome.text;
  return "sentence" in outcome ? outcome.sentence : outcome.misuse;
};

const valueOf = (outcome: Outcome): unknown => {
  if (outcome.ok) return { value: outcome.value };
  return { failure: "failure" in outcome ? outcome.failure : { code: "misused" } };
};

type Part = { readonly part: FilePart; readonly outcome: Outcome };

const partValue = ({ part, outcome }: Part): unknown => ({ ...part, ...Object(valueOf(outcome)) });

const partsText = (parts: readonly Part[]): string =>
  parts.map(({ part, outcome }) => `【${partName(part)}】\n${textOf(outcome)}`).join("\n\n");

const isWhole = (parts: readonly Part[]): boolean => parts.every(({ outcome }) => outcome.ok && outcome.isWhole);

const inTurn = async (
  parts: readonly FilePart[],
  work: (part: FilePart) => Promise<Outcome>,
): Promise<readonly Part[]> => {
  const done: Part[] = [];
  for (const part of parts) done.push({ part, outcome: await work(part) });
  return done;
};

/** Does the parts of a file one after the other; one that is refused is named and keeps no other back. */
export const eachPart = async (
  parts: readonly FilePart[],
  work: (part: FilePart) => Promise<Outcome>,
): Promise<Outcome> => {
  const done = await inTurn(parts, work);
  return finished({ parts: done.map(partValue) }, partsText(done), isWhole(done));
};

const digits = (number: string): string => number.normalize("NFKC").replaceAll(/[^0-9A-Za-z]/g, "");

export const isSameNumber = (one: string, other: string): boolean => digits(one) === digits(other);

type Inspected = { readonly warnings: readonly { readonly code: string }[] };
type Refused = Parameters<typeof partsOf>[0];

/** The statements of a file that was read as far as it could be: by account, else by sheet. */
const statementsIn = (inspected: Inspected, refusal: Refused, part: FilePart): readonly FilePart[] => {
  const byAccount = partsOf(refusal, part);
  return byAccount.length > 1 ? byAccount : sheetsOf(inspected).map((sheet) => ({ ...part, sheet }));
};

type InspectInput = Omit<InputOf<"statement.inspect">, keyof StatementPart>;

/**
 * The statement of a file. Of an archive with several files, `parts` with each; of a table with several own accounts what is
 * told of the whole, and `parts` with each; so of a workbook with a statement on each sheet.
 */
export const inspectParts = async (ask: Ask, input: InspectInput, part: FilePart): Promise<Outcome> => {
  const reply = await ask("statement.inspect", { ...input, ...part });
  const refusal = reply.ok ? { code: "statement-refused", refusals: reply.value.refusals } : reply.failure;
  const parts = reply.ok ? statementsIn(reply.value, refusal, part) : partsOf(refusal, part);
  if (!reply.ok)
    return parts.length > 1 ? eachPart(parts, (each) => inspectParts(ask, input, each)) : refusedBy(reply.failure);
  const own = { value: inspectionValue(reply.value), text: inspectionText(reply.value) };
  if (parts.length < 2) return finished(own.value, own.text);
  const done = await inTurn(parts, (each) => inspectParts(ask, input, each));
  return finished({ ...own.value, parts: done.map(partValue) }, `${own.text}\n\n${partsText(done)}`);
};
