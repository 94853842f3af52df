import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

// The zip format knows no time before 1980; local parts, so that the bytes do not depend on the machine's zone.
const fixedTime = new Date(2026, 0, 1);

/** Drop-downs reach down to here. */
const lastRow = 2000;

/**
 * Stretches every validation written on row 2 over its whole column. The library can only validate cell by cell, which
 * makes thousands of empty cells and overlapping ranges.
 */
const stretchValidations = (xml: string): string => xml.replaceAll(/ sqref="([A-Z]+)2"/g, ` sqref="$12:$1${lastRow}"`);

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The workbook as it is handed out: validations stretched, every member dated alike and in name order, so that equal content
 * gives equal bytes.
 */
export const finishedWorkbook = (bytes: Uint8Array): Uint8Array => {
  const members = unzipSync(bytes);
  const first = "[Content_Types].xml";
  const names = [
    first,
    ...Object.keys(members)
      .filter((name) => name !== first)
      .toSorted(byName),
  ];
  const finished = names.map((name): readonly [string, Uint8Array] => {
    const content = members[name] ?? new Uint8Array();
    const isSheet = name.startsWith("xl/worksheets/sheet");
    return [name, isSheet ? strToU8(stretchValidations(strFromU8(content))) : content];
  });
  return zipSync(Object.fromEntries(finished), { level: 6, mtime: fixedTime });
};
