import { checkAppropriation, strictestPlan } from "#domain/funds/appropriation.ts";
import { systemOf, type ClosingRule } from "#domain/books/accounting-system.ts";
import type { Account } from "#domain/books/account.ts";
import { month, yearOf } from "#domain/core/dates.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { ledgerBalances } from "#store/balance-rows.ts";
import { readCarry, recomputedBalances } from "#store/carry-rows.ts";
import { readPriorCorrections } from "#store/correction-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { readWorkSettings, saveWorkSettings } from "#store/work-setting-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { reportIncome } from "./report-statements.ts";
import { planOfYear } from "./year-result.ts";

type Value = Extract<Reply<"yearEnd.plan">, { readonly ok: true }>["value"];

const distributionSection = "收益分配";

/** The lines of the year's 收益及收益分配表 from the one before its distribution on; none before the books began. */
const statementOfYear = (
  call: Call<"yearEnd.plan">,
  { ledgerId, year }: { readonly ledgerId: LedgerId; readonly year: number },
): Value["statement"] => {
  const input = { ledgerId, fromMonth: month(`${String(year)}-01`), toMonth: month(`${String(year)}-12`) };
  const income = reportIncome({ ...call, name: "report.income", input });
  const lines = income.ok ? income.value.lines : [];
  const first = lines.findIndex(({ section }) => section === distributionSection);
  return lines
    .slice(Math.max(0, first - 1))
    .map(({ no, name, isTotal, currentFen }) => ({ no, name, isTotal, amountFen: currentFen }));
};

export const showPlan = (call: Call<"yearEnd.plan">): Reply<"yearEnd.plan"> =>
  call.ledger.snapshot((reading): Reply<"yearEnd.plan"> => {
    const { ledgerId, year } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const { appropriated, pendingFen, isTransferred, hasResult, policy, result, plan } = planOfYear(
      reading,
      ledgerId,
      year,
    );
    const { broughtForwardFen, netIncomeFen, coveredFromReserveFen } = result;
    const { reserveFen, membersFen, otherFen } = appropriated;
    return done({
      year,
      broughtForwardFen,
      netIncomeFen,
      coveredFromReserveFen,
      ...plan,
      reserveBasisPoints: policy.reserveBasisPoints,
      reserveFen,
      membersFen,
      otherFen,
      remainingFen: fen(plan.distributableFen - reserveFen - membersFen - otherFen),
      isTransferred,
      hasResult,
      isClosed: isMonthClosed(reading, ledgerId, month(`${String(year)}-12`)),
      statement: statementOfYear(call, { ledgerId, year }),
      pendingFen,
    });
  });

// 公积公益金, in both systems.
const reserveCode = "311";

type Line = readonly [accountId: AccountId | undefined, debitFen: number, creditFen: number, summary: string];

const entriesFrom = (lines: readonly Line[]): readonly Entry[] =>
  lines.flatMap(([accountId, debit, credit, summary]) =>
    accountId === undefined || (debit === 0 && credit === 0)
      ? []
      : [{ summary, accountId, debitFen: fen(debit), creditFen: fen(credit), categoryId: null, items: [] }],
  );

const appropriationLines = (
  input: Call<"yearEnd.appropriate">["input"],
  { accounts, closing }: { readonly accounts: readonly Account[]; readonly closing: ClosingRule },
) => {
  const idOf = (code: string): AccountId | undefined => accounts.find((account) => account.code === code)?.id;
  const year = input.onDate.slice(0, 4);
  const out = idOf(closing.appropriations);
  const reserve = input.reserveAccountId;
  return entriesFrom([
    [reserve, input.coverFen, 0, `${year}年公积公益金弥补亏损`],
    [idOf(closing.carriedTo), 0, input.coverFen, `${year}年公积公益金弥补亏损`],
    [out, input.reserveFen, 0, `提取${year}年公积公益金`],
    [reserve, 0, input.reserveFen, `提取${year}年公积公益金`],
    [out, input.otherFen, 0, `${year}年收益其他分配`],
    [input.otherAccountId ?? undefined, 0, input.otherFen, `${year}年收益其他分配`],
  ]);
};

/** Drafts the appropriation of a year. K33: refused when it gives out more than there is, or before the reserve has its share. */
export const appropriate = (call: Call<"yearEnd.appropriate">): Reply<"yearEnd.appropriate"> =>
  change(call, (writing) => {
    const { ledgerId, onDate, coverFen, reserveFen, reserveAccountId, otherFen } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const { accounts, appropriated, policies, result } = planOfYear(writing, ledgerId, yearOf(onDate));
    const lossFen = fen(Math.max(0, -(result.broughtForwardFen + result.netIncomeFen + result.coveredFromReserveFen)));
    if (coverFen > lossFen) return refuse({ code: "cover-above-loss", lossFen });
    const isReserve = accounts.some((each) => each.id === reserveAccountId && each.code.startsWith(reserveCode));
    if (!isReserve && (coverFen !== 0 || reserveFen !== 0)) return refuse({ code: "reserve-account-bad" });
    const covered = { ...result, coveredFromReserveFen: fen(result.coveredFromReserveFen + coverFen) };
    const { plan, policy } = strictestPlan(covered, policies);
    const checked = checkAppropriation(
      plan,
      {
        reserveFen: fen(appropriated.reserveFen + reserveFen),
        membersFen: appropriated.membersFen,
        otherFen: fen(appropriated.otherFen + otherFen),
      },
      policy,
    );
    if (!checked.ok) return refuse(checked.error);
    const entries = appropriationLines(call.input, { accounts, closing: systemOf(ledger.system).closing });
    const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries });
    if (!drafted.ok) return drafted;
    return changed(
      { voucherId: drafted.voucherId },
      {
        subject: `${ledger.name}：${onDate.slice(0, 4)} 年收益分配`,
        facts: { voucherId: drafted.voucherId, coverFen, reserveFen, otherFen },
      },
    );
  });

export const showCarry = (call: Call<"yearEnd.carry">): Reply<"yearEnd.carry"> =>
  call.ledger.snapshot((reading): Reply<"yearEnd.carry"> => {
    const { ledgerId, year } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const december = month(`${String(year)}-12`);
    const isClosed = isMonthClosed(reading, ledgerId, december);
    const carried = isClosed ? readCarry(reading, ledgerId, year) : ledgerBalances(reading, ledgerId, december);
    const recomputed = recomputedBalances(reading, ledgerId, year);
    const rows = readAccounts(reading, ledgerId).flatMap((account) => {
      const carriedFen = carried.get(account.id) ?? zeroFen;
      const recomputedFen = recomputed.get(account.id) ?? zeroFen;
      if (carriedFen === 0 && recomputedFen === 0) return [];
      const { id: accountId, code: accountCode, name: accountName } = account;
      return [{ accountId, accountCode, accountName, carriedFen, recomputedFen }];
    });
    return done({ isClosed, isSame: rows.every((row) => row.carriedFen === row.recomputedFen), rows });
  });

export const listCorrections = (call: Call<"correction.list">): Reply<"correction.list"> => {
  const { ledgerId, fromMonth, toMonth } = call.input;
  const rows = readPriorCorrections(call.ledger.reading, { ledgerId, from: fromMonth, to: toMonth });
  return done({
    corrections: rows.map((row) => ({ ...row, isPriorYear: yearOf(row.originalOn) < yearOf(row.onDate) })),
  });
};

export const showWorkSettings = (call: Call<"work.settings">): Reply<"work.settings"> =>
  done(readWorkSettings(call.ledger.reading));

export const keepWorkSettings = (call: Call<"work.saveSettings">): Reply<"work.saveSettings"> =>
  change(call, (writing) => {
    saveWorkSettings(writing, call.input, { at: call.now(), by: callerOf(call).name });
    const { order, reserveBasisPoints, reserveBase, wearStart } = call.input;
    return changed({}, { subject: "修改期末与资产设置", facts: { order, reserveBasisPoints, reserveBase, wearStart } });
  });
