import { isPostKind, postNames } from "#domain/people/village-posts.ts";
import { placeText } from "./details.ts";
import type { Sentences } from "./sentences.ts";

const postText = (post: string): string => (isPostKind(post) ? postNames[post] : post);

const villagerReasons: Readonly<Record<string, string>> = {
  "id-tail-bad": "身份证后四位应为三位数字加一位数字或大写 X。",
  "account-number-bad": "银行账号只能是数字。",
  "relative-unknown": "关联人选的不是本村登记的人，请重新选择。",
  "dates-reversed": "任职止早于任职起，请改正日期。",
  "post-twice": "同一职务的任期重叠了，请合并成一行，或改正日期。",
};

/** Refusals of the register of people, of pay and of payments out. */
export const peopleSentences = {
  "villager-bad": ({ reason, line }) =>
    `${line > 0 ? `第 ${line} 行：` : ""}${villagerReasons[reason] ?? "填写的内容不对，请检查。"}`,
  "posts-incompatible": ({ post, other, basis }) =>
    `“${postText(post)}”和“${postText(other)}”不能由同一个人同时担任（${basis}）。请核对任职日期；确实换了职务的，先给原来的职务填上任职止。`,
  "villagers-refused": ({ places }) =>
    `表格有 ${places.length} 处要改，一行都没有导入：${places.slice(0, 3).map(placeText).join("；")}${places.length > 3 ? `；共 ${places.length} 处` : ""}。改好后重新选择文件。`,
} as const satisfies Partial<Sentences>;
