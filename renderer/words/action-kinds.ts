import type { ActionKind } from "#domain/audit/action-kinds.ts";

/** 操作类别 as the log offers them. */
export const actionKindNames: Readonly<Record<ActionKind, string>> = {
  people: "登录与人员",
  setup: "建账与设置",
  vouchers: "凭证",
  bank: "银行与现金",
  claims: "报账与民主理财",
  decisions: "决议、限额与规则",
  assets: "资产、项目与资金",
  pay: "报酬与代发",
  period: "结账与期末",
  audit: "疑点与工作簿",
  publicity: "财务公开",
  output: "打印与导出",
  reading: "查看敏感名单",
  safety: "校验与备份",
  other: "其他",
};
