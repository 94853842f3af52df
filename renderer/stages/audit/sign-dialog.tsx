import { Alert, Form, Input, Modal } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";

export type MadeWorkbook = OutputOf<"workbook.list">["workbooks"][number];
export type Duty = MadeWorkbook["signatures"][number]["duty"];

export const dutyWords: Readonly<Record<Duty, string>> = { prepared: "制表", reviewed: "审核" };

type Fields = { readonly password: string; readonly note?: string };
type Props = {
  readonly workbook: MadeWorkbook;
  readonly duty: Duty;
  readonly onClose: () => void;
  readonly onSigned: (isFinal: boolean) => void;
};

const stageWords: Readonly<Record<string, string>> = {
  write: "正在按账簿重新生成并逐字节核对",
  pages: "正在排版 PDF",
  ledgers: "正在汇总各个账套",
};

/** 签名: the password once more; a reason only where findings are left without an answer. */
export const SignDialog = ({ workbook, duty, onClose, onSigned }: Props): ReactNode => {
  const [form] = Form.useForm<Fields>();
  const person = useSession((state) => state.person);
  const action = useAction("workbook.sign", { isQuiet: true });
  const needsNote = action.failure?.code === "findings-unanswered";
  const sign = async ({ password, note }: Fields): Promise<void> => {
    const done = await action.run({ id: workbook.id, duty, password, note: note ?? "" });
    if (done !== null) onSigned(done.isFinal);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={action.isRunning}
      okText={`${dutyWords[duty]}签名`}
      onCancel={onClose}
      onOk={() => {
        form.submit();
      }}
      open
      title={`${dutyWords[duty]}签名：${workbook.ledgerName ?? "全乡镇汇总"} 第 ${String(workbook.version)} 版`}
    >
      <FailureAlert failure={action.failure?.code === "cancelled" ? null : action.failure} />
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={
          duty === "prepared"
            ? "签名前程序会按账簿重新生成一遍，和这一版逐字节相同才能签。签了就不能撤回。"
            : "审核人和制表人必须是两个人。签名后，带两人姓名和时间的工作簿和 PDF 会永久保存。"
        }
        type="info"
      />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void sign(fields)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target instanceof HTMLInputElement) form.submit();
        }}
        requiredMark={false}
      >
        <Form.Item
          label={`${person?.name ?? ""}的登录密码`}
          name="password"
          rules={[{ required: true, message: "请再输入一次自己的密码" }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        {needsNote && (
          <Form.Item
            label="疑点没有全部答复的原因（会印在封面上）"
            name="note"
            rules={[{ required: true, whitespace: true, message: "请写明原因，或先去答复疑点" }]}
          >
            <Input.TextArea maxLength={300} rows={3} showCount />
          </Form.Item>
        )}
      </Form>
      <ProgressDialog
        done={action.progress?.done ?? 0}
        isOpen={action.isRunning}
        onCancel={action.cancel}
        stage={stageWords[action.progress?.stage ?? ""] ?? "正在读取账簿"}
        title="正在核对并签名"
        total={action.progress?.total ?? 0}
      />
    </Modal>
  );
};
