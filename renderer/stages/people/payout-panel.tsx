import { App, Button, Input, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { PayoutMarkDialog } from "./payout-mark-dialog.tsx";
import type { Template } from "./payout-template-dialog.tsx";

type Payout = OutputOf<"payout.show">;
type Row = Payout["rows"][number];

const stateTags = {
  sent: <Tag>等结果</Tag>,
  paid: <Tag color="success">成功</Tag>,
  failed: <Tag color="error">失败</Tag>,
} as const;

const rowColumns = (onMark: ((row: Row) => void) | null): readonly PaperColumn<Row>[] => [
  { key: "no", title: "序号", width: 60, align: "center", cell: (row) => row.no },
  { key: "name", title: "户名", width: 120, cell: (row) => row.name },
  { key: "account", title: "账号", width: 200, cell: (row) => row.account },
  { key: "bank", title: "开户行", width: 150, cell: (row) => row.bankName },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (row) => moneyText(row.amountFen) },
  { key: "state", title: "结果", width: 90, cell: (row) => stateTags[row.state] },
  {
    key: "mark",
    title: "登记",
    width: 70,
    align: "center",
    cell: (row) =>
      onMark === null || row.state === "paid" ? "" : <PaperLink onClick={() => onMark(row)}>登记</PaperLink>,
  },
  { key: "on", title: "日期", width: 110, cell: (row) => row.answeredOn ?? "" },
  { key: "reason", title: "说明", hint: (row) => row.reason, cell: (row) => row.reason },
];

const fileColumns: readonly PaperColumn<Payout["files"][number]>[] = [
  { key: "no", title: "第几份", width: 70, align: "center", cell: (file) => file.no },
  { key: "name", title: "文件", width: 320, hint: (file) => file.name, cell: (file) => file.name },
  { key: "template", title: "版式", width: 220, hint: (file) => file.template, cell: (file) => file.template },
  { key: "count", title: "笔数", width: 70, align: "right", cell: (file) => file.rowCount },
  { key: "total", title: "金额", width: 120, align: "right", cell: (file) => moneyText(file.totalFen) },
  { key: "by", title: "谁", width: 90, cell: (file) => file.madeByName },
  { key: "at", title: "什么时候", width: 160, cell: (file) => momentText(file.madeAt) },
  { key: "reason", title: "再次生成的原因", hint: (file) => file.reason, cell: (file) => file.reason },
];

const resultColumns: readonly PaperColumn<Payout["results"][number]>[] = [
  { key: "no", title: "第几次", width: 70, align: "center", cell: (result) => result.no },
  { key: "name", title: "结果文件", width: 320, hint: (result) => result.name, cell: (result) => result.name },
  { key: "on", title: "银行处理日期", width: 120, cell: (result) => result.onDate },
  { key: "paid", title: "成功", width: 70, align: "right", cell: (result) => result.paid },
  { key: "failed", title: "失败", width: 70, align: "right", cell: (result) => result.failed },
  { key: "by", title: "谁", width: 90, cell: (result) => result.readByName },
  { key: "at", title: "什么时候", cell: (result) => momentText(result.readAt) },
];

type Props = {
  readonly id: string;
  readonly templates: readonly Template[];
  readonly onEditTemplate: (template: Template) => void;
  readonly onChanged: () => void;
  readonly onRetry: (id: string) => void;
};

/** One batch: its file in a bank's layout, every file made of it, and what the bank answered row by row. */
export const PayoutPanel = ({ id, templates, onEditTemplate, onChanged, onRetry }: Props): ReactNode => {
  const { can, today } = useSession();
  const { message, modal } = App.useApp();
  const { data, failure, reload } = useQuery("payout.show", { id });
  const make = useAction("payout.file", { isQuiet: true });
  const result = useAction("payout.result", { isQuiet: true });
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [memo, setMemo] = useState("");
  const [reason, setReason] = useState("");
  const [bankAccountId, setBankAccountId] = useState<string | null>(null);
  const [onDate, setOnDate] = useState<string | null>(today);
  const [marking, setMarking] = useState<Row | null>(null);
  const banks = useQuery("bankAccount.list", data === null ? null : { ledgerId: data.ledgerId });
  const accounts = (banks.data?.bankAccounts ?? []).filter((account) => account.isActive);
  const account = accounts.find((each) => each.id === bankAccountId) ?? accounts[0];
  const template = templates.find((each) => each.id === templateId) ?? templates[0];
  const mayWork = can("bookkeeper", "cashier");
  const produce = async (): Promise<void> => {
    if (template === undefined) return;
    const done = await make.run({ id, templateId: template.id, bankAccountId: account?.id ?? null, memo, reason });
    if (done === null) return;
    downloadBytes(done.name, done.bytes);
    setReason("");
    reload();
    onChanged();
    void message.success(`文件已生成：${done.rowCount} 笔，${moneyText(done.totalFen)} 元`, 6);
  };
  const warnTwice = (names: readonly string[]): void => {
    if (names.length === 0) return;
    modal.warning({
      title: "可能付了两次，请向银行核实",
      content: `${names.join("、")}：这一批已经发放成功，但另一批的代发文件里也有，可能已经交给银行。请马上联系银行，停付或追回。`,
    });
  };
  const readBack = async (file: DroppedFile): Promise<void> => {
    const done = await result.run({ id, file, onDate: onDate ?? today });
    if (done === null) return;
    reload();
    onChanged();
    warnTwice(done.twice);
    void message.success(`结果已读入：成功 ${done.paid} 笔，失败 ${done.failed} 笔，没有结果 ${done.unanswered} 笔`, 8);
  };
  return (
    <section className="panel" style={{ marginTop: 12 }}>
      <FailureAlert failure={make.failure ?? result.failure ?? failure} />
      {mayWork && (
        <Space style={{ marginBottom: 10 }} wrap>
          <Select
            aria-label="银行版式"
            onChange={setTemplateId}
            options={templates.map(({ id: value, title, isUnverified }) => ({
              value,
              label: isUnverified ? `${title}（待核对）` : title,
            }))}
            style={{ width: 340 }}
            value={template?.id ?? null}
          />
          <Button disabled={template === undefined} onClick={() => template !== undefined && onEditTemplate(template)}>
            看版式
          </Button>
          <Select
            aria-label="付款账户"
            notFoundContent="请先登记银行账户"
            onChange={setBankAccountId}
            options={accounts.map((each) => ({ value: each.id, label: `付款：${each.bankName} ${each.number}` }))}
            style={{ width: 300 }}
            value={account?.id ?? null}
          />
          <Input
            aria-label="附言"
            maxLength={40}
            onChange={(event) => setMemo(event.target.value)}
            placeholder="附言（不填就写名单名称）"
            style={{ width: 220 }}
            value={memo}
          />
          {(data?.files.length ?? 0) > 0 && (
            <Input
              aria-label="再次生成的原因"
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
              placeholder="再次生成的原因"
              style={{ width: 220 }}
              value={reason}
            />
          )}
          <Button loading={make.isRunning} onClick={() => void produce()} type="primary">
            生成代发文件
          </Button>
          {(data?.failedCount ?? 0) > 0 && <Button onClick={() => onRetry(id)}>失败的另建一批</Button>}
        </Space>
      )}
      {(data?.files.length ?? 0) > 0 && (
        <>
          <PaperTable
            columns={fileColumns}
            height="14vh"
            keyOf={(file) => String(file.no)}
            label="生成过的文件"
            rows={data?.files ?? []}
            viewKey={`payout-files/${id}`}
          />
          {mayWork && (
            <Space align="start" style={{ marginBottom: 10 }} wrap>
              <Labelled hint="名单的发放日期就写这一天" label="银行处理日期">
                <DateField label="银行处理日期" latest={today} onChange={setOnDate} value={onDate} />
              </Labelled>
              <FileDrop
                accept=".xlsx,.xls,.csv,.txt"
                hint="按账号和金额对上，一行只对一笔"
                onFile={(file) => void readBack(file)}
                title="银行返回的结果文件拖到这里，或点击选择"
              />
            </Space>
          )}
        </>
      )}
      {(data?.results.length ?? 0) > 0 && (
        <PaperTable
          columns={resultColumns}
          height="12vh"
          keyOf={(each) => String(each.no)}
          label="读入过的结果"
          rows={data?.results ?? []}
          viewKey={`payout-results/${id}`}
        />
      )}
      <PaperTable
        columns={rowColumns(mayWork ? setMarking : null)}
        footer={["合计", `${data?.rowCount ?? 0} 笔`, "", "", moneyText(data?.totalFen ?? 0), "", "", "", ""]}
        height="30vh"
        keyOf={(row) => String(row.no)}
        label="代发明细"
        rows={data?.rows ?? []}
        viewKey={`payout-rows/${id}`}
      />
      {marking !== null && (
        <PayoutMarkDialog
          id={id}
          onClose={() => setMarking(null)}
          onDone={(done) => {
            setMarking(null);
            reload();
            onChanged();
            warnTwice(done.twice);
            void message.success("结果已登记");
          }}
          row={marking}
        />
      )}
    </section>
  );
};
