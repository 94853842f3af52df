import { isWithdrawal, putAside, type VillageFact } from "#domain/books/village.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, VillageId } from "#domain/core/ids.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import {
  decideFactChange,
  proposeFactChange,
  readFactChanges,
  type FactChangeRow,
} from "#store/village-fact-change-rows.ts";
import { readVillages, removeVillageFact, saveVillageFact } from "#store/village-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

const factsOf = (reading: Reading, villageId: VillageId): readonly VillageFact[] =>
  readVillages(reading).find((village) => village.id === villageId)?.facts ?? [];

const writeFact = (writing: Writing, villageId: VillageId, fact: VillageFact): void => {
  if (isWithdrawal(fact)) removeVillageFact(writing, villageId, fact);
  else saveVillageFact(writing, villageId, fact);
};

const isRunning = (reading: Reading, villageId: VillageId): boolean =>
  readLedgers(reading).some((ledger) => ledger.villageId === villageId && ledger.isStarted);

/** Those that would put a figure in use aside, each with that figure: in running books they wait for a second person. */
export const factsToPropose = (
  reading: Reading,
  villageId: VillageId,
  facts: readonly VillageFact[],
): ReadonlyMap<VillageFact, VillageFact> => {
  if (!isRunning(reading, villageId)) return new Map();
  const standing = factsOf(reading, villageId);
  return new Map(
    facts.flatMap((fact) => {
      const before = putAside(standing, fact);
      return before === undefined ? [] : [[fact, before] as const];
    }),
  );
};

/** Writes facts, or proposes those that would put a figure in use aside; answers how many are proposed. */
export const keepFacts = (
  writing: Writing,
  villageId: VillageId,
  of: { readonly facts: readonly VillageFact[]; readonly reason: string; readonly by: PersonId; readonly at: Instant },
): number => {
  const waiting = factsToPropose(writing, villageId, of.facts);
  const changes = readFactChanges(writing).filter((each) => each.villageId === villageId);
  for (const fact of of.facts) {
    const before = waiting.get(fact);
    if (before === undefined) {
      writeFact(writing, villageId, fact);
      continue;
    }
    const earlier = changes.filter(({ kind, fromDate }) => kind === fact.kind && fromDate === fact.fromDate);
    const version = Math.max(0, ...earlier.map((each) => each.version)) + 1;
    proposeFactChange(writing, villageId, { fact, before, version, reason: of.reason, by: of.by, at: of.at });
  }
  return waiting.size;
};

/** 批准或退回村情资料的改动: only the newest version of a figure can be decided, and nobody accepts what they proposed. */
export const decideFact = (call: Call<"village.decideFact">): Reply<"village.decideFact"> =>
  change(call, (writing) => {
    const { villageId, kind, fromDate, version, isAccepted } = call.input;
    const versions = readFactChanges(writing).filter(
      (each) => each.villageId === villageId && each.kind === kind && each.fromDate === fromDate,
    );
    const proposal: FactChangeRow | undefined = versions.find((each) => each.version === version);
    if (proposal === undefined) return refuse({ code: "not-found", kind: "village" });
    if (proposal.isAccepted !== null || versions.some((each) => each.version > version))
      return refuse({ code: "wrong-state", state: "posted" });
    const person = callerOf(call);
    const isOwn = proposal.proposedBy === person.id;
    if (isAccepted && isOwn) return refuse({ code: "same-person" });
    if (!isOwn && !person.roles.some((role) => role !== "bookkeeper" && role !== "cashier"))
      return refuse({ code: "forbidden", needs: ["head", "reviewer", "administrator"] });
    decideFactChange(writing, proposal, { isAccepted, by: person.id, at: call.now() });
    if (isAccepted) {
      writeFact(writing, villageId, proposal);
      for (const { id, villageId: own } of readLedgers(writing))
        if (own === villageId) rejudgeDrafts(writing, call, { ledgerId: id, categoryIds: null });
    }
    const name = readVillages(writing).find(({ id }) => id === villageId)?.name ?? "";
    return changed(
      {},
      {
        subject: `${isAccepted ? "批准" : "退回"}${name}村情资料的改动（${fromDate} 起，第 ${String(version)} 版）`,
        facts: { villageId, kind, fromDate, version, isAccepted, reason: proposal.reason },
      },
    );
  });
