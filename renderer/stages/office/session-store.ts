import type * as z from "zod";
import { create } from "zustand";
import type { Failure, OutputOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { person as personShape } from "#contract/office.ts";
import { localDate, type LocalDate } from "#domain/core/dates.ts";
import { call, onSessionRefused } from "#renderer/ledger/client.ts";
import { sessionToken } from "#renderer/ledger/session-token.ts";
import { useLedger } from "./ledger-store.ts";

export type Person = z.output<typeof personShape>;
export type OfficeState = OutputOf<"office.state">;

type SessionState = {
  readonly office: OfficeState | null;
  /** Why the office could not be read when the window opened. */
  readonly failure: Failure | null;
  /** True from founding the office until its founder has gone on to the work. */
  readonly isFounding: boolean;
  readonly person: Person | null;
  readonly township: OfficeState["township"];
  /** The day the host's clock shows; booking dates start from it. */
  readonly today: LocalDate;
  /** Reads what the first screen needs; asked again whenever the status bar may have changed. */
  readonly refresh: () => Promise<void>;
  readonly signIn: (session: { readonly token: string; readonly person: Person }) => void;
  readonly startFounding: () => void;
  readonly endFounding: () => void;
  readonly signOut: () => Promise<void>;
  /** Forgets the session without telling the host, when the host has already ended it. */
  readonly drop: () => void;
  readonly passwordChanged: () => void;
  readonly mustChangePassword: () => void;
  /** True when the signed-in person has one of the roles. */
  readonly can: (...roles: readonly Role[]) => boolean;
};

const personName = "xiangzhang-person";

const storedPerson = (): Person | null => {
  const text = sessionStorage.getItem(personName);
  if (text === null || sessionToken.read() === null) return null;
  const read = personShape.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
};

const keepPerson = (person: Person | null): void => {
  if (person === null) sessionStorage.removeItem(personName);
  else sessionStorage.setItem(personName, JSON.stringify(person));
};

export const useSession = create<SessionState>((set, get) => {
  const change = (person: Person | null): void => {
    keepPerson(person);
    set({ person });
  };
  return {
    office: null,
    failure: null,
    isFounding: false,
    startFounding: () => {
      set({ isFounding: true });
    },
    endFounding: () => {
      set({ isFounding: false });
    },
    person: storedPerson(),
    township: null,
    today: localDate("2000-01-01"),
    refresh: async () => {
      const reply = await call("office.state", {});
      if (!reply.ok) {
        set({ failure: reply.failure });
        return;
      }
      const office = reply.value;
      set({ office, failure: null, township: office.township, today: localDate(office.today) });
    },
    signIn: ({ token, person }) => {
      sessionToken.keep(token);
      change(person);
    },
    signOut: async () => {
      await call("session.close", {});
      get().drop();
    },
    drop: () => {
      sessionToken.forget();
      useLedger.getState().clear();
      change(null);
    },
    passwordChanged: () => {
      const { person } = get();
      if (person !== null) change({ ...person, mustChangePassword: false });
    },
    mustChangePassword: () => {
      const { person } = get();
      if (person !== null) change({ ...person, mustChangePassword: true });
    },
    can: (...roles) => get().person?.roles.some((role) => roles.includes(role)) ?? false,
  };
});

/** Shows the sign-in page when the host no longer knows the session. Call once. */
export const followSession = (): void => {
  onSessionRefused((code) => {
    if (code === "not-signed-in") {
      useSession.getState().drop();
      // Another window may have restored a backup: the door names what is open now.
      void useSession.getState().refresh();
    } else useSession.getState().mustChangePassword();
  });
};
