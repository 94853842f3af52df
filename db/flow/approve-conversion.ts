import type { FailureOf } from "#contract/contract.ts";
import { conversionFaults, defaultRow, partsOf, type OldBalance } from "#domain/books/conversion.ts";
import { unnamedParty } from "#domain/books/item.ts";
import { assert } from "#domain/core/assert.ts";
import { addMonths } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId, PoolId } from "#domain/core/ids.ts";
import { readAccount } from "#store/account-rows.ts";
import { approveConversion, countAfter, countUnposted, readConversion } from "#store/conversion-rows.ts";
import { readLedgers, retireLedger, startLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { saveOpenings, type OpeningRow } from "#store/opening-rows.ts";
import type { Writing } from "#store/query.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { carryBanks } from "./conversion-banks.ts";
import { carryItems, leavesOf, placesOf, type Move, type Places } from "./conversion-places.ts";
import { carryRegisters } from "./conversion-registers.ts";
import { balancesAt, digestOf, oldLedgerOf } from "./conversion.ts";
import { createLedger } from "./ledgers.ts";

const openingsFor = (
  { plan }: Move,
  { places, balances }: { readonly places: Places; readonly balances: readonly OldBalance[] },
): readonly OpeningRow[] => {
  const sums = new Map<string, OpeningRow>();
  for (const part of partsOf(plan, balances)) {
    const placed = places.place({
      accountCode: part.toCode,
      detailName: part.detailName,
      itemName: part.itemName || unnamedParty,
    });
    assert(placed !== undefined, `a place for ${part.toCode} in fresh books`);
    const key = `${placed.accountId} ${placed.itemId ?? ""}`;
    sums.set(key, {
      accountId: placed.accountId,
      itemId: placed.itemId,
      amountFen: fen((sums.get(key)?.amountFen ?? 0) + part.amountFen),
    });
  }
  return [...sums.values()];
};

const refusalOf = (
  writing: Writing,
  call: Call<"conversion.approve">,
  old: LedgerRow,
): FailureOf<"conversion.approve"> | undefined => {
  const saved = readConversion(writing, old.id);
  if (saved === undefined) return { code: "not-found", kind: "conversion" };
  if (saved.newLedgerId !== null) return { code: "conversion-done" };
  if (saved.savedBy === callerOf(call).id) return { code: "same-person" };
  const balances = balancesAt(writing, old.id, saved.cutMonth);
  const { plan, cutMonth, name } = saved;
  const rows = balances.map((balance) => plan.rows.find((row) => row.key === balance.key) ?? defaultRow(balance));
  const whole = { rows, additions: plan.additions };
  if (digestOf({ cutMonth, name, balances, plan: whole }) !== call.input.digest) return { code: "preview-outdated" };
  const [fault] = conversionFaults(plan, balances);
  const unposted = countUnposted(writing, old.id, cutMonth);
  if (fault !== undefined)
    return { code: "conversion-unfinished", fault: fault.code, at: fault.at, amountFen: fault.amountFen };
  if (unposted > 0)
    return { code: "conversion-unfinished", fault: "unposted", at: String(unposted), amountFen: fen(0) };
  const after = countAfter(writing, old.id, cutMonth);
  if (after > 0) return { code: "conversion-unfinished", fault: "after-cut", at: String(after), amountFen: fen(0) };
  const others = readLedgers(writing);
  if (others.some((each) => each.name === name)) return { code: "name-taken", name };
  const isThere = others.some(
    (each) => each.villageId === old.villageId && each.entity === old.entity && each.system === "2023",
  );
  return isThere ? { code: "ledger-exists" } : undefined;
};

/** The account whose money has no place of its own in the new books, or the pools that got another share. */
type Carried = { readonly withoutPlace: string | undefined; readonly poolIds: readonly PoolId[] };

/** Fills the new books with all a township goes on with, and starts them; the old ones are retired. */
const carryBooks = (writing: Writing, move: Move): Carried => {
  const balances = balancesAt(writing, move.oldId, move.cutMonth);
  const places = placesOf(writing, move, carryItems(writing, move));
  const openings = openingsFor(move, { places, balances });
  retireLedger(writing, move.oldId);
  // Details must all be there before the first amount stands, or an account with an amount would take no detail.
  const banks = carryBanks(writing, move, places);
  if (banks.withoutPlace !== undefined) return banks;
  const rows = carryRegisters(writing, move, { places, openings });
  const leaves = new Set(leavesOf(writing, move.newId).map((account) => account.id));
  // A detail made for one thing may stand below an account that another amount was put on.
  const strayOn = rows.find((row) => !leaves.has(row.accountId))?.accountId;
  if (strayOn !== undefined) return { ...banks, withoutPlace: readAccount(writing, strayOn)?.code ?? "" };
  saveOpenings(writing, move.newId, rows);
  startLedger(writing, move.newId);
  return banks;
};

/**
 * 批准衔接: the books of 2023 are opened, filled and started in one step, and the old ones become history. With the balances go
 * the registers that stand for them: parties, bank accounts, cards, contracts, projects, debts and templates.
 */
export const approveConversionPlan = (call: Call<"conversion.approve">): Reply<"conversion.approve"> =>
  change(call, (writing) => {
    const found = oldLedgerOf(writing, call.input.ledgerId);
    if (!found.ok) return refuse(found.error);
    const old = found.value;
    const refusal = refusalOf(writing, call, old);
    if (refusal !== undefined) return refuse(refusal);
    const saved = readConversion(writing, old.id);
    assert(saved !== undefined, "a conversion just read");
    const id = call.newId<LedgerId>();
    const startMonth = addMonths(saved.cutMonth, 1);
    const { villageId, entity } = old;
    createLedger(writing, { id, villageId, entity, name: saved.name, startMonth, system: "2023" }, () =>
      call.newId<AccountId>(),
    );
    const by = callerOf(call).id;
    const at = call.now();
    const { cutMonth, plan } = saved;
    const move: Move = { oldId: old.id, newId: id, cutMonth, plan, by, at, makeId: call.newId };
    const { withoutPlace, poolIds } = carryBooks(writing, move);
    if (withoutPlace !== undefined)
      return refuse({
        code: "conversion-unfinished",
        fault: "detail-missing",
        at: withoutPlace,
        amountFen: fen(0),
      });
    approveConversion(writing, { id: saved.id, newLedgerId: id, by, at });
    return changed(
      { newLedgerId: id, poolIds: [...poolIds] },
      {
        subject: `${old.name}：新旧制度衔接，${startMonth} 起启用 ${saved.name}`,
        facts: { conversion: saved.id, oldLedger: old.id, newLedger: id, cutMonth },
      },
    );
  });
