import { afterEach, beforeEach, expect, it } from "vitest";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
  for (const name of ["柳建国", "柳大山"]) await village.must("item.save", payee(name));
  village.desk.close();
});
afterEach(() => {
  village.close();
});

const payee = (name: string) => ({
  id: null,
  ledgerId: village.ledgerId,
  kind: "payee" as const,
  code: null,
  name,
  bankAccount: "621700000001",
  note: "",
  isActive: true,
});

/** The file opened anew, as after somebody was at it. */
const opened = async <Answer>(work: (desk: OpenDesk) => Promise<Answer>): Promise<Answer> => {
  const { ledgerPath, now } = village;
  const desk = openDesk({ ledgerPath, isNew: false, programVersion: "test", isDemo: false, now });
  if (!desk.ok) throw new Error(desk.error.code);
  try {
    return await work(desk.value);
  } finally {
    desk.value.close();
  }
};

let requests = 0;
const ask = async <Name extends MethodName>(desk: OpenDesk, method: Name, input: InputOf<Name>) => {
  const session = desk.sessions.open(village.persons.bookkeeper);
  const text = JSON.stringify({ method, input, session, requestId: `again-${String((requests += 1))}` });
  const reply = readReply(
    method,
    await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false }),
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};

/** A lawful change of the register, and what a verification says of its seals and of changes found before. */
const savedAnd = (name: string) =>
  opened(async (desk) => {
    await ask(desk, "item.save", payee(name));
    const { isSound, checks } = await ask(desk, "ledger.verify", {});
    const { lines } = await ask(desk, "trail.list", { from: null, to: null, text: "程序以外" });
    return { isSound, found: checks.find(({ code }) => code === "found-changes")?.places ?? [], logged: lines.length };
  });

it("a record changed past the program stays in the log though the next call seals its register anew", async () => {
  forge(village.ledgerPath, "update item set bank_account = '621799999999' where name = '柳建国'");
  const first = await savedAnd("青禾粮站");
  // The register is sealed as it now stands; what it was before that is in the log alone.
  expect(first).toMatchObject({ isSound: true, logged: 1 });
  expect(first.found).toHaveLength(1);
  expect(first.found[0]).toContain("发现程序以外的改动：辅助项目");
  expect(first.found[0]).toContain("柳建国");
  expect(await savedAnd("青禾水站")).toEqual(first);
  forge(village.ledgerPath, "delete from item where name = '柳大山'");
  const second = await savedAnd("青禾电站");
  expect(second.logged).toBe(2);
  expect(second.found[1]).toContain("柳大山");
});

it("nothing is noted of a file nobody was at", async () => {
  expect(await savedAnd("青禾粮站")).toEqual({ isSound: true, found: [], logged: 0 });
});

it("nothing is noted where only the name of what a register's record belongs to was changed in the program", async () => {
  await opened(async (desk) => {
    const { accounts } = await ask(desk, "account.list", { ledgerId: village.ledgerId });
    const detail = accounts.find(({ code }) => code === "10201");
    if (detail === undefined) throw new Error("no account");
    const { id, itemKinds, isActive } = detail;
    await ask(desk, "account.change", { id, name: "现金", itemKinds, isActive });
  });
  expect(await savedAnd("青禾粮站")).toEqual({ isSound: true, found: [], logged: 0 });
});

it("a record is found by the seal in the log also where what was kept of each record went with it", async () => {
  forge(
    village.ledgerPath,
    "update item set bank_account = '621799999999' where name = '柳建国'; delete from seal_part",
  );
  expect(await savedAnd("青禾粮站")).toMatchObject({ logged: 1, found: [expect.stringContaining("新增往来单位")] });
});
