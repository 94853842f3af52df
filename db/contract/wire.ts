import * as z from "zod";
import { schemasOf, type FailureOf, type MethodName, type ReplyOf } from "./contract.ts";
import { failureFacts, isFailureCode } from "./failures.ts";
import { requestId } from "./scalars.ts";

/** The one text that crosses the Electron channel and the loopback host. `session` is the token of `session.open`. */
export const request = z.object({
  method: z.string().max(100),
  input: z.unknown(),
  session: z.string().max(200).nullable(),
  requestId: requestId.nullable(),
});
export type Request = z.output<typeof request>;

const replyEnvelope = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ code: z.string() }) }),
]);

/** Reads the answer to a call of `name`. Throws when the text is no answer this contract knows: that is our mistake. */
export const readReply = <Name extends MethodName>(name: Name, text: string): ReplyOf<Name> => {
  const envelope = replyEnvelope.parse(JSON.parse(text));
  if (envelope.ok) return { ok: true, value: schemasOf(name).output.parse(envelope.value) };
  const { code, ...facts } = envelope.failure;
  if (!isFailureCode(code)) throw new Error(`reply of ${name} has the unknown failure ${code}`);
  const failure = { code, ...z.object(failureFacts[code]).parse(facts) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the code, read above, decides which facts were read.
  return { ok: false, failure: failure as FailureOf<Name> };
};

/** What a long call says of itself while it runs. */
export const progress = z.object({
  requestId: z.string(),
  stage: z.string(),
  done: z.int(),
  total: z.int(),
});
export type Progress = z.output<typeof progress>;
