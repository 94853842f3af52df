import { compareCells, type CellDifference, type SheetCells } from "#domain/audit/version-differences.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { sheetCells } from "#files/workbook/sheet-texts.ts";
import type { Ledger } from "#store/open.ts";
import { readPublications } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import { readWorkbookFiles } from "#store/workbook-signing-rows.ts";
import { readWorkbooks } from "#store/workbook-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { findFingerprint, findPrinted, type Asked, type FingerprintAnswer } from "./check-fingerprint.ts";

const mostShown = 200;

const cellsOf = async (bytes: Uint8Array): Promise<SheetCells | undefined> => {
  try {
    return await sheetCells(bytes);
  } catch {
    // No workbook at all: there is nothing to compare.
    return undefined;
  }
};

/** 指纹全文 as the cover of a workbook or a wall sheet's own sheet of it bears it. */
const printedHash = (cells: SheetCells): string | undefined =>
  [...cells.values()].flatMap((sheet) => [...sheet.values()]).find((text) => /^[0-9a-f]{64}$/.test(text));

type KeptVersion = { readonly name: string; readonly shelved: string };

/** The workbooks and wall sheets kept here that bear a fingerprint, as made and as signed. */
const keptVersions = (reading: Reading, hash: string): readonly KeptVersion[] => {
  const workbooks = readWorkbooks(reading, null).filter(({ chainHash }) => chainHash === hash);
  const sheets = readPublications(reading, null).filter(({ chainHash }) => chainHash === hash);
  return [
    ...workbooks.flatMap(({ id, name }) => {
      const files = readWorkbookFiles(reading, id);
      return (["made", "signed"] as const).flatMap((kind) => {
        const shelved = files.get(kind);
        return shelved === undefined ? [] : [{ name, shelved }];
      });
    }),
    ...sheets.flatMap(({ title, version, xlsxHash }) =>
      xlsxHash === null ? [] : [{ name: `${title} 第 ${version} 版`, shelved: xlsxHash }],
    ),
  ];
};

/** The kept version a file is nearest to, and in which cells it is not the same. */
const nearestVersion = async (
  ledger: Ledger,
  hash: string,
  given: SheetCells,
): Promise<{ readonly name: string; readonly differences: readonly CellDifference[] } | undefined> => {
  let nearest: { readonly name: string; readonly differences: readonly CellDifference[] } | undefined;
  for (const { name, shelved } of keptVersions(ledger.reading, hash)) {
    const bytes = ledger.files.get(shelved);
    const kept = typeof bytes === "string" ? undefined : await cellsOf(bytes);
    const differences = kept === undefined ? undefined : compareCells(kept, given);
    if (differences !== undefined && differences.length < (nearest?.differences.length ?? Infinity))
      nearest = { name, differences };
  }
  return nearest;
};

/**
 * What a code or a file says about a ledger. A workbook or wall sheet that is none of the files made here but bears a fingerprint on its
 * cover is judged by that, and compared cell by cell with the version kept here. `undefined` when a code cannot be read.
 */
export const checkPaper = async (
  ledger: Ledger,
  asked: Asked,
  progress: (stage: string, done: number, total: number) => void,
): Promise<FingerprintAnswer | undefined> => {
  const answer = ledger.snapshot((reading) => findFingerprint(reading, asked, progress));
  if (answer === undefined || answer.found.length > 0 || !("file" in asked)) return answer;
  const given = await cellsOf(bytesFromBase64(asked.file.bytes));
  const hash = given === undefined ? undefined : printedHash(given);
  if (given === undefined || hash === undefined) return answer;
  const nearest = await nearestVersion(ledger, hash, given);
  const byCode = ledger.snapshot((reading) => findPrinted(reading, { code: hash }, progress));
  if (nearest === undefined) return { ...answer, ...byCode };
  const { name, differences } = nearest;
  return {
    ...answer,
    ...byCode,
    copy: { name, total: differences.length, differences: differences.slice(0, mostShown) },
  };
};

/** 核对指纹: a code on paper, or a workbook file, against the books as they now are. */
export const checkFingerprint = async (call: Call<"fingerprint.check">): Promise<Reply<"fingerprint.check">> => {
  const { code, file } = call.input;
  const answer = await checkPaper(call.ledger, file === null ? { code } : { file }, call.progress);
  return answer === undefined ? refuse({ code: "fingerprint-unreadable" }) : done(answer);
};
