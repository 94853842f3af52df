import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { demoAdministrator, demoPassword, type Demo, type DemoLogin } from "#cli/demo-office.ts";
import { contract, type InputOf, type MethodName, type ReplyOf } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import type { Brand } from "#domain/core/brand.ts";
import { addMinutes, instant } from "#domain/core/dates.ts";
import { idOf, type RequestId } from "#domain/core/ids.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";

const quiet = { onProgress: () => undefined, isCancelled: () => false };

const openDeskAgain = (ledgerPath: string) => {
  let now = instant("2026-10-11T22:30:00.000Z");
  let ids = 0;
  const opened = openDesk({
    ledgerPath,
    isNew: false,
    programVersion: "0.0.0-test",
    isDemo: true,
    now: () => now,
    newId: <Id extends Brand<string, string>>() => idOf<Id>(`more${String((ids += 1)).padStart(8, "0")}`),
  });
  if (!opened.ok) throw new Error(`the township does not open again: ${JSON.stringify(opened.error)}`);
  const tick = (): void => {
    now = addMinutes(now, 1);
  };
  return { desk: opened.value, tick };
};

/** A demo township opened once more by everybody in it, so that `work` can add to it; closed afterwards. */
export const openAgain = async (ledgerPath: string, work: (demo: Demo) => Promise<void>): Promise<void> => {
  const { desk, tick } = openDeskAgain(ledgerPath);
  const call = async <Name extends MethodName>(
    session: string | null,
    name: Name,
    input: InputOf<Name>,
  ): Promise<ReplyOf<Name>> => {
    tick();
    const requestId = contract[name].effect === "reads" ? null : desk.newId<RequestId>();
    const request = JSON.stringify({ method: name, input, session, requestId });
    return readReply(name, await dispatch(desk, request, quiet));
  };
  const tokens = new Map<DemoLogin, string>();
  for (const login of [...qinghePersons.map((person) => person.login), demoAdministrator.login]) {
    const opened = await call(null, "session.open", { login, password: demoPassword });
    if (!opened.ok) throw new Error(`${login} is not let in: ${JSON.stringify(opened)}`);
    tokens.set(login, opened.value.token);
  }
  const ask: Demo["ask"] = (login, name, input) => call(tokens.get(login) ?? null, name, input);
  await work({
    desk,
    ask,
    must: async (login, name, input) => {
      const reply = await ask(login, name, input);
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
      return reply.value;
    },
  });
  desk.close();
};
