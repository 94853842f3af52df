import { cardTies, firstWearMonth, type CardTie } from "#domain/books/asset.ts";
import { doesWear, isContra, wornCodesOf } from "#domain/books/asset-books.ts";
import { monthsDue, type Wearing } from "#domain/books/depreciation.ts";
import { firstLevelCode, type Account } from "#domain/books/account.ts";
import { addMonths, month as monthFrom, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import { readAssetStandings, type AssetStanding } from "#store/asset-rows.ts";
import type { Reading } from "#store/query.ts";
import { readWorkSettings, type WorkSettings } from "#store/work-setting-rows.ts";

/** A card as the rule of wearing needs it. */
export const wearingOf = (card: AssetStanding, settings: Pick<WorkSettings, "wearStart">): Wearing => ({
  method: card.method,
  costFen: card.nowCostFen,
  residualFen: card.nowResidualFen,
  wornFen: card.nowWornFen,
  lifeMonths: card.lifeMonths,
  firstMonth: firstWearMonth(card.inUseOn, settings.wearStart),
  wornThrough: card.wornThrough,
  lifeUnits: card.lifeUnits,
  usedUnits: card.usedUnits,
});

/** True while a card has months to book and value left to wear off. */
const isWearDue = (card: AssetStanding, settings: WorkSettings, month: Month): boolean =>
  card.endedOn === null &&
  monthsDue(wearingOf(card, settings), month) > 0 &&
  card.nowCostFen - card.nowResidualFen - card.nowWornFen > 0;

// Later than any book: what happened to a card after the month asked for decides too whether it still wears.
const everything = monthFrom("2100-12");

/**
 * The cards whose wear of a month, or of months before it, is not booked yet. All that ever happened to them counts: a card
 * that has left since, or was worn through a later month, waits for nothing.
 */
export const cardsDue = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly month: Month },
): readonly AssetStanding[] => {
  const settings = readWorkSettings(reading);
  return readAssetStandings(reading, { ledgerId: of.ledgerId, through: everything, onlyPosted: false }).filter(
    (card) => doesWear(card.class) && isWearDue(card, settings, of.month),
  );
};

/**
 * Why a card cannot leave on a day: it was not there yet, is worn through a later month, or waits for its wear so far. Where wear begins
 * the month after a card came, the month it leaves in is still worn; where it begins with that month, the month before is the last.
 */
export const leavingFault = (
  reading: Reading,
  card: AssetStanding,
  onDate: LocalDate,
): "before-in-use" | "before-worn" | "wear-due" | undefined => {
  const at = monthOf(onDate);
  if (onDate < card.inUseOn) return "before-in-use";
  if (card.wornThrough !== null && card.wornThrough > at) return "before-worn";
  const settings = readWorkSettings(reading);
  const last = settings.wearStart === "next-month" ? at : addMonths(at, -1);
  const isDue = doesWear(card.class) && isWearDue(card, settings, last);
  return isDue ? "wear-due" : undefined;
};

const firstLevelBalances = (
  accounts: readonly Account[],
  balances: ReadonlyMap<AccountId, Fen>,
): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const { id, code } of accounts) {
    const first = code.slice(0, 3);
    totals.set(first, (totals.get(first) ?? 0) + (balances.get(id) ?? 0));
  }
  return totals;
};

/** 卡片与账面核对 at the end of a month: posted vouchers only, on both sides. */
export const cardTiesOf = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly month: Month },
  books: { readonly accounts: readonly Account[]; readonly balances: ReadonlyMap<AccountId, Fen> },
): readonly CardTie[] => {
  const cards = readAssetStandings(reading, { ledgerId: of.ledgerId, through: of.month, onlyPosted: true });
  const system = systemOfLedger(reading, of.ledgerId);
  const codes = new Map(books.accounts.map(({ id, code }) => [id, firstLevelCode(code)]));
  const totals = cards.map((card) => {
    const costCode = codes.get(card.costAccountId) ?? "";
    const worn = card.wornAccountId === null ? costCode : (codes.get(card.wornAccountId) ?? costCode);
    return { costCode, wornCode: worn === costCode ? null : worn, costFen: card.nowCostFen, wornFen: card.nowWornFen };
  });
  const balances = firstLevelBalances(books.accounts, books.balances);
  return cardTies(totals, balances, {
    isContra: (code) => isContra(system, code),
    alsoCompared: wornCodesOf(system),
  });
};

/** What closing a month asks of the cards: how many still wait for their wear, and which accounts they do not add up to. */
export const assetFactsOf = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly month: Month },
  books: { readonly accounts: readonly Account[]; readonly balances: ReadonlyMap<AccountId, Fen> },
): { readonly undepreciatedCount: number; readonly cardDifferences: readonly string[] } => {
  const wearing = cardsDue(reading, of);
  const differing = cardTiesOf(reading, of, books).filter((tie) => tie.differenceFen !== 0);
  const nameOf = (code: string): string => books.accounts.find((account) => account.code === code)?.name ?? "";
  return {
    undepreciatedCount: wearing.length,
    cardDifferences: differing.map((tie) => `${tie.code} ${nameOf(tie.code)}`),
  };
};
