import { floorStandingOf, type VillageMoney } from "#domain/checks/floor-rule.ts";
import { isPlainParameters, rulesOn } from "#domain/checks/rule.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { OutputOf } from "#contract/contract.ts";
import type { Reading } from "#store/query.ts";
import { readRules, type RuleRow } from "#store/rule-rows.ts";
import { readVillages, type VillageRow } from "#store/village-rows.ts";
import { villageMoneyOn } from "./around-money.ts";
import { done, type Call, type Reply } from "./call.ts";

type Line = OutputOf<"floor.overview">["lines"][number];

const isFor = (rule: RuleRow, village: VillageRow): boolean =>
  rule.scope.villageIds.length === 0 || rule.scope.villageIds.includes(village.id);

const lineOf = (rule: RuleRow, village: VillageRow, money: VillageMoney): Omit<Line, "isDeciding"> | undefined => {
  if (!isPlainParameters(rule.parameters)) return undefined;
  const standing = floorStandingOf(rule.parameters, money);
  if (standing.state === "none") return undefined;
  const named = {
    villageId: village.id,
    villageName: village.name,
    ruleId: rule.id,
    ruleTitle: rule.title,
    basis: rule.basis,
    dueMonth: rule.parameters.counts["dueMonth"] ?? 12,
  };
  if (standing.state === "known") {
    const { state: _state, ...sums } = standing;
    return { ...named, ...sums, missing: null };
  }
  const { missing, receivedFen } = standing;
  return { ...named, missing, floorFen: null, ownFen: zeroFen, receivedFen, shortFen: null };
};

const linesOf = (reading: Reading, rules: readonly RuleRow[], on: Call<"floor.overview">["input"]["onDate"]) => {
  const moneyOf = villageMoneyOn(reading, on);
  return readVillages(reading)
    .filter((village) => village.isActive)
    .flatMap((village): Line[] => {
      const own = rules.filter((rule) => isFor(rule, village));
      if (own.length === 0) return [];
      const money = moneyOf(village.id);
      const lines = own.flatMap((rule) => lineOf(rule, village, money) ?? []);
      const known = lines.filter(({ floorFen }) => floorFen !== null);
      const deciding = known.toSorted((left, right) => (right.floorFen ?? 0) - (left.floorFen ?? 0))[0];
      return lines.map((line) => ({ ...line, isDeciding: line === deciding }));
    });
};

/** 保障线: every village beside every floor promised to it; the highest floor is what it is owed. */
export const floorOverview = (call: Call<"floor.overview">): Reply<"floor.overview"> =>
  call.ledger.snapshot((reading): Reply<"floor.overview"> => {
    const { onDate } = call.input;
    const approved = readRules(reading).filter((rule) => rule.isApproved && rule.parameters.kind === "K12");
    const rules = rulesOn(approved, onDate);
    const lines = linesOf(reading, rules, onDate);
    const deciding = lines.filter((line) => line.isDeciding);
    const total = (of: (line: Line) => number) => fen(sumOf(deciding, of));
    return done({
      ruleCount: rules.length,
      lines,
      totals: {
        floorFen: total((line) => line.floorFen ?? 0),
        ownFen: total((line) => line.ownFen),
        receivedFen: total((line) => line.receivedFen),
        shortFen: total((line) => line.shortFen ?? 0),
      },
    });
  });
