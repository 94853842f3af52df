import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerId } from "#domain/core/ids.ts";
import { openDesk } from "#api/desk.ts";
import { verifyLedger, type Verification } from "#flow/verify-ledger.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { forge } from "#test/support/forge.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";
import { importStatement, statementFile } from "#test/support/statement-import.ts";
import { letUnbookedLinesPass } from "#test/support/unbooked-lines.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage("951006010099000188");
});

afterEach(() => {
  village.close();
});

const rent: readonly Line[] = [
  { code: "bank", debit: 300 },
  { code: "501", credit: 300 },
];
const closing = (month: string): { ledgerId: LedgerId; month: string } => ({ ledgerId: village.ledgerId, month });

describe("closing a month", () => {
  it("is refused with a list of what is still open", async () => {
    await village.save(village.content("2026-07-05", rent));
    const reviewed = await village.save(village.content("2026-07-06", rent));
    await village.must("voucher.review", reviewed);
    await village.book(
      village.content("2026-07-07", [
        { code: "101", credit: 600 },
        { code: "121", debit: 600 },
      ]),
    );
    expect(await village.call("period.close", closing("2026-07"))).toEqual({
      ok: false,
      failure: {
        code: "month-not-ready",
        blocks: [
          { code: "drafts-open", count: 1 },
          { code: "reviewed-unposted", count: 1 },
          { code: "cash-negative", count: 1 },
        ],
      },
    });
    const { checks, canClose } = await village.must("period.check", closing("2026-07"));
    expect(canClose).toBe(false);
    expect(checks.find((check) => check.code === "cash-negative")?.facts).toEqual({
      accounts: ["101 库存现金"],
      amountFen: -10_000,
    });
  });

  it("goes month by month, for good", async () => {
    await village.book(village.content("2026-07-05", rent));
    expect(await village.call("period.close", closing("2026-08"))).toMatchObject({
      failure: { code: "earlier-month-open", month: "2026-07" },
    });
    const closed = await village.must("period.close", closing("2026-07"));
    expect(closed.backupPath).not.toBeNull();
    expect(await village.call("period.close", closing("2026-07"))).toMatchObject({
      failure: { code: "month-already-closed" },
    });
    const late = { id: null, version: null, content: village.content("2026-07-31", rent) };
    expect(await village.call("voucher.save", late)).toEqual({
      ok: false,
      failure: { code: "month-closed", month: "2026-07" },
    });
  });

  it("does not reach into the future", async () => {
    for (const month of ["2026-07", "2026-08", "2026-09"]) await village.must("period.close", closing(month));
    const refusal = { failure: { code: "month-not-ready", blocks: [{ code: "month-not-over", count: 1 }] } };
    expect(await village.call("period.close", closing("2026-10"))).toMatchObject(refusal);
    village.advanceDays(30);
    await village.must("period.close", closing("2026-10"));
    expect(await village.call("period.close", closing("2026-12"))).toMatchObject({
      failure: { code: "earlier-month-open", month: "2026-11" },
    });
  });

  it("of December waits for the year's result to be transferred", async () => {
    await village.book(village.content("2026-07-05", rent));
    for (const month of ["2026-07", "2026-08", "2026-09"]) await village.must("period.close", closing(month));
    village.advanceDays(90);
    await village.must("period.close", closing("2026-10"));
    await village.must("period.close", closing("2026-11"));
    expect(await village.call("period.close", closing("2026-12"))).toMatchObject({
      failure: { blocks: [{ code: "result-not-transferred", count: 1 }] },
    });
    const { voucherId } = await village.must("period.transferIncome", closing("2026-12"));
    const shown = await village.must("voucher.show", { id: voucherId ?? "" });
    expect(shown.entries.map((entry) => [entry.accountCode, entry.debitFen, entry.creditFen])).toEqual([
      ["501", 30_000, 0],
      ["321", 0, 30_000],
      ["321", 30_000, 0],
      [expect.stringMatching(/^322/), 0, 30_000],
    ]);
    await village.must("voucher.review", { id: shown.id, version: shown.version });
    await village.must("voucher.post", { ids: [shown.id] });
    await village.must("period.close", closing("2026-12"));
  });
});

const verified = (path: string): Verification => {
  const desk = openDesk({ ledgerPath: path, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { ledger, close } = desk.value;
  const verification = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
  close();
  return verification;
};

const badCodes = (verification: Verification): readonly string[] =>
  verification.checks.filter((check) => !check.isSound).map((check) => check.code);

describe("verification", () => {
  const prepare = async (): Promise<void> => {
    for (const day of ["05", "06", "07"]) await village.book(village.content(`2026-07-${day}`, rent));
    const draft = await village.save(village.content("2026-07-08", rent));
    const bytes = Buffer.from("发票").toString("base64");
    await village.must("attachment.add", { voucherId: draft.id, file: { name: "发票.txt", bytes } });
    await village.must("voucher.review", draft);
    await village.must("voucher.post", { ids: [draft.id] });
    // The fixture's bank begins with another balance than the village: the head answers for it.
    const account = { bankAccountId: village.bankAccountId, onDate: "2026-07-31" };
    const { differenceFen } = await village.must("bank.reconciliation", account);
    if (differenceFen !== null && differenceFen !== 0) {
      const { bankAccountId } = account;
      await village.must("reconciliation.except", {
        bankAccountId,
        month: "2026-07",
        differenceFen,
        reason: "期初待查",
      });
    }
    await village.must("period.close", closing("2026-07"));
    village.desk.close();
  };

  it("finds a lawful file sound", async () => {
    await prepare();
    expect(badCodes(verified(village.ledgerPath))).toEqual([]);
  });

  it.each([
    [
      "an amount changed on both sides",
      "update entry set debit_fen = debit_fen + 1 where line = 1 and voucher_id = (select id from voucher where number = 2); update entry set credit_fen = credit_fen + 1 where line = 2 and voucher_id = (select id from voucher where number = 2)",
      ["voucher-content", "balances"],
      "2026-07 记-2",
    ],
    [
      "a summary changed",
      "update entry set summary = '别的' where voucher_id = (select id from voucher where number = 1)",
      ["voucher-content"],
      "2026-07 记-1",
    ],
    [
      "a date changed",
      "update voucher set on_date = '2026-07-09' where number = 3",
      ["voucher-content"],
      "2026-07 记-3",
    ],
    [
      "a reviewer changed",
      "update voucher set reviewed_by = (select id from person where login = 'he') where number = 3",
      ["voucher-content"],
      "2026-07 记-3",
    ],
    [
      "a kept balance changed",
      "update balance set debit_fen = debit_fen + 5 where account_id = (select id from account where code = '501')",
      ["balances"],
      "柳溪村经济合作社 501 2026-07",
    ],
    [
      "the newest voucher removed",
      "delete from attachment where voucher_id = (select id from voucher where number = 4); delete from voucher where number = 4",
      ["closed-periods", "balances", "seals", "foreign-keys"],
      "2026-07",
    ],
    [
      "a voucher in the middle removed",
      "delete from voucher where number = 2",
      ["chain-links", "closed-periods", "balances", "foreign-keys"],
      "2026-07 记-3",
    ],
    ["a trail line changed", "update trail set subject = '没有此事' where no = 3", ["trail"], "3"],
    ["a trail line removed", "delete from trail where no = 3", ["trail"], "4"],
    ["a close undone", "update period set chain_hash = 'x'", ["closed-periods", "seals"], "2026-07"],
  ])("locates %s", async (_case, sql, codes, place) => {
    await prepare();
    forge(village.ledgerPath, sql);
    const verification = verified(village.ledgerPath);
    expect(verification.isSound).toBe(false);
    expect(badCodes(verification)).toEqual(codes);
    expect(verification.checks.find((check) => check.code === codes[0])?.places.join("; ")).toContain(place);
  });

  it.each([
    [
      "an opening balance",
      "update opening_balance set amount_fen = amount_fen + 700 where amount_fen > 100000; update opening_balance set amount_fen = amount_fen - 700 where amount_fen < 0",
      "启用账套 柳溪村经济合作社",
    ],
    // Starting a ledger may add items to its chart, so that call is the last to have sealed it.
    [
      "the side of an account",
      "update account set normal_side = 'debit' where code = '501'",
      "启用账套 柳溪村经济合作社",
    ],
    ["a village's population", "update village_fact set number = 3000", "新增村 01 柳溪村"],
    ["a vote", "update resolution set votes_for = 29, votes_against = 1", "决议 1号"],
    ["a cap", "update cap_version set amount_fen = 900000", "决议 1号"],
    ["the category of a cap", "update cap set category_id = (select id from category where code = 'F03')", "决议 1号"],
    [
      "a vote nobody recorded",
      "pragma foreign_keys = off; update resolution set id = 'other'; update cap_version set resolution_id = 'other'; update resolution_confirmation set resolution_id = 'other'",
      "other unsealed",
    ],
    ["a shipped rule", "update rule_version set parameters = '{\"kind\":\"K18\"}' where kind = 'K17'", "建立乡镇"],
    ["a category", "update category set nature = 'productive' where code = 'F02'", "建立乡镇"],
    [
      "a person's role",
      "insert into person_role select id, 'reviewer' from person where login = 'chen'",
      "修改自己的密码",
    ],
    ["a password", "update person set password_hash = 'x' where login = 'he'", "修改自己的密码"],
    ["a setting", "update setting set value = '99' where name = 'matchDaysAfter'", "修改设置"],
    [
      "a bank line",
      "update bank_line set amount_fen = amount_fen + 1 where row = (select max(row) from bank_line)",
      "quarter.xlsx",
    ],
    ["a bank line removed", "delete from bank_line where row = (select max(row) from bank_line)", "quarter.xlsx"],
    ["why a month closed with a difference", "update reconciliation_exception set reason = '无'", "期初待查"],
    ["who closed a month", "update period set closed_by = (select id from person where login = 'he')", "结账 2026-07"],
    [
      "a ground added to a posted voucher",
      "insert into voucher_resolution select v.id, r.id, v.prepared_by, v.prepared_at from voucher v, resolution r where v.number = 1",
      "unsealed",
    ],
  ])("locates %s, changed past the program", async (_case, sql, place) => {
    const cap = {
      categoryId: village.categoryOf("办公费"),
      period: "year",
      fromOn: "2026-07-01",
      toOn: "2026-12-31",
    } as const;
    const caps = [{ ...cap, basis: { kind: "K04", amountFen: 50_000 } as const }];
    await decide(village, plainResolution(village.ledgerId, caps));
    await letUnbookedLinesPass(village);
    expect(await importStatement(village, statementFile("psbc-1/quarter.xlsx"), { makeDrafts: false })).toMatchObject({
      ok: true,
    });
    await prepare();
    expect(badCodes(verified(village.ledgerPath))).toEqual([]);
    forge(village.ledgerPath, sql);
    const verification = verified(village.ledgerPath);
    expect(badCodes(verification)).toEqual(["seals"]);
    expect(verification.checks.find((check) => check.code === "seals")?.places.join("; ")).toContain(place);
  });

  it("locates why a month closed without a statement, changed past the program", async () => {
    const { bankAccountId } = village;
    await village.must("statement.except", { bankAccountId, month: "2026-07", reason: "银行停业检修" });
    await prepare();
    expect(badCodes(verified(village.ledgerPath))).toEqual([]);
    forge(village.ledgerPath, "update statement_exception set reason = '无'");
    expect(badCodes(verified(village.ledgerPath))).toEqual(["seals"]);
  });

  it("locates a swapped attachment", async () => {
    await prepare();
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const hash = readFiles(desk.value.ledger.reading)[0]?.hash ?? "";
    const path = desk.value.ledger.files.pathOf(hash);
    desk.value.close();
    writeFileSync(path, "假的");
    expect(badCodes(verified(village.ledgerPath))).toEqual(["files"]);
  });
});
