import type { LayoutText } from "./layout.ts";

const sketch = (
  id: string,
  bank: string,
  known: Partial<Pick<LayoutText, "titles" | "required" | "amount">> = {},
): LayoutText => ({
  id,
  bank,
  isSketch: true,
  titles: known.titles ?? bank,
  needsTitle: true,
  required: known.required ?? "",
  columns: {},
  amount: known.amount ?? { signed: "交易金额" },
});

/**
 * Banks whose files were described without an exact header row (待核对): the bank is named, the columns are proposed from
 * their words and confirmed by a person once.
 */
export const otherBankLayouts: readonly LayoutText[] = [
  sketch("cib-1", "兴业银行", {
    required: "借方金额（支出） 贷方金额（收入）",
    amount: { in: "贷方金额（收入）", out: "借方金额（支出）" },
  }),
  sketch("hxb-1", "华夏银行"),
  sketch("cmbc-1", "民生银行"),
  sketch("spdb-1", "浦发银行", { titles: "浦发银行 浦东发展银行" }),
  sketch("cmb-1", "招商银行"),
  sketch("pab-1", "平安银行", { required: "借 贷", amount: { in: "贷", out: "借" } }),
  sketch("cbhb-1", "渤海银行", {
    required: "收支标识",
    amount: { amount: "交易金额 发生额 金额", flag: "收支标识" },
  }),
  sketch("cbhb-2", "渤海银行", {
    required: "借方发生额 贷方发生额",
    amount: { in: "贷方发生额", out: "借方发生额" },
  }),
  sketch("cbhb-3", "渤海银行"),
  // 1 = money arrives, 2 = money leaves; 付款人户名 does not tell the direction.
  sketch("czb-1", "浙商银行", {
    required: "借贷标志",
    amount: {
      amount: "交易金额 发生额 金额",
      flag: "借贷标志",
      words: { moneyIn: ["1"], moneyOut: ["2"] },
    },
  }),
  sketch("finance-1", "财务公司", { titles: "财务有限公司 财务公司 财务有限责任公司" }),
];
