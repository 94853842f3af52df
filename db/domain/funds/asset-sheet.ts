import { isLeaf, type Account } from "#domain/books/account.ts";
import { cardFault, type CardFault } from "#domain/books/asset-card.ts";
import type { AssetClass } from "#domain/books/asset.ts";
import { contraCodesOf, type AssetBooks } from "#domain/books/asset-books.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import type { SetupColumn, SetupLayout } from "#domain/people/setup/layout.ts";
import type { SetupFault, SetupPlace, SetupSheet } from "#domain/people/setup/places.ts";
import { collectFaults, readerOf, type RowReader } from "#domain/people/setup/row-reading.ts";
import { rowsOfSheet } from "#domain/people/setup/sheet-reading.ts";
import { offeredWords, type Words } from "#domain/people/setup/words.ts";

const classWords: Words<AssetClass> = [
  ["固定资产", "fixed"],
  ["生产性生物资产", "productive-biological"],
  ["消耗性生物资产", "consumable-biological"],
  ["公益性生物资产", "public-biological"],
  ["无形资产", "intangible"],
  ["长期待摊费用", "deferred"],
];
const purposeWords: Words<"operating" | "administrative" | "welfare"> = [
  ["经营用", "operating"],
  ["管理用", "administrative"],
  ["公益用", "welfare"],
];

type Note = readonly [note: string, more?: Partial<SetupColumn>];
const column = (header: string, width: number, [note, more = {}]: Note): SetupColumn => ({
  header,
  isRequired: false,
  width,
  note,
  ...more,
});
const needed = { isRequired: true };
const amount = { isAmount: true };

/** 资产卡片 as a sheet to fill in: cards that stand when the books begin, worn evenly or not at all. */
export const assetSheet: SetupLayout = {
  name: "资产卡片",
  purpose: "一项资产一行，登记建账以前就有的资产。按工作量折旧的，导入以后在卡片里改。",
  columns: [
    column("编号", 12, ["不重复；不填的自动编号。"]),
    column("名称", 28, ["最多 80 个字。", needed]),
    column("种类", 16, ["从下拉里选。", { ...needed, words: offeredWords(classWords) }]),
    column("类别", 16, ["例如 房屋、机器设备。"]),
    column("用途", 10, ["从下拉里选。", { ...needed, words: offeredWords(purposeWords) }]),
    column("启用日期", 13, ["", needed]),
    column("原值", 14, ["元，要大于零。", { ...needed, ...amount }]),
    column("残值", 14, ["元，不填当作 0。", amount]),
    column("已提折旧", 14, ["元，建账以前已经提的。", amount]),
    column("已提到月份", 12, ["例如 2025-12；有已提折旧的要填。"]),
    column("使用月数", 10, ["按年限提折旧的填总月数；不提折旧的不填。"]),
    column("折旧科目编码", 14, ["提折旧记到哪个支出末级科目，例如 51301。"]),
    column("存放地点", 20, [""]),
    column("保管人", 12, [""]),
    column("资金来源", 18, [""]),
    column("数量", 12, ["例如 3 台。"]),
    column("备注", 24, [""]),
  ],
  samples: [
    [
      "示例：0001",
      "村办公楼",
      "固定资产",
      "房屋",
      "管理用",
      "2018-06-01",
      "500000",
      "25000",
      "150000",
      "2025-12",
      "240",
    ],
  ],
};

export type PlannedCard = {
  readonly number: string | null;
  readonly name: string;
  readonly class: AssetClass;
  readonly category: string;
  readonly purpose: "operating" | "administrative" | "welfare";
  readonly costAccountId: AccountId;
  readonly wornAccountId: AccountId | null;
  readonly expenseAccountId: AccountId | null;
  readonly costFen: Fen;
  readonly residualFen: Fen;
  readonly openingWornFen: Fen;
  readonly openingWornThrough: Month | null;
  readonly method: "straight-line" | "none";
  readonly lifeMonths: number;
  readonly inUseOn: LocalDate;
  readonly location: string;
  readonly keeper: string;
  readonly fundSource: string;
  readonly quantity: string;
  readonly note: string;
};

const faultColumns: Readonly<Record<CardFault, readonly [string, SetupFault]>> = {
  "method-not-allowed": ["使用月数", "asset-not-worn"],
  "life-missing": ["使用月数", "required"],
  "expense-missing": ["折旧科目编码", "account-unknown"],
  "amounts-bad": ["原值", "asset-amounts"],
  "account-bad": ["种类", "account-unknown"],
};

const textsOf = (row: RowReader) => ({
  name: row.text("名称", 80),
  category: row.optionalText("类别", 40),
  location: row.optionalText("存放地点", 100),
  keeper: row.optionalText("保管人", 60),
  fundSource: row.optionalText("资金来源", 60),
  quantity: row.optionalText("数量", 40),
  note: row.optionalText("备注", 200),
});

const amountsOf = (row: RowReader) => ({
  costFen: row.amount("原值") ?? zeroFen,
  residualFen: row.amount("残值") ?? zeroFen,
  openingWornFen: row.amount("已提折旧") ?? zeroFen,
  openingWornThrough: row.isEmpty("已提到月份") ? null : (row.month("已提到月份") ?? null),
  lifeMonths: row.isEmpty("使用月数") ? 0 : (row.count("使用月数") ?? 0),
});

type CardBooks = { readonly accounts: readonly Account[]; readonly books: AssetBooks };

/** One row as a card, or nothing once what is wrong with it was named. */
const cardOf = (row: RowReader, { accounts, books }: CardBooks): PlannedCard | undefined => {
  const number = row.optionalText("编号", 20);
  const texts = textsOf(row);
  const kind = row.word("种类", classWords);
  const purpose = row.word("用途", purposeWords);
  const inUseOn = row.date("启用日期");
  if (row.isEmpty("原值")) row.fault("原值", "required");
  const amounts = amountsOf(row);
  const expenseCode = row.optionalText("折旧科目编码", 15);
  if (kind === undefined || purpose === undefined || inUseOn === undefined || row.isEmpty("原值")) return undefined;
  const leafBelow = (codes: readonly string[]): Account | undefined =>
    codes
      .flatMap((code) => accounts.filter((account) => account.isActive && account.code.startsWith(code)))
      .find((account) => isLeaf(account, accounts));
  const own = books.classes[kind];
  const isWorn = amounts.lifeMonths > 0;
  const costAccount = leafBelow(own?.cost ?? []);
  const wornAccount = leafBelow(contraCodesOf(own));
  const expense = accounts.find((account) => account.code === expenseCode);
  if (amounts.openingWornFen > 0 && amounts.openingWornThrough === null) row.fault("已提到月份", "required");
  const fault = cardFault({
    ...amounts,
    class: kind,
    method: isWorn ? "straight-line" : "none",
    lifeUnits: 0,
    cost: costAccount,
    worn: wornAccount,
    expense,
    isLeaf: (account) => isLeaf(account, accounts),
    books,
  });
  if (fault !== undefined) {
    const [header, code] = faultColumns[fault];
    row.fault(header, code);
  }
  if (fault !== undefined || costAccount === undefined) return undefined;
  return {
    ...texts,
    ...amounts,
    number: number === "" ? null : number,
    class: kind,
    purpose,
    inUseOn,
    method: isWorn ? "straight-line" : "none",
    costAccountId: costAccount.id,
    wornAccountId: wornAccount?.id ?? null,
    expenseAccountId: isWorn ? (expense?.id ?? null) : null,
  };
};

/** Every card of a filled workbook, or every wrong cell of it at once. `taken` are the numbers the ledger has already. */
export const planCards = (
  sheets: readonly SetupSheet[],
  ledger: CardBooks & { readonly taken: ReadonlySet<string> },
): { readonly cards: readonly PlannedCard[]; readonly places: readonly SetupPlace[] } => {
  const faults = collectFaults();
  const seen = new Set<string>();
  const cards = (rowsOfSheet(sheets, assetSheet, faults) ?? []).flatMap((each): readonly PlannedCard[] => {
    const row = readerOf(each, faults);
    const card = cardOf(row, ledger);
    const number = row.isEmpty("编号") ? "" : row.optionalText("编号", 20);
    if (number !== "" && ledger.taken.has(number)) row.fault("编号", "already-there");
    else if (number !== "" && seen.has(number)) row.fault("编号", "duplicate");
    seen.add(number);
    return card === undefined ? [] : [card];
  });
  return { cards, places: faults.all() };
};
