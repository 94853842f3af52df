import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import type { EventKind, FigureKey, RegisterName } from "#domain/packs/pack.ts";
import type { Missing } from "#domain/packs/line.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";

type Line = OutputOf<"pack.report">["rows"][number]["measures"][number]["lines"][number];

export const lineStateWords: Readonly<Record<Line["state"], readonly [label: string, color: string]>> = {
  reached: ["达到", "success"],
  short: ["未达到", "warning"],
  red: ["严重不足", "error"],
  missing: ["缺数据", "gold"],
  "not-for": ["不适用", "default"],
  shown: ["", "default"],
  forbidden: ["不符合规定", "error"],
  pending: ["年内完成", "default"],
};

const missingWords: Readonly<Record<Missing, string>> = {
  type: "未登记村的类型：到“村和账套”里填写",
  population: "未登记人口：到“村和账套”里填写",
  "recurring-income": "未登记年经常性收入：到“村和账套”里填写",
  poor: "未登记是否薄弱（贫困）村：到“村和账套”里填写",
  "last-year": "缺上年运转经费：在“政策用数”里填写",
  growth: "文件没有给出增长比例：在政策包的设置里填写",
  indicator: "缺上年的收入指标：在“报酬方案”的指标里填写",
  post: "没有这个岗位",
  years: "缺任职年限，或文件没有给出年限档：请填写后再看",
  "own-money": "缺村级自有资金：在“政策用数”里填写",
  "premises-area": "缺办公用房面积：在“政策用数”里填写",
  "operating-profit": "缺村集体经营收益：在“政策用数”里填写（亏损填 0）",
  instalment: "这个季度没有登记拨付：到“资金分配”里登记",
  "earlier-pay": "没有以前的报酬标准可比",
};
export const missingText = (missing: string | null): string =>
  Object.entries(missingWords).find(([key]) => key === missing)?.[1] ?? "";

/** A number of a line in the words of its unit; empty when there is none. */
export const measureText = (unit: Line["unit"], value: number | null): string => {
  if (value === null) return "";
  if (unit === "fen") return moneyText(value);
  if (unit === "basis-points") return `${(value / 100).toFixed(2)}%`;
  if (unit === "days") return `${String(value)} 天`;
  return unit === "square-metres" ? `${String(value)} 平方米` : String(value);
};

export const figureWords: Readonly<Record<FigureKey, string>> = {
  "last-year-running": "上年运转经费",
  "own-money": "村级自有资金",
  "premises-area": "办公用房面积（平方米）",
  "operating-profit": "村集体经营收益（亏损填 0）",
};

export const eventWords: Readonly<Record<EventKind, string>> = {
  inspection: "监督检查",
  appraisal: "绩效考核",
  training: "培训",
  audit: "村级审计",
  dispatch: "月调度",
  notice: "周通报",
  "project-choice": "项目遴选",
};

/** Which screen answers a row by itself. */
export const registerScreens: Readonly<Record<RegisterName, readonly [label: string, screen: ScreenKey]>> = {
  categories: ["支出分类", "categories"],
  caps: ["支出预算使用登记簿", "cap-register"],
  resolutions: ["决议", "resolutions"],
  projects: ["工程项目", "projects"],
  assets: ["资产", "assets"],
  people: ["人员与职务", "villagers"],
  ageing: ["往来账龄", "ageing"],
};
