import { Alert, App, Button, Input, Space, Tag } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import {
  conversionFaults,
  conversionTrial,
  type ConversionPlan,
  type ConversionRow,
} from "#domain/books/conversion.ts";
import { addMonths } from "#domain/core/dates.ts";
import { monthText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLeaveGuard } from "#renderer/stages/books/use-leave-guard.ts";
import { useChosenLedger, useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { useReportWish } from "#renderer/stages/printing/preview-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ConversionTrialPanel } from "./conversion-trial.tsx";
import { faultText, oldNameOf, partText, sidedText, type Conversion, type OldRow } from "./conversion-words.ts";
import { AdditionList, ConversionAlerts, OtherFaults } from "./conversion-parts.tsx";
import { PartEditor } from "./part-editor.tsx";

const columnsFor = (of: {
  readonly rows: ReadonlyMap<string, ConversionRow>;
  readonly faults: ReadonlyMap<string, string>;
  readonly edit: (row: OldRow) => void;
}): readonly PaperColumn<OldRow>[] => [
  {
    key: "old",
    title: "旧科目（2004）",
    width: 260,
    hint: (row) => row.note,
    cell: (row) => <PaperLink onClick={() => of.edit(row)}>{`${row.code} ${oldNameOf(row)}`}</PaperLink>,
  },
  { key: "amount", title: "旧余额", width: 150, align: "right", cell: (row) => sidedText(row.amountFen) },
  {
    key: "new",
    title: "新科目（2023）和金额",
    hint: (row) => (of.rows.get(row.key)?.parts ?? []).map(partText).join("\n"),
    cell: (row) => (of.rows.get(row.key)?.parts ?? []).map(partText).join("；") || "还没有选",
  },
  {
    key: "reason",
    title: "理由（灰字是衔接规定的说明）",
    width: 240,
    hint: (row) => [of.rows.get(row.key)?.reason ?? "", row.note].filter((text) => text !== "").join("\n"),
    cell: (row) => {
      const reason = of.rows.get(row.key)?.reason ?? "";
      return reason === "" ? <span className="soft">{row.note}</span> : reason;
    },
  },
  {
    key: "state",
    title: "状态",
    width: 210,
    cell: (row) => {
      const fault = of.faults.get(row.key);
      return fault === undefined ? <Tag color="success">已分配</Tag> : <Tag color="error">{fault}</Tag>;
    },
  },
];

type BodyProps = {
  readonly ledger: Ledger;
  readonly shown: Conversion;
  readonly onReload: () => void;
  readonly onMonth: (month: string) => void;
};

const usePlan = ({ shown }: BodyProps) => {
  const [plan, setPlan] = useState<ConversionPlan>(shown.plan);
  const [name, setName] = useState(shown.name);
  const [stored, setStored] = useState<{ readonly plan: ConversionPlan; readonly name: string }>(shown);
  const isChanged = plan !== stored.plan || name !== stored.name;
  const rows = useMemo(() => new Map(plan.rows.map((row) => [row.key, row])), [plan]);
  const faults = useMemo(() => conversionFaults(plan, shown.balances), [plan, shown.balances]);
  const trial = useMemo(() => conversionTrial(plan, shown.balances), [plan, shown.balances]);
  return { plan, setPlan, name, setName, setStored, isChanged, rows, faults, trial };
};

const ConversionBody = (props: BodyProps): ReactNode => {
  const { ledger, shown, onReload, onMonth } = props;
  const { message, modal } = App.useApp();
  const can = useSession((state) => state.can);
  const reloadLedgers = useLedger((state) => state.reload);
  const save = useAction("conversion.save");
  const approve = useAction("conversion.approve");
  const [edited, setEdited] = useState<OldRow | null>(null);
  const { plan, setPlan, name, setName, setStored, isChanged, rows, faults, trial } = usePlan(props);
  // What is printed is what is kept: an unsaved change is printed from the screen as it stands.
  useReportWish(isChanged ? null : { kind: "conversion", ledgerId: ledger.id, cutMonth: shown.cutMonth });
  const isDone = shown.state === "approved";
  const canEdit = !isDone && can("bookkeeper", "head", "administrator");
  useLeaveGuard(isChanged ? "衔接底稿改过还没有保存，要离开吗？" : null);
  const byKey = new Map(faults.map((fault) => [fault.at, faultText(fault)]));
  const others = faults.filter((fault) => shown.balances.every((balance) => balance.key !== fault.at));
  const startMonth = addMonths(shown.cutMonth, 1);
  const keep = async (): Promise<void> => {
    const rowsToKeep = plan.rows.map((row) => ({ ...row, parts: [...row.parts] }));
    const input = {
      ledgerId: ledger.id,
      cutMonth: shown.cutMonth,
      name,
      plan: { rows: rowsToKeep, additions: [...plan.additions] },
    };
    if ((await save.run(input)) === null) return;
    // What was typed since this was sent is still to be saved.
    setStored({ plan, name });
    onReload();
    void message.success("底稿已保存");
  };
  const confirm = (): void => {
    modal.confirm({
      title: `批准衔接，${monthText(startMonth)}起启用“${shown.name}”？`,
      content:
        "新账套会按底稿建好期初余额并启用，旧账从此只能查看和打印。请先核对衔接试算平衡表和已签字的旧资产负债表。",
      okText: "核对过了，批准",
      cancelText: "再核对",
      onOk: async () => {
        const done = await approve.run({ ledgerId: ledger.id, digest: shown.digest });
        if (done === null) return;
        await reloadLedgers();
        onReload();
        void message.success(`${shown.name}已启用`);
      },
    });
  };
  const place = (row: ConversionRow): void => {
    setPlan({ ...plan, rows: plan.rows.map((each) => (each.key === row.key ? row : each)) });
    setEdited(null);
  };
  return (
    <>
      <ConversionAlerts shown={shown} />
      <Space style={{ marginBottom: 12 }} wrap>
        <span>旧账截止</span>
        <MonthField
          isDisabled={isDone || isChanged}
          label="旧账截止月份"
          onChange={(value) => value !== null && onMonth(value)}
          value={shown.cutMonth}
        />
        <span>新账套名称</span>
        <Input
          aria-label="新账套名称"
          disabled={!canEdit}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          style={{ width: 300 }}
          value={name}
        />
        {canEdit && (
          <Button loading={save.isRunning} onClick={() => void keep()} type={isChanged ? "primary" : "default"}>
            保存底稿
          </Button>
        )}
        {shown.state === "saved" && can("reviewer", "head") && (
          <Button
            disabled={isChanged || faults.length > 0}
            loading={approve.isRunning}
            onClick={confirm}
            type="primary"
          >
            批准衔接
          </Button>
        )}
        <Tag color={faults.length === 0 ? "success" : "warning"}>
          {faults.length === 0 ? "全部分配完，两边平衡" : `还有 ${faults.length} 处没做完`}
        </Tag>
      </Space>
      <OtherFaults faults={others} />
      <PaperTable
        columns={columnsFor({ rows, faults: byKey, edit: (row) => canEdit && setEdited(row) })}
        height={`${Math.min(shown.balances.length + 2, 12) * 39}px`}
        keyOf={(row) => row.key}
        label="旧余额的去向"
        onOpen={(row) => canEdit && setEdited(row)}
        rows={shown.balances}
        viewKey={`conversion/${ledger.id}`}
      />
      <AdditionList
        additions={plan.additions}
        canEdit={canEdit}
        onChange={(additions) => setPlan({ ...plan, additions })}
      />
      <ConversionTrialPanel trial={trial} />
      {edited !== null && (
        <PartEditor
          balance={edited}
          onClose={() => setEdited(null)}
          onDone={place}
          row={rows.get(edited.key) ?? { key: edited.key, parts: [], reason: "" }}
        />
      )}
    </>
  );
};

/** 新旧制度衔接: every balance of books of 2004 is placed in the system of 2023; a second person opens the new books. */
export const ConversionScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const [cutMonth, setCutMonth] = useState<string | null>(null);
  const isOld = ledger?.system === "2004";
  const shown = useQuery("conversion.show", ledger === null || !isOld ? null : { ledgerId: ledger.id, cutMonth });
  if (ledger === null) return null;
  return (
    <PageFrame
      subtitle={`${ledger.name}　按科目的内容对应，不按编码：153、154、211、212 等编码在新制度里换了意思`}
      title="新旧制度衔接（2004 → 2023）"
    >
      {!isOld && (
        <Alert
          showIcon
          title="上面选的账套已经执行 2023 年制度，不用衔接。要搬旧账：先在“村与账套”建一个 2004 年制度的旧账套，用“从其他软件导入”读入科目余额表，再到这里衔接。"
          type="info"
        />
      )}
      <FailureAlert failure={shown.failure} onRetry={shown.reload} />
      {shown.data !== null && (
        <ConversionBody
          key={`${ledger.id}${shown.data.cutMonth}${String(shown.data.state === "approved")}`}
          ledger={ledger}
          onMonth={setCutMonth}
          onReload={shown.reload}
          shown={shown.data}
        />
      )}
    </PageFrame>
  );
};
