/** The sheets of the set-up workbook as data: the template is written from it and the reader reads by it. */
import { entityWords, factWords, itemKindWords, natureWords, offeredWords, openItemWords, roleWords } from "./words.ts";

/**
 * `words`: chosen from a list; `from`: a name standing in another sheet of the file; `range`: a range of the file that offers
 * names. `isOffer`: others, or several of them, may be typed too. Width in characters.
 */
export type SetupColumn = {
  readonly header: string;
  readonly isRequired: boolean;
  readonly width: number;
  readonly note: string;
  readonly isAmount?: boolean;
  readonly words?: readonly string[];
  readonly from?: "村" | "账套";
  readonly range?: string;
  readonly isOffer?: boolean;
  /** Added later: a file made from an older template may lack the column. */
  readonly mayLack?: boolean;
};

export type SetupLayout = {
  readonly name: string;
  readonly purpose: string;
  readonly columns: readonly SetupColumn[];
  /** A file made from an older template may lack the sheet: then it adds nothing. */
  readonly mayLack?: boolean;
  /** Rows that show how to fill the sheet; the first cell begins with 示例, and such rows are never loaded. */
  readonly samples: readonly (readonly string[])[];
};

/** A row whose first filled cell begins so is a sample. */
export const sampleMark = "示例";

/** A column that must be filled, and one that need not be. */
export const column = (header: string, width: number, note: string): SetupColumn => ({
  header,
  isRequired: true,
  width,
  note,
});
export const optional = (header: string, width: number, note: string): SetupColumn => ({
  ...column(header, width, note),
  isRequired: false,
});

const ledgerColumn: SetupColumn = {
  ...column("账套名称", 30, "与“账套”表中的名称一致；也可以是软件里已有的账套。"),
  from: "账套",
};

/** Level-1 accounts are offered; details may be typed. */
const offersAccounts = { range: "科目参考!$A$2:$A$60", isOffer: true } as const;

const township: SetupLayout = {
  name: "乡镇",
  purpose: "只填一行。名称须与软件中建立的乡镇一致，防止导错文件。",
  columns: [
    column("乡镇名称", 24, "例如：青禾镇。"),
    optional("乡镇编码", 16, "本地使用的编码，可不填。"),
    optional("行政区划代码", 18, "9 位或 12 位区划代码，可不填。请设为文本格式。"),
  ],
  samples: [["示例：青禾镇", "QH", "510000000000"]],
};

const villages: SetupLayout = {
  name: "村",
  purpose: "每村一行。",
  columns: [column("村编码", 14, "不重复，最多 20 个字。"), column("村名称", 24, "不重复，最多 60 个字。")],
  samples: [["示例：01", "柳溪村"]],
};

const facts: SetupLayout = {
  name: "村情况",
  purpose: "每村每项每个起始日期一行。限额按支出当日有效的情况判断，所以要写从哪天起。",
  columns: [
    { ...column("村名称", 20, "与“村”表中的名称一致；也可以是软件里已有的村。"), from: "村" },
    { ...column("项目", 16, "从下拉框选择。"), words: offeredWords(factWords) },
    column("起始日期", 14, "例如 2026-01-01。年经常性收入填该年 1 月 1 日。"),
    column(
      "内容",
      20,
      "人口、户数、村民代表数填整数；村庄类型填 单体村/合并村/社区/城市社区；脱贫村填 是/否；年经常性收入填元。",
    ),
    optional("依据", 30, "文件名、文号或统计口径，可不填。"),
  ],
  samples: [
    ["示例：柳溪村", "人口", "2026-01-01", "1286", "2025 年末户籍人口"],
    ["示例：柳溪村", "村庄类型", "2026-01-01", "单体村", ""],
    ["示例：柳溪村", "年经常性收入", "2026-01-01", "356000.00", "上年决算"],
  ],
};

const ledgers: SetupLayout = {
  name: "账套",
  purpose: "每个会计主体一行。一个村可以有村民委员会和农村集体经济组织两套账。科目按 2023 年会计制度自动建立。",
  columns: [
    column("账套名称", 30, "不重复，最多 80 个字。"),
    { ...column("村名称", 20, "与“村”表中的名称一致；也可以是软件里已有的村。"), from: "村" },
    { ...column("主体", 20, "从下拉框选择。"), words: offeredWords(entityWords) },
    column("启用月份", 12, "例如 2026-07。期初余额是这个月月初的余额。"),
  ],
  samples: [["示例：柳溪村股份经济合作社", "柳溪村", "农村集体经济组织", "2026-07"]],
};

const accounts: SetupLayout = {
  name: "明细科目",
  purpose: "一级科目和制度要求的明细（181、322）自动建立，这里只填本单位增设的明细。上级科目要先出现。",
  columns: [
    ledgerColumn,
    { ...column("上级科目编码", 14, "例如 513。"), ...offersAccounts },
    optional("科目编码", 14, "上级编码加 2 位或 3 位数字；不填则自动编号。"),
    column("科目名称", 24, "同一上级下不重复，最多 60 个字。"),
    {
      ...optional("辅助核算", 24, `可多选，用顿号隔开：${offeredWords(itemKindWords).join("、")}。不填则与上级相同。`),
      words: offeredWords(itemKindWords),
      isOffer: true,
    },
  ],
  samples: [["示例：柳溪村股份经济合作社", "501", "50101", "租赁收入", "合同"]],
};

const items: SetupLayout = {
  name: "辅助项目",
  purpose: "往来单位、成员农户、项目、资金、合同、人员。",
  columns: [
    ledgerColumn,
    { ...column("类别", 14, "从下拉框选择。"), words: offeredWords(itemKindWords) },
    optional("编码", 12, "同类中不重复；不填则自动编号。"),
    column("名称", 30, "最多 80 个字。"),
    optional("银行账号", 26, "收款账号，用于核对银行流水。请设为文本格式。"),
    optional("备注", 30, "最多 200 个字。"),
  ],
  samples: [["示例：柳溪村股份经济合作社", "往来单位", "", "青禾镇农资供应站", "", ""]],
};

const categories: SetupLayout = {
  name: "支出分类",
  purpose: "全乡镇共用，限额按分类控制。软件已预置常用分类，这里只填要增加的。",
  columns: [
    column("编码", 12, "不重复，最多 20 个字。"),
    column("名称", 24, "不重复，最多 40 个字。"),
    { ...column("对应科目", 14, "科目编码，例如 513。多个分类可以对应同一科目。"), ...offersAccounts },
    { ...column("性质", 14, "从下拉框选择。"), words: offeredWords(natureWords) },
  ],
  samples: [["示例：F20", "党建活动费", "513", "非生产性"]],
};

const banks: SetupLayout = {
  name: "银行账户",
  purpose: "每个账户一行，自动在 102 银行存款下建一个明细科目。导入对账单按账号找到账套。",
  columns: [
    ledgerColumn,
    column("开户银行", 26, "最多 60 个字。"),
    column("账号", 28, "全部数字。请设为文本格式，否则长账号会丢失末尾数字。"),
    column("户名", 32, "银行预留的户名，最多 100 个字。"),
    optional("科目编码", 14, "例如 10201；不填则自动编号。"),
  ],
  samples: [
    ["示例：柳溪村股份经济合作社", "邮储银行青禾支行", "951000000000000000", "青禾镇柳溪村股份经济合作社", "10201"],
  ],
};

const openings: SetupLayout = {
  name: "期初余额",
  purpose: "启用月月初的余额，只填末级科目。每个账套借方合计须等于贷方合计；平衡的账套导入后即启用，期初不能再改。",
  columns: [
    ledgerColumn,
    { ...column("科目", 26, "科目编码、科目全称（如 收益分配-未分配收益）或银行账号。"), ...offersAccounts },
    { ...optional("辅助类别", 14, "科目按辅助项目核算时填写。"), words: offeredWords(itemKindWords) },
    optional("辅助项目", 24, "辅助项目的名称或编码。"),
    optional("借方余额", 18, "元，最多两位小数。不能用公式。"),
    optional("贷方余额", 18, "元，最多两位小数。不能用公式。"),
  ],
  samples: [
    ["示例：柳溪村股份经济合作社", "101", "", "", "1200.00", ""],
    ["示例：柳溪村股份经济合作社", "32202", "", "", "", "1200.00"],
  ],
};

const openingItems: SetupLayout = {
  name: "期初未达账项",
  purpose: "启用前银行和账上还没有都记的款项，照移交时的余额调节表填。没有的不用填。",
  mayLack: true,
  columns: [
    ledgerColumn,
    column("银行账号", 28, "与“银行账户”表中的账号一致。请设为文本格式。"),
    { ...column("类型", 24, "从下拉框选择。"), words: offeredWords(openItemWords) },
    column("日期", 14, "启用月份以前的日期，例如 2026-06-28。"),
    column("金额", 18, "元，填正数，最多两位小数。"),
    optional("摘要", 30, "最多 200 个字。"),
  ],
  samples: [
    ["示例：柳溪村股份经济合作社", "951000000000000000", "单位已付、银行未付", "2026-06-28", "300.00", "支票未兑"],
  ],
};

const people: SetupLayout = {
  name: "人员",
  purpose: "乡镇代理中心的人员。首次登录必须修改初始密码。出纳不得兼记账、审核、主管；审计不得兼其他。",
  columns: [
    column("登录名", 16, "不重复，最多 40 个字，不分大小写。"),
    column("姓名", 14, "最多 40 个字。"),
    {
      ...column("角色", 26, `可多选，用顿号隔开：${offeredWords(roleWords).join("、")}。`),
      words: offeredWords(roleWords),
      isOffer: true,
    },
    column("初始密码", 18, "至少 8 位，不能与登录名相同。"),
  ],
  samples: [["示例：chen", "陈会计", "记账会计", "Qinghe-2026"]],
};

/** The sheets in the order of the file, which is also the order of report. */
export const setupLayouts = {
  township,
  villages,
  facts,
  ledgers,
  accounts,
  items,
  categories,
  banks,
  openings,
  openingItems,
  people,
} as const;

export const setupSheets: readonly SetupLayout[] = Object.values(setupLayouts);
