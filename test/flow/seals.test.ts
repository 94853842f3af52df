import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const file = {
  name: "七月流水.csv",
  bytes: Buffer.from(
    [
      "交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号",
      "2026-07-03,,100.00,9900.00,文具店,621700000001,购办公用品,D1",
      "2026-07-05,80.00,,9980.00,张三,621700000002,摊位租金,D2",
    ].join("\n"),
  ).toString("base64"),
};

/** Imports with a remembered mapping, books both lines, attaches a file late, saves drafting rules and makes a backup. */
const work = async (): Promise<readonly string[]> => {
  const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
  const { bankAccountId } = village;
  const done = await importStatement(village, file, { bankAccountId, mapping, rememberMapping: true });
  expect(done.ok).toBe(true);
  const ids: string[] = [];
  for (const line of await journalOf(village, village.ledgerId)) {
    const { voucherId } = await village.must("bankLine.draft", {
      id: line.id,
      accountId: village.accountOf(line.amountFen > 0 ? "501" : "513"),
      categoryId: line.amountFen > 0 ? null : village.categoryOf("办公费"),
      summary: "据流水",
    });
    const { version } = await village.must("voucher.show", { id: voucherId });
    await village.must("voucher.review", { id: voucherId, version });
    expect((await village.must("voucher.post", { ids: [voucherId] })).refused).toEqual([]);
    ids.push(voucherId);
  }
  const late = { name: "补的发票.pdf", bytes: Buffer.from("late").toString("base64") };
  await village.must("attachment.add", { voucherId: ids[0] ?? "", file: late });
  await village.must("draftRule.save", { rules: [...(await village.must("draftRule.list", {})).rules] });
  await village.must("backup.make", { folder: join(village.folder, "backups") });
  return ids;
};

const sealsOf = (): readonly string[] => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { ledger, close } = desk.value;
  const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
  close();
  expect(checks.filter((check) => !check.isSound && check.code !== "seals")).toEqual([]);
  return checks.find((check) => check.code === "seals")?.places ?? [];
};

/** Changes the closed file as a forger with a database tool would, triggers lifted. */
const forge = (sql: string): void => {
  const database = new Database(village.ledgerPath);
  const triggers = database
    .prepare("select name, sql from sqlite_schema where type = 'trigger' order by name")
    .all() as { readonly name: string; readonly sql: string }[];
  for (const { name } of triggers) database.exec(`drop trigger ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
};

describe("the dimensions an office has named", () => {
  it("are sealed by the call that names them; one changed past the program is found, one taken out lawfully is not", async () => {
    const name = (kind: "own-1" | "own-2", text: string) => village.must("dimension.save", { kind, name: text });
    await name("own-1", "组别");
    await name("own-2", "片区");
    await name("own-2", "");
    village.desk.close();
    expect(sealsOf()).toEqual([]);
    forge("update dimension set name = '组' where kind = 'own-1'");
    expect(sealsOf()).toEqual([expect.stringContaining("自定义辅助")]);
  });
});

describe("what stands outside the chain of vouchers", () => {
  it.each([
    ["the name of a late attachment", "update attachment set name = '别的.pdf' where is_late = 1", "补的发票.pdf"],
    ["a late attachment removed", "delete from attachment where is_late = 1", "补的发票.pdf"],
    ["when a file was added late", "update attachment set added_at = '2026-08-01T00:00:00.000Z'", "补的发票.pdf"],
    ["which entry a bank line books", "update bank_match set how = 'manual'", "记账 1 张"],
    ["a tie removed", "delete from bank_match where rowid = 1", "记账 1 张"],
    ["a drafting rule", "update draft_rule set rule = json_set(rule, '$.name', '改') where position = 1", "记账规则"],
    ["a remembered mapping", "update statement_mapping set name = '改'", "七月流水.csv"],
    ["a backup's record", "update backup set path = '/nowhere'", "备份到"],
    [
      "a backup nobody made",
      "insert into backup select 'x', made_at, path, size, hash, reason, trail_no from backup",
      "backup x unsealed",
    ],
  ])("is sealed: %s is located", async (_case, sql, place) => {
    await work();
    village.desk.close();
    expect(sealsOf()).toEqual([]);
    forge(sql);
    expect(sealsOf().join("; ")).toContain(place);
  });

  it("may lawfully become empty: the last tie taken back leaves the file sound, and is sealed as gone", async () => {
    await work();
    const lines = await journalOf(village, village.ledgerId);
    for (const line of lines.filter(({ amountFen }) => amountFen > 0))
      await village.must("bankLine.unmatch", { id: line.id });
    for (const line of lines.filter(({ amountFen }) => amountFen < 0)) {
      const reply = await village.call("bankLine.unmatch", { id: line.id });
      // Where the line is why a spending was booked against a rule it stays.
      expect(reply.ok || reply.failure.code === "wrong-state").toBe(true);
    }
    village.desk.close();
    expect(sealsOf()).toEqual([]);
    forge(
      `insert into bank_match (bank_line_id, voucher_id, line, how, rule_name, matched_by, matched_at) select l.id, v.id, 1, 'manual', '', v.prepared_by, v.prepared_at
       from bank_line l join voucher v on v.number = 2 where l.amount_fen > 0`,
    );
    expect(sealsOf()).toHaveLength(1);
  });
});
