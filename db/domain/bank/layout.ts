import { commonFlagWords, type FlagWords } from "./column-mapping.ts";

/** Header words that mean one thing in a layout, the preferred one first. */
export type Headers = readonly string[];

export type PartyHeaders = { readonly name: Headers; readonly account: Headers; readonly bank: Headers };

export type LayoutAmount =
  | {
      readonly mode: "two-columns";
      readonly moneyIn: Headers;
      readonly moneyOut: Headers;
      readonly flag: LayoutFlag | null;
    }
  | { readonly mode: "signed"; readonly amount: Headers }
  | { readonly mode: "flag"; readonly amount: Headers; readonly flag: LayoutFlag };

export type LayoutFlag = { readonly headers: Headers; readonly words: FlagWords };

/** What a file may say about itself above the table. */
export type DeclaredField =
  | "account"
  | "accountName"
  | "opening"
  | "closing"
  | "current"
  | "creditTotal"
  | "debitTotal"
  | "creditCount"
  | "debitCount"
  | "totalCount"
  | "period"
  | "periodFrom"
  | "periodTo";

export type DeclaredLabels = Readonly<Partial<Record<DeclaredField, readonly string[]>>>;

/**
 * One bank's file layout, as data. Headers are written as the bank prints them and compared after `headerWord`.
 * `required` must all be present and `forbidden` must not; `titles` are looked for above the table and in the sheet's name;
 * `needsTitle` is for layouts that only their title tells from a `lookAlike`. `footers` are words a trailing row begins with.
 * `isSketch` (待核对): no exact header row of this bank was at hand. A sketch only names the bank and knows its words; its
 * columns are proposed by the guesser and a person confirms them once. `isFromNames` (待核对): the names of its columns are known
 * from what others read of this bank's files, their order and the rest of the sheet are not; whoever imports is told so.
 */
export type Layout = {
  readonly id: string;
  readonly bank: string;
  readonly isSketch: boolean;
  readonly isFromNames: boolean;
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly titles: readonly string[];
  readonly needsTitle: boolean;
  readonly forbiddenTitles: readonly string[];
  readonly lookAlikes: readonly string[];
  readonly columns: {
    readonly bookedOn: Headers;
    readonly tradedOn: Headers;
    readonly tradedTime: Headers;
    readonly balance: Headers;
    readonly currency: Headers;
    readonly purpose: Headers;
    readonly remark: Headers;
    readonly summary: Headers;
    readonly ownAccount: Headers;
    readonly ownName: Headers;
  };
  readonly amount: LayoutAmount;
  readonly counterparty: { readonly whenIn: PartyHeaders; readonly whenOut: PartyHeaders };
  readonly serial: { readonly headers: Headers; readonly isTrusted: boolean };
  readonly labels: DeclaredLabels;
  readonly footers: readonly string[];
};

/** Labels used when a layout is unknown, and by the shipped layouts that print nothing unusual. */
export const commonLabels: DeclaredLabels = {
  account: ["查询账号", "账户账号", "本方账号", "客户账号", "银行账号", "账户号", "账户", "账号", "借记卡号", "卡号"],
  accountName: ["账户名称", "本方户名", "客户名称", "客户姓名", "单位名称", "公司名称", "账号名称", "账户名", "户名"],
  opening: ["期初余额", "上期余额", "承前余额"],
  closing: ["期末余额", "本期余额"],
  current: ["当前余额", "账户余额", "可用余额"],
  creditTotal: ["收入总金额", "收入合计", "贷方发生总额", "贷方发生额", "贷方合计", "收入金额合计"],
  debitTotal: ["支出总金额", "支出合计", "借方发生总额", "借方发生额", "借方合计", "支出金额合计"],
  creditCount: ["收入总笔数", "贷方交易笔数", "贷方发生总笔数", "贷方笔数", "收入笔数"],
  debitCount: ["支出总笔数", "借方交易笔数", "借方发生总笔数", "借方笔数", "支出笔数"],
  totalCount: ["总笔数", "交易笔数"],
  period: ["起止日期", "交易区间", "查询时间范围", "查询期间", "查询起止日期", "日期范围"],
  periodFrom: ["开始日期", "起始日期"],
  periodTo: ["结束日期", "截止日期", "终止日期"],
};

/** Words a row below the table begins with; totals are told apart by `totalWords`. */
export const commonFooters: readonly string[] = [
  "说明",
  "注:",
  "备注:",
  "以上数据",
  "温馨提示",
  "重要提示",
  "打印时间",
  "打印日期",
  "制表",
  "第",
  "共",
  "过次页",
  "本页结束",
];

/** Header words of one meaning as layouts are written: separated by spaces, the preferred one first. */
type Words = string;
type PartyWords = { readonly name?: Words; readonly account?: Words; readonly bank?: Words };

/** How an amount is written down in a layout: two columns, one signed column, or one column and a flag. */
type AmountWords =
  | { readonly in: Words; readonly out: Words; readonly flag?: Words; readonly words?: FlagWords }
  | { readonly signed: Words }
  | { readonly amount: Words; readonly flag: Words; readonly words?: FlagWords };

/**
 * A layout as its data file has it: what is not said is not there. `party` stands for both directions; `note` says what is
 * peculiar to it, and the program does not read it.
 */
export type LayoutText = {
  readonly id: string;
  readonly bank: string;
  readonly note?: string;
  readonly isSketch?: boolean;
  readonly isFromNames?: boolean;
  readonly required: Words;
  readonly forbidden?: Words;
  readonly titles?: Words;
  readonly needsTitle?: boolean;
  readonly forbiddenTitles?: Words;
  readonly lookAlikes?: Words;
  readonly columns: Readonly<Partial<Record<keyof Layout["columns"], Words>>>;
  readonly amount: AmountWords;
  readonly party?: PartyWords | { readonly whenIn: PartyWords; readonly whenOut: PartyWords };
  readonly serial?: { readonly headers: Words; readonly isTrusted: boolean };
};

const listed = (words: Words | undefined): Headers => words?.split(/\s+/).filter((word) => word !== "") ?? [];

const partyFrom = ({ name, account, bank }: PartyWords): PartyHeaders => ({
  name: listed(name),
  account: listed(account),
  bank: listed(bank),
});

const amountFrom = (amount: AmountWords): LayoutAmount => {
  if ("signed" in amount) return { mode: "signed", amount: listed(amount.signed) };
  const words = amount.words ?? commonFlagWords;
  if ("amount" in amount)
    return { mode: "flag", amount: listed(amount.amount), flag: { headers: listed(amount.flag), words } };
  const flag = amount.flag === undefined ? null : { headers: listed(amount.flag), words };
  return { mode: "two-columns", moneyIn: listed(amount.in), moneyOut: listed(amount.out), flag };
};

/** A layout from its written form. */
export const layoutFrom = (text: LayoutText): Layout => {
  const { columns, party = {} } = text;
  return {
    id: text.id,
    bank: text.bank,
    isSketch: text.isSketch ?? false,
    isFromNames: text.isFromNames ?? false,
    required: listed(text.required),
    forbidden: listed(text.forbidden),
    titles: listed(text.titles),
    needsTitle: text.needsTitle ?? false,
    forbiddenTitles: listed(text.forbiddenTitles),
    lookAlikes: listed(text.lookAlikes),
    columns: {
      bookedOn: listed(columns.bookedOn),
      tradedOn: listed(columns.tradedOn),
      tradedTime: listed(columns.tradedTime),
      balance: listed(columns.balance),
      currency: listed(columns.currency),
      purpose: listed(columns.purpose),
      remark: listed(columns.remark),
      summary: listed(columns.summary),
      ownAccount: listed(columns.ownAccount),
      ownName: listed(columns.ownName),
    },
    amount: amountFrom(text.amount),
    counterparty:
      "whenIn" in party
        ? { whenIn: partyFrom(party.whenIn), whenOut: partyFrom(party.whenOut) }
        : { whenIn: partyFrom(party), whenOut: partyFrom(party) },
    serial: { headers: listed(text.serial?.headers), isTrusted: text.serial?.isTrusted ?? false },
    labels: commonLabels,
    footers: commonFooters,
  };
};
