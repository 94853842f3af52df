import { addMonths, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/**
 * What a card stands for: 固定资产, 生产性/消耗性/公益性生物资产, 无形资产, 长期待摊费用. Which accounts stand behind it is said
 * by the accounting system (`asset-books.ts`).
 */
export type AssetClass =
  "fixed" | "productive-biological" | "consumable-biological" | "public-biological" | "intangible" | "deferred";

/** Whether an asset is worn from the month after it came into use, or from that month itself: the office sets it, 待核对. */
export type WearStart = "next-month" | "same-month";

/** The first month a card is depreciated for. */
export const firstWearMonth = (inUseOn: LocalDate, start: WearStart): Month =>
  addMonths(monthOf(inUseOn), start === "next-month" ? 1 : 0);

/**
 * One card as far as tying it to the accounts needs it, in fen, with the first-level codes it stands on; `wornCode` is null
 * where the cost account is written down itself or nothing is worn.
 */
export type CardTotals = {
  readonly costCode: string;
  readonly wornCode: string | null;
  readonly costFen: number;
  readonly wornFen: number;
};

/** Cards against one first-level account, both on the account's normal side, in fen. */
export type CardTie = {
  readonly code: string;
  readonly cardsFen: Fen;
  readonly accountFen: Fen;
  readonly differenceFen: Fen;
};

const addTo = (totals: Map<string, number>, code: string, amount: number): void => {
  totals.set(code, (totals.get(code) ?? 0) + amount);
};

/**
 * 卡片与账面核对: what the cards on each account come to beside its balance. `balances` are debit-positive by first-level code;
 * only accounts that have cards are compared, and of `alsoCompared` those with a balance. An account written down itself counts its cards less their wear.
 */
export const cardTies = (
  cards: readonly CardTotals[],
  balances: ReadonlyMap<string, number>,
  {
    isContra,
    alsoCompared,
  }: { readonly isContra: (code: string) => boolean; readonly alsoCompared: readonly string[] },
): readonly CardTie[] => {
  const debits = new Map<string, number>(
    alsoCompared.filter((code) => (balances.get(code) ?? 0) !== 0).map((code) => [code, 0]),
  );
  for (const { costCode, wornCode, costFen, wornFen } of cards) {
    addTo(debits, costCode, wornCode === null ? costFen - wornFen : costFen);
    if (wornCode !== null) addTo(debits, wornCode, -wornFen);
  }
  return [...debits]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, cardsDebit]) => {
      const side = isContra(code) ? -1 : 1;
      const cardsFen = fen(side * cardsDebit);
      const accountFen = fen(side * (balances.get(code) ?? 0));
      return { code, cardsFen, accountFen, differenceFen: fen(cardsFen - accountFen) };
    });
};

export const assetClassNames: Readonly<Record<AssetClass, string>> = {
  fixed: "固定资产",
  "productive-biological": "生产性生物资产",
  "consumable-biological": "消耗性生物资产",
  "public-biological": "公益性生物资产",
  intangible: "无形资产",
  deferred: "长期待摊费用",
};

/** What can happen to a card after it was made. */
export const assetEventNames: Readonly<Record<string, string>> = {
  depreciation: "折旧或摊销",
  improvement: "原值增加",
  reduction: "原值减少",
  disposal: "处置",
  shortage: "盘亏",
  transfer: "调拨",
};

export const assetPurposeNames = { operating: "经营用", administrative: "管理用", welfare: "公益用" } as const;
export const wearMethodNames = { "straight-line": "年限平均法", workload: "工作量法", none: "不折旧" } as const;
