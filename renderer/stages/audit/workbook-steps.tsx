import { Steps } from "antd";
import type { ReactNode } from "react";
import type { MadeWorkbook } from "./sign-dialog.tsx";
import type { WorkbookRow } from "./workbook-rows.ts";

type Props = { readonly rows: readonly WorkbookRow[]; readonly workbooks: readonly MadeWorkbook[] };

/** How many of the ledgers have come how far: only their newest versions count. */
const stepCounts = ({ rows, workbooks }: Props) => {
  const ledgers = rows.filter(({ ledgerId, state }) => ledgerId !== null && state !== "not-started");
  const newest = ledgers.flatMap((row) => {
    const made = workbooks.find(
      (each) => each.ledgerId === row.ledgerId && !each.isMasked && each.version === row.version,
    );
    return made === undefined ? [] : [made];
  });
  const signed = (count: number): number => newest.filter(({ signatures }) => signatures.length >= count).length;
  return {
    all: ledgers.length,
    closed: ledgers.filter(({ state }) => state === "ready").length,
    made: newest.length,
    prepared: signed(1),
    reviewed: signed(2),
  };
};

/** 结账 → 答复疑点 → 生成 → 制表签名 → 审核签名 → 导出, with how many ledgers have each behind them. */
export const WorkbookSteps = (props: Props): ReactNode => {
  const counts = stepCounts(props);
  const of = (count: number): string => `${String(count)} / ${String(counts.all)}`;
  const steps = [
    { title: "结账", content: of(counts.closed), isDone: counts.closed === counts.all },
    { title: "答复疑点", content: "疑点清单", isDone: counts.prepared === counts.all },
    { title: "生成", content: of(counts.made), isDone: counts.made === counts.all },
    { title: "制表签名", content: of(counts.prepared), isDone: counts.prepared === counts.all },
    { title: "审核签名", content: of(counts.reviewed), isDone: counts.reviewed === counts.all },
    { title: "导出", content: "Excel、PDF", isDone: counts.reviewed === counts.all },
  ];
  if (counts.all === 0) return null;
  const current = steps.findIndex(({ isDone }) => !isDone);
  return (
    <Steps
      current={current === -1 ? steps.length : current}
      items={steps.map(({ title, content }) => ({ title, content }))}
      size="small"
      style={{ marginBottom: 14 }}
    />
  );
};
