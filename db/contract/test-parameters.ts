import * as z from "zod";
import { numberFields, wordFields } from "#domain/audit/parameters.ts";
import { method } from "./method.ts";
import { instantText, lineOfText, quarterText } from "./scalars.ts";

const keysOf = <Key extends string>(fields: readonly { readonly key: Key }[]): readonly Key[] =>
  fields.map(({ key }) => key);

const words = z.array(lineOfText(40)).max(100).readonly();
const parameters = z.object({
  /** Fen, days, per cent or a count, as the field says. */
  numbers: z.record(z.enum(keysOf(numberFields)), z.int()),
  words: z.record(z.enum(keysOf(wordFields)), words),
  hints: z
    .array(z.object({ words, accounts: words }))
    .max(100)
    .readonly(),
  severities: z.record(z.string().regex(/^E[0-3]\d$/), z.enum(["red", "amber"])),
});

export const testParameterMethods = {
  /** 疑点参数: every version, newest first; version 0 is what the program brings. */
  "testParameters.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      versions: z.array(
        z.object({
          version: z.int(),
          fromQuarter: quarterText.nullable(),
          parameters,
          reason: z.string(),
          changedByName: z.string(),
          changedAt: instantText.nullable(),
        }),
      ),
    }),
    failures: [],
  }),
  /** A new version from a quarter on; quarters before it keep theirs. The change is itself reported by E33. */
  "testParameters.save": method({
    access: ["administrator", "head"],
    effect: "writes",
    input: z.object({ fromQuarter: quarterText, parameters, reason: lineOfText(500) }),
    output: z.object({ version: z.int() }),
    failures: ["test-parameters-bad"],
  }),
} as const;
