import type { AttachmentId } from "#domain/core/ids.ts";
import { bytesFromBase64, base64FromBytes } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import { addAttachment, readAttachment, removeAttachment } from "#store/attachment-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";

/** Keeps a file bit-exact beside the ledger, under its content hash; after review it is marked as added late. */
export const attachFile = (call: Call<"attachment.add">): Reply<"attachment.add"> => {
  const { voucherId, file } = call.input;
  const bytes = bytesFromBase64(file.bytes);
  const large = tooLarge(bytes);
  if (large !== undefined) return refuse(large);
  return change(call, (writing) => {
    const voucher = readVoucher(writing, voucherId)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    const hash = keepFile(call, writing, bytes);
    const id = call.newId<AttachmentId>();
    addAttachment(writing, {
      id,
      voucherId,
      hash,
      name: file.name,
      mediaType: mediaTypeOf(bytes),
      isLate: voucher.state !== "draft",
      addedBy: callerOf(call).id,
      addedAt: call.now(),
    });
    return changed({ id }, { subject: file.name, facts: { voucherId, hash, sizeBytes: bytes.length } });
  });
};

export const readFile = (call: Call<"attachment.read">): Reply<"attachment.read"> => {
  const attachment = readAttachment(call.ledger.reading, call.input.id);
  if (attachment === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(attachment.hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: attachment.name });
  return done({ name: attachment.name, mediaType: attachment.mediaType, bytes: base64FromBytes(bytes) });
};

/** Takes a file off a draft; once reviewed, the list of attachments is part of what was seen and stays. */
export const detachFile = (call: Call<"attachment.remove">): Reply<"attachment.remove"> =>
  change(call, (writing) => {
    const attachment = readAttachment(writing, call.input.id);
    const voucher = attachment === undefined ? undefined : readVoucher(writing, attachment.voucherId)?.voucher;
    if (attachment === undefined || voucher === undefined) return refuse({ code: "not-found", kind: "attachment" });
    if (voucher.state !== "draft") return refuse({ code: "wrong-state", state: voucher.state });
    removeAttachment(writing, attachment.id);
    return changed({}, { subject: attachment.name, facts: { voucherId: voucher.id, hash: attachment.hash } });
  });
