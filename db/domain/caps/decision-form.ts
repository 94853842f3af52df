/** 议案, 签到表, 表决票统计, 决议, 公示, 四议两公开登记表. */
export const decisionForms = ["motion", "attendance", "count", "resolution", "notice", "stages"] as const;
export type DecisionForm = (typeof decisionForms)[number];
