import { Button, Input, InputNumber, Select } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { QuarterField } from "#renderer/stages/audit/quarter-field.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import {
  allocationInput,
  emptySource,
  leftToDivide,
  totalToDivide,
  withDivided,
  type AllocationForm,
  type ShareRow,
  type SourceRow,
} from "./allocation-form.ts";
import { fen } from "#domain/core/fen.ts";

type Part = { readonly form: AllocationForm; readonly set: (change: Partial<AllocationForm>) => void };

const Head = ({ form, set }: Part): ReactNode => {
  const categories = useQuery("category.list", {}).data?.categories ?? [];
  return (
    <div className="row-form">
      <Labelled label="季度">
        <QuarterField onChange={(quarter) => set({ quarter })} value={form.quarter} />
      </Labelled>
      <Labelled isRequired label="分配文件号">
        <Input
          aria-label="分配文件号"
          maxLength={60}
          onChange={(event) => set({ document: event.target.value })}
          value={form.document}
        />
      </Labelled>
      <Labelled hint="各村按这个名称记账" isRequired label="资金名称">
        <Input
          aria-label="资金名称"
          autoFocus
          maxLength={80}
          onChange={(event) => set({ title: event.target.value })}
          value={form.title}
        />
      </Labelled>
      <Labelled label="乡镇配套">
        <AmountField label="乡镇配套" onChange={(amount) => set({ matchingFen: amount })} value={form.matchingFen} />
      </Labelled>
      <Labelled hint="没有限定的不选" label="规定用途">
        <Select
          aria-label="规定用途"
          mode="multiple"
          onChange={(ids: string[]) => set({ categoryIds: ids })}
          showSearch={{ optionFilterProp: "label" }}
          options={categories.filter((each) => each.isActive).map(({ id, name }) => ({ value: id, label: name }))}
          style={{ width: "100%" }}
          value={[...form.categoryIds]}
        />
      </Labelled>
      <Labelled label="备注">
        <Input
          aria-label="备注"
          maxLength={300}
          onChange={(event) => set({ note: event.target.value })}
          value={form.note}
        />
      </Labelled>
    </div>
  );
};

const sourceColumns = (
  change: (row: SourceRow) => void,
  drop: (row: SourceRow) => void,
): readonly PaperColumn<SourceRow>[] => [
  {
    key: "department",
    title: "来源部门",
    width: 220,
    cell: (row) => (
      <Input
        aria-label="来源部门"
        maxLength={60}
        onChange={(event) => change({ ...row, department: event.target.value })}
        value={row.department}
      />
    ),
  },
  {
    key: "document",
    title: "下达文件",
    width: 220,
    cell: (row) => (
      <Input
        aria-label="下达文件"
        maxLength={60}
        onChange={(event) => change({ ...row, document: event.target.value })}
        value={row.document}
      />
    ),
  },
  {
    key: "amount",
    title: "金额",
    width: 160,
    align: "right",
    cell: (row) => (
      <AmountField
        label="来源金额"
        onChange={(amount) => change({ ...row, amountFen: amount })}
        value={row.amountFen}
      />
    ),
  },
  {
    key: "on",
    title: "到乡镇的日期",
    width: 180,
    cell: (row) => (
      <DateField
        isClearable
        label="到乡镇的日期"
        onChange={(day) => change({ ...row, receivedOn: day })}
        value={row.receivedOn}
      />
    ),
  },
  {
    key: "drop",
    title: "",
    width: 80,
    cell: (row) => (
      <Button onClick={() => drop(row)} size="small" type="text">
        去掉
      </Button>
    ),
  },
];

const shareColumns = (change: (row: ShareRow) => void): readonly PaperColumn<ShareRow>[] => [
  { key: "name", title: "账套", width: 300, cell: (row) => row.name },
  {
    key: "weight",
    title: "分配系数（人口、村数等）",
    width: 200,
    align: "right",
    cell: (row) => (
      <InputNumber
        aria-label={`${row.name}系数`}
        min={0}
        onChange={(value) => change({ ...row, weight: Math.round(value ?? 0) })}
        precision={0}
        value={row.weight}
      />
    ),
  },
  {
    key: "amount",
    title: "分配金额",
    width: 180,
    align: "right",
    cell: (row) => (
      <AmountField
        label={`${row.name}分配金额`}
        onChange={(amount) => change({ ...row, amountFen: amount ?? fen(0) })}
        value={row.amountFen}
      />
    ),
  },
];

type Props = {
  readonly id: string | null;
  readonly begin: AllocationForm;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

/** 分配方案: where the money comes from, what the township adds, and what every village gets; the residue is always shown. */
export const AllocationEditor = ({ id, begin, onClose, onSaved }: Props): ReactNode => {
  const [form, setForm] = useState(begin);
  const save = useAction("allocation.save", { isQuiet: true });
  const input = allocationInput(form);
  const left = leftToDivide(form);
  const set = (change: Partial<AllocationForm>): void => setForm({ ...form, ...change });
  const keep = async (): Promise<void> => {
    if (input === null || save.isRunning) return;
    if ((await save.run({ id, allocation: input })) !== null) onSaved();
  };
  useKeys("资金分配", [{ keys: "F8 / Ctrl+S", label: "保存方案", run: () => void keep() }]);
  const changeSource = (next: SourceRow): void =>
    set({ sources: form.sources.map((row) => (row.key === next.key ? next : row)) });
  const nextKey = Math.max(0, ...form.sources.map(({ key }) => key)) + 1;
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={onClose}>不保存，返回</Button>
          <Button disabled={input === null} loading={save.isRunning} onClick={() => void keep()} type="primary">
            保存方案（F8）
          </Button>
        </>
      }
      subtitle="几个部门的补助合在一起，加上乡镇配套，分到各村；分到一分不差，另一个人才能确定。"
      title={id === null ? "新做分配方案" : "修改分配方案"}
    >
      <FailureAlert failure={save.failure} />
      <Head form={form} set={set} />
      <h3>资金来源</h3>
      <PaperTable
        columns={sourceColumns(changeSource, (gone) =>
          set({ sources: form.sources.filter((row) => row.key !== gone.key) }),
        )}
        height="26vh"
        keyOf={(row) => String(row.key)}
        label="资金来源"
        rows={form.sources}
        viewKey="allocation-sources"
      />
      <div className="button-row" style={{ margin: "8px 0 14px" }}>
        <Button onClick={() => set({ sources: [...form.sources, emptySource(nextKey)] })}>加一个来源</Button>
        <span className="soft">来源加配套共 {moneyText(totalToDivide(form))} 元</span>
      </div>
      <h3>分到各村</h3>
      <div className="button-row" style={{ marginBottom: 8 }}>
        <Button onClick={() => setForm(withDivided(form))}>按系数分摊</Button>
        <span className={left === 0 ? "soft" : "red-amount"}>
          {left === 0
            ? "已经分平，一分不差"
            : left > 0
              ? `还剩 ${moneyText(left)} 元没有分`
              : `多分了 ${moneyText(-left)} 元`}
        </span>
      </div>
      <PaperTable
        columns={shareColumns((next) =>
          set({ shares: form.shares.map((row) => (row.ledgerId === next.ledgerId ? next : row)) }),
        )}
        height="44vh"
        keyOf={(row) => row.ledgerId}
        label="各村分配"
        rows={form.shares}
        viewKey="allocation-shares"
      />
    </PageFrame>
  );
};
