import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch, type Watch } from "#api/dispatch.ts";
import { contract, type InputOf, type MethodName, type OutputOf, type ReplyOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { readReply, type Progress } from "#contract/wire.ts";
import type { Brand } from "#domain/core/brand.ts";
import { addDays, addMinutes, instant, localDate, type Instant } from "#domain/core/dates.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";

/** The people of every test office, by the one role each has. */
export const testPersons = {
  administrator: { login: "guanli", name: "管理员" },
  bookkeeper: { login: "chen", name: "陈会计" },
  reviewer: { login: "zhou", name: "周审核" },
  cashier: { login: "lin", name: "林出纳" },
  head: { login: "he", name: "何主任" },
  auditor: { login: "shen", name: "审计员" },
} as const satisfies Record<Role, { readonly login: string; readonly name: string }>;

export const testTownship = { name: "青禾镇", code: "QH", divisionCode: "510199100" };
/** Every test person signs in with this. */
export const testPassword = "青禾-test-2026";
/** 2026-10-10, nine in the morning in China: the third quarter is over. */
const testStart = instant("2026-10-10T01:00:00.000Z");

const quiet: Watch = { onProgress: () => undefined, isCancelled: () => false };

export type Office = {
  readonly desk: OpenDesk;
  readonly ledger: OpenDesk["ledger"];
  readonly folder: string;
  readonly ledgerPath: string;
  /** The ids of the people, by role. */
  readonly persons: Readonly<Record<Role, PersonId>>;
  /** One call as the person with role `as`; without `as`, the first role that may make the call (null: nobody). */
  readonly call: <Name extends MethodName>(
    name: Name,
    input: InputOf<Name>,
    as?: Role | null,
  ) => Promise<ReplyOf<Name>>;
  /** The same, for what must work: answers the value, throws when the call is refused. */
  readonly must: <Name extends MethodName>(name: Name, input: InputOf<Name>, as?: Role) => Promise<OutputOf<Name>>;
  /** A request text as a window would send it. */
  readonly textOf: (name: string, input: unknown, as: Role | null, requestId?: string | null) => string;
  readonly send: (text: string, watch?: Partial<Watch>) => Promise<string>;
  readonly tokenOf: (role: Role) => string;
  readonly progress: readonly Progress[];
  readonly now: () => Instant;
  readonly setClock: (at: Instant) => void;
  readonly advanceMinutes: (minutes: number) => void;
  readonly advanceDays: (days: number) => void;
  /** Closes the file and removes the folder. */
  readonly close: () => void;
};

type State = { now: Instant; count: number };

const deskIn = (path: string, state: State, isNew: boolean): OpenDesk => {
  const opened = openDesk({
    ledgerPath: path,
    isNew,
    programVersion: "0.0.0-test",
    isDemo: false,
    now: () => state.now,
    newId: <Id extends Brand<string, string>>() => {
      state.count += 1;
      return idOf<Id>(`t${String(state.count).padStart(8, "0")}`);
    },
  });
  if (!opened.ok) throw new Error(`the test ledger does not open: ${opened.error.code}`);
  return opened.value;
};

const askerOf = (desk: OpenDesk, state: State) => {
  let requests = 0;
  const textOf = (name: string, input: unknown, session: string | null, requestId?: string | null): string => {
    requests += 1;
    const id = requestId === undefined ? `r-${state.count}-${requests}` : requestId;
    return JSON.stringify({ method: name, input, session, requestId: id });
  };
  const must = async <Name extends MethodName>(
    name: Name,
    input: InputOf<Name>,
    session: string | null,
  ): Promise<OutputOf<Name>> => {
    const reply = readReply(name, await dispatch(desk, textOf(name, input, session), quiet));
    if (!reply.ok) throw new Error(`${name} is refused: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
  return { textOf, must };
};

type Founded = { readonly path: string; readonly count: number; readonly persons: Record<Role, PersonId> };

/** Founds the township and its people by calls. Hashing passwords is slow on purpose, so this is done once a process. */
const found = async (): Promise<Founded> => {
  const path = join(mkdtempSync(join(tmpdir(), "xz-office-")), "founded.xzdb");
  const state: State = { now: testStart, count: 0 };
  const desk = deskIn(path, state, true);
  const { must } = askerOf(desk, state);
  const first = await must(
    "office.found",
    { township: testTownship, administrator: { ...testPersons.administrator, password: testPassword } },
    null,
  );
  const persons = { administrator: first.person.id } as Record<Role, PersonId>;
  for (const role of ["bookkeeper", "reviewer", "cashier", "head", "auditor"] as const) {
    const person = testPersons[role];
    const given = "first-password-1";
    const { id } = await must("person.add", { ...person, roles: [role], password: given }, first.token);
    const token = desk.sessions.open(id);
    await must("person.setPassword", { id, current: given, password: testPassword }, token);
    persons[role] = id;
  }
  desk.close();
  process.once("exit", () => {
    rmSync(join(path, ".."), { recursive: true, force: true });
  });
  return { path, count: state.count, persons };
};

let founded: Promise<Founded> | undefined;

const firstRoleOf = (name: MethodName): Role | null => {
  const access: "anyone" | "signed-in" | readonly Role[] = contract[name].access;
  if (access === "anyone") return null;
  return access === "signed-in" ? "bookkeeper" : (access[0] ?? null);
};

/** A fresh office: its own ledger in a temporary folder, the township founded, everyone signed in, a clock that stands still. */
export const openOffice = async (): Promise<Office> => {
  founded ??= found();
  const { path, count, persons } = await founded;
  const folder = mkdtempSync(join(tmpdir(), "xz-office-"));
  const ledgerPath = join(folder, "qinghe.xzdb");
  copyFileSync(path, ledgerPath);
  const state: State = { now: testStart, count };
  const desk = deskIn(ledgerPath, state, false);
  const asker = askerOf(desk, state);
  const tokens = Object.fromEntries(Object.entries(persons).map(([role, id]) => [role, desk.sessions.open(id)]));
  const tokenOf = (role: Role): string => tokens[role] ?? "";
  const progress: Progress[] = [];
  const send = (text: string, watch: Partial<Watch> = {}): Promise<string> =>
    dispatch(desk, text, { ...quiet, onProgress: (event) => progress.push(event), ...watch });
  const textOf: Office["textOf"] = (name, input, as, requestId) =>
    asker.textOf(name, input, as === null ? null : tokenOf(as), requestId);
  return {
    desk,
    ledger: desk.ledger,
    folder,
    ledgerPath,
    persons,
    call: async (name, input, as) =>
      readReply(name, await send(textOf(name, input, as === undefined ? firstRoleOf(name) : as))),
    must: (name, input, as) => {
      const role = as ?? firstRoleOf(name);
      return asker.must(name, input, role === null ? null : tokenOf(role));
    },
    textOf,
    send,
    tokenOf,
    progress,
    now: () => state.now,
    setClock: (at) => {
      state.now = at;
    },
    advanceMinutes: (minutes) => {
      state.now = addMinutes(state.now, minutes);
    },
    advanceDays: (days) => {
      state.now = instant(`${addDays(localDate(state.now.slice(0, 10)), days)}${state.now.slice(10)}`);
    },
    close: () => {
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
