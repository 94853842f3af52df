import { hitSentence } from "#renderer/words/rules.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isHolding, ruleKinds, type Hit, type RuleKind } from "#domain/checks/hit.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import type { InputOf } from "#contract/contract.ts";
import { judgeVoucher } from "#flow/judge-voucher.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import {
  book,
  budgetLine,
  committee,
  neighbour,
  openRuleOffice,
  recording,
  spending,
  type CapInput,
  type RuleOffice,
  type SpendingInput,
  decide,
} from "./rule-office.ts";

type Refusal = {
  readonly rule: RuleKind;
  readonly title: string;
  readonly isSeeded: boolean;
  readonly rules?: readonly Pick<InputOf<"rule.propose">, "severity" | "parameters">[];
  readonly villagers?: readonly Parameters<RuleOffice["villager"]>[0][];
  /** Detail accounts of the committee, below a first-level one. */
  readonly accounts?: readonly Parameters<RuleOffice["detailAccount"]>[0][];
  readonly items?: readonly Parameters<RuleOffice["item"]>[0][];
  /** Grants of the committee, by the id of a fund among the items. */
  readonly grants?: readonly Pick<InputOf<"grant.save">, "itemId" | "terms">[];
  readonly projects?: readonly Parameters<RuleOffice["project"]>[0][];
  readonly leases?: readonly Parameters<RuleOffice["lease"]>[0][];
  /** A voted budget of the committee for 2026: categories and fen. */
  readonly budget?: { readonly number: string; readonly lines: readonly (readonly [string, number])[] };
  readonly bankAccount?: Parameters<RuleOffice["bankAccount"]>[0];
  readonly otherBankAccount?: Parameters<RuleOffice["bankAccount"]>[0];
  readonly villageFacts?: readonly Parameters<RuleOffice["fact"]>[1][];
  readonly resolutions?: readonly { readonly number: string; readonly caps: readonly CapInput[] }[];
  /** A vote of the village without caps that the voucher names. */
  readonly linkedVote?: string;
  readonly booked?: readonly (SpendingInput & { readonly ledger?: "neighbour" })[];
  readonly spending: SpendingInput;
  readonly reviewedBy?: string;
  readonly hit: Omit<Hit, "ruleId" | "basis">;
  /** What the window says of the hit, word by word. */
  readonly sentence: string;
};

const everywhere: Pick<InputOf<"rule.propose">, "level" | "scope"> = {
  level: "township",
  scope: { villageIds: [], entities: [] },
};
/** A hit as the window gets it. */
const shownHit = (hit: Hit): Parameters<typeof hitSentence>[0] => ({
  ...hit,
  facts: Object.fromEntries(
    Object.entries(hit.facts).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
  ),
});
const folder = join(import.meta.dirname, "../../../fixtures/refusals");
const names = readdirSync(folder).toSorted();
const read = (name: string): Refusal => JSON.parse(readFileSync(join(folder, name), "utf8")) as Refusal;

const voteBudget = (office: RuleOffice, { number, lines }: NonNullable<Refusal["budget"]>): void => {
  const year = 2026;
  office.must("budget.save", {
    ledgerId: committee,
    year,
    lines: lines.map(([code, fen]) => budgetLine(code, fen)),
    reason: "",
  });
  const { id: resolutionId } = decide(office, recording(number, []));
  office.must("budget.vote", { ledgerId: committee, year, resolutionId });
};

/** Everything that stands in the books before the spending. */
const prepare = (refusal: Refusal): RuleOffice => {
  const office = openRuleOffice({ isSeeded: refusal.isSeeded });
  for (const fact of refusal.villageFacts ?? []) office.fact("liuxi", fact);
  for (const villager of refusal.villagers ?? []) office.villager(villager);
  for (const detail of refusal.accounts ?? []) office.detailAccount(detail);
  for (const item of refusal.items ?? []) office.item(item);
  for (const grant of refusal.grants ?? [])
    office.must("grant.save", { id: null, ledgerId: committee, ...grant, reason: "" });
  for (const project of refusal.projects ?? []) office.project(project);
  for (const lease of refusal.leases ?? []) office.lease(lease);
  if (refusal.bankAccount !== undefined) office.bankAccount(refusal.bankAccount);
  if (refusal.otherBankAccount !== undefined) office.bankAccount(refusal.otherBankAccount);
  if (refusal.budget !== undefined) voteBudget(office, refusal.budget);
  for (const { number, caps } of refusal.resolutions ?? []) decide(office, recording(number, caps));
  for (const { ledger, ...earlier } of refusal.booked ?? [])
    book(office, spending(ledger === undefined ? earlier : { ...earlier, ledgerId: neighbour }));
  // Last, so that what was booked before does not stand against the rule itself.
  for (const { severity, parameters } of refusal.rules ?? []) {
    const proposal = { id: null, title: refusal.title, basis: "青禾镇示例第一条", severity, parameters, ...everywhere };
    const proposed = office.must("rule.propose", { ...proposal, fromOn: "2026-01-01", toOn: "2026-12-31" }, "he");
    office.must("rule.approve", proposed, "zhou");
  }
  return office;
};

describe("a spending that a rule refuses", () => {
  it("has an example for every kind of rule", () => {
    expect(new Set(names.map((name) => read(name).rule))).toEqual(new Set(ruleKinds));
  });

  it("only reminds where the village cannot help what is wrong", () => {
    const reminding = names.map(read).filter(({ hit }) => hit.severity === "warn");
    expect(new Set(reminding.map(({ rule }) => rule))).toEqual(new Set(["K12", "K32"]));
  });

  it.each(names.map((name) => [name.replace(".json", ""), read(name)] as const))("%s", (_name, refusal) => {
    const office = prepare(refusal);
    const { id } = office.must("voucher.save", { id: null, version: null, content: spending(refusal.spending) });
    if (refusal.linkedVote !== undefined) {
      const { id: resolutionId } = decide(office, recording(refusal.linkedVote, [], { metOn: "2026-09-01" }));
      office.must("voucher.linkResolution", { id, resolutionId });
    }
    const { version } = office.must("voucher.show", { id });
    const voucher = readVoucher(office.ledger.reading, id)?.voucher;
    if (voucher === undefined) throw new Error("not saved");
    const { hits } = judgeVoucher(office.ledger.reading, {
      voucherId: id,
      kind: voucher.kind,
      content: voucher.content,
      preparedBy: voucher.preparedBy,
      reviewedBy: idOf<PersonId>(refusal.reviewedBy ?? "zhou"),
      stage: "review",
    });
    expect(hits).toEqual([{ ...refusal.hit, ruleId: expect.any(String), basis: expect.stringMatching(/./) }]);
    expect(hits.map((hit) => hitSentence(shownHit(hit)))).toEqual([refusal.sentence]);
    const reminds = refusal.hit.severity === "warn";
    expect(isHolding(hits)).toBe(!reminds);
    const reply = office.ask("voucher.review", { id, version }, refusal.reviewedBy === undefined ? "zhou" : "chen");
    if (reminds) {
      expect(reply).toMatchObject({ ok: true });
      return;
    }
    expect(reply).toEqual({
      ok: false,
      failure:
        refusal.reviewedBy === undefined
          ? { code: "rules-refuse", hits: [{ kind: refusal.rule, severity: refusal.hit.severity }] }
          : { code: "same-person" },
    });
  });
});
