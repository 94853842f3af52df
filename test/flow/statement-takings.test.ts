import { utils, write } from "@e965/xlsx";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

type File = ReturnType<typeof icbcStatement>;
let village: Village;
beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const rowsOf = ({ bytes }: File): string[][] =>
  Buffer.from(bytes, "base64")
    .toString()
    .trim()
    .split("\n")
    .map((line) => line.split(","));

const workbookOf = (sheets: Readonly<Record<string, File>>): File => {
  const book = utils.book_new();
  for (const [name, file] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rowsOf(file)), name);
  const bytes: Uint8Array = write(book, { type: "buffer", bookType: "xlsx" });
  return { name: "明细.xlsx", bytes: Buffer.from(bytes).toString("base64") };
};

const preview = (file: File, rest: Record<string, unknown> = {}) =>
  village.call("statement.preview", { file, bankAccountId: null, mapping: null, sheet: null, ...rest });
const journal = async (): Promise<readonly (readonly [string, number])[]> =>
  (await journalOf(village, village.ledgerId)).map((line) => [line.bookedOn, line.amountFen] as const);
const isSound = async (): Promise<boolean> => (await village.must("ledger.verify", {})).isSound;

describe("a workbook with a statement on each sheet", () => {
  const workbook = workbookOf({
    七月: icbcStatement("七月", [{ on: "2026-07-05", yuan: 100 }]),
    八月: icbcStatement("八月", [{ on: "2026-08-06", yuan: -30 }], 10_100),
  });

  it("gives every sheet, one after the other, and each only once", async () => {
    for (const sheet of ["七月", "八月"])
      expect(await importStatement(village, workbook, { sheet })).toMatchObject({ ok: true, value: { newCount: 1 } });
    expect(await journal()).toEqual([
      ["2026-07-05", 10_000],
      ["2026-08-06", -3000],
    ]);
    for (const sheet of ["七月", "八月"])
      expect(await preview(workbook, { sheet })).toMatchObject({ failure: { code: "statement-already-imported" } });
    expect(await isSound()).toBe(true);
  });

  it("says of the second sheet that the file came before, and of the first time nothing", async () => {
    const first = await preview(workbook, { sheet: "七月" });
    expect(first.ok && first.value.inspection.warnings.map(({ code }) => code)).not.toContain("imported-before");
    await importStatement(village, workbook, { sheet: "七月" });
    const second = await preview(workbook, { sheet: "八月" });
    expect(second.ok && second.value.inspection.warnings).toContainEqual(
      expect.objectContaining({ code: "imported-before", name: "明细.xlsx" }),
    );
  });
});

describe("rows that were doubtful the first time", () => {
  /** The second row says the same in everything, its balance too. */
  const file = ((): File => {
    const whole = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: -20, party: "张三" }]);
    const text = Buffer.from(whole.bytes, "base64").toString().trim();
    const [last = ""] = text.split("\n").slice(-1);
    return { ...whole, bytes: Buffer.from(`${text}\n${last}\n`).toString("base64") };
  })();

  it("can be taken later from the same file, once", async () => {
    const options = { acceptBreaks: true, makeDrafts: false };
    expect(await importStatement(village, file, options)).toMatchObject({ ok: true, value: { newCount: 1 } });
    const again = await preview(file);
    expect(again.ok && again.value).toMatchObject({ newCount: 0, knownCount: 1, doubtfulCount: 1 });
    const doubtful = again.ok ? again.value.lines.filter(({ fate }) => fate === "doubtful").map(({ row }) => row) : [];
    expect(await importStatement(village, file, { ...options, takeRows: doubtful })).toMatchObject({
      ok: true,
      value: { newCount: 1, knownCount: 1 },
    });
    expect(await journal()).toEqual([
      ["2026-07-05", -2000],
      ["2026-07-05", -2000],
    ]);
    expect(await preview(file)).toMatchObject({ failure: { code: "statement-already-imported" } });
    expect(await isSound()).toBe(true);
  });

  it("are the only ones that can be named to be taken", async () => {
    const known = rowsOf(file).length - 1;
    expect(await importStatement(village, file, { acceptBreaks: true, takeRows: [known, 999] })).toMatchObject({
      ok: false,
      failure: { code: "rows-not-doubtful", rows: [known, 999] },
    });
    expect(await journal()).toEqual([]);
  });
});

describe("taking back the first of two overlapping imports", () => {
  it("tells which file holds the lines too, and that file brings them back", async () => {
    const early = [
      { on: "2026-07-03", yuan: 100 },
      { on: "2026-07-05", yuan: -40 },
    ];
    const short = icbcStatement("A.csv", early);
    const long = icbcStatement("B.csv", [...early, { on: "2026-07-20", yuan: 7 }]);
    const first = await importStatement(village, short, { makeDrafts: false });
    await importStatement(village, long, { makeDrafts: false });
    const withdrawn = await village.must(
      "statement.withdraw",
      { id: first.ok ? first.value.statementFileId : "", reason: "选错了" },
      "bookkeeper",
    );
    expect(withdrawn).toMatchObject({ lineCount: 2, alsoIn: ["B.csv"] });
    expect(await importStatement(village, long, { makeDrafts: false })).toMatchObject({
      ok: true,
      value: { newCount: 2, knownCount: 1 },
    });
    expect(await journal()).toEqual([
      ["2026-07-03", 10_000],
      ["2026-07-05", -4000],
      ["2026-07-20", 700],
    ]);
    const { differenceFen } = await village.must("bank.reconciliation", {
      bankAccountId: village.bankAccountId,
      onDate: "2026-07-31",
    });
    expect(differenceFen).toBe(0);
    expect(await isSound()).toBe(true);
  });
});

describe("a statement that reaches before the books", () => {
  const file = icbcStatement("六七月.csv", [
    { on: "2026-06-30", yuan: 500, text: "利息" },
    { on: "2026-07-05", yuan: 100 },
  ]);

  it("brings what lies within them and names what it leaves out", async () => {
    const seen = await preview(file);
    expect(seen.ok && seen.value).toMatchObject({
      newCount: 1,
      expectedOpeningFen: 1_000_000,
      inspection: { openingFen: 1_050_000, from: "2026-07-05", rows: 1, skipped: [{ reason: "before-start" }] },
    });
    expect(seen.ok && seen.value.inspection.skipped[0]?.text).toContain("利息");
    expect(await importStatement(village, file, { makeDrafts: false })).toMatchObject({
      ok: true,
      value: { newCount: 1, skippedCount: 1 },
    });
    expect(await journal()).toEqual([["2026-07-05", 10_000]]);
  });

  it("is refused when nothing of it lies within them", async () => {
    expect(await preview(icbcStatement("六月.csv", [{ on: "2026-06-30", yuan: 5 }]))).toMatchObject({
      failure: { code: "statement-before-start", month: "2026-07" },
    });
  });
});

it("a line dated after today is warned of", async () => {
  const seen = await preview(
    icbcStatement("错.csv", [
      { on: "2026-07-05", yuan: 1 },
      { on: "2099-01-20", yuan: 1 },
    ]),
  );
  expect(seen.ok && seen.value.inspection.warnings).toContainEqual({
    code: "future-lines",
    rows: [4],
    lastOn: "2099-01-20",
  });
});
