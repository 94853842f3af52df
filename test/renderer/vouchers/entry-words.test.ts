import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { headline, heldBecause, type EntryStanding } from "#renderer/stages/vouchers/entry-words.ts";

const whole: EntryStanding = { hits: [], differenceFen: fen(0), hasMovedMoney: false, unread: null };
const forbidden = { severity: "block", isCleared: false } as const;
const cleared = { severity: "block", isCleared: true } as const;
const reminder = { severity: "warn", isCleared: false } as const;

describe("the line over the rules of a voucher being typed", () => {
  it.each<[string, Partial<EntryStanding>, string, string]>([
    ["is green for what is whole", {}, "success", "没有发现违反制度的地方"],
    ["is green once a hold is cleared", { hits: [cleared] }, "success", "没有发现违反制度的地方"],
    [
      "names a cell that is not read first",
      { unread: "第 1 行借方金额“12,34”", hits: [forbidden] },
      "warning",
      "12,34",
    ],
    ["is not green out of balance", { differenceFen: fen(19_000) }, "info", "借方比贷方多 190.00 元，平衡以前不能审核"],
    ["says which side is more", { differenceFen: fen(-5) }, "info", "贷方比借方多 0.05 元"],
    ["says what holds", { hits: [forbidden, reminder] }, "error", "有 1 项不符合制度，可以先存草稿"],
    ["is milder for reminders", { hits: [reminder] }, "warning", "不影响审核"],
    ["does not call an uneven voucher fit", { hits: [reminder], differenceFen: fen(1) }, "warning", "平衡以前不能审核"],
    ["holds nothing the bank has paid", { hits: [forbidden], hasMovedMoney: true }, "warning", "可以审核和记账"],
  ])("%s", (_case, change, type, text) => {
    const said = headline({ ...whole, ...change });
    expect(said.type).toBe(type);
    expect(said.text).toContain(text);
  });

  it("never calls the same voucher held and fit for review", () => {
    const said = headline({ ...whole, hits: [forbidden], hasMovedMoney: true }).text;
    expect(said).not.toContain("不能审核");
  });
});

describe("what is said of a saved draft", () => {
  it.each<[string, Partial<EntryStanding>, string | null]>([
    ["nothing when it may be reviewed", { hits: [reminder, cleared] }, null],
    ["nothing of rules when the bank has paid", { hits: [forbidden], hasMovedMoney: true }, null],
    ["by how much it is out of balance", { differenceFen: fen(19_000) }, "借方比贷方多 190.00 元，平衡以前不能审核。"],
    [
      "that it is held and what to do",
      { hits: [forbidden] },
      "有 1 项不符合制度，被拦下；请照“制度检查”里每一项的“怎么办”处理，处理好才能审核。",
    ],
  ])("%s", (_case, change, text) => {
    expect(heldBecause({ ...whole, ...change })).toBe(text);
  });

  it("both together", () => {
    const text = heldBecause({ ...whole, differenceFen: fen(-100), hits: [forbidden] });
    expect(text).toMatch(/^贷方比借方多 1\.00 元，平衡以前不能审核。有 1 项/u);
  });
});
