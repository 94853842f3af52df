import { monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AllocationId, GrantId, LedgerId } from "#domain/core/ids.ts";
import {
  allocationResidue,
  decisionFault,
  poolOf,
  proposalFault,
  type AllocationFault,
} from "#domain/funds/township-allocation.ts";
import { decideAllocation, readAllocations, saveAllocation, type AllocationRow } from "#store/allocation-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { addGrant, addGrantVersion, readGrants, readGrantTies } from "#store/grant-rows.ts";
import { openMonthOf, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { addFund } from "./grant-changes.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Arrival = { readonly grantId: GrantId | null; readonly receivedFen: Fen; readonly receivedOn: LocalDate | null };

/** What villages received of an allocation, by ledger. */
const arrivalsOf = (reading: Reading): ((id: AllocationId, ledgerId: LedgerId) => Arrival) => {
  const grants = readGrants(reading, null);
  const ties = readGrantTies(reading, null).filter((tie) => tie.kind === "received" && !tie.isUndone);
  return (id, ledgerId) => {
    const grant = grants.find((each) => each.allocationId === id && each.ledgerId === ledgerId);
    const own = ties.filter((tie) => tie.grantId === grant?.id);
    return {
      grantId: grant?.id ?? null,
      receivedFen: fen(own.reduce((sum, tie) => sum + tie.amountFen, 0)),
      receivedOn: own[0]?.onDate ?? null,
    };
  };
};

export const listAllocations = (call: Call<"allocation.list">): Reply<"allocation.list"> =>
  call.ledger.snapshot((reading): Reply<"allocation.list"> => {
    const names = new Map(readLedgers(reading).map((ledger) => [ledger.id, ledger.name]));
    const arrivalOf = arrivalsOf(reading);
    return done({
      allocations: readAllocations(reading, call.input.quarter).map(({ proposedBy: _proposedBy, ...row }) => ({
        ...row,
        sources: row.sources.map((source) => ({ ...source })),
        categoryIds: [...row.categoryIds],
        shares: row.shares.map((share) => ({
          ...share,
          ledgerName: names.get(share.ledgerId) ?? "",
          ...arrivalOf(row.id, share.ledgerId),
        })),
        totalFen: poolOf(row),
      })),
    });
  });

type Refusal = { readonly code: "allocation-bad"; readonly reason: AllocationFault; readonly differenceFen: Fen };
const bad = (reason: AllocationFault, differenceFen: Fen = zeroFen): Refusal => ({
  code: "allocation-bad",
  reason,
  differenceFen,
});

const strangers = (reading: Reading, shares: AllocationRow["shares"]): boolean => {
  const known = new Set(readLedgers(reading).flatMap((ledger) => (ledger.isStarted ? [ledger.id] : [])));
  return shares.some(({ ledgerId }) => !known.has(ledgerId));
};

/** 提出分配方案: may still leave something over; who proposed it last cannot decide it. */
export const proposeAllocation = (call: Call<"allocation.save">): Reply<"allocation.save"> =>
  change(call, (writing) => {
    const { id, allocation } = call.input;
    const before = readAllocations(writing, null).find((each) => each.id === id);
    if (id !== null && before === undefined) return refuse({ code: "not-found", kind: "allocation" });
    if (before !== undefined && before.decidedOn !== null) return refuse(bad("already-decided"));
    const fault = proposalFault(allocation);
    if (fault !== undefined) return refuse(bad(fault));
    if (strangers(writing, allocation.shares)) return refuse(bad("ledger-unknown"));
    const categories = new Set(readCategories(writing).map((category) => category.id));
    if (!allocation.categoryIds.every((each) => categories.has(each)))
      return refuse({ code: "not-found", kind: "category" });
    const allocationId = before?.id ?? call.newId<AllocationId>();
    const of = { isNew: before === undefined, by: callerOf(call).id, at: call.now() };
    saveAllocation(writing, { id: allocationId, ...allocation }, of);
    return changed(
      { id: allocationId },
      {
        subject: `${allocation.quarter} 资金分配方案 ${allocation.title}`,
        facts: { totalFen: poolOf(allocation), villages: allocation.shares.length },
      },
    );
  });

type Deciding = Call<"allocation.decide">;

const grantOf = (
  writing: Writing,
  call: Deciding,
  given: {
    readonly row: AllocationRow;
    readonly ledger: LedgerRow;
    readonly amountFen: Fen;
    readonly department: string;
  },
): GrantId => {
  const { row, ledger, amountFen, department } = given;
  const by = { by: callerOf(call).id, at: call.now() };
  const grantId = call.newId<GrantId>();
  const itemId = addFund(writing, call, { ledgerId: ledger.id, name: row.title });
  addGrant(writing, { id: grantId, ledgerId: ledger.id, itemId, allocationId: row.id }, by);
  const open = openMonthOf(ledger);
  const month = monthOf(call.input.onDate);
  addGrantVersion(writing, grantId, {
    document: row.document,
    department,
    title: row.title,
    grantedOn: call.input.onDate,
    expiresOn: null,
    amountFen,
    categoryIds: row.categoryIds,
    expected: [],
    version: 1,
    fromMonth: month > open ? month : open,
    reason: "",
    by: by.by,
    savedAt: by.at,
  });
  return grantId;
};

/** 确定分配方案: a second person, nothing left over; every village gets its grant. */
export const decideOnAllocation = (call: Deciding): Reply<"allocation.decide"> =>
  change(call, (writing) => {
    const { id, onDate } = call.input;
    const row = readAllocations(writing, null).find((each) => each.id === id);
    if (row === undefined) return refuse({ code: "not-found", kind: "allocation" });
    if (row.decidedOn !== null) return refuse(bad("already-decided"));
    if (row.proposedBy === callerOf(call).id) return refuse({ code: "same-person" });
    const fault = decisionFault(row);
    if (fault !== undefined) return refuse(bad(fault, allocationResidue(row)));
    decideAllocation(writing, id, { by: callerOf(call).id, at: call.now(), on: onDate });
    const ledgers = new Map(readLedgers(writing).map((ledger) => [ledger.id, ledger]));
    const department = `${readTownship(writing)?.name ?? ""}（统筹）`;
    const given = row.shares.flatMap(({ ledgerId, amountFen }) => {
      const ledger = ledgers.get(ledgerId);
      if (ledger === undefined || amountFen === 0) return [];
      return [{ ledgerId, grantId: grantOf(writing, call, { row, ledger, amountFen, department }) }];
    });
    for (const { ledgerId } of given) rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    return changed(
      { grantIds: given.map(({ grantId }) => grantId), ledgerIds: given.map(({ ledgerId }) => ledgerId) },
      {
        subject: `确定 ${row.quarter} 资金分配 ${row.document} ${row.title}，${given.length} 个账套`,
        facts: { allocationId: id, totalFen: poolOf(row) },
      },
    );
  });
