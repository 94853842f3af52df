import { isPostKind, postNames } from "#domain/people/village-posts.ts";
import type { Sentences } from "./words.ts";
import { placeWord } from "./words-setup.ts";

const postWord = (post: string): string => (isPostKind(post) ? postNames[post] : post);

export const peopleSentences = {
  "villager-bad": ({ reason, line }) => `人员登记不对：${reason}（第 ${line} 行）。`,
  "posts-incompatible": ({ post, other, basis }) =>
    `${postWord(post)}和${postWord(other)}不能由同一人同时担任（${basis}）。`,
  "villagers-refused": ({ places }) =>
    `人员表有 ${places.length} 处错误，一项也没有载入：\n${places.map((place) => `  ${placeWord(place)}`).join("\n")}`,
} as const satisfies Partial<Sentences>;
