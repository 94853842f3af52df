import type { FindingLine } from "#domain/audit/quarter-book.ts";
import { placeSheet, shownValue, type Row, type Sheet } from "./sheet.ts";
import { sheetNames } from "./words.ts";

/** The cell a finding jumps to; row 1 where its sheet has no row of its own for it. */
export type FindingPlace = { readonly sheetName: string; readonly row: number };

type SheetKey = keyof typeof sheetNames;

/** Where the rows of a test stand: sheets in the order they are looked through, and by which of its facts a row is known. */
type Trace = { readonly sheets: readonly SheetKey[]; readonly keys: readonly string[] };

const byDayAndAmount: readonly string[] = ["", "onDate", "amountFen"];

const traces: Readonly<Record<string, Trace>> = {
  E01: { sheets: ["numbering"], keys: ["month"] },
  E03: { sheets: ["trial"], keys: ["account"] },
  E09: { sheets: ["matching"], keys: byDayAndAmount },
  E11: { sheets: ["matching"], keys: byDayAndAmount },
  E12: { sheets: ["matching"], keys: byDayAndAmount },
  E13: { sheets: ["matching"], keys: byDayAndAmount },
  E15: { sheets: ["decisions"], keys: ["resolutionNumber"] },
  E16: { sheets: ["decisions"], keys: ["resolutionNumber"] },
  E18: { sheets: ["cash"], keys: ["", "onDate"] },
  E20: { sheets: ["receipts"], keys: ["book", "numbers"] },
  E21: { sheets: ["parties"], keys: ["item"] },
  E22: { sheets: ["matching", "reconciliation"], keys: byDayAndAmount },
  E23: { sheets: ["matching", "journal"], keys: byDayAndAmount },
  E24: { sheets: ["grants"], keys: ["document"] },
  E25: { sheets: ["grants"], keys: ["fundName"] },
  E26: { sheets: ["pay"], keys: ["name"] },
  E27: { sheets: ["summary"], keys: ["category"] },
  E30: { sheets: ["projects"], keys: ["project", "projects"] },
  E31: { sheets: ["leases"], keys: ["contract"] },
  E32: { sheets: ["postings"], keys: ["disclosed"] },
  E33: { sheets: ["rules"], keys: ["title"] },
  E34: { sheets: ["log"], keys: [] },
  E35: { sheets: ["expense"], keys: [] },
  E36: { sheets: ["adjustments"], keys: [] },
  E10: { sheets: ["expense"], keys: [] },
  E08: { sheets: ["expense"], keys: [] },
};

type Wanted = { readonly finding: FindingLine; readonly isIt: (texts: readonly string[]) => boolean };

const textsOf = (row: Row): readonly string[] =>
  row.cells.flatMap((cell) => {
    const value = shownValue(cell);
    return value === null || value === "" ? [] : [String(value)];
  });

const signless = (amount: string): string => amount.replace(/^-/, "");

/** How the row of a finding is known: by a text that one of its cells is or holds, or by day and amount. */
const recognise = (finding: FindingLine, keys: readonly string[]): Wanted["isIt"] | undefined => {
  const day = finding.onDate;
  if (keys[0] === "") {
    const amount =
      keys.includes("amountFen") && finding.amountFen !== null ? signless(String(finding.amountFen)) : null;
    if (day === null) return undefined;
    return (texts) => texts.includes(day) && (amount === null || texts.some((text) => signless(text) === amount));
  }
  const words = keys
    .flatMap((key) => finding.facts[key] ?? [])
    .flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
  if (words.length === 0) return undefined;
  // A finding names a contract by number and subject, its sheet has them in cells of their own.
  const parts = words.flatMap((word) => [word, word.split(" ")[0] ?? word]);
  return (texts) => texts.some((text) => parts.some((part) => text === part || text.startsWith(`${part} `)));
};

/** The first row of every finding wanted in one sheet; each table of it is walked through once. */
const rowsOf = (sheet: Sheet, wanted: readonly Wanted[]): ReadonlyMap<FindingLine, FindingPlace> => {
  const found = new Map<FindingLine, FindingPlace>();
  if (wanted.length === 0) return found;
  const places = placeSheet(sheet).tables;
  for (const [index, table] of sheet.tables.entries()) {
    const first = places[index]?.firstRow ?? 1;
    let row = first;
    for (const each of table.rows(first)) {
      const texts = textsOf(each);
      for (const { finding, isIt } of wanted)
        if (!found.has(finding) && isIt(texts)) found.set(finding, { sheetName: sheet.name, row });
      row += 1;
    }
  }
  return found;
};

/** Sheets that name a voucher in every row, after those of income and spending. */
const namingVouchers: readonly SheetKey[] = ["journal", "cash", "adjustments", "matching"];

const byVoucher = (finding: FindingLine): Wanted["isIt"] => {
  const name = finding.voucherName;
  return (texts) => texts.includes(name);
};

/**
 * Where every finding has its row in another sheet of the workbook. `known`: vouchers that stand in the sheets of income and
 * spending. What no sheet has a row for jumps to the head of the sheet its test looks at.
 */
export const findingPlaces = (
  findings: readonly FindingLine[],
  sheets: readonly Sheet[],
  known: ReadonlyMap<string, FindingPlace>,
): ReadonlyMap<FindingLine, FindingPlace> => {
  const byKey = (key: SheetKey): Sheet | undefined => sheets.find(({ name }) => name === sheetNames[key]);
  const places = new Map<FindingLine, FindingPlace>();
  for (const finding of findings) {
    const place = known.get(finding.voucherName);
    if (place !== undefined) places.set(finding, place);
  }
  const look = (key: SheetKey, wanted: readonly Wanted[]): void => {
    const sheet = byKey(key);
    if (sheet === undefined) return;
    for (const [finding, place] of rowsOf(
      sheet,
      wanted.filter((each) => !places.has(each.finding)),
    ))
      places.set(finding, place);
  };
  const vouchers = findings.filter(({ voucherName }) => voucherName !== "");
  for (const key of namingVouchers)
    look(
      key,
      vouchers.map((finding) => ({ finding, isIt: byVoucher(finding) })),
    );
  for (const [test, { sheets: own, keys }] of Object.entries(traces))
    for (const key of own)
      look(
        key,
        findings
          .filter((finding) => finding.test === test)
          .flatMap((finding) => {
            const isIt = recognise(finding, keys);
            return isIt === undefined ? [] : [{ finding, isIt }];
          }),
      );
  for (const finding of findings) {
    const [first] = traces[finding.test]?.sheets ?? [];
    const sheet = first === undefined ? undefined : byKey(first);
    if (sheet !== undefined && !places.has(finding)) places.set(finding, { sheetName: sheet.name, row: 1 });
  }
  return places;
};
