import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { accountsBelow, useBooks } from "#renderer/stages/work/use-books.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { ClaimDetail } from "./claim-form.ts";

type Props = { readonly claim: ClaimDetail; readonly onClose: () => void; readonly onDone: () => void };

const words = {
  return: { title: "退回给村里", ok: "退回", hint: "写明要补什么、改什么（必填）" },
  refuse: { title: "拒付这张报账单", ok: "拒付", hint: "写明拒付的理由和依据（必填）" },
  withdraw: { title: "撤回报账单", ok: "撤回", hint: "写明撤回的原因（必填）" },
} as const;

/** Asks for the reason of a return, a refusal or a withdrawal. */
export const ReasonForClaim = ({
  claim,
  act,
  onClose,
  onDone,
}: Props & { readonly act: keyof typeof words }): ReactNode => {
  const [reason, setReason] = useState("");
  const back = useAction("claim.return", { isQuiet: true });
  const refuse = useAction("claim.refuse", { isQuiet: true });
  const withdraw = useAction("claim.withdraw", { isQuiet: true });
  const action = { return: back, refuse, withdraw }[act];
  const submit = async (): Promise<void> => {
    const { id, rowVersion } = claim;
    if ((await action.run({ id, rowVersion, reason })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={action.isRunning}
      okButtonProps={{ disabled: reason.trim() === "", danger: act !== "withdraw" }}
      okText={words[act].ok}
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title={words[act].title}
    >
      <FailureAlert failure={action.failure} />
      <Input.TextArea
        aria-label="原因"
        autoFocus
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder={words[act].hint}
        rows={3}
        value={reason}
      />
    </Modal>
  );
};

/** 付款: the day the cashier paid. */
export const PayDialog = ({ claim, onClose, onDone }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const pay = useAction("claim.pay", { isQuiet: true });
  const submit = async (): Promise<void> => {
    const { id, rowVersion } = claim;
    if (onDate !== null && (await pay.run({ id, rowVersion, onDate })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={pay.isRunning}
      okButtonProps={{ disabled: onDate === null }}
      okText="登记已付款"
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title="登记付款"
    >
      <FailureAlert failure={pay.failure} />
      <p>
        付给：{claim.payee === "" ? claim.handler : claim.payee}　{claim.content.payeeAccount}
      </p>
      <Labelled isRequired label="付款日期">
        <DateField label="付款日期" latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
    </Modal>
  );
};

/** 制单: day and account of the voucher a passed claim becomes. */
export const VoucherDialog = ({
  claim,
  onClose,
  onMade,
}: Omit<Props, "onDone"> & { readonly onMade: (voucherId: string) => void }): ReactNode => {
  const today = useSession((state) => state.today);
  const { accounts } = useBooks();
  const money = accountsBelow(accounts, "101", "102").filter((account) => account.isLeaf);
  const [onDate, setOnDate] = useState<LocalDate | null>(claim.paidOn ?? today);
  const [accountId, setAccountId] = useState<(typeof money)[number]["id"] | null>(null);
  const make = useAction("claim.voucher", { isQuiet: true });
  const submit = async (): Promise<void> => {
    if (onDate === null) return;
    const { id, rowVersion } = claim;
    const done = await make.run({ id, rowVersion, onDate, moneyAccountId: accountId });
    if (done !== null) onMade(done.voucherId);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={make.isRunning}
      okButtonProps={{ disabled: onDate === null }}
      okText="生成记账凭证草稿"
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title="按报账单制单"
    >
      <FailureAlert failure={make.failure} />
      <Labelled isRequired label="凭证日期">
        <DateField label="凭证日期" latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled hint="不选时：转账用第一个在用的银行账户，现金和备用金用库存现金。" label="付款科目">
        <AccountPicker accounts={money} onChange={setAccountId} value={accountId} />
      </Labelled>
    </Modal>
  );
};
