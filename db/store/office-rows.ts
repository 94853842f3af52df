import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The township whose books the file holds; `divisionCode` is the administrative division, '' when not given. */
export type Township = { readonly name: string; readonly code: string; readonly divisionCode: string };

/** The township, or `undefined` in a file nobody has set up yet. */
export const readTownship = (reading: Reading): Township | undefined => {
  const row = reading.first(
    sqlFor.selectFrom("office").select(["township_name", "township_code", "division_code"]).orderBy("id"),
  );
  return row === undefined
    ? undefined
    : { name: row.township_name, code: row.township_code, divisionCode: row.division_code };
};

export const addTownship = (writing: Writing, township: Township, at: Instant): void => {
  writing.run(
    sqlFor.insertInto("office").values({
      id: 1,
      township_name: township.name,
      township_code: township.code,
      division_code: township.divisionCode,
      founded_at: at,
    }),
  );
};
