import { Button, Modal, Segmented } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { Grant } from "./grant-form.ts";

type Candidate = OutputOf<"grant.candidates">["candidates"][number];
type Kind = "received" | "passed-on";

const keyOf = (candidate: Candidate): string => candidate.bankLineId ?? candidate.voucherId ?? "";

const columns: readonly PaperColumn<Candidate>[] = [
  { key: "on", title: "日期", width: 112, cell: (row) => row.onDate },
  { key: "what", title: "来源", width: 90, cell: (row) => (row.bankLineId === null ? "凭证" : "银行流水") },
  { key: "text", title: "对方、摘要", width: 320, hint: (row) => row.text, cell: (row) => row.text },
  { key: "amount", title: "金额", width: 130, align: "right", cell: (row) => <MoneyCell amountFen={row.amountFen} /> },
  { key: "free", title: "还可对应", width: 130, align: "right", cell: (row) => <MoneyCell amountFen={row.freeFen} /> },
];

type Props = { readonly grant: Grant; readonly onClose: () => void; readonly onTied: () => void };

/** Tells money that came in (or was passed on) to a grant: a bank line, or a posted voucher without one. */
export const TieDialog = ({ grant, onClose, onTied }: Props): ReactNode => {
  const [kind, setKind] = useState<Kind>("received");
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [amountFen, setAmount] = useState<Fen | null>(null);
  const { data, isLoading, failure, reload } = useQuery("grant.candidates", { ledgerId: grant.ledgerId, kind });
  const tie = useAction("grant.tie", { isQuiet: true });
  const choose = (candidate: Candidate): void => {
    setChosen(candidate);
    setAmount(candidate.freeFen);
  };
  const keep = async (): Promise<void> => {
    if (chosen === null || amountFen === null) return;
    const { bankLineId, voucherId } = chosen;
    const done = await tie.run({ id: grant.id, kind, bankLineId, voucherId, amountFen });
    if (done !== null) onTied();
  };
  return (
    <Modal
      footer={[
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        <Button
          disabled={chosen === null || amountFen === null}
          key="tie"
          loading={tie.isRunning}
          onClick={() => void keep()}
          type="primary"
        >
          对应到这笔拨款
        </Button>,
      ]}
      onCancel={onClose}
      open
      title={`对应到账　${grant.document} ${grant.title}`}
      width={880}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <FailureAlert failure={tie.failure} />
      <div className="button-row" style={{ marginBottom: 10 }}>
        <Segmented<Kind>
          onChange={(next) => {
            setKind(next);
            setChosen(null);
          }}
          options={[
            { value: "received", label: "到账的钱" },
            { value: "passed-on", label: "转拨出去的钱" },
          ]}
          value={kind}
        />
        <span className="soft">先点下面的一行，再填金额；一条流水可以分给几笔拨款。</span>
      </div>
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : <EmptyHint hint="先导入银行流水，或把收款凭证记账。" text="没有还可对应的流水和凭证" />
        }
        height="40vh"
        keyOf={keyOf}
        label="可对应的流水和凭证"
        onActive={choose}
        onOpen={choose}
        rows={data?.candidates ?? []}
        viewKey={`grant-tie/${grant.id}/${kind}`}
      />
      {chosen !== null && (
        <Labelled hint={chosen.text} label={`${chosen.onDate} 对应的金额`}>
          <AmountField label="对应的金额" onChange={setAmount} value={amountFen} />
        </Labelled>
      )}
    </Modal>
  );
};
