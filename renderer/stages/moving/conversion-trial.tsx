import { Tag } from "antd";
import type { ReactNode } from "react";
import type { ConversionTrial, TrialRow } from "#domain/books/conversion.ts";
import { moneyText, moneyTextOrBlank } from "#renderer/format/money.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { classWords, sidedText } from "./conversion-words.ts";

type Pair = { readonly at: number; readonly old: TrialRow | null; readonly fresh: TrialRow | null };

const side = (row: TrialRow | null, sign: 1 | -1): string =>
  row === null ? "" : moneyTextOrBlank(row.amountFen * sign > 0 ? Math.abs(row.amountFen) : 0);

const columns: readonly PaperColumn<Pair>[] = [
  {
    key: "old",
    title: "科目",
    group: "旧制度（2004）",
    cell: ({ old }) => (old === null ? "" : `${old.code} ${old.name}`),
  },
  {
    key: "old-debit",
    title: "借方",
    group: "旧制度（2004）",
    width: 130,
    align: "right",
    cell: ({ old }) => side(old, 1),
  },
  {
    key: "old-credit",
    title: "贷方",
    group: "旧制度（2004）",
    width: 130,
    align: "right",
    cell: ({ old }) => side(old, -1),
  },
  {
    key: "new",
    title: "科目",
    group: "新制度（2023）",
    cell: ({ fresh }) => (fresh === null ? "" : `${fresh.code} ${fresh.name}`),
  },
  {
    key: "new-debit",
    title: "借方",
    group: "新制度（2023）",
    width: 130,
    align: "right",
    cell: ({ fresh }) => side(fresh, 1),
  },
  {
    key: "new-credit",
    title: "贷方",
    group: "新制度（2023）",
    width: 130,
    align: "right",
    cell: ({ fresh }) => side(fresh, -1),
  },
];

const sum = (rows: readonly TrialRow[], sign: 1 | -1): string =>
  moneyText(rows.reduce((total, row) => total + Math.max(row.amountFen * sign, 0), 0));

/** 衔接试算平衡表: both sides beside each other, and the three totals the signed old balance sheet must have. */
export const ConversionTrialPanel = ({ trial }: { readonly trial: ConversionTrial }): ReactNode => {
  const { oldRows, newRows } = trial;
  const pairs = Array.from({ length: Math.max(oldRows.length, newRows.length) }, (_none, at): Pair => ({
    at,
    old: oldRows[at] ?? null,
    fresh: newRows[at] ?? null,
  }));
  const isBalanced = trial.oldDifferenceFen === 0 && trial.newDifferenceFen === 0;
  return (
    <>
      <h3>
        衔接试算平衡表{" "}
        <Tag color={isBalanced ? "success" : "error"}>
          {isBalanced
            ? "两边都平"
            : `旧账差 ${sidedText(trial.oldDifferenceFen)}，新账差 ${sidedText(trial.newDifferenceFen)}`}
        </Tag>
      </h3>
      <PaperTable
        columns={columns}
        footer={["合计", sum(oldRows, 1), sum(oldRows, -1), "合计", sum(newRows, 1), sum(newRows, -1)]}
        height="auto"
        keyOf={(pair) => String(pair.at)}
        label="衔接试算平衡表"
        rows={pairs}
        viewKey="conversion-trial"
      />
      <p>
        {trial.totals.map((total) => (
          <span key={total.class} style={{ marginInlineEnd: 24 }}>
            {classWords[total.class]}：旧 {moneyText(total.oldFen)}，新 {moneyText(total.newFen)}
            {total.oldFen !== total.newFen && (
              <span className="red-amount">（差 {moneyText(total.newFen - total.oldFen)}，见各行理由）</span>
            )}
          </span>
        ))}
      </p>
    </>
  );
};
