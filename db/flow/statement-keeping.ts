import { deleteMapping, readMappings } from "#store/kept-statement-rows.ts";
import { readImport } from "#store/withdrawal-rows.ts";
import { base64FromBytes } from "#files/base64.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** The file of an import as it came; the shelf proves that it is still the one whose hash was kept. */
export const readOriginal = (call: Call<"statement.original">): Reply<"statement.original"> => {
  const file = readImport(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "statement-file" });
  const bytes = call.ledger.files.get(file.file_hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  const { ledger_id: ledgerId, name, bank_name: bankName } = file;
  return done({ ledgerId, title: `${bankName} ${name}`, name, bytes: base64FromBytes(bytes) });
};

export const listMappings = (call: Call<"statementMapping.list">): Reply<"statementMapping.list"> =>
  done({
    mappings: readMappings(call.ledger.reading).map((row) => ({ ...row, headers: row.fingerprint.split("|") })),
  });

export const forgetMapping = (call: Call<"statementMapping.forget">): Reply<"statementMapping.forget"> =>
  change(call, (writing) => {
    const { fingerprint } = call.input;
    const kept = readMappings(writing).find((row) => row.fingerprint === fingerprint);
    if (kept === undefined) return refuse({ code: "not-found", kind: "statement-mapping" });
    deleteMapping(writing, fingerprint);
    return changed({}, { subject: kept.name, facts: { fingerprint } });
  });
