import type { InputOf } from "#contract/contract.ts";
import type { PlainKind } from "#domain/checks/plain-rule.ts";
import { dateFromText, localDate, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { Rule, RuleParameters } from "./rule-words.ts";

export type Proposal = InputOf<"rule.propose">;
export type Ladders = Extract<RuleParameters, { readonly kind: "K01" }>["ladders"];
export type Tier = Ladders[number]["tiers"][number];
export type Requirements = Extract<RuleParameters, { readonly kind: "K17" }>["requirements"];

/** A new version while it is typed. */
export type RuleForm = {
  readonly id: string | null;
  readonly title: string;
  readonly level: Rule["level"];
  readonly basis: string;
  readonly severity: Rule["severity"];
  readonly parameters: RuleParameters;
  readonly scope: Rule["scope"];
  readonly fromOn: LocalDate | null;
  /** Null: it has no end. */
  readonly toOn: LocalDate | null;
};

/** The rules a township may set itself; the others are the law's and locked. */
export type OpenKind = "K01" | "K08" | "K17" | PlainKind;
export const openKinds: readonly OpenKind[] = [
  "K01",
  "K02",
  "K03",
  "K07",
  "K08",
  "K09",
  "K10",
  "K11",
  "K12",
  "K13",
  "K14",
  "K15",
  "K16",
  "K17",
  "K19",
  "K20",
  "K21",
  "K22",
  "K23",
  "K24",
  "K25",
  "K26",
  "K27",
  "K28",
  "K30",
  "K31",
  "K32",
  "K33",
  "K34",
];

const openEnd: Tier = { upToFen: null, isInclusive: true, roles: [], documents: [] };

const emptyParameters = (kind: OpenKind): RuleParameters => {
  switch (kind) {
    case "K01":
      return { kind: "K01", ladders: [{ nature: "non-productive", tiers: [openEnd] }] };
    case "K08":
      return { kind: "K08", categoryIds: [], words: [] };
    case "K17":
      return { kind: "K17", requirements: [{ natures: ["non-productive"], fromFen: fen(0), anyOf: ["invoice"] }] };
    case "K02":
    case "K03":
    case "K07":
    case "K09":
    case "K10":
    case "K11":
    case "K12":
    case "K13":
    case "K14":
    case "K15":
    case "K16":
    case "K19":
    case "K20":
    case "K21":
    case "K22":
    case "K23":
    case "K24":
    case "K25":
    case "K26":
    case "K27":
    case "K28":
    case "K30":
    case "K31":
    case "K32":
    case "K33":
    case "K34":
      return {
        kind,
        amounts: {},
        counts: {},
        flags: {},
        categoryIds: [],
        natures: [],
        words: [],
        days: [],
        workdays: [],
      };
  }
};

/** The last day of a rule without an end. */
const farEnd = localDate("2100-12-31");

/** A proposal that starts from a rule's version, without the sample's basis: that must be the township's own document. */
export const formFromRule = (rule: Rule, today: LocalDate): RuleForm => ({
  id: rule.id,
  title: rule.title,
  level: rule.level,
  basis: rule.isSample ? "" : rule.basis,
  severity: rule.severity,
  parameters: rule.parameters,
  scope: rule.scope,
  fromOn: today,
  toOn: null,
});

/** How strict local rules of each kind usually are; the form starts from it. */
const usualSeverities: Readonly<Record<OpenKind, Rule["severity"]>> = {
  K01: "needs-approval",
  K02: "needs-resolution",
  K03: "needs-resolution",
  K07: "needs-resolution",
  K08: "block",
  K09: "needs-approval",
  K10: "needs-resolution",
  K11: "block",
  K12: "warn",
  K13: "block",
  K14: "warn",
  K15: "block",
  K16: "warn",
  K17: "block",
  K19: "warn",
  K20: "needs-approval",
  K21: "block",
  K22: "block",
  K23: "needs-resolution",
  K24: "needs-resolution",
  K25: "needs-resolution",
  K26: "block",
  K27: "block",
  K28: "warn",
  K30: "warn",
  K31: "warn",
  K32: "warn",
  K33: "block",
  K34: "needs-resolution",
};

export const newRuleForm = (kind: OpenKind, today: LocalDate): RuleForm => ({
  id: null,
  title: "",
  level: "township",
  basis: "",
  severity: usualSeverities[kind],
  parameters: emptyParameters(kind),
  scope: { villageIds: [], entities: [] },
  fromOn: today,
  toOn: null,
});

/** A tier more, below the open end. */
export const withTier = (tiers: readonly Tier[]): Tier[] => {
  const added: Tier = { upToFen: fen(tiers.at(-2)?.upToFen ?? 0), isInclusive: true, roles: [], documents: [] };
  return [...tiers.slice(0, -1), added, ...tiers.slice(-1)];
};

/** `招待、餐 酒` → the words, without repeats. */
export const wordsFromText = (text: string): string[] => [
  ...new Set(text.split(/[\s、，,；;]+/).filter((word) => word !== "")),
];

/** `2026-10-01、2026-10-02` → the days that can be read, in order and without repeats. */
export const daysFromText = (text: string): LocalDate[] =>
  [...new Set(text.split(/[\s、，,；;]+/).flatMap((day) => dateFromText(day) ?? []))].toSorted();

/** The numbers of a form with one of them changed; null takes it away. */
export const withCount = (
  counts: Readonly<Record<string, number>>,
  key: string,
  count: number | null,
): Record<string, number> => {
  const { [key]: _before, ...others } = counts;
  return count === null ? others : { ...others, [key]: count };
};

/** What is still missing, as sentences; what makes the parameters contradict each other is for the core to say. */
export const ruleProblems = (form: RuleForm): readonly string[] => {
  const problems: string[] = [];
  if (form.title.trim() === "") problems.push("请填规则名称。");
  if (form.basis.trim() === "") problems.push("请填依据：本乡镇的文件名称和文号。");
  if (form.level === "village" && form.scope.villageIds.length === 0) problems.push("村级规则请选适用的村。");
  if (form.fromOn === null) problems.push("请填生效日期。");
  return problems;
};

/** The proposal as it is sent, or null while something is missing. */
export const proposalOf = (form: RuleForm): Proposal | null => {
  const { fromOn, toOn } = form;
  if (fromOn === null || ruleProblems(form).length > 0) return null;
  return { ...form, fromOn, toOn: toOn ?? farEnd };
};

/** The versions of each rule, newest first, rules in the order they came. */
export const rulesById = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(rule.id, [...(groups.get(rule.id) ?? []), rule]);
  return [...groups.values()].map((versions) => versions.toSorted((left, right) => right.version - left.version));
};

/** The version that judges on a day: the newest approved one that has begun and not ended. */
export const rulingVersion = (versions: readonly Rule[], on: LocalDate): Rule | null => {
  const begun = versions.find((rule) => rule.isApproved && rule.fromOn <= on);
  return begun === undefined || begun.toOn < on ? null : begun;
};
