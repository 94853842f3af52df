import { fenFromYuanText, type Fen } from "#domain/core/fen.ts";
import type { AnswerWords, PayoutRow } from "./payout.ts";

export type PayoutAnswer = { readonly no: number; readonly state: "paid" | "failed"; readonly reason: string };

type Cells = readonly string[];

// A wrong "paid" cannot be taken back and a wrong "failed" pays twice: what is not said plainly answers nothing.
const noFault = /(?:没有发现|未发现|未见|没有|无)(?:任何)?(?:错误|异常|失败)/g;
const failedWords =
  /失败|退回|退票|退汇|错误|有误|不符|不一致|无效|销户|拒绝|拒付|冻结|止付|挂失|异常|不存在|[不未](?:能)?成功|不正常/;
const waitingWords =
  /部分|冲正|冲销|冲回|撤销|退款|处理中|进行中|等待|待(?:处理|复核|审|入账|发放|付)|[不未没非](?:有|能)?(?:完成|入账|发放|付|处理|正常|成功)/;
const paidWords = /成功|已入账|已付|完成|已发放|正常/;

const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "");
const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

const isAmount = (cell: string, amountFen: Fen): boolean => {
  const read = fenFromYuanText(plain(cell).replaceAll(/[¥￥元]/g, ""));
  return (read.ok && read.value === amountFen) || cell.trim() === String(amountFen);
};

const isOf = (cells: Cells, row: PayoutRow): boolean =>
  cells.some((cell) => digitsOf(cell) === row.account) && cells.some((cell) => isAmount(cell, row.amountFen));

const holds = (cells: Cells, text: string): boolean => text !== "" && cells.some((cell) => plain(cell) === plain(text));

/** How surely a line speaks of a row whose account and amount it holds; below zero when it names somebody else. */
const certainty = (cells: Cells, row: PayoutRow, rows: readonly PayoutRow[]): number => {
  const isNumbered = holds(cells, String(row.no)) ? 1 : 0;
  if (holds(cells, row.name)) return 2 + isNumbered;
  return rows.some((other) => other.name !== row.name && isOf(cells, other) && holds(cells, other.name))
    ? -1
    : isNumbered;
};

type Given = { readonly rows: readonly PayoutRow[]; readonly lines: readonly Cells[] };

/** Which line answers which row, one to one, the surest first: two people may share an account. */
const linesOfRows = ({ rows, lines }: Given): ReadonlyMap<PayoutRow, Cells> => {
  const pairs = rows.flatMap((row, order) =>
    lines.flatMap((cells, at) => {
      const sure = isOf(cells, row) ? certainty(cells, row, rows) : -1;
      return sure < 0 ? [] : [{ row, cells, sure, order, at }];
    }),
  );
  const found = new Map<PayoutRow, Cells>();
  const used = new Set<Cells>();
  for (const { row, cells } of pairs.toSorted((a, b) => b.sure - a.sure || a.order - b.order || a.at - b.at)) {
    if (found.has(row) || used.has(cells)) continue;
    found.set(row, cells);
    used.add(cells);
  }
  return found;
};

/** The lines of a file that answer none of these rows: what one batch was told is not told to another one again. */
export const linesBeside = <Line extends Cells>({
  rows,
  lines,
}: {
  readonly rows: readonly PayoutRow[];
  readonly lines: readonly Line[];
}): readonly Line[] => {
  const used = new Set<Cells>(linesOfRows({ rows, lines }).values());
  return lines.filter((line) => !used.has(line));
};

const statusHeading = /状态|结果|原因|失败|返回|应答|响应|处理/;

/** The columns in which the bank says what became of a row, by the file's own headings; empty when it names none. */
const statusColumns = ({ rows, lines }: Given, heading: string): readonly number[] => {
  const header = lines.find(
    (cells) =>
      cells.some((cell) => /账号|帐号|卡号/.test(cell)) &&
      cells.some((cell) => cell.includes("金额")) &&
      !rows.some((row) => isOf(cells, row)),
  );
  const isStatus = (cell: string): boolean =>
    heading === "" ? statusHeading.test(cell) : plain(cell) === plain(heading);
  return (header ?? []).flatMap((cell, column) => (isStatus(cell) ? [column] : []));
};

/** What the bank's own words say; a cell is such a word as a whole, so that a code is found in no longer text. */
const byOwnWords = (row: PayoutRow, cells: Cells, words: AnswerWords | undefined): PayoutAnswer | undefined => {
  const isOne = (list: readonly string[]) => cells.find((cell) => list.some((word) => plain(word) === plain(cell)));
  const failed = isOne(words?.failed ?? []);
  if (failed !== undefined) return { no: row.no, state: "failed", reason: failed };
  return isOne(words?.paid ?? []) === undefined ? undefined : { no: row.no, state: "paid", reason: "" };
};

const answerOf = (row: PayoutRow, status: Cells, others: Cells): readonly PayoutAnswer[] => {
  const told = status.map((cell) => plain(cell).replaceAll(noFault, ""));
  if (told.some((cell) => failedWords.test(cell))) {
    const reasons = [...status, ...others].filter((cell) => failedWords.test(plain(cell).replaceAll(noFault, "")));
    return [{ no: row.no, state: "failed", reason: [...new Set(reasons)].join("，") }];
  }
  if (told.some((cell) => waitingWords.test(cell))) return [];
  return told.some((cell) => paidWords.test(cell)) ? [{ no: row.no, state: "paid", reason: "" }] : [];
};

/**
 * What a bank's result file says of the rows handed to it. A line answers a row when it holds its account and its amount, and
 * one row only; of several rows of one account and amount, the one it names. What became of a row is read from the columns the
 * file heads so, and without such columns from the cells that do not merely repeat what was handed in: the row's own texts and
 * `sent`, the texts of the batch. The bank's own `words`, where its template has them, go before the usual ones. A line without a known word, or with one that is taken back, answers nothing.
 */
export const readAnswers = ({
  rows,
  lines,
  sent,
  words,
}: Given & {
  readonly sent: readonly string[];
  readonly words?: AnswerWords | undefined;
}): readonly PayoutAnswer[] => {
  const found = linesOfRows({ rows, lines });
  const columns = statusColumns({ rows, lines }, words?.heading ?? "");
  return rows.flatMap((row) => {
    const cells = found.get(row);
    if (cells === undefined) return [];
    const own = new Set([row.name, row.bankName, ...sent].map(plain));
    const isOwn = (cell: string): boolean =>
      own.has(plain(cell)) || digitsOf(cell) === row.account || isAmount(cell, row.amountFen);
    const answering = cells.filter((cell) => !isOwn(cell));
    const status = columns.length === 0 ? answering : columns.map((column) => cells[column] ?? "");
    const told = byOwnWords(row, status, words);
    if (told !== undefined) return [told];
    return answerOf(row, status, columns.length === 0 ? [] : answering);
  });
};

const returnedWords = /退票|退汇|退回|退款/;

/** True when an answer says in words that a payment came back; 失败 alone may be of an older file. */
export const isReturned = ({ state, reason }: PayoutAnswer): boolean =>
  state === "failed" && returnedWords.test(reason);
