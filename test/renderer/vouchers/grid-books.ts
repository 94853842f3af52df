import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type CategoryId, type ItemId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { emptyLine, type GridAccount, type GridBooks, type GridLine } from "#renderer/stages/vouchers/grid-lines.ts";
import { initialsOf } from "#renderer/format/search.ts";

export const accountId = (id: string): AccountId => idOf<AccountId>(id);
export const categoryId = (id: string): CategoryId => idOf<CategoryId>(id);
export const itemId = (id: string): ItemId => idOf<ItemId>(id);

const account = (code: string, fullName: string, more: Partial<GridAccount> = {}): GridAccount => ({
  id: accountId(`a${code}`),
  code,
  name: fullName.split("-").at(-1) ?? fullName,
  fullName,
  class: "asset",
  normalSide: "debit",
  parentId: null,
  isLeaf: true,
  isActive: true,
  itemKinds: [],
  initials: initialsOf(fullName),
  ...more,
});

const item = (id: string, kind: ItemKind, name: string): GridBooks["items"][number] => ({
  id: itemId(id),
  kind,
  code: id,
  name,
  note: "",
  isActive: true,
  initials: initialsOf(name),
});

const category = (id: string, name: string, accountCode: string): GridBooks["categories"][number] => ({
  id: categoryId(id),
  code: id,
  name,
  accountCode,
  nature: "non-productive",
  versions: [],
  isActive: true,
});

/** The books of 柳溪村 as the grid sees them. */
export const books: GridBooks = {
  accounts: [
    account("101", "库存现金"),
    account("102", "银行存款", { isLeaf: false }),
    account("10201", "银行存款-农商行基本户"),
    account("112", "应收款", { itemKinds: ["payee"] }),
    account("511", "经营支出", { class: "profit-loss" }),
    account("513", "管理费用", { isLeaf: false, class: "profit-loss" }),
    account("51301", "管理费用-办公费", { class: "profit-loss" }),
    account("51302", "管理费用-差旅费", { class: "profit-loss" }),
    account("51309", "管理费用-旧科目", { class: "profit-loss", isActive: false }),
  ],
  items: [item("P01", "payee", "石桥建材店"), item("P02", "payee", "枫林饭店"), item("X01", "project", "村道硬化")],
  categories: [
    category("F01", "招待费", "513"),
    category("F02", "办公费", "513"),
    category("S01", "生产经营支出", "511"),
  ],
  summaries: ["购买办公用品", "提取备用金"],
  recentAccountIds: ["a51301", "a101"],
};

export const line = (key: string, more: Partial<GridLine> = {}): GridLine => ({ ...emptyLine(key), ...more });

export const yuan = (amount: number) => fen(Math.round(amount * 100));
