import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { reconciliationListing } from "#domain/reports/reconciliation-listing.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { sqlFor } from "#store/query.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { letUnbookedLinesPass } from "#test/support/unbooked-lines.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
});
afterEach(() => {
  village.close();
});

const fileOf = (rows: readonly string[], name = "流水.csv") => ({
  name,
  bytes: Buffer.from(
    ["交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号", ...rows].join("\n"),
  ).toString("base64"),
});
const late = fileOf([
  "2026-07-20,,100.00,9900.00,文具店,621700000001,购办公用品,A1",
  "2026-08-10,50.00,,9950.00,张三,621700000002,摊位租金,A2",
]);

const mappingOf = async (file: ReturnType<typeof fileOf>) => {
  const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  return seen.mapping ?? seen.guess?.mapping ?? null;
};
const previewOf = async (file: ReturnType<typeof fileOf>) => {
  const { bankAccountId } = village;
  return village.must("statement.preview", { file, bankAccountId, mapping: await mappingOf(file), sheet: null });
};
const commit = async (file: ReturnType<typeof fileOf>, options: { readonly acceptBreaks?: boolean } = {}) => {
  const { bankAccountId } = village;
  const reply = await importStatement(village, file, { bankAccountId, mapping: await mappingOf(file), ...options });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const close = async (month: string): Promise<void> => {
  await village.must("period.close", { ledgerId: village.ledgerId, month });
  village.advanceMinutes(1);
};
const checkOf = async (month: string, code: string) => {
  const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month });
  return checks.find((check) => check.code === code);
};
const openItemsOn = async (onDate: string) =>
  (await village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate })).items;

describe("statement lines of a closed month", () => {
  it("are told by the preview and by the commit, with their month and count and what becomes of them", async () => {
    expect(await previewOf(late)).toMatchObject({ lateMonths: [], openMonth: "2026-07" });
    await close("2026-07");
    const told = { lateMonths: [{ month: "2026-07", count: 1 }], openMonth: "2026-08" };
    expect(await previewOf(late)).toMatchObject(told);
    expect(await commit(late)).toMatchObject({ newCount: 2, ...told });
    const again = fileOf(["2026-07-20,,100.00,9900.00,文具店,621700000001,购办公用品,A1"], "又一次.csv");
    // What was imported before does not come late a second time.
    expect((await previewOf(again)).lateMonths).toEqual([]);
  });

  it("wait no longer once the bank's own taking back of them is tied", async () => {
    await close("2026-07");
    await commit(
      fileOf([
        "2026-07-30,,80.00,9920.00,某商店,621700000003,付款,B1",
        "2026-08-02,80.00,,10000.00,某商店,621700000003,退汇,B2",
      ]),
    );
    expect(await checkOf("2026-08", "late-lines")).toMatchObject({ count: 1 });
    const [line, reversal] = (await journalOf(village, village.ledgerId)).map(({ id }) => id);
    const tied = { bankAccountId: village.bankAccountId, ties: [] };
    await village.must("match.confirm", {
      ...tied,
      reversals: [{ lineId: line ?? "", reversalId: reversal ?? "" }],
    });
    expect(await checkOf("2026-08", "late-lines")).toBeUndefined();
  });

  it("stay visible in the list, the reconciliation and the next closing until they are booked in the open month", async () => {
    await close("2026-07");
    await commit(late);
    const lines = await journalOf(village, village.ledgerId);
    expect(lines.map((line) => [line.bookedOn, line.isLate])).toEqual([
      ["2026-07-20", true],
      ["2026-08-10", false],
    ]);
    expect(await openItemsOn("2026-07-31")).toMatchObject([{ side: "bank-out", amountFen: 10_000 }]);
    expect(await checkOf("2026-08", "late-lines")).toMatchObject({
      severity: "warn",
      count: 1,
      facts: { months: ["2026-07 1"] },
    });
    const booking = {
      accountId: village.accountOf("513"),
      categoryId: village.categoryOf("办公费"),
      summary: "购办公用品",
    };
    const { voucherId } = await village.must("bankLine.draft", { id: lines[0]?.id ?? "", ...booking });
    const voucher = await village.must("voucher.show", { id: voucherId });
    expect(voucher.onDate).toBe("2026-08-01");
    await village.must("voucher.review", { id: voucherId, version: voucher.version });
    expect((await village.must("voucher.post", { ids: [voucherId] })).refused).toEqual([]);
    expect(await checkOf("2026-08", "late-lines")).toBeUndefined();
    // The closed month keeps it as an open item; the open month has it in the books.
    expect(await openItemsOn("2026-07-31")).toHaveLength(1);
    expect(await openItemsOn("2026-08-01")).toEqual([]);
  });

  it("are drafted by the office's rules into the open month as well", async () => {
    await close("2026-07");
    const interest = fileOf(["2026-07-21,3.00,,10003.00,,,结息,B1"]);
    expect(await commit(interest)).toMatchObject({ newCount: 1, draftCount: 1 });
    const [line] = await journalOf(village, village.ledgerId);
    const voucher = await village.must("voucher.show", { id: line?.voucherId ?? "" });
    expect(voucher).toMatchObject({ onDate: "2026-08-01", state: "draft" });
  });
});

describe("a bank account in use without a statement of the month's end", () => {
  it("is named though its book did not move, until a line of the month or a statement over its end is there", async () => {
    expect(await checkOf("2026-07", "statement-missing")).toMatchObject({ severity: "warn", count: 1 });
    await commit(fileOf(["2026-07-20,,100.00,9900.00,文具店,6217,购纸,C1"]));
    expect(await checkOf("2026-07", "statement-missing")).toBeUndefined();
    expect(await checkOf("2026-08", "statement-missing")).toMatchObject({ count: 1 });
    await commit(
      fileOf(
        ["2026-07-20,,100.00,9900.00,文具店,6217,购纸,C1", "2026-09-02,,50.00,9850.00,文具店,6217,购笔,C2"],
        "三季度.csv",
      ),
    );
    expect(await checkOf("2026-08", "statement-missing")).toBeUndefined();
  });

  it("keeps the month open where the office says so", async () => {
    const settings = await village.must("settings.show", {});
    await village.must("settings.save", { ...settings, statementBlocksClose: true }, "head");
    expect(await checkOf("2026-07", "statement-missing")).toMatchObject({ severity: "block" });
    expect(await village.call("period.close", { ledgerId: village.ledgerId, month: "2026-07" })).toMatchObject({
      failure: { code: "month-not-ready", blocks: [{ code: "statement-missing", count: 1 }] },
    });
  });
});

describe("a month without a statement that the head answers for", () => {
  const july = "2026-07";
  const except = (month: string, person: "head" | "bookkeeper" = "head") =>
    village.call("statement.except", { bankAccountId: village.bankAccountId, month, reason: "银行停业检修" }, person);
  const tableOn = (onDate: string) =>
    village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate });
  beforeEach(async () => {
    const settings = await village.must("settings.show", {});
    await village.must("settings.save", { ...settings, statementBlocksClose: true }, "head");
  });

  it("closes with it, for this account and month alone, and keeps who, why and when", async () => {
    expect(await except(july)).toMatchObject({ ok: true });
    expect(await checkOf(july, "statement-missing")).toBeUndefined();
    expect(await checkOf("2026-08", "statement-missing")).toMatchObject({ severity: "block" });
    await close(july);
    const said = { reason: "银行停业检修", byName: "何主任", at: expect.any(String) };
    expect(await tableOn("2026-07-31")).toMatchObject({ reach: { isCovered: false }, statementException: said });
    expect(await tableOn("2026-07-30")).toMatchObject({ statementException: null });
    expect(await except(july)).toMatchObject({ failure: { code: "month-closed" } });
    const { lines } = await village.must("trail.list", { from: null, to: null, text: "银行停业检修" }, "head");
    expect(lines).toMatchObject([{ subject: "邮储银行 6210000000000001 2026-07 没有月末对账单：银行停业检修" }]);
  });

  it("is answered for by the head alone, once, not before the month is over and not where a statement is there", async () => {
    expect(await except(july, "bookkeeper")).toMatchObject({ failure: { code: "forbidden" } });
    expect(await except("2036-07")).toMatchObject({ failure: { code: "date-in-future" } });
    await except(july);
    expect(await except(july)).toMatchObject({ failure: { code: "changed-meanwhile" } });
    await commit(fileOf(["2026-08-31,,100.00,9900.00,文具店,6217,购纸,C1"]));
    expect(await except("2026-08")).toMatchObject({ failure: { code: "changed-meanwhile" } });
  });

  it("is printed on the table until a statement is there", async () => {
    await except(july);
    const head = { ledgerName: "", bankName: "", isCard: false, number: "", onDate: localDate("2026-07-31") };
    const printed = async () =>
      reconciliationListing({ ...head, ...(await tableOn("2026-07-31")), monthStart: localDate("2026-07-01") }).notes;
    expect(await printed()).toContain("何主任准许缺对账单结账，原因：银行停业检修");
    await commit(fileOf(["2026-07-31,,100.00,9900.00,文具店,6217,购纸,C1"]));
    expect((await printed()).join()).not.toContain("准许缺对账单");
  });
});

describe("bank lines without a voucher at the month's end", () => {
  const lines = fileOf(["2026-07-20,,100.00,9900.00,文具店,6217,购纸,C1"], "七月.csv");
  const closeJuly = () => village.call("period.close", { ledgerId: village.ledgerId, month: "2026-07" });

  it("are open items that are only named when the month closes, where the head says so", async () => {
    await letUnbookedLinesPass(village);
    await commit(lines);
    expect(await checkOf("2026-07", "unbooked-lines")).toMatchObject({ severity: "warn", count: 1 });
    expect(await closeJuly()).toMatchObject({ ok: true });
  });

  it("are only named where the office was founded before that was asked", async () => {
    await commit(lines);
    village.ledger.transact((writing) => {
      writing.run(sqlFor.deleteFrom("setting").where("name", "=", "unbookedBlocksClose"));
      return { ok: true };
    });
    expect(await checkOf("2026-07", "unbooked-lines")).toMatchObject({ severity: "warn", count: 1 });
  });

  it("keep the month open in a township founded now", async () => {
    await commit(lines);
    expect(await checkOf("2026-07", "unbooked-lines")).toMatchObject({ severity: "block", count: 1 });
    expect(await closeJuly()).toMatchObject({
      failure: { code: "month-not-ready", blocks: [{ code: "unbooked-lines", count: 1 }] },
    });
  });
});

describe("a reversal on the statement", () => {
  const withReversals = fileOf([
    "2026-07-03,,100.00,9900.00,文具店,621700000001,购办公用品,D1",
    "2026-07-04,,-100.00,10000.00,文具店,621700000001,冲正,D2",
    "2026-07-05,80.00,,10080.00,张三,621700000002,摊位租金,D3",
    "2026-07-06,-80.00,,10000.00,张三,621700000002,冲正,D4",
  ]);

  it("is booked red on the side it takes back, so that turnovers equal the statement's", async () => {
    const { inspection } = await previewOf(withReversals);
    await commit(withReversals);
    for (const line of await journalOf(village, village.ledgerId)) {
      const isRent = line.counterpartyName === "张三";
      const { voucherId } = await village.must("bankLine.draft", {
        id: line.id,
        accountId: village.accountOf(isRent ? "501" : "513"),
        categoryId: isRent ? null : village.categoryOf("办公费"),
        summary: "据流水",
      });
      const { version } = await village.must("voucher.show", { id: voucherId });
      await village.must("voucher.review", { id: voucherId, version });
      expect((await village.must("voucher.post", { ids: [voucherId] })).refused).toEqual([]);
    }
    const { rows } = await village.must("report.trialBalance", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-07",
      toMonth: "2026-07",
    });
    const bank = rows.find((row) => row.code.startsWith("102") && row.code.length > 3);
    expect([bank?.debitFen, bank?.creditFen]).toEqual([inspection.creditFen, inspection.debitFen]);
    expect([inspection.creditFen, inspection.debitFen]).toEqual([0, 0]);
    const expense = rows.find((row) => row.code === "513");
    expect([expense?.debitFen ?? 0, expense?.creditFen ?? 0]).toEqual([0, 0]);
    expect(await openItemsOn("2026-07-31")).toEqual([]);
  });
});

describe("a bank account opened later", () => {
  it("needs no statement of the months before, once its first one shows that it began with nothing", async () => {
    const settings = await village.must("settings.show", {});
    await village.must("settings.save", { ...settings, statementBlocksClose: true }, "head");
    const { ledgerId } = village;
    await village.must("bankAccount.save", {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "工商银行",
      number: icbcNumber,
      name: "柳溪村经济合作社",
      isActive: true,
    });
    const missing = async (month: string) => (await checkOf(month, "statement-missing"))?.facts["accounts"];
    expect(await missing("2026-07")).toHaveLength(2);
    const first = icbcStatement("工行九月.csv", [{ on: "2026-09-05", yuan: 100 }], 0);
    expect(await importStatement(village, first, { makeDrafts: false })).toMatchObject({ ok: true });
    expect(await missing("2026-07")).toEqual(["邮储银行 6210000000000001"]);
    expect(await missing("2026-10")).toHaveLength(2);
  });

  it("still needs them where it began with money", async () => {
    const { ledgerId } = village;
    await village.must("bankAccount.save", {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "工商银行",
      number: icbcNumber,
      name: "柳溪村经济合作社",
      isActive: true,
    });
    const first = icbcStatement("工行九月.csv", [{ on: "2026-09-05", yuan: 100 }], 50);
    expect(await importStatement(village, first, { makeDrafts: false })).toMatchObject({ ok: true });
    expect((await checkOf("2026-07", "statement-missing"))?.facts["accounts"]).toHaveLength(2);
  });
});

describe("a late line whose voucher was posted in the closed month", () => {
  it("is tied to it from the open month on, and the closed month's table stays", async () => {
    await commit(fileOf(["2026-07-01,10.00,,10010.00,张三,621700000002,摊位租金,A0"], "一.csv"));
    await letUnbookedLinesPass(village);
    const paid = village.content("2026-07-20", [
      { code: "bank", debit: 100 },
      { code: "504", credit: 100 },
    ]);
    await village.book(paid);
    await close("2026-07");
    await commit(fileOf(["2026-07-20,100.00,,10110.00,李四,621700000001,承包费,A1"], "迟.csv"));
    const before = await openItemsOn("2026-07-31");
    const { bankAccountId } = village;
    const { pairs } = await village.must("match.show", { bankAccountId, to: "2026-08-31" });
    expect(pairs).toHaveLength(1);
    const [pair] = pairs;
    const [voucherId = "", line = ""] = (pair?.entry ?? "").split(":");
    const tie = { lineIds: [pair?.line ?? ""], entries: [{ voucherId, line: Number(line) }] };
    const confirm = () => village.must("match.confirm", { bankAccountId, ties: [tie], reversals: [] });
    await confirm();
    expect(await openItemsOn("2026-07-31")).toEqual(before);
    expect((await openItemsOn("2026-08-31")).filter(({ onDate }) => onDate === "2026-07-20")).toEqual([]);
    await village.must("match.undo", { lineId: pair?.line ?? "" });
    await village.must("bankLine.match", { id: pair?.line ?? "", voucherId });
    expect(await openItemsOn("2026-07-31")).toEqual(before);
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined)).isSound,
    ).toBe(true);
  });
});

describe("two late lines that take each other back", () => {
  const pair = fileOf(
    [
      "2026-07-20,,100.00,9900.00,文具店,621700000001,转账,B1",
      "2026-07-21,100.00,,10000.00,文具店,621700000001,退汇,B2",
    ],
    "退汇.csv",
  );

  it("are tied from the open month on: the closed month's table stays, and the tie can be undone until then", async () => {
    await commit(fileOf(["2026-07-01,10.00,,10010.00,张三,621700000002,摊位租金,A0"], "一.csv"));
    await letUnbookedLinesPass(village);
    await close("2026-07");
    await commit(pair, { acceptBreaks: true });
    const before = await openItemsOn("2026-07-31");
    const { bankAccountId } = village;
    const { reversals } = await village.must("match.show", { bankAccountId, to: "2026-08-31" });
    expect(reversals).toHaveLength(1);
    const [found] = reversals;
    const tie = { lineId: found?.line ?? "", reversalId: found?.reversal ?? "" };
    await village.must("match.confirm", { bankAccountId, ties: [], reversals: [tie] });
    expect(await openItemsOn("2026-07-31")).toEqual(before);
    expect((await openItemsOn("2026-08-31")).map(({ text }) => text).join()).not.toContain("退汇");
    await village.must("match.undo", { lineId: tie.lineId });
    await village.must("match.confirm", { bankAccountId, ties: [], reversals: [tie] });
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined)).isSound,
    ).toBe(true);
  });

  it("that came in time and were closed over stay as they are", async () => {
    await commit(pair);
    await letUnbookedLinesPass(village);
    await close("2026-07");
    const { bankAccountId } = village;
    const { reversals } = await village.must("match.show", { bankAccountId, to: "2026-08-31" });
    const [found] = reversals;
    const tie = { lineId: found?.line ?? "", reversalId: found?.reversal ?? "" };
    expect(await village.call("match.confirm", { bankAccountId, ties: [], reversals: [tie] })).toMatchObject({
      failure: { code: "month-closed" },
    });
  });
});

describe("a transfer between own accounts with a late end", () => {
  it("is booked in the open month", async () => {
    await close("2026-07");
    const second = await village.must("bankAccount.save", {
      id: null,
      ledgerId: village.ledgerId,
      accountCode: null,
      bankName: "工商银行",
      number: icbcNumber,
      name: "柳溪村经济合作社",
      isActive: true,
    });
    await commit(fileOf([`2026-07-30,,500.00,9500.00,柳溪村,${icbcNumber},转存,C1`], "出.csv"));
    await importStatement(village, icbcStatement("进.csv", [{ on: "2026-07-31", yuan: 500, text: "转存" }], 0), {
      makeDrafts: false,
    });
    expect(second.id).not.toBe("");
    const [leaving, arriving] = await journalOf(village, village.ledgerId);
    const { voucherId } = await village.must("bankLine.transfer", {
      id: leaving?.id ?? "",
      otherId: arriving?.id ?? "",
    });
    expect((await village.must("voucher.show", { id: voucherId })).onDate).toBe("2026-08-01");
  });
});

describe("a statement whose download ended before the month did", () => {
  const lines = ["2026-10-05,,100.00,9900.00,文具店,6217,购纸,C1"];

  it("does not show the month's end: it was taken in before", async () => {
    // It is 2026-10-10: no file can tell how October ends.
    await commit(fileOf(lines, "十月上旬.csv"));
    expect(await checkOf("2026-10", "statement-missing")).toMatchObject({ count: 1 });
    for (let day = 0; day < 25; day += 1) village.advanceMinutes(24 * 60);
    await commit(fileOf([...lines, "2026-10-28,,50.00,9850.00,文具店,6217,购笔,C2"], "十月.csv"));
    expect(await checkOf("2026-10", "statement-missing")).toBeUndefined();
  });

  it("does not show it where the period it declares ends earlier, whenever it is taken in", async () => {
    const declared = (to: string, rows: readonly string[]) => ({
      name: `至${to}.csv`,
      bytes: Buffer.from(
        [
          `起止日期：2026-07-01 至 ${to},,,,,,,`,
          "交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号",
          ...rows,
        ].join("\n"),
      ).toString("base64"),
    });
    const rows = ["2026-07-20,,100.00,9900.00,文具店,6217,购纸,C1"];
    await commit(declared("2026-07-25", rows));
    expect(await checkOf("2026-07", "statement-missing")).toMatchObject({ count: 1 });
    await commit(declared("2026-07-31", [...rows, "2026-07-28,,50.00,9850.00,文具店,6217,购笔,C2"]));
    expect(await checkOf("2026-07", "statement-missing")).toBeUndefined();
  });
});
