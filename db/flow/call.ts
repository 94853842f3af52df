import type { FailureOf, MethodName, OutputOf, ReadInput } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { assert } from "#domain/core/assert.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { Brand } from "#domain/core/brand.ts";
import type { PersonId, RequestId } from "#domain/core/ids.ts";
import type { Ledger } from "#store/open.ts";

/** The person who calls, as the session knows them. */
export type Caller = {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** What the program gives every use case; the domain gets the values, never the sources. */
export type Surroundings = {
  readonly ledger: Ledger;
  readonly now: () => Instant;
  readonly newId: <Id extends Brand<string, string>>() => Id;
  readonly programVersion: string;
  readonly isDemo: boolean;
  /** Where the fonts of printed documents lie. */
  readonly fontFolder: string;
};

/** One call being served. `progress` also throws `Cancelled` when the person asked to stop. */
export type Call<Name extends MethodName> = Surroundings & {
  readonly name: Name;
  readonly input: ReadInput<Name>;
  readonly caller: Caller | null;
  readonly requestId: RequestId | null;
  readonly progress: (stage: string, done: number, total: number) => void;
};

export type Reply<Name extends MethodName> =
  { readonly ok: true; readonly value: OutputOf<Name> } | { readonly ok: false; readonly failure: FailureOf<Name> };

/** Thrown by `progress` when the person asked to stop: the transaction rolls back and the call answers `cancelled`. */
export const cancelled: Error = new Error("cancelled");

export const done = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <Failure>(failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});

/** The signed-in caller; the dispatch has already made sure there is one. */
export const callerOf = (call: { readonly caller: Caller | null; readonly name: string }): Caller => {
  assert(call.caller !== null, `${call.name} needs a signed-in person`);
  return call.caller;
};
