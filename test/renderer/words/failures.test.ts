import { describe, expect, it } from "vitest";
import * as z from "zod";
import { failureFacts, type Failure, type FailureCode } from "#contract/failures.ts";
import { month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { fieldText } from "#renderer/words/fields.ts";
import { sentenceOf, sentenceOfParts } from "#renderer/words/failures.ts";

const codes = Object.keys(failureFacts) as FailureCode[];
const candidates: readonly unknown[] = [
  "某某",
  3,
  [],
  null,
  "2026-03-31",
  "2026-03",
  "2026-03-31T08:00:00.000Z",
  "draft",
  "note",
  "passed",
  "unnamed",
  "not-in-log",
  true,
];

/** Facts that a code's own schemas accept. */
const sampleFacts = (code: FailureCode): Record<string, unknown> => {
  const shape: Readonly<Record<string, z.ZodType>> = failureFacts[code];
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, candidates.find((each) => schema.safeParse(each).success)]),
  );
};

describe("the sentence of a refusal", () => {
  it.each(codes)("is Chinese, whole and without English for %s", (code) => {
    const failure = { code, ...z.object(failureFacts[code]).parse(sampleFacts(code)) } as Failure;
    const sentence = sentenceOf(failure);
    expect(sentence).toMatch(/[\u4e00-\u9fff]/);
    expect(sentence.length).toBeGreaterThan(4);
    expect(sentence.replaceAll(/U盘|Excel|CSV|KB/g, "")).not.toMatch(/[A-Za-z]{2,}|undefined|null|NaN/);
    expect(sentence).toMatch(/。$/);
  });

  it.each<[Failure, string]>([
    [{ code: "wrong-password", attemptsLeft: 3 }, "还可以再试 3 次"],
    [{ code: "opening-not-balanced", differenceFen: fen(1234) }, "借方多 12.34 元"],
    [{ code: "opening-not-balanced", differenceFen: fen(-500) }, "贷方多 5.00 元"],
    [{ code: "month-closed", month: month("2026-03") }, "2026年3月已经结账"],
    [{ code: "month-not-ready", blocks: [{ code: "month-not-begun", count: 1 }] }, "这个月还没有到"],
    [{ code: "month-not-ready", blocks: [{ code: "unbooked-lines", count: 2 }] }, "由主管在“设置”里改为只提醒"],
    [{ code: "entry-bad", line: 2, fault: "no-account", text: "" }, "第 2 行：没有科目"],
    [{ code: "forbidden", needs: ["reviewer", "head"] }, "审核、主管"],
    [
      { code: "statement-refused", refusals: [{ code: "unreadable-rows", count: 2, firstRow: 7 }] },
      "有看不懂的行，一行都不会导入",
    ],
    [{ code: "rules-refuse", hits: [{ kind: "K08", severity: "block" }] }, "禁止类别（禁止）"],
    [{ code: "bad-input", issues: [{ path: "entries.2.debitFen", message: "Invalid" }] }, "分录第3行的借方金额"],
  ])("says what happened with %j", (failure, part) => {
    expect(sentenceOf(failure)).toContain(part);
  });

  it("is found for a refusal inside an answer, and never missing for an unknown one", () => {
    expect(sentenceOfParts("month-closed", { month: "2026-03" })).toContain("2026年3月");
    expect(sentenceOfParts("month-closed", {})).toBe("没有完成（month-closed）。");
    expect(sentenceOfParts("constructor", {})).toBe("没有完成（constructor）。");
  });
});

describe("the name of a field", () => {
  it.each([
    ["township.name", "乡镇的名称"],
    ["rows.0.amountFen", "行第1行的金额"],
    ["nowhere", "有一项内容"],
  ])("reads %s as %s", (path, expected) => {
    expect(fieldText(path)).toBe(expected);
  });
});
