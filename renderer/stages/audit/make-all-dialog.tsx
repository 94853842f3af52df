import { Alert, Checkbox, Form, Input, Modal, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Quarter } from "#domain/core/dates.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";

type Made = OutputOf<"workbook.makeAll">;
type File = Made["files"][number];

const outcomeTag = ({ outcome }: File): ReactNode => {
  switch (outcome) {
    case "written":
      return <Tag color="success">已写好</Tag>;
    case "unchanged":
      return <Tag>已有，内容相同</Tag>;
    case "locked":
      return <Tag color="error">文件被占用，没有写</Tag>;
    case "failed":
      return <Tag color="error">没有写成</Tag>;
  }
};

const columns: readonly PaperColumn<File>[] = [
  { key: "name", title: "文件", hint: (file) => file.name, cell: (file) => file.name },
  { key: "outcome", title: "结果", width: 180, cell: outcomeTag },
];

const Result = ({ made }: { readonly made: Made }): ReactNode => {
  const locked = made.files.filter(({ outcome }) => outcome === "locked").length;
  return (
    <>
      <Alert
        description={
          <>
            都在文件夹 {made.folder}。{made.open.length > 0 && `还没结账、没有做的账套：${made.open.join("、")}。`}
            {locked > 0 && "被占用的文件大概正开着，请先在表格软件里关掉它，再点一次“开始生成”。"}
          </>
        }
        showIcon
        style={{ marginBottom: 12 }}
        title={`共 ${String(made.files.length)} 个文件，${locked === 0 ? "全部完整" : `其中 ${String(locked)} 个没有写`}`}
        type={locked === 0 ? "success" : "warning"}
      />
      <PaperTable
        columns={columns}
        height="38vh"
        keyOf={(file) => file.name}
        label="生成的文件"
        rows={made.files}
        viewKey="workbooks-all"
      />
    </>
  );
};

type Props = { readonly quarter: Quarter; readonly isMasked: boolean; readonly onClose: () => void };

/** 全镇一次生成: every closed ledger's workbook and the roll-up into one folder. */
export const MakeAllDialog = ({ quarter, isMasked, onClose }: Props): ReactNode => {
  const action = useAction("workbook.makeAll", { isQuiet: true });
  const [folder, setFolder] = useState("");
  const [withPages, setWithPages] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const start = async (): Promise<void> => {
    const done = await action.run({ quarter, folder: folder.trim(), isMasked, withPages });
    if (done !== null) setMade(done);
  };
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={action.isRunning}
      okText="开始生成"
      onCancel={onClose}
      onOk={() => void start()}
      open
      title={`${quarterText(quarter)}：全镇工作簿一次生成${isMasked ? "（脱敏）" : ""}`}
      width={820}
    >
      <FailureAlert failure={action.failure?.code === "cancelled" ? null : action.failure} />
      {action.failure?.code === "cancelled" && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title="已停下。写好的文件都是完整的，再点一次会接着做。"
          type="info"
        />
      )}
      <Form layout="vertical" requiredMark={false}>
        <Form.Item
          extra="空着就放在账本旁边。文件先写成临时名，写完整了才改成正式名，断电也不会留下半个文件。"
          label="放在哪个文件夹"
        >
          <Input
            aria-label="放在哪个文件夹"
            autoFocus
            onChange={(event) => setFolder(event.target.value)}
            placeholder="例如 E:\季度检查\2026年第3季度"
            value={folder}
          />
        </Form.Item>
        <Checkbox checked={withPages} onChange={(event) => setWithPages(event.target.checked)}>
          同时做 PDF（慢一些）
        </Checkbox>
      </Form>
      {made !== null && (
        <div style={{ marginTop: 16 }}>
          <Result made={made} />
        </div>
      )}
      <ProgressDialog
        done={action.progress?.done ?? 0}
        isOpen={action.isRunning}
        onCancel={action.cancel}
        stage="正在一个账套一个账套地生成"
        title="正在生成全镇工作簿"
        total={action.progress?.total ?? 0}
      />
    </Modal>
  );
};
