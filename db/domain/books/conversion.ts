/**
 * 新旧衔接: balances kept under the system of 2004 are placed in that of 2023, by meaning and never by code, because codes were
 * used again for other things. Nothing is finished before every balance is placed and both sides balance.
 */
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { firstLevelCode, type AccountClass } from "./account.ts";
import { chartAccountOf } from "./accounting-system.ts";

import { chart2023, details2023 } from "./chart-2023.ts";
import { defaultTargetOf } from "./conversion-table.ts";

/** One balance of the old books: of an account without details, or of one party within it. Debit-positive fen. */
export type OldBalance = {
  /** Account and item together. */
  readonly key: string;
  readonly code: string;
  /** Below the first level: 农商行基本户; '' for a first-level account. */
  readonly detailName: string;
  readonly itemName: string;
  readonly amountFen: Fen;
};
/** A part of a balance in its new place: a first-level account of 2023, a detail below it, a party. Debit-positive fen. */
export type NewPart = {
  readonly toCode: string;
  readonly detailName: string;
  readonly itemName: string;
  readonly amountFen: Fen;
};
export type ConversionRow = { readonly key: string; readonly parts: readonly NewPart[]; readonly reason: string };
export type Addition = NewPart & { readonly reason: string };
/** `additions` are what the old books never held, such as assets found; they balance among themselves. */
export type ConversionPlan = { readonly rows: readonly ConversionRow[]; readonly additions: readonly Addition[] };

export type ConversionFault = {
  readonly code:
    | "old-unbalanced"
    | "result-balance"
    | "not-placed"
    | "no-account"
    | "needs-reason"
    | "detail-missing"
    | "additions-unbalanced";
  /** The old balance's key, or the new account's code. */
  readonly at: string;
  readonly amountFen: Fen;
};

const openedDetails = new Set(details2023.filter((each) => each.code !== null).map((each) => each.parentCode));

/** The place the default table gives a balance, whole; an account without successor gets none. */
export const defaultRow = (balance: OldBalance): ConversionRow => {
  const [toCode] = defaultTargetOf(firstLevelCode(balance.code))?.to ?? [];
  if (toCode === undefined) return { key: balance.key, parts: [], reason: "" };
  const takesItems = (chartAccountOf("2023", toCode)?.itemKinds.length ?? 0) > 0;
  const undistributed = toCode === "322" && balance.detailName === "" ? "未分配收益" : balance.detailName;
  const part: NewPart = {
    toCode,
    detailName: takesItems || balance.itemName === "" ? undistributed : balance.itemName,
    itemName: takesItems ? balance.itemName : "",
    amountFen: balance.amountFen,
  };
  return { key: balance.key, parts: [part], reason: "" };
};

const isDefault = (row: ConversionRow, balance: OldBalance): boolean => {
  const target = defaultTargetOf(firstLevelCode(balance.code));
  const [part, ...others] = row.parts;
  return target?.how === "whole" && others.length === 0 && part !== undefined && part.toCode === target.to[0];
};

const placedFen = (parts: readonly NewPart[]): Fen => sumOf(parts, (part) => part.amountFen);

const rowFault = (row: ConversionRow | undefined, balance: OldBalance): ConversionFault | undefined => {
  const fault = (code: ConversionFault["code"], amountFen: number): ConversionFault => ({
    code,
    at: balance.key,
    amountFen: fen(amountFen),
  });
  if (defaultTargetOf(firstLevelCode(balance.code))?.how === "none") return fault("result-balance", balance.amountFen);
  const missing = balance.amountFen - placedFen(row?.parts ?? []);
  if (row === undefined || missing !== 0) return fault("not-placed", missing);
  const strange = row.parts.find((part) => chartAccountOf("2023", part.toCode) === undefined);
  if (strange !== undefined) return fault("no-account", strange.amountFen);
  return isDefault(row, balance) || row.reason.trim() !== "" ? undefined : fault("needs-reason", balance.amountFen);
};

/** Every part of the plan: of the rows whose balance there is, and of the additions. */
export const partsOf = (plan: ConversionPlan, balances: readonly OldBalance[]): readonly NewPart[] => {
  const keys = new Set(balances.map((balance) => balance.key));
  return [...plan.rows.filter((row) => keys.has(row.key)).flatMap((row) => row.parts), ...plan.additions].filter(
    (part) => part.amountFen !== 0,
  );
};

/** Accounts that would hold amounts of their own beside details: each amount must then stand on a detail. */
const mixedDetails = (parts: readonly NewPart[]): readonly ConversionFault[] => {
  const plain = new Map<string, number>();
  const detailed = new Set(openedDetails);
  for (const part of parts) {
    if (part.detailName === "") plain.set(part.toCode, (plain.get(part.toCode) ?? 0) + part.amountFen);
    else detailed.add(part.toCode);
  }
  return [...plain]
    .filter(([code]) => detailed.has(code))
    .map(([code, amount]) => ({ code: "detail-missing", at: code, amountFen: fen(amount) }));
};

/** Everything that keeps a conversion from being finished; empty when each balance is placed and both sides balance. */
export const conversionFaults = (plan: ConversionPlan, balances: readonly OldBalance[]): readonly ConversionFault[] => {
  const oldFen = sumOf(balances, (balance) => balance.amountFen);
  const additionsFen = placedFen(plan.additions);
  const rowsByKey = new Map(plan.rows.map((row) => [row.key, row]));
  const badAddition = plan.additions.find((addition) => chartAccountOf("2023", addition.toCode) === undefined);
  const bareAddition = plan.additions.find((addition) => addition.reason.trim() === "");
  return [
    ...(oldFen === 0 ? [] : [{ code: "old-unbalanced", at: "", amountFen: oldFen } as const]),
    ...balances.flatMap((balance) => rowFault(rowsByKey.get(balance.key), balance) ?? []),
    ...(additionsFen === 0 ? [] : [{ code: "additions-unbalanced", at: "", amountFen: additionsFen } as const]),
    ...(badAddition === undefined
      ? []
      : [{ code: "no-account", at: badAddition.toCode, amountFen: badAddition.amountFen } as const]),
    ...(bareAddition === undefined
      ? []
      : [{ code: "needs-reason", at: bareAddition.toCode, amountFen: bareAddition.amountFen } as const]),
    ...mixedDetails(partsOf(plan, balances)),
  ];
};

export type TrialRow = { readonly code: string; readonly name: string; readonly amountFen: Fen };
export type ClassTotal = {
  readonly class: "asset" | "liability" | "equity";
  readonly oldFen: Fen;
  readonly newFen: Fen;
};
/** 衔接试算平衡表: first-level balances on both sides, debit-positive, and the three totals the signed old sheet must have. */
export type ConversionTrial = {
  readonly oldRows: readonly TrialRow[];
  readonly newRows: readonly TrialRow[];
  readonly oldDifferenceFen: Fen;
  readonly newDifferenceFen: Fen;
  readonly totals: readonly ClassTotal[];
};

const classOf = (system: "2004" | "2023", code: string): ClassTotal["class"] | undefined => {
  const found: AccountClass | undefined = chartAccountOf(system, firstLevelCode(code))?.class;
  if (found === "asset" || found === "cost") return "asset";
  return found === "liability" || found === "equity" ? found : undefined;
};

const trialRows = (
  amounts: readonly { readonly code: string; readonly amountFen: Fen }[],
  nameOf: (code: string) => string,
): readonly TrialRow[] => {
  const byCode = new Map<string, number>();
  for (const { code, amountFen } of amounts) {
    const first = firstLevelCode(code);
    byCode.set(first, (byCode.get(first) ?? 0) + amountFen);
  }
  return [...byCode]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, amount]) => ({ code, name: nameOf(code), amountFen: fen(amount) }));
};

export const conversionTrial = (plan: ConversionPlan, balances: readonly OldBalance[]): ConversionTrial => {
  const parts = partsOf(plan, balances).map((part) => ({ code: part.toCode, amountFen: part.amountFen }));
  const total = (system: "2004" | "2023", wanted: ClassTotal["class"]): Fen => {
    const amounts: readonly { readonly code: string; readonly amountFen: Fen }[] = system === "2004" ? balances : parts;
    const sum = sumOf(amounts, (each) => (classOf(system, each.code) === wanted ? each.amountFen : 0));
    return fen(wanted === "asset" ? sum : -sum);
  };
  return {
    oldRows: trialRows(balances, (code) => chartAccountOf("2004", code)?.name ?? ""),
    newRows: trialRows(parts, (code) => chart2023.find((each) => each.code === code)?.name ?? ""),
    oldDifferenceFen: sumOf(balances, (balance) => balance.amountFen),
    newDifferenceFen: sumOf(parts, (part) => part.amountFen),
    totals: (["asset", "liability", "equity"] as const).map((wanted) => ({
      class: wanted,
      oldFen: total("2004", wanted),
      newFen: total("2023", wanted),
    })),
  };
};
