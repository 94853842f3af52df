import { Alert } from "antd";
import type { ReactNode } from "react";
import { lastDayOf, monthOf } from "#domain/core/dates.ts";
import { momentText, monthText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { DifferencePanelProps } from "./difference-panel.tsx";
import { ReasonForm } from "./reason-form.tsx";

/** The head's place to let a month close without a statement of its end, and what was said. Nothing where there is one. */
export const MissingStatementPanel = ({ table, bankAccountId, onDate, onSaved }: DifferencePanelProps): ReactNode => {
  const isHead = useSession((state) => state.can)("head");
  const save = useAction("statement.except", { isQuiet: true });
  const month = monthOf(onDate);
  const { reach, statementException } = table;
  if (reach.isCovered || onDate !== lastDayOf(month)) return null;
  if (statementException !== null)
    return (
      <Alert
        description={`原因：${statementException.reason}。${statementException.byName}，${momentText(statementException.at)}。会印在余额调节表上。`}
        showIcon
        style={{ marginBottom: 12 }}
        title={`主管准许${monthText(month)}缺对账单结账`}
        type="info"
      />
    );
  if (!isHead) return null;
  const record = async (reason: string): Promise<void> => {
    if ((await save.run({ bankAccountId, month, reason })) !== null) onSaved();
  };
  return (
    <>
      <FailureAlert failure={save.failure} />
      <ReasonForm
        button="准许缺对账单结账"
        isRunning={save.isRunning}
        label="取不到对账单的原因（主管填写）"
        name="准许缺对账单结账的原因"
        onSave={(reason) => void record(reason)}
      />
    </>
  );
};
