import { describe, expect, it } from "vitest";
import { proposeDraft, type DraftRule } from "#domain/bank/draft-rules.ts";
import { shippedDraftRules } from "#domain/bank/shipped-draft-rules.ts";
import { fen } from "#domain/core/fen.ts";
import { inspectFixture } from "#test/support/statement-fixtures.ts";
import { aLine } from "#test/support/statement-lines.ts";

type Texts = {
  readonly summary?: string;
  readonly purpose?: string;
  readonly remark?: string;
  readonly counterpartyName?: string;
};

const line = (amountFen: number, texts: Texts, isReversal = false) => ({
  ...aLine({ on: "2026-07-01", amountFen, balanceFen: null }),
  ...texts,
  isReversal,
});

describe("proposing a draft", () => {
  it.each([
    ["结息", line(8_647, { summary: "结息" }), "interest", "504", "收到银行存款利息"],
    ["利息 in 附言", line(100, { remark: "活期利息" }), "interest", "504", "收到银行存款利息"],
    ["手续费", line(-1_000, { summary: "手续费" }), "bank-charges", "513", "支付银行手续费"],
    ["短信费", line(-200, { summary: "短信费" }), "bank-charges", "513", "支付银行短信费"],
    [
      "财政所",
      line(3_600_000, { counterpartyName: "青禾镇财政所", purpose: "运转补助" }),
      "township-subsidy",
      "503",
      "收到青禾镇财政所 运转补助",
    ],
    ["a returned charge", line(1_000, { summary: "手续费" }, true), "reversal-sign", null, "冲正 手续费"],
    ["退汇", line(50_000, { summary: "退汇", counterpartyName: "青禾镇财政所" }), "reversal-words", null, "退汇"],
    ["interest on a loan that is paid", line(-100, { summary: "贷款利息" }), null, undefined, "贷款利息"],
    ["a charge that arrives", line(100, { summary: "手续费" }), null, undefined, "手续费"],
    ["anything else", line(-5, { counterpartyName: "启明文具店", purpose: "笔" }), null, undefined, "笔"],
  ])("%s", (_case, each, ruleId, code, summary) => {
    const proposal = proposeDraft(each, shippedDraftRules);
    const result = proposal.rule === null ? undefined : proposal.result;
    expect(proposal.rule?.id ?? null).toBe(ruleId);
    expect(result?.kind === "propose" ? result.accountCode : result?.suggestedAccountCode).toBe(code);
    expect(proposal.summary).toBe(summary);
  });

  it("the first rule that matches wins, and an amount range includes its ends", () => {
    const rule = (id: string, smallest: number | null, largest: number | null): DraftRule => ({
      id,
      name: id,
      conditions: {
        direction: "out",
        isReversal: null,
        text: null,
        smallestFen: smallest === null ? null : fen(smallest),
        largestFen: largest === null ? null : fen(largest),
      },
      result: { kind: "ask", suggestedAccountCode: null, reason: "x", summaryTemplate: "{对方}" },
    });
    const rules = [rule("small", null, 100), rule("middle", 100, 200), rule("any", null, null)];
    const matched = [-99, -100, -101, -200, -201, 50].map((amount) => proposeDraft(line(amount, {}), rules).rule?.id);
    expect(matched).toEqual(["small", "small", "middle", "middle", "any", undefined]);
  });

  it("proposes for a real quarter what an accountant would expect", () => {
    const { lines } = inspectFixture("psbc-1/quarter.xlsx");
    const ids = lines.map((each) => proposeDraft(each, shippedDraftRules).rule?.id ?? "ask");
    const counts = Object.fromEntries(
      [...new Set(ids)]
        .toSorted((a, b) => (a < b ? -1 : 1))
        .map((id) => [id, ids.filter((each) => each === id).length]),
    );
    expect(counts).toEqual({ ask: 17, "bank-charges": 3, interest: 1, "reversal-sign": 1, "township-subsidy": 2 });
  });
});
