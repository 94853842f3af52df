import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName, OutputOf } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";

export type Caller = {
  readonly desk: OpenDesk;
  /** One call as `person`, through the dispatch and the wire text, as the window makes it. */
  readonly call: <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;
  /** The reply text itself, as a host hands it on. */
  readonly answer: <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<string>;
  readonly as: (person: string) => void;
  /** Which account of a ledger has a code; '' for a code it has not. */
  readonly accountsOf: (ledgerId: string) => Promise<(code: string) => string>;
};

export const callerOn = (ledgerPath: string): Caller => {
  const opened = openDesk({ ledgerPath, isNew: false, programVersion: "bench", isDemo: false });
  if (!opened.ok) throw new Error(opened.error.code);
  const desk = opened.value;
  let session = desk.sessions.open(idOf<PersonId>("preparer"));
  let requests = 0;
  const answer: Caller["answer"] = (name, input) => {
    requests += 1;
    const text = JSON.stringify({ method: name, input, session, requestId: `bench-${process.pid}-${requests}` });
    return dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false });
  };
  const call: Caller["call"] = async (name, input) => {
    const reply = readReply(name, await answer(name, input));
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
  return {
    desk,
    answer,
    as: (person) => {
      session = desk.sessions.open(idOf<PersonId>(person));
    },
    call,
    accountsOf: async (ledgerId) => {
      const { accounts } = await call("account.list", { ledgerId });
      return (code) => accounts.find((account) => account.code === code)?.id ?? "";
    },
  };
};
