import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { everyLayoutRole, type KeptLayout } from "#domain/vouchers/foreign/foreign-layout.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const layoutShape = z.object({
  kind: z.enum(["balances", "vouchers"]),
  roles: z.array(z.enum(everyLayoutRole).nullable()),
});

/** How people once mapped the columns of foreign tables, by the words of their headers; for every ledger of the office. */
export const readLayouts = (reading: Reading): ReadonlyMap<string, KeptLayout> =>
  new Map(
    reading
      .all(sqlFor.selectFrom("foreign_layout").select(["header_key", "layout"]).orderBy("header_key"))
      .map((row) => [row.header_key, layoutShape.parse(JSON.parse(row.layout))]),
  );

/** Keeps the columns of a source; what was said of the same header before gives way. */
export const rememberLayout = (
  writing: Writing,
  row: {
    readonly headerKey: string;
    readonly sourceName: string;
    readonly layout: KeptLayout;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const values = {
    source_name: row.sourceName,
    layout: JSON.stringify(row.layout),
    saved_by: row.by,
    saved_at: row.at,
  };
  writing.run(
    sqlFor
      .insertInto("foreign_layout")
      .values({ header_key: row.headerKey, ...values })
      .onConflict((conflict) => conflict.column("header_key").doUpdateSet(values)),
  );
};
