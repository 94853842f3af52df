import { Button, Modal, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import { rentOfLaterYears } from "#domain/funds/lease.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { EarnDialog } from "./earn-rent-dialog.tsx";
import { HandoverDialog } from "./handover-dialog.tsx";
import type { Lease } from "./lease-form.ts";
import { accountsBelow, firstLeaf, useBooks, usualIncome } from "./use-books.ts";

type Due = OutputOf<"lease.show">["dues"][number];
type Done = (text: string, voucherId: string | null) => void;

const columnsFor = (today: string): readonly PaperColumn<Due>[] => [
  { key: "no", title: "期", width: 60, align: "center", cell: (due) => due.no },
  { key: "span", title: "起止", width: 220, cell: (due) => `${due.fromOn} 至 ${due.toOn}` },
  { key: "due", title: "应收日期", width: 120, cell: (due) => due.dueOn },
  { key: "amount", title: "应收", width: 130, align: "right", cell: (due) => <MoneyCell amountFen={due.amountFen} /> },
  {
    key: "paid",
    title: "实收",
    width: 130,
    align: "right",
    cell: (due) => <MoneyCell amountFen={due.paidFen} blankZero />,
  },
  {
    key: "open",
    title: "未收",
    width: 160,
    align: "right",
    cell: (due) =>
      due.openFen === 0 ? (
        <Tag color="success">收清</Tag>
      ) : (
        <span className={due.dueOn <= today ? "red-amount" : "soft"}>{moneyText(due.openFen)}</span>
      ),
  },
];

/** What a voucher did: brought rent in, put it down as a claim, or neither. */
const deedText = ({ amountFen, claimFen }: OutputOf<"lease.show">["receipts"][number]): string =>
  [
    amountFen === 0 ? "" : `实收 ${moneyText(amountFen)}`,
    claimFen > 0 ? `挂应收 ${moneyText(claimFen)}` : claimFen < 0 ? `冲应收 ${moneyText(fen(-claimFen))}` : "",
  ]
    .filter((text) => text !== "")
    .join("，") || "没有实收";

type ReceiveProps = { lease: Lease; dues: readonly Due[]; onClose: () => void; onDone: Done };

const ReceiveDialog = ({ lease, dues, onClose, onDone }: ReceiveProps): ReactNode => {
  const { accounts, system } = useBooks();
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [amountFen, setAmount] = useState<Fen | null>(lease.arrearsFen === 0 ? null : lease.arrearsFen);
  const [laterFen, setLater] = useState<Fen | null>(null);
  const [money, setMoney] = useState<AccountId | null>(null);
  const [income, setIncome] = useState<AccountId | null>(null);
  const receive = useAction("lease.receive", { isQuiet: true });
  const proposedFen = rentOfLaterYears(dues, amountFen ?? zeroFen, onDate ?? today);
  const shownLaterFen = laterFen ?? (proposedFen === zeroFen ? null : proposedFen);
  const moneyId = money ?? firstLeaf(accounts, "102")?.id ?? null;
  const rentAccounts = accountsBelow(accounts, ...system.rent, "112", "113");
  const incomeId = income ?? usualIncome(accounts);
  const keep = async (): Promise<void> => {
    if (onDate === null || moneyId === null || incomeId === null) return;
    const done = await receive.run({
      id: lease.id,
      onDate,
      amountFen: amountFen ?? zeroFen,
      laterFen: shownLaterFen ?? zeroFen,
      moneyAccountId: moneyId,
      incomeAccountId: incomeId,
    });
    if (done !== null) onDone("已生成收款凭证，请另一人审核", done.voucherId);
  };
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={receive.isRunning}
      okText="生成收款凭证"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={`收租金　${lease.number} ${lease.lesseeName}`}
    >
      <FailureAlert failure={receive.failure} />
      <Labelled label="收款日期">
        <DateField latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled hint={`现在欠收 ${moneyText(lease.arrearsFen)}`} isRequired label="收款金额">
        <AmountField autoFocus label="收款金额" onChange={setAmount} value={amountFen} />
      </Labelled>
      <Labelled hint="按合同算出，可以改；以后年度的部分先记应付，到年再转收入" label="其中属于以后年度">
        <AmountField label="以后年度" onChange={(value) => setLater(value ?? zeroFen)} value={shownLaterFen} />
      </Labelled>
      <Labelled label="收款账户">
        <AccountPicker accounts={accountsBelow(accounts, "101", "102")} onChange={setMoney} value={moneyId} />
      </Labelled>
      <Labelled
        hint={
          lease.claimedFen > 0
            ? `已挂应收 ${moneyText(lease.claimedFen)} 元，先冲这一部分，多出来的才记到这里`
            : "收当年的记经营收入；建账以前挂账的，选应收款或内部往来"
        }
        label="记到"
      >
        <AccountPicker accounts={rentAccounts} onChange={setIncome} value={incomeId} />
      </Labelled>
    </Modal>
  );
};

type Props = { readonly lease: Lease; readonly onEdit: () => void; readonly onDone: Done };

/** One contract: its rent period by period, the vouchers that name it, and the receipt of rent. */
export const LeasePanel = ({ lease, onEdit, onDone }: Props): ReactNode => {
  const { today, can } = useSession();
  const open = usePlace((state) => state.open);
  const [isReceiving, setIsReceiving] = useState(false);
  const [isEarning, setIsEarning] = useState(false);
  const [hasPapers, setHasPapers] = useState(false);
  const { data, failure, reload } = useQuery("lease.show", { id: lease.id, on: today });
  const heldFen = data?.heldFen ?? zeroFen;
  return (
    <section aria-label="合同收租" className="panel" style={{ marginTop: 16 }}>
      <h2>
        {lease.number}　{lease.subject}　{lease.lesseeName}
      </h2>
      <FailureAlert failure={failure} onRetry={reload} />
      <div className="button-row" style={{ marginBottom: 10 }}>
        {can("bookkeeper") && (
          <>
            <Button onClick={() => setIsReceiving(true)} type="primary">
              收租金
            </Button>
            {heldFen > 0 && <Button onClick={() => setIsEarning(true)}>预收转收入</Button>}
            <Button onClick={onEdit}>修改合同</Button>
          </>
        )}
        <Button onClick={() => setHasPapers(true)}>发包资料</Button>
        <span className={lease.arrearsFen > 0 ? "red-amount" : "soft"}>
          {lease.arrearsFen > 0
            ? `欠收 ${moneyText(lease.arrearsFen)} 元，最早从 ${lease.oldestArrearsOn ?? ""} 起`
            : lease.advanceFen > 0
              ? `没有欠收，多收 ${moneyText(lease.advanceFen)} 元是以后各期的`
              : "没有欠收"}
          {lease.claimedFen > 0 && `；已挂应收 ${moneyText(lease.claimedFen)} 元还没收`}
          {heldFen > 0 && `；预收还没转收入 ${moneyText(heldFen)} 元`}
        </span>
      </div>
      <PaperTable
        columns={columnsFor(today)}
        height="36vh"
        keyOf={(due) => String(due.no)}
        label="应收租金"
        rows={data?.dues ?? []}
        viewKey={`lease/${lease.id}`}
      />
      {(data?.receipts.length ?? 0) > 0 && <h3>凭证</h3>}
      <ul>
        {data?.receipts.map((receipt) => (
          <li key={receipt.voucherId}>
            {receipt.onDate}　{receipt.summary}　{deedText(receipt)}{" "}
            <Button onClick={() => open("voucher", { id: receipt.voucherId })} size="small" type="link">
              {receipt.isPosted ? `${receipt.word}-${String(receipt.number)}` : "还没记账，看凭证"}
            </Button>
          </li>
        ))}
      </ul>
      {hasPapers && (
        <HandoverDialog
          matter={{ leaseId: lease.id, voucherId: null }}
          onClose={() => setHasPapers(false)}
          onDone={(text) => onDone(text, null)}
        />
      )}
      {isEarning && <EarnDialog heldFen={heldFen} lease={lease} onClose={() => setIsEarning(false)} onDone={onDone} />}
      {isReceiving && (
        <ReceiveDialog dues={data?.dues ?? []} lease={lease} onClose={() => setIsReceiving(false)} onDone={onDone} />
      )}
    </section>
  );
};
