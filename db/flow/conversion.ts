import type { OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { firstLevelCode } from "#domain/books/account.ts";
import { chartAccountOf } from "#domain/books/accounting-system.ts";
import {
  conversionFaults,
  defaultRow,
  type ConversionPlan,
  type ConversionRow,
  type OldBalance,
} from "#domain/books/conversion.ts";
import { defaultTargetOf } from "#domain/books/conversion-table.ts";
import { addMonths, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { readAccounts } from "#store/account-rows.ts";
import {
  countAfter,
  countUnposted,
  lastVoucherMonth,
  readConversion,
  saveConversion as keepConversion,
} from "#store/conversion-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readBalancesBefore, readItemBalancesBefore } from "#store/report-rows.ts";
import { sha256Of } from "#store/sha256.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { carriedWith } from "./conversion-carried.ts";

/** Every balance at a month's end: by party where the account has parties, what no party explains by itself. */
export const balancesAt = (reading: Reading, ledgerId: LedgerId, cutMonth: Month): readonly OldBalance[] => {
  const accounts = readAccounts(reading, ledgerId);
  const names = fullNamesOf(accounts);
  const items = new Map(readItems(reading, ledgerId).map((item) => [item.id, item]));
  const totals = new Map<AccountId, number>();
  for (const row of readBalancesBefore(reading, ledgerId, addMonths(cutMonth, 1)))
    totals.set(row.accountId, (totals.get(row.accountId) ?? 0) + row.amountFen);
  const parties = readItemBalancesBefore(reading, ledgerId, addMonths(cutMonth, 1));
  return accounts.flatMap((account): readonly OldBalance[] => {
    const full = names.get(account.id) ?? account.name;
    const detailName = account.parentId === null ? "" : full.slice(full.indexOf("-") + 1);
    const own = parties.filter((row) => row.accountId === account.id && row.kind === account.itemKinds[0]);
    const rest = (totals.get(account.id) ?? 0) - own.reduce((sum, row) => sum + row.amountFen, 0);
    const rows = own.map((row) => ({
      key: `${account.code}/${row.itemId}`,
      code: account.code,
      detailName,
      itemName: items.get(row.itemId)?.name ?? "",
      amountFen: row.amountFen,
    }));
    return [...rows, { key: account.code, code: account.code, detailName, itemName: "", amountFen: fen(rest) }].filter(
      (row) => row.amountFen !== 0,
    );
  });
};

export const oldLedgerOf = (
  reading: Reading,
  ledgerId: LedgerId,
): Result<LedgerRow, Failure<"not-found" | "not-2004">> => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return err({ code: "not-found", kind: "ledger" });
  return ledger.system === "2004" ? ok(ledger) : err({ code: "not-2004" });
};

export const digestOf = (of: {
  readonly cutMonth: Month;
  readonly name: string;
  readonly balances: readonly OldBalance[];
  readonly plan: ConversionPlan;
}): string => sha256Of(JSON.stringify([of.cutMonth, of.name, of.balances, of.plan]));

/** The month the old books end with: the last one closed or written in, or the one before they began. */
const lastMonthOf = (reading: Reading, ledger: LedgerRow): Month => {
  const closed = ledger.closedThrough ?? addMonths(ledger.startMonth, -1);
  const written = lastVoucherMonth(reading, ledger.id) ?? closed;
  return written > closed ? written : closed;
};

const newNameOf = (ledger: LedgerRow): string => {
  const name = ledger.name.replace(/[（(]?(?:2004|旧账|老账|旧制度)[^）)]*[）)]?/g, "").trim();
  return name === "" || name === ledger.name ? `${ledger.name}（2023）` : name;
};

type Row = OutputOf<"conversion.show">["balances"][number];

const shownBalance = (balance: OldBalance): Row => {
  const first = firstLevelCode(balance.code);
  const target = defaultTargetOf(first);
  return {
    ...balance,
    accountName: chartAccountOf("2004", first)?.name ?? first,
    how: target?.how ?? "analyse",
    note: target?.note ?? "",
  };
};

const shownPlan = (plan: ConversionPlan): OutputOf<"conversion.show">["plan"] => ({
  rows: plan.rows.map((row) => ({ ...row, parts: [...row.parts] })),
  additions: [...plan.additions],
});

/** A balance placed whole stays whole when vouchers move it after the plan was saved; what was split is a person's to mend. */
const followed = (row: ConversionRow, balance: OldBalance): ConversionRow => {
  const [part, ...others] = row.parts;
  const isWhole = part !== undefined && others.length === 0;
  return isWhole ? { ...row, parts: [{ ...part, amountFen: balance.amountFen }] } : row;
};

/** Old balances with the places saved for them; a balance that has none yet gets the default of the table. */
export const showConversion = (call: Call<"conversion.show">): Reply<"conversion.show"> =>
  call.ledger.snapshot((reading): Reply<"conversion.show"> => {
    const found = oldLedgerOf(reading, call.input.ledgerId);
    if (!found.ok) return refuse(found.error);
    const ledger = found.value;
    const saved = readConversion(reading, ledger.id);
    const isDone = saved?.newLedgerId !== null && saved !== undefined;
    const cutMonth = (isDone ? null : call.input.cutMonth) ?? saved?.cutMonth ?? lastMonthOf(reading, ledger);
    const balances = balancesAt(reading, ledger.id, cutMonth);
    const byKey = new Map(saved?.plan.rows.map((row) => [row.key, row]));
    const plan = {
      rows: balances.map((balance) => {
        const row = byKey.get(balance.key);
        return row === undefined ? defaultRow(balance) : isDone ? row : followed(row, balance);
      }),
      additions: saved?.plan.additions ?? [],
    };
    const name = saved?.name ?? newNameOf(ledger);
    return done({
      cutMonth,
      name,
      state: saved === undefined ? "new" : isDone ? "approved" : "saved",
      savedByName: saved?.savedByName ?? "",
      approvedByName: saved?.approvedByName ?? null,
      newLedgerId: saved?.newLedgerId ?? null,
      balances: balances.map(shownBalance),
      plan: shownPlan(plan),
      unposted: countUnposted(reading, ledger.id, cutMonth),
      afterCut: isDone ? 0 : countAfter(reading, ledger.id, cutMonth),
      registers: [...carriedWith(reading, ledger.id, cutMonth)],
      digest: digestOf({ cutMonth, name, balances, plan }),
    });
  });

export const saveConversion = (call: Call<"conversion.save">): Reply<"conversion.save"> =>
  change(call, (writing) => {
    const { ledgerId, cutMonth, name, plan } = call.input;
    const found = oldLedgerOf(writing, ledgerId);
    if (!found.ok) return refuse(found.error);
    const saved = readConversion(writing, ledgerId);
    if (saved !== undefined && saved.newLedgerId !== null) return refuse({ code: "conversion-done" });
    if (readLedgers(writing).some((ledger) => ledger.name === name)) return refuse({ code: "name-taken", name });
    const balances = balancesAt(writing, ledgerId, cutMonth);
    const kept = {
      rows: plan.rows.filter((row) => balances.some(({ key }) => key === row.key)),
      additions: plan.additions,
    };
    const id = saved?.id ?? call.newId();
    keepConversion(writing, {
      id,
      oldLedgerId: ledgerId,
      cutMonth,
      name,
      plan: kept,
      savedBy: callerOf(call).id,
      at: call.now(),
    });
    const faults = conversionFaults(kept, balances);
    const rows = balances.map((balance) => kept.rows.find((row) => row.key === balance.key) ?? defaultRow(balance));
    return changed(
      {
        digest: digestOf({ cutMonth, name, balances, plan: { rows, additions: kept.additions } }),
        faults: faults.map((fault) => ({ ...fault })),
      },
      {
        subject: `${found.value.name}：保存新旧衔接底稿（${cutMonth} 末），还有 ${faults.length} 处未完成`,
        facts: { cutMonth, name, rows: kept.rows.length, faults: faults.length },
      },
    );
  });
