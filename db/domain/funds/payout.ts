import { sumOf, yuanTextFromFen, type Fen } from "#domain/core/fen.ts";

/** What a column of a bank's batch file holds. */
export const payoutFields = [
  "no",
  "name",
  "account",
  "bank",
  "amount",
  "amount-fen",
  "memo",
  "from-account",
  "blank",
] as const;
export type PayoutField = (typeof payoutFields)[number];

/**
 * A layout of batch files as data. Banks change theirs and seldom publish them, so every shipped one is to be compared with
 * the bank's own form before first use (`isUnverified`).
 */
export type PayoutTemplate = {
  readonly id: string;
  readonly title: string;
  readonly format: "xlsx" | "csv" | "txt";
  /** Between the cells of a text file. */
  readonly separator: string;
  readonly encoding: "utf-8" | "gb18030";
  readonly hasHeader: boolean;
  /** A first line with count and total, as some banks want before the rows. */
  readonly hasSummary: boolean;
  readonly columns: readonly { readonly heading: string; readonly field: PayoutField }[];
  readonly isUnverified: boolean;
  /** How this bank words its answer; absent where its words are the usual ones. */
  readonly answer?: AnswerWords | undefined;
};

/**
 * A bank's own words in its result file: the heading of the column that says what became of a row (empty: any), and the cells,
 * codes too, that mean paid and failed, each as a whole.
 */
export type AnswerWords = {
  readonly heading: string;
  readonly paid: readonly string[];
  readonly failed: readonly string[];
};

const column = (heading: string, field: PayoutField) => ({ heading, field });
const table = {
  format: "xlsx",
  separator: ",",
  encoding: "utf-8",
  hasHeader: true,
  hasSummary: false,
  isUnverified: true,
} as const;
const text = { ...table, format: "txt", separator: "|", encoding: "gb18030", hasHeader: false } as const;

export const shippedTemplates: readonly PayoutTemplate[] = [
  {
    ...table,
    id: "general",
    title: "通用表格（序号、户名、账号、金额、备注）",
    columns: [
      column("序号", "no"),
      column("户名", "name"),
      column("账号", "account"),
      column("开户行", "bank"),
      column("金额", "amount"),
      column("备注", "memo"),
    ],
  },
  {
    ...table,
    id: "rural",
    title: "农商行、农信社 批量代发表",
    columns: [
      column("序号", "no"),
      column("账号", "account"),
      column("户名", "name"),
      column("金额", "amount"),
      column("摘要", "memo"),
    ],
  },
  {
    ...table,
    id: "psbc",
    title: "邮储银行 批量代付表",
    columns: [
      column("收款人账号", "account"),
      column("收款人户名", "name"),
      column("金额", "amount"),
      column("附言", "memo"),
    ],
  },
  {
    ...table,
    format: "csv",
    encoding: "gb18030",
    id: "abc",
    title: "农业银行 代发工资（逗号分隔）",
    columns: [
      column("编号", "no"),
      column("卡号", "account"),
      column("姓名", "name"),
      column("金额", "amount"),
      column("备注", "memo"),
    ],
  },
  {
    ...text,
    id: "icbc",
    title: "工商银行 批量代发（竖线分隔，金额以分为单位）",
    columns: [
      column("序号", "no"),
      column("收款账号", "account"),
      column("收款户名", "name"),
      column("金额", "amount-fen"),
      column("附言", "memo"),
    ],
  },
  {
    ...text,
    id: "ccb",
    title: "建设银行 代发代扣（竖线分隔，首行笔数和金额）",
    hasSummary: true,
    columns: [
      column("序号", "no"),
      column("账号", "account"),
      column("姓名", "name"),
      column("金额", "amount"),
      column("摘要", "memo"),
    ],
  },
];

export type PayoutRow = {
  readonly no: number;
  readonly name: string;
  readonly bankName: string;
  readonly account: string;
  readonly amountFen: Fen;
};

/** A cell of a spreadsheet is a number only where it is an amount in yuan; everything else stays text. */
export type PayoutCell = { readonly text: string; readonly isAmount: boolean };

/** The full-width form of a sign: a text that begins with it is no formula, and a person reads the same. */
const widened = (sign: string): string => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0);

// A separator inside a text would shift the columns of a text file, and a table program would calculate one that begins like a formula.
const plain = (value: string, template: PayoutTemplate): string => {
  if (template.format === "xlsx") return value;
  const safe = value.replaceAll(template.separator, " ").replaceAll(/[\r\n\t"]/g, " ");
  return safe.replace(/^ *[=+\-@]/, (start) => widened(start.trim()));
};

const told = (value: string): PayoutCell => ({ text: value, isAmount: false });

const cellOf = (
  field: PayoutField,
  row: PayoutRow,
  of: { readonly template: PayoutTemplate; readonly memo: string; readonly fromAccount: string },
): PayoutCell => {
  const shown = (value: string): PayoutCell => told(plain(value, of.template));
  switch (field) {
    case "no":
      return shown(String(row.no));
    case "name":
      return shown(row.name);
    case "account":
      return shown(row.account);
    case "bank":
      return shown(row.bankName);
    case "amount":
      return { text: yuanTextFromFen(row.amountFen), isAmount: true };
    case "amount-fen":
      return shown(String(row.amountFen));
    case "memo":
      return shown(of.memo);
    case "from-account":
      return shown(of.fromAccount);
    case "blank":
      return shown("");
  }
};

/** The lines of a batch file, header and summary included. */
export const payoutLines = (
  template: PayoutTemplate,
  rows: readonly PayoutRow[],
  of: { readonly memo: string; readonly fromAccount: string },
): readonly (readonly PayoutCell[])[] => {
  const total = yuanTextFromFen(sumOf(rows, (row) => row.amountFen));
  return [
    ...(template.hasSummary ? [[told(String(rows.length)), told(total)]] : []),
    ...(template.hasHeader ? [template.columns.map(({ heading }) => told(heading))] : []),
    ...rows.map((row) => template.columns.map(({ field }) => cellOf(field, row, { ...of, template }))),
  ];
};

export type TemplateFault = "title-missing" | "columns-missing" | "column-needed" | "separator-bad";

/** Why a layout of the office's own cannot be used: a bank needs account, name and amount of each row. */
export const payoutTemplateFault = (template: PayoutTemplate): TemplateFault | undefined => {
  if (template.title.trim() === "") return "title-missing";
  if (template.columns.length === 0) return "columns-missing";
  const fields = template.columns.map(({ field }) => field);
  const hasAmount = fields.includes("amount") || fields.includes("amount-fen");
  if (!fields.includes("account") || !fields.includes("name") || !hasAmount) return "column-needed";
  return template.format !== "xlsx" && template.separator.length !== 1 ? "separator-bad" : undefined;
};
