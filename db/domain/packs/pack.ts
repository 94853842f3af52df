import type { ShippedRule } from "#domain/checks/shipped-rules.ts";
import { isPlainParameters } from "#domain/checks/rule.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ArrivalLimits } from "#domain/funds/allocation.ts";
import type { EntitlementRow } from "#domain/funds/entitlement.ts";
import type { FixedPayRow, PayFormula, PayPart, RetiredScheme } from "#domain/funds/remuneration.ts";
import type { VillageCondition } from "#domain/funds/village-condition.ts";

/** Figures of a village that no other register keeps; money in fen, areas in square metres. */
export const figureKeys = ["last-year-running", "own-money", "premises-area", "operating-profit"] as const;
export type FigureKey = (typeof figureKeys)[number];

/** Dated events a policy asks for, kept in the pack's own list: 巡查, 考核, 培训, 审计, 调度, 通报. */
export const eventKinds = [
  "inspection",
  "appraisal",
  "training",
  "audit",
  "dispatch",
  "notice",
  "project-choice",
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * What one row of a policy document has the program work out. Every measure ends in lines of the same shape: whose, how much
 * is due, how much there is, and whether that is enough (`reportOf`).
 *
 * - `floor` K12 定额保障: what arrived of the fund, and where the document says so the village's own money, against its floor.
 * - `average`: what arrived of the fund per village on average, with the least and the most; no promise to any one village.
 * - `arrival` 到账率, `quarterly` 按季拨付: granted, received and divided.
 * - `pay-formula`, `pay-table` K11: what a post is due against what was paid; `pay-gate`: parts a village may not pay;
 *   `bonus-band`: a part of pay inside a span; `monthly-pay`: one payroll a month; `raise`: months since pay last rose;
 *   `history`: pay against an earlier year's; `retired` 离任干部定补.
 * - `fund` K21 专款: the year's sum, by source, and whether it was spent on the categories it is for.
 * - `figure`: a village's figure against a limit; `bands`: villages by recurring income; `events`: dated records per period.
 * - `rule`: rules of this pack, judged like any other; `register`: answered by a screen the program has anyway.
 */
export type Measure =
  | {
      readonly kind: "floor";
      readonly fund: string;
      readonly rows: readonly EntitlementRow[];
      readonly countsOwn: boolean;
    }
  | {
      readonly kind: "average";
      readonly fund: string;
      /** Null where the document names an average only of a larger place: then it is shown. */
      readonly averageFen: Fen | null;
      /** How much more than last year it has to be on average; missing where the document does not say. */
      readonly moreFen?: Fen | null;
      readonly condition: VillageCondition;
    }
  | { readonly kind: "arrival"; readonly fund: string; readonly eachFen: Fen | null; readonly limits: ArrivalLimits }
  | { readonly kind: "quarterly"; readonly fund: string }
  | {
      readonly kind: "pay-formula";
      readonly formula: PayFormula;
      /** Whose figure of the year before, by its name in the register of indicators. */
      readonly indicator: string;
    }
  | { readonly kind: "pay-table"; readonly rows: readonly FixedPayRow[] }
  | { readonly kind: "pay-gate"; readonly parts: readonly GatedPart[] }
  | { readonly kind: "bonus-band"; readonly part: string; readonly leastFen: Fen; readonly mostFen: Fen }
  | { readonly kind: "monthly-pay" }
  | { readonly kind: "raise"; readonly months: number }
  | {
      readonly kind: "history";
      readonly indicator: string;
      readonly formula: PayFormula;
      readonly before: readonly PostPay[];
      /** The rise as the document has it, in hundredths of a percent. */
      readonly risePoints: number;
    }
  | { readonly kind: "retired"; readonly scheme: RetiredScheme }
  | {
      readonly kind: "fund";
      readonly fund: string;
      readonly yearFen: Fen | null;
      /** Names of the categories the money may be spent on; null where the document names none. */
      readonly categories: readonly string[] | null;
    }
  | {
      readonly kind: "figure";
      readonly figure: FigureKey;
      readonly least: number;
      readonly isInclusive: boolean;
      readonly condition: VillageCondition;
    }
  | { readonly kind: "bands"; readonly upToFen: readonly Fen[] }
  | {
      readonly kind: "events";
      readonly event: EventKind;
      readonly perYear: number;
      /** Days are added up instead of records; a record without days is one. */
      readonly isInDays?: boolean;
      readonly of: "village" | "township";
    }
  | { readonly kind: "rule"; readonly ruleIds: readonly string[] }
  | { readonly kind: "register"; readonly register: RegisterName };

/** A part of pay, open to villages by their figures or, where it is for income earned, only to those with a profit. */
export type GatedPart = PayPart & { readonly needsProfit?: boolean };

/** What a post was paid a month, and by how much it was raised. */
export type PostPay = { readonly post: string; readonly monthlyFen: Fen; readonly moreFen: Fen };

/** Registers of the program that answer a row by themselves. */
export type RegisterName = "categories" | "caps" | "resolutions" | "projects" | "assets" | "people" | "ageing";

/** One row of a policy document: where it stands, what it says with its numbers, what is worked out of it. */
export type PackRow = {
  readonly code: string;
  readonly title: string;
  readonly says: string;
  readonly measures: readonly Measure[];
};

/** A number the document leaves open or that is read in two ways; the township says it when it takes the pack. */
export type SettingField = {
  readonly key: string;
  readonly label: string;
  readonly unit: "yes-no" | "years" | "percent" | "yuan";
  /** Null: the document gives no number, so the rows that need it say so until the township fills it in. */
  readonly preset: number | null;
};
export type PackSettings = Readonly<Record<string, number | null>>;

/** A row of the document that carries no rule about money, or something in it that does not agree; shown, never corrected. */
export type PackNote = { readonly code: string; readonly text: string };

/**
 * A policy as a pack that a township takes or leaves. `rules` become the township's rules when a second person approves the
 * pack; `rows` are reported on from then. A locked pack is always in force.
 */
export type Pack = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly level: "national" | "province" | "county" | "township";
  readonly source: string;
  readonly isLocked: boolean;
  readonly settings: readonly SettingField[];
  readonly rules: readonly PackRule[];
  readonly rows: (settings: PackSettings) => readonly PackRow[];
  readonly notes: readonly PackNote[];
};

/**
 * A rule of a pack. `ofCategories`: the office's categories of these names are its scope; `switchedBy`: which of its switches
 * follows which setting of the pack.
 */
export type PackRule = ShippedRule & {
  readonly ofCategories?: readonly string[];
  readonly switchedBy?: Readonly<Record<string, string>>;
};

/** A rule of a pack as an office with its categories and settings has it. */
export const ruleOfPack = (
  { ofCategories = [], switchedBy = {}, ...rule }: PackRule,
  settings: PackSettings,
  categories: readonly { readonly id: CategoryId; readonly name: string }[],
): ShippedRule => {
  const { parameters } = rule;
  if (!isPlainParameters(parameters)) return rule;
  const flags = Object.fromEntries(Object.entries(switchedBy).map(([flag, key]) => [flag, settings[key] === 1]));
  const named = categories.filter(({ name }) => ofCategories.includes(name)).map(({ id }) => id);
  return {
    ...rule,
    parameters: {
      ...parameters,
      flags: { ...parameters.flags, ...flags },
      categoryIds: [...parameters.categoryIds, ...named],
    },
  };
};

export type SettingsFault = { readonly reason: "unknown-setting" | "setting-out-of-range"; readonly field: string };

const mostOf: Readonly<Record<SettingField["unit"], number>> = {
  "yes-no": 1,
  years: 80,
  percent: 1000,
  yuan: 1_000_000_000,
};

/** What is wrong with settings given for a pack, or `undefined`: a key it has not, or a number outside its unit. */
export const settingsFault = (pack: Pack, given: PackSettings): SettingsFault | undefined => {
  for (const [key, value] of Object.entries(given)) {
    const field = pack.settings.find((each) => each.key === key);
    if (field === undefined) return { reason: "unknown-setting", field: key };
    if (value !== null && !(Number.isSafeInteger(value) && value >= 0 && value <= mostOf[field.unit]))
      return { reason: "setting-out-of-range", field: field.label };
  }
  return undefined;
};

/** Every setting of a pack: as given, else as the pack presets it. */
export const settingsWith = (pack: Pack, given: PackSettings): PackSettings =>
  Object.fromEntries(pack.settings.map(({ key, preset }) => [key, given[key] === undefined ? preset : given[key]]));
