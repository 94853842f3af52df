import type { MethodName } from "#contract/contract.ts";
import type { Writing } from "#store/query.ts";
import { appendTrail, type TrailLine } from "#store/trail-rows.ts";
import type { Call, Reply } from "./call.ts";
import type { Trace } from "./change.ts";
import { sealsOf } from "./sealing.ts";

/** A trace that may name another person than the caller: somebody who signs in is not signed in yet. */
export type AttemptTrace = Trace & { readonly person: Pick<TrailLine, "personId" | "personName"> };

/**
 * Runs an attempt whose effect and trail line are kept even when the answer is a refusal: a wrong password must be counted
 * and must leave its line. Such replies are never kept for a request id, because they may carry a session token.
 */
export const attempt = <Name extends MethodName>(
  call: Call<Name>,
  work: (writing: Writing) => { readonly reply: Reply<Name>; readonly trace: AttemptTrace },
): Reply<Name> =>
  call.ledger.transact((writing) => {
    const { reply, trace } = work(writing);
    appendTrail(writing, {
      at: call.now(),
      ...trace.person,
      action: call.name,
      subject: trace.subject,
      facts: {
        ...trace.facts,
        ...(reply.ok ? sealsOf(writing, call, reply.value) : { refused: reply.failure.code }),
      },
      requestId: call.requestId,
    });
    return { ok: true, reply };
  }).reply;
