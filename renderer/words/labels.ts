import type * as z from "zod";
import type { Role } from "#contract/method.ts";
import type * as scalars from "#contract/scalars.ts";

type Words<Schema extends z.ZodType<string>> = Readonly<Record<z.output<Schema>, string>>;

export const roleWords: Readonly<Record<Role, string>> = {
  bookkeeper: "记账会计",
  reviewer: "审核",
  cashier: "出纳",
  head: "主管",
  auditor: "审计（只读）",
  administrator: "管理员",
};

export const entityWords: Words<typeof scalars.entityKind> = {
  committee: "村民委员会",
  collective: "农村集体经济组织",
};

export const itemKindWords: Words<typeof scalars.itemKind> = {
  payee: "往来单位",
  member: "成员（村民）",
  project: "项目",
  fund: "专项资金",
  contract: "合同",
  person: "个人",
  "own-1": "自定义一",
  "own-2": "自定义二",
  "own-3": "自定义三",
  "own-4": "自定义四",
};

export const wordSchemeWords: Words<typeof scalars.wordScheme> = {
  general: "只用“记”字",
  three: "分收、付、转三种字",
};

export const accountClassWords: Words<typeof scalars.accountClass> = {
  asset: "资产类",
  liability: "负债类",
  equity: "所有者权益类",
  cost: "成本类",
  "profit-loss": "损益类",
};

export const sideWords: Words<typeof scalars.side> = { debit: "借", credit: "贷" };

export const villageTypeWords: Words<typeof scalars.villageType> = {
  single: "单体村",
  merged: "合并村",
  "city-community": "城市社区",
  community: "社区",
};

export const natureWords: Words<typeof scalars.categoryNature> = {
  "non-productive": "非生产性支出",
  productive: "生产经营支出",
  works: "工程支出",
  asset: "资产购置",
  welfare: "福利与公益支出",
};

export const voucherStateWords: Words<typeof scalars.voucherState> = {
  draft: "草稿",
  reviewed: "已审核",
  posted: "已记账",
};

export const voucherKindWords: Words<typeof scalars.voucherKind> = {
  ordinary: "普通凭证",
  closing: "结转凭证",
  red: "红字更正",
  supplement: "补充凭证",
};

export const documentWords: Words<typeof scalars.documentKind> = {
  invoice: "发票",
  "fiscal-receipt": "财政票据",
  list: "造册（签字名单）",
  contract: "合同",
  acceptance: "验收单",
  settlement: "结算单",
  minutes: "会议记录",
  resolution: "决议",
  approval: "审批单",
  photo: "公示照片",
  "bank-slip": "银行回单",
  "loss-proof": "原始凭证遗失证明",
  other: "其他单据",
};

export const approvalWords: Words<typeof scalars.approvalRole> = {
  "village-head": "村委会主任",
  "party-secretary": "村党组织书记",
  chair: "理事长",
  supervisors: "村务监督委员会",
  "two-committees": "村两委会议",
  congress: "村民代表（成员代表）会议",
  "township-leader": "乡镇分管领导",
};

export const severityWords: Words<typeof scalars.severity> = {
  warn: "提醒",
  "needs-resolution": "需要决议",
  "needs-approval": "需要上级审批",
  block: "禁止",
};

export const ruleKindWords: Words<typeof scalars.ruleKind> = {
  K01: "审批权限",
  K02: "决议必备",
  K03: "年度预算控制",
  K04: "类别限额",
  K05: "按人口分档限额",
  K06: "按收入分档限额",
  K07: "支出总量控制",
  K08: "禁止类别",
  K09: "单价标准",
  K10: "误工补贴",
  K11: "报酬标准",
  K12: "定额保障",
  K13: "备用金限额",
  K14: "库存现金限额",
  K15: "现金支付限额",
  K16: "坐支与缴存时限",
  K17: "票据要求",
  K18: "重复发票",
  K19: "报销时限",
  K20: "借款时限",
  K21: "专款专用",
  K22: "工程管理",
  K23: "拆分识别",
  K24: "资产处置与发包",
  K25: "举债",
  K26: "出借与担保",
  K27: "账户户名",
  K28: "关联付款",
  K29: "不相容岗位",
  K30: "付款日历",
  K31: "公开义务",
  K32: "拨付节奏",
  K33: "提取比例",
  K34: "债权账龄",
};

export const levelWords = {
  national: "国家规定",
  province: "省级规定",
  county: "县级规定",
  township: "乡镇规定",
  village: "村级规定",
} as const;

/** What a voucher's papers must say for a cap of so much each. */
export const capUnitCounts = { person: "人数", day: "天数", meeting: "会议次数" } as const;

export const capUnitWords = { person: "人", day: "天", meeting: "次会议" } as const;

export const capPeriodWords = { month: "每月", quarter: "每季度", year: "每年" } as const;

export const meetingWords = { congress: "村民代表（成员代表）会议", assembly: "村民（成员）大会" } as const;

export const voteTrackWords = { A: "村民委员会议事规则", B: "集体经济组织议事规则" } as const;

export const voteMethodWords = { ballot: "无记名投票", hands: "举手表决" } as const;

export const passedWords = { passed: "通过", failed: "未通过" } as const;

export const opinionWords = { approved: "同意", filed: "备案", returned: "退回" } as const;

export const answerWords = { true: "属实", "false-alarm": "误报", rectified: "已整改" } as const;

export const findingSeverityWords = { red: "严重", amber: "一般" } as const;

export const directionWords = { in: "收入", out: "支出", any: "收支都算" } as const;

export const lineFateWords = { new: "新流水", known: "已导入过", deleted: "已删除过", doubtful: "疑似重复" } as const;

export const reconcilingWords = {
  "bank-in": "银行已收，单位未收",
  "bank-out": "银行已付，单位未付",
  "book-in": "单位已收，银行未收",
  "book-out": "单位已付，银行未付",
} as const;

export const backupReasonWords: Readonly<Record<string, string>> = {
  demand: "手工备份",
  quit: "退出时备份",
  close: "结账前备份",
  upgrade: "升级前备份",
};

/** What a "not found" or "in use" is about. */
const thingWords: Readonly<Record<string, string>> = {
  person: "人员",
  village: "村",
  ledger: "账套",
  account: "科目",
  item: "辅助项目",
  category: "支出分类",
  "bank-account": "银行账户",
  bankAccount: "银行账户",
  voucher: "凭证",
  template: "凭证模板",
  search: "查找条件",
  unit: "计量单位",
  "bank-line": "银行流水",
  "account-dimension": "科目原有的辅助核算",
  "bank-pool": "资金池",
  "bank-match": "流水与凭证的对应",
  "opening-item": "期初未达账项",
  "accounting-system": "制度规定的科目",
  bankLine: "银行流水",
  statement: "对账单",
  "statement-file": "导入过的文件",
  "statement-mapping": "记住的格式",
  resolution: "决议",
  publication: "公示",
  "receipt-book": "票据",
  motion: "议案",
  question: "群众意见",
  cap: "限额",
  rule: "规则",
  attachment: "附件",
  finding: "疑点",
  "draft-rule": "记账规则",
  summary: "摘要",
};

/** The Chinese name of a kind of thing the core names in a refusal. */
export const thingOf = (kind: string): string => thingWords[kind] ?? "这条资料";

/** A word of the contract that arrived as plain text; unknown words are shown as they are. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

/** The names of roles that arrived as plain texts. */
export const rolesText = (roles: readonly string[]): string => roles.map((each) => wordOf(roleWords, each)).join("、");

/** How large everything is written. */
export const displaySizeWords = { standard: "标准", large: "大", largest: "特大" } as const;
