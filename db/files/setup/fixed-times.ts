import { unzipSync, zipSync } from "fflate";

// The zip format knows no time before 1980; local parts, so that the bytes do not depend on the machine's zone.
const fixedTime = new Date(2026, 0, 1);

/** The same workbook with every member dated alike and in name order: equal content gives equal bytes. */
export const withFixedTimes = (bytes: Uint8Array): Uint8Array => {
  const members = unzipSync(bytes);
  const names = Object.keys(members).toSorted((one, other) =>
    one === "[Content_Types].xml" ? -1 : other === "[Content_Types].xml" ? 1 : one < other ? -1 : 1,
  );
  return zipSync(Object.fromEntries(names.map((name) => [name, members[name] ?? new Uint8Array()])), {
    level: 6,
    mtime: fixedTime,
  });
};
