import { openDesk, type DeskOptions, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { contract, type InputOf, type MethodName, type OutputOf, type ReplyOf } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import type { RequestId } from "#domain/core/ids.ts";
import { openTroubleOf } from "#host/open-trouble.ts";
import type { OpeningFailure } from "#host/worker-messages.ts";
import { damageOf, sqliteTroubleOf } from "#store/open.ts";
import { misused, refused, refusedBy, type Given, type Outcome, type Refused } from "./command.ts";
import { ownPassword, readPassword } from "./password.ts";
import { programVersion } from "./program-version.ts";
import { showProgress } from "./progress.ts";

/** Makes one call of the contract, as the person signed in. */
export type Ask = <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<ReplyOf<Name>>;

export const refusedOpening = (failure: OpeningFailure): Refused => {
  const { title, advice } = openTroubleOf(failure);
  return refused(failure, `${title}。${advice}（${failure.path}）`);
};

/** Calls through the same dispatch as the window, with the session given. */
export const askerOf =
  (desk: OpenDesk, session: () => string | null): Ask =>
  async (name, input) => {
    const requestId = contract[name].effect === "reads" ? null : desk.newId<RequestId>();
    const text = JSON.stringify({ method: name, input, session: session(), requestId });
    return readReply(name, await dispatch(desk, text, { onProgress: showProgress(), isCancelled: () => false }));
  };

const damage = (error: unknown): Outcome | undefined =>
  sqliteTroubleOf(error) === "damaged" ? refusedBy({ code: "ledger-damaged", detail: damageOf(error) }) : undefined;

const openOrRefuse = (options: DeskOptions): { readonly ok: true; readonly value: OpenDesk } | Refused => {
  try {
    const opened = openDesk(options);
    return opened.ok ? opened : refusedOpening(opened.error);
  } catch (error) {
    if (sqliteTroubleOf(error) !== "full") throw error;
    return refusedOpening({ code: "disk-full", path: options.ledgerPath });
  }
};

/** Opens a ledger for the time of `work`. */
export const withDesk = async (
  at: { readonly ledgerPath: string; readonly isNew: boolean; readonly isDemo?: boolean },
  work: (desk: OpenDesk) => Outcome | Promise<Outcome>,
): Promise<Outcome> => {
  const opened = openOrRefuse({ isDemo: false, ...at, programVersion: programVersion() });
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } catch (error) {
    const outcome = damage(error);
    if (outcome === undefined) throw error;
    return outcome;
  } finally {
    opened.value.close();
  }
};

/** The ledger named by `--ledger`, which every command on books needs. */
export const withLedger = async (
  given: Given,
  work: (desk: OpenDesk) => Outcome | Promise<Outcome>,
): Promise<Outcome> => {
  const ledgerPath = given.text("ledger");
  return ledgerPath === undefined
    ? misused("请用 --ledger 文件 指明账本。")
    : withDesk({ ledgerPath, isNew: false }, work);
};

/** Signs in the person named by `--user` for the time of `work`, on the ledger named by `--ledger`. */
export const asPerson = async (
  given: Given,
  work: (ask: Ask, person: OutputOf<"session.open">["person"]) => Promise<Outcome>,
): Promise<Outcome> => {
  const login = given.text("user");
  if (given.text("ledger") === undefined) return misused("请用 --ledger 文件 指明账本。");
  if (login === undefined) return misused("请用 --user 登录名 说明由谁来做。");
  const password = await readPassword(given, ownPassword);
  if (password === undefined) return misused("没有密码：请设环境变量 XZ_PASSWORD，或用 --password-file 文件。");
  return withLedger(given, async (desk) => {
    let token: string | null = null;
    const ask = askerOf(desk, () => token);
    const opened = await ask("session.open", { login, password });
    if (!opened.ok) return refusedBy(opened.failure);
    token = opened.value.token;
    const outcome = await work(ask, opened.value.person);
    await ask("session.close", {});
    return outcome;
  });
};
