import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type NoteSection = { readonly key: string; readonly title: string; readonly text: string };
export type NoteVersion = {
  readonly version: number;
  readonly savedByName: string;
  readonly sections: readonly NoteSection[];
};

const sectionsShape = z.array(z.object({ key: z.string(), title: z.string(), text: z.string() }));

/** The newest version of a ledger's notes of a year. */
export const readNotes = (reading: Reading, ledgerId: LedgerId, year: string): NoteVersion | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("statement_note")
      .innerJoin("person", "person.id", "statement_note.saved_by")
      .select(["version", "sections", "person.name"])
      .where("ledger_id", "=", ledgerId)
      .where("year", "=", year)
      .orderBy("version", "desc")
      .limit(1),
  );
  return row === undefined
    ? undefined
    : { version: row.version, savedByName: row.name, sections: sectionsShape.parse(JSON.parse(row.sections)) };
};

export const addNotes = (
  writing: Writing,
  row: {
    readonly ledgerId: LedgerId;
    readonly year: string;
    readonly version: number;
    readonly sections: readonly NoteSection[];
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("statement_note").values({
      ledger_id: row.ledgerId,
      year: row.year,
      version: row.version,
      sections: JSON.stringify(row.sections),
      saved_by: row.by,
      saved_at: row.at,
    }),
  );
};
