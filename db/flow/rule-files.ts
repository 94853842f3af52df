import type { AttachmentId } from "#domain/core/ids.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import type { Writing } from "#store/query.ts";
import { addRuleFile, readRuleFile } from "#store/rule-file-rows.ts";
import { readRuleVersions } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";

type Rule = { readonly id: string; readonly version: number };
type File = { readonly name: string; readonly bytes: string };

/** The first file that is larger than what is kept, as a refusal. */
export const tooLargeAmong = (files: readonly File[]): ReturnType<typeof tooLarge> =>
  files.map((file) => tooLarge(bytesFromBase64(file.bytes))).find((refusal) => refusal !== undefined);

/** Keeps one document of a rule's version, bit-exact beside the ledger under its content hash. */
export const keepRuleFile = (
  call: Call<"rule.attach"> | Call<"rule.propose">,
  writing: Writing,
  of: { readonly rule: Rule; readonly file: File },
): { readonly id: AttachmentId; readonly hash: string } => {
  const bytes = bytesFromBase64(of.file.bytes);
  const hash = keepFile(call, writing, bytes);
  const at = call.now();
  const id = call.newId<AttachmentId>();
  const { name } = of.file;
  const { id: ruleId, version } = of.rule;
  addRuleFile(writing, { id, ruleId, version, hash, name, mediaType: mediaTypeOf(bytes), by: callerOf(call).id, at });
  return { id, hash };
};

/** 存入制度文件: also for a version that judges already, whose paper was scanned later. */
export const attachToRule = (call: Call<"rule.attach">): Reply<"rule.attach"> => {
  const { id, version, file } = call.input;
  const large = tooLarge(bytesFromBase64(file.bytes));
  if (large !== undefined) return refuse(large);
  return change(call, (writing) => {
    const rule = readRuleVersions(writing, id).find((each) => each.version === version);
    if (rule === undefined) return refuse({ code: "not-found", kind: "rule" });
    const kept = keepRuleFile(call, writing, { rule, file });
    return changed(
      { id: kept.id },
      {
        subject: `制度 ${rule.title} 第 ${version} 版存入 ${file.name}`,
        facts: { ruleId: id, version, hash: kept.hash },
      },
    );
  });
};

export const readRuleDocument = (call: Call<"rule.readFile">): Reply<"rule.readFile"> => {
  const file = readRuleFile(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(file.hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  return done({ name: file.name, mediaType: file.mediaType, bytes: base64FromBytes(bytes) });
};
