import { fen } from "#domain/core/fen.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { TemplateId } from "#domain/core/ids.ts";
import { balancingFormula, fillTemplate, valuesOfTemplate, type TemplateLine } from "#domain/vouchers/template.ts";
import { fenFromFormula, valuesAsked } from "#domain/vouchers/template-formula.ts";
import {
  deleteTemplateRow,
  readTemplates,
  saveTemplateRow,
  type TemplateRow,
  type TemplateValue,
} from "#store/template-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { templateBooksOf } from "./template-books.ts";

export const listTemplates = (call: Call<"template.list">): Reply<"template.list"> => {
  const { ledgerId } = call.input;
  const templates = readTemplates(call.ledger.reading).filter(
    (row) => ledgerId === null || row.ledgerId === null || row.ledgerId === ledgerId,
  );
  return done({
    templates: templates.map((row) => ({
      ...row,
      lines: row.lines.map((line) => ({ ...line, items: [...line.items] })),
      defaults: [...row.defaults],
      values: [...valuesOfTemplate(row.lines)],
    })),
  });
};

const one = (): Fen => fen(100);

/** Reads every formula with ones in place of what it asks: what cannot be read is refused by line, before it is ever used. */
const formulaFault = (lines: readonly TemplateLine[]) => {
  for (const [index, { formula }] of lines.entries()) {
    if (formula === balancingFormula) continue;
    const values = new Map(valuesAsked(formula).map((name) => [name, one()]));
    const read = fenFromFormula(formula, values, { balanceOf: one, debitOf: one, creditOf: one });
    if (!read.ok) return { code: "template-bad", line: index + 1, ...read.error } as const;
  }
  return undefined;
};

/** Saves a template; a recurring one belongs to a ledger. */
export const saveTemplate = (call: Call<"template.save">): Reply<"template.save"> =>
  change(call, (writing) => {
    const { id, name, ledgerId, schedule } = call.input;
    const templates = readTemplates(writing);
    if (id !== null && templates.every((each) => each.id !== id))
      return refuse({ code: "not-found", kind: "template" });
    if (ledgerId !== null && readLedger(writing, ledgerId) === undefined)
      return refuse({ code: "not-found", kind: "ledger" });
    if (templates.some((each) => each.id !== id && each.ledgerId === ledgerId && each.name === name))
      return refuse({ code: "name-taken", name });
    if (schedule !== "none" && ledgerId === null)
      return refuse({ code: "template-bad", line: 0, fault: "recurring-needs-ledger", text: "" });
    const fault = formulaFault(call.input.lines);
    if (fault !== undefined) return refuse(fault);
    const row: TemplateRow = { ...call.input, id: id ?? call.newId<TemplateId>() };
    saveTemplateRow(writing, row, { by: callerOf(call).id, at: call.now() });
    return changed(
      { id: row.id },
      { subject: `凭证模板 ${name}`, facts: { templateId: row.id, schedule, lines: row.lines.length } },
    );
  });

export const deleteTemplate = (call: Call<"template.delete">): Reply<"template.delete"> =>
  change(call, (writing) => {
    const row = readTemplates(writing).find((each) => each.id === call.input.id);
    if (row === undefined) return refuse({ code: "not-found", kind: "template" });
    deleteTemplateRow(writing, row.id);
    return changed({}, { subject: `删除凭证模板 ${row.name}`, facts: { templateId: row.id } });
  });

/** The values typed, over the template's own. */
export const valuesWith = (
  defaults: readonly TemplateValue[],
  typed: readonly TemplateValue[],
): ReadonlyMap<string, Fen> => new Map([...defaults, ...typed].map(({ name, amountFen }) => [name, amountFen]));

export const fillFromTemplate = (call: Call<"template.fill">): Reply<"template.fill"> =>
  call.ledger.snapshot((reading): Reply<"template.fill"> => {
    const { id, ledgerId, onDate, values } = call.input;
    const row = readTemplates(reading).find((each) => each.id === id);
    if (row === undefined) return refuse({ code: "not-found", kind: "template" });
    const found = templateBooksOf(reading, ledgerId, { on: onDate, now: call.now() });
    if (found === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const filling = { on: onDate, values: valuesWith(row.defaults, values), books: found.books };
    const filled = fillTemplate(row.lines, filling);
    if (!filled.ok) return refuse({ code: "template-bad", ...filled.error });
    return done({ entries: filled.value.map((entry) => ({ ...entry, items: [...entry.items] })) });
  });
