import { utils, write } from "@e965/xlsx";

const header = [
  "交易日期",
  "交易时间",
  "支出金额",
  "收入金额",
  "余额",
  "对方账号",
  "对方户名",
  "对方行名",
  "用途",
  "附言",
  "摘要",
  "交易流水号",
];

/** A statement in 邮储's layout with a sound chain of balances, a different one for every `seed`. */
export const statementRows = (
  count: number,
  account: string,
  seed: number,
  month = "2026-06",
): readonly (readonly string[])[] => {
  let balance = 10_000_000;
  const rows = Array.from({ length: count }, (_, index) => {
    const isIn = index % 3 === 0;
    const amount = ((index * 37 + seed) % 900) + 1;
    balance += isIn ? amount : -amount / 10;
    const day = String(Math.floor((index * 25) / count) + 1).padStart(2, "0");
    const serial = `2026${String(seed).padStart(4, "0")}${String(index).padStart(12, "0")}`;
    const money = (value: number): string => value.toFixed(2);
    const sides = isIn ? ["", money(amount)] : [money(amount / 10), ""];
    return [
      `${month}-${day}`,
      "09:30:00",
      ...sides,
      money(balance),
      `62179900${String(index).padStart(11, "0")}`,
      `往来户${index % 500}`,
      "青禾支行",
      "往来",
      "",
      "转账",
      serial,
    ];
  });
  return [["中国邮政储蓄银行账户交易明细"], ["账号", account, "户名", "第1村经济合作社"], [], [], header, ...rows];
};

export const statementBytes = (
  bookType: "xlsx" | "biff8",
  lineCount: number,
  of: { readonly account: string; readonly seed: number; readonly month?: string; readonly isPacked?: boolean },
): Uint8Array => {
  const sheet = utils.aoa_to_sheet(statementRows(lineCount, of.account, of.seed, of.month).map((row) => [...row]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "账户交易明细");
  return new Uint8Array(write(book, { bookType, type: "array", compression: of.isPacked === true }) as ArrayBuffer);
};
