import { describe, expect, it } from "vitest";
import type { FindingLine } from "#domain/audit/quarter-book.ts";
import { localDate, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { findingPlaces } from "#files/workbook/finding-places.ts";
import { tableRows, type Cell, type Sheet } from "#files/workbook/sheet.ts";
import { sheetNames } from "#files/workbook/words.ts";

const quarter = quarterFromText("2026Q3");
if (quarter === undefined) throw new Error("quarter");

const finding = (test: string, changes: Partial<FindingLine> = {}): FindingLine => ({
  test,
  severity: "amber",
  voucherName: "",
  onDate: localDate("2026-08-12"),
  amountFen: fen(-1500),
  facts: {},
  isCleared: false,
  answer: null,
  note: "",
  answeredByName: "",
  deadline: null,
  signedByName: "",
  responsible: "",
  result: "",
  foundIn: quarter,
  fileNames: [],
  ...changes,
});
const sheet = (key: keyof typeof sheetNames, ...tables: readonly (readonly (readonly Cell[])[])[]): Sheet => ({
  name: sheetNames[key],
  title: "",
  under: ["", ""],
  tables: tables.map((rows) => ({
    columns: [{ heading: "甲", kind: "text", width: 10 }],
    count: rows.length,
    rows: tableRows(rows, (cells) => ({ cells })),
  })),
  notes: [],
  hasFilter: false,
  hasSigners: false,
  frozenColumns: 0,
});
const sheets = [
  sheet("journal", [
    ["2026-08-01", "2026-08 记-1"],
    ["2026-08-02", "2026-08 记-2"],
  ]),
  sheet("matching", [
    ["2026-08-12", 900],
    ["2026-08-12", -1500],
  ]),
  sheet("parties", [["青禾粮站"]], [["青禾粮站二号"], ["承租户林某"]]),
  sheet("leases", [
    ["租1号", "东塘"],
    ["租12号", "西塘"],
  ]),
  sheet("decisions", [["2026-1"]]),
  sheet("numbering", [["2026-07"]]),
];
const placeOf = (each: FindingLine, known = new Map<string, { sheetName: string; row: number }>()) => {
  const place = findingPlaces([each], sheets, known).get(each);
  return place === undefined ? undefined : [place.sheetName, place.row];
};

describe("a finding jumps to its own row", () => {
  it.each([
    ["a line of a statement, by day and amount", finding("E23"), [sheetNames.matching, 5]],
    ["its amount with the other sign", finding("E22", { amountFen: fen(1500) }), [sheetNames.matching, 5]],
    ["a transfer, in the journal", finding("E02", { voucherName: "2026-08 记-2" }), [sheetNames.journal, 5]],
    ["a party, in the second table", finding("E21", { facts: { item: "承租户林某" } }), [sheetNames.parties, 8]],
    ["a lease, by its number alone", finding("E31", { facts: { contract: "租12号 西塘" } }), [sheetNames.leases, 5]],
    ["a vote", finding("E16", { facts: { resolutionNumber: "2026-1" } }), [sheetNames.decisions, 4]],
    [
      "what has no row, to the head of its sheet",
      finding("E01", { facts: { month: "2026-09" } }),
      [sheetNames.numbering, 1],
    ],
    ["what no sheet of the workbook shows, nowhere", finding("E32"), undefined],
  ])("%s", (_what, each, expected) => {
    expect(placeOf(each)).toEqual(expected);
  });

  it("stays where income and spending already have its voucher", () => {
    const known = new Map([["2026-08 记-2", { sheetName: sheetNames.expense, row: 9 }]]);
    expect(placeOf(finding("E23", { voucherName: "2026-08 记-2" }), known)).toEqual([sheetNames.expense, 9]);
  });
});
