import type { Contract, MethodName } from "#contract/contract.ts";
import { wordOf } from "./labels.ts";

/** The calls that leave a line in the operation log. */
type Logged = { [Name in MethodName]: Contract[Name]["effect"] extends "reads" ? never : Name }[MethodName];

const actionWords: Readonly<Record<Logged, string>> = {
  "office.found": "建立账本",
  "session.open": "登录",
  "session.close": "退出登录",
  "person.add": "添加人员",
  "person.change": "修改人员",
  "person.setPassword": "修改密码",
  "settings.save": "修改设置",
  "village.save": "保存村",
  "ledger.open": "开设账套",
  "ledger.start": "启用账套",
  "account.add": "增加科目",
  "account.change": "修改科目",
  "item.save": "保存辅助项目",
  "category.save": "保存支出分类",
  "bankAccount.save": "保存银行账户",
  "opening.save": "保存期初余额",
  "setup.load": "导入建账表格",
  "voucher.save": "保存凭证",
  "voucher.delete": "删除草稿凭证",
  "voucher.linkResolution": "关联决议",
  "voucher.review": "审核凭证",
  "voucher.return": "退回凭证",
  "voucher.post": "记账",
  "voucher.correct": "更正凭证",
  "attachment.add": "添加附件",
  "attachment.remove": "移除附件",
  "statement.commit": "导入对账单",
  "statement.withdraw": "撤销导入",
  "bankLine.delete": "删除银行流水",
  "bankLine.restore": "恢复银行流水",
  "bankLine.draft": "流水生成凭证",
  "bankLine.match": "流水对上凭证",
  "bankLine.unmatch": "取消流水对应",
  "draftRule.save": "修改记账规则",
  "resolution.record": "登记决议",
  "resolution.giveOpinion": "乡镇意见",
  "rule.propose": "提出支出规则",
  "rule.approve": "批准支出规则",
  "period.close": "结账",
  "period.transferIncome": "结转本年收益",
  "finding.list": "检查疑点",
  "finding.answer": "答复疑点",
  "finding.sign": "疑点签字",
  "workbook.make": "生成季度工作簿",
  "ledger.verify": "数据校验",
  "backup.make": "备份",
};

/** What a line of the operation log is about. */
export const actionText = (action: string): string => wordOf(actionWords, action);
