import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Account } from "#domain/books/account.ts";
import type { AccountId, AssetId, ItemId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import type { AssetStanding } from "#store/asset-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import { addStocktake, ledgerOfStocktake, readStocktakes, settleStocktake } from "#store/stocktake-rows.ts";
import { approvalPaper, entriesOf, keepLeaving, leafBelow, outOf } from "./asset-changes.ts";
import { currentCard } from "./assets.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";

/** 盘点: cards not found leave their accounts for 181 by a draft that proposes it; nothing is written off before approval. */
export const countAssets = (call: Call<"asset.count">): Reply<"asset.count"> =>
  change(call, (writing) => {
    const { ledgerId, onDate, people, lines } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const suspense = leafBelow(readAccounts(writing, ledgerId), "181", "非流动");
    if (suspense === undefined) return refuse({ code: "guide-account-missing", accountCode: "181" });
    const missing: AssetStanding[] = [];
    for (const line of lines) {
      const { card, hasEnded } = currentCard(writing, call, line.assetId);
      if (card === undefined || card.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "asset" });
      if (hasEnded) return refuse({ code: "asset-ended" });
      if (!line.isFound) missing.push(card);
    }
    const drafted = missing.length === 0 ? null : draftShortage(writing, call, { missing, suspenseId: suspense.id });
    if (drafted !== null && !drafted.ok) return drafted;
    const voucherId = drafted === null ? null : drafted.voucherId;
    const netOf = (id: AssetId): number => {
      const card = missing.find((each) => each.id === id);
      return card === undefined ? 0 : card.nowCostFen - card.nowWornFen;
    };
    const id: string = call.newId<AssetId>();
    const kept = lines.map((line) => ({ ...line, netFen: netOf(line.assetId) }));
    addStocktake(
      writing,
      { id, ledgerId, onDate, people, lines: kept, voucherId },
      { by: callerOf(call).id, at: call.now() },
    );
    return changed(
      { id, voucherId, missingCount: missing.length },
      {
        subject: `${ledger.name}：盘点资产 ${lines.length} 项，盘亏 ${missing.length} 项`,
        facts: { people, missing: missing.map((card) => `${card.number} ${card.name}`) },
      },
    );
  });

const draftShortage = (
  writing: Writing,
  call: Call<"asset.count">,
  of: { readonly missing: readonly AssetStanding[]; readonly suspenseId: AccountId },
) => {
  const { ledgerId, onDate, people } = call.input;
  const entries = of.missing.flatMap((card) =>
    entriesOf(writing, ledgerId, { summary: `盘亏${card.name}`, lines: outOf(card, of.suspenseId) }),
  );
  const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries });
  if (!drafted.ok) return drafted;
  const { voucherId } = drafted;
  for (const card of of.missing)
    keepLeaving(writing, call, { card, kind: "shortage", onDate, note: `盘点人 ${people}`, voucherId });
  return drafted;
};

const openFenOf = (lines: readonly { readonly netFen: number }[]): Fen =>
  fen(lines.reduce((total, line) => total + line.netFen, 0));

export const listCounts = (call: Call<"asset.counts">): Reply<"asset.counts"> =>
  done({
    counts: readStocktakes(call.ledger.reading, call.input.ledgerId).map((row) => ({
      id: row.id,
      onDate: row.onDate,
      people: row.people,
      countedCount: row.lines.length,
      missingCount: row.lines.filter((line) => !line.isFound).length,
      voucherId: row.voucherId,
      settledVoucherId: row.settledVoucherId,
      openFen: row.settledVoucherId === null ? openFenOf(row.lines) : zeroFen,
      approval: row.approval,
    })),
  });

/** The approved end of a difference: what somebody makes good, the rest a loss; the approval is kept as a paper of the draft. */
export const settleCount = (call: Call<"asset.settleCount">): Reply<"asset.settleCount"> =>
  change(call, (writing) => {
    const { id, onDate, compensationFen, compensationAccountId, approval } = call.input;
    const ledgerId = ledgerOfStocktake(writing, id);
    const count = ledgerId === undefined ? undefined : readStocktakes(writing, ledgerId).find((each) => each.id === id);
    if (count === undefined) return refuse({ code: "not-found", kind: "stocktake" });
    const openFen = openFenOf(count.lines);
    const isBad =
      compensationFen < 0 || compensationFen > openFen || (compensationFen > 0 && compensationAccountId === null);
    if (count.settledVoucherId !== null || openFen === 0 || isBad)
      return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const accounts = readAccounts(writing, count.ledgerId);
    const suspense = leafBelow(accounts, "181", "非流动");
    const loss = leafBelow(accounts, "515");
    if (suspense === undefined || loss === undefined)
      return refuse({ code: "guide-account-missing", accountCode: "515" });
    const entries = entriesOf(writing, count.ledgerId, {
      summary: "处理盘亏资产",
      lines: [
        { account: compensationAccountId ?? loss.id, debit: compensationFen, items: itemsOf(accounts, call.input) },
        { account: loss.id, debit: openFen - compensationFen },
        { account: suspense.id, credit: openFen },
      ],
    });
    const documents = [approvalPaper(approval, onDate)];
    const drafted = draftVoucher(writing, call, { ledgerId: count.ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    settleStocktake(writing, { id, settledVoucherId: drafted.voucherId, approval });
    return changed(
      { voucherId: drafted.voucherId },
      { subject: "处理盘亏资产", facts: { approval, openFen, compensationFen } },
    );
  });

const itemsOf = (
  accounts: readonly Account[],
  of: { readonly compensationAccountId: AccountId | null; readonly compensationItemId: ItemId | null },
): Entry["items"] => {
  const kind = accounts.find((account) => account.id === of.compensationAccountId)?.itemKinds[0];
  return kind === undefined || of.compensationItemId === null ? [] : [{ kind, itemId: of.compensationItemId }];
};
