import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { firstDayOf, lastDayOf, type Month } from "#domain/core/dates.ts";
import { fen, yuanTextFromFen, type Fen } from "#domain/core/fen.ts";
import { settlingWays, type InterfaceRecord } from "#domain/reports/data-interface.ts";
import { trialBalance } from "#domain/reports/trial-balance.ts";
import { chinaTime } from "#files/workbook/china-time.ts";
import type { TableRows } from "#files/foreign/interface-file.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readItemMoves } from "#store/audit-more-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readOpenings } from "#store/opening-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { readPersons } from "#store/person-rows.ts";
import type { Reading } from "#store/query.ts";
import { readMovements } from "#store/report-rows.ts";
import { itemKindNames } from "./items.ts";
import { interfaceVouchers, wordNumbers } from "./interface-vouchers.ts";
import { monthsOf, type InterfaceWish } from "./interface-wish.ts";

const classNames: Readonly<Record<Account["class"], string>> = {
  asset: "资产",
  liability: "负债",
  equity: "所有者权益",
  cost: "成本",
  "profit-loss": "损益",
};
const entityNames = { committee: "村民委员会", collective: "农村集体经济组织" } as const;
const sideNames = { debit: "借", credit: "贷" } as const;
const yesNo = (is: boolean): string => (is ? "1" : "0");
const periodNo = (month: Month): string => String(Number(month.slice(5)));

const bookRecords = (reading: Reading, wish: InterfaceWish): readonly InterfaceRecord[] => {
  const township = readTownship(reading);
  const { ledger, year, programVersion } = wish;
  return [
    {
      电子账簿编号: ledger.id,
      电子账簿名称: `${ledger.name}${year}年账簿`,
      会计核算单位: ledger.name,
      单位性质: entityNames[ledger.entity],
      乡镇代码: township?.code ?? "",
      行政区划代码: township?.divisionCode ?? "",
      开发单位: "乡账",
      版本号: programVersion,
      本位币: "人民币",
      会计年度: String(year),
      会计制度: "农村集体经济组织会计制度",
      标准版本号: "参照 GB/T 24589.1 企业部分（待核对）",
    },
  ];
};

const periodRecords = (reading: Reading, wish: InterfaceWish): readonly InterfaceRecord[] => {
  const closed = new Map(readPeriods(reading, wish.ledger.id).map((period) => [period.month, period]));
  return monthsOf(wish).map((month) => {
    const period = closed.get(month);
    return {
      会计年度: month.slice(0, 4),
      会计期间号: periodNo(month),
      会计期间起始日期: firstDayOf(month),
      会计期间结束日期: lastDayOf(month),
      结账标志: yesNo(period !== undefined),
      结账人: period?.closed_by_name ?? "",
      结账时间: period === undefined ? "" : chinaTime(period.closed_at),
      期末指纹: period?.chain_hash ?? "",
    };
  });
};

const wordNames: Readonly<Record<string, string>> = { 记: "记账", 收: "收款", 付: "付款", 转: "转账" };

/** The four words of the program, and after them those that came with imported history. */
const wordRecords = (words: ReadonlyMap<string, string>): readonly InterfaceRecord[] =>
  [...words].map(([word, no]) => ({
    记账凭证类型编号: no,
    记账凭证类型名称: `${wordNames[word] ?? word}凭证`,
    记账凭证类型简称: word,
  }));

const accountRecords = (accounts: readonly Account[]): readonly InterfaceRecord[] => {
  const names = fullNamesOf(accounts);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const levelOf = (account: Account): number => {
    const parent = account.parentId === null ? undefined : byId.get(account.parentId);
    return parent === undefined ? 1 : 1 + levelOf(parent);
  };
  return accounts.map((account) => ({
    科目编号: account.code,
    科目名称: account.name,
    科目全称: names.get(account.id) ?? account.name,
    科目级次: String(levelOf(account)),
    科目类型: classNames[account.class],
    余额方向: sideNames[account.normalSide],
    上级科目编号: account.parentId === null ? "" : (byId.get(account.parentId)?.code ?? ""),
    辅助核算项: account.itemKinds.map((kind) => itemKindNames[kind]).join(";"),
    计量单位: account.unit ?? "",
    停用标志: yesNo(!account.isActive),
  }));
};

const sideOf = (amount: Fen, normal: Account["normalSide"]): string =>
  amount === 0 ? sideNames[normal] : amount > 0 ? "借" : "贷";
const sizeOf = (amount: Fen): string => yuanTextFromFen(amount).replace("-", "");

/** Every account with a balance or movement, period after period. */
function* balanceRecords(
  reading: Reading,
  wish: InterfaceWish,
  accounts: readonly Account[],
): Generator<InterfaceRecord> {
  const names = fullNamesOf(accounts);
  for (const month of monthsOf(wish)) {
    const movements = readMovements(reading, { ledgerId: wish.ledger.id, from: month, to: month });
    for (const row of trialBalance(accounts, movements, { depth: "all", withZero: false }).rows)
      yield {
        科目编号: row.code,
        科目名称: names.get(row.accountId) ?? row.name,
        币种编码: "CNY",
        会计年度: month.slice(0, 4),
        会计期间号: periodNo(month),
        期初余额方向: sideOf(row.openingFen, row.normalSide),
        期初本币余额: sizeOf(row.openingFen),
        借方本币发生额: yuanTextFromFen(row.debitFen),
        贷方本币发生额: yuanTextFromFen(row.creditFen),
        期末余额方向: sideOf(row.closingFen, row.normalSide),
        期末本币余额: sizeOf(row.closingFen),
      };
  }
}

type ItemSum = { openingFen: number; readonly moves: Map<Month, { debitFen: number; creditFen: number }> };

/** What each item stood at when the year began and moved in its months, by account and item. */
const itemSums = (reading: Reading, wish: InterfaceWish, months: readonly Month[]): ReadonlyMap<string, ItemSum> => {
  const sums = new Map<string, ItemSum>();
  const of = (accountId: string, itemId: string): ItemSum => {
    const key = `${accountId} ${itemId}`;
    const known = sums.get(key) ?? { openingFen: 0, moves: new Map() };
    sums.set(key, known);
    return known;
  };
  for (const { accountId, itemId, amountFen } of readOpenings(reading, wish.ledger.id))
    if (itemId !== null) of(accountId, itemId).openingFen += amountFen;
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return sums;
  for (const { accountId, itemId, month, debitFen, creditFen } of readItemMoves(reading, wish.ledger.id, last)) {
    const sum = of(accountId, itemId);
    if (month < first) sum.openingFen += debitFen - creditFen;
    else sum.moves.set(month, { debitFen, creditFen });
  }
  return sums;
};

/** Every item of an account with a balance or movement, period after period: 往来 and other 辅助核算. */
function* itemBalanceRecords(
  reading: Reading,
  wish: InterfaceWish,
  accounts: readonly Account[],
): Generator<InterfaceRecord> {
  const names = fullNamesOf(accounts);
  const months = monthsOf(wish);
  const sums = itemSums(reading, wish, months);
  const items = readItems(reading, wish.ledger.id);
  for (const account of accounts)
    for (const item of items) {
      const sum = sums.get(`${account.id} ${item.id}`);
      if (sum === undefined) continue;
      let standing = sum.openingFen;
      for (const month of months) {
        const { debitFen, creditFen } = sum.moves.get(month) ?? { debitFen: 0, creditFen: 0 };
        const opening = fen(standing);
        standing += debitFen - creditFen;
        if (opening === 0 && debitFen === 0 && creditFen === 0) continue;
        yield {
          科目编号: account.code,
          科目名称: names.get(account.id) ?? account.name,
          辅助项类型: itemKindNames[item.kind],
          辅助项编号: item.code,
          辅助项名称: item.name,
          币种编码: "CNY",
          会计年度: month.slice(0, 4),
          会计期间号: periodNo(month),
          期初余额方向: sideOf(opening, account.normalSide),
          期初本币余额: sizeOf(opening),
          借方本币发生额: yuanTextFromFen(fen(debitFen)),
          贷方本币发生额: yuanTextFromFen(fen(creditFen)),
          期末余额方向: sideOf(fen(standing), account.normalSide),
          期末本币余额: sizeOf(fen(standing)),
        };
      }
    }
}

/** The tables of one ledger's year, in the order of the file; vouchers are read month by month as they are written. */
export const interfaceRows = (reading: Reading, wish: InterfaceWish): readonly TableRows[] => {
  const accounts = readAccounts(reading, wish.ledger.id);
  const officeCode = "01";
  const persons = readPersons(reading).map(({ login, name, roles }) => ({
    员工编码: login,
    员工姓名: name,
    岗位: roles.join(";"),
    部门编码: officeCode,
  }));
  const items = readItems(reading, wish.ledger.id).map((item) => ({
    辅助项类型: itemKindNames[item.kind],
    辅助项编号: item.code,
    辅助项名称: item.name,
    银行账号: item.bankAccount,
    停用标志: yesNo(!item.isActive),
  }));
  return [
    { table: "电子账簿", records: bookRecords(reading, wish) },
    { table: "会计期间", records: periodRecords(reading, wish) },
    { table: "记账凭证类型", records: wordRecords(wordNumbers(reading, wish.ledger.id)) },
    { table: "币种", records: [{ 币种编码: "CNY", 币种名称: "人民币" }] },
    { table: "结算方式", records: Object.values(settlingWays) },
    // The office that keeps the books; the village's own books know no departments.
    {
      table: "部门档案",
      records: [{ 部门编码: officeCode, 部门名称: `${readTownship(reading)?.name ?? ""}代理记账机构` }],
    },
    { table: "员工档案", records: persons },
    { table: "辅助核算档案", records: items },
    { table: "会计科目", records: accountRecords(accounts) },
    { table: "科目余额及发生额", records: balanceRecords(reading, wish, accounts) },
    { table: "辅助核算余额及发生额", records: itemBalanceRecords(reading, wish, accounts) },
    { table: "记账凭证", records: interfaceVouchers(reading, wish, accounts) },
  ];
};
