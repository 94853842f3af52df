import type { InputOf } from "#contract/contract.ts";

type FullMapping = NonNullable<InputOf<"statement.inspect">["mapping"]>;
export type MappingField = Exclude<keyof FullMapping, "headerRow">;
/** A mapping being made: like the finished one, but the date may still be missing. */
export type MappingDraft = { readonly [Field in MappingField]: number | null } & { readonly headerRow: number };

/** What a column can mean, in the order the chooser offers it. */
export const fieldLabels: Readonly<Record<MappingField, string>> = {
  date: "记账日期",
  time: "交易时间",
  creditAmount: "收入金额",
  debitAmount: "支出金额",
  signedAmount: "金额(一栏)",
  directionFlag: "收支方向",
  balance: "余额",
  counterpartyName: "对方户名",
  counterpartyAccount: "对方账号",
  counterpartyBank: "对方开户行",
  summary: "摘要",
  purpose: "用途",
  remark: "附言",
  serial: "交易流水号",
  ownAccount: "本方账号",
  currency: "币种",
};

const isField = (text: string): text is MappingField => Object.hasOwn(fieldLabels, text);
export const fields: readonly MappingField[] = Object.keys(fieldLabels).filter(isField);

export const emptyMapping = (headerRow: number): MappingDraft => ({
  headerRow,
  date: null,
  time: null,
  creditAmount: null,
  debitAmount: null,
  signedAmount: null,
  directionFlag: null,
  balance: null,
  counterpartyName: null,
  counterpartyAccount: null,
  counterpartyBank: null,
  purpose: null,
  remark: null,
  summary: null,
  serial: null,
  ownAccount: null,
  currency: null,
});

/** What a column means under a mapping; null when it is not used. */
export const fieldOfColumn = (mapping: MappingDraft, column: number): MappingField | null =>
  fields.find((field) => mapping[field] === column) ?? null;

/** The mapping after a column was given a meaning; a meaning belongs to one column, so it leaves the one it had. */
export const withField = (mapping: MappingDraft, column: number, field: MappingField | null): MappingDraft => {
  const before = fieldOfColumn(mapping, column);
  const cleared = before === null ? mapping : { ...mapping, [before]: null };
  return field === null ? cleared : { ...cleared, [field]: column };
};

/** What still keeps a mapping from being used, as sentences; an empty list means it can be tried. */
export const mappingProblems = (mapping: MappingDraft): readonly string[] => {
  const problems: string[] = [];
  const hasPair = mapping.creditAmount !== null || mapping.debitAmount !== null;
  const hasWholePair = mapping.creditAmount !== null && mapping.debitAmount !== null;
  if (mapping.date === null) problems.push("请指定哪一栏是「记账日期」。");
  if (!hasPair && mapping.signedAmount === null)
    problems.push("请指定金额：要么「收入金额」和「支出金额」两栏，要么「金额(一栏)」。");
  if (hasPair && !hasWholePair)
    problems.push(
      `已指定「${mapping.creditAmount === null ? "支出金额" : "收入金额"}」，还缺「${
        mapping.creditAmount === null ? "收入金额" : "支出金额"
      }」。`,
    );
  if (hasPair && mapping.signedAmount !== null) problems.push("「金额(一栏)」不能和「收入金额」「支出金额」同时使用。");
  if (mapping.directionFlag !== null && mapping.signedAmount === null && !hasPair)
    problems.push("「收支方向」要和金额栏一起使用。");
  return problems;
};

/** The mapping to send, or null while something is missing. */
export const finishedMapping = (mapping: MappingDraft): FullMapping | null => {
  const { date } = mapping;
  return date === null || mappingProblems(mapping).length > 0 ? null : { ...mapping, date };
};

/** `A`, `B` … `Z`, `AA`: the letter a spreadsheet gives a 0-based column. */
export const columnLetter = (column: number): string => {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ""}${String.fromCodePoint(65 + (column % 26))}`;
};
