import { Descriptions, Drawer, Tag } from "antd";
import type { ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { Span } from "./period.ts";
import { useReports } from "./report-store.ts";
import { bareFen, sideWord } from "./sides.ts";
import { accountCodesOf, lineNumbersOf, type StatementLine } from "./statement-lines.ts";
import type { TrialRow } from "./trial-balance.ts";

type FiguredLine = Pick<StatementLine, "no" | "name" | "formula" | "isToCheck" | "currentFen" | "otherFen">;

export type FormulaDrawerProps = {
  readonly ledgerId: string;
  readonly span: Span;
  readonly lines?: readonly StatementLine[];
  /** A line of a statement; number 0 stands for a figure outside one. */
  readonly line: FiguredLine | null;
  readonly columnNames: readonly [string, string];
  readonly onShow: (line: StatementLine | null) => void;
};

const amountColumn = (key: string, title: string, of: (row: TrialRow) => Fen): PaperColumn<TrialRow> => ({
  key,
  title,
  width: 130,
  align: "right",
  cell: (row) => moneyText(of(row)),
});

const accountColumns = (openAccount: (row: TrialRow) => void): readonly PaperColumn<TrialRow>[] => [
  {
    key: "account",
    title: "科目",
    width: 190,
    hint: (row) => row.name,
    cell: (row) => <PaperLink onClick={() => openAccount(row)}>{`${row.code} ${row.name}`}</PaperLink>,
  },
  amountColumn("debit", "借方发生", (row) => row.debitFen),
  amountColumn("credit", "贷方发生", (row) => row.creditFen),
  { key: "side", title: "方向", width: 60, align: "center", cell: (row) => sideWord(row.closingFen) },
  amountColumn("closing", "期末余额", (row) => bareFen(row.closingFen)),
];

const lineColumns = (
  show: (line: StatementLine) => void,
  [currentName, otherName]: readonly [string, string],
): readonly PaperColumn<StatementLine>[] => [
  { key: "no", title: "行次", width: 64, align: "center", cell: (line) => line.no },
  {
    key: "name",
    title: "项目",
    width: 220,
    cell: (line) => <PaperLink onClick={() => show(line)}>{line.name.trim()}</PaperLink>,
  },
  { key: "current", title: currentName, width: 140, align: "right", cell: (line) => moneyText(line.currentFen) },
  { key: "other", title: otherName, width: 140, align: "right", cell: (line) => moneyText(line.otherFen) },
];

/** What a figure of a statement is made of: its formula, the accounts with their books, the lines it adds up. */
export const FormulaDrawer = ({
  ledgerId,
  span,
  lines = [],
  line,
  columnNames,
  onShow,
}: FormulaDrawerProps): ReactNode => {
  const open = usePlace((state) => state.open);
  const look = useReports((state) => state.look);
  const balances = useQuery("report.trialBalance", line === null ? null : { ledgerId, ...span, withZero: true });
  const codes = line === null ? [] : accountCodesOf(line.formula);
  const numbers = line === null ? [] : lineNumbersOf(line.formula);
  const hasResult = line?.formula.includes("未结转损益") === true;
  const rows = (balances.data?.rows ?? []).filter(
    (row) => codes.includes(row.code) || (hasResult && row.level === 1 && row.code.startsWith("5")),
  );
  const parts = lines.filter((other) => numbers.includes(other.no));
  const openAccount = (row: TrialRow): void => {
    look(ledgerId, row.accountId);
    open("subsidiary-ledger", { accountId: row.accountId });
  };
  return (
    <Drawer
      onClose={() => onShow(null)}
      open={line !== null}
      size={760}
      title={line === null ? "" : line.no === 0 ? line.name : `${line.name.trim()}（行次 ${line.no}）`}
    >
      {line !== null && (
        <Descriptions
          bordered
          column={1}
          items={[
            { key: "formula", label: "取数公式", children: line.formula === "" ? "无" : line.formula },
            { key: "current", label: columnNames[0], children: moneyText(line.currentFen) },
            { key: "other", label: columnNames[1], children: moneyText(line.otherFen) },
            ...(line.isToCheck
              ? [
                  {
                    key: "check",
                    label: "说明",
                    children: <Tag color="warning">待核对：本项目的列报口径请按官方报表格式核对</Tag>,
                  },
                ]
              : []),
          ]}
          size="small"
          styles={{ label: { whiteSpace: "nowrap", width: "9rem" } }}
          style={{ marginBottom: 16 }}
        />
      )}
      {rows.length > 0 && (
        <PaperTable
          columns={accountColumns(openAccount)}
          height="60vh"
          keyOf={(row) => row.accountId}
          label="涉及的科目"
          onOpen={openAccount}
          rows={rows}
          viewKey={`formula/${ledgerId}/${line?.no ?? 0}`}
        />
      )}
      {parts.length > 0 && (
        <PaperTable
          columns={lineColumns(onShow, columnNames)}
          height="60vh"
          keyOf={(part) => String(part.no)}
          label="由哪些行相加"
          onOpen={onShow}
          rows={parts}
          viewKey={`formula-lines/${ledgerId}/${line?.no ?? 0}`}
        />
      )}
      {rows.length === 0 && parts.length === 0 && !balances.isLoading && <EmptyHint text="这一行不直接取自科目。" />}
    </Drawer>
  );
};
