import type { LayoutText } from "./layout.ts";

const sketch = (id: string, bank: string, known: Partial<Pick<LayoutText, "titles" | "amount">> = {}): LayoutText => ({
  id,
  bank,
  isSketch: true,
  titles: known.titles ?? bank,
  needsTitle: true,
  required: "",
  columns: {},
  amount: known.amount ?? { signed: "交易金额" },
});

/**
 * Any other file of these banks (待核对): the bank is named, the columns are proposed from their words and confirmed by a
 * person once.
 */
export const otherBankLayouts: readonly LayoutText[] = [
  sketch("cib-x", "兴业银行"),
  sketch("hxb-x", "华夏银行"),
  sketch("cmbc-x", "民生银行"),
  sketch("spdb-x", "浦发银行", { titles: "浦发银行 浦东发展银行" }),
  sketch("cmb-x", "招商银行"),
  sketch("pab-x", "平安银行"),
  sketch("cbhb-x", "渤海银行"),
  // 1 = money arrives, 2 = money leaves; 付款人户名 does not tell the direction.
  sketch("czb-x", "浙商银行", {
    amount: {
      amount: "交易金额 发生额 金额",
      flag: "借贷标志",
      words: { moneyIn: ["1"], moneyOut: ["2"] },
    },
  }),
  sketch("finance-x", "财务公司", { titles: "财务有限公司 财务公司 财务有限责任公司" }),
];
