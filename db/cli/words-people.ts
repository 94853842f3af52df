import { isPostKind, postNames } from "#domain/people/village-posts.ts";
import type { Sentences } from "./words.ts";
import { placeWord } from "./words-setup.ts";

const postWord = (post: string): string => (isPostKind(post) ? postNames[post] : post);

export const peopleSentences = {
  "villager-bad": ({ reason, line }) => `人员登记不对：${reason}（第 ${line} 行）。`,
  "post-pair-bad": ({ reason }) =>
    reason === "locked" ? "这一组是法律规定的，不能修改或取消。" : "两个职务不能相同。",
  "posts-incompatible": ({ post, other, basis }) =>
    `${postWord(post)}和${postWord(other)}不能由同一人同时担任（${basis}）。`,
  "villagers-refused": ({ places }) =>
    `人员表有 ${places.length} 处错误，一项也没有载入：\n${places.map((place) => `  ${placeWord(place)}`).join("\n")}`,
  "pay-bad": ({ reason, name, year }) => `报酬不能计算：${reason} ${name} ${year}。`,
  "scheme-missing": ({ month }) => `${month} 没有批准生效的方案。`,
  "pay-approved": () => "名单已经批准，不能再改。",
  "pay-unapproved": () => "名单还没有由另一个人批准。",
  "pay-not-accrued": ({ reason }) =>
    reason === "scheme-does-not" ? "这个方案不先计提。" : "名单要先计提，计提凭证审核以后才能发放。",
  "pay-again": ({ month, title }) => `${month} 已经有一张“${title}”，再做要写明原因。`,
  "pay-twice": ({ name, month }) => `${name} ${month} 的这项报酬已经在另一张名单里。`,
  "pay-over-standard": ({ name }) => `${name} 超过决议的标准。`,
  "payout-bad": ({ reason, names }) => `不能代发：${reason} ${names.join("、")}。`,
  "payout-again": ({ name }) => `这一批已经生成过文件 ${name}，再生成要写明原因。`,
  "payout-unreadable": () => "结果文件读不出来，或没有一行对得上。",
  "pay-received": ({ name }) => `${name} 已经登记收到。`,
} as const satisfies Partial<Sentences>;
