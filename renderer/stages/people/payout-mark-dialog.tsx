import { Alert, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";

type Row = OutputOf<"payout.show">["rows"][number];
type State = "paid" | "failed";

const states = [
  { value: "paid", label: "银行已经发放成功" },
  { value: "failed", label: "没有发成（可以另建一批，或当面签领）" },
] as const;

type Props = {
  readonly id: string;
  readonly row: Row;
  readonly onDone: (result: OutputOf<"payout.mark">) => void;
  readonly onClose: () => void;
};

/** What became of one payment, noted by hand where the bank's file does not say it; of one that was paid, that it came back. */
export const PayoutMarkDialog = ({ id, row, onDone, onClose }: Props): ReactNode => {
  const { today } = useSession();
  const mark = useAction("payout.mark", { isQuiet: true });
  const isReturn = row.state === "paid";
  const [state, setState] = useState<State | null>(isReturn ? "failed" : null);
  const [reason, setReason] = useState("");
  const [onDate, setOnDate] = useState<string | null>(today);
  const save = async (): Promise<void> => {
    if (state === null || onDate === null) return;
    const done = await mark.run({ id, no: row.no, state, reason, onDate });
    if (done !== null) onDone(done);
  };
  return (
    <FormDialog
      failure={mark.failure}
      isReady={state !== null && onDate !== null && reason.trim() !== ""}
      isRunning={mark.isRunning}
      keyGroup="登记代发结果"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void save()}
      saveText="保存"
      title={`${isReturn ? "登记退票" : "登记结果"}：${row.name}，${moneyText(row.amountFen)} 元`}
      width={520}
    >
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={
          isReturn
            ? "钱又退回村账户的才登记退票。退款到账后按那笔流水制收款凭证，贷方记原来的应付科目；然后点“失败的另建一批”重发，或当面签领。"
            : "请先看银行的结果或回单。"
        }
        type="info"
      />
      {!isReturn && (
        <Labelled isRequired label="结果">
          <Select
            aria-label="结果"
            autoFocus
            onChange={(value: State) => setState(value)}
            options={[...states]}
            placeholder="请选择"
            style={{ width: "100%" }}
            value={state}
          />
        </Labelled>
      )}
      <Labelled isRequired label={isReturn ? "退票日期" : "银行处理日期"}>
        <DateField label={isReturn ? "退票日期" : "银行处理日期"} latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled
        hint={
          isReturn ? "例如：退票通知、退款回单，写明原因（账号已销户等）。" : "例如：银行回单、柜台答复、改为当面签领。"
        }
        isRequired
        label="依据"
      >
        <Input
          aria-label="依据"
          autoFocus={isReturn}
          maxLength={100}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
      </Labelled>
    </FormDialog>
  );
};
