import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimChain, ClaimForm } from "#domain/claims/claim.ts";
import { claimActs, nextStep, stateByAct, type ClaimAct, type Standing } from "#domain/claims/machine.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";

const person = (name: string): PersonId => idOf<PersonId>(name);
const people = ["a", "b", "c"].map(person);

type World = Standing & { readonly paidBy: PersonId | null; readonly bookedBy: PersonId | null };

const begin = (form: ClaimForm, recordedBy: PersonId): World => ({
  state: "draft",
  form,
  done: new Set(),
  recordedBy,
  reviewedBy: null,
  hasUnansweredRefusal: false,
  paidBy: null,
  bookedBy: null,
});

/** What the world is after an act that was admitted. */
const after = (world: World, act: ClaimAct, by: PersonId, chain: ClaimChain): World => {
  const state = stateByAct(world, act, { by, chain });
  if (!state.ok) return world;
  if (act === "revise") return { ...begin(world.form, by), state: state.value };
  return {
    ...world,
    state: state.value,
    done: new Set([...world.done, act]),
    reviewedBy: act === "review" ? by : world.reviewedBy,
    paidBy: act === "pay" ? by : world.paidBy,
    bookedBy: act === "voucher" ? by : world.bookedBy,
    hasUnansweredRefusal: false,
  };
};

const chains = fc.record({
  isUsed: fc.constant(true),
  approvesFirst: fc.boolean(),
  paysFirst: fc.boolean(),
  tiers: fc.constant([]),
  ratifyDays: fc.constant(30),
});
const acts = fc.array(
  fc.record({ act: fc.constantFrom(...claimActs), by: fc.constantFrom(...people), chain: chains }),
  { maxLength: 60 },
);

describe("no sequence of acts", () => {
  it("skips an approval or an examination, even when the township changes the order on the way", () => {
    fc.assert(
      fc.property(fc.constantFrom<ClaimForm>("transfer", "cash", "prepaid"), acts, (form, tried) => {
        let world = begin(form, people[0] ?? person("a"));
        for (const { act, by, chain } of tried) {
          world = after(world, act, by, chain);
          const required: readonly ClaimAct[] = ["handle", "claim", "approve", "supervise", "lodge"];
          if (["reviewed", "paid", "vouchered"].includes(world.state))
            expect(required.every((each) => world.done.has(each))).toBe(true);
          if (world.state === "vouchered") expect(world.done.has("review")).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("lets one person do two steps that must not meet", () => {
    fc.assert(
      fc.property(acts, (tried) => {
        let world = begin("transfer", people[0] ?? person("a"));
        for (const { act, by, chain } of tried) {
          world = after(world, act, by, chain);
          if (world.reviewedBy !== null) {
            expect(world.reviewedBy).not.toBe(world.recordedBy);
            expect(world.paidBy).not.toBe(world.reviewedBy);
            expect(world.bookedBy).not.toBe(world.reviewedBy);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is stuck: whoever may take the next step brings every claim to its voucher", () => {
    fc.assert(
      fc.property(chains, fc.constantFrom<ClaimForm>("transfer", "cash", "prepaid"), (chain, form) => {
        let world = begin(form, people[0] ?? person("a"));
        for (let guard = 0; guard < 10; guard += 1) {
          const next = nextStep(world, chain);
          if (next === null) break;
          const by = people.find((each) => stateByAct(world, next, { by: each, chain }).ok);
          expect([next, by]).not.toEqual([next, undefined]);
          world = after(world, next, by ?? person("a"), chain);
        }
        expect(world.state).toBe("vouchered");
      }),
    );
  });
});

it("says what is next when a step is not", () => {
  const world = begin("cash", person("a"));
  const chain: ClaimChain = { isUsed: true, approvesFirst: true, paysFirst: true, tiers: [], ratifyDays: 30 };
  expect(stateByAct(world, "approve", { by: person("b"), chain })).toEqual({
    ok: false,
    error: { code: "claim-state", state: "draft", next: "handle" },
  });
});
