import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { instant } from "#domain/core/dates.ts";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { commandLine } from "#test/support/command-line.ts";
import { forge } from "#test/support/forge.ts";
import { testPassword } from "#test/support/office.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const person: InputOf<"villager.save">["person"] = {
  name: "吴大山",
  idTail: "123X",
  phone: "13800001111",
  bankName: "邮储银行",
  bankAccount: "6217000000001234",
  household: "H01",
  note: "",
  isActive: true,
  posts: [],
  relations: [],
};
const people = () => ({ villageId: village.villageId, on: "2026-10-10" });
const all = { from: null, to: null, personName: "", text: "", skip: 0, take: 200 };
const search = (asked: Partial<InputOf<"trail.list">>) => village.must("trail.list", { ...all, ...asked });
const readings = async () =>
  (await search({ kind: "reading" })).lines.map(({ personName, action, subject }) => [personName, action, subject]);

describe("reading a list of people", () => {
  beforeEach(async () => {
    await village.must("villager.save", { id: null, villageId: village.villageId, person });
  });

  it("is logged with who read it and whether the numbers stood there whole", async () => {
    const whole = await village.must("villager.list", people(), "bookkeeper");
    const masked = await village.must("villager.list", people(), "auditor");
    expect([whole.people[0]?.bankAccount, masked.people[0]?.bankAccount]).toEqual([
      "6217000000001234",
      "6217********1234",
    ]);
    expect(await readings()).toEqual([
      ["审计员", "villager.list", "柳溪村（号码已遮盖）"],
      ["陈会计", "villager.list", "柳溪村（号码未遮盖）"],
    ]);
  });

  it("counts 辅助项目 among them, with masked accounts for who does not pay; the list to choose from has none", async () => {
    const { ledgerId } = village;
    const item = {
      id: null,
      ledgerId,
      kind: "member" as const,
      code: null,
      name: "柳大山",
      bankAccount: "6217000000005678",
    };
    const saved = { ...item, note: "", isActive: true };
    const { id } = await village.must("item.save", saved);
    const shown = async (role: "auditor" | "administrator" | "bookkeeper") =>
      (await village.must("item.register", { ledgerId }, role)).items[0]?.bankAccount;
    expect(await shown("auditor")).toBe("6217********5678");
    expect(await shown("bookkeeper")).toBe("6217000000005678");
    // An administrator may change the name, and gives the account back as it was masked.
    const masked = (await shown("administrator")) ?? "";
    await village.must("item.save", { ...saved, id, name: "柳大海", bankAccount: masked }, "administrator");
    expect(await shown("bookkeeper")).toBe("6217000000005678");
    expect(JSON.stringify(await village.must("item.list", { ledgerId }))).not.toContain("62170000");
    expect(await readings()).toEqual([
      ["管理员", "item.register", "柳溪村经济合作社 辅助项目（号码已遮盖）"],
      ["陈会计", "item.register", "柳溪村经济合作社 辅助项目（号码未遮盖）"],
      ["审计员", "item.register", "柳溪村经济合作社 辅助项目（号码已遮盖）"],
    ]);
  });

  it("is one reading within half an hour, and another after it", async () => {
    await village.must("villager.list", people());
    village.advanceMinutes(29);
    await village.must("villager.list", people());
    expect(await readings()).toHaveLength(1);
    village.advanceMinutes(1);
    await village.must("villager.list", people());
    expect(await readings()).toHaveLength(2);
  });

  it("leaves no line when it is refused, and the chain of the log sound", async () => {
    const reply = await village.call("villager.list", { ...people(), villageId: "nowhere" });
    expect(reply.ok).toBe(false);
    expect(await readings()).toEqual([]);
    await village.must("villager.list", people());
    expect((await village.must("ledger.verify", {})).isSound).toBe(true);
  });

  it("stands on sheet 30 of the village's workbook, line by line", async () => {
    await village.must("villager.list", people(), "head");
    const content = village.content("2026-07-05", [
      { code: "bank", debit: 300 },
      { code: "501", credit: 300 },
    ]);
    await village.must("voucher.delete", await village.must("voucher.save", { id: null, version: null, content }));
    for (const month of ["07", "08", "09"])
      await village.must("period.close", { ledgerId: village.ledgerId, month: `2026-${month}` });
    const made = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
    const files = unzipSync(Buffer.from(made.bytes, "base64"));
    const strings = new TextDecoder().decode(files["xl/sharedStrings.xml"]);
    expect(strings).toContain("查看人员与职务");
    expect(strings).toContain("柳溪村（号码未遮盖）");
    expect(strings).toContain("删除草稿凭证");
  });

  it("goes by the log's numbers: what is logged after a closing stays off its sheet, however the clock stands", async () => {
    const close = async (of: string) => {
      for (const month of of.split(" ")) await village.must("period.close", { ledgerId: village.ledgerId, month });
    };
    const make = (quarter: string) => village.must("workbook.make", { ledgerId: village.ledgerId, quarter });
    const textOf = ({ bytes }: { readonly bytes: string }) =>
      new TextDecoder().decode(unzipSync(Buffer.from(bytes, "base64"))["xl/sharedStrings.xml"]);
    await close("2026-07 2026-08 2026-09");
    const first = await make("2026Q3");
    village.setClock(instant("2026-08-01T01:00:00.000Z"));
    const { persons } = await village.must("person.list", {});
    const he = persons.find(({ login }) => login === "he");
    if (he === undefined) throw new Error("no head");
    await village.must("person.change", { ...he, roles: [...he.roles], name: "晚改的名" });
    const again = await make("2026Q3");
    expect([again.version, again.bytes === first.bytes]).toEqual([first.version, true]);
    expect(textOf(again)).not.toContain("晚改的名");
    village.setClock(instant("2027-01-10T01:00:00.000Z"));
    await close("2026-10 2026-11");
    await close("2026-12");
    const fourth = textOf(await make("2026Q4"));
    expect(fourth).toContain("晚改的名");
    expect(fourth).not.toContain("结账 2026-09");
  });
});

describe("the log", () => {
  it("is searched by person, day, kind, subject and the operation's Chinese name", async () => {
    await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 300 },
        { code: "501", credit: 300 },
      ]),
    );
    const actions = async (asked: Partial<InputOf<"trail.list">>) =>
      (await search(asked)).lines.map(({ action }) => action);
    expect(await actions({ kind: "vouchers" })).toEqual(["voucher.post", "voucher.review", "voucher.save"]);
    expect(await actions({ text: "审核凭证" })).toEqual(["voucher.review"]);
    expect(await actions({ kind: "vouchers", personName: "周审核" })).toEqual(["voucher.review"]);
    expect(await actions({ kind: "vouchers", to: "2026-10-09" })).toEqual([]);
    expect(await actions({ kind: "people", text: "100%" })).toEqual([]);
  });

  it("is searched by ledger, also for what names the books only by a voucher, a draft deleted since among them", async () => {
    const saved = await village.must("voucher.save", {
      id: null,
      version: null,
      content: village.content("2026-07-05", [
        { code: "bank", debit: 300 },
        { code: "501", credit: 300 },
      ]),
    });
    await village.must("voucher.delete", { id: saved.id, version: saved.version });
    const [ledger] = (await village.must("ledger.list", {})).ledgers;
    const own = await search({ ledgerId: village.ledgerId });
    expect(own.lines.slice(0, 2).map(({ action, ledgerNames }) => [action, ledgerNames])).toEqual([
      ["voucher.delete", [ledger?.name]],
      ["voucher.save", [ledger?.name]],
    ]);
    expect(own.lines.map(({ action }) => action)).not.toContain("person.add");
    expect((await search({ ledgerId: "nowhere" })).lines).toEqual([]);
  });

  it("is written as a table, and as Excel and PDF, from the command line", { timeout: 60_000 }, async () => {
    village.desk.close();
    const folder = temporaryFolder();
    const who = ["--ledger", village.ledgerPath, "--user", "shen"];
    const run = (given: readonly string[]) => commandLine(["log", ...who, ...given], { XZ_PASSWORD: testPassword });
    const shown = await run(["--kind", "setup", "--text", "柳溪村"]);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining("开设账套")]);
    for (const [name, signs] of [
      ["日志.xlsx", "PK"],
      ["日志.pdf", "%P"],
    ] as const) {
      const path = join(folder, name);
      expect((await run(["--out", path])).code).toBe(0);
      expect(readFileSync(path).subarray(0, 2).toString("latin1")).toBe(signs);
    }
    expect((await run(["--kind", "nonsense"])).code).toBe(2);
    expect((await run(["--out", join(folder, "日志.doc")])).code).toBe(2);
  });
});

describe("lines cut off the end of the log", () => {
  const problemsAfter = (sql: string): readonly string[] => {
    village.desk.close();
    forge(village.ledgerPath, sql);
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const { ledger, close } = desk.value;
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    close();
    return checks.find(({ code }) => code === "trail")?.places ?? [];
  };

  it("are missed although they sealed nothing", async () => {
    await village.must("villager.list", people());
    const { lines } = await search({});
    const last = lines[0]?.no ?? 0;
    expect(problemsAfter(`delete from trail where no = ${String(last)}`)).toEqual([`第 ${String(last)} 条`]);
  });

  it("are none in a log that was left alone", async () => {
    await village.must("villager.list", people());
    expect(problemsAfter("select 1")).toEqual([]);
  });
});
