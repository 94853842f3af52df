import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importStatement, journalOf, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage("951006010099000188");
});

afterEach(() => {
  village.close();
});

const quarter = "psbc-1/quarter.xlsx";
const imported = async (path = quarter, makeDrafts = false): Promise<string> => {
  const reply = await importStatement(village, statementFile(path), { makeDrafts });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value.statementFileId;
};
const journal = () => journalOf(village, village.ledgerId);
const withdraw = (id: string) => village.call("statement.withdraw", { id, reason: "选错了账户" }, "bookkeeper");
const remove = (id: string) => village.call("bankLine.delete", { id, reason: "银行重复导出" }, "bookkeeper");
const isSound = async (): Promise<unknown> =>
  (await village.must("ledger.verify", {})).checks.filter((check) => !check.isSound);

describe("taking back an import", () => {
  it("leaves the journal as if it had never been, and the file can come again", async () => {
    const first = await imported("psbc-1/july-august.xlsx");
    const before = await journal();
    const second = await imported(quarter);
    expect(await withdraw(second)).toMatchObject({ ok: true, value: { draftCount: 0 } });
    expect(await journal()).toEqual(before);
    const again = await imported(quarter);
    expect(again).not.toBe(second);
    expect(await journal()).toHaveLength(24);
    expect(first).not.toBe(again);
    expect(await isSound()).toEqual([]);
  });

  it("takes along the drafts it made and nobody touched", async () => {
    const id = await imported(quarter, true);
    const drafted = (await journal()).filter((line) => line.voucherId !== null).length;
    expect(drafted).toBeGreaterThan(3);
    expect(await withdraw(id)).toMatchObject({ ok: true, value: { lineCount: 24, draftCount: drafted } });
    expect(await journal()).toEqual([]);
    expect(await isSound()).toEqual([]);
  });

  it("is refused while a line is used, and changes nothing", async () => {
    const id = await imported(quarter, true);
    const used = (await journal()).find((line) => line.voucherId !== null);
    await village.must("bankLine.unmatch", { id: used?.id ?? "" }, "bookkeeper");
    await village.must("bankLine.match", { id: used?.id ?? "", voucherId: used?.voucherId ?? "" }, "bookkeeper");
    expect(await withdraw(id)).toMatchObject({ ok: false, failure: { code: "statement-in-use", count: 1 } });
    expect(await journal()).toHaveLength(24);
  });

  it("of something that is not there is refused", async () => {
    expect(await withdraw("nothing")).toMatchObject({ ok: false, failure: { code: "not-found" } });
  });
});

describe("deleting a line", () => {
  it("keeps it away from later files until its tombstone is lifted", async () => {
    await imported("psbc-1/july-august.xlsx");
    const [line] = await journal();
    const deleted = await remove(line?.id ?? "");
    if (!deleted.ok) throw new Error(JSON.stringify(deleted.failure));
    const file = statementFile(quarter);
    const input = { file, bankAccountId: null, mapping: null, sheet: null };
    const seen = await village.must("statement.preview", input, "bookkeeper");
    expect(seen).toMatchObject({ deletedCount: 1 });
    expect(seen.lines[0]).toMatchObject({ fate: "deleted", fateReason: "银行重复导出" });
    await imported(quarter);
    expect(await journal()).toHaveLength(23);
    const { lines } = await village.must("bankLine.deleted", { ledgerId: null }, "bookkeeper");
    expect(lines).toMatchObject([{ amountFen: line?.amountFen, reason: "银行重复导出" }]);
    await village.must("bankLine.restore", { id: deleted.value.id }, "bookkeeper");
    const [restored, ...others] = await journal();
    expect(restored).toEqual(line);
    expect(others).toHaveLength(23);
    expect((await village.must("bankLine.deleted", { ledgerId: null }, "bookkeeper")).lines).toEqual([]);
    expect(await isSound()).toEqual([]);
  });

  it("is refused for a booked line", async () => {
    await imported(quarter, true);
    const booked = (await journal()).find((line) => line.voucherId !== null);
    expect(await remove(booked?.id ?? "")).toMatchObject({ failure: { code: "line-already-used" } });
  });

  it("goes with its import when that is taken back", async () => {
    const id = await imported();
    const [line] = await journal();
    await remove(line?.id ?? "");
    await withdraw(id);
    await imported();
    expect(await journal()).toHaveLength(24);
    expect(await isSound()).toEqual([]);
  });
});

describe("the order within a day", () => {
  it("follows the balances, whichever file brought a line first", async () => {
    const text = (rows: readonly string[]): { readonly name: string; readonly bytes: string } => ({
      name: `${rows.length}-${rows[0]?.length ?? 0}-${rows.join("").length}.csv`,
      bytes: Buffer.from(
        `中国邮政储蓄银行账户交易明细\n账号,951006010099000188,户名,柳溪村\n交易日期,交易时间,支出金额,收入金额,余额,对方账号,对方户名,对方行名,用途,附言,摘要,交易流水号\n${rows.join("\n")}\n`,
      ).toString("base64"),
    });
    const rows = [
      "20260701,,,100.00,1100.00,,甲,,,,汇入,2026070100000001",
      "20260701,,40.00,,1060.00,,乙,,,,转出,2026070100000002",
      "20260701,,,5.00,1065.00,,丙,,,,结息,2026070100000003",
    ];
    await importStatement(village, text(rows.slice(1)), { makeDrafts: false });
    await importStatement(village, text(rows.slice(0, 2)), { makeDrafts: false });
    expect((await journal()).map((line) => line.balanceFen)).toEqual([110_000, 106_000, 106_500]);
    expect(await isSound()).toEqual([]);
  });
});
