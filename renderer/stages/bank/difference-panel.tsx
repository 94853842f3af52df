import { Alert } from "antd";
import type { ReactNode } from "react";
import { lastDayOf, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { momentText, monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ReasonForm } from "./reason-form.tsx";
import type { Reconciliation } from "./reconciliation.ts";

export type DifferencePanelProps = {
  readonly table: Reconciliation;
  readonly bankAccountId: string;
  readonly onDate: LocalDate;
  readonly onSaved: () => void;
};

/** What a difference means for the closing, and the head's place to answer for it. Nothing where both sides agree. */
export const DifferencePanel = ({ table, bankAccountId, onDate, onSaved }: DifferencePanelProps): ReactNode => {
  const isHead = useSession((state) => state.can)("head");
  const save = useAction("reconciliation.except", { isQuiet: true });
  const { differenceFen, exception } = table;
  if (differenceFen === null || differenceFen === 0 || onDate !== lastDayOf(monthOf(onDate))) return null;
  const month = monthOf(onDate);
  if (exception !== null && exception.differenceFen === differenceFen)
    return (
      <Alert
        description={`原因：${exception.reason}。${exception.byName}，${momentText(exception.at)}。会印在季度工作簿的余额调节表上。`}
        showIcon
        style={{ marginTop: 12 }}
        title={`主管准许${monthText(month)}带着差额 ${moneyText(differenceFen)} 元结账`}
        type="info"
      />
    );
  const record = async (reason: string): Promise<void> => {
    if ((await save.run({ bankAccountId, month, differenceFen, reason })) !== null) onSaved();
  };
  return (
    <>
      <Alert
        description={
          exception === null
            ? "常见原因：漏导一段对账单、期初余额与银行不符、凭证金额写错、重复记账。查清以前不能结账。"
            : `主管准许过的差额是 ${moneyText(exception.differenceFen)} 元，现在已经变了，要重新写明原因。`
        }
        showIcon
        style={{ marginTop: 12 }}
        title={`两边相差 ${moneyText(differenceFen)} 元，${monthText(month)}还不能结账`}
        type="error"
      />
      <FailureAlert failure={save.failure} />
      {isHead && (
        <ReasonForm
          button="准许带差额结账"
          isRunning={save.isRunning}
          label="查不清的原因（主管填写）"
          name="准许带差额结账的原因"
          onSave={(reason) => void record(reason)}
        />
      )}
    </>
  );
};
