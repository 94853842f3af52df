import { readReply } from "#contract/wire.ts";
import type { InputOf, MethodName, OutputOf } from "#contract/contract.ts";

export type Call = <Name extends MethodName>(method: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** Asks a host as a window does, in a process of its own; `signIn` says who asks from then on. */
export const windowOn = (
  origin: string,
  token: string,
): { readonly call: Call; readonly signIn: (login: string, password: string) => Promise<void> } => {
  let session: string | null = null;
  let requests = 0;
  const call: Call = async (method, input) => {
    requests += 1;
    const response = await fetch(`${origin}/api`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-xiangzhang-token": token, origin },
      body: JSON.stringify({ method, input, session, requestId: `window-${process.pid}-${requests}` }),
    });
    const reply = readReply(method, await response.text());
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
  const signIn = async (login: string, password: string): Promise<void> => {
    session = (await call("session.open", { login, password })).token;
  };
  return { call, signIn };
};
