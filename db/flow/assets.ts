import { assetBooksOf, contraCodesOf } from "#domain/books/asset-books.ts";
import { cardFault, openingWearFault } from "#domain/books/asset-card.ts";
import { firstLevelCode, isLeaf, type Account } from "#domain/books/account.ts";
import { depreciationDue } from "#domain/books/depreciation.ts";
import { chinaDateOf, monthOf, type Month } from "#domain/core/dates.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { AccountId, AssetId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { readAccount, readAccounts } from "#store/account-rows.ts";
import {
  addAsset,
  addAssetEvent,
  assetNumbers,
  changeAsset,
  hasAssetMoved,
  readAsset,
  readAssetEvents,
  readAssetStandings,
  type AssetCard,
  type AssetStanding,
} from "#store/asset-rows.ts";
import { ledgerBalances } from "#store/balance-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readWorkSettings } from "#store/work-setting-rows.ts";
import { cardsDue, cardTiesOf, wearingOf } from "./asset-closing.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export type CardInput = Call<"asset.save">["input"]["card"];

/** A card as the contract shows it. */
const shownCard = (card: AssetStanding) => {
  const { ledgerId: _ledgerId, voucherId: _voucherId, ...rest } = card;
  return { ...rest, netFen: fen(card.nowCostFen - card.nowWornFen) };
};

/** 资产卡片 of a ledger at the end of a month, with what the month asks for and how they tie to the accounts. */
export const listAssets = (call: Call<"asset.list">): Reply<"asset.list"> =>
  call.ledger.snapshot((reading): Reply<"asset.list"> => {
    const { ledgerId, month } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const settings = readWorkSettings(reading);
    const accounts = readAccounts(reading, ledgerId);
    const cards = readAssetStandings(reading, { ledgerId, through: month, onlyPosted: false });
    const books = { accounts, balances: ledgerBalances(reading, ledgerId, month) };
    const nameOf = (code: string): string => accounts.find((account) => account.code === code)?.name ?? "";
    const due = new Set(cardsDue(reading, { ledgerId, month }).map((card) => card.id));
    return done({
      cards: cards.map((card) => {
        const isDue = due.has(card.id);
        const dueFen = isDue ? depreciationDue(wearingOf(card, settings), month, 0) : zeroFen;
        return { ...shownCard(card), isDue, dueFen };
      }),
      ties: cardTiesOf(reading, { ledgerId, month }, books).map((tie) => ({ ...tie, name: nameOf(tie.code) })),
    });
  });

export const listAssetEvents = (call: Call<"asset.events">): Reply<"asset.events"> => {
  const { reading } = call.ledger;
  if (readAsset(reading, call.input.id) === undefined) return refuse({ code: "not-found", kind: "asset" });
  return done({
    events: readAssetEvents(reading, call.input.id).map((row) => ({
      id: row.id,
      kind: row.kind,
      onDate: row.on_date,
      costFen: row.cost_fen,
      wornFen: row.worn_fen,
      units: row.units,
      note: row.note,
      voucherId: row.voucher_id,
      state: row.state,
      number: row.number,
      word: row.word ?? "",
    })),
  });
};

/** A card as it stands today with unposted vouchers counted, or nothing when there is none or it has left. */
export const currentCard = (
  reading: Reading,
  call: Pick<Call<"asset.dispose">, "now">,
  id: AssetId,
): { readonly card: AssetStanding | undefined; readonly hasEnded: boolean } => {
  const kept = readAsset(reading, id);
  if (kept === undefined) return { card: undefined, hasEnded: false };
  const today = monthOf(chinaDateOf(call.now()));
  const scope = { ledgerId: kept.ledgerId, through: today, onlyPosted: false };
  const card = readAssetStandings(reading, scope).find((each) => each.id === id);
  return { card, hasEnded: card !== undefined && card.endedOn !== null };
};

const nextNumber = (numbers: readonly string[]): string => {
  const highest = numbers.reduce((most, each) => (/^\d{1,9}$/.test(each) ? Math.max(most, Number(each)) : most), 0);
  return String(highest + 1).padStart(4, "0");
};

type CardRefusal =
  | { readonly ok: false; readonly failure: { readonly code: "asset-bad"; readonly reason: string } }
  | { readonly ok: false; readonly failure: { readonly code: "code-taken"; readonly takenCode: string } };

/** The whole card behind an input, or why it cannot stand. */
export const cardFrom = (
  reading: Reading,
  of: {
    readonly id: AssetId;
    readonly ledgerId: LedgerId;
    readonly before: AssetCard | undefined;
    readonly voucherId: VoucherId | null;
    readonly today: Month;
  },
  input: CardInput,
): CardRefusal | { readonly ok: true; readonly card: AssetCard } => {
  const accounts = readAccounts(reading, of.ledgerId);
  const books = assetBooksOf(systemOfLedger(reading, of.ledgerId));
  const byId = (id: string | null): Account | undefined => accounts.find((account) => account.id === id);
  const fault = cardFault({
    ...input,
    cost: byId(input.costAccountId),
    worn: byId(input.wornAccountId),
    expense: byId(input.expenseAccountId),
    isLeaf: (account) => isLeaf(account, accounts),
    books,
  });
  // A card that stands with what it brought along may be changed in everything else.
  const isAsBefore =
    of.before?.openingWornFen === input.openingWornFen && of.before.openingWornThrough === input.openingWornThrough;
  const wear = isAsBefore ? undefined : openingWearFault(input, of.today);
  if (fault !== undefined || wear !== undefined) return refuse({ code: "asset-bad", reason: fault ?? wear ?? "" });
  const taken = assetNumbers(reading, of.ledgerId).filter((number) => number !== of.before?.number);
  const number = input.number ?? of.before?.number ?? nextNumber(taken);
  if (taken.includes(number)) return refuse({ code: "code-taken", takenCode: number });
  const isWorn = input.method !== "none";
  return {
    ok: true,
    card: {
      ...input,
      number,
      id: of.id,
      ledgerId: of.ledgerId,
      voucherId: of.voucherId,
      expenseAccountId: isWorn ? input.expenseAccountId : null,
      wornAccountId: contraCodesOf(books.classes[input.class]).length > 0 ? input.wornAccountId : null,
    },
  };
};

// What depreciation and the accounts were built on: once a card has moved, only the rest of it can be put right.
const isFoundationChanged = (reading: Reading, before: AssetCard, after: AssetCard): boolean =>
  before.costFen !== after.costFen ||
  before.openingWornFen !== after.openingWornFen ||
  before.openingWornThrough !== after.openingWornThrough ||
  before.inUseOn !== after.inUseOn ||
  before.class !== after.class ||
  isElsewhere(reading, before.costAccountId, after.costAccountId) ||
  isElsewhere(reading, before.wornAccountId, after.wornAccountId);

/** A detail that was put out of use takes nothing any more: its cards may go to another of the same heading. */
const isElsewhere = (reading: Reading, from: AccountId | null, to: AccountId | null): boolean => {
  if (from === to) return false;
  const before = from === null ? undefined : readAccount(reading, from);
  const after = to === null ? undefined : readAccount(reading, to);
  if (before === undefined || after === undefined || before.isActive) return true;
  return firstLevelCode(before.code) !== firstLevelCode(after.code);
};

/** Adds a card, or changes what of it may still change; life, residual and method count from the next depreciation on. */
export const saveAsset = (call: Call<"asset.save">): Reply<"asset.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, card: input } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readAsset(writing, id);
    if (id !== null && before?.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "asset" });
    if (id !== null && currentCard(writing, call, id).hasEnded) return refuse({ code: "asset-ended" });
    const whole = cardFrom(
      writing,
      {
        id: before?.id ?? call.newId<AssetId>(),
        ledgerId,
        before,
        voucherId: before?.voucherId ?? null,
        today: monthOf(chinaDateOf(call.now())),
      },
      input,
    );
    if (!whole.ok) return whole;
    const { card } = whole;
    const isFixed = before !== undefined && (before.voucherId !== null || hasAssetMoved(writing, before.id));
    if (before !== undefined && isFixed && isFoundationChanged(writing, before, card))
      return refuse({ code: "asset-bad", reason: "cost-fixed" });
    if (before === undefined) addAsset(writing, card, { by: callerOf(call).id, at: call.now() });
    else changeAsset(writing, card);
    return changed(
      { id: card.id, number: card.number },
      {
        subject: `${ledger.name}：${before === undefined ? "新增" : "修改"}资产卡片 ${card.number} ${card.name}`,
        facts: { number: card.number, name: card.name, costFen: card.costFen, lifeMonths: card.lifeMonths },
      },
    );
  });

/** 调拨: another place or keeper, with the reason; the old ones stay in the card's history. */
export const transferAsset = (call: Call<"asset.transfer">): Reply<"asset.transfer"> =>
  change(call, (writing) => {
    const { id, onDate, location, keeper, note } = call.input;
    const { card, hasEnded } = currentCard(writing, call, id);
    if (card === undefined) return refuse({ code: "not-found", kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" });
    if (onDate < card.inUseOn) return refuse({ code: "asset-bad", reason: "before-in-use" });
    changeAsset(writing, { ...card, location, keeper });
    addAssetEvent(
      writing,
      {
        id: call.newId(),
        asset_id: id,
        kind: "transfer",
        on_date: onDate,
        cost_fen: zeroFen,
        worn_fen: zeroFen,
        units: 0,
        note: `${card.location} ${card.keeper} → ${location} ${keeper}：${note}`,
        voucher_id: null,
      },
      { by: callerOf(call).id, at: call.now() },
    );
    return changed({}, { subject: `资产 ${card.number} ${card.name} 调拨到 ${location} ${keeper}`, facts: { note } });
  });
