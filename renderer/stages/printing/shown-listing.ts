import type { InputOf } from "#contract/contract.ts";
import { fenFromYuanText } from "#domain/core/fen.ts";
import { textsOfNodes } from "#renderer/ui/plain-cells.ts";
import { shownFilters } from "#renderer/ui/shown-filters.ts";
import type { ShownTable } from "#renderer/ui/shown-tables.ts";
import { amountOf, isSided, sideOf } from "./sided-balances.ts";

type Listing = InputOf<"print.table">["listing"];
type Kind = Listing["columns"][number]["kind"];
type Cell = Listing["rows"][number]["cells"][number];

const isMoney = (text: string): boolean => text === "" || /^-?\d{1,3}(?:,\d{3})*\.\d{2}$|^-?\d+\.\d{2}$/.test(text);
const isDate = (text: string): boolean => text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text);

/** How a column is written, by all it says: amounts as amounts, days as days, anything else as it stands. */
const kindOf = (texts: readonly string[], align: string | undefined): Kind => {
  if (texts.every((text) => text === "")) return align === "center" ? "centre" : "text";
  if (texts.every(isMoney)) return "money";
  if (texts.every(isDate)) return "date";
  return align === "center" ? "centre" : "text";
};

const cellOf = (text: string, kind: Kind): Cell => {
  if (text === "") return kind === "money" || kind === "date" ? null : "";
  const amount = kind === "money" ? fenFromYuanText(text) : null;
  return amount?.ok === true ? amount.value : text;
};

const asWritten = (text: string): string => text;

const mostWidth = 70;
const isWide = (sign: string): boolean => (sign.codePointAt(0) ?? 0) > 0x2e7f;
/** A Chinese character is nearly twice as wide as a digit. */
const lengthOf = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (isWide(sign) ? 1.7 : 1), 0);

/** Millimetres a column wants: by its width on the screen, or by its longest text. */
const widthOf = (texts: readonly string[], heading: string, kind: Kind): number => {
  if (kind === "money") return 27;
  if (kind === "date") return 20;
  const longest = Math.max(lengthOf(heading), ...texts.slice(0, 500).map(lengthOf));
  return Math.min(mostWidth, Math.max(10, longest * 1.9 + 3));
};

/** A table as the screen shows it, with all its rows: columns that hold only buttons and boxes are left out. */
export const listingOfTable = async (
  table: ShownTable,
  head: { readonly title: string; readonly under: readonly [string, string] },
): Promise<Listing> => {
  const cells = await table.cells();
  const width = table.columns.length;
  const [titles, texts, foot] = [
    await textsOfNodes(table.columns.map((column) => column.title)),
    await textsOfNodes(cells.flat()),
    await textsOfNodes(table.footer),
  ];
  const rows = cells.map((_row, index) => texts.slice(index * width, (index + 1) * width));
  const kept = table.columns.flatMap((column, index) => {
    const own = rows.map((row) => row[index] ?? "");
    const heading = titles[index] ?? "";
    if (heading === "" && own.every((text) => text === "")) return [];
    // A column of nothing but buttons has a heading and no words.
    if (
      rows.length > 0 &&
      own.every((text) => text === "") &&
      column.align === undefined &&
      !isMoney(foot[index] ?? "x")
    )
      return [];
    const said = [...own, foot[index] ?? ""].filter((text) => text !== "合计");
    const group = column.group === undefined ? {} : { group: column.group };
    if (isSided(said))
      return [
        { index, read: sideOf, column: { heading: "方向", kind: "centre" as const, widthMm: 11, ...group } },
        { index, read: amountOf, column: { heading, kind: "money" as const, widthMm: 27, ...group } },
      ];
    const kind = kindOf(said, column.align);
    return [{ index, read: asWritten, column: { heading, kind, widthMm: widthOf(own, heading, kind), ...group } }];
  });
  const written = (row: readonly string[]): Cell[] =>
    kept.map(({ index, read, column }) => cellOf(read(row[index] ?? ""), column.kind));
  return {
    title: head.title,
    under: [...head.under],
    filters: [...shownFilters()],
    columns: kept.map(({ column }) => column),
    rows: [
      ...rows.map((row, index) => ({
        cells: written(row),
        ...(table.strongRows(index) ? { tone: "section" as const } : {}),
      })),
      ...(foot.some((text) => text !== "") ? [{ cells: written(foot), tone: "strong" as const }] : []),
    ],
    notes: [],
    signers: [],
  };
};
