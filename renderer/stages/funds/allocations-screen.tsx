import { App, Button, Modal, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useQuarter } from "#renderer/stages/audit/quarter-field.tsx";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { ArriveDialog } from "./arrive-dialog.tsx";
import { AllocationEditor } from "./allocation-editor.tsx";
import { emptyAllocation, formOfAllocation, type Allocation } from "./allocation-form.ts";

type Share = Allocation["shares"][number];

const columnsFor = (show: (row: Allocation) => void): readonly PaperColumn<Allocation>[] => [
  { key: "quarter", title: "季度", width: 140, cell: (row) => quarterText(row.quarter) },
  {
    key: "document",
    title: "分配文件号",
    width: 180,
    cell: (row) => <PaperLink onClick={() => show(row)}>{row.document}</PaperLink>,
  },
  { key: "title", title: "资金名称", width: 240, hint: (row) => row.title, cell: (row) => row.title },
  { key: "sources", title: "来源", width: 90, align: "right", cell: (row) => `${String(row.sources.length)} 个部门` },
  {
    key: "matching",
    title: "乡镇配套",
    width: 130,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.matchingFen} blankZero />,
  },
  { key: "total", title: "合计", width: 140, align: "right", cell: (row) => <MoneyCell amountFen={row.totalFen} /> },
  { key: "by", title: "提出人", width: 90, cell: (row) => row.proposedByName },
  {
    key: "state",
    title: "状态",
    width: 190,
    cell: (row) =>
      row.decidedOn === null ? (
        <Tag>等另一人确定</Tag>
      ) : (
        <Tag color="success">{`${row.decidedOn} ${row.decidedByName ?? ""}确定`}</Tag>
      ),
  },
];

const shareColumns: readonly PaperColumn<Share>[] = [
  { key: "name", title: "账套", width: 300, cell: (row) => row.ledgerName },
  { key: "weight", title: "系数", width: 110, align: "right", cell: (row) => row.weight },
  {
    key: "amount",
    title: "分配金额",
    width: 150,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.amountFen} />,
  },
  {
    key: "received",
    title: "村里已到账",
    width: 150,
    align: "right",
    cell: (row) => <MoneyCell amountFen={row.receivedFen} blankZero />,
  },
  { key: "on", title: "首次到账日期", width: 130, cell: (row) => row.receivedOn ?? "" },
  {
    key: "open",
    title: "还没到账",
    width: 150,
    align: "right",
    cell: (row) =>
      row.amountFen === row.receivedFen ? (
        <Tag color="success">到齐</Tag>
      ) : (
        <MoneyCell amountFen={row.amountFen - row.receivedFen} />
      ),
  },
];

const DecideDialog = ({
  row,
  onClose,
  onDone,
}: {
  row: Allocation;
  onClose: () => void;
  onDone: () => void;
}): ReactNode => {
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState(today);
  const decide = useAction("allocation.decide", { isQuiet: true });
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={decide.isRunning}
      okText="确定方案"
      onCancel={onClose}
      onOk={() => {
        void decide.run({ id: row.id, onDate }).then((done) => {
          if (done !== null) onDone();
          return done;
        });
      }}
      open
      title={`确定分配方案　${row.document}`}
    >
      <FailureAlert failure={decide.failure} />
      <p>
        {row.title}，合计 {moneyText(row.totalFen)} 元，分给 {row.shares.length}{" "}
        个账套。确定以后不能再改，各村的拨款台账自动登记。
      </p>
      <Labelled label="下达日期">
        <DateField latest={today} onChange={(day) => day !== null && setOnDate(day)} value={onDate} />
      </Labelled>
    </Modal>
  );
};

const Sources = ({
  row,
  onArrive,
}: {
  readonly row: Allocation;
  /** Asked for a source whose money had not come; missing where the person may not, or the division can still be edited. */
  readonly onArrive?: (source: number) => void;
}): ReactNode => (
  <ul style={{ marginTop: 12 }}>
    {row.sources.map((source, at) => (
      <li key={`${source.department}${source.document}`}>
        {source.department} {source.document}　{moneyText(source.amountFen)} 元，
        {source.receivedOn === null ? <span className="red-amount">还没到乡镇</span> : `${source.receivedOn} 到乡镇`}
        {source.receivedOn === null && onArrive !== undefined && (
          <Button onClick={() => onArrive(at)} size="small" type="link">
            登记到账
          </Button>
        )}
      </li>
    ))}
    {row.matchingFen > 0 && <li>乡镇配套　{moneyText(row.matchingFen)} 元</li>}
  </ul>
);

/** 资金分配: consolidated subsidies of a quarter, source by source, and what of them reached every village. */
export const AllocationsScreen = (): ReactNode => {
  const { params, adjust } = usePlace();
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const quarter = useQuarter({ isClosed: false });
  const ledgers = useLedger((state) => state.ledgers);
  const [editing, setEditing] = useState<Allocation | "new" | null>(null);
  const [deciding, setDeciding] = useState<Allocation | null>(null);
  const [arriving, setArriving] = useState<number | null>(null);
  const { data, failure, isLoading, reload } = useQuery("allocation.list", { quarter: null });
  const rows = data?.allocations ?? [];
  const shown = rows.find((row) => row.id === params["id"]);
  const mayEdit = can("bookkeeper", "head");
  const show = (row: Allocation): void => adjust({ ...params, id: row.id });
  useKeys("资金分配", [
    { keys: "F11", label: "新做方案", run: mayEdit && editing === null ? () => setEditing("new") : null },
  ]);
  if (editing !== null) {
    const started = ledgers.filter((ledger) => ledger.isStarted);
    return (
      <AllocationEditor
        begin={editing === "new" ? emptyAllocation(quarter, started) : formOfAllocation(editing, started)}
        id={editing === "new" ? null : editing.id}
        onClose={() => setEditing(null)}
        onSaved={() => {
          setEditing(null);
          reload();
          void message.success("方案已保存，请另一个人确定");
        }}
      />
    );
  }
  const add = mayEdit ? (
    <Button onClick={() => setEditing("new")} type="primary">
      新做方案（F11）
    </Button>
  ) : null;
  return (
    <PageFrame
      extra={add}
      subtitle="各部门补助统筹使用：来源、配套、分到各村、村里到账，一张表看到底。"
      title="资金分配"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="登记各部门的补助和乡镇配套，按人口等系数分到各村。" text="还没有分配方案">
              {add}
            </EmptyHint>
          )
        }
        height="34vh"
        keyOf={(row) => row.id}
        label="资金分配"
        onActive={show}
        onOpen={show}
        rows={rows}
        viewKey="allocations"
      />
      {shown !== undefined && (
        <section aria-label="分配明细" className="panel" style={{ marginTop: 16 }}>
          <h2>
            {shown.document}　{shown.title}
          </h2>
          <div className="button-row">
            {shown.decidedOn === null && mayEdit && <Button onClick={() => setEditing(shown)}>修改方案</Button>}
            {shown.decidedOn === null && can("head", "reviewer") && (
              <Button onClick={() => setDeciding(shown)} type="primary">
                确定方案
              </Button>
            )}
          </div>
          <Sources
            row={shown}
            {...(mayEdit && shown.decidedOn !== null ? { onArrive: (at: number) => setArriving(at) } : {})}
          />
          <PaperTable
            columns={shareColumns}
            height="40vh"
            keyOf={(row) => row.ledgerId}
            label="各村分配和到账"
            rows={shown.shares}
            viewKey={`allocation/${shown.id}`}
          />
        </section>
      )}
      {arriving !== null && shown !== undefined && (
        <ArriveDialog
          onClose={() => setArriving(null)}
          onDone={() => {
            setArriving(null);
            reload();
            void message.success("到账日期已登记");
          }}
          row={shown}
          source={arriving}
        />
      )}
      {deciding !== null && (
        <DecideDialog
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            reload();
            void message.success("方案已确定，各村拨款台账已登记");
          }}
          row={deciding}
        />
      )}
    </PageFrame>
  );
};
