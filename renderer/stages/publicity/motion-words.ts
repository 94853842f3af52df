import type { MotionOrigin, MotionStage } from "#domain/caps/motion.ts";
import type { DecisionForm } from "#domain/caps/decision-form.ts";

export const stageWords: Readonly<Record<MotionStage, readonly [name: string, hint: string]>> = {
  proposal: ["党支部提议", "党组织讨论提出，写明为什么提。"],
  consultation: ["两委商议", "党支部委员会和村民委员会商议，要过半数同意。"],
  review: ["党员大会审议", "党员大会审议，要过半数同意。"],
  decision: ["会议决议", "村民（成员）代表会议或村民（成员）大会表决。先到“决议”登记表决结果，再在这里选它。"],
  disclosure: ["决议公开", "决议贴上公开栏，贴满规定天数、有照片，才算公开。"],
  outcome: ["实施结果公开", "事情办完，把结果贴出来。"],
};

export const originWords: Readonly<Record<MotionOrigin, string>> = {
  villagers: "村民（成员）建议",
  cadres: "村干部提出",
  higher: "上级要求",
};

export const formWords: Readonly<Record<DecisionForm, string>> = {
  motion: "议案",
  attendance: "签到表",
  count: "表决票统计",
  resolution: "决议",
  notice: "公示",
  stages: "四议两公开登记表",
};
