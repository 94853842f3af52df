import { foldText } from "#domain/bank/cell-text.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";

/**
 * The tables of the data interface: GB/T 24589 read for a village's books (参照企业), limited to base files and general ledger,
 * with what audit warehouses query besides. Names of tables and columns are those of the standard as data files bear them;
 * their conformity is 待核对. docs/data-interface.md explains every column.
 */
export const interfaceTables = {
  电子账簿: [
    "电子账簿编号",
    "电子账簿名称",
    "会计核算单位",
    "单位性质",
    "乡镇代码",
    "行政区划代码",
    "开发单位",
    "版本号",
    "本位币",
    "会计年度",
    "会计制度",
    "标准版本号",
  ],
  会计期间: [
    "会计年度",
    "会计期间号",
    "会计期间起始日期",
    "会计期间结束日期",
    "结账标志",
    "结账人",
    "结账时间",
    "期末指纹",
  ],
  记账凭证类型: ["记账凭证类型编号", "记账凭证类型名称", "记账凭证类型简称"],
  币种: ["币种编码", "币种名称"],
  结算方式: ["结算方式编码", "结算方式名称"],
  部门档案: ["部门编码", "部门名称"],
  员工档案: ["员工编码", "员工姓名", "岗位", "部门编码"],
  辅助核算档案: ["辅助项类型", "辅助项编号", "辅助项名称", "银行账号", "停用标志"],
  会计科目: [
    "科目编号",
    "科目名称",
    "科目全称",
    "科目级次",
    "科目类型",
    "余额方向",
    "上级科目编号",
    "辅助核算项",
    "计量单位",
    "停用标志",
  ],
  科目余额及发生额: [
    "科目编号",
    "科目名称",
    "币种编码",
    "会计年度",
    "会计期间号",
    "期初余额方向",
    "期初本币余额",
    "借方本币发生额",
    "贷方本币发生额",
    "期末余额方向",
    "期末本币余额",
  ],
  辅助核算余额及发生额: [
    "科目编号",
    "科目名称",
    "辅助项类型",
    "辅助项编号",
    "辅助项名称",
    "币种编码",
    "会计年度",
    "会计期间号",
    "期初余额方向",
    "期初本币余额",
    "借方本币发生额",
    "贷方本币发生额",
    "期末余额方向",
    "期末本币余额",
  ],
  记账凭证: [
    "电子账簿编号",
    "乡镇代码",
    "行政区划代码",
    "会计年度",
    "会计期间号",
    "记账凭证日期",
    "业务日期",
    "记账凭证类型编号",
    "记账凭证编号",
    "记账凭证行号",
    "记账凭证摘要",
    "科目编号",
    "科目名称",
    "对方科目编号",
    "对方科目名称",
    "借方本币金额",
    "贷方本币金额",
    "币种编码",
    "数量",
    "往来单位名称",
    "辅助核算组",
    "支出分类",
    "结算方式编码",
    "结算方式",
    "票据类型",
    "票据号",
    "票据日期",
    "收付款人",
    "收付款人账号",
    "收付款人开户行",
    "银行流水日期",
    "附件数",
    "制单人",
    "审核人",
    "记账人",
    "出纳人",
    "财务主管",
    "凭证性质",
    "被更正凭证",
    "源凭证号",
    "记账标志",
    "作废标志",
    "凭证指纹",
    "内容指纹",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Ways of settling an entry on a money account, by the first three digits of the account. */
export const settlingWays = {
  "101": { 结算方式编码: "01", 结算方式名称: "现金" },
  "102": { 结算方式编码: "02", 结算方式名称: "转账" },
} as const;

/** What of a data file must be there for its balances or vouchers to be understood: the first base table it lacks, or `undefined`. */
export const missingBaseTable = (
  tables: readonly string[],
  wanted: "auto" | "balances" | "vouchers",
): string | undefined => {
  if (!tables.some((name) => name.includes("电子账簿"))) return undefined;
  const needed = [
    "会计科目",
    ...(wanted === "balances" ? ["科目余额及发生额"] : wanted === "vouchers" ? ["记账凭证类型"] : []),
  ];
  return needed.find((need) => !tables.some((name) => name.includes(need)));
};

export type InterfaceTable = keyof typeof interfaceTables;
export type InterfaceRecord = Readonly<Record<string, string>>;

/** What of a voucher is the same in whatever program holds it. */
export type PlainVoucher = {
  readonly onDate: LocalDate;
  readonly word: string;
  readonly number: number;
  readonly paperCount: number;
  readonly entries: readonly {
    readonly summary: string;
    /** First-level code, then names down to the detail. */
    readonly account: string;
    readonly debitFen: Fen;
    readonly creditFen: Fen;
  }[];
};

/**
 * The text whose SM3 is a voucher's 内容指纹: no ids and no persons, signs of full width folded as every import folds them, so
 * that two programs with the same voucher agree.
 */
export const plainText = (voucher: PlainVoucher): string =>
  JSON.stringify([
    voucher.onDate,
    voucher.word,
    voucher.number,
    voucher.paperCount,
    voucher.entries.map((entry) => [foldText(entry.summary), foldText(entry.account), entry.debitFen, entry.creditFen]),
  ]);
