import { isLeaf } from "#domain/books/account.ts";
import type { FailureOf } from "#contract/contract.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { openingDifference, readOpenings, saveOpenings as replaceOpenings } from "#store/opening-rows.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showOpening = (call: Call<"opening.show">): Reply<"opening.show"> =>
  call.ledger.snapshot((reading) => {
    const ledger = readLedger(reading, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const rows = readOpenings(reading, ledger.id);
    return done({ isStarted: ledger.isStarted, rows: [...rows], differenceFen: openingDifference(rows) });
  });

/** The first row that cannot be kept: an account or item of another ledger, an account with details, a row given twice. */
const openingFault = (
  reading: Reading,
  { ledgerId, rows }: Call<"opening.save">["input"],
): FailureOf<"opening.save"> | undefined => {
  const accounts = readAccounts(reading, ledgerId);
  const accountsById = new Map(accounts.map((account) => [account.id, account]));
  const kindsByItem = new Map(readItems(reading, ledgerId).map((item) => [item.id, item.kind]));
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const account = accountsById.get(row.accountId);
    if (account === undefined) return { code: "not-found", kind: "account" };
    if (!isLeaf(account, accounts)) return { code: "account-not-leaf", accountCode: account.code };
    const kind = row.itemId === null ? null : kindsByItem.get(row.itemId);
    if (kind === undefined || (kind !== null && !account.itemKinds.includes(kind))) {
      return { code: "not-found", kind: "item" };
    }
    const key = `${row.accountId} ${row.itemId ?? ""}`;
    if (seen.has(key)) return { code: "bad-input", issues: [{ path: `rows.${index}`, message: "duplicate" }] };
    seen.add(key);
  }
  return undefined;
};

/** May be saved unbalanced while being entered; starting the ledger asks for balance. */
export const saveOpening = (call: Call<"opening.save">): Reply<"opening.save"> =>
  change(call, (writing) => {
    const ledger = readLedger(writing, call.input.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (ledger.isStarted) return refuse({ code: "ledger-started" });
    const fault = openingFault(writing, call.input);
    if (fault !== undefined) return refuse(fault);
    replaceOpenings(writing, ledger.id, call.input.rows);
    const differenceFen = openingDifference(call.input.rows);
    return changed(
      { differenceFen },
      {
        subject: `${ledger.name}：录入期初余额 ${call.input.rows.length} 笔，借贷相差 ${yuanTextFromFen(differenceFen)}`,
        facts: { rows: call.input.rows.length, differenceFen },
      },
    );
  });
