/**
 * Tables as other programs export them: 科目余额表 and lists of vouchers of 用友 T3, 金蝶 KIS, 柠檬云 and the tables of GB/T 24589.
 * What a column holds is told by its header words, in one or two rows; nothing is told by position.
 */
import { headerWord } from "#domain/bank/cell-text.ts";
import { cellAt, type Cell, type Grid } from "#domain/bank/grid.ts";

export type ColumnRole =
  | "code"
  | "name"
  | "account"
  | "open-debit"
  | "open-credit"
  | "open-balance"
  | "move-debit"
  | "move-credit"
  | "close-debit"
  | "close-credit"
  | "close-balance"
  | "date"
  | "word"
  | "number"
  | "summary"
  | "debit"
  | "credit"
  | "side"
  | "amount"
  | "papers"
  | "preparer"
  | "party";
export type Columns = { readonly [Role in ColumnRole]?: number };

/** Where a table's rows begin (0-based) and what its columns hold. `sides` are 方向 columns by the balance they stand before. */
export type ForeignTable = {
  readonly kind: "balances" | "vouchers";
  readonly grid: Grid;
  readonly firstRow: number;
  readonly columns: Columns;
  readonly sides: ReadonlyMap<number, number>;
  readonly parties: readonly number[];
  readonly headerText: string;
};

const patterns: readonly (readonly [ColumnRole, RegExp])[] = [
  ["code", /^(?:会计)?科目(?:编码|编号|代码|号)$|^(?:编码|代码)$/],
  ["name", /^(?:会计)?科目(?:名称|全称|全名)$|^名称$/],
  ["account", /^(?:会计)?科目$/],
  ["open-debit", /^期初(?:余额|金额)?\(?借方?(?:余额|金额)?\)?$/],
  ["open-credit", /^期初(?:余额|金额)?\(?贷方?(?:余额|金额)?\)?$/],
  ["open-balance", /^期初(?:余额|金额|本币余额)$/],
  ["move-debit", /^(?:本期|本月|当期)(?:发生)?(?:额|金额|数)?\(?借方?\)?(?:发生额|金额)?$/],
  ["move-credit", /^(?:本期|本月|当期)(?:发生)?(?:额|金额|数)?\(?贷方?\)?(?:发生额|金额)?$/],
  ["close-debit", /^期末(?:余额|金额)?\(?借方?(?:余额|金额)?\)?$/],
  ["close-credit", /^期末(?:余额|金额)?\(?贷方?(?:余额|金额)?\)?$/],
  ["close-balance", /^期末(?:余额|金额|本币余额)$/],
  ["date", /^(?:凭证|制单|业务|记账凭证)?日期$/],
  ["word", /^(?:凭证)?字$|^凭证类[别型](?:字|编号)?$|^记账凭证类型(?:编号|名称)?$/],
  ["number", /^(?:记账)?凭证(?:字号|号数|编号|号码|号)$|^号$/],
  ["summary", /^(?:记账凭证)?摘要$/],
  ["debit", /^借方(?:金额|发生额|本币|本币金额|本位币)?$/],
  ["credit", /^贷方(?:金额|发生额|本币|本币金额|本位币)?$/],
  ["side", /^(?:借贷|余额)?方向$/],
  ["amount", /^金额$|^本币金额$/],
  ["papers", /^附(?:单据|件|单)?(?:张)?数$|^附件$/],
  ["preparer", /^制单(?:人|员)?(?:姓名)?$/],
  ["party", /^(?:客户|供应商|往来单位|往来|个人|职员|成员|项目|辅助核算)(?:名称|项目)?$/],
];

/** What a header word says its column holds. */
export const roleOf = (word: string): ColumnRole | undefined => patterns.find(([, pattern]) => pattern.test(word))?.[0];

/** Header words of one row, or of two: a group (期初余额) stands over its columns (借方, 贷方) and fills to the right. */
export const headerWords = (upper: readonly Cell[], lower: readonly Cell[] | undefined): readonly string[] => {
  if (lower === undefined) return upper.map((cell) => headerWord(cell.text));
  const words: string[] = [];
  let group = "";
  for (let column = 0; column < Math.max(upper.length, lower.length); column += 1) {
    const top = headerWord(cellAt(upper, column).text);
    const bottom = headerWord(cellAt(lower, column).text);
    if (top !== "") group = top;
    words.push(bottom === "" || bottom === group ? top : `${group}${bottom}`);
  }
  return words;
};

const has = (columns: Columns, roles: readonly ColumnRole[]): boolean =>
  roles.every((role) => columns[role] !== undefined);

/** Which of the two tables these columns make, if any. */
export const kindOf = (columns: Columns): ForeignTable["kind"] | undefined => {
  const hasAccount = has(columns, ["code"]) || has(columns, ["account"]);
  const hasAmounts = has(columns, ["debit", "credit"]) || has(columns, ["side", "amount"]);
  if (hasAccount && hasAmounts && has(columns, ["date", "number"])) return "vouchers";
  const hasBalance =
    has(columns, ["close-debit", "close-credit"]) ||
    has(columns, ["close-balance"]) ||
    has(columns, ["open-debit", "open-credit"]) ||
    has(columns, ["open-balance"]);
  return hasAccount && hasBalance ? "balances" : undefined;
};

const tableAt = (grid: Grid, row: number, depth: 1 | 2): ForeignTable | undefined => {
  const words = headerWords(grid.rows[row] ?? [], depth === 2 ? grid.rows[row + 1] : undefined);
  const found = new Map<ColumnRole, number>();
  const parties: number[] = [];
  const sides = new Map<number, number>();
  for (const [column, word] of words.entries()) {
    if (/^(?:期[初末])?(?:余额)?方向$/.test(word)) sides.set(column + 1, column);
    const role = roleOf(word);
    if (role === undefined) continue;
    if (role === "party") parties.push(column);
    if (!found.has(role)) found.set(role, column);
  }
  const columns: Columns = Object.fromEntries(found);
  const kind = kindOf(columns);
  if (kind === undefined) return undefined;
  return { kind, grid, firstRow: row + depth, columns, sides, parties, headerText: words.join(" ") };
};

/** How far down a sheet its header is looked for. */
export const searchedRows = 20;

/** The first table of a file that is one of ours, of the kind wanted; `undefined` when no sheet has the columns of one. */
export const foreignTableIn = (
  grids: readonly Grid[],
  wanted: ForeignTable["kind"] | "auto",
): ForeignTable | undefined => {
  for (const grid of grids)
    for (let row = 0; row < Math.min(searchedRows, grid.rows.length); row += 1) {
      // Two rows first: read alone, the lower of them would say 借方 and 贷方 without saying of what.
      const table = tableAt(grid, row, 2) ?? tableAt(grid, row, 1);
      if (table !== undefined && (wanted === "auto" || table.kind === wanted)) return table;
    }
  return undefined;
};
