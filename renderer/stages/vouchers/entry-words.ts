import type { Fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import type { Hit } from "#renderer/words/rules.ts";

/** How a voucher being typed stands; `unread` is the cell whose text is no amount, `hasMovedMoney` that a bank line shows it paid. */
export type EntryStanding = {
  readonly hits: readonly Pick<Hit, "isCleared" | "severity">[];
  /** Debits less credits. */
  readonly differenceFen: Fen;
  readonly hasMovedMoney: boolean;
  readonly unread: string | null;
};

export type Headline = { readonly type: "success" | "info" | "warning" | "error"; readonly text: string };

const openOf = (hits: EntryStanding["hits"]) => hits.filter((hit) => !hit.isCleared);

const hardCount = (hits: EntryStanding["hits"]): number => openOf(hits).filter((hit) => hit.severity !== "warn").length;

/** 借方比贷方多多少; null when the voucher balances. */
const imbalance = (differenceFen: Fen): string | null =>
  differenceFen === 0
    ? null
    : `${differenceFen > 0 ? "借方比贷方" : "贷方比借方"}多 ${moneyText(Math.abs(differenceFen))} 元，平衡以前不能审核`;

/** The one line over the findings of the rules; it calls nothing good that is not whole. */
export const headline = ({ hits, differenceFen, hasMovedMoney, unread }: EntryStanding): Headline => {
  if (unread !== null) return { type: "warning", text: `制度检查：${unread}看不懂，改好以前这一格没有算进去。` };
  const uneven = imbalance(differenceFen);
  const more = uneven === null ? "" : `${uneven}。`;
  const hard = hardCount(hits);
  if (hard > 0 && hasMovedMoney)
    return {
      type: "warning",
      text: `制度检查：有 ${String(hard)} 项不符合制度。钱银行已经付出，账照实记，可以审核和记账，这几项会列入疑点清单。${more}`,
    };
  if (hard > 0)
    return {
      type: "error",
      text: `制度检查：有 ${String(hard)} 项不符合制度，可以先存草稿，处理好以前不能审核。${more}`,
    };
  if (openOf(hits).length > 0)
    return { type: "warning", text: `制度检查：有提醒事项，请核对；${uneven === null ? "不影响审核。" : more}` };
  if (uneven !== null) return { type: "info", text: `制度检查：填到这里没有违反制度的地方；${more}` };
  return { type: "success", text: "制度检查：没有发现违反制度的地方。" };
};

/** Why a saved draft cannot be reviewed as it is, and what to do; null when nothing stands in the way. */
export const heldBecause = ({ hits, differenceFen, hasMovedMoney }: Omit<EntryStanding, "unread">): string | null => {
  const hard = hasMovedMoney ? 0 : hardCount(hits);
  const held =
    hard === 0 ? null : `有 ${String(hard)} 项不符合制度，被拦下；请照“制度检查”里每一项的“怎么办”处理，处理好才能审核`;
  const reasons = [imbalance(differenceFen), held].filter((reason) => reason !== null);
  return reasons.length === 0 ? null : `${reasons.join("。")}。`;
};
