import type { Sentences } from "./words.ts";

/** Refusals of report definitions and of moving books in. */
export const movingSentences = {
  "definition-bad": ({ line, fault, text }) => `报表定义第 ${line} 行不对：${fault} ${text}`,
  "definition-too-early": ({ earliest }) => `已结账月份的报表不再改动，新公式最早从 ${earliest} 起用。`,
} as const satisfies Partial<Sentences>;
