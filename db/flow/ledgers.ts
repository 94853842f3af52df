import { openBooks } from "#domain/books/opening-books.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { addAccount } from "#store/account-rows.ts";
import { addLedger, readLedger, readLedgers, startLedger as markStarted } from "#store/ledger-rows.ts";
import { openingDifference, readOpenings } from "#store/opening-rows.ts";
import type { Writing } from "#store/query.ts";
import { readVillages } from "#store/village-rows.ts";
import { nameOpenings } from "./unnamed-parties.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

const entityNames = { committee: "村民委员会", collective: "农村集体经济组织" } as const;

export const listLedgers = (call: Call<"ledger.list">): Reply<"ledger.list"> =>
  done({ ledgers: [...readLedgers(call.ledger.reading)] });

/** A new ledger with the accounts of its accounting system. */
export const createLedger = (
  writing: Writing,
  row: Parameters<typeof addLedger>[1],
  newAccountId: () => AccountId,
): void => {
  addLedger(writing, row);
  for (const account of openBooks(newAccountId, row.system)) addAccount(writing, row.id, account);
};

/** 建账套. A village has at most one ledger for its committee and one for its collective. */
export const openLedgerBooks = (call: Call<"ledger.open">): Reply<"ledger.open"> =>
  change(call, (writing) => {
    const { villageId, entity, name, startMonth, system } = call.input;
    const village = readVillages(writing).find((each) => each.id === villageId);
    if (village === undefined) return refuse({ code: "not-found", kind: "village" });
    const ledgers = readLedgers(writing);
    if (
      ledgers.some((ledger) => ledger.villageId === villageId && ledger.entity === entity && ledger.system === system)
    ) {
      return refuse({ code: "ledger-exists" });
    }
    if (ledgers.some((ledger) => ledger.name === name)) return refuse({ code: "name-taken", name });
    const id = call.newId<LedgerId>();
    createLedger(writing, { id, villageId, entity, name, startMonth, system }, () => call.newId<AccountId>());
    return changed(
      { id },
      {
        subject: `建立账套 ${name}（${village.name} ${entityNames[entity]}，${startMonth} 起${system === "2004" ? "，2004 年制度" : ""}）`,
        facts: { name, village: village.name, entity, startMonth, system },
      },
    );
  });

/** 启用账套: openings must balance; from now on they are frozen and vouchers can be entered. */
export const startLedger = (call: Call<"ledger.start">): Reply<"ledger.start"> =>
  change(call, (writing) => {
    const ledger = readLedger(writing, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (ledger.isStarted) return refuse({ code: "ledger-started" });
    const openings = readOpenings(writing, ledger.id);
    const differenceFen = openingDifference(openings);
    if (differenceFen !== 0) return refuse({ code: "opening-not-balanced", differenceFen });
    const unnamed = nameOpenings(writing, ledger.id, call.newId);
    markStarted(writing, ledger.id);
    return changed(
      {},
      {
        subject: `启用账套 ${ledger.name}，期初余额 ${openings.length} 笔${unnamed === 0 ? "" : `，其中 ${unnamed} 笔没有分户，记在“未分户”名下`}`,
        facts: { ledger: ledger.name, openings: openings.length },
      },
    );
  });
