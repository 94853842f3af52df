import { describe, expect, it } from "vitest";
import { month, type Quarter, quarterFromText } from "#domain/core/dates.ts";
import { idOf, type LedgerId, type VillageId } from "#domain/core/ids.ts";
import { checkName, checkSentence, closingCodes } from "#renderer/stages/audit/closing-words.ts";
import { findingSentence, stateOf } from "#renderer/stages/audit/finding-words.ts";
import { workbookRows } from "#renderer/stages/audit/workbook-rows.ts";
import {
  checkColumns,
  checksInOrder,
  markOf,
  nextMonthToClose,
  type CloseCheck,
} from "#renderer/stages/audit/closing.ts";

const check = (code: string, severity: CloseCheck["severity"], count: number): CloseCheck => ({
  code,
  severity,
  count,
  facts: {},
});

describe("the closing matrix", () => {
  it.each([
    [null, "2026-07"],
    ["2026-08", "2026-09"],
    ["2026-12", "2027-01"],
  ])("closed through %s, closes %s next", (closedThrough, expected) => {
    const ledger = {
      startMonth: month("2026-07"),
      closedThrough: closedThrough === null ? null : month(closedThrough),
    };
    expect(nextMonthToClose(ledger)).toBe(expected);
  });

  it("marks a cell by the check's severity, and as fine when nothing is found or the check is silent", () => {
    expect(markOf(check("drafts-open", "block", 2))).toEqual({ level: "block", count: 2 });
    expect(markOf(check("drafts-open", "block", 0))).toEqual({ level: "fine", count: 0 });
    expect(markOf(undefined)).toEqual({ level: "fine", count: 0 });
  });

  it("shows blocks before warnings, each check once", () => {
    const states = [
      { checks: [check("a", "warn", 1), check("b", "block", 1)], canClose: false, isClosed: false, outOfOrder: null },
      { checks: [check("c", "block", 0), check("a", "warn", 0)], canClose: false, isClosed: false, outOfOrder: null },
    ];
    expect(checkColumns(states)).toEqual(["b", "c", "a"]);
    expect(checksInOrder(states.flatMap(({ checks }) => checks)).map(({ code, count }) => [code, count])).toEqual([
      ["b", 1],
      ["a", 1],
      ["c", 0],
      ["a", 0],
    ]);
  });
});

describe("the words of closing", () => {
  it("name every check the core knows and say its numbers", () => {
    expect(closingCodes.map(checkName)).not.toContain("其他检查");
    expect(checkSentence({ ...check("cash-negative", "block", 1), facts: { amountFen: -1050 } })).toContain("-10.50");
    expect(checkSentence(check("drafts-open", "block", 3))).toContain("3 张");
    expect(checkSentence(check("brand-new-check", "warn", 2))).toBe("有 2 项需要处理。");
  });
});

describe("a finding in words", () => {
  it.each([
    [{ reason: "number-missing", month: "2026-07", number: 4, highest: 9 }, "2026-07 的凭证缺第 4 号（最大到 9 号）。"],
    [{ reason: "not-balanced", voucher: "记-3", differenceFen: 1234 }, "记-3 借贷相差 12.34 元。"],
    [
      { reason: "same-number", number: "0881", party: "店", vouchers: ["记-1", "记-2"] },
      "发票 0881（店）入账不止一次：记-1、记-2。",
    ],
    [
      { reason: "open-item-too-old", bank: "邮储", side: "book-out", text: "垫付", ageDays: 99, limitDays: 90 },
      "邮储 有一笔单位已付，银行未付（垫付）已 99 天，超过 90 天。",
    ],
    [{ reason: "something-new" }, ""],
  ])("says its facts: %o", (facts, sentence) => {
    expect(findingSentence({ facts })).toBe(sentence);
  });

  it("says the rule's own sentence where a rule still held", () => {
    const facts = { reason: "rule-still-open", voucher: "记-7", rule: "K29" };
    expect(findingSentence({ facts })).toBe("记-7 记账时仍被拦着：审核的人自己制过这张单，不相容岗位要分开。");
  });

  it.each([
    [null, null, "open"],
    ["true", null, "answered"],
    ["rectified", "周审核", "signed"],
  ] as const)("answered %s and signed by %s is %s", (answer, signedByName, state) => {
    expect(stateOf({ answer, signedByName })).toBe(state);
  });
});

describe("the workbooks of a quarter", () => {
  const quarter: Quarter = quarterFromText("2026Q3") ?? expect.fail();
  const ledger = (id: string, closedThrough: string | null, isStarted = true) => ({
    id: idOf<LedgerId>(id),
    villageId: idOf<VillageId>("v"),
    villageName: "柳溪村",
    entity: "collective" as const,
    name: `账套${id}`,
    startMonth: month("2026-08"),
    system: "2023" as const,
    isStarted,
    closedThrough: closedThrough === null ? null : month(closedThrough),
  });

  it("wait for the months that were kept and are still open, the roll-up for those of every ledger in use", () => {
    const rows = workbookRows([ledger("a", "2026-09"), ledger("b", "2026-08"), ledger("c", null, false)], quarter, []);
    expect(rows.map(({ name, state, openMonths }) => [name, state, openMonths])).toEqual([
      ["全乡镇汇总", "open", ["2026-09"]],
      ["账套a", "ready", []],
      ["账套b", "open", ["2026-09"]],
      ["账套c", "not-started", ["2026-08", "2026-09"]],
    ]);
  });

  it("show the highest version made, and nothing for books begun later", () => {
    const made = [
      { ledgerId: idOf<LedgerId>("a"), version: 1, isMasked: false },
      { ledgerId: idOf<LedgerId>("a"), version: 7, isMasked: true },
      { ledgerId: idOf<LedgerId>("a"), version: 2, isMasked: false },
      { ledgerId: null, version: 1, isMasked: false },
    ];
    expect(workbookRows([ledger("a", "2026-09")], quarter, made).map(({ version }) => version)).toEqual([1, 2]);
    expect(workbookRows([{ ...ledger("a", null), startMonth: month("2026-10") }], quarter, made)).toEqual([]);
  });
});
