import type { PersonId } from "#domain/core/ids.ts";

/** Who is signed in, by token; lives as long as the program runs. The person's roles are read anew at every call. */
export type Sessions = {
  readonly find: (token: string) => PersonId | undefined;
  readonly open: (personId: PersonId) => string;
  readonly close: (token: string) => void;
  /** Everybody is signed out: the people of another ledger are others. */
  readonly closeAll: () => void;
};

/** `newToken` gives unguessable text. */
export const openSessions = (newToken: () => string): Sessions => {
  const byToken = new Map<string, PersonId>();
  return {
    find: (token) => byToken.get(token),
    open: (personId) => {
      const token = newToken();
      byToken.set(token, personId);
      return token;
    },
    close: (token) => {
      byToken.delete(token);
    },
    closeAll: () => {
      byToken.clear();
    },
  };
};
