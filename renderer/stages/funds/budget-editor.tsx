import { Button, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useBooks, type Books } from "#renderer/stages/work/use-books.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { emptyLine, linesOfRows, sideNames, sideTotal, sourceNames, type LineRow } from "./budget-form.ts";

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

const subjectsOf = (books: Books, side: LineRow["side"]) =>
  side === "expense"
    ? books.categories.map(({ id, code, name }) => ({ value: id as string, label: `${code} ${name}` }))
    : books.accounts
        .filter((each) => each.class === "profit-loss" && each.normalSide === "credit")
        .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

const columnsFor = (
  books: Books,
  change: (row: LineRow) => void,
  drop: (row: LineRow) => void,
): readonly PaperColumn<LineRow>[] => [
  { key: "side", title: "收支", width: 70, align: "center", cell: (row) => sideNames[row.side] },
  {
    key: "subject",
    title: "支出分类、收入科目",
    width: 280,
    cell: (row) => (
      <Select
        aria-label={`${sideNames[row.side]}项目`}
        onChange={(subject: string) => change({ ...row, subject })}
        options={subjectsOf(books, row.side)}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={row.subject}
      />
    ),
  },
  {
    key: "source",
    title: "资金来源",
    width: 130,
    cell: (row) => (
      <Select
        aria-label="资金来源"
        onChange={(source: LineRow["source"]) => change({ ...row, source })}
        options={optionsOf(sourceNames)}
        style={{ width: "100%" }}
        value={row.source}
      />
    ),
  },
  {
    key: "amount",
    title: "预算金额",
    width: 150,
    align: "right",
    cell: (row) => (
      <AmountField label="预算金额" onChange={(amountFen) => change({ ...row, amountFen })} value={row.amountFen} />
    ),
  },
  {
    key: "carried",
    title: "上年结转",
    width: 140,
    align: "right",
    cell: (row) => (
      <AmountField label="上年结转" onChange={(carriedFen) => change({ ...row, carriedFen })} value={row.carriedFen} />
    ),
  },
  {
    key: "note",
    title: "备注",
    width: 200,
    cell: (row) => (
      <Input
        aria-label="备注"
        maxLength={100}
        onChange={(event) => change({ ...row, note: event.target.value })}
        value={row.note}
      />
    ),
  },
  {
    key: "drop",
    title: "",
    width: 70,
    cell: (row) => (
      <Button onClick={() => drop(row)} size="small" type="text">
        去掉
      </Button>
    ),
  },
];

type Props = {
  readonly ledgerId: string;
  readonly year: number;
  readonly begin: readonly LineRow[];
  readonly reason: string;
  /** True when a voted version is changed: then the reason is needed. */
  readonly isAdjustment: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

/** 编制、调整预算: lines by category or income account and by source, with both totals in sight. */
export const BudgetEditor = ({ ledgerId, year, begin, isAdjustment, onClose, onSaved, ...rest }: Props): ReactNode => {
  const books = useBooks();
  const [rows, setRows] = useState<readonly LineRow[]>(begin.length > 0 ? begin : [emptyLine([], "expense")]);
  const [reason, setReason] = useState(rest.reason);
  const save = useAction("budget.save", { isQuiet: true });
  const lines = linesOfRows(rows);
  const isReady = lines !== null && (!isAdjustment || reason.trim() !== "");
  const keep = async (): Promise<void> => {
    if (lines === null || !isReady || save.isRunning) return;
    if ((await save.run({ ledgerId, year, lines, reason })) !== null) onSaved();
  };
  useKeys("年度预算", [{ keys: "F8 / Ctrl+S", label: "保存预算草稿", run: () => void keep() }]);
  const change = (next: LineRow): void => setRows(rows.map((row) => (row.key === next.key ? next : row)));
  const [income, expense] = [sideTotal(rows, "income"), sideTotal(rows, "expense")];
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={onClose}>不保存，返回</Button>
          <Button disabled={!isReady} loading={save.isRunning} onClick={() => void keep()} type="primary">
            保存草稿（F8）
          </Button>
        </>
      }
      subtitle="保存的是草稿；开会表决、登记决议并复核以后才生效。表决过的预算不能改，只能开会调整。"
      title={`${isAdjustment ? "调整" : "编制"} ${String(year)} 年预算`}
    >
      <FailureAlert failure={save.failure} />
      {isAdjustment && (
        <Labelled isRequired label="调整原因">
          <Input
            aria-label="调整原因"
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
            value={reason}
          />
        </Labelled>
      )}
      <div className="button-row" style={{ marginBottom: 10 }}>
        <Button onClick={() => setRows([...rows, emptyLine(rows, "income")])}>加一行收入</Button>
        <Button onClick={() => setRows([...rows, emptyLine(rows, "expense")])}>加一行支出</Button>
        <span className={expense > income ? "red-amount" : "soft"}>
          收入合计 {moneyText(income)}，支出合计 {moneyText(expense)}
          {expense > income ? `，支出多出 ${moneyText(expense - income)}` : ""}
        </span>
      </div>
      <PaperTable
        columns={columnsFor(books, change, (gone) => setRows(rows.filter((row) => row.key !== gone.key)))}
        keyOf={(row) => String(row.key)}
        label="预算项目"
        rows={rows}
        viewKey="budget-editor"
      />
    </PageFrame>
  );
};
