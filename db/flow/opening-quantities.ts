import { readAccounts } from "#store/account-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readOpeningQuantities, replaceOpeningQuantities } from "#store/quantity-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showOpeningQuantities = (call: Call<"opening.quantities">): Reply<"opening.quantities"> =>
  done({ rows: [...readOpeningQuantities(call.ledger.reading, call.input.ledgerId)] });

/** 期初数量 of the accounts that keep quantities; frozen like every opening once the ledger is started. */
export const saveOpeningQuantities = (call: Call<"opening.saveQuantities">): Reply<"opening.saveQuantities"> =>
  change(call, (writing) => {
    const { ledgerId, rows } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (ledger.isStarted) return refuse({ code: "ledger-started" });
    const counted = new Set(
      readAccounts(writing, ledgerId).flatMap(({ id, unit }) => ((unit ?? "") === "" ? [] : [id])),
    );
    if (rows.some((row) => !counted.has(row.accountId))) return refuse({ code: "not-found", kind: "account" });
    const kept = new Map(rows.map((row) => [row.accountId, row]));
    replaceOpeningQuantities(writing, ledgerId, [...kept.values()]);
    return changed({}, { subject: `${ledger.name}：期初数量 ${kept.size} 个科目`, facts: { rows: kept.size } });
  });
