import { firstLevelCode } from "#domain/books/account.ts";
import { assetClassNames } from "#domain/books/asset.ts";
import { assetBooksOf, cardCodesOf } from "#domain/books/asset-books.ts";
import type { AssetLine } from "#domain/audit/quarter-registers.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import { readAssetEvents, readAssetStandings, type AssetStanding } from "#store/asset-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readWorksBalances } from "#store/project-rows.ts";
import type { Reading } from "#store/query.ts";
import { readStocktakes, type Stocktake } from "#store/stocktake-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const closingOf = (trial: readonly TrialBalanceRow[], code: string): number =>
  sumOf(trial, (row) => (row.level === 1 && row.code === code ? row.closingFen : 0));

const foundWord = (line: { readonly isFound: boolean; readonly isSurplus: boolean } | undefined): string => {
  if (line?.isSurplus === true) return "盘盈";
  return line?.isFound === true ? "盘到" : "盘亏";
};

type Around = {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly counts: readonly Stocktake[];
};

const cardLine = (reading: Reading, card: AssetStanding, { firstDay, lastDay, counts }: Around): AssetLine => {
  const events = readAssetEvents(reading, card.id).filter(
    (event) =>
      event.on_date >= firstDay && event.on_date <= lastDay && (event.state === null || event.state === "posted"),
  );
  const isNew = card.inUseOn >= firstDay && card.voucherId !== null;
  const count = counts.findLast((each) => each.lines.some((line) => line.assetId === card.id));
  const found = count?.lines.find((line) => line.assetId === card.id);
  const isSurplus = counts.some((each) => each.lines.some((line) => line.assetId === card.id && line.isSurplus));
  const changed = sumOf(events, (event) => event.cost_fen) + (isNew ? card.costFen : 0);
  return {
    section: "card",
    number: card.number,
    name: card.name,
    category: card.category === "" ? assetClassNames[card.class] : `${assetClassNames[card.class]} ${card.category}`,
    costFen: card.nowCostFen,
    wornFen: card.nowWornFen,
    changedFen: fen(changed),
    basis:
      events.findLast((event) => event.kind !== "depreciation")?.note ??
      (isNew ? (isSurplus ? "盘盈" : "完工交付") : ""),
    place: `${card.location} ${card.keeper}`.trim(),
    counted: count === undefined ? "未盘点" : `${count.onDate} ${foundWord(found)}`,
  };
};

/** What the accounts hold beyond their cards, so that the sheet adds up to the books. */
const uncarded = (
  cards: readonly AssetStanding[],
  trial: readonly TrialBalanceRow[],
  material: QuarterMaterial,
): readonly AssetLine[] => {
  const codes = new Map(material.accounts.map(({ id, code }) => [id, firstLevelCode(code)]));
  return cardCodesOf(material.ledger.system)
    .map(({ cost, worn, name }) => {
      const own = cards.filter((card) => codes.get(card.costAccountId) === cost);
      const gathered = sumOf(own, (card) => (card.wornAccountId === null ? 0 : card.nowWornFen));
      const carded = sumOf(own, (card) => card.nowCostFen - (card.wornAccountId === null ? card.nowWornFen : 0));
      return {
        section: "uncarded" as const,
        number: "",
        name: `（没有建卡片）${name}`,
        category: cost,
        costFen: fen(closingOf(trial, cost) - carded),
        wornFen: fen(0 - sumOf(worn, (code) => closingOf(trial, code)) - gathered),
        changedFen: zeroFen,
        basis: "",
        place: "",
        counted: "",
      };
    })
    .filter((line) => line.costFen !== 0 || line.wornFen !== 0);
};

const worksLine = (name: string, costFen: number): AssetLine => ({
  section: "works",
  number: "",
  name,
  category: "在建工程",
  costFen: fen(costFen),
  wornFen: zeroFen,
  changedFen: zeroFen,
  basis: "",
  place: "",
  counted: "",
});

const worksLines = (
  reading: Reading,
  material: QuarterMaterial,
  trial: readonly TrialBalanceRow[],
): readonly AssetLine[] => {
  const { works } = assetBooksOf(material.ledger.system);
  const names = new Map<string, string>(readItems(reading, material.ledger.id).map((item) => [item.id, item.name]));
  const own = [...readWorksBalances(reading, { ledgerId: material.ledger.id, works, on: material.lastDay })]
    .filter(([, amountFen]) => amountFen !== 0)
    .map(([itemId, amountFen]) => worksLine(names.get(itemId) ?? "", amountFen));
  const rest = closingOf(trial, works) - sumOf(own, (each) => each.costFen);
  return rest === 0 ? own : [...own, worksLine("（没有按项目核算）", rest)];
};

/** 16 固定资产与在建工程表: cards, what stands without one, and works under construction by project. */
export const assetLines = (
  reading: Reading,
  material: QuarterMaterial,
  trial: readonly TrialBalanceRow[],
): readonly AssetLine[] => {
  const scope = { ledgerId: material.ledger.id, through: material.months[2], onlyPosted: true };
  const cards = readAssetStandings(reading, scope);
  const { firstDay, lastDay } = material;
  const counts = readStocktakes(reading, material.ledger.id).filter((count) => count.onDate <= lastDay);
  return [
    ...cards
      .filter((card) => card.endedOn === null || card.endedOn >= firstDay)
      .map((card) => cardLine(reading, card, { firstDay, lastDay, counts })),
    ...uncarded(
      cards.filter((card) => card.endedOn === null),
      trial,
      material,
    ),
    ...worksLines(reading, material, trial),
  ];
};
