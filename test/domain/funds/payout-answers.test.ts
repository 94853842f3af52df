import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { readAnswers } from "#domain/funds/payout-answers.ts";
import type { PayoutRow } from "#domain/funds/payout.ts";

const row = (no: number, name: string, account: string, amountFen: number): PayoutRow => ({
  no,
  name,
  bankName: "农商行",
  account,
  amountFen: fen(amountFen),
});
const [one, two, three] = ["6228000000000001", "6228000000000001", "6228000000000003"];
const rows = [row(1, "张一", one, 165_000), row(2, "张一", two, 9050), row(3, "王成功", three, 9050)];
const read = (lines: readonly (readonly string[])[], sent: readonly string[] = []) =>
  readAnswers({ rows, lines, sent }).map(({ no, state, reason }) => [no, state, reason]);

describe("a bank's answer", () => {
  it("to two payments to one account goes by the amount", () => {
    const lines = [
      ["6228 0000 0000 0001", "90.50", "交易成功"],
      ["6228000000000001", "1,650.00", "失败", "户名不符"],
    ];
    expect(read(lines)).toEqual([
      [1, "failed", "失败，户名不符"],
      [2, "paid", ""],
    ]);
  });

  it.each([
    ["交易成功", "paid"],
    ["处理完成", "paid"],
    ["代发成功，未发现错误", "paid"],
    ["失败", "failed"],
    ["未成功", "failed"],
    ["交易不成功", "failed"],
    ["账户状态不正常", "failed"],
    ["账户状态异常", "failed"],
    ["户名不一致", "failed"],
    ["账号有误", "failed"],
    ["处理中", "none"],
    ["处理未完成", "none"],
    ["未入账", "none"],
    ["未发放", "none"],
    ["未付", "none"],
    ["等待银行处理", "none"],
    ["成功（已冲正）", "none"],
    ["部分成功", "none"],
    ["已撤销", "none"],
    ["交易成功，后退款", "none"],
    ["E123", "none"],
  ])("%s means %s", (word, state) => {
    expect(read([[three, "90.50", word]]).map(([, told]) => told)).toEqual(state === "none" ? [] : [state]);
  });

  it.each([
    ["another amount", [three, "90.51", "成功"]],
    ["a name that holds a word", ["王成功", three, "90.50", "处理中"]],
    ["the batch's own text", [three, "90.50", "八月补贴（失败重发）"]],
  ])("says nothing by %s", (_case, cells) => {
    expect(read([cells], ["八月补贴（失败重发）"])).toEqual([]);
  });

  it("takes an amount in fen, and the batch's own text for no failure", () => {
    expect(
      read([["1", three, "王成功", "9050", "八月补贴（失败重发）", "交易成功"]], ["八月补贴（失败重发）"]),
    ).toEqual([[3, "paid", ""]]);
  });

  it("is read from the columns that the file heads so, with the bank's remark as reason", () => {
    const header = ["账号", "户名", "金额", "附言", "处理状态"];
    expect(
      read([
        header,
        [three, "王成功", "90.50", "上次失败，这次重发", "处理成功"],
        [two, "张一", "90.50", "户名不符", "失败"],
      ]),
    ).toEqual([
      [2, "failed", "失败，户名不符"],
      [3, "paid", ""],
    ]);
  });

  it("of two people with one account goes to the one it names, in whatever order", () => {
    const couple = [row(1, "张一", one, 9050), row(2, "李三", one, 9050)];
    const lines = [
      ["李三", one, "90.50", "失败"],
      ["张一", one, "90.50", "成功"],
    ];
    expect(readAnswers({ rows: couple, lines, sent: [] }).map(({ no, state }) => [no, state])).toEqual([
      [1, "paid"],
      [2, "failed"],
    ]);
    expect(readAnswers({ rows: couple, lines: lines.slice(0, 1), sent: [] }).map(({ no }) => no)).toEqual([2]);
  });
});

describe("a bank's own words", () => {
  const words = { heading: "返回码", paid: ["S", "0000"], failed: ["F", "E12"] };
  const told = (cells: readonly string[]) =>
    readAnswers({ rows, lines: [["账号", "金额", "返回码", "备注"], cells], sent: [], words }).map(
      ({ no, state, reason }) => [no, state, reason],
    );

  it.each([
    ["S", [[3, "paid", ""]]],
    ["0000", [[3, "paid", ""]]],
    ["E12", [[3, "failed", "E12"]]],
    ["失败", [[3, "failed", "失败"]]],
    // A code is a whole cell: E12 is not E123, and S is in no word.
    ["E123", []],
    ["SUCC", []],
  ])("%s, in the column that bears them", (cell, expected) => {
    expect(told([three, "90.50", cell, ""])).toEqual(expected);
  });

  it("are not looked for in another column, and without them the usual ones hold", () => {
    expect(told([three, "90.50", "", "S"])).toEqual([]);
    expect(read([[three, "90.50", "S"]])).toEqual([]);
  });
});
