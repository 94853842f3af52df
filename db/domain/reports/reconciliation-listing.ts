import type { LocalDate } from "#domain/core/dates.ts";
import { moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import type { Listing, ListingCell, ListingRow } from "./listing.ts";
import { bankBalanceName, cardBalanceNote, reconciliationWords } from "./reconciliation-words.ts";
import { sideTotal, type Reconciliation, type StatementReach } from "./reconciliation.ts";

type Item = Omit<Reconciliation["items"][number], "key" | "voucherId">;

/** A 余额调节表 as it is shown, with what stands above it. `monthStart`: items older than this were carried over. */
export type PrintedReconciliation = Omit<Reconciliation, "items"> & {
  readonly items: readonly Item[];
  readonly ledgerName: string;
  readonly bankName: string;
  readonly isCard: boolean;
  readonly number: string;
  readonly onDate: LocalDate;
  readonly monthStart: LocalDate;
  readonly reach: StatementReach;
  readonly exception: { readonly differenceFen: Fen; readonly reason: string; readonly byName: string } | null;
  readonly statementException: { readonly reason: string; readonly byName: string } | null;
};

/** Open longer than this is a warning sign. */
const watchedDays = 30;

const itemText = (item: Item, monthStart: LocalDate): string =>
  [
    item.onDate,
    item.text,
    ...(item.onDate < monthStart ? ["〔以前月份转来〕"] : []),
    ...(item.ageDays > watchedDays ? [`〔${item.ageDays} 天未达〕`] : []),
  ].join(" ");

type Group = { readonly title: string; readonly side: Item["side"] };

/** One addition or deduction of both sides: its sums, then the items side by side. */
const groupRows = (table: PrintedReconciliation, left: Group, right: Group): readonly ListingRow[] => {
  const itemsOf = ({ side }: Group): readonly Item[] => table.items.filter((item) => item.side === side);
  const [own, theirs] = [itemsOf(left), itemsOf(right)];
  const cells = (item: Item | undefined): readonly ListingCell[] =>
    item === undefined ? ["", null] : [`　　${itemText(item, table.monthStart)}`, item.amountFen];
  const total = ({ side }: Group): Fen => sideTotal(table.items.map(withoutPlace), side);
  return [
    { tone: "section", cells: [left.title, total(left), right.title, total(right)] },
    ...Array.from({ length: Math.max(own.length, theirs.length) }, (_none, at) => ({
      cells: [...cells(own[at]), ...cells(theirs[at])],
    })),
  ];
};

const withoutPlace = (item: Item) => ({ ...item, key: "", voucherId: null });

const notesOf = (table: PrintedReconciliation): readonly string[] => {
  const { differenceFen, exception, reach, statementException } = table;
  const agreement =
    differenceFen === null
      ? "截止日以前没有带余额的对账单，银行一方无法填列。"
      : !reach.isCovered
        ? `对账单只到 ${reach.through ?? "期初"}，没有截止日的对账单，银行一方的余额还没有证明。`
        : differenceFen === 0
          ? "调节后两边余额相等。"
          : `调节后两边相差 ${moneyTextFromFen(differenceFen)} 元，未调平，须查明原因。`;
  return [
    agreement,
    ...(exception === null || exception.differenceFen !== differenceFen
      ? []
      : [`${exception.byName}准许带差额结账，原因：${exception.reason}`]),
    ...(statementException === null || reach.isCovered
      ? []
      : [`${statementException.byName}准许缺对账单结账，原因：${statementException.reason}`]),
    ...(table.isCard ? [cardBalanceNote] : []),
    "本表不作为记账依据；未达账项收到单据后再制凭证。",
  ];
};

/** 余额调节表 in the standard two-sided form: four kinds of items, their age, what was carried over. */
export const reconciliationListing = (table: PrintedReconciliation): Listing => {
  const words = reconciliationWords(table.isCard);
  const bankName = bankBalanceName(words, table.reach, table.onDate);
  const group = (side: Item["side"]): Group => ({ title: words.groups[side], side });
  return {
    title: words.title,
    under: [
      `单位：${table.ledgerName}　${words.bank}：${table.bankName}　${words.number}：${table.number}`,
      `截止日期：${table.onDate}　单位：元`,
    ],
    filters: [],
    columns: [
      { heading: "项目", group: words.bookSide, kind: "text", widthMm: 95 },
      { heading: "金额", group: words.bookSide, kind: "money", widthMm: 34 },
      { heading: "项目", group: words.bankSide, kind: "text", widthMm: 95 },
      { heading: "金额", group: words.bankSide, kind: "money", widthMm: 34 },
    ],
    rows: [
      { tone: "strong", cells: [words.bookBalance, table.bookFen, bankName, table.statementFen] },
      ...groupRows(table, group("bank-in"), group("book-in")),
      ...groupRows(table, group("bank-out"), group("book-out")),
      { tone: "strong", cells: ["调节后余额", table.adjustedBookFen, "调节后余额", table.adjustedStatementFen] },
    ],
    notes: notesOf(table),
    signers: ["编制人", "复核人", "编制日期"],
  };
};
