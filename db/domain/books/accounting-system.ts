/**
 * Accounting systems as packs of data. A ledger keeps its books under one of them for good. What the program has to name
 * itself (cash, bank, the year's income …) has the same codes in both packs; everything else differs and goes by pack.
 * The statements of a pack stand with the reports.
 */
import { chart2004, details2004 } from "./chart-2004.ts";
import { chart2023, details2023, type ChartAccount, type ChartDetail } from "./chart-2023.ts";

export type SystemId = "2004" | "2023";

/**
 * How the year's result is closed: every income and expense account into `into` (本年收益), at the end of the year that into
 * `carriedTo` (未分配收益), and what was distributed from `appropriations` (各项分配) against it; both are details of
 * `distribution` (收益分配).
 */
export type ClosingRule = {
  readonly into: string;
  readonly distribution: string;
  readonly appropriations: string;
  readonly carriedTo: string;
  readonly status: ChartAccount["useStatus"];
};

export type AccountingSystem = {
  readonly id: SystemId;
  readonly name: string;
  /** The regulation the pack puts into data. */
  readonly norm: string;
  readonly accounts: readonly ChartAccount[];
  readonly details: readonly ChartDetail[];
  readonly closing: ClosingRule;
  /** 往来款: the first-level accounts whose parties owe or are owed. */
  readonly dealings: readonly string[];
  /** 应付款: what is owed to outsiders, and taken from them ahead. */
  readonly payable: string;
  /** 短期借款 and 长期借款及应付款: what the register of debts stands on. */
  readonly debts: readonly string[];
  /** Where rent is earned, the usual account first. */
  readonly rent: readonly string[];
  /** 其他支出: where claims that nobody will pay are written off. */
  readonly writeOff: string;
};

const systems: Readonly<Record<SystemId, AccountingSystem>> = {
  "2004": {
    id: "2004",
    name: "2004 年村集体经济组织会计制度",
    norm: "财会〔2004〕12号",
    accounts: chart2004,
    details: details2004,
    closing: {
      into: "321",
      distribution: "322",
      appropriations: "32201",
      carriedTo: "32202",
      status: "secondary-2004",
    },
    dealings: ["112", "113", "202", "221"],
    payable: "202",
    debts: ["201", "221"],
    rent: ["511", "501"],
    writeOff: "551",
  },
  "2023": {
    id: "2023",
    name: "2023 年农村集体经济组织会计制度",
    norm: "财会〔2023〕14号",
    accounts: chart2023,
    details: details2023,
    closing: { into: "321", distribution: "322", appropriations: "32201", carriedTo: "32202", status: "parallel" },
    dealings: ["112", "113", "211", "221"],
    payable: "211",
    debts: ["201", "221"],
    rent: ["501"],
    writeOff: "515",
  },
};

export const systemIds = ["2023", "2004"] as const satisfies readonly SystemId[];

export const systemOf = (id: SystemId): AccountingSystem => systems[id];

/** 本年收益 or a detail of it, in any system: only what the program closes moves it. */
export const isResultAccount = (code: string): boolean =>
  systemIds.some((id) => code.startsWith(systems[id].closing.into));

/** 收益分配 or a detail of it, in any system. */
export const isDistributionAccount = (code: string): boolean =>
  systemIds.some((id) => code.startsWith(systems[id].closing.distribution));

/** The first-level accounts of debts, in any system. */
export const isDebtAccount = (firstLevel: string): boolean =>
  systemIds.some((id) => systems[id].debts.includes(firstLevel));

/** 应收款, 内部往来, first level, in any system: where advances to people stand. */
export const isAdvanceAccount = (firstLevel: string): boolean => firstLevel === "112" || firstLevel === "113";

/** 应付款 of a system, first level. */
export const isPayableAccount = (system: SystemId, firstLevel: string): boolean =>
  systems[system].payable === firstLevel;

/** 其他支出 or a detail of it, in any system: no other account of either bears these codes. */
export const isWriteOffAccount = (code: string): boolean =>
  systemIds.some((id) => code.startsWith(systems[id].writeOff));

/** 往来款 of a system and 短期借款: the first-level accounts that say who owes what, in code order. */
export const duesOf = (system: SystemId): readonly string[] => [...systems[system].dealings, "201"].toSorted();

/** The first-level account of a system by its code. */
export const chartAccountOf = (system: SystemId, code: string): ChartAccount | undefined =>
  systems[system].accounts.find((account) => account.code === code);
