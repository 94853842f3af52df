import type { OutputOf } from "#contract/contract.ts";

type Project = OutputOf<"project.list">["projects"][number];
type Payment = OutputOf<"project.show">["payments"][number];

export const projectStageWords: Readonly<Record<Project["stage"], string>> = {
  planned: "立项",
  awarded: "已发包",
  building: "施工中",
  accepted: "已验收",
  settled: "已结算",
  "paid-up": "已付清",
};

export const paymentStageWords: Readonly<Record<Payment["stage"], string>> = {
  advance: "预付款",
  progress: "进度款",
  "after-acceptance": "验收后付款",
  "after-settlement": "结算后付款",
  retention: "质保金",
};

export const checklistWords: Readonly<Record<Project["checklist"][number]["key"], string>> = {
  resolution: "立项决议",
  award: "发包方式",
  bidders: "报价单位",
  contract: "合同",
  variations: "变更批准",
  acceptance: "验收签字",
  settlement: "结算",
  audit: "审计",
  retention: "质保金",
  posting: "公示",
};

export const checklistStateWords: Readonly<Record<Project["checklist"][number]["state"], string>> = {
  done: "有",
  missing: "缺",
  later: "以后补",
  free: "不要求",
};
