import { sql } from "kysely";
import * as z from "zod";
import { sqlFor, type Reading } from "./query.ts";

const keptSeals = z.object({ seals: z.array(z.string()).optional() });

/** What a line of the trail sealed; nothing where its facts were spoilt, which breaks the trail's own chain. */
const sealsIn = (facts: string): readonly string[] => {
  try {
    return keptSeals.parse(JSON.parse(facts)).seals ?? [];
  } catch {
    return [];
  }
};

/** A seal as the audit trail keeps it, with the line that set it. */
export type KeptSeal = { readonly hash: string; readonly no: number; readonly subject: string };

/** The newest seal of one thing, as `kind id hash`; `undefined` where no line of the trail ever sealed it. */
export const readSeal = (reading: Reading, name: string): string | undefined => {
  const line = reading.first(
    sqlFor
      .selectFrom("trail")
      .select("facts")
      .where(sql<boolean>`instr(facts, ${`"${name} `}) > 0`)
      .orderBy("no", "desc")
      .limit(1),
  );
  return sealsIn(line?.facts ?? "{}").findLast((text) => text.startsWith(`${name} `));
};

/** The newest seal of everything the audit trail ever sealed, by `kind id`. */
export const readSeals = (reading: Reading): ReadonlyMap<string, KeptSeal> => {
  const newest = new Map<string, KeptSeal>();
  const lines = sqlFor
    .selectFrom("trail")
    .select(["no", "subject", "facts"])
    .where(sql<boolean>`instr(facts, '"seals":[') > 0`)
    .orderBy("no");
  for (const { no, subject, facts } of reading.each(lines)) {
    for (const text of sealsIn(facts)) {
      const end = text.lastIndexOf(" ");
      newest.set(text.slice(0, end), { hash: text.slice(end + 1), no, subject });
    }
  }
  return newest;
};
