import { Alert, App, Button, Radio, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import type { Quarter } from "#domain/core/dates.ts";
import { monthText, quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { QuarterField, useQuarter } from "#renderer/stages/audit/quarter-field.tsx";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePreview } from "#renderer/stages/printing/preview-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { stageText } from "#renderer/words/stages.ts";
import { dutyWords, stateOf, type Duty, type Publication } from "./publicity-words.ts";

type Paper = InputOf<"disclosure.preview">["paper"];

const versionColumns = (today: string): readonly PaperColumn<Publication>[] => [
  { key: "quarter", title: "季度", width: 140, cell: (row) => (row.quarter === null ? "" : quarterText(row.quarter)) },
  { key: "version", title: "版次", width: 80, cell: (row) => `第 ${row.version} 版` },
  {
    key: "source",
    title: "怎么做的",
    width: 110,
    cell: (row) => (row.source === "frozen" ? "本程序定稿" : "手工登记"),
  },
  { key: "paper", title: "纸张", width: 64, align: "center", cell: (row) => row.paper ?? "" },
  {
    key: "income",
    title: "收入合计",
    width: 130,
    align: "right",
    cell: (row) => (row.incomeFen === null ? "" : moneyText(row.incomeFen)),
  },
  {
    key: "expense",
    title: "支出合计",
    width: 130,
    align: "right",
    cell: (row) => (row.expenseFen === null ? "" : moneyText(row.expenseFen)),
  },
  { key: "code", title: "账簿指纹", width: 190, cell: (row) => <code>{row.shortCode}</code> },
  {
    key: "hung",
    title: "张贴起止",
    width: 210,
    cell: (row) => (row.fromOn === null ? "" : `${row.fromOn} 至 ${row.toOn ?? "……"}`),
  },
  {
    key: "state",
    title: "状态",
    cell: (row) => {
      const [text, colour] = stateOf(row, today);
      return <Tag color={colour}>{text}</Tag>;
    },
  },
];

const Duties = ({
  duties,
  onChoose,
}: {
  readonly duties: readonly Duty[];
  readonly onChoose: (quarter: Quarter) => void;
}) => (
  <Space size="small" style={{ marginBottom: 12 }} wrap>
    <span className="soft">该公开的季度：</span>
    {duties.map((duty) => {
      const [text, colour] = dutyWords[duty.state];
      return (
        <Button key={duty.quarter} onClick={() => onChoose(duty.quarter)} size="small">
          {quarterText(duty.quarter)}（最迟 {duty.dueOn}）
          <Tag color={colour} style={{ marginInlineEnd: 0, marginInlineStart: 6 }}>
            {duty.isClosed || duty.state !== "waiting" ? text : "还没结账"}
          </Tag>
        </Button>
      );
    })}
  </Space>
);

/** Preview, Excel and the final version of one quarter's sheet. */
const useSheet = (of: { readonly ledgerId: string; readonly quarter: Quarter; readonly paper: Paper }) => {
  const preview = useAction("disclosure.preview", { isQuiet: true });
  const freeze = useAction("disclosure.freeze", { isQuiet: true });
  const show = usePreview((state) => state.show);
  const look = async (): Promise<void> => {
    const file = await preview.run({ ...of, format: "pdf" });
    if (file !== null) show({ title: `财务公开（还没有定稿）`, file, release: () => Promise.resolve(file) });
  };
  const excel = async (): Promise<void> => {
    const file = await preview.run({ ...of, format: "xlsx" });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  return { preview, freeze, look, excel };
};

type BarProps = {
  readonly quarter: Quarter;
  readonly paper: Paper;
  readonly onQuarter: (quarter: Quarter) => void;
  readonly onPaper: (paper: Paper) => void;
};

const Choices = ({ quarter, paper, onQuarter, onPaper }: BarProps) => (
  <Space size="middle" style={{ marginBottom: 12 }} wrap>
    <QuarterField onChange={onQuarter} value={quarter} />
    <Radio.Group
      aria-label="纸张"
      onChange={(event) => onPaper(event.target.value === "A4" ? "A4" : "A3")}
      options={[
        { value: "A3", label: "A3（两米外看得清）" },
        { value: "A4", label: "A4" },
      ]}
      value={paper}
    />
  </Space>
);

const Disclosure = ({ ledgerId, name }: { readonly ledgerId: string; readonly name: string }): ReactNode => {
  const { adjust, open } = usePlace();
  const { today, can } = useSession();
  const { message } = App.useApp();
  const mayEdit = can("bookkeeper", "head");
  const quarter = useQuarter({ isClosed: true });
  const settings = useQuery("publicity.settings", {});
  const [chosen, setPaper] = useState<Paper | null>(null);
  const paper = chosen ?? settings.data?.paper ?? "A3";
  const { data, failure, isLoading, reload } = useQuery("publication.list", { ledgerId, onDate: today });
  const { preview, freeze, look, excel } = useSheet({ ledgerId, quarter, paper });
  const keep = async (): Promise<void> => {
    const done = await freeze.run({ ledgerId, quarter, paper });
    if (done === null) return;
    void message.success(
      done.isSame ? "和上一次定稿完全一样，没有另存。" : `已定稿（第 ${done.version} 版），指纹 ${done.shortCode}。`,
      6,
    );
    open("publication", { id: done.id });
  };
  useKeys("财务公开", [
    { keys: "Alt+V", label: "预览张贴版", run: () => void look() },
    ...(mayEdit ? [{ keys: "Alt+G", label: "定稿", run: () => void keep() }] : []),
  ]);
  const rows = (data?.publications ?? []).filter((row) => row.kind === "finance");
  const running = preview.isRunning ? preview : freeze;
  const refusal = preview.failure ?? freeze.failure;
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={() => void look()} title="Alt+V">
            预览
          </Button>
          <Button onClick={() => void excel()}>Excel</Button>
          {mayEdit ? (
            <Button onClick={() => void keep()} title="Alt+G" type="primary">
              定稿
            </Button>
          ) : null}
        </>
      }
      subtitle="结账以后，把这一季的账做成张贴版：先预览，再定稿。定稿的一字不差地存下来，贴在墙上的以后可以核对。"
      title="财务公开"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <FailureAlert failure={refusal?.code === "cancelled" ? null : refusal} />
      {refusal?.code === "quarter-not-closed" ? (
        <Alert
          action={<Button onClick={() => open("closing")}>去结账</Button>}
          showIcon
          style={{ marginBottom: 12 }}
          title={`${quarterText(quarter)}还有没结账的月份：${refusal.months.map((month) => monthText(month)).join("、")}。`}
          type="info"
        />
      ) : null}
      <Duties duties={data?.duties ?? []} onChoose={(next) => adjust({ quarter: next })} />
      <div>
        <Choices onPaper={setPaper} onQuarter={(next) => adjust({ quarter: next })} paper={paper} quarter={quarter} />
      </div>
      <PaperTable
        columns={versionColumns(today)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="定稿以后打印、签字盖章、张贴，再登记张贴日期和照片。" text={`${name}还没有定过稿`} />
          )
        }
        keyOf={(row) => row.id}
        label="财务公开各版"
        onOpen={(row) => open("publication", { id: row.id })}
        rows={rows}
        viewKey={`disclosure/${ledgerId}`}
      />
      <ProgressDialog
        done={running.progress?.done ?? 0}
        isOpen={running.isRunning}
        onCancel={running.cancel}
        stage={stageText(running.progress?.stage ?? "books")}
        title="正在做财务公开张贴版"
        total={running.progress?.total ?? 0}
      />
    </PageFrame>
  );
};

/** 财务公开 of the chosen set of books. */
export const DisclosureScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Disclosure key={ledger.id} ledgerId={ledger.id} name={ledger.name} />;
};
