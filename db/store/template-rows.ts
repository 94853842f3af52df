import * as z from "zod";
import { fen } from "#domain/core/fen.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { Instant, Month } from "#domain/core/dates.ts";
import {
  idOf,
  type CategoryId,
  type LedgerId,
  type PersonId,
  type TemplateId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { Schedule, TemplateLine } from "#domain/vouchers/template.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A value a template asks for, with what stands there until somebody types another. */
export type TemplateValue = { readonly name: string; readonly amountFen: Fen };

export type TemplateRow = {
  readonly id: TemplateId;
  readonly ledgerId: LedgerId | null;
  readonly name: string;
  readonly lines: readonly TemplateLine[];
  readonly defaults: readonly TemplateValue[];
  readonly schedule: Schedule;
  readonly day: number;
};

const linesShape = z.array(
  z.object({
    summary: z.string(),
    accountCode: z.string(),
    side: z.enum(["debit", "credit"]),
    formula: z.string(),
    categoryId: z
      .string()
      .nullable()
      .transform((text) => (text === null ? null : idOf<CategoryId>(text))),
    items: z.array(
      z.object({
        kind: z.enum(["payee", "member", "project", "fund", "contract", "person", "own-1", "own-2", "own-3", "own-4"]),
        name: z.string(),
      }),
    ),
  }),
);
const defaultsShape = z.array(z.object({ name: z.string(), amountFen: z.int().transform((value) => fen(value)) }));

/** Every template, those of one ledger before those of all, by name. */
export const readTemplates = (reading: Reading): readonly TemplateRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher_template")
        .select(["id", "ledger_id", "name", "lines", "defaults", "schedule", "day"])
        .orderBy("ledger_id", "desc")
        .orderBy("name"),
    )
    .map((row) => ({
      id: row.id,
      ledgerId: row.ledger_id,
      name: row.name,
      lines: linesShape.parse(JSON.parse(row.lines)),
      defaults: defaultsShape.parse(JSON.parse(row.defaults)),
      schedule: row.schedule,
      day: row.day,
    }));

/** Adds the template or puts it in place of the one with its id. */
export const saveTemplateRow = (
  writing: Writing,
  row: TemplateRow,
  saved: { readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = {
    ledger_id: row.ledgerId,
    name: row.name,
    lines: JSON.stringify(row.lines),
    defaults: JSON.stringify(row.defaults),
    schedule: row.schedule,
    day: row.day,
    saved_by: saved.by,
    saved_at: saved.at,
  };
  writing.run(
    sqlFor
      .insertInto("voucher_template")
      .values({ id: row.id, ...columns })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(columns)),
  );
};

export const deleteTemplateRow = (writing: Writing, id: TemplateId): void => {
  writing.run(sqlFor.deleteFrom("voucher_template").where("id", "=", id));
};

/** `template month` of everything drafted or passed over. */
export const readTemplateUses = (reading: Reading): ReadonlySet<string> =>
  new Set(
    reading
      .all(sqlFor.selectFrom("template_use").select(["template_id", "month"]).orderBy("template_id").orderBy("month"))
      .map((row) => `${row.template_id} ${row.month}`),
  );

export const addTemplateUse = (
  writing: Writing,
  use: { readonly templateId: TemplateId; readonly month: Month; readonly voucherId: VoucherId | null },
): void => {
  writing.run(
    sqlFor
      .insertInto("template_use")
      .values({ template_id: use.templateId, month: use.month, voucher_id: use.voucherId }),
  );
};
