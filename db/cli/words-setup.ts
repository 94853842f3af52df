import type { SetupFault } from "#domain/people/setup/places.ts";

const faults: Readonly<Record<SetupFault, string>> = {
  "workbook-unreadable": "打不开，不是 Excel 工作簿（.xlsx）",
  "workbook-protected": "加了密码，请去掉密码后另存",
  "workbook-too-large": "文件太大",
  "sheet-missing": "缺少这个工作表",
  "column-missing": "缺少这一列",
  "column-unknown": "模板里没有这一列",
  "column-repeated": "这一列有两个",
  "merged-cell": "单元格不能合并",
  "formula-cell": "不能是公式，请粘贴成数值",
  "error-cell": "单元格是错误值",
  required: "必须填写",
  "too-long": "太长",
  "line-break": "不能换行",
  unknown: "不是可选的内容",
  "not-a-date": "应是日期，如 2026-01-31",
  "not-a-month": "应是月份，如 2026-01",
  "not-a-number": "应是数字",
  "amount-unreadable": "金额看不懂",
  "amount-decimals": "金额最多两位小数",
  "amount-too-large": "金额太大",
  "amount-missing": "缺少金额",
  "both-sides": "借方、贷方只能填一边",
  "number-lost-digits": "长号码被改成了近似数，请设为文本后重填",
  "account-number-bad": "银行账号应是数字",
  "not-first-of-january": "年经常性收入应从 1 月 1 日起",
  "not-before-start": "日期应在启用月份以前",
  duplicate: "与前面的行或账本里已有的重复",
  "already-there": "账本里已经有了",
  "township-other": "不是这个账本的乡镇",
  "township-twice": "乡镇只能填一行",
  "village-unknown": "没有这个村",
  "ledger-unknown": "没有这个账套",
  "ledger-started": "账套已经启用",
  "account-unknown": "没有这个科目",
  "account-code-bad": "科目编码不合规则",
  "account-not-leaf": "不是末级科目",
  "account-has-balance": "科目已有余额",
  "account-has-bank": "科目已对应银行账户",
  "item-unknown": "没有这个辅助项目",
  "item-not-allowed": "科目不核算这种辅助项目",
  "not-balanced": "期初借贷不平",
  "roles-incompatible": "这些岗位不能由同一人担任",
  "id-tail-bad": "应是身份证号码的最后四位",
  "posts-incompatible": "同一时间任了互相排斥的职务",
  "dates-reversed": "止期早于起期",
  "person-unknown": "人员登记里没有这个人",
  "password-weak": "初始密码太弱",
  "asset-not-worn": "这种资产不提折旧",
  "asset-amounts": "原值、残值、已提折旧不相称",
  "project-amount-negative": "金额不能是负数",
  "project-winner-unknown": "中标单位不在报价单位里",
  "project-contract-incomplete": "合同价、合同日期和中标单位要一起填",
  "project-dates-reversed": "日期先后不对",
  "project-progress-unordered": "形象进度要按日期先后",
  "project-retention-too-much": "质保金超过工程价",
  "project-audit-before-settlement": "先有结算价，才有审定价",
  "sheet-other-ledger": "不是给这个账本写的表",
  "claim-unknown": "“报账单”表里没有这个单号",
  "claim-lines-none": "没有支出明细",
  "claim-documents-none": "没有发票、财政票据或造册",
  "claim-documents-below-total": "单据金额合计小于报账金额",
  "claim-handler-is-witness": "经手人和证明人是同一个人",
  "claim-date-in-future": "日期在今天以后",
  "claim-ratify-day-over": "补办决议的期限早于报账日期",
  "claim-ratify-day-late": "补办决议的期限超过规定天数",
  "claim-reason-missing": "填了补办期限，缺应急理由",
  "claim-amount": "金额要大于零",
  "claim-too-many": "行数太多",
};
const words: Readonly<Record<string, string>> = faults;

/** One wrong cell of a set-up workbook, with its place. */
export const placeWord = (place: {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly text: string;
}): string => {
  const row = place.row > 0 ? ` 第 ${place.row} 行` : "";
  const column = place.column === "" ? "" : ` ${place.column} 列`;
  const where = place.sheet === "" ? "整个文件" : `${place.sheet}${row}${column}`;
  return `${where}：${words[place.code] ?? place.code}${place.text === "" ? "" : `（${place.text}）`}`;
};
