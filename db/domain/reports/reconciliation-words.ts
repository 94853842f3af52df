import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { StatementReach } from "./reconciliation.ts";

/** What the parts of a 余额调节表 are called: an account of money at a bank, or a 村务卡, whose balance is a debt to the bank. */
export type ReconciliationWords = {
  readonly title: string;
  readonly bank: string;
  readonly number: string;
  readonly bookSide: string;
  readonly bookBalance: string;
  readonly bankSide: string;
  readonly bankBalance: string;
  readonly groups: Readonly<Record<OpenItemSide, string>>;
};

const ofDeposits: ReconciliationWords = {
  title: "银行存款余额调节表",
  bank: "开户银行",
  number: "账号",
  bookSide: "本单位银行存款日记账",
  bookBalance: "银行存款日记账余额",
  bankSide: "银行对账单",
  bankBalance: "银行对账单余额",
  groups: {
    "bank-in": "加：银行已收、本单位未收",
    "bank-out": "减：银行已付、本单位未付",
    "book-in": "加：本单位已收、银行未收",
    "book-out": "减：本单位已付、银行未付",
  },
};

const ofCard: ReconciliationWords = {
  title: "村务卡余额调节表",
  bank: "发卡银行",
  number: "卡号",
  bookSide: "本单位村务卡明细账",
  bookBalance: "村务卡账面余额",
  bankSide: "村务卡对账单",
  bankBalance: "村务卡对账单余额",
  groups: {
    "bank-in": "加：银行已记还款、本单位未记",
    "bank-out": "减：银行已记刷卡、本单位未记",
    "book-in": "加：本单位已记还款、银行未记",
    "book-out": "减：本单位已记刷卡、银行未记",
  },
};

/** Said below the table of a card, on the screen and on paper. */
export const cardBalanceNote = "村务卡的余额是负数，就是已经刷卡、还没有归还银行的欠款。";

/** The name of the bank's balance: where no statement reaches the day of the table, with the day it is of. */
export const bankBalanceName = (
  { bankBalance }: ReconciliationWords,
  { through, isCovered }: StatementReach,
  onDate: LocalDate,
): string => (through === null || isCovered || through === onDate ? bankBalance : `${bankBalance}（截至 ${through}）`);

export const reconciliationWords = (isCard: boolean): ReconciliationWords => (isCard ? ofCard : ofDeposits);
