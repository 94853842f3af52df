import { openingItemFault } from "#domain/books/opening-item.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readOpeningItems, saveOpeningItems as replaceItems } from "#store/opening-item-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listOpeningItems = (call: Call<"openingItem.list">): Reply<"openingItem.list"> =>
  call.ledger.snapshot((reading) => {
    const ledger = readLedger(reading, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    return done({ isStarted: ledger.isStarted, items: [...readOpeningItems(reading, ledger.id)] });
  });

/** Entered with the opening balances and frozen with them, so that the first reconciliation closes to zero. */
export const saveOpeningItems = (call: Call<"openingItem.save">): Reply<"openingItem.save"> =>
  change(call, (writing) => {
    const { ledgerId, items } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (ledger.isStarted) return refuse({ code: "ledger-started" });
    const bankAccountIds = new Set(readBankAccounts(writing, ledgerId).map(({ id }) => id));
    const fault = openingItemFault(items, { startMonth: ledger.startMonth, bankAccountIds });
    if (fault !== undefined) return refuse({ code: "opening-item-bad", ...fault });
    replaceItems(writing, ledgerId, items);
    return changed(
      {},
      { subject: `${ledger.name}：录入期初未达账项 ${items.length} 笔`, facts: { ledgerId, items: items.length } },
    );
  });
