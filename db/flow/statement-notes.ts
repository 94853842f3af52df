import type { OutputOf } from "#contract/contract.ts";
import { addMonths, month as monthFrom } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import { fen } from "#domain/core/fen.ts";
import { formulaText, parseFormula } from "#domain/reports/formula.ts";
import { noteTemplatesOf, type NoteTemplate } from "#domain/reports/statement-notes.ts";
import { evaluateLines, type Figures } from "#domain/reports/statement.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { addNotes, readNotes } from "#store/statement-note-rows.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { figuresBefore } from "./statement-figures.ts";

type Section = OutputOf<"notes.show">["sections"][number];

const formulaInWords = (text: string): string => {
  const formula = parseFormula(text);
  assert(formula.ok, `formula of a note: ${text}`);
  return formulaText(formula.value);
};

const figuresOf = (template: NoteTemplate, at: { readonly opening: Figures; readonly closing: Figures }) => {
  const lines = template.figures.map(({ label, formula }, index) => ({
    no: index + 1,
    name: label,
    formula,
  }));
  const [opening, closing] = [evaluateLines(lines, at.opening), evaluateLines(lines, at.closing)];
  return lines.map((line) => ({
    label: line.name,
    formula: formulaInWords(line.formula),
    openingFen: fen(opening.get(line.no) ?? 0),
    closingFen: fen(closing.get(line.no) ?? 0),
  }));
};

/** The notes as last saved, section by section in the template's order, with figures at the year's begin and end. */
export const showNotes = (call: Call<"notes.show">): Reply<"notes.show"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, year } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const january = monthFrom(`${year}-01`);
    if (!hasBegun(ledger, addMonths(january, 11))) return beforeBooks(ledger);
    const saved = readNotes(reading, ledgerId, year);
    const at = {
      opening: figuresBefore(reading, ledger, january),
      closing: figuresBefore(reading, ledger, addMonths(january, 12)),
    };
    const noteTemplates = noteTemplatesOf(ledger.system);
    const shipped = noteTemplates.map((template): Section => {
      const own = saved?.sections.find((section) => section.key === template.key);
      return {
        key: template.key,
        title: own?.title ?? template.title,
        text: own?.text ?? "",
        hint: template.hint,
        isToCheck: true,
        figures: figuresOf(template, at),
      };
    });
    const known = new Set(noteTemplates.map((template) => template.key));
    const added = (saved?.sections ?? [])
      .filter((section) => !known.has(section.key))
      .map((section): Section => ({ ...section, hint: "", isToCheck: false, figures: [] }));
    return done({
      version: saved?.version ?? 0,
      savedByName: saved?.savedByName ?? "",
      sections: [...shipped, ...added],
    });
  });

/** Saves a new version of the notes; refused when another was saved since they were opened. */
export const saveNotes = (call: Call<"notes.save">): Reply<"notes.save"> =>
  change(call, (writing) => {
    const { ledgerId, year, version, sections } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const kept = readNotes(writing, ledgerId, year)?.version ?? 0;
    if (kept !== version) return refuse({ code: "changed-meanwhile" });
    addNotes(writing, { ledgerId, year, version: kept + 1, sections, by: callerOf(call).id, at: call.now() });
    return changed(
      { version: kept + 1 },
      { subject: `${ledger.name}：保存 ${year} 年会计报表附注第 ${kept + 1} 版`, facts: { year, version: kept + 1 } },
    );
  });
