import type { InputOf } from "#contract/contract.ts";
import { commonFlagWords, type ColumnRole } from "#domain/bank/column-mapping.ts";

export type MappingInput = NonNullable<InputOf<"statement.inspect">["mapping"]>;

/** What each column means while a person chooses: by 0-based column; a meaning is used once. */
export type ColumnRoles = ReadonlyMap<number, ColumnRole>;

const rolesOfParties = ({
  whenIn,
  whenOut,
}: MappingInput["counterparty"]): readonly (readonly [ColumnRole, number | null])[] => [
  ["counterpartyName", whenIn.name ?? whenOut.name],
  ["counterpartyAccount", whenIn.account ?? whenOut.account],
  ["counterpartyBank", whenIn.bank ?? whenOut.bank],
];

const rolesOfAmount = (amount: MappingInput["amount"]): readonly (readonly [ColumnRole, number | null])[] => {
  if (amount.mode === "signed") return [["signedAmount", amount.amount]];
  const flag = ["flag", amount.flag?.column ?? null] as const;
  return amount.mode === "flag"
    ? [["signedAmount", amount.amount], flag]
    : [["moneyIn", amount.moneyIn], ["moneyOut", amount.moneyOut], flag];
};

/** What a mapping says of each column, to be looked at and put right. */
export const rolesFromMapping = (mapping: MappingInput): ColumnRoles => {
  const { amount, counterparty, isSerialTrusted: _trusted, ...columns } = mapping;
  const plain: readonly (readonly [ColumnRole, number | null])[] = [
    ["bookedOn", columns.bookedOn],
    ["tradedOn", columns.tradedOn],
    ["tradedTime", columns.tradedTime],
    ["balance", columns.balance],
    ["currency", columns.currency],
    ["purpose", columns.purpose],
    ["remark", columns.remark],
    ["summary", columns.summary],
    ["serial", columns.serial],
    ["ownAccount", columns.ownAccount],
    ["ownName", columns.ownName],
  ];
  const all = [...rolesOfAmount(amount), ...rolesOfParties(counterparty), ...plain];
  return new Map(all.flatMap(([role, column]) => (column === null ? [] : [[column, role] as const])));
};

/** The roles after a column was given one; the column that had it before loses it. Null takes a column's meaning away. */
export const withRole = (roles: ColumnRoles, column: number, role: ColumnRole | null): ColumnRoles => {
  const kept = [...roles].filter(([other, otherRole]) => other !== column && otherRole !== role);
  return new Map(role === null ? kept : [...kept, [column, role]]);
};

/** What still keeps the choice from being used, as sentences; an empty list means it can be tried. */
export const mappingProblems = (roles: ColumnRoles): readonly string[] => {
  const chosen = new Set(roles.values());
  const problems: string[] = [];
  const [hasIn, hasOut, hasSingle] = [chosen.has("moneyIn"), chosen.has("moneyOut"), chosen.has("signedAmount")];
  if (!chosen.has("bookedOn")) problems.push("请指定哪一栏是“记账日期”。");
  if (!hasIn && !hasOut && !hasSingle) problems.push("请指定金额：“收入金额”和“支出金额”两栏，或者“金额（一栏）”。");
  if (hasIn !== hasOut) problems.push(hasIn ? "还缺“支出金额”栏。" : "还缺“收入金额”栏。");
  if (hasSingle && (hasIn || hasOut)) problems.push("“金额（一栏）”不能和“收入金额”“支出金额”同时使用。");
  return problems;
};

const amountOf = (
  at: (role: ColumnRole) => number | null,
  supposed: MappingInput["amount"] | null,
): MappingInput["amount"] | null => {
  const [moneyIn, moneyOut, single, flagColumn] = [at("moneyIn"), at("moneyOut"), at("signedAmount"), at("flag")];
  // What the balances prove of a column's words holds for that column only.
  const known = supposed === null || supposed.mode === "signed" ? null : supposed.flag;
  const words = known?.column === flagColumn ? known.words : commonFlagWords;
  const flag = flagColumn === null ? null : { column: flagColumn, words };
  if (moneyIn !== null && moneyOut !== null) return { mode: "two-columns", moneyIn, moneyOut, flag };
  if (single === null) return null;
  return flag === null ? { mode: "signed", amount: single } : { mode: "flag", amount: single, flag };
};

/** The mapping to send, or null while something is missing. A serial chosen by hand is not trusted as a bank's identity. */
export const mappingFromRoles = (
  roles: ColumnRoles,
  supposed: MappingInput["amount"] | null = null,
): MappingInput | null => {
  if (mappingProblems(roles).length > 0) return null;
  const at = (role: ColumnRole): number | null => [...roles].find(([, other]) => other === role)?.[0] ?? null;
  const bookedOn = at("bookedOn");
  const amount = amountOf(at, supposed);
  if (bookedOn === null || amount === null) return null;
  const party = { name: at("counterpartyName"), account: at("counterpartyAccount"), bank: at("counterpartyBank") };
  return {
    bookedOn,
    tradedOn: at("tradedOn"),
    tradedTime: at("tradedTime"),
    amount,
    balance: at("balance"),
    currency: at("currency"),
    counterparty: { whenIn: party, whenOut: party },
    purpose: at("purpose"),
    remark: at("remark"),
    summary: at("summary"),
    serial: at("serial"),
    isSerialTrusted: false,
    ownAccount: at("ownAccount"),
    ownName: at("ownName"),
  };
};
