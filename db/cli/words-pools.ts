import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";

export const poolSentences = {
  "pool-openings-differ": ({ differenceFen }) => `各村期初合计与银行余额相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "pool-parts-differ": ({ differenceFen }) => `分给各村的金额与流水相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "pool-part-bad": () => "分配有误：要选这个资金池里的村，每个村一行，方向与流水一致。",
  "pool-short": ({ ledgerName, balanceFen }) => `${ledgerName} 只有 ${moneyTextFromFen(balanceFen)} 元，不够划转。`,
  "pool-share-bad": ({ number }) => `账户 ${number} 不能作子账户。`,
  "pool-not-begun": ({ on }) => `资金池从 ${on} 起记，这以前的流水已经算在期初里。`,
  "account-is-pooled": ({ poolName }) => `这个账户属于资金池“${poolName}”，请在窗口的“分村设账”里处理。`,
} as const satisfies Partial<Sentences>;
