import { App, Button, Form, Input, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

type Shown = OutputOf<"pool.show">;
export type PoolLine = Shown["lines"][number];
export type PoolShare = Shown["shares"][number];
type Part = { readonly bankAccountId: string | null; readonly amountFen: Fen | null };

const options = (shares: readonly PoolShare[]) =>
  shares.map((share) => ({ value: share.bankAccountId, label: `${share.ledgerName}（${share.number}）` }));

export type SplitDialogProps = {
  readonly poolId: string;
  readonly line: PoolLine;
  readonly shares: readonly PoolShare[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** 分给几个村: the parts of one line of a pool; they must come to the whole. */
export const SplitDialog = ({ poolId, line, shares, onClose, onDone }: SplitDialogProps): ReactNode => {
  const allocate = useAction("pool.allocate", { isQuiet: true });
  const sign = line.amountFen < 0 ? -1 : 1;
  const whole = fen(Math.abs(line.amountFen));
  const [parts, setParts] = useState<readonly Part[]>([{ bankAccountId: line.suggestion, amountFen: whole }]);
  const used = parts.filter((part) => part.bankAccountId !== null && (part.amountFen ?? 0) !== 0);
  const left = fen(whole - sumOf(used, (part) => part.amountFen ?? 0));
  const put = (at: number, changes: Partial<Part>): void =>
    setParts(parts.map((part, other) => (other === at ? { ...part, ...changes } : part)));
  const save = async (): Promise<void> => {
    const ready = used.flatMap(({ bankAccountId, amountFen }) =>
      bankAccountId === null || amountFen === null ? [] : [{ bankAccountId, amountFen: sign * amountFen }],
    );
    const done = await allocate.run({ id: poolId, allocations: [{ lineId: line.id, parts: ready }] });
    if (done !== null) onDone();
  };
  return (
    <Modal
      cancelText="不分了（Esc）"
      okButtonProps={{ disabled: left !== 0 || used.length === 0, loading: allocate.isRunning }}
      okText="分配"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title={`分配 ${line.bookedOn} ${line.counterpartyName} ${moneyText(line.amountFen)} 元`}
      width={640}
    >
      <FailureAlert failure={allocate.failure} />
      {parts.map((part, at) => (
        // Parts have no name of their own; the place is what they are.
        <div className="pool-part" key={at}>
          <Select
            aria-label={`第${at + 1}个村`}
            autoFocus
            onChange={(bankAccountId: string) => put(at, { bankAccountId })}
            options={options(shares)}
            placeholder="选村"
            showSearch={{ optionFilterProp: "label" }}
            value={part.bankAccountId}
          />
          <AmountField
            label={`第${at + 1}个村的金额`}
            onChange={(amountFen) => put(at, { amountFen })}
            value={part.amountFen}
          />
        </div>
      ))}
      <Button
        onClick={() => setParts([...parts, { bankAccountId: null, amountFen: left > 0 ? left : null }])}
        size="small"
      >
        再加一个村
      </Button>
      <p className={left === 0 ? "soft" : "pool-left"}>
        {left === 0 ? "正好分完" : left > 0 ? `还差 ${moneyText(left)} 元没有分` : `多分了 ${moneyText(-left)} 元`}
      </p>
    </Modal>
  );
};

export type TransferDialogProps = {
  readonly poolId: string;
  readonly shares: readonly PoolShare[];
  readonly onDate: LocalDate;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** 内部划转: from one village's sub-balance to another's; the bank's balance does not change. */
export const TransferDialog = ({ poolId, shares, onDate, onClose, onDone }: TransferDialogProps): ReactNode => {
  const { message } = App.useApp();
  const transfer = useAction("pool.transfer", { isQuiet: true });
  const [fromId, setFrom] = useState<string | null>(null);
  const [toId, setTo] = useState<string | null>(null);
  const [day, setDay] = useState<LocalDate | null>(onDate);
  const [amountFen, setAmount] = useState<Fen | null>(null);
  const [reason, setReason] = useState("");
  const isReady =
    fromId !== null && toId !== null && fromId !== toId && day !== null && (amountFen ?? 0) > 0 && reason.trim() !== "";
  const save = async (): Promise<void> => {
    if (!isReady || fromId === null || toId === null || day === null || amountFen === null) return;
    const done = await transfer.run({ id: poolId, fromId, toId, onDate: day, amountFen, reason: reason.trim() });
    if (done === null) return;
    void message.success("两个村各有一笔流水，请分别制凭证");
    onDone();
  };
  return (
    <Modal
      cancelText="取消（Esc）"
      okButtonProps={{ disabled: !isReady, loading: transfer.isRunning }}
      okText="划转"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title="资金池内划转"
    >
      <FailureAlert failure={transfer.failure} />
      <Form layout="vertical">
        <Form.Item label="划出" required>
          <Select aria-label="划出" onChange={setFrom} options={options(shares)} placeholder="选村" value={fromId} />
        </Form.Item>
        <Form.Item label="划入" required>
          <Select aria-label="划入" onChange={setTo} options={options(shares)} placeholder="选村" value={toId} />
        </Form.Item>
        <div className="row-form">
          <Form.Item label="日期" required>
            <DateField label="划转日期" onChange={setDay} value={day} />
          </Form.Item>
          <Form.Item label="金额（元）" required>
            <AmountField label="划转金额" onChange={setAmount} value={amountFen} />
          </Form.Item>
        </div>
        <Form.Item label="事由" required>
          <Input
            aria-label="划转事由"
            maxLength={100}
            onChange={(event) => setReason(event.target.value)}
            value={reason}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
};
