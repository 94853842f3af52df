import { Alert, Checkbox, Collapse, Descriptions, Select, Tag } from "antd";
import { unequalTotals } from "#domain/bank/unequal-totals.ts";
import type { StatementGap } from "#domain/bank/opening-gap.ts";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import {
  breakText,
  containerText,
  gapText,
  skipReasonText,
  statementWarningText,
  unreadableReasonText,
} from "#renderer/words/statements.ts";
import type { Inspection } from "./import-steps.ts";

type Break = Inspection["breaks"][number];
type Skipped = Inspection["skipped"][number];
type Unreadable = Inspection["unreadable"][number];

const breakColumns: readonly PaperColumn<Break>[] = [
  { key: "row", title: "行", width: 70, align: "center", cell: (row) => row.row },
  { key: "expected", title: "按上一行推算", width: 150, align: "right", cell: (row) => moneyText(row.expectedFen) },
  { key: "found", title: "文件上的余额", width: 150, align: "right", cell: (row) => moneyText(row.foundFen) },
  {
    key: "difference",
    title: "相差",
    width: 140,
    align: "right",
    cell: (row) => moneyText(row.foundFen - row.expectedFen),
  },
  { key: "why", title: "可能的原因", hint: (row) => breakText(row.diagnosis), cell: (row) => breakText(row.diagnosis) },
];
const skippedColumns: readonly PaperColumn<Skipped>[] = [
  { key: "row", title: "行", width: 70, align: "center", cell: (row) => row.row },
  { key: "why", title: "为什么跳过", width: 180, cell: (row) => skipReasonText(row.reason) },
  { key: "text", title: "原文", hint: (row) => row.text, cell: (row) => row.text },
];
const unreadableColumns: readonly PaperColumn<Unreadable>[] = [
  { key: "row", title: "行", width: 70, align: "center", cell: (row) => row.row },
  { key: "column", title: "栏", width: 140, cell: (row) => row.column },
  { key: "text", title: "单元格内容", width: 160, hint: (row) => row.text, cell: (row) => row.text },
  { key: "why", title: "哪里不对", width: 260, cell: (row) => unreadableReasonText(row.reason) },
  { key: "line", title: "整行原文", hint: (row) => row.rowText, cell: (row) => row.rowText },
];

const orderText: Readonly<Record<Inspection["order"], string>> = {
  ascending: "从早到晚",
  descending: "从晚到早（已按时间重排）",
  unknown: "看不出先后",
};

const bankText = ({ bank, isBankCertain }: Inspection): string =>
  bank === null ? "没有认出" : isBankCertain ? bank : `像是${bank}（文件里没有行名）`;

const factsOf = (inspection: Inspection, onSheet: (sheet: string) => void) => [
  { key: "bank", label: "银行", children: bankText(inspection) },
  {
    key: "layout",
    label: "格式",
    children:
      inspection.layout !== null ? (
        inspection.warnings.some(({ code }) => code === "layout-from-names") ? (
          <Tag color="warning">按栏名识别（待核对）</Tag>
        ) : (
          <Tag color="success">自动识别</Tag>
        )
      ) : (
        <Tag color="warning">{inspection.headers.length > 0 ? "人工指定各栏" : "没有认出"}</Tag>
      ),
  },
  {
    key: "container",
    label: "文件",
    children: `${containerText(inspection.container)}${inspection.encoding === null ? "" : `，编码 ${inspection.encoding.toUpperCase()}`}`,
  },
  {
    key: "sheet",
    label: "工作表",
    children:
      inspection.sheets.length < 2 ? (
        inspection.sheet || "（只有一张）"
      ) : (
        <Select
          aria-label="工作表"
          onChange={onSheet}
          options={inspection.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          style={{ minWidth: "10rem" }}
          value={inspection.sheet}
        />
      ),
  },
  { key: "account", label: "账号", children: inspection.account ?? "文件里没有" },
  { key: "name", label: "户名", children: inspection.accountName ?? "文件里没有" },
  {
    key: "period",
    label: "起止日期",
    children: inspection.from === null ? "没有交易" : `${inspection.from} 至 ${inspection.to ?? inspection.from}`,
  },
  { key: "order", label: "排列", children: orderText[inspection.order] },
  { key: "credit", label: "收入", children: `${moneyText(inspection.creditFen)}（${inspection.creditCount} 笔）` },
  { key: "debit", label: "支出", children: `${moneyText(inspection.debitFen)}（${inspection.debitCount} 笔）` },
  {
    key: "opening",
    label: "期初余额",
    children: inspection.openingFen === null ? "无法推算" : moneyText(inspection.openingFen),
  },
  {
    key: "closing",
    label: "期末余额",
    children: inspection.closingFen === null ? "无法推算" : moneyText(inspection.closingFen),
  },
];

const acceptWord = (hasBreaks: boolean, hasUnequal: boolean): string => {
  if (hasBreaks) return "以上断点我已逐一看过，照此导入（会记入操作日志）";
  return hasUnequal
    ? "声明的合计与明细不符，我已核对过，照此导入（会记入操作日志）"
    : "与账上的流水接不上，我已核对过，照此导入（会记入操作日志）";
};

export type InspectionPanelProps = {
  readonly inspection: Inspection;
  /** Where the file does not meet the lines the journal has; none where that is not known yet. */
  readonly gaps: readonly StatementGap[];
  readonly acceptBreaks: boolean;
  /** Null: breaks are shown but there is nothing to accept yet. */
  readonly onAcceptBreaks: ((accept: boolean) => void) | null;
  readonly onSheet: (sheet: string) => void;
};

/** What a statement file says of itself, what was left out and why, and where its balances break. */
export const InspectionPanel = ({
  inspection,
  gaps,
  acceptBreaks,
  onAcceptBreaks,
  onSheet,
}: InspectionPanelProps): ReactNode => {
  const { breaks, skipped, unreadable, warnings } = inspection;
  const unequal = unequalTotals(inspection);
  const spoken = warnings.filter(({ code }) => code !== "balance-broken");
  return (
    <section className="panel">
      <h2>文件内容</h2>
      <Descriptions column={{ xs: 1, sm: 2, xl: 4 }} items={factsOf(inspection, onSheet)} size="small" />
      {spoken.length > 0 && (
        <Alert
          showIcon
          style={{ marginTop: 10 }}
          title={spoken.map((warning) => (
            <div key={statementWarningText(warning)}>{statementWarningText(warning)}</div>
          ))}
          type="warning"
        />
      )}
      {unreadable.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <h3>看不懂的行（{unreadable.length} 行，一行都不会导入）</h3>
          <PaperTable
            columns={unreadableColumns}
            height="20rem"
            keyOf={(row) => `${row.row}/${row.column}`}
            label="看不懂的行"
            rows={unreadable}
            viewKey="unreadable"
          />
        </div>
      )}
      {breaks.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <h3 className="red-amount">余额接不上的地方（{breaks.length} 处）</h3>
          <PaperTable
            columns={breakColumns}
            height="18rem"
            keyOf={(row) => String(row.row)}
            label="余额断点"
            rows={breaks}
            viewKey="breaks"
          />
        </div>
      )}
      {gaps.length > 0 && (
        <Alert
          showIcon
          style={{ marginTop: 10 }}
          title={gaps.map((gap) => (
            <div key={gap.side}>{gapText(gap)}：中间可能缺一段流水，请先导入缺的那一段。</div>
          ))}
          type="error"
        />
      )}
      {onAcceptBreaks !== null && (breaks.length > 0 || unequal.length > 0 || gaps.length > 0) && (
        <Checkbox
          checked={acceptBreaks}
          onChange={(event) => onAcceptBreaks(event.target.checked)}
          style={{ marginTop: 10 }}
        >
          {acceptWord(breaks.length > 0, unequal.length > 0)}
        </Checkbox>
      )}
      {skipped.length > 0 && (
        <Collapse
          ghost
          items={[
            {
              key: "skipped",
              label: `跳过的行（${skipped.length} 行：表头、合计、说明等）`,
              children: (
                <PaperTable
                  columns={skippedColumns}
                  height="18rem"
                  keyOf={(row) => String(row.row)}
                  label="跳过的行"
                  rows={skipped}
                  viewKey="skipped"
                />
              ),
            },
          ]}
        />
      )}
    </section>
  );
};
