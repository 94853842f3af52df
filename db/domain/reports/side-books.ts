/** 多栏账, 数量金额账 and 辅助明细账 for paper and as tables for data files. */
import type { Fen } from "#domain/core/fen.ts";
import { priceOf, priceText, textFromMilli } from "#domain/core/quantity.ts";
import type { BookLine } from "./book-page.ts";
import type { Listing, ListingCell, ListingColumn, ListingRow } from "./listing.ts";
import { moneyColumn as money, plainListing, textColumn as text, type TableHead as Head } from "./plain-listing.ts";

type LineHead = Pick<BookLine, "kind" | "onDate" | "summary" | "voucherName">;

const lineColumns: readonly ListingColumn[] = [
  { heading: "日期", kind: "date", widthMm: 20 },
  { heading: "凭证字号", kind: "centre", widthMm: 16 },
  text("摘要", 46),
];

const toneOf = ({ kind }: LineHead): Pick<ListingRow, "tone"> => (kind === "entry" ? {} : { tone: "strong" });
const lineCells = (line: LineHead): readonly ListingCell[] => [
  line.kind === "opening" || line.kind === "year-carry" ? null : line.onDate,
  line.voucherName,
  line.summary,
];
const orBlank = (amount: number): number | null => (amount === 0 ? null : amount);
const sideCells = (balanceFen: number): readonly ListingCell[] => [
  balanceFen > 0 ? "借" : balanceFen < 0 ? "贷" : "平",
  Math.abs(balanceFen),
];

export type MultiColumnBook = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly columns: readonly { readonly code: string; readonly name: string }[];
  readonly lines: readonly (LineHead & {
    readonly debitFen: Fen;
    readonly creditFen: Fen;
    readonly balanceFen: Fen;
    /** One amount a column and a last one for what stands in none of them. */
    readonly cells: readonly Fen[];
  })[];
};

const columnsPerPage = 6;

/** 多栏账 on paper: six columns a table, one table after the other until all have stood. */
export const multiColumnListings = (head: Head, book: MultiColumnBook): readonly Listing[] => {
  const names = [...book.columns.map(({ code, name }) => `${code} ${name}`), "其他"];
  const used = names.flatMap((name, at) =>
    at < book.columns.length || book.lines.some((line) => (line.cells[at] ?? 0) !== 0) ? [{ name, at }] : [],
  );
  const tables = Array.from({ length: Math.max(1, Math.ceil(used.length / columnsPerPage)) }, (_none, index) =>
    used.slice(index * columnsPerPage, (index + 1) * columnsPerPage),
  );
  return tables.map((columns, index) => ({
    ...plainListing(`多栏账　${book.accountCode} ${book.accountName}`, head, {
      columns: [
        ...lineColumns,
        money("借方"),
        money("贷方"),
        { heading: "借或贷", kind: "centre", widthMm: 12 },
        money("余额"),
        ...columns.map(({ name }) => ({ ...money(name), widthMm: 27 })),
      ],
      rows: book.lines.map((line) => ({
        cells: [
          ...lineCells(line),
          orBlank(line.debitFen),
          orBlank(line.creditFen),
          ...sideCells(line.balanceFen),
          ...columns.map(({ at }) => orBlank(line.cells[at] ?? 0)),
        ],
        ...toneOf(line),
      })),
    }),
    filters: tables.length === 1 ? [] : [`栏目：第 ${index + 1} 组，共 ${tables.length} 组`],
  }));
};

/** 多栏账 as data: a line with each of its columns in a row of its own. */
export const multiColumnData = (head: Head, books: readonly MultiColumnBook[]): Listing =>
  plainListing("多栏账", head, {
    columns: [
      text("科目编码", 20),
      text("科目", 34),
      ...lineColumns,
      money("借方"),
      money("贷方"),
      { heading: "借或贷", kind: "centre", widthMm: 12 },
      money("余额"),
      text("栏目编码", 20),
      text("栏目", 34),
      money("栏目金额"),
    ],
    rows: books.flatMap((book) =>
      book.lines.flatMap((line) => {
        const filled = line.cells.flatMap((amount, at) => (amount === 0 ? [] : [{ amount, at }]));
        const [first, ...others] = filled.map(({ amount, at }) => [
          book.columns[at]?.code ?? "",
          book.columns[at]?.name ?? "其他",
          amount,
        ]);
        const own = [book.accountCode, book.accountName, ...lineCells(line)];
        return [
          {
            cells: [...own, line.debitFen, line.creditFen, ...sideCells(line.balanceFen), ...(first ?? ["", "", null])],
          },
          ...others.map((cells) => ({ cells: [...own, null, null, "", null, ...cells] })),
        ];
      }),
    ),
  });

type Quantity = { readonly milli: number; readonly amountFen: Fen };
export type QuantityBook = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly unit: string;
  readonly lines: readonly (LineHead & {
    readonly debit: Quantity;
    readonly credit: Quantity;
    readonly balance: Quantity;
  })[];
};

const quantityColumns = (group: string): readonly ListingColumn[] => [
  { heading: "数量", kind: "text", widthMm: 18, group },
  { heading: "单价", kind: "text", widthMm: 18, group },
  money("金额", group),
];

const quantityCells = ({ milli, amountFen }: Quantity, isBalance: boolean): readonly ListingCell[] => {
  const price = milli === 0 ? undefined : priceOf(amountFen, milli);
  return [
    milli === 0 ? "" : textFromMilli(milli),
    price === undefined ? "" : priceText(price),
    isBalance ? amountFen : orBlank(amountFen),
  ];
};

const quantityRow = (line: QuantityBook["lines"][number]): readonly ListingCell[] => [
  ...lineCells(line),
  ...quantityCells(line.debit, false),
  ...quantityCells(line.credit, false),
  ...quantityCells(line.balance, true),
];
const quantityLine: readonly ListingColumn[] = [
  ...lineColumns,
  ...quantityColumns("收入"),
  ...quantityColumns("发出"),
  ...quantityColumns("结存"),
];

export const quantityListing = (head: Head, book: QuantityBook): Listing => ({
  ...plainListing(`数量金额账　${book.accountCode} ${book.accountName}`, head, {
    columns: quantityLine,
    rows: book.lines.map((line) => ({ cells: quantityRow(line), ...toneOf(line) })),
  }),
  filters: [`计量单位：${book.unit}`],
});

export const quantityData = (head: Head, books: readonly QuantityBook[]): Listing =>
  plainListing("数量金额账", head, {
    columns: [text("科目编码", 20), text("科目", 34), text("计量单位", 14), ...quantityLine],
    rows: books.flatMap((book) =>
      book.lines.map((line) => ({
        cells: [book.accountCode, book.accountName, book.unit, ...quantityRow(line)],
        ...toneOf(line),
      })),
    ),
  });

export type ItemBook = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly item: { readonly id: string; readonly code: string; readonly name: string };
  readonly lines: readonly BookLine[];
};

/** 辅助明细账 as data; the item's own sign stands in it, because the sealed vouchers name items by nothing else. */
export const itemBookData = (head: Head & { readonly title: string }, books: readonly ItemBook[]): Listing =>
  plainListing(head.title, head, {
    columns: [
      text("科目编码", 20),
      text("科目", 34),
      text("项目编码", 20),
      text("项目", 34),
      text("项目标识", 40),
      ...lineColumns,
      text("对方科目", 34),
      money("借方"),
      money("贷方"),
      { heading: "借或贷", kind: "centre", widthMm: 12 },
      money("余额"),
    ],
    rows: books.flatMap(({ accountCode, accountName, item, lines }) =>
      lines.map((line) => ({
        cells: [
          accountCode,
          accountName,
          item.code,
          item.name,
          item.id,
          ...lineCells(line),
          line.counterAccounts,
          orBlank(line.debitFen),
          orBlank(line.creditFen),
          ...sideCells(line.balanceFen),
        ],
        ...toneOf(line),
      })),
    ),
  });
