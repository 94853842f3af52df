import type { Signature, SigningDuty } from "#domain/audit/signing.ts";
import { chinaTime } from "./china-time.ts";

export const dutyNames: Readonly<Record<SigningDuty, string>> = { prepared: "制表", reviewed: "审核" };

/** Name, time in China and that it was signed in the program, or `undefined` while nobody has signed for the duty. */
export const signatureText = (signatures: readonly Signature[], duty: SigningDuty): string | undefined => {
  const own = signatures.find((each) => each.duty === duty);
  return own === undefined ? undefined : `${own.personName}　${chinaTime(own.signedAt)}（程序内签名）`;
};

/** The signatures as lines under a sheet; none while nobody has signed. */
export const signatureNotes = (signatures: readonly Signature[]): readonly string[] =>
  signatures.map(({ duty, note }) => {
    const reason = note === "" ? "" : `。未答复疑点的说明：${note}`;
    return `${dutyNames[duty]}签名：${signatureText(signatures, duty) ?? ""}${reason}`;
  });
