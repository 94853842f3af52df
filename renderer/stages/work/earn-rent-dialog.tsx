import { Modal } from "antd";
import { useState, type ReactNode } from "react";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { Lease } from "./lease-form.ts";
import { incomeAccounts, useBooks, usualIncome } from "./use-books.ts";

type Props = {
  readonly lease: Lease;
  readonly heldFen: Fen;
  readonly onClose: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

/** 预收租金转收入: what was received for later years becomes income of its year. */
export const EarnDialog = ({ lease, heldFen, onClose, onDone }: Props): ReactNode => {
  const { accounts } = useBooks();
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [amountFen, setAmount] = useState<Fen | null>(heldFen);
  const [income, setIncome] = useState<AccountId | null>(null);
  const earn = useAction("lease.earn", { isQuiet: true });
  const incomeId = income ?? usualIncome(accounts);
  const keep = async (): Promise<void> => {
    if (onDate === null || incomeId === null) return;
    const done = await earn.run({ id: lease.id, onDate, amountFen: amountFen ?? zeroFen, incomeAccountId: incomeId });
    if (done !== null) onDone("已生成转收入凭证，请另一人审核", done.voucherId);
  };
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={earn.isRunning}
      okText="生成转收入凭证"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={`预收租金转收入　${lease.number} ${lease.lesseeName}`}
    >
      <FailureAlert failure={earn.failure} />
      <Labelled label="凭证日期">
        <DateField latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled hint={`预收还没转收入的有 ${moneyText(heldFen)}`} isRequired label="属于今年的金额">
        <AmountField autoFocus label="属于今年的金额" onChange={setAmount} value={amountFen} />
      </Labelled>
      <Labelled label="收入科目">
        <AccountPicker accounts={incomeAccounts(accounts)} onChange={setIncome} value={incomeId} />
      </Labelled>
    </Modal>
  );
};
