import { Checkbox, Tag } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import type { PaperColumn } from "#renderer/ui/paper-table.tsx";
import { lineFateWords } from "#renderer/words/labels.ts";
import { doubtText } from "#renderer/words/statements.ts";
import type { PreviewLine } from "./import-steps.ts";

type Fate = PreviewLine["fate"];
/** A line of the file, or below a doubtful one the line of the journal it resembles. */
export type ShownLine = PreviewLine & { readonly isJournal: boolean; readonly rowOfFile: number };

const notTold = { counterpartyBank: "", purpose: "", remark: "", summary: "", isReversal: false, proposal: null };

/** A line as the preview lists it: a doubtful one with the line of the journal it resembles right below. */
export const shownLines = (line: PreviewLine): readonly ShownLine[] => {
  const own = { ...line, isJournal: false, rowOfFile: line.row };
  if (line.resembles === null) return [own];
  return [own, { ...line, ...notTold, ...line.resembles, isJournal: true, rowOfFile: line.row }];
};
/** What differs between a doubtful line and the one of the journal, told in words. */
const differenceOf = (line: PreviewLine): string => {
  const { resembles } = line;
  if (resembles === null) return "";
  const parts = [
    line.balanceFen === resembles.balanceFen ? "" : "余额",
    line.tradedAt === resembles.tradedAt ? "" : "时间",
    line.counterpartyName === resembles.counterpartyName ? "" : "对方",
    line.counterpartyAccount === resembles.counterpartyAccount ? "" : "对方账号",
    line.serial === resembles.serial ? "" : "流水号",
  ].filter(Boolean);
  return parts.length === 0 ? "各栏全都相同" : `${parts.join("、")}不同`;
};
const fateColors: Readonly<Record<Fate, string>> = {
  new: "success",
  known: "default",
  deleted: "error",
  doubtful: "warning",
};

const reasonOf = (line: ShownLine): string => {
  if (line.isJournal)
    return `在“${line.resembles?.fileName ?? ""}”第 ${line.row} 行导入过，与上面一行相比：${differenceOf(line)}`;
  if (line.fate === "doubtful")
    return doubtText(line.fateReason, { tradedAt: line.tradedAt, knownAt: line.resembles?.tradedAt ?? null });
  if (line.fate === "new") return "";
  if (line.fate === "deleted") return `以前删除过：${line.fateReason}。要它就到“删除过的流水”里恢复`;
  const [, file = line.fateReason, row] = /^(.*) (\d+)$/.exec(line.fateReason) ?? [];
  return row === undefined ? file : `在“${file}”第 ${row} 行导入过`;
};
const textOf = (line: ShownLine): string =>
  [...new Set([line.summary, line.purpose, line.remark])].filter(Boolean).join("　");

/** What is short enough for a cell; the whole sentence stands above the list and in the hint. */
const shortReason = (line: ShownLine): string => {
  if (line.isJournal) return `在“${line.resembles?.fileName ?? ""}”第 ${line.row} 行`;
  return line.fate === "doubtful" && line.resembles !== null ? `与下一行相比：${differenceOf(line)}` : reasonOf(line);
};

const fateCell = (line: ShownLine, taken: ReadonlySet<number>, tick: (line: PreviewLine) => void): ReactNode => {
  if (line.isJournal) return <span className="soft">账上已有</span>;
  if (line.fate !== "doubtful") return <Tag color={fateColors[line.fate]}>{lineFateWords[line.fate]}</Tag>;
  return (
    <Checkbox checked={taken.has(line.row)} onChange={() => tick(line)}>
      仍然导入
    </Checkbox>
  );
};

const fateColumns = (
  taken: ReadonlySet<number>,
  tick: (line: PreviewLine) => void,
  isPlain: boolean,
): readonly PaperColumn<ShownLine>[] => [
  {
    key: "fate",
    title: "处理",
    width: isPlain ? 100 : 124,
    cell: (line) => fateCell(line, taken, tick),
  },
  ...(isPlain ? [] : [{ key: "why", title: "原因", width: 210, hint: reasonOf, cell: shortReason }]),
];

/** The sentences for the doubts a preview has, each once. */
export const doubtSentences = (lines: readonly PreviewLine[]): readonly string[] => [
  ...new Set(lines.filter(({ fate }) => fate === "doubtful").map(({ fateReason }) => doubtText(fateReason))),
];

/** A doubtful line and the one below it show the time too, where the bank prints it. */
const dayOf = (line: ShownLine): string =>
  line.fate === "doubtful" && line.tradedAt !== null && line.tradedAt.length > 10
    ? line.tradedAt.slice(5)
    : line.bookedOn;

const lineColumns: readonly PaperColumn<ShownLine>[] = [
  { key: "date", title: "记账日期", width: 144, cell: dayOf },
  {
    key: "in",
    title: "收入",
    width: 110,
    align: "right",
    cell: (line) => (line.amountFen > 0 ? moneyText(line.amountFen) : ""),
  },
  {
    key: "out",
    title: "支出",
    width: 110,
    align: "right",
    cell: (line) => (line.amountFen < 0 ? moneyText(-line.amountFen) : ""),
  },
  { key: "balance", title: "余额", width: 116, align: "right", cell: (line) => moneyText(line.balanceFen) },
  {
    key: "party",
    title: "对方户名",
    width: 150,
    hint: (line) => `${line.counterpartyName} ${line.counterpartyAccount} ${line.counterpartyBank}`,
    cell: (line) => line.counterpartyName,
  },
  {
    key: "proposal",
    title: "记账建议",
    width: 170,
    hint: (line) => line.proposal ?? "",
    cell: (line) => (line.isJournal ? "" : (line.proposal ?? <span className="soft">人工选择科目</span>)),
  },
  {
    key: "text",
    title: "摘要、用途、附言",
    width: 220,
    hint: textOf,
    cell: (line) => (line.isReversal ? `【冲正】${textOf(line)}` : textOf(line)),
  },
];

const rowColumn: PaperColumn<ShownLine> = {
  key: "row",
  title: "行",
  width: 60,
  align: "center",
  cell: (line) => (line.isJournal ? "" : line.row),
};

/** The columns of the preview; without a line that needs a word there is no column of reasons. */
export const previewColumns = (
  taken: ReadonlySet<number>,
  tick: (line: PreviewLine) => void,
  isPlain: boolean,
): readonly PaperColumn<ShownLine>[] => [rowColumn, ...fateColumns(taken, tick, isPlain), ...lineColumns];
