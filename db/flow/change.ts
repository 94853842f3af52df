import type { MethodName, OutputOf } from "#contract/contract.ts";
import type { Writing } from "#store/query.ts";
import { saveRequest } from "#store/request-rows.ts";
import { appendTrail, type TrailFacts } from "#store/trail-rows.ts";
import type { Call, Reply } from "./call.ts";
import { noteFoundChanges } from "./found-changes.ts";
import { sealsOf } from "./sealing.ts";
import { ledgersTouchedBy } from "./touched-ledgers.ts";

/** What the audit trail keeps of a change: its subject in words an auditor reads, and the facts. */
export type Trace = { readonly subject: string; readonly facts?: TrailFacts };

export type Changed<Name extends MethodName> =
  | { readonly ok: true; readonly value: OutputOf<Name>; readonly trace: Trace }
  | { readonly ok: false; readonly failure: Extract<Reply<Name>, { readonly ok: false }>["failure"] };

/** A change that happened, with its line for the audit trail. */
export const changed = <Value>(
  value: Value,
  trace: Trace,
): { readonly ok: true; readonly value: Value; readonly trace: Trace } => ({
  ok: true,
  value,
  trace,
});

/**
 * Runs a use case that changes the ledger: one transaction holds its effect, its line in the audit trail and the reply kept
 * for its request id. A refusal or a thrown error leaves the file as it was.
 */
export const change = <Name extends MethodName>(
  call: Call<Name>,
  work: (writing: Writing) => Changed<Name>,
): Reply<Name> => {
  noteFoundChanges(call.ledger, call.now());
  return call.ledger.transact((writing): Reply<Name> => {
    // What is deleted can be asked whose it was only before, what is made only after; most calls name theirs beforehand.
    const before = ledgersTouchedBy(writing, call.input);
    const answer = work(writing);
    if (!answer.ok) return answer;
    const ledgerIds = before.length > 0 ? before : ledgersTouchedBy(writing, answer.trace.facts ?? {});
    const at = call.now();
    appendTrail(writing, {
      at,
      personId: call.caller?.id ?? null,
      personName: call.caller?.name ?? "",
      action: call.name,
      subject: answer.trace.subject,
      facts: {
        ...answer.trace.facts,
        ...(ledgerIds.length === 0 ? {} : { ledgerIds }),
        ...sealsOf(writing, call, answer.value),
      },
      requestId: call.requestId,
    });
    const reply = { ok: true, value: answer.value } as const;
    if (call.requestId !== null) {
      saveRequest(writing, { id: call.requestId, method: call.name, reply: JSON.stringify(reply), at });
    }
    return reply;
  });
};
