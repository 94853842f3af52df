import { systemOf } from "#domain/books/accounting-system.ts";
import { nextItemCode } from "#domain/books/account-code.ts";
import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LeaseId } from "#domain/core/ids.ts";
import { leaseFault, leaseStanding, rentSchedule } from "#domain/funds/lease.ts";
import type { Account } from "#domain/books/account.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import {
  addLease,
  changeLease,
  readLease,
  readLeases,
  type LeaseRow,
  type LeaseStandingRow,
} from "#store/lease-rows.ts";
import { readLedger, readLedgers, systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { leafBelow } from "./asset-changes.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";

export const shownLease = (row: LeaseStandingRow, on: LocalDate) => {
  const { dues: _dues, ...standing } = leaseStanding(rentSchedule(row), row.receivedFen, on);
  const { deeds: _deeds, heldFen: _heldFen, ...shown } = row;
  const end = row.endedOn ?? row.toOn;
  return { ...shown, steps: [...row.steps], ...standing, daysToEnd: daysBetween(on, end) };
};

export const listLeases = (call: Call<"lease.list">): Reply<"lease.list"> =>
  call.ledger.snapshot((reading): Reply<"lease.list"> => {
    const { ledgerId, on } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    return done({ leases: readLeases(reading, ledgerId, on).map((row) => shownLease(row, on)) });
  });

/** A contract as it stands on a day. */
const standingLease = (reading: Reading, id: LeaseId, on: LocalDate): LeaseStandingRow | undefined => {
  const kept = readLease(reading, id);
  return kept === undefined ? undefined : readLeases(reading, kept.ledgerId, on).find((lease) => lease.id === id);
};

export const showLease = (call: Call<"lease.show">): Reply<"lease.show"> =>
  call.ledger.snapshot((reading): Reply<"lease.show"> => {
    const { id, on } = call.input;
    const row = standingLease(reading, id, on);
    if (row === undefined) return refuse({ code: "not-found", kind: "lease" });
    const { dues } = leaseStanding(rentSchedule(row), row.receivedFen, on);
    const receipts = row.deeds.map(({ heldFen: _held, claimAccountId: _account, receivedFen: amountFen, ...deed }) => ({
      ...deed,
      amountFen,
    }));
    return done({ lease: shownLease(row, on), heldFen: row.heldFen, dues: [...dues], receipts });
  });

const itemFor = (writing: Writing, call: Call<"lease.save">): ItemId => {
  const { ledgerId, terms } = call.input;
  const contracts = readItems(writing, ledgerId).filter((item) => item.kind === "contract");
  const id = call.newId<ItemId>();
  addItem(writing, {
    id,
    ledgerId,
    kind: "contract",
    code: nextItemCode(contracts.map((item) => item.code)),
    name: `${terms.number} ${terms.subject}`.slice(0, 80),
    bankAccount: "",
    note: "",
    isActive: true,
  });
  return id;
};

/** Keeps a contract; a new one brings its auxiliary item, so that vouchers can name it at once. */
export const saveLease = (call: Call<"lease.save">): Reply<"lease.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, terms } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readLease(writing, id);
    if (id !== null && before?.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "lease" });
    const lessee = readItems(writing, ledgerId).find((item) => item.id === terms.lesseeItemId);
    if (lessee === undefined) return refuse({ code: "not-found", kind: "item" });
    const fault = leaseFault(terms);
    if (fault !== undefined) return refuse({ code: "lease-bad", reason: fault });
    const others = readLeases(writing, ledgerId, terms.fromOn).filter((lease) => lease.id !== id);
    if (others.some((lease) => lease.number === terms.number))
      return refuse({ code: "code-taken", takenCode: terms.number });
    const row: LeaseRow = {
      ...terms,
      id: before?.id ?? call.newId<LeaseId>(),
      ledgerId,
      itemId: before?.itemId ?? itemFor(writing, call),
    };
    if (before === undefined) addLease(writing, row, { by: callerOf(call).id, at: call.now() });
    else changeLease(writing, row);
    return changed(
      { id: row.id, itemId: row.itemId },
      {
        subject: `${ledger.name}：${before === undefined ? "登记" : "修改"}发包租赁合同 ${terms.number}`,
        facts: { number: terms.number, subject: terms.subject, fromOn: terms.fromOn, toOn: terms.toOn },
      },
    );
  });

type RentAccounts = {
  readonly advance: Account;
  readonly contract: Entry["items"][number];
  readonly party: Entry["items"];
};
type RentRefusal = Extract<Reply<"lease.receive">, { readonly ok: false }>;

/** Where rent of later years is owed to the lessee: 应付款 of the ledger's system, 内部往来 for a member. */
const rentAccountsOf = (writing: Writing, lease: LeaseRow): RentAccounts | RentRefusal => {
  const accounts = readAccounts(writing, lease.ledgerId);
  const lessee = readItems(writing, lease.ledgerId).find((item) => item.id === lease.lesseeItemId);
  const payable = systemOf(systemOfLedger(writing, lease.ledgerId)).payable;
  const advanceCode = lessee?.kind === "member" ? "113" : payable;
  const advance = leafBelow(accounts, advanceCode);
  if (advance === undefined) return refuse({ code: "guide-account-missing", accountCode: advanceCode });
  const party = lessee === undefined ? [] : [{ kind: lessee.kind, itemId: lessee.id }];
  return { advance, contract: { kind: "contract", itemId: lease.itemId }, party };
};

/** Of an amount, what settles rent that stands as a claim, and where; the account a person chose may be such an account itself. */
const claimSettled = (lease: LeaseStandingRow, chosen: Account | undefined, amountFen: Fen) => {
  const accountId = lease.deeds.findLast((deed) => deed.isPosted && deed.claimAccountId !== null)?.claimAccountId;
  const isIncome = chosen?.class === "profit-loss";
  return !isIncome || accountId === undefined || accountId === null
    ? { accountId: chosen?.id, amountFen: zeroFen }
    : { accountId, amountFen: fen(Math.min(amountFen, lease.claimedFen)) };
};

const rentLine = (
  summary: string,
  accountId: AccountId,
  of: Pick<Entry, "debitFen" | "creditFen" | "items">,
): Entry => ({ summary, accountId, categoryId: null, ...of });

/**
 * Drafts the receipt of rent: what stands as a claim is settled first, what else belongs to this year is income, what belongs
 * to later years stays owed to the lessee.
 */
export const receiveRent = (call: Call<"lease.receive">): Reply<"lease.receive"> =>
  change(call, (writing) => {
    const { id, onDate, amountFen, laterFen, moneyAccountId, incomeAccountId } = call.input;
    const lease = standingLease(writing, id, onDate);
    if (lease === undefined) return refuse({ code: "not-found", kind: "lease" });
    if (amountFen <= 0 || laterFen < 0 || laterFen > amountFen)
      return refuse({ code: "lease-bad", reason: "amount-missing" });
    const restFen = sumOf(rentSchedule(lease), (due) => due.amountFen) - lease.receivedFen;
    if (amountFen > restFen) return refuse({ code: "lease-bad", reason: "over-contract" });
    const accounts = rentAccountsOf(writing, lease);
    if ("ok" in accounts) return accounts;
    const { advance, contract, party } = accounts;
    const chosen = readAccounts(writing, lease.ledgerId).find((account) => account.id === incomeAccountId);
    const summary = `收${lease.number}${lease.subject}租金`;
    const nowFen: Fen = fen(amountFen - laterFen);
    const claim = claimSettled(lease, chosen, nowFen);
    const incomeItems = chosen?.class === "profit-loss" ? [contract] : [contract, ...party];
    const entries = [
      rentLine(summary, moneyAccountId, { debitFen: amountFen, creditFen: zeroFen, items: [] }),
      rentLine(summary, claim.accountId ?? incomeAccountId, {
        debitFen: zeroFen,
        creditFen: claim.amountFen,
        items: [contract, ...party],
      }),
      rentLine(summary, incomeAccountId, {
        debitFen: zeroFen,
        creditFen: fen(nowFen - claim.amountFen),
        items: incomeItems,
      }),
      rentLine(summary, advance.id, { debitFen: zeroFen, creditFen: laterFen, items: [contract, ...party] }),
    ].filter((entry) => entry.debitFen !== 0 || entry.creditFen !== 0);
    const drafted = draftVoucher(writing, call, { ledgerId: lease.ledgerId, onDate, entries });
    if (!drafted.ok) return drafted;
    return changed(
      { voucherId: drafted.voucherId },
      { subject: `收租金 ${lease.number}`, facts: { voucherId: drafted.voucherId, amountFen, laterFen } },
    );
  });

/** 预收租金转收入: drafts the half that waits, when its year has come. The contract stands on both lines: nothing came in anew. */
export const earnRent = (call: Call<"lease.earn">): Reply<"lease.earn"> =>
  change(call, (writing) => {
    const { id, onDate, amountFen, incomeAccountId } = call.input;
    const lease = standingLease(writing, id, onDate);
    if (lease === undefined) return refuse({ code: "not-found", kind: "lease" });
    if (amountFen <= 0) return refuse({ code: "lease-bad", reason: "amount-missing" });
    if (amountFen > lease.heldFen) return refuse({ code: "lease-bad", reason: "advance-too-small" });
    const accounts = rentAccountsOf(writing, lease);
    if ("ok" in accounts) return accounts;
    const { advance, contract, party } = accounts;
    const summary = `${lease.number}${lease.subject}预收租金转收入`;
    const entries = [
      rentLine(summary, advance.id, { debitFen: amountFen, creditFen: zeroFen, items: [contract, ...party] }),
      rentLine(summary, incomeAccountId, { debitFen: zeroFen, creditFen: amountFen, items: [contract] }),
    ];
    const drafted = draftVoucher(writing, call, { ledgerId: lease.ledgerId, onDate, entries });
    if (!drafted.ok) return drafted;
    return changed(
      { voucherId: drafted.voucherId },
      { subject: `预收租金转收入 ${lease.number}`, facts: { voucherId: drafted.voucherId, amountFen } },
    );
  });

/** What the first screen reminds of: contracts that end soon or lately ended with money open, and arrears. */
export const leaseReminders = (call: Call<"lease.reminders">): Reply<"lease.reminders"> =>
  call.ledger.snapshot((reading) => {
    const { on, days } = call.input;
    const names = new Map(readLedgers(reading).map((ledger) => [ledger.id, ledger.name]));
    const reminders = readLeases(reading, null, on).flatMap((row) => {
      const { arrearsFen, daysToEnd } = shownLease(row, on);
      const isEnding = row.endedOn === null && daysToEnd >= 0 && daysToEnd <= days;
      if (!isEnding && arrearsFen === 0) return [];
      const { id, ledgerId, number, subject, lesseeName, toOn } = row;
      const ledgerName = names.get(ledgerId) ?? "";
      return [{ id, ledgerId, ledgerName, number, subject, lesseeName, toOn, daysToEnd, isEnding, arrearsFen }];
    });
    return done({ reminders });
  });
