import type { AttachmentId } from "#domain/core/ids.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import { addFindingFile, readFindingFile } from "#store/finding-file-rows.ts";
import { readFinding, unsignFinding } from "#store/finding-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";

/** 佐证: keeps a paper behind an answer, bit-exact. What was signed without it is signed again. */
export const attachToFinding = (call: Call<"finding.attach">): Reply<"finding.attach"> => {
  const { id: findingId, file } = call.input;
  const bytes = bytesFromBase64(file.bytes);
  const large = tooLarge(bytes);
  if (large !== undefined) return refuse(large);
  return change(call, (writing) => {
    const row = readFinding(writing, findingId);
    if (row === undefined) return refuse({ code: "not-found", kind: "finding" });
    if (row.answer === null) return refuse({ code: "finding-not-answered" });
    const hash = keepFile(call, writing, bytes);
    const id = call.newId<AttachmentId>();
    const by = { by: callerOf(call).id, at: call.now() };
    addFindingFile(writing, { id, findingId, hash, name: file.name, mediaType: mediaTypeOf(bytes), ...by });
    unsignFinding(writing, findingId);
    return changed({ id }, { subject: `疑点佐证 ${file.name}`, facts: { findingId, hash, sizeBytes: bytes.length } });
  });
};

export const readFindingEvidence = (call: Call<"finding.readFile">): Reply<"finding.readFile"> => {
  const file = readFindingFile(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(file.hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  return done({ name: file.name, mediaType: file.mediaType, bytes: base64FromBytes(bytes) });
};
