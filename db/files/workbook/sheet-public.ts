import { capRoomOf } from "#domain/audit/cap-room.ts";
import { isOwnedThing, plainNameOf } from "#domain/audit/plain-names.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { ResourceLine } from "#domain/audit/wall-sheet.ts";
import { fen, moneyTextFromFen, sumOf, type Fen } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

type PublicRow = {
  readonly head?: string;
  readonly item: string;
  readonly amountFen: Fen | null;
  readonly yearFen: Fen | null;
  readonly words: string;
};

type Amounts = { readonly now?: Fen | null; readonly year?: Fen };
const line = (item: string, { now = null, year }: Amounts = {}, words = ""): PublicRow => ({
  item,
  amountFen: now,
  yearFen: year ?? null,
  words,
});

const standing = (book: QuarterBook, codes: RegExp): readonly PublicRow[] =>
  book.trial
    .filter((row) => row.level === 1 && codes.test(row.code) && row.closingFen !== 0)
    .map((row) =>
      line(
        plainNameOf(book.cover.system, row),
        { now: fen(row.normalSide === "debit" ? row.closingFen : -row.closingFen) },
        "季末数",
      ),
    );

const turned = (book: QuarterBook, section: "income" | "expense"): readonly PublicRow[] =>
  book.summary
    .filter((row) => row.section === section && (row.quarterFen !== 0 || row.yearFen !== 0))
    .map((row) => {
      const [code = "", name = ""] = row.name.split(" ");
      return line(plainNameOf(book.cover.system, { code, name }), { now: row.quarterFen, year: row.yearFen });
    });

/** A sum that the ties compare with 收支总表. */
const total = (book: QuarterBook, section: "income" | "expense"): PublicRow => {
  const own = book.summary.filter((row) => row.section === section);
  return line(
    section === "income" ? "收入合计" : "支出合计",
    { now: sumOf(own, (row) => row.quarterFen), year: sumOf(own, (row) => row.yearFen) },
    section === "income" ? "逐笔见第 4 表" : "逐笔见第 5 表",
  );
};

const shareText = (used: number, cap: number): string => (cap === 0 ? "" : `，已用 ${Math.floor((used * 100) / cap)}%`);

const resourceLine = ({ subject, area, toOn, receivedFen, dueFen, arrearsFen }: ResourceLine): PublicRow =>
  line(
    area === "" ? subject : `${subject}（${area}）`,
    { now: arrearsFen },
    `租到 ${toOn}，到期应交 ${moneyTextFromFen(dueFen)} 元，已交 ${moneyTextFromFen(receivedFen)} 元；金额是季末还欠的租金`,
  );

const classes = (book: QuarterBook): readonly (readonly [string, readonly PublicRow[]])[] => [
  [
    "一、财务计划（大家表决的限额）",
    book.caps
      .filter((cap) => cap.hasCap && cap.capFen !== null)
      .map((cap) =>
        line(
          `${cap.category}（${cap.periodName}限额）`,
          { now: capRoomOf(cap), year: cap.usedFen },
          `决议 ${cap.resolutionNumber}${shareText(cap.usedFen, capRoomOf(cap) ?? 0)}`,
        ),
      ),
  ],
  ["二、各项收入", [...turned(book, "income"), total(book, "income")]],
  ["三、各项支出", [...turned(book, "expense"), total(book, "expense")]],
  ["四、各项资产", standing(book, isOwnedThing)],
  ["五、各类资源", book.resources.map(resourceLine)],
  ["六、债权债务", standing(book, /^(?:11[23]|2\d\d)$/)],
  ["七、收益分配", standing(book, /^(?:311|321|322)$/)],
  [
    "八、其他需要公开的事项",
    [
      line(
        "本季表决的决议",
        {},
        `${book.resolutions.filter((row) => row.metOn >= book.cover.firstDay).length} 项，见第 21 表`,
      ),
      line("更正过的账", {}, `${book.adjustments.length} 笔，见第 28 表`),
    ],
  ],
];

const nothing = line("本季没有");

const rowsOf = (book: QuarterBook): readonly PublicRow[] =>
  classes(book).flatMap(([head, rows]) => [{ ...line(head), head }, ...(rows.length === 0 ? [nothing] : rows)]);

/** The row of each sum on the sheet, counted from the table's first row. */
export const publicPlaces = (book: QuarterBook): { readonly income: number; readonly expense: number } => {
  const items = rowsOf(book).map((row) => row.item);
  return { income: items.indexOf("收入合计"), expense: items.indexOf("支出合计") };
};

const publicRow = (row: PublicRow): Row => {
  if (row.head !== undefined) return { tone: "section", cells: [row.head, null, null, ""] };
  return {
    ...(row.item.endsWith("合计") ? { tone: "strong" as const } : {}),
    cells: [`　${row.item}`, row.amountFen, row.yearFen, row.words],
  };
};

/** 26 财务公开表: eight classes in plain words for the wall. */
export const publicSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "public", {
    title: "财务公开表（张贴版）",
    hasFilter: false,
    hasSigners: false,
    tables: [
      detailTable({
        columns: [
          { heading: "公开的事项", kind: "text", width: 46 },
          { heading: "本季度", kind: "money", width: 20 },
          { heading: "今年累计", kind: "money", width: 20 },
          { heading: "说明", kind: "wrap", width: 44 },
        ],
        records: rowsOf(book),
        rowOf: publicRow,
      }),
    ],
    notes: [
      "村负责人：　　　　　　　主管会计：　　　　　　　民主理财小组组长：　　　　　　　（盖章）　张贴日期：　　年　　月　　日",
      "对公开内容有疑问，请向村务监督委员会提出，或拨打监督电话：　　　　　　　　　　　。张贴不少于 15 天。",
      `本表由账簿直接生成，数据指纹 ${book.cover.shortCode}。`,
    ],
  });
