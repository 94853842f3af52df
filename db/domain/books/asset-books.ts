/** Which accounts of a system stand behind asset cards and what happens to them: data beside the charts. */
import { chartAccountOf, type SystemId } from "./accounting-system.ts";
import type { AssetClass } from "./asset.ts";

/**
 * The first-level codes a class's cost may stand on, and where its wear is gathered: contra accounts, the cost account `itself`
 * where it is written down directly, or null where the class is not worn.
 */
type ClassBooks = { readonly cost: readonly string[]; readonly worn: readonly string[] | "itself" | null };

export type AssetBooks = {
  /** Null for a class the system does not know. */
  readonly classes: Readonly<Record<AssetClass, ClassBooks | null>>;
  /** 待处理财产损溢; null in the system of 2004, where a difference is booked once it is approved. */
  readonly pending: string | null;
  /** 固定资产清理, which only fixed assets go through. */
  readonly clearing: string;
  readonly works: string;
  /** A living thing kept to be sold is sold as goods are: its price and what it stood at. */
  readonly sale: { readonly income: string; readonly cost: string };
  readonly gain: string;
  readonly loss: string;
  /** Where wear goes by what the asset is used for, and every account that may take it. */
  readonly expenses: Readonly<Record<"operating" | "administrative" | "welfare", string>>;
  readonly wearTo: readonly string[];
  /** What is paid or received for a disposal stands here, at once or later. */
  readonly paidBy: readonly string[];
  /** The other side of a change of a card's cost. */
  readonly revaluedBy: readonly string[];
};

const books: Readonly<Record<SystemId, AssetBooks>> = {
  "2023": {
    classes: {
      fixed: { cost: ["151"], worn: ["152"] },
      "productive-biological": { cost: ["132"], worn: ["133"] },
      "consumable-biological": { cost: ["131"], worn: null },
      "public-biological": { cost: ["134"], worn: null },
      intangible: { cost: ["161"], worn: ["162"] },
      deferred: { cost: ["171"], worn: "itself" },
    },
    pending: "181",
    clearing: "154",
    works: "153",
    sale: { income: "501", cost: "511" },
    gain: "504",
    loss: "515",
    expenses: { operating: "511", administrative: "513", welfare: "514" },
    wearTo: ["401", "511", "513", "514", "515"],
    paidBy: ["101", "102", "112", "113", "211"],
    revaluedBy: ["101", "102", "153", "211", "311", "241"],
  },
  // 待核对: 2004 kept animals and trees by kind, not by use, and wrote them down on their own account.
  "2004": {
    classes: {
      fixed: { cost: ["151"], worn: ["152"] },
      "productive-biological": { cost: ["131", "132"], worn: "itself" },
      "consumable-biological": { cost: ["131", "132"], worn: null },
      "public-biological": { cost: ["132"], worn: null },
      intangible: { cost: ["161"], worn: "itself" },
      deferred: null,
    },
    pending: null,
    clearing: "153",
    works: "154",
    sale: { income: "501", cost: "502" },
    gain: "531",
    loss: "551",
    expenses: { operating: "502", administrative: "541", welfare: "551" },
    wearTo: ["401", "502", "541", "551"],
    paidBy: ["101", "102", "112", "113", "202"],
    revaluedBy: ["101", "102", "154", "202", "311", "241"],
  },
};

export const assetBooksOf = (system: SystemId): AssetBooks => books[system];

/** The contra accounts a class's wear is gathered on; none where it is written down itself or not worn. */
export const contraCodesOf = (own: ClassBooks | null): readonly string[] =>
  own === null || own.worn === null || own.worn === "itself" ? [] : own.worn;

/** The first-level codes wear may be booked on: contra accounts, and the cost accounts that are written down directly. */
export const wearCodesOf = (system: SystemId): readonly string[] => {
  const kinds = Object.values(books[system].classes).flatMap((kind) => kind ?? []);
  return [...new Set(kinds.flatMap((kind) => (kind.worn === "itself" ? kind.cost : contraCodesOf(kind))))];
};

/** True where the class is worn at all, in either system. */
export const doesWear = (kind: AssetClass): boolean => books["2023"].classes[kind]?.worn !== null;

/** True for the contra accounts of a system: their normal side is the credit one. */
export const isContra = (system: SystemId, code: string): boolean => {
  const account = chartAccountOf(system, code);
  return account?.class === "asset" && account.normalSide === "credit";
};

/** Every first-level code the cards of a system stand on, each once, with the contra accounts that belong to it. */
export const cardCodesOf = (
  system: SystemId,
): readonly { readonly cost: string; readonly worn: readonly string[]; readonly name: string }[] => {
  const found = new Map<string, readonly string[]>();
  for (const kind of Object.values(books[system].classes)) {
    if (kind === null) continue;
    for (const cost of kind.cost) found.set(cost, [...new Set([...(found.get(cost) ?? []), ...contraCodesOf(kind)])]);
  }
  return [...found].map(([cost, worn]) => ({ cost, worn, name: chartAccountOf(system, cost)?.name ?? "" }));
};

/** The first-level codes whose whole balance stands on cards: of what is always worn, and the wear of it. */
export const wornCodesOf = (system: SystemId): readonly string[] => {
  const kinds = Object.values(books[system].classes).flatMap((kind) => (kind === null ? [] : [kind]));
  const unworn = new Set(kinds.flatMap((kind) => (kind.worn === null ? kind.cost : [])));
  const worn = kinds.flatMap((kind) => (kind.worn === null ? [] : [...kind.cost, ...contraCodesOf(kind)]));
  return [...new Set(worn)].filter((code) => !unworn.has(code));
};
