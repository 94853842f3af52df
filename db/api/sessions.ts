import type { Caller } from "#flow/call.ts";

/** Who is signed in, by token; lives as long as the program runs. */
export type Sessions = {
  readonly find: (token: string) => Session | undefined;
  readonly open: (session: Session) => string;
  readonly close: (token: string) => void;
};

export type Session = { readonly caller: Caller; readonly mustChangePassword: boolean };

/** `newToken` gives unguessable text. */
export const openSessions = (newToken: () => string): Sessions => {
  const byToken = new Map<string, Session>();
  return {
    find: (token) => byToken.get(token),
    open: (session) => {
      const token = newToken();
      byToken.set(token, session);
      return token;
    },
    close: (token) => {
      byToken.delete(token);
    },
  };
};
