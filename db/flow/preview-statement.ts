import type { OutputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, type LocalDate } from "#domain/core/dates.ts";
import { done, refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { openingExpected } from "./import-gaps.ts";
import { lateLinesOf, prepareImport, type PreparedImport } from "./import-statement.ts";
import { openFile, shownInspection, shownLine } from "./read-statement.ts";

type PreviewLine = OutputOf<"statement.preview">["lines"][number];
type Verdict = PreparedImport["comparison"]["verdicts"][number];
/** The part of a prepared import that its lines are shown from. */
type Lines = Pick<PreparedImport, "proposalOf" | "digest"> & { readonly verdicts: readonly Verdict[] };

const fateOf = (verdict: Verdict): PreviewLine["fate"] =>
  verdict.kind === "known" && verdict.known.deleted !== null ? "deleted" : verdict.kind;

const fateReason = (verdict: Verdict): string => {
  switch (verdict.kind) {
    case "known":
      return verdict.known.deleted?.reason ?? `${verdict.known.fileName} ${verdict.known.row}`;
    case "doubtful":
      return verdict.reason;
    case "new":
      return "";
  }
};

/** The line of the journal a doubtful one resembles: both stand side by side. */
const resembledBy = (verdict: Verdict): PreviewLine["resembles"] => {
  if (verdict.kind !== "doubtful" || verdict.known === null) return null;
  const { bookedOn, tradedAt, amountFen, balanceFen, serial, counterpartyName, counterpartyAccount } = verdict.known;
  const { fileName, row } = verdict.known;
  return { bookedOn, tradedAt, amountFen, balanceFen, serial, counterpartyName, counterpartyAccount, fileName, row };
};

type Slice = { readonly skip: number; readonly take: number };

const previewLines = ({ verdicts, proposalOf }: Lines, { skip, take }: Slice): PreviewLine[] =>
  verdicts.slice(skip, skip + take).map((verdict) => {
    const { parts } = proposalOf(verdict.line);
    return {
      ...shownLine(verdict.line),
      fate: fateOf(verdict),
      fateReason: fateReason(verdict),
      resembles: resembledBy(verdict),
      proposal: parts.length === 0 ? null : parts.map(({ account }) => `${account.code} ${account.name}`).join("、"),
    };
  });

type KeptLines = { lines: Lines | null; readonly weakly: WeakRef<Lines> };

/**
 * Previews whose lines were not all in the answer, by ledger and digest: held until the last line was asked for, and after
 * that for as long as memory lasts. A digest names one file in one state of one account, so this is no state either.
 */
const kept = new WeakMap<Surroundings["ledger"], Map<string, KeptLines>>();

const keepLines = (ledger: Surroundings["ledger"], lines: Lines): void => {
  const known = kept.get(ledger) ?? new Map<string, KeptLines>();
  for (const [digest, { weakly }] of known) if (weakly.deref() === undefined) known.delete(digest);
  kept.set(ledger, known.set(lines.digest, { lines, weakly: new WeakRef(lines) }));
};

const countsOf = (verdicts: readonly Verdict[]) => {
  const counts: Record<PreviewLine["fate"], number> = { new: 0, known: 0, deleted: 0, doubtful: 0 };
  for (const verdict of verdicts) counts[fateOf(verdict)] += 1;
  const { new: newCount, known: knownCount, deleted: deletedCount, doubtful: doubtfulCount } = counts;
  return { newCount, knownCount, deletedCount, doubtfulCount };
};

type Warning = OutputOf<"statement.preview">["inspection"]["warnings"][number];

/** What only the books and the day beside a file show: lines it lacks, that it came before, days that have not come yet. */
const warningsBeside = ({ comparison, earlier }: PreparedImport, today: LocalDate): readonly Warning[] => {
  // A deleted line that the file lacks as well is no news.
  const gone = comparison.missing.flatMap(({ day, known }) =>
    known.some(({ deleted }) => deleted === null) ? [day] : [],
  );
  const future = comparison.verdicts.map(({ line }) => line).filter(({ bookedOn }) => bookedOn > today);
  const days = future.map(({ bookedOn }) => bookedOn).toSorted();
  return [
    ...(earlier === null ? [] : [{ code: "imported-before", ...earlier }]),
    ...(gone.length === 0 ? [] : [{ code: "known-lines-missing", days: gone }]),
    ...(comparison.countedDays.length === 0 ? [] : [{ code: "counted-day", days: comparison.countedDays }]),
    ...(future.length === 0 ? [] : [{ code: "future-lines", rows: future.map(({ row }) => row), lastOn: days.at(-1) }]),
  ];
};

/** What importing would do, line by line; `digest` lets the commit prove that it does the same. */
export const previewStatement = async (call: Call<"statement.preview">): Promise<Reply<"statement.preview">> => {
  const { input, ledger } = call;
  const opened = await openFile(input);
  if (!opened.ok) return refuse(opened.error);
  return ledger.snapshot((reading): Reply<"statement.preview"> => {
    const found = prepareImport(reading, { opened: opened.value, input }, call.now());
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    const { inspection, comparison, account, book, source, digest, proposalOf } = prepared;
    const shown = shownInspection(inspection, source);
    const lines = { verdicts: comparison.verdicts, proposalOf, digest };
    const take = input.shown ?? lines.verdicts.length;
    if (take < lines.verdicts.length) keepLines(ledger, lines);
    return done({
      digest,
      bankAccountId: account.id,
      ledgerId: account.ledgerId,
      ledgerName: book.ledger.name,
      accountWasInFile: inspection.account !== null,
      inspection: { ...shown, warnings: [...shown.warnings, ...warningsBeside(prepared, chinaDateOf(call.now()))] },
      lines: previewLines(lines, { skip: 0, take }),
      ...countsOf(comparison.verdicts),
      gaps: [...prepared.gaps],
      expectedOpeningFen: inspection.from === null ? null : openingExpected(reading, account, inspection.from),
      ...lateLinesOf(
        prepared,
        comparison.verdicts.filter((verdict) => verdict.kind !== "known").map((verdict) => verdict.line),
      ),
    });
  });
};

/** More lines of a preview, in its own order; what was forgotten meanwhile must be previewed anew. */
export const readPreviewLines = (call: Call<"statement.previewLines">): Reply<"statement.previewLines"> => {
  const { digest, skip, take } = call.input;
  const held = kept.get(call.ledger)?.get(digest);
  const lines = held?.lines ?? held?.weakly.deref();
  if (held === undefined || lines === undefined) return refuse({ code: "preview-outdated" });
  assert(lines.digest === digest, `preview ${digest}`);
  if (skip + take >= lines.verdicts.length) held.lines = null;
  return done({ lines: previewLines(lines, { skip, take }) });
};
