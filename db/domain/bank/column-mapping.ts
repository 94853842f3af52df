/** What a column of a statement can mean; the words the mapping screen offers. */
export type ColumnRole =
  | "bookedOn"
  | "tradedOn"
  | "tradedTime"
  | "moneyIn"
  | "moneyOut"
  | "signedAmount"
  | "flag"
  | "balance"
  | "currency"
  | "counterpartyName"
  | "counterpartyAccount"
  | "counterpartyBank"
  | "purpose"
  | "remark"
  | "summary"
  | "serial"
  | "ownAccount"
  | "ownName";

/** Words of a 借贷 column, compared after folding width and spaces. The bank's view: `moneyIn` 贷/收入, `moneyOut` 借/支出. */
export type FlagWords = { readonly moneyIn: readonly string[]; readonly moneyOut: readonly string[] };

/** A 借贷 column and its words. */
export type FlagColumn = { readonly column: number; readonly words: FlagWords };

/**
 * Where the amount stands. `two-columns`: one column per direction, a flag beside them must agree. `signed`: + arrives,
 * − leaves. `flag`: one column, direction told by the flag.
 */
export type AmountColumns =
  | {
      readonly mode: "two-columns";
      readonly moneyIn: number;
      readonly moneyOut: number;
      readonly flag: FlagColumn | null;
    }
  | { readonly mode: "signed"; readonly amount: number }
  | { readonly mode: "flag"; readonly amount: number; readonly flag: FlagColumn };

/** Columns that tell the other party. */
export type PartyColumns = {
  readonly name: number | null;
  readonly account: number | null;
  readonly bank: number | null;
};

/**
 * The meaning of a statement's columns, 0-based. Shipped layouts and mappings made by hand both reduce to this; a mapping
 * fits every file with the same `headerFingerprint`. `counterparty` differs by direction where the file lists payer and payee.
 */
export type ColumnMapping = {
  readonly bookedOn: number;
  readonly tradedOn: number | null;
  readonly tradedTime: number | null;
  readonly amount: AmountColumns;
  readonly balance: number | null;
  readonly currency: number | null;
  readonly counterparty: { readonly whenIn: PartyColumns; readonly whenOut: PartyColumns };
  readonly purpose: number | null;
  readonly remark: number | null;
  readonly summary: number | null;
  readonly serial: number | null;
  readonly isSerialTrusted: boolean;
  readonly ownAccount: number | null;
  readonly ownName: number | null;
};

/** The words seen for direction flags; a mapping made by hand starts with them. */
export const commonFlagWords: FlagWords = {
  moneyIn: ["贷", "贷方", "贷Cr", "C", "Cr", "收", "收入", "转入", "存入", "来账", "贷记"],
  moneyOut: ["借", "借方", "借Dr", "D", "Dr", "支", "付", "支出", "付出", "转出", "支取", "往账", "借记"],
};
