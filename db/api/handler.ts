import type { MethodName } from "#contract/contract.ts";
import type { Call, Reply } from "#flow/call.ts";
import type { Sessions } from "./sessions.ts";

/** Serves one call. `sessions` is only for the calls that open or close one. */
export type Handler<Name extends MethodName> = (
  call: Call<Name>,
  sessions: Sessions,
) => Reply<Name> | Promise<Reply<Name>>;

/** The handlers of some calls, as each area hands them in. */
export type HandlersOf<Names extends MethodName> = { readonly [Name in Names]: Handler<Name> };

/** One handler for every call of the contract: the compiler misses none. */
export type Handlers = HandlersOf<MethodName>;
