import { describe, expect, it } from "vitest";
import { hitSentence, waysOut, type Hit } from "#renderer/words/rules.ts";

const hit = (kind: Hit["kind"], facts: Hit["facts"]): Hit => ({
  kind,
  ruleId: "r1",
  ruleVersion: 1,
  severity: "needs-resolution",
  line: 1,
  facts,
  basis: "本乡镇文件",
  isCleared: false,
});

const over = {
  categoryName: "办公费",
  periodName: "2026年",
  capFen: 800_000,
  usedFen: 700_000,
  committedFen: 50_000,
  thisFen: 100_000,
  overFen: 50_000,
  resolutionNumber: "〔2026〕3号",
};

describe("the sentence of a rule that speaks", () => {
  it.each<[Hit["kind"], Hit["facts"], string]>([
    [
      "K01",
      { nature: "works", amountFen: 600_000, missingRoles: ["congress"], missingDocuments: ["contract"] },
      "工程支出 6,000.00 元，按审批权限还缺村民代表（成员代表）会议的审批签字，以及合同。",
    ],
    [
      "K04",
      over,
      "“办公费”2026年限额 8,000.00 元（决议〔2026〕3号），已用 7,000.00 元，已占用 500.00 元，本张 1,000.00 元，超出 500.00 元。",
    ],
    [
      "K05",
      { capFen: null, categoryName: "办公费", baseKind: "population" },
      "“办公费”的限额要看这个村在支出当天的人口，但还没有登记，无法判断是否超限。",
    ],
    [
      "K06",
      { capFen: null, categoryName: "办公费", baseKind: "recurring-income", baseYear: 2025 },
      "“办公费”的限额要看这个村 2025 年的经常性收入，但还没有登记，无法判断是否超限。",
    ],
    ["K08", { categoryName: "招待费", amountFen: 100 }, "“招待费”是禁止列支的项目，不能用集体资金开支。"],
    ["K08", { word: "餐", text: "工作餐补助" }, "“工作餐补助”里有“餐”，请核对是不是把禁止列支的内容换了名目。"],
    [
      "K17",
      { amountFen: 50_000, anyOf: ["invoice", "fiscal-receipt"] },
      "这笔支出 500.00 元，要附发票或财政票据，现在还没有登记。",
    ],
    [
      "K18",
      { number: "12345678", voucherName: "2026-03 记-5", isWithinVoucher: false },
      "发票号码“12345678”已经入过账（2026-03 记-5）。",
    ],
    ["K18", { number: "12345678", isWithinVoucher: true, count: 2 }, "发票号码“12345678”在本凭证里登记了 2 次。"],
    ["K29", { duty: "preparer-reviews" }, "制单和审核是同一个人，不相容岗位要分开。"],
    ["K29", { duty: "cashier-reviews" }, "出纳不能审核凭证，管钱的和审核的要分开。"],
  ])("says the numbers of %s with %j", (kind, facts, sentence) => {
    expect(hitSentence(hit(kind, facts))).toBe(sentence);
    expect(waysOut(hit(kind, facts)).length).toBeGreaterThan(0);
  });

  it("names the vote that cleared it, and that it came after the spending", () => {
    const facts = { ...over, clearedByNumber: "〔2026〕9号", clearedByMetOn: "2026-08-01", isVotedAfterSpending: true };
    expect(hitSentence({ ...hit("K04", facts), isCleared: true })).toContain(
      "已关联决议“〔2026〕9号”（2026-08-01，开会在支出之后，属追认），不再拦下。",
    );
  });

  it.each(["K01", "K04", "K05", "K06", "K08", "K17", "K18", "K29"] as const)(
    "stays Chinese without facts for %s",
    (kind) => {
      expect(hitSentence(hit(kind, {}))).toMatch(/^[^A-Za-z]+。$/);
    },
  );
});
