import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, firstDayOf, monthsBetween, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { openMonthOf, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { backupBeforeClose } from "./backups.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, done, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { blocksOf, checksOf, closeInBooks, draftTransfer, earlyFor, plainCheck } from "./close-period.ts";

/** No more months of one ledger at once: two years behind is a case for month by month. */
const mostMonths = 24;

const wantedLedgers = (reading: Reading, ids: readonly LedgerId[] | null): readonly LedgerRow[] =>
  readLedgers(reading).filter((ledger) => ledger.isStarted && ledger.isActive && (ids?.includes(ledger.id) ?? true));

const openMonths = (ledger: LedgerRow, through: Month): readonly Month[] =>
  monthsBetween(openMonthOf(ledger), through).slice(0, mostMonths);

/** The checks of every open month of every ledger, in one snapshot. */
export const periodMatrix = (call: Call<"period.matrix">): Reply<"period.matrix"> =>
  call.ledger.snapshot((reading) => {
    const ledgers = wantedLedgers(reading, call.input.ledgerIds);
    const today = chinaDateOf(call.now());
    const months = ledgers.flatMap((ledger, index) => {
      call.progress("check", index, ledgers.length);
      const open = openMonths(ledger, call.input.throughMonth);
      const book = open.length === 0 ? undefined : bookOf(reading, ledger.id, call.now());
      if (book === undefined) return [];
      // Months close one after the other: behind one that is blocked none can.
      let isFree = true;
      return open.map((month) => {
        const checks = checksOf(reading, book, month);
        isFree = isFree && checks.every((check) => check.severity !== "block");
        return {
          ledgerId: ledger.id,
          ledgerName: ledger.name,
          month,
          canClose: isFree && earlyFor(month, today) === null,
          checks: checks.map(plainCheck),
        };
      });
    });
    return done({ months });
  });

type Closed = { readonly ledgerId: LedgerId; readonly month: Month };
type Refused = {
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly month: Month;
  readonly blocks: { code: string; count: number }[];
};

const closeLedger = (
  writing: Writing,
  call: Call<"period.closeMany">,
  ledger: LedgerRow,
): { readonly closed: readonly Closed[]; readonly refused: Refused | undefined } => {
  const closed: Closed[] = [];
  // Months come in order from the first open one, so one reading of the books serves them all.
  const book = bookOf(writing, ledger.id, call.now());
  assert(book !== undefined, `ledger ${ledger.id}`);
  for (const month of openMonths(ledger, call.input.throughMonth)) {
    const wanted = { ledgerId: ledger.id, month };
    const blocks = blocksOf(writing, book, { month, today: chinaDateOf(call.now()) });
    if (blocks.length > 0)
      return { closed, refused: { ledgerId: ledger.id, ledgerName: ledger.name, month, blocks: [...blocks] } };
    closeInBooks(writing, wanted, { at: call.now(), by: callerOf(call).id });
    closed.push(wanted);
  }
  return { closed, refused: undefined };
};

/**
 * 批量结账: the open months of several ledgers, one after the other. A ledger that is not ready is named and left at its first
 * such month; the others go on. Stopped half-way, nothing is closed.
 */
export const closeMany = (call: Call<"period.closeMany">): Reply<"period.closeMany"> => {
  const backup = backupBeforeClose(call);
  if (!backup.ok) return backup;
  return change(call, (writing) => {
    const ledgers = wantedLedgers(writing, call.input.ledgerIds);
    const closed: Closed[] = [];
    const refused: Refused[] = [];
    for (const [index, ledger] of ledgers.entries()) {
      call.progress(ledger.name, index, ledgers.length);
      const outcome = closeLedger(writing, call, ledger);
      closed.push(...outcome.closed);
      if (outcome.refused !== undefined) refused.push(outcome.refused);
    }
    return changed(
      { closed, refused, backupPath: backup.value },
      {
        subject: `批量结账至 ${call.input.throughMonth}：结账 ${closed.length} 个月，${refused.length} 个账套还不能结`,
        facts: { closed: closed.map(({ ledgerId, month }) => `${ledgerId} ${month}`) },
      },
    );
  });
};

/** 结转本年收益 of several ledgers: a draft each. A ledger whose month is closed or whose transfer is under review is named. */
export const transferMany = (call: Call<"period.transferMany">): Reply<"period.transferMany"> =>
  change(call, (writing) => {
    const { month } = call.input;
    const drafted: { ledgerId: LedgerId; voucherId: NonNullable<ReturnType<typeof voucherOf>> }[] = [];
    const nothing: LedgerId[] = [];
    const refused: { ledgerId: LedgerId; ledgerName: string; code: string }[] = [];
    const ledgers = wantedLedgers(writing, call.input.ledgerIds);
    for (const [index, ledger] of ledgers.entries()) {
      call.progress(ledger.name, index, ledgers.length);
      const isBefore = month < ledger.startMonth || firstDayOf(month) > chinaDateOf(call.now());
      const outcome = isBefore ? undefined : draftTransfer(writing, call, { ledgerId: ledger.id, month });
      const code = outcome === undefined ? "month-not-begun" : outcome.ok ? undefined : outcome.failure.code;
      if (code !== undefined) refused.push({ ledgerId: ledger.id, ledgerName: ledger.name, code });
      const voucherId = voucherOf(outcome);
      if (voucherId !== null) drafted.push({ ledgerId: ledger.id, voucherId });
      else if (code === undefined) nothing.push(ledger.id);
    }
    return changed(
      { drafted, nothing, refused },
      {
        subject: `批量结转本年收益 ${month}：${drafted.length} 张凭证`,
        facts: { drafted: drafted.map((each) => each.voucherId) },
      },
    );
  });

const voucherOf = (outcome: ReturnType<typeof draftTransfer> | undefined) =>
  outcome?.ok === true ? outcome.value.voucherId : null;
