import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { contract, type InputOf, type MethodName, type OutputOf, type ReplyOf } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import { assert } from "#domain/core/assert.ts";
import type { Brand } from "#domain/core/brand.ts";
import { addMinutes, instant } from "#domain/core/dates.ts";
import { idOf, type RequestId } from "#domain/core/ids.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";
import { programVersion } from "./program-version.ts";

/** Everybody of the demo township signs in with this. */
export const demoPassword = "qinghe-2026";
export const demoAdministrator = { login: "guanli", name: "管理员" } as const;

/** The people of the demo by their login names. */
export type DemoLogin = (typeof qinghePersons)[number]["login"] | typeof demoAdministrator.login;

/** The demo's way to call: as a person, through the same dispatch as everybody. */
export type Demo = {
  readonly desk: OpenDesk;
  /** For what must work: a refusal is a mistake of the demo. */
  readonly must: <Name extends MethodName>(
    login: DemoLogin,
    name: Name,
    input: InputOf<Name>,
  ) => Promise<OutputOf<Name>>;
  readonly ask: <Name extends MethodName>(login: DemoLogin, name: Name, input: InputOf<Name>) => Promise<ReplyOf<Name>>;
};

const quiet = { onProgress: () => undefined, isCancelled: () => false };

/** A fixture file as a call carries it. */
export const fixtureFile = (path: string) => ({
  name: path.split("/").at(-1) ?? path,
  bytes: readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))).toString("base64"),
});

/** The demo runs on its own clock, half a minute a call from 2026-10-10 on, and counts its ids: the same books each time. */
const openDemoDesk = (ledgerPath: string) => {
  let now = instant("2026-10-10T00:30:00.000Z");
  let isHalf = false;
  let ids = 0;
  const opened = openDesk({
    ledgerPath,
    isNew: true,
    programVersion: programVersion(),
    isDemo: true,
    now: () => now,
    newId: <Id extends Brand<string, string>>() => {
      ids += 1;
      return idOf<Id>(`demo${String(ids).padStart(8, "0")}`);
    },
  });
  const tick = (): void => {
    isHalf = !isHalf;
    now = isHalf ? instant(`${now.slice(0, 17)}30.000Z`) : addMinutes(instant(`${now.slice(0, 17)}00.000Z`), 1);
  };
  return { opened, tick };
};

/** Founds the township, loads the set-up workbook and gives everybody the demo's password. */
const found = async (
  desk: OpenDesk,
  call: <Name extends MethodName>(token: string | null, name: Name, input: InputOf<Name>) => Promise<ReplyOf<Name>>,
): Promise<ReadonlyMap<string, string>> => {
  const must = async <Name extends MethodName>(token: string | null, name: Name, input: InputOf<Name>) => {
    const reply = await call(token, name, input);
    assert(reply.ok, `demo ${name}: ${JSON.stringify(reply)}`);
    return reply.value;
  };
  const township = { name: "青禾镇", code: "QH", divisionCode: "510199100" };
  const administrator = { ...demoAdministrator, password: demoPassword };
  const first = await must(null, "office.found", { township, administrator });
  await must(first.token, "setup.load", { file: fixtureFile("setup/青禾镇.xlsx") });
  const tokens = new Map([[demoAdministrator.login as string, first.token]]);
  for (const { login, password } of qinghePersons) {
    const { token, person } = await must(null, "session.open", { login, password });
    await must(token, "person.setPassword", { id: person.id, current: password, password: demoPassword });
    tokens.set(login, token);
  }
  assert(desk.ledger.path !== "", "the demo has a ledger");
  return tokens;
};

/** Makes the demo township in a new ledger file; refused as `openLedger` refuses. */
export const openDemo = async (ledgerPath: string) => {
  const { opened, tick } = openDemoDesk(ledgerPath);
  if (!opened.ok) return opened;
  const desk = opened.value;
  const call = async <Name extends MethodName>(
    token: string | null,
    name: Name,
    input: InputOf<Name>,
  ): Promise<ReplyOf<Name>> => {
    tick();
    const requestId = contract[name].effect === "reads" ? null : desk.newId<RequestId>();
    const request = JSON.stringify({ method: name, input, session: token, requestId });
    return readReply(name, await dispatch(desk, request, quiet));
  };
  const tokens = await found(desk, call);
  const ask: Demo["ask"] = (login, name, input) => call(tokens.get(login) ?? null, name, input);
  const demo: Demo = {
    desk,
    ask,
    must: async (login, name, input) => {
      const reply = await ask(login, name, input);
      assert(reply.ok, `demo ${name}: ${JSON.stringify(reply)}`);
      return reply.value;
    },
  };
  return { ok: true as const, value: demo };
};
