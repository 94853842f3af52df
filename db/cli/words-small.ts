import type { RuleKind } from "#domain/checks/hit.ts";
import type { Role } from "#contract/method.ts";
import type { ClosingCode } from "#domain/posting/closing.ts";
import { instantFromText } from "#domain/core/dates.ts";
import { chinaTimeText } from "./china-time.ts";

const roles: Readonly<Record<Role, string>> = {
  bookkeeper: "记账会计",
  reviewer: "审核",
  cashier: "出纳",
  head: "主管",
  auditor: "审计",
  administrator: "管理员",
};
const things: Readonly<Record<string, string>> = {
  person: "人员",
  village: "村",
  ledger: "账套",
  account: "科目",
  item: "辅助项目",
  category: "支出分类",
  "bank-account": "银行账户",
  voucher: "凭证",
  template: "凭证模板",
  search: "查找条件",
  unit: "计量单位",
  resolution: "决议",
  "bank-line": "银行流水",
  "account-dimension": "科目原有的辅助核算",
  "bank-pool": "资金池",
  villager: "人员",
  "pay-scheme": "报酬方案",
  "pay-list": "报酬名单",
  payout: "代发批次",
};
const states = { draft: "草稿", reviewed: "已审核", posted: "已记账" } as const;
const checks: Readonly<Record<ClosingCode | "month-not-begun" | "month-not-over", string>> = {
  "month-not-begun": "这个月还没有到",
  "month-not-over": "这个月还没有过完，月末最后一天起才能结账",
  "drafts-open": "没有审核的草稿凭证",
  "reviewed-unposted": "已审核未记账的凭证",
  "cash-negative": "库存现金为负",
  "bank-negative": "银行存款为负",
  "stock-negative": "库存数量为负的科目",
  "suspense-open": "待处理财产损溢有余额",
  "result-not-transferred": "本年收益没有结转",
  "appropriations-open": "各项分配没有转入未分配收益",
  "holds-open": "被规则拦下没有处理的凭证",
  "drafts-unbalanced": "借贷不平的草稿凭证",
  "depreciation-missing": "没有提折旧（摊销）的资产卡片",
  "cards-differ": "资产卡片与账面不符的科目",
  "not-reconciled": "余额调节表两边不相符",
  "pool-unallocated": "资金池里没有分到村的流水",
  "pool-uneven": "各村子余额合计与银行不符的资金池",
  "unbooked-lines": "没有记账的银行流水",
  "statement-missing": "缺月末对账单的银行账户",
  "late-lines": "结账后才导入、还没有入账的银行流水",
  "expense-uncategorised": "没有对应支出分类的费用科目",
  "findings-open": "没有答复的疑点",
};
const verifications: Readonly<Record<string, string>> = {
  "voucher-content": "已记账凭证的内容",
  "chain-links": "凭证链",
  "closed-periods": "结账时的指纹",
  balances: "科目余额与分录",
  "item-balances": "辅助余额与分录",
  "quantity-balances": "数量结存与分录",
  "pair-balances": "交叉辅助余额与分录",
  reviews: "待记账凭证与审核",
  schema: "账本文件的表、索引与触发器",
  sides: "每张凭证借贷相等",
  trail: "操作日志",
  seals: "登记资料与操作日志",
  "found-changes": "日志记着的程序以外的改动",
  files: "附件原件",
  "foreign-keys": "资料关联",
  integrity: "文件结构",
};

const rules: Readonly<Record<RuleKind, string>> = {
  K01: "审批手续不全",
  K02: "缺少决议",
  K04: "议定限额",
  K05: "按人口定的限额",
  K06: "按收入定的限额",
  K07: "支出总量",
  K08: "村级零招待",
  K09: "超过单价标准",
  K10: "误工补贴不符合标准",
  K11: "报酬不符合标准",
  K12: "保障经费不足",
  K13: "备用金超限",
  K14: "库存现金超限",
  K15: "现金支付超限",
  K16: "坐支或缴存过迟",
  K17: "缺少票据",
  K03: "超预算",
  K18: "发票重复入账",
  K19: "报销过期",
  K20: "借款未清",
  K21: "专款用途不符",
  K22: "工程手续不全",
  K23: "疑似拆分",
  K24: "处置发包手续不全",
  K25: "举债手续不全",
  K26: "出借或担保",
  K27: "账户户名不符",
  K28: "关联付款",
  K29: "不相容岗位是同一人",
  K30: "非工作日付款",
  K31: "财务公开超期",
  K32: "拨付不及时",
  K33: "提取比例不足",
  K34: "核销手续不全",
};
/** The words of a call that a person gave as an option; the window names its own fields. */
const fields: Readonly<Record<string, string>> = {
  "township.name": "--township",
  "township.code": "--code",
  "township.divisionCode": "--division",
  "administrator.login": "--admin",
  "administrator.name": "--admin-name",
  "administrator.password": "密码",
  password: "密码",
  login: "--user",
  folder: "--to",
  month: "--month",
  fromMonth: "--from",
  toMonth: "--to",
  quarter: "--quarter",
  text: "--text",
  id: "凭证编号",
  sheet: "--sheet",
};

/** The word of a code; a code without a word stands for itself. */
export const wordIn = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

/** The rule with its number, as the workbook names it. */
export const ruleWord = (kind: string): string =>
  Object.hasOwn(rules, kind) ? `${wordIn(rules, kind)}（${kind}）` : kind;
/** What was filled in wrong. Only a reason written for people is repeated: the schema's own is English. */
export const issueWord = ({ path, message }: { readonly path: string; readonly message: string }): string =>
  wordIn(fields, path) + (/[\u4e00-\u9fff]/.test(message) ? `（${message}）` : "");
export const roleWord = (code: string): string => wordIn(roles, code);
export const thingWord = (code: string): string => wordIn(things, code);
export const stateWord = (state: keyof typeof states): string => states[state];
export const closeCheckWord = (code: string): string => wordIn(checks, code);
export const verificationWord = (code: string): string => wordIn(verifications, code);

/** A moment of the audit trail as the clock on the office's wall shows it. */
export const instantWord = (at: string): string => {
  const moment = instantFromText(at);
  return moment === undefined ? at : chinaTimeText(moment);
};

export const sizeWord = (bytes: number): string =>
  bytes >= 1_048_576 ? `${Math.ceil(bytes / 1_048_576)} MB` : `${Math.ceil(bytes / 1024)} KB`;
