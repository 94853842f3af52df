import { assetBooksOf, type AssetBooks } from "#domain/books/asset-books.ts";
import { isLeaf, type Account } from "#domain/books/account.ts";
import { chinaDateOf, monthOf } from "#domain/core/dates.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AssetId, ItemId, AccountId, VoucherId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { addAsset, bindAsset, readAsset, type AssetCard, type AssetStanding } from "#store/asset-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import {
  addStocktake,
  ledgerOfStocktake,
  readStocktakes,
  settleStocktake,
  type Stocktake,
} from "#store/stocktake-rows.ts";
import { approvalPaper, entriesOf, leafBelow, type Line } from "./asset-changes.ts";
import { keepLeaving, outOf } from "./asset-disposal.ts";
import { leavingFault } from "./asset-closing.ts";
import { cardFrom, currentCard } from "./assets.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";

/** 待处理财产损溢 for a kind of asset: 消耗性生物资产 are current assets, everything else is not. */
const pendingFor = (accounts: readonly Account[], code: string, kind: AssetStanding["class"]): Account | undefined => {
  const leaves = accounts.filter((each) => each.isActive && each.code.startsWith(code) && isLeaf(each, accounts));
  const isCurrent = kind === "consumable-biological";
  const named = leaves.filter((each) => each.name.includes("流动"));
  return named.find((each) => each.name.includes("非流动") !== isCurrent) ?? leaves[0];
};

type Counted = { readonly missing: readonly AssetStanding[]; readonly surplus: readonly AssetCard[] };

/** The cards nobody found and the cards of what was found beyond them, or why the count cannot stand. */
const countedIn = (writing: Writing, call: Call<"asset.count">) => {
  const { ledgerId, lines, surplus } = call.input;
  const today = monthOf(chinaDateOf(call.now()));
  if (new Set(lines.map((line) => line.assetId)).size < lines.length)
    return refuse({ code: "asset-bad" as const, reason: "counted-twice" });
  if (lines.length === 0 && surplus.length === 0)
    return refuse({ code: "asset-bad" as const, reason: "nothing-counted" });
  const missing: AssetStanding[] = [];
  for (const line of lines) {
    const { card, hasEnded } = currentCard(writing, call, line.assetId);
    if (card === undefined || card.ledgerId !== ledgerId) return refuse({ code: "not-found" as const, kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" as const });
    const early = line.isFound ? undefined : leavingFault(writing, card, call.input.onDate);
    if (early !== undefined) return refuse({ code: "asset-bad" as const, reason: early });
    if (!line.isFound) missing.push(card);
  }
  const found: AssetCard[] = [];
  for (const input of surplus) {
    // What was found is taken in at what it is worth now: nothing of that is worn yet.
    if (input.openingWornFen !== 0) return refuse({ code: "asset-bad" as const, reason: "amounts-bad" });
    const id = call.newId<AssetId>();
    const whole = cardFrom(writing, { id, ledgerId, before: undefined, voucherId: null, today }, input);
    if (!whole.ok) return whole;
    // Kept at once, so that the next one gets the next number; its voucher is added once it is drafted.
    found.push(whole.card);
    addAsset(writing, whole.card, { by: callerOf(call).id, at: call.now() });
  }
  return { ok: true as const, missing, surplus: found };
};

const nameOf = (card: AssetCard): string => `${card.number} ${card.name}`;

/** What the differences do to the accounts before approval: out of or into the assets, against 待处理财产损溢. */
const pendingLines = (
  accounts: readonly Account[],
  pending: string,
  { missing, surplus }: Counted,
): readonly { readonly summary: string; readonly lines: readonly Line[] }[] | undefined => {
  const kinds = [...missing, ...surplus].map((card) => card.class);
  if (kinds.some((kind) => pendingFor(accounts, pending, kind) === undefined)) return undefined;
  const idFor = (kind: AssetStanding["class"]): AccountId | undefined => pendingFor(accounts, pending, kind)?.id;
  return [
    ...missing.map((card) => ({
      summary: `盘亏${card.name}`,
      lines: outOf(card, idFor(card.class) ?? card.costAccountId),
    })),
    ...surplus.map((card) => ({
      summary: `盘盈${card.name}`,
      lines: [
        { account: card.costAccountId, debit: card.costFen },
        { account: idFor(card.class) ?? card.costAccountId, credit: card.costFen },
      ],
    })),
  ];
};

const draftDifferences = (writing: Writing, call: Call<"asset.count">, of: Counted & { readonly pending: string }) => {
  const { ledgerId, onDate, people } = call.input;
  const groups = pendingLines(readAccounts(writing, ledgerId), of.pending, of);
  if (groups === undefined) return refuse({ code: "guide-account-missing" as const, accountCode: of.pending });
  const entries = groups.flatMap((group) => entriesOf(writing, ledgerId, group));
  const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries });
  if (!drafted.ok) return drafted;
  const { voucherId } = drafted;
  for (const card of of.missing)
    keepLeaving(writing, call, { card, kind: "shortage", onDate, note: `盘点人 ${people}`, voucherId });
  for (const card of of.surplus) bindAsset(writing, card.id, voucherId);
  return drafted;
};

/**
 * 盘点: cards not found leave their accounts for 待处理财产损溢, and what was found beyond the cards comes in from there, by one
 * draft that proposes both; nothing reaches the result before approval. In the system of 2004 the count is only recorded.
 */
export const countAssets = (call: Call<"asset.count">): Reply<"asset.count"> =>
  change(call, (writing) => {
    const { ledgerId, onDate, people, lines } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const counted = countedIn(writing, call);
    if (!counted.ok) return counted;
    const { missing, surplus } = counted;
    const { pending } = assetBooksOf(ledger.system);
    const isDifferent = missing.length > 0 || surplus.length > 0;
    const drafted =
      isDifferent && pending !== null ? draftDifferences(writing, call, { missing, surplus, pending }) : null;
    if (drafted !== null && !drafted.ok) return drafted;
    const voucherId = drafted === null ? null : drafted.voucherId;
    const netOf = (id: AssetId): number => {
      const card = missing.find((each) => each.id === id);
      return card === undefined ? 0 : card.nowCostFen - card.nowWornFen;
    };
    const id: string = call.newId<AssetId>();
    const kept = [
      ...lines.map((line) => ({ ...line, netFen: netOf(line.assetId), isSurplus: false })),
      ...surplus.map((card) => ({
        assetId: card.id,
        isFound: true,
        note: card.note,
        netFen: card.costFen,
        isSurplus: true,
      })),
    ];
    addStocktake(
      writing,
      { id, ledgerId, onDate, people, lines: kept, voucherId },
      { by: callerOf(call).id, at: call.now() },
    );
    return changed(
      { id, voucherId, missingCount: missing.length, surplusCount: surplus.length },
      {
        subject: `${ledger.name}：盘点资产 ${lines.length} 项，盘亏 ${missing.length} 项，盘盈 ${surplus.length} 项`,
        facts: { people, missing: missing.map(nameOf), surplus: surplus.map(nameOf) },
      },
    );
  });

/** What of a count waits for approval; a difference whose draft was taken away or cancelled in red waits for nothing. */
const openOf = (count: Stocktake, books: AssetBooks): { readonly shortageFen: Fen; readonly surplusFen: Fen } => {
  const isGone =
    count.settledVoucherId !== null || count.isCancelled || (books.pending !== null && count.voucherId === null);
  if (isGone) return { shortageFen: zeroFen, surplusFen: zeroFen };
  return {
    shortageFen: sumOf(count.lines, (line) => (line.isFound ? 0 : line.netFen)),
    surplusFen: sumOf(count.lines, (line) => (line.isSurplus ? line.netFen : 0)),
  };
};

export const listCounts = (call: Call<"asset.counts">): Reply<"asset.counts"> =>
  call.ledger.snapshot((reading): Reply<"asset.counts"> => {
    const books = assetBooksOf(systemOfLedger(reading, call.input.ledgerId));
    return done({
      counts: readStocktakes(reading, call.input.ledgerId).map((row) => {
        const { shortageFen, surplusFen } = openOf(row, books);
        return {
          id: row.id,
          onDate: row.onDate,
          people: row.people,
          countedCount: row.lines.length,
          missingCount: row.lines.filter((line) => !line.isFound).length,
          surplusCount: row.lines.filter((line) => line.isSurplus).length,
          voucherId: row.voucherId,
          settledVoucherId: row.settledVoucherId,
          openFen: shortageFen,
          openSurplusFen: surplusFen,
          approval: row.approval,
        };
      }),
    });
  });

type Settling = {
  readonly call: Call<"asset.settleCount">;
  readonly count: Stocktake;
  readonly accounts: readonly Account[];
  readonly books: AssetBooks;
  readonly lossId: AccountId;
  readonly gainId: AccountId;
};

/** The two ends of a difference against the accounts it waits on: 待处理财产损溢, or the assets themselves in 2004. */
const settlingLines = (writing: Writing, of: Settling): readonly Line[] => {
  const { call, count, accounts, books, lossId, gainId } = of;
  const { compensationFen, compensationAccountId } = call.input;
  const { shortageFen, surplusFen } = openOf(count, books);
  const waiting = count.lines.flatMap((line): readonly Line[] => {
    if (line.isFound && !line.isSurplus) return [];
    const card = readAsset(writing, line.assetId);
    if (card === undefined) return [];
    if (books.pending !== null) {
      const account = pendingFor(accounts, books.pending, card.class)?.id ?? lossId;
      return [line.isSurplus ? { account, debit: line.netFen } : { account, credit: line.netFen }];
    }
    if (line.isSurplus) return [{ account: card.costAccountId, debit: line.netFen }];
    const standing = currentCard(writing, call, card.id).card;
    return standing === undefined ? [] : outOf(standing, lossId).slice(1);
  });
  return [
    { account: compensationAccountId ?? lossId, debit: compensationFen, items: itemsOf(accounts, call.input) },
    { account: lossId, debit: shortageFen - compensationFen, loss: "shortage" },
    ...waiting,
    { account: gainId, credit: surplusFen },
  ];
};

/** The approved end of a difference: what somebody makes good, the rest a loss, a surplus other income. */
export const settleCount = (call: Call<"asset.settleCount">): Reply<"asset.settleCount"> =>
  change(call, (writing) => {
    const { id, onDate, compensationFen, compensationAccountId, approval } = call.input;
    const ledgerId = ledgerOfStocktake(writing, id);
    const count = ledgerId === undefined ? undefined : readStocktakes(writing, ledgerId).find((each) => each.id === id);
    if (count === undefined || ledgerId === undefined) return refuse({ code: "not-found", kind: "stocktake" });
    const books = assetBooksOf(systemOfLedger(writing, ledgerId));
    const { shortageFen, surplusFen } = openOf(count, books);
    const isBad =
      compensationFen < 0 || compensationFen > shortageFen || (compensationFen > 0 && compensationAccountId === null);
    if ((shortageFen === 0 && surplusFen === 0) || isBad) return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const accounts = readAccounts(writing, ledgerId);
    const loss = leafBelow(accounts, books.loss);
    const gain = leafBelow(accounts, books.gain, "盘盈");
    if (loss === undefined) return refuse({ code: "guide-account-missing", accountCode: books.loss });
    if (gain === undefined) return refuse({ code: "guide-account-missing", accountCode: books.gain });
    const settling = { call, count, accounts, books, lossId: loss.id, gainId: gain.id };
    const summary = shortageFen === 0 ? "处理盘盈资产" : surplusFen === 0 ? "处理盘亏资产" : "处理盘盈盘亏资产";
    const entries = entriesOf(writing, ledgerId, { summary, lines: settlingLines(writing, settling) });
    const documents = [approvalPaper(approval, onDate)];
    const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    if (books.pending === null) leaveWhatIsMissing(writing, call, { count, voucherId: drafted.voucherId });
    settleStocktake(writing, { id, settledVoucherId: drafted.voucherId, approval });
    return changed(
      { voucherId: drafted.voucherId },
      { subject: summary, facts: { approval, shortageFen, surplusFen, compensationFen } },
    );
  });

/** In the system of 2004 a missing card leaves with the voucher that was approved. */
const leaveWhatIsMissing = (
  writing: Writing,
  call: Call<"asset.settleCount">,
  of: { readonly count: Stocktake; readonly voucherId: VoucherId },
): void => {
  const { onDate, approval } = call.input;
  for (const line of of.count.lines) {
    const card = line.isFound ? undefined : currentCard(writing, call, line.assetId).card;
    if (card === undefined) continue;
    keepLeaving(writing, call, { card, kind: "shortage", onDate, note: approval, voucherId: of.voucherId });
  }
};

const itemsOf = (
  accounts: readonly Account[],
  of: { readonly compensationAccountId: AccountId | null; readonly compensationItemId: ItemId | null },
): Entry["items"] => {
  const kind = accounts.find((account) => account.id === of.compensationAccountId)?.itemKinds[0];
  return kind === undefined || of.compensationItemId === null ? [] : [{ kind, itemId: of.compensationItemId }];
};
