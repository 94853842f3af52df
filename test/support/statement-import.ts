import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { InputOf, OutputOf, ReplyOf } from "#contract/contract.ts";
import type { Office } from "./office.ts";

/** A fixture statement as the window would send it. */
export const statementFile = (path: string): { readonly name: string; readonly bytes: string } => ({
  name: basename(path),
  bytes: readFileSync(join(import.meta.dirname, "../../fixtures/statements", path)).toString("base64"),
});

type Options = Partial<Omit<InputOf<"statement.commit">, "file" | "digest">>;

/** Preview, then commit of exactly that preview. */
export const importStatement = async (
  office: Office,
  file: { readonly name: string; readonly bytes: string },
  options: Options = {},
): Promise<ReplyOf<"statement.commit">> => {
  const input = { file, bankAccountId: null, mapping: null, sheet: null, ...options };
  const preview = await office.call("statement.preview", input);
  if (!preview.ok) throw new Error(`preview refused: ${JSON.stringify(preview.failure)}`);
  return office.call("statement.commit", {
    takeRows: [],
    acceptBreaks: false,
    rememberMapping: false,
    makeDrafts: true,
    ...input,
    digest: preview.value.digest,
  });
};

/** Every line of a ledger's bank journal. */
export const journalOf = async (office: Office, ledgerId: string): Promise<OutputOf<"bankLine.list">["lines"]> => {
  const { lines } = await office.must("bankLine.list", {
    ledgerId,
    bankAccountId: null,
    from: null,
    to: null,
    take: 1000,
  });
  return lines;
};
