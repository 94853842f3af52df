import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { sqlFor } from "#store/query.ts";
import { mappingFromRoles, rolesFromMapping } from "#renderer/stages/bank/mapping-fields.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const isSound = async (): Promise<boolean> => (await village.must("ledger.verify", {})).isSound;

describe("the file of an import", () => {
  const file = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }]);

  it("comes back byte for byte, and that somebody had it stands in the log", async () => {
    const done = await importStatement(village, file, { makeDrafts: false });
    const id = done.ok ? done.value.statementFileId : "";
    const kept = await village.must("statement.original", { id }, "auditor");
    expect(kept).toMatchObject({ name: "七月.csv", bytes: file.bytes });
    const trail = village.ledger.reading.all(sqlFor.selectFrom("trail").select(["action", "subject"]).orderBy("no"));
    expect(trail.find(({ action }) => action === "statement.original")?.subject).toContain("七月.csv（号码未遮盖）");
    expect(await isSound()).toBe(true);
  });

  it("that is not there is refused", async () => {
    expect(await village.call("statement.original", { id: "nothing" })).toMatchObject({
      failure: { code: "not-found" },
    });
  });
});

describe("a header whose columns somebody named", () => {
  const own = {
    name: "自制.csv",
    bytes: Buffer.from("日期,收,支,结余,对方,说明\n2026-07-05,100.00,,10100.00,张三,水费\n").toString("base64"),
  };
  const party = { name: 4, account: null, bank: null };
  const mapping = {
    bookedOn: 0,
    tradedOn: null,
    tradedTime: null,
    balance: 3,
    currency: null,
    amount: { mode: "two-columns" as const, moneyIn: 1, moneyOut: 2, flag: null },
    counterparty: { whenIn: party, whenOut: party },
    purpose: null,
    remark: null,
    summary: 5,
    serial: null,
    isSerialTrusted: false,
    ownAccount: null,
    ownName: null,
  };
  const inspected = () => village.must("statement.inspect", { file: own, mapping: null, sheet: null });

  it("is read so again, shown, and asked about anew once it is forgotten", async () => {
    const options = { bankAccountId: village.bankAccountId, mapping, rememberMapping: true, makeDrafts: false };
    expect(await importStatement(village, own, options)).toMatchObject({ ok: true, value: { newCount: 1 } });
    expect((await inspected()).refusals).toEqual([]);
    const { mappings } = await village.must("statementMapping.list", {});
    expect(mappings).toMatchObject([{ name: "自制.csv", headers: ["日期", "收", "支", "结余", "对方", "说明"] }]);
    const fingerprint = mappings[0]?.fingerprint ?? "";
    await village.must("statementMapping.forget", { fingerprint }, "bookkeeper");
    expect((await village.must("statementMapping.list", {})).mappings).toEqual([]);
    expect((await inspected()).refusals).toMatchObject([{ code: "mapping-needed" }]);
    expect(await village.call("statementMapping.forget", { fingerprint }, "bookkeeper")).toMatchObject({
      failure: { code: "not-found" },
    });
    expect(await isSound()).toBe(true);
  });
});

it("a mapping turns into the roles a person sees, and back", () => {
  const party = { name: 4, account: 6, bank: null };
  const mapping = {
    bookedOn: 0,
    tradedOn: 1,
    tradedTime: null,
    balance: 3,
    currency: null,
    amount: { mode: "signed" as const, amount: 2 },
    counterparty: { whenIn: party, whenOut: party },
    purpose: null,
    remark: null,
    summary: 5,
    serial: null,
    isSerialTrusted: false,
    ownAccount: null,
    ownName: null,
  };
  expect(mappingFromRoles(rolesFromMapping(mapping))).toEqual(mapping);
});
