import { depreciationDue } from "#domain/books/depreciation.ts";
import { addMonths, firstDayOf, lastDayOf, chinaDateOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, AssetId, CategoryId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { addAssetEvent, withUnpostedChange, type AssetStanding } from "#store/asset-rows.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readWorkSettings } from "#store/work-setting-rows.ts";
import { cardsDue, wearingOf } from "./asset-closing.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";

type Worn = { readonly card: AssetStanding; readonly amountFen: Fen; readonly units: number };

const wornIn = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly month: Month },
  workloads: ReadonlyMap<AssetId, number>,
): { readonly worn: readonly Worn[]; readonly missing: readonly string[] } => {
  const settings = readWorkSettings(reading);
  const due = cardsDue(reading, of);
  const missing = due.filter((card) => card.method === "workload" && !workloads.has(card.id));
  const worn = due.map((card): Worn => {
    const units = card.method === "workload" ? (workloads.get(card.id) ?? 0) : 0;
    return { card, units, amountFen: depreciationDue(wearingOf(card, settings), of.month, units) };
  });
  return { worn, missing: missing.map((card) => `${card.number} ${card.name}`) };
};

type Sums = { accountId: AccountId; categoryId: CategoryId | null; amount: number };

/** Expense accounts on the debit side, wear accounts on the credit side, one line each. */
const entriesOf = (worn: readonly Worn[], month: Month): readonly Entry[] => {
  const [year = "", monthNumber = ""] = month.split("-");
  const summary = `计提${year}年${Number(monthNumber)}月折旧及摊销`;
  const debits = new Map<string, Sums>();
  const credits = new Map<string, Sums>();
  const add = (sums: Map<string, Sums>, accountId: AccountId, of: Pick<Sums, "categoryId" | "amount">): void => {
    const key = `${accountId} ${of.categoryId ?? ""}`;
    const amount = (sums.get(key)?.amount ?? 0) + of.amount;
    sums.set(key, { accountId, categoryId: of.categoryId, amount });
  };
  for (const { card, amountFen } of worn) {
    if (amountFen === 0 || card.expenseAccountId === null) continue;
    add(debits, card.expenseAccountId, { categoryId: card.categoryId, amount: amountFen });
    add(credits, card.wornAccountId ?? card.costAccountId, { categoryId: null, amount: amountFen });
  }
  const entryOf = (side: "debit" | "credit") => (each: Sums) => ({
    summary,
    accountId: each.accountId,
    debitFen: side === "debit" ? fen(each.amount) : zeroFen,
    creditFen: side === "credit" ? fen(each.amount) : zeroFen,
    categoryId: each.categoryId,
    items: [],
  });
  return [...[...debits.values()].map(entryOf("debit")), ...[...credits.values()].map(entryOf("credit"))];
};

/** The last day of the month, or today while the month runs: no voucher is dated in the future. */
const dayFor = (month: Month, today: LocalDate): LocalDate =>
  lastDayOf(month) > today && firstDayOf(month) <= today ? today : lastDayOf(month);

type Depreciating = Call<"asset.depreciate"> | Call<"asset.depreciateMany">;

const depreciateLedger = (
  writing: Writing,
  call: Depreciating,
  of: { readonly ledgerId: LedgerId; readonly workloads: ReadonlyMap<AssetId, number> },
) => {
  const { month } = call.input;
  const december = openDecemberBefore(writing, of.ledgerId, month);
  if (december !== null && wornIn(writing, { ledgerId: of.ledgerId, month: december }, of.workloads).worn.length > 0)
    return refuse({ code: "earlier-month-open" as const, month: december });
  const { worn, missing } = wornIn(writing, { ledgerId: of.ledgerId, month }, of.workloads);
  if (missing.length > 0) return refuse({ code: "workload-missing" as const, names: [...missing] });
  if (worn.length === 0) return refuse({ code: "nothing-due" as const });
  // Its draft could be deleted afterwards, and the wear counted on a cost that never came about.
  const changing = withUnpostedChange(writing, of.ledgerId);
  const names = worn.filter(({ card }) => changing.has(card.id)).map(({ card }) => `${card.number} ${card.name}`);
  if (names.length > 0) return refuse({ code: "revaluation-unposted" as const, names });
  const entries = entriesOf(worn, month);
  const onDate = dayFor(month, chinaDateOf(call.now()));
  const drafted = entries.length === 0 ? null : draftVoucher(writing, call, { ledgerId: of.ledgerId, onDate, entries });
  if (drafted !== null && !drafted.ok) return drafted;
  const voucherId = drafted?.voucherId ?? null;
  // A card that did no work, or whose month rounds to nothing, has had its month all the same.
  for (const each of worn) keepWear(writing, call, { ...each, onDate, id: voucherId });
  const amountFen = sumOf(worn, (each) => each.amountFen);
  return { ok: true as const, voucherId, count: worn.length, amountFen };
};

/** The December before a month's year while it is open: its wear belongs into that year, not into a later month. */
const openDecemberBefore = (reading: Reading, ledgerId: LedgerId, of: Month): Month | null => {
  const december = addMonths(of, -Number(of.slice(5)));
  const start = readLedger(reading, ledgerId)?.startMonth ?? of;
  return december < start || isMonthClosed(reading, ledgerId, december) ? null : december;
};

const keepWear = (
  writing: Writing,
  call: Depreciating,
  wear: Worn & { readonly onDate: LocalDate; readonly id: VoucherId | null },
): void => {
  addAssetEvent(
    writing,
    {
      id: call.newId(),
      asset_id: wear.card.id,
      kind: "depreciation",
      on_date: wear.onDate,
      cost_fen: zeroFen,
      worn_fen: wear.amountFen,
      units: wear.units,
      note: "",
      voucher_id: wear.id,
    },
    { by: callerOf(call).id, at: call.now() },
  );
};

/** 计提折旧与摊销 of one ledger up to a month, months skipped so far included, as one draft voucher. */
export const depreciate = (call: Call<"asset.depreciate">): Reply<"asset.depreciate"> =>
  change(call, (writing) => {
    const { ledgerId, month, workloads } = call.input;
    const units = new Map(workloads.map((each) => [each.assetId, each.units]));
    const outcome = depreciateLedger(writing, call, { ledgerId, workloads: units });
    if (!outcome.ok) return outcome;
    const { voucherId, count, amountFen } = outcome;
    return changed(
      { voucherId, count, amountFen },
      { subject: `计提折旧及摊销 ${month}：${count} 张卡片`, facts: { voucherId, amountFen } },
    );
  });

/** The same for several ledgers at once. */
export const depreciateMany = (call: Call<"asset.depreciateMany">): Reply<"asset.depreciateMany"> =>
  change(call, (writing) => {
    const { ledgerIds, month } = call.input;
    const ledgers = readLedgers(writing).filter((ledger) => ledger.isStarted && ledgerIds.includes(ledger.id));
    const drafted: { ledgerId: LedgerId; voucherId: VoucherId | null; amountFen: Fen }[] = [];
    const refused: { ledgerId: LedgerId; ledgerName: string; code: string }[] = [];
    for (const [index, ledger] of ledgers.entries()) {
      call.progress(ledger.name, index, ledgers.length);
      const outcome = depreciateLedger(writing, call, { ledgerId: ledger.id, workloads: new Map() });
      if (outcome.ok) drafted.push({ ledgerId: ledger.id, voucherId: outcome.voucherId, amountFen: outcome.amountFen });
      else if (outcome.failure.code !== "nothing-due")
        refused.push({ ledgerId: ledger.id, ledgerName: ledger.name, code: outcome.failure.code });
    }
    return changed(
      { drafted, refused },
      { subject: `批量计提折旧及摊销 ${month}：${drafted.length} 个账套`, facts: { count: drafted.length } },
    );
  });
