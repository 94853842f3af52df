import { fullNamesOf } from "#domain/books/account-code.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Account } from "#domain/books/account.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { tellsBusinessDay } from "#domain/claims/papers.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import { textFromMilli } from "#domain/core/quantity.ts";
import type { SealedVoucher } from "#domain/posting/canonical.ts";
import { documentNames } from "#files/workbook/rule-words.ts";
import { plainText, settlingWays, type InterfaceRecord } from "#domain/reports/data-interface.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readCategories } from "#store/category-rows.ts";
import { readItems, type ItemRow } from "#store/item-rows.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPersons } from "#store/person-rows.ts";
import { readQuarterPayments, type QuarterPayment } from "#store/quarter-rows.ts";
import type { Reading } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { wordsOf } from "#store/voucher-word-rows.ts";
import { sealedVouchers, type StoredSeal } from "#store/verify-rows.ts";
import { itemKindNames } from "./items.ts";
import { actorsOf, type Actors } from "./interface-actors.ts";
import { monthsOf, type InterfaceWish } from "./interface-wish.ts";

/** The code each word of a ledger has in the data file: the program's four first, then what came with imported history. */
export const wordNumbers = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<string, string> =>
  new Map(
    [...new Set(["记", "收", "付", "转", ...wordsOf(reading, ledgerId)])].map((word, index) => [
      word,
      String(index + 1).padStart(2, "0"),
    ]),
  );

const kindNames: Readonly<Record<SealedVoucher["kind"], string>> = {
  ordinary: "普通",
  red: "红字冲销",
  supplement: "补充登记",
  closing: "结转",
};

/** What every voucher of a ledger is named with. */
type Names = {
  readonly ledger: LedgerRow;
  readonly township: { readonly code: string; readonly divisionCode: string };
  readonly accounts: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, Pick<ItemRow, "kind" | "name">>;
  readonly persons: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly wordNumbers: ReadonlyMap<string, string>;
};

const namesOf = (reading: Reading, { ledger }: InterfaceWish, accounts: readonly Account[]): Names => {
  return {
    ledger,
    township: readTownship(reading) ?? { code: "", divisionCode: "" },
    accounts: fullNamesOf(accounts),
    codes: new Map(accounts.map(({ id, code }) => [id, code])),
    items: new Map(readItems(reading, ledger.id).map(({ id, kind, name }) => [id, { kind, name }])),
    persons: new Map(readPersons(reading).map(({ id, name }) => [id, name])),
    categories: new Map(readCategories(reading).map(({ id, name }) => [id, name])),
    wordNumbers: wordNumbers(reading, ledger.id),
  };
};

/** 对方科目: the accounts of the other side. */
const counterOf = (entry: Entry, entries: readonly Entry[]): readonly string[] => {
  const isDebit = entry.debitFen !== 0;
  return [
    ...new Set(
      entries
        .filter((other) => (isDebit ? other.creditFen !== 0 : other.debitFen !== 0))
        .map(({ accountId }) => accountId),
    ),
  ];
};

const contentHash = (names: Names, sealed: SealedVoucher): string =>
  sm3Of(
    plainText({
      onDate: sealed.content.onDate,
      word: sealed.word,
      number: sealed.number,
      paperCount: sealed.content.paperCount,
      entries: sealed.content.entries.map((entry) => ({
        summary: entry.summary,
        account: `${(names.codes.get(entry.accountId) ?? "").slice(0, 3)} ${names.accounts.get(entry.accountId) ?? ""}`,
        debitFen: entry.debitFen,
        creditFen: entry.creditFen,
      })),
    }),
  );

const headOf = (
  names: Names,
  seal: StoredSeal,
  of: { readonly month: Month; readonly actors: Actors },
): InterfaceRecord => {
  const { month, actors } = of;
  const { sealed, hash } = seal;
  const { content } = sealed;
  const daysOf = (documents: typeof content.documents): readonly LocalDate[] =>
    documents.flatMap(({ onDate }) => onDate ?? []);
  const person = (id: string): string => names.persons.get(id) ?? "";
  const moves = (code: string): boolean =>
    content.entries.some(({ accountId }) => new RegExp(`^${code}`).test(names.codes.get(accountId) ?? ""));
  return {
    电子账簿编号: names.ledger.id,
    乡镇代码: names.township.code,
    行政区划代码: names.township.divisionCode,
    会计年度: month.slice(0, 4),
    会计期间号: String(Number(month.slice(5))),
    记账凭证日期: content.onDate,
    业务日期: daysOf(content.documents.filter(tellsBusinessDay)).toSorted()[0] ?? content.onDate,
    记账凭证类型编号: names.wordNumbers.get(sealed.word) ?? "01",
    记账凭证编号: String(sealed.number),
    票据类型: content.documents.map(({ kind }) => documentNames[kind]).join(";"),
    票据号: content.documents.every(({ number }) => number === "")
      ? ""
      : content.documents.map(({ number }) => (number === "" ? "无号" : number)).join(";"),
    票据日期: daysOf(content.documents)[0] ?? "",
    附件数: String(content.paperCount),
    制单人: person(sealed.preparedBy),
    审核人: person(sealed.reviewedBy),
    记账人: person(sealed.postedBy),
    出纳人: actors.cashierOf({ id: sealed.id, movesMoney: moves("10[12]"), movesCash: moves("101") }),
    财务主管: actors.supervisor,
    凭证性质: kindNames[sealed.kind],
    被更正凭证: sealed.correctsId ?? "",
    源凭证号: sealed.id,
    记账标志: "1",
    作废标志: "0",
    凭证指纹: hash,
    内容指纹: contentHash(names, sealed),
  };
};

const nameIn = (ids: readonly string[], from: ReadonlyMap<string, string>): string =>
  ids.map((id) => from.get(id) ?? "").join(";");

const entryRecord = (
  names: Names,
  head: InterfaceRecord,
  of: {
    readonly entry: Entry;
    readonly line: number;
    readonly entries: readonly Entry[];
    readonly payment: QuarterPayment | undefined;
  },
): InterfaceRecord => {
  const { entry, line, entries, payment } = of;
  const counters = counterOf(entry, entries);
  const items = entry.items.flatMap(({ itemId }) => names.items.get(itemId) ?? []);
  const code = names.codes.get(entry.accountId) ?? "";
  const way = Object.entries(settlingWays).find(([start]) => code.startsWith(start))?.[1];
  return {
    ...head,
    记账凭证行号: String(line),
    记账凭证摘要: entry.summary,
    科目编号: code,
    科目名称: names.accounts.get(entry.accountId) ?? "",
    对方科目编号: nameIn(counters, names.codes),
    对方科目名称: nameIn(counters, names.accounts),
    借方本币金额: yuanTextFromFen(entry.debitFen),
    贷方本币金额: yuanTextFromFen(entry.creditFen),
    币种编码: "CNY",
    数量: entry.quantityMilli === undefined || entry.quantityMilli === null ? "" : textFromMilli(entry.quantityMilli),
    往来单位名称:
      items.find(({ kind }) => kind === "payee" || kind === "member" || kind === "person")?.name ??
      payment?.counterpartyName ??
      "",
    辅助核算组: items.map(({ kind, name }) => `${itemKindNames[kind]}:${name}`).join(";"),
    支出分类: entry.categoryId === null ? "" : (names.categories.get(entry.categoryId) ?? ""),
    结算方式编码: way?.结算方式编码 ?? "",
    结算方式: way?.结算方式名称 ?? "",
    收付款人: payment?.counterpartyName ?? "",
    收付款人账号: payment?.counterpartyAccount ?? "",
    收付款人开户行: payment?.counterpartyBank ?? "",
    银行流水日期: payment?.bookedOn ?? "",
  };
};

/** One record an entry of the posted vouchers of a ledger's year, a month in memory at a time. */
export function* interfaceVouchers(
  reading: Reading,
  wish: InterfaceWish,
  accounts: readonly Account[],
): Generator<InterfaceRecord> {
  const names = namesOf(reading, wish, accounts);
  for (const month of monthsOf(wish)) {
    const payments = Map.groupBy(
      readQuarterPayments(reading, { ledgerId: wish.ledger.id, from: month, to: month }),
      ({ voucherId, line }) => `${voucherId}/${line}`,
    );
    const actors = actorsOf(reading, wish, month);
    for (const seal of sealedVouchers(reading, wish.ledger.id, month)) {
      const { id, content } = seal.sealed;
      const head = headOf(names, seal, { month, actors });
      for (const [index, entry] of content.entries.entries())
        yield entryRecord(names, head, {
          entry,
          line: index + 1,
          entries: content.entries,
          payment: payments.get(`${id}/${index + 1}`)?.[0],
        });
    }
  }
}
