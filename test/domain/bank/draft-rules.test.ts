import { describe, expect, it } from "vitest";
import { matchesRule, proposeDraft, unknownPlaceholders, type DraftRule } from "#domain/bank/draft-rules.ts";
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
    expect(
      result?.kind === "ask" ? result.suggestedAccountCode : result?.kind === "propose" && result.accountCode,
    ).toBe(code ?? (result === undefined ? false : code));
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
        parties: [],
      },
      result: { kind: "ask", suggestedAccountCode: null, reason: "x", summaryTemplate: "{对方}" },
    });
    const rules = [rule("small", null, 100), rule("middle", 100, 200), rule("any", null, null)];
    const matched = [-99, -100, -101, -200, -201, 50].map((amount) => proposeDraft(line(amount, {}), rules).rule?.id);
    expect(matched).toEqual(["small", "small", "middle", "middle", "any", undefined]);
  });

  const named = (parties: readonly string[], words: readonly string[] = []): DraftRule => ({
    id: "r",
    name: "r",
    conditions: {
      direction: null,
      isReversal: null,
      text: words.length === 0 ? null : { fields: ["summary"], words, without: [] },
      smallestFen: null,
      largestFen: null,
      parties,
    },
    result: {
      kind: "ask",
      suggestedAccountCode: null,
      reason: "",
      summaryTemplate: "{年月} {对方}({尾号}) {金额} {用途}",
    },
  });
  const named7 = {
    ...line(-12_345, { counterpartyName: "柳青山", purpose: "{对方}" }),
    counterpartyAccount: "6217 0001 2345",
  };

  it.each([
    ["the whole name", ["柳青山"], true],
    ["a part of the name", ["柳青"], false],
    ["the account number, however it is spaced", ["621700012345"], true],
    ["another account number", ["621700012346"], false],
    ["one of several with wildcards", ["石*", "柳??"], true],
  ])("takes a line by the other party: %s", (_case, parties, expected) => {
    expect(matchesRule(named7, named(parties))).toBe(expected);
  });

  it("fills every placeholder once: what the bank wrote is not filled in again", () => {
    expect(proposeDraft(named7, [named(["柳青山"])]).summary).toBe("2026年7月 柳青山(2345) 123.45 {对方}");
    expect(unknownPlaceholders("{年月}{工资}{对方}")).toEqual(["工资"]);
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
