import { moneyText } from "#renderer/format/money.ts";
import type { Sentences } from "./sentences.ts";

/** Refusals of 分村设账. */
export const poolSentences = {
  "pool-openings-differ": ({ differenceFen }) =>
    `各村期初合计与银行余额相差 ${moneyText(Number(differenceFen))} 元，请对一对各村的期初，要正好相等。`,
  "pool-parts-differ": ({ differenceFen }) =>
    `分给各村的金额与流水相差 ${moneyText(Number(differenceFen))} 元，一笔流水要全部分完。`,
  "pool-part-bad": () => "分配有误：要选这个资金池里的村，每个村只写一行，收支方向与流水一致。",
  "pool-short": ({ ledgerName, balanceFen }) =>
    `${ledgerName}在资金池里只有 ${moneyText(balanceFen)} 元，不够划转。请核对金额和日期，或先把没分配的流水分到村。`,
  "pool-share-bad": ({ number }) =>
    `账户 ${number} 不能作子账户：它在别的资金池里，或者已经有自己的流水，或者写了两行。`,
  "pool-not-begun": ({ on }) => `资金池从 ${String(on)} 起记，这以前的流水已经算在期初里，不能再导入或划转。`,
  "account-is-pooled": ({ poolName }) =>
    `这个账户属于资金池“${poolName}”。它的流水请到“银行 → 分村设账”导入、分配或收回。`,
} as const satisfies Partial<Sentences>;
