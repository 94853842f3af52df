import type { MethodName } from "#contract/contract.ts";
import type { Call, Reply } from "#flow/call.ts";
import type { ReplaceLedger } from "#flow/replace-ledger.ts";
import type { Sessions } from "./sessions.ts";

/** Serves one call. `sessions` is only for the calls that open or close one, `replace` for those that restore a backup. */
export type Handler<Name extends MethodName> = (
  call: Call<Name>,
  sessions: Sessions,
  replace: ReplaceLedger,
) => Reply<Name> | Promise<Reply<Name>>;

/** The handlers of some calls, as each area hands them in. */
export type HandlersOf<Names extends MethodName> = { readonly [Name in Names]: Handler<Name> };

/** One handler for every call of the contract: the compiler misses none. */
export type Handlers = HandlersOf<MethodName>;
