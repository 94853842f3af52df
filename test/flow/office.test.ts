import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import { dumpOf } from "#test/support/ledger-dump.ts";
import { failingLedger } from "#test/support/failing-ledger.ts";
import { openOffice, testPassword, testTownship, type Office } from "#test/support/office.ts";

const quiet = { onProgress: () => undefined, isCancelled: () => false };
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const trailSubjects = async (text: string): Promise<readonly string[]> =>
  (await office.must("trail.list", { from: null, to: null, text })).lines.map(({ subject }) => subject);

describe("founding an office", () => {
  const founding = {
    township: testTownship,
    administrator: { login: "Boss", name: "王主任", password: "Qinghe-2026" },
  };

  it("creates township, administrator, categories and rules, and signs the administrator in", async () => {
    const opened = openDesk({
      ledgerPath: `${office.folder}/new.xzdb`,
      isNew: true,
      programVersion: "1",
      isDemo: false,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    const ask = async <Name extends MethodName>(name: Name, input: InputOf<Name>, session: string | null) => {
      const requestId = `r-${name.replace(".", "-")}`;
      return readReply(
        name,
        await dispatch(opened.value, JSON.stringify({ method: name, input, session, requestId }), quiet),
      );
    };
    expect(await ask("office.state", {}, null)).toMatchObject({
      ok: true,
      value: { isSetUp: false, township: null, lastBackup: null },
    });
    expect(
      await ask("office.found", { ...founding, administrator: { ...founding.administrator, password: "short" } }, null),
    ).toEqual({
      ok: false,
      failure: { code: "password-weak", least: 8 },
    });
    const founded = await ask("office.found", founding, null);
    expect(founded).toMatchObject({
      ok: true,
      value: { person: { login: "boss", roles: ["administrator"], mustChangePassword: false } },
    });
    expect(await ask("office.found", founding, null)).toEqual({ ok: false, failure: { code: "already-set-up" } });
    const token = founded.ok ? founded.value.token : "";
    const listed = await ask("category.list", {}, token);
    expect(listed.ok && listed.value.categories.slice(0, 2)).toMatchObject([
      { code: "F01", name: "招待费", accountCode: "513", nature: "non-productive" },
      { code: "F02", name: "办公费" },
    ]);
    expect(await ask("office.state", {}, null)).toMatchObject({ value: { isSetUp: true, township: testTownship } });
    expect(JSON.stringify(dumpOf(opened.value.ledger.reading))).not.toContain(token);
    opened.value.close();
  });

  it("leaves an empty file when any write fails", async () => {
    const opened = openDesk({
      ledgerPath: `${office.folder}/new.xzdb`,
      isNew: true,
      programVersion: "1",
      isDemo: false,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    const before = dumpOf(opened.value.ledger.reading);
    for (const failing of [1, 2, 3, 10, 30]) {
      const ledger = failingLedger(opened.value.ledger, failing);
      const text = JSON.stringify({ method: "office.found", input: founding, session: null, requestId: "r" });
      const reply = JSON.parse(await dispatch({ ...opened.value, ledger, report: () => undefined }, text, quiet));
      expect(reply).toMatchObject({ ok: false, failure: { code: "internal" } });
      expect(dumpOf(opened.value.ledger.reading)).toEqual(before);
    }
    opened.value.close();
  });
});

describe("signing in", () => {
  const signIn = (login: string, password: string) => office.call("session.open", { login, password }, null);

  it("works with either case of the login and is kept in the trail", async () => {
    expect(await signIn("CHEN", testPassword)).toMatchObject({
      ok: true,
      value: { person: { name: "陈会计", roles: ["bookkeeper"] } },
    });
    expect((await trailSubjects("登录"))[0]).toBe("登录");
  });

  it("counts wrong passwords, locks at the fifth for fifteen minutes, and keeps a line of each", async () => {
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await signIn("chen", "wrong")).toEqual({ ok: false, failure: { code: "wrong-password", attemptsLeft } });
    }
    const until = "2026-10-10T01:15:00.000Z";
    expect(await signIn("chen", "wrong")).toEqual({ ok: false, failure: { code: "locked-out", until } });
    expect(await signIn("chen", testPassword)).toEqual({ ok: false, failure: { code: "locked-out", until } });
    expect(await trailSubjects("登录失败")).toEqual([
      "登录失败：登录名已锁定",
      ...Array.from({ length: 5 }, () => "登录失败：密码错误"),
    ]);
    office.advanceMinutes(15);
    expect(await signIn("chen", testPassword)).toMatchObject({ ok: true });
    expect(await signIn("chen", "wrong")).toMatchObject({ failure: { attemptsLeft: 4 } });
  });

  it("says the same of an unknown login as of a first wrong password, and keeps the line", async () => {
    expect(await signIn("nobody", "wrong")).toEqual(await signIn("zhou", "wrong"));
    expect(await trailSubjects("nobody")).toEqual(["登录失败：没有登录名 nobody"]);
  });

  it("is refused to a person no longer active, whose open session also ends", async () => {
    await office.must("person.change", {
      id: office.persons.cashier,
      name: "林出纳",
      roles: ["cashier"],
      isActive: false,
    });
    expect(await signIn("lin", testPassword)).toEqual({ ok: false, failure: { code: "person-inactive" } });
    expect(await office.call("office.overview", {}, "cashier")).toEqual({
      ok: false,
      failure: { code: "not-signed-in" },
    });
  });

  it("ends with the session it was asked to end, and no other", async () => {
    const second = await signIn("chen", testPassword);
    const token = second.ok ? second.value.token : "";
    const close = JSON.stringify({ method: "session.close", input: {}, session: token, requestId: "close" });
    expect(JSON.parse(await office.send(close))).toEqual({ ok: true, value: {} });
    const show = JSON.stringify({ method: "settings.show", input: {}, session: token, requestId: null });
    expect(JSON.parse(await office.send(show))).toMatchObject({ failure: { code: "not-signed-in" } });
    expect(await office.call("settings.show", {}, "bookkeeper")).toMatchObject({ ok: true });
  });
});

describe("people", () => {
  const wang = { login: "wang", name: "王会计", roles: ["bookkeeper" as const], password: "Wang-kuaiji-1" };

  it.each([
    ["a login taken in another case", { ...wang, login: "CHEN" }, { code: "login-taken", login: "CHEN" }],
    [
      "the name of another active person",
      { ...wang, name: "陈 会计" },
      { code: "person-name-taken", name: "陈 会计", login: "chen" },
    ],
    ["a weak password", { ...wang, password: "1234567" }, { code: "password-weak", least: 8 }],
    [
      "a password that is the login",
      { ...wang, login: "wangkuaiji", password: "WangKuaiji" },
      { code: "password-weak", least: 8 },
    ],
    [
      "duties that must not meet",
      { ...wang, roles: ["cashier" as const, "reviewer" as const] },
      { code: "roles-incompatible", roles: ["cashier", "reviewer"] },
    ],
    [
      "an auditor with another duty",
      { ...wang, roles: ["auditor" as const, "head" as const] },
      { code: "roles-incompatible", roles: ["auditor", "head"] },
    ],
  ])("are not added with %s", async (_case, input, failure) => {
    expect(await office.call("person.add", input)).toEqual({ ok: false, failure });
  });

  it("added by an administrator can do nothing before choosing their own password", async () => {
    await office.must("person.add", wang);
    const signedIn = await office.must("session.open", { login: "wang", password: wang.password });
    const ask = async (method: string, input: unknown) =>
      JSON.parse(
        await office.send(
          JSON.stringify({ method, input, session: signedIn.token, requestId: `w-${method.replace(".", "-")}` }),
        ),
      );
    expect(await ask("office.overview", {})).toEqual({ ok: false, failure: { code: "must-change-password" } });
    const same = { id: signedIn.person.id, current: wang.password, password: wang.password };
    expect(await ask("person.setPassword", same)).toMatchObject({ failure: { code: "password-weak" } });
    expect(await ask("person.setPassword", { ...same, password: "Wang-own-2026" })).toEqual({ ok: true, value: {} });
    expect(await ask("office.overview", {})).toMatchObject({ ok: true });
  });

  it("bear no name of another active one, neither by a change nor by coming back", async () => {
    const { id } = await office.must("person.add", wang);
    const roles = ["bookkeeper" as const];
    const taken = { ok: false, failure: { code: "person-name-taken", name: "陈会计", login: "chen" } };
    expect(await office.call("person.change", { id, name: "陈会计", roles, isActive: true })).toEqual(taken);
    await office.must("person.change", { id, name: "陈会计", roles, isActive: false });
    expect(await office.call("person.change", { id, name: "陈会计", roles, isActive: true })).toEqual(taken);
    await office.must("person.change", { id, name: "陈会计（小）", roles, isActive: true });
  });

  it("keep at least one active administrator", async () => {
    const change = { id: office.persons.administrator, name: "管理员", roles: ["head" as const], isActive: true };
    expect(await office.call("person.change", change)).toEqual({ ok: false, failure: { code: "last-administrator" } });
    expect(await office.call("person.change", { ...change, roles: ["administrator"], isActive: false })).toMatchObject({
      failure: { code: "last-administrator" },
    });
    await office.must("person.change", {
      id: office.persons.head,
      name: "何主任",
      roles: ["head", "administrator"],
      isActive: true,
    });
    expect(await office.call("person.change", change)).toMatchObject({ ok: true });
  });

  it("change another's password only as administrator, who leaves them a password to replace", async () => {
    const input = { id: office.persons.bookkeeper, current: null, password: "Neues-Wort-1" };
    expect(await office.call("person.setPassword", input, "reviewer")).toEqual({
      ok: false,
      failure: { code: "forbidden", needs: ["administrator"] },
    });
    expect(await office.call("person.setPassword", input, "administrator")).toMatchObject({ ok: true });
    expect(await office.must("session.open", { login: "chen", password: "Neues-Wort-1" })).toMatchObject({
      person: { mustChangePassword: true },
    });
  });

  it("cannot guess at their own password either", async () => {
    const guess = { id: office.persons.bookkeeper, current: "wrong", password: "Neues-Wort-1" };
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await office.call("person.setPassword", guess, "bookkeeper")).toEqual({
        ok: false,
        failure: { code: "wrong-password", attemptsLeft },
      });
    }
    expect(await office.call("person.setPassword", guess, "bookkeeper")).toMatchObject({
      failure: { code: "locked-out" },
    });
    expect(await office.call("person.setPassword", { ...guess, current: testPassword }, "bookkeeper")).toMatchObject({
      failure: { code: "locked-out" },
    });
  });
});

describe("settings", () => {
  it("have defaults, are changed by administrator or head, and are refused an unusable folder", async () => {
    const before = await office.must("settings.show", {});
    expect(before).toMatchObject({ backupFolder: "", backupBeforeClose: true, matchDaysAfter: 10 });
    const after = { ...before, backupFolder: `${office.folder}/usb`, matchDaysAfter: 31 };
    expect(await office.call("settings.save", after, "bookkeeper")).toMatchObject({ failure: { code: "forbidden" } });
    expect(await office.call("settings.save", { ...after, backupFolder: "usb" }, "head")).toEqual({
      ok: false,
      failure: { code: "folder-unusable", folder: "usb" },
    });
    await office.must("settings.save", after, "head");
    expect(await office.must("settings.show", {})).toEqual(after);
    expect(await trailSubjects("修改设置")).toEqual(["修改设置：备份文件夹、对账：银行日期最多晚几天"]);
  });
});

describe("the trail", () => {
  it("is searched by words, person and days in China, newest first, page by page", async () => {
    office.advanceDays(1);
    await office.must("person.add", { login: "wang", name: "王_会计", roles: ["head"], password: "Wang-kuaiji-1" });
    const ask = { from: null, to: null };
    expect((await office.must("trail.list", { ...ask, text: "王_会计" })).total).toBe(1);
    expect((await office.must("trail.list", { ...ask, text: "王%会计" })).total).toBe(0);
    expect((await office.must("trail.list", { ...ask, from: "2026-10-11" })).lines.map(({ action }) => action)).toEqual(
      ["person.add"],
    );
    expect((await office.must("trail.list", { ...ask, to: "2026-10-10", text: "王_会计" })).total).toBe(0);
    const all = await office.must("trail.list", { ...ask, personName: "管理员" });
    expect(all.lines.map(({ no }) => no)).toEqual(all.lines.map(({ no }) => no).toSorted((one, other) => other - one));
    const second = await office.must("trail.list", { ...ask, personName: "管理员", skip: 1, take: 1 });
    expect(second).toMatchObject({ total: all.total, lines: [{ no: all.lines[1]?.no }] });
  });
});
