import { afterEach, beforeEach, describe, expect, it } from "vitest";
import ExcelJS from "exceljs";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { dumpOf } from "#test/support/ledger-dump.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type Person = InputOf<"villager.save">["person"];
const wang: Person = {
  name: "王建国",
  idTail: "123X",
  phone: "13812345678",
  bankName: "青禾农商行",
  bankAccount: "6228 4800 0111 2223",
  household: "王建国户",
  note: "",
  isActive: true,
  posts: [{ post: "head", title: "", fromOn: "2026-01-01", toOn: null, basis: "选举结果公告" }],
  relations: [{ name: "王记建材店", relation: "配偶开办", relativeId: null, phone: "", bankAccount: "", note: "" }],
};
const save = (person: Person, id: string | null = null) =>
  village.call("villager.save", { id, villageId: village.villageId, person });
const list = () => village.must("villager.list", { villageId: village.villageId, on: "2026-08-01" });

/** The empty form with rows below its samples. */
const filled = async (rows: Readonly<Record<string, readonly (readonly string[])[]>>) => {
  const template = await village.must("villager.template", {});
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(template.bytes, "base64")).buffer);
  for (const [name, own] of Object.entries(rows))
    for (const cells of own) workbook.getWorksheet(name)?.addRow([...cells]);
  return { name: "人员.xlsx", bytes: Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64") };
};

describe("the register of people", () => {
  it("keeps a person whole, account numbers without blanks, and is sealed", async () => {
    expect(await save(wang)).toMatchObject({ ok: true });
    const { people, isMasked } = await list();
    expect(isMasked).toBe(false);
    expect(people).toMatchObject([{ ...wang, bankAccount: "6228480001112223" }]);
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
    ).toBe(true);
  });

  it("masks numbers for whoever neither keeps the books nor pays", async () => {
    await save(wang);
    const reply = await village.call("villager.list", { villageId: village.villageId, on: "2026-08-01" }, "auditor");
    const [person] = reply.ok ? reply.value.people : [];
    expect(person).toMatchObject({ idTail: "****", phone: "138****5678", bankAccount: "6228********2223" });
    expect(JSON.stringify(reply)).not.toContain("6228480001112223");
  });

  it.each<readonly [string, Partial<Person>, object]>([
    [
      "a head who is to examine himself",
      {
        posts: [...wang.posts, { post: "supervisor-head", title: "", fromOn: "2026-06-01", toOn: null, basis: "" }],
      },
      { code: "posts-incompatible", post: "supervisor-head", other: "head" },
    ],
    ["an identity number in full", { idTail: "1234567" }, { code: "bad-input" }],
    ["four letters", { idTail: "ABCD" }, { code: "villager-bad", reason: "id-tail-bad" }],
    ["an account with letters", { bankAccount: "6228ABC" }, { code: "villager-bad", reason: "account-number-bad" }],
    [
      "a term that ends before it begins",
      { posts: [{ post: "head", title: "", fromOn: "2026-06-01", toOn: "2026-01-01", basis: "" }] },
      { code: "villager-bad", reason: "dates-reversed", line: 1 },
    ],
  ])("refuses %s", async (_case, changes, failure) => {
    expect(await save({ ...wang, ...changes })).toMatchObject({ ok: false, failure });
    expect((await list()).people).toEqual([]);
  });

  it("refuses the same person twice, and names relatives in posts that exclude each other", async () => {
    const first = await save(wang);
    expect(await save(wang)).toMatchObject({ failure: { code: "name-taken" } });
    const other: Person = {
      ...wang,
      name: "王建民",
      idTail: "",
      posts: [{ post: "supervisor", title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
      relations: [
        {
          name: "王建国",
          relation: "兄弟",
          relativeId: first.ok ? first.value.id : null,
          phone: "",
          bankAccount: "",
          note: "",
        },
      ],
    };
    expect(await save(other)).toMatchObject({ ok: true });
    expect((await list()).conflicts).toMatchObject([{ name: "王建民", relativeName: "王建国" }]);
  });

  it("names people with one bank account number, whole only to who works with them", async () => {
    await save(wang);
    expect((await list()).sharedAccounts).toEqual([]);
    const other: Person = { ...wang, name: "李春花", idTail: "", posts: [], relations: [] };
    const saved = await save({ ...other, bankAccount: "6228480001112223" });
    expect((await list()).sharedAccounts).toEqual([{ account: "6228480001112223", names: ["李春花", "王建国"] }]);
    const of = { villageId: village.villageId, on: "2026-08-01" };
    const reply = await village.call("villager.list", of, "auditor");
    expect(reply.ok ? reply.value.sharedAccounts : []).toMatchObject([{ account: "6228********2223" }]);
    // Who is out of use, or has no number, shares none.
    const id = saved.ok ? saved.value.id : "";
    await save({ ...other, isActive: false }, id);
    expect((await list()).sharedAccounts).toEqual([]);
    await save({ ...other, bankAccount: "" }, id);
    await save({ ...wang, name: "赵七", idTail: "", bankAccount: "", posts: [], relations: [] });
    expect((await list()).sharedAccounts).toEqual([]);
  });

  it("keeps incompatible posts out even against the program itself", async () => {
    const saved = await save(wang);
    const id = saved.ok ? saved.value.id : "";
    village.desk.close();
    const { default: Database } = await import("better-sqlite3");
    const database = new Database(village.ledgerPath);
    expect(() =>
      database.prepare("insert into villager_post values (?, 2, 'supervisor', '', '2026-03-01', null, '')").run(id),
    ).toThrow("incompatible posts");
    database.close();
  });
});

describe("the form of people", () => {
  it("says before loading exactly what loading does, and updates whom it finds", async () => {
    await save(wang);
    const file = await filled({
      人员与职务: [
        ["王建国", "123X", "", "", "", "", "党员", "", "2001-07-01", "", "", ""],
        ["李会兰", "", "13900000000", "青禾农商行", "6228000000001111", "", "村报账员", "", "2026-02-01", "", "", ""],
      ],
      关联人: [["李会兰", "", "兰兰超市", "本人开办", "", "", ""]],
    });
    const input = { villageId: village.villageId, file };
    const told = await village.must("villager.inspect", input);
    expect(told).toEqual({ added: 1, changed: 1, posts: 3, relations: 2 });
    expect(await village.must("villager.load", input)).toEqual(told);
    const { people } = await list();
    expect(people.map(({ name, posts, relations }) => [name, posts.length, relations.length])).toEqual([
      ["李会兰", 1, 1],
      ["王建国", 2, 1],
    ]);
    expect(people[1]?.bankAccount).toBe("6228480001112223");
  });

  it("names every wrong cell at once and loads nothing", async () => {
    const file = await filled({
      人员与职务: [
        ["赵一", "12", "", "", "62A8", "", "村长", "", "昨天", "", "", ""],
        ["钱二", "", "", "", "", "", "监委会委员", "", "2026-01-01", "", "", ""],
        ["钱二", "", "", "", "", "", "村主任", "", "2026-02-01", "2026-01-01", "", ""],
        ["钱二", "", "", "", "", "", "村主任", "", "2026-02-01", "", "", ""],
      ],
      关联人: [["没有这个人", "", "某店", "配偶", "", "", ""]],
    });
    const input = { villageId: village.villageId, file };
    const before = dumpOf(village.ledger.reading);
    const reply = await village.call("villager.load", input);
    expect(reply).toMatchObject({ ok: false, failure: { code: "villagers-refused" } });
    const places = !reply.ok && reply.failure.code === "villagers-refused" ? reply.failure.places : [];
    expect(places.map(({ sheet, row, column, code }) => `${sheet} ${column}${row} ${code}`)).toEqual([
      "人员与职务 B3 id-tail-bad",
      "人员与职务 E3 account-number-bad",
      "人员与职务 G3 unknown",
      "人员与职务 I3 not-a-date",
      "人员与职务 J5 dates-reversed",
      "人员与职务 G6 posts-incompatible",
      "关联人 A3 person-unknown",
    ]);
    expect(dumpOf(village.ledger.reading)).toEqual(before);
    expect(await village.call("villager.inspect", input)).toEqual(reply);
  });
});
