import { nextItemCode } from "#domain/books/account-code.ts";
import { monthOf, type Month } from "#domain/core/dates.ts";
import type { GrantId, GrantTieId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { widensFund } from "#domain/funds/fund-terms.ts";
import { grantFault, type GrantTerms } from "#domain/funds/grant.ts";
import { readCategories } from "#store/category-rows.ts";
import { readCandidates } from "#store/fund-use-rows.ts";
import {
  addGrant,
  addGrantTie,
  addGrantVersion,
  addGrantWidening,
  dropGrantTie,
  readGrants,
  readGrantTie,
  type GrantRow,
} from "#store/grant-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import { openMonthOf, readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Saving = Call<"grant.save">;
type Refusal = Extract<Reply<"grant.save">, { readonly ok: false }>["failure"];

/** A month that a change may count from: never a closed one. */
const openFrom = (ledger: LedgerRow, month: Month): Month => {
  const open = openMonthOf(ledger);
  return month > open ? month : open;
};

const refusalOf = (reading: Reading, call: Saving, grants: readonly GrantRow[]): Refusal | undefined => {
  const { id, itemId, ledgerId, terms, reason } = call.input;
  const before = grants.find((grant) => grant.id === id);
  if (id !== null && before === undefined) return { code: "not-found", kind: "grant" };
  const item = readItems(reading, ledgerId).find((each) => each.id === itemId);
  if (itemId !== null && item?.kind !== "fund") return { code: "not-found", kind: "item" };
  if (before !== undefined && itemId !== null && before.itemId !== itemId)
    return { code: "grant-bad", reason: "fund-changed" };
  if (before !== undefined && reason === "") return { code: "grant-bad", reason: "reason-missing" };
  const fault = grantFault(terms);
  if (fault !== undefined) return { code: "grant-bad", reason: fault };
  const categories = new Set(readCategories(reading).map((category) => category.id));
  if (!terms.categoryIds.every((each) => categories.has(each))) return { code: "not-found", kind: "category" };
  const isTaken = grants.some((grant) => {
    const last = grant.versions.at(-1);
    return grant.id !== id && last?.document === terms.document && last.title === terms.title;
  });
  return isTaken ? { code: "code-taken", takenCode: terms.document } : undefined;
};

/** What a document allows and what has arrived decide of drafts that spend it (K12, K21, K32): they are judged anew. */
const judgeAnew = (writing: Writing, call: Parameters<typeof rejudgeDrafts>[1], ledgerId: LedgerId): void =>
  rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });

/** The fund that vouchers name for a new grant. */
export const addFund = (
  writing: Writing,
  call: Pick<Surroundings, "newId">,
  fund: { readonly ledgerId: LedgerId; readonly name: string },
): ItemId => {
  const funds = readItems(writing, fund.ledgerId).filter((item) => item.kind === "fund");
  const known = funds.find((item) => item.name === fund.name);
  if (known !== undefined) return known.id;
  const id = call.newId<ItemId>();
  addItem(writing, {
    id,
    ledgerId: fund.ledgerId,
    kind: "fund",
    code: nextItemCode(funds.map((item) => item.code)),
    name: fund.name,
    bankAccount: "",
    note: "",
    isActive: true,
  });
  return id;
};

const newest = (grant: GrantRow) => grant.versions.findLast(({ allowsFrom }) => allowsFrom !== null) ?? [];

/** Whether the fund may be spent on more, or for longer, once these terms count beside its other documents. */
const isWidened = (
  grants: readonly GrantRow[],
  saved: { readonly itemId: ItemId; readonly grantId: GrantId; readonly terms: GrantTerms },
): boolean => {
  const own = grants.filter(({ itemId }) => itemId === saved.itemId);
  const others = own.filter(({ id }) => id !== saved.grantId);
  return widensFund(own.flatMap(newest), [...others.flatMap(newest), saved.terms]);
};

/** 登记拨款: the first version brings the fund its vouchers name; a later one counts from the open month, with its reason. */
export const saveGrant = (call: Saving): Reply<"grant.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, terms, reason } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!ledger.isStarted) return refuse({ code: "ledger-not-started" });
    const grants = readGrants(writing, ledgerId);
    const refusal = refusalOf(writing, call, grants);
    if (refusal !== undefined) return refuse(refusal);
    const before = grants.find((grant) => grant.id === id);
    const itemId = before?.itemId ?? call.input.itemId ?? addFund(writing, call, { ledgerId, name: terms.title });
    const by = { by: callerOf(call).id, at: call.now() };
    const grantId = before?.id ?? call.newId<GrantId>();
    if (before === undefined) addGrant(writing, { id: grantId, ledgerId, itemId, allocationId: null }, by);
    const version = (before?.versions.at(-1)?.version ?? 0) + 1;
    const fromMonth = before === undefined ? firstMonthOf(ledger, terms) : openMonthOf(ledger);
    const last = before?.versions.at(-1)?.fromMonth;
    addGrantVersion(writing, grantId, {
      ...terms,
      version,
      fromMonth: last !== undefined && last > fromMonth ? last : fromMonth,
      reason,
      by: by.by,
      savedAt: by.at,
    });
    const waits = isWidened(grants, { itemId, grantId, terms });
    if (waits) addGrantWidening(writing, grantId, version);
    judgeAnew(writing, call, ledgerId);
    return changed(
      { id: grantId, itemId, version, waits },
      {
        subject: `${ledger.name}：${before === undefined ? "登记" : "变更"}拨款 ${terms.document} ${terms.title}${waits ? "（放宽用途或期限，待复核）" : ""}`,
        facts: { grantId, version, amountFen: terms.amountFen, department: terms.department, reason, waits },
      },
    );
  });

const firstMonthOf = (ledger: LedgerRow, terms: GrantTerms): Month => openFrom(ledger, monthOf(terms.grantedOn));

/** Tells money that moved to a grant. It counts from its own month, or from the open one where that is closed. */
export const tieGrant = (call: Call<"grant.tie">): Reply<"grant.tie"> =>
  change(call, (writing) => {
    const { id, kind, bankLineId, voucherId, amountFen } = call.input;
    const grant = readGrants(writing, null).find((each) => each.id === id);
    const ledger = grant === undefined ? undefined : readLedger(writing, grant.ledgerId);
    const version = grant?.versions.at(-1);
    if (grant === undefined || ledger === undefined || version === undefined)
      return refuse({ code: "not-found", kind: "grant" });
    if ((bankLineId === null) === (voucherId === null) || amountFen <= 0)
      return refuse({ code: "grant-tie-bad", reason: "nothing-named", freeFen: amountFen });
    const [money] = readCandidates(writing, { ledgerId: ledger.id, kind }, { bankLineId, voucherId });
    if (money === undefined) return refuse({ code: "grant-tie-bad", reason: "not-free", freeFen: amountFen });
    if (amountFen > money.freeFen)
      return refuse({ code: "grant-tie-bad", reason: "more-than-free", freeFen: money.freeFen });
    if (money.onDate < version.grantedOn && kind === "passed-on")
      return refuse({ code: "grant-tie-bad", reason: "before-grant", freeFen: money.freeFen });
    const tieId = call.newId<GrantTieId>();
    const tie = { id: tieId, grantId: id, kind, bankLineId, voucherId, amountFen, onDate: money.onDate };
    const countsFrom = openFrom(ledger, monthOf(money.onDate));
    addGrantTie(writing, { ...tie, countsFrom, by: callerOf(call).id, at: call.now() });
    judgeAnew(writing, call, ledger.id);
    return changed(
      { tieId, ledgerId: ledger.id },
      {
        subject: `${ledger.name}：${kind === "received" ? "到账" : "转拨"} ${version.document} ${version.title}`,
        facts: { grantId: id, amountFen, onDate: money.onDate, countsFrom },
      },
    );
  });

/** Takes a tie back while the month it counts from is open. */
export const untieGrant = (call: Call<"grant.untie">): Reply<"grant.untie"> =>
  change(call, (writing) => {
    const tie = readGrantTie(writing, call.input.tieId);
    if (tie === undefined) return refuse({ code: "not-found", kind: "grant-tie" });
    if (isMonthClosed(writing, tie.ledger_id, tie.counts_from))
      return refuse({ code: "month-closed", month: tie.counts_from });
    dropGrantTie(writing, tie.id);
    judgeAnew(writing, call, tie.ledger_id);
    const { grant_id: grantId, amount_fen: amountFen, on_date: onDate, ledger_id: ledgerId } = tie;
    return changed({ ledgerId }, { subject: `取消拨款对应 ${onDate}`, facts: { grantId, amountFen, onDate } });
  });
