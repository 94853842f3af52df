import type { FailureOf, OutputOf } from "#contract/contract.ts";
import { isLeaf, type Account } from "#domain/books/account.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { sumOf, zeroFen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { accountStanding, readAccounts } from "#store/account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { lastMovedOn, readParts, type StandingRow } from "#store/merge-rows.ts";
import { moveOpenings } from "#store/opening-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import type { Drafting } from "./draft-voucher.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { draftTransfer } from "./merge-accounts.ts";

type Shown = OutputOf<"account.firstDetail">;

type Standing = Pick<Shown, "way"> & { readonly rows: readonly StandingRow[] };

/**
 * What becomes of what stands on an account once it has a detail. `none`: nothing stands there; `stays`: income and expense stay on
 * it until the year's transfer clears them; `openings`: the books have not begun, its openings become the detail's; `voucher`: a
 * transfer voucher brings all of it onto the detail.
 */
const standingOf = (reading: Reading, ledger: LedgerRow, account: Account): Standing => {
  const kinds = new Map(readItems(reading, ledger.id).map((item) => [item.id, item.kind]));
  const parts = readParts(reading, { ledgerId: ledger.id, accountId: account.id }, (id) => kinds.get(id));
  const rows = parts.filter((row) => row.amountFen !== 0 || row.quantityMilli !== 0);
  if (rows.length === 0) return { way: "none", rows };
  if (!ledger.isStarted) return { way: "openings", rows };
  return { way: account.class === "profit-loss" ? "stays" : "voucher", rows };
};

/** Why an account takes no first detail now, whatever stands on it. */
const obstacleOf = (reading: Reading, ledgerId: LedgerId, account: Account): Shown["obstacle"] => {
  if (readBankAccounts(reading, ledgerId).some((bank) => bank.accountId === account.id)) return "bank-account";
  return accountStanding(reading, { id: account.id, ledgerId }).hasUnposted ? "unposted" : null;
};

/** What putting the first detail below an account would move, before anything is kept. */
export const showFirstDetail = (call: Call<"account.firstDetail">): Reply<"account.firstDetail"> =>
  call.ledger.snapshot((reading): Reply<"account.firstDetail"> => {
    const { ledgerId, parentCode } = call.input;
    const ledger = readLedger(reading, ledgerId);
    const accounts = readAccounts(reading, ledgerId);
    const parent = accounts.find((account) => account.code === parentCode);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (parent === undefined) return refuse({ code: "not-found", kind: "account" });
    if (!isLeaf(parent, accounts))
      return done({ way: "none", obstacle: null, balanceFen: zeroFen, lastOn: null, rows: [] });
    const names = new Map(readItems(reading, ledgerId).map((item) => [item.id, item.name]));
    const { way, rows } = standingOf(reading, ledger, parent);
    return done({
      way,
      obstacle: obstacleOf(reading, ledgerId, parent),
      balanceFen: sumOf(rows, (row) => row.amountFen),
      lastOn: lastMovedOn(reading, parent.id) ?? null,
      rows: rows.map(({ items, amountFen, quantityMilli }) => ({
        names: items.map(({ itemId }) => names.get(itemId) ?? ""),
        amountFen,
        quantityMilli,
      })),
    });
  });

type Refusal = Extract<
  FailureOf<"account.add">,
  { readonly code: "account-has-balance" | "vouchers-unposted" | "account-takes-over" }
>;

/** Why a first detail cannot be put below a leaf as asked: what stands there moves only where somebody agreed to it. */
export const firstDetailRefusal = (
  reading: Reading,
  of: { readonly ledger: LedgerRow; readonly parent: Account; readonly takeOverOn: LocalDate | null },
): Refusal | undefined => {
  const { ledger, parent } = of;
  const obstacle = obstacleOf(reading, ledger.id, parent);
  if (obstacle === "bank-account") return { code: "account-has-balance", accountCode: parent.code };
  if (obstacle === "unposted") return { code: "vouchers-unposted" };
  const { way } = standingOf(reading, ledger, parent);
  const moves = way === "openings" || way === "voucher";
  return moves && of.takeOverOn === null ? { code: "account-takes-over", accountCode: parent.code } : undefined;
};

/** Gives a new first detail what stands on the account above it: its openings, or by a draft that another person reviews. */
export const takeOver = (
  writing: Writing,
  call: Drafting,
  of: {
    readonly ledger: LedgerRow;
    readonly parent: Account;
    readonly detail: Account;
    readonly takeOverOn: LocalDate | null;
  },
):
  | { readonly ok: true; readonly voucherId: VoucherId | null }
  | Exclude<ReturnType<typeof draftTransfer>, { ok: true }> => {
  const { ledger, parent, detail, takeOverOn } = of;
  const { way } = standingOf(writing, ledger, parent);
  if (way === "openings") moveOpenings(writing, { ledgerId: ledger.id, from: parent.id, into: detail.id });
  if (way !== "voucher" || takeOverOn === null) return { ok: true, voucherId: null };
  return draftTransfer(writing, call, { from: { ...parent, ledgerId: ledger.id }, into: detail, onDate: takeOverOn });
};
