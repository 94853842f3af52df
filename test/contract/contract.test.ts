import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contract, type InputOf, type MethodName } from "#contract/contract.ts";
import { everyRole, type Access, type Role } from "#contract/method.ts";
import { readReply, type Progress } from "#contract/wire.ts";
import { hosts, type ContractHost } from "#test/contract/hosts.ts";

const accessOf = (name: MethodName): Access => contract[name].access;
const methodNames = Object.keys(contract) as MethodName[];
const changing = methodNames.filter((name) => contract[name].effect !== "reads");

/** Changing calls an auditor may make; each changes nothing of the books. A new one must be put here on purpose. */
const openToAuditors = [
  "archive.verify",
  "auditNote.add",
  "auditNote.issue",
  "auditNote.paper",
  "claim.print",
  "data.exportBooks",
  "disclosure.preview",
  "finding.list",
  "fingerprint.check",
  "ledger.verify",
  "office.found",
  "period.matrix",
  "person.setPassword",
  "print.report",
  "print.table",
  "print.vouchers",
  "restore.commitFirst",
  "restore.inspectFirst",
  "rule.tryOut",
  "search.drop",
  "search.save",
  "session.close",
  "session.open",
  "workbook.make",
  "workbook.read",
];

const isRole = (text: string): text is Role => everyRole.some((role) => role === text);

const village = { id: null, code: "88", name: "枫林村", isActive: true, facts: [] };

it("leaves an auditor no changing call but those that change nothing of the books", () => {
  const open = changing.filter((name) => {
    const access = accessOf(name);
    return typeof access === "string" || access.includes("auditor");
  });
  expect(open.toSorted()).toEqual(openToAuditors);
});

describe.each(hosts)("over %s", (_name, start) => {
  let host: ContractHost;
  let count = 0;

  beforeAll(async () => {
    host = await start();
  });
  afterAll(async () => {
    await host.close();
  });

  const textOf = (method: string, input: unknown, as: string | null, requestId?: string | null): string => {
    count += 1;
    const session = as === null ? null : isRole(as) ? host.tokenOf(as) : as;
    return JSON.stringify({ method, input, session, requestId: requestId === undefined ? `c-${count}` : requestId });
  };
  const ask = async (method: string, input: unknown, as: string | null, requestId?: string | null) =>
    JSON.parse(await host.send(textOf(method, input, as, requestId))) as unknown;
  const call = async <Name extends MethodName>(name: Name, input: InputOf<Name>, as: Role | null) =>
    readReply(name, await host.send(textOf(name, input, as)));

  it.each([
    ["what is no JSON", "{", { code: "bad-input", issues: [{ path: "", message: "JSON" }] }],
    ["no envelope", "[]", { code: "bad-input" }],
    ["an envelope without a session", `{"method":"office.state","input":{}}`, { code: "bad-input" }],
  ])("refuses %s", async (_case, text, failure) => {
    expect(JSON.parse(await host.send(text))).toMatchObject({ ok: false, failure });
  });

  it.each(["village.burn", "constructor", "__proto__", ""])("knows no method named %j", async (method) => {
    expect(await ask(method, {}, "bookkeeper")).toEqual({ ok: false, failure: { code: "unknown-method", method } });
  });

  it.each([
    ["a wrong type", { ...village, name: 5 }, "name"],
    ["a missing field", { id: null, code: "88", name: "枫林村", isActive: true }, "facts"],
    [
      "a wrong field deep inside",
      { ...village, facts: [{ kind: "height", fromDate: "2026-01-01", number: 1, text: null, source: "" }] },
      "facts.0.kind",
    ],
    [
      "a day that is none",
      { ...village, facts: [{ kind: "population", fromDate: "2026-02-30", number: 1, text: null, source: "" }] },
      "facts.0.fromDate",
    ],
  ])("says where the shape is wrong: %s", async (_case, input, path) => {
    expect(await ask("village.save", input, "bookkeeper")).toMatchObject({
      ok: false,
      failure: { code: "bad-input", issues: [{ path }] },
    });
  });

  it("refuses a change without a request id", async () => {
    expect(await ask("village.save", village, "bookkeeper", null)).toMatchObject({
      failure: { code: "bad-input", issues: [{ path: "requestId" }] },
    });
  });

  it.each([
    ["nobody", null],
    ["a token nobody was given", "0".repeat(43)],
    ["an empty token", ""],
  ])("takes no call from %s", async (_who, session) => {
    expect(await ask("village.list", {}, session, null)).toEqual({ ok: false, failure: { code: "not-signed-in" } });
  });

  it("takes no call from somebody who has left", async () => {
    const opened = await call("session.open", { login: "chen", password: "青禾-test-2026" }, null);
    const token = opened.ok ? opened.value.token : "";
    expect(await ask("village.list", {}, token, null)).toMatchObject({ ok: true });
    expect(await ask("session.close", {}, token)).toMatchObject({ ok: true });
    expect(await ask("village.list", {}, token, null)).toEqual({ ok: false, failure: { code: "not-signed-in" } });
  });

  it.each(changing.filter((name) => !openToAuditors.includes(name)))("forbids an auditor %s", async (name) => {
    const failure = { code: "forbidden", needs: accessOf(name) };
    expect(await ask(name, {}, "auditor")).toEqual({ ok: false, failure });
  });

  it("does a repeated request once and gives the same reply again", async () => {
    const text = textOf("village.save", village, "bookkeeper", "once-and-again");
    const first = await host.send(text);
    expect(JSON.parse(first)).toMatchObject({ ok: true });
    expect(await host.send(text)).toBe(first);
    const listed = await call("village.list", {}, "bookkeeper");
    expect(listed.ok && listed.value.villages.filter(({ name }) => name === village.name)).toHaveLength(1);
  });

  it("refuses a request id that another call has used", async () => {
    const saved = await ask("village.save", { ...village, code: "89", name: "柳溪村" }, "bookkeeper", "used-twice");
    expect(saved).toMatchObject({ ok: true });
    const category = {
      id: null,
      code: "QT9",
      name: "其他九",
      accountCode: "541",
      nature: "productive",
      isActive: true,
    };
    expect(await ask("category.save", category, "bookkeeper", "used-twice")).toEqual({
      ok: false,
      failure: { code: "request-reused" },
    });
  });

  it("stops a long call in its middle, leaving nothing of it, and then does it whole, telling how far it is", async () => {
    const preview = await call("statement.preview", host.longWork.preview, "bookkeeper");
    if (!preview.ok) throw new Error(JSON.stringify(preview.failure));
    const input = host.longWork.commit(preview.value.digest);
    const seen: Progress[] = [];
    const stop = await host.onProgress((progress) => {
      seen.push(progress);
      if (progress.requestId === "stopped") host.cancel("stopped");
    });
    expect(await ask("statement.commit", input, "bookkeeper", "stopped")).toEqual({
      ok: false,
      failure: { code: "cancelled" },
    });
    expect(seen.filter(({ requestId }) => requestId === "stopped").length).toBeGreaterThan(0);
    const files = await call("statement.list", { bankAccountId: null }, "bookkeeper");
    expect(files).toEqual({ ok: true, value: { files: [] } });

    const done = await ask("statement.commit", input, "bookkeeper", "whole");
    stop();
    expect(done).toMatchObject({ ok: true, value: { newCount: 6000 } });
    const whole = seen.filter(({ requestId }) => requestId === "whole");
    expect(whole.length).toBeGreaterThan(10);
    expect(whole[0]).toMatchObject({ requestId: "whole", total: 6000 });
    expect(whole.map((each) => each.done)).toEqual(whole.map((each) => each.done).toSorted((a, b) => a - b));
  });
});
