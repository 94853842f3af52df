import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from "@ant-design/icons";
import { Alert, App, Button, Space } from "antd";
import type { ReactNode } from "react";
import { monthText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { orderName } from "#renderer/words/checks.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { causeOf, checkName, checkSentence } from "./closing-words.ts";
import { checksInOrder, nextMonthToClose, type CloseCheck, type CloseState, type Ledger } from "./closing.ts";

const icons: Readonly<Record<CloseCheck["severity"], ReactNode>> = {
  block: <CloseCircleFilled style={{ color: "var(--red)" }} />,
  warn: <WarningFilled style={{ color: "var(--amber)" }} />,
};

export type ClosingPanelProps = {
  readonly ledger: Ledger;
  readonly state: CloseState;
  readonly onClose: () => void;
  readonly onChanged: () => void;
};

/** The checklist of one ledger and month: what blocks, what warns, each with the way to its cause, and the closing itself. */
export const ClosingPanel = ({ ledger, state, onClose, onChanged }: ClosingPanelProps): ReactNode => {
  const open = usePlace((place) => place.open);
  const { choose, chooseMonth } = useLedger();
  const can = useSession((session) => session.can);
  const { message } = App.useApp();
  const transfer = useAction("period.transferIncome");
  const month = nextMonthToClose(ledger);
  const goTo = (code: string): void => {
    const cause = causeOf(code);
    if (cause === null) return;
    choose(ledger.id);
    chooseMonth(month);
    open(cause.screen, cause.screen === "findings" ? { ledgerId: ledger.id } : cause.params);
  };
  const transferIncome = async (): Promise<void> => {
    const done = await transfer.run({ ledgerId: ledger.id, month });
    if (done === null) return;
    if (done.voucherId === null) void message.info("没有要结转的余额");
    else {
      choose(ledger.id);
      open("voucher", { id: done.voucherId });
    }
    onChanged();
  };
  const blocks = state.checks.filter((check) => check.severity === "block" && check.count > 0).length;
  return (
    <section aria-label="结账检查单" className="panel">
      <h2>
        {ledger.name}　{monthText(month)} 结账检查
      </h2>
      {state.outOfOrder !== null && <Alert showIcon title={`${orderName(state.outOfOrder.code)}。`} type="info" />}
      {state.checks.length === 0 && state.outOfOrder === null && (
        <Alert icon={<CheckCircleFilled />} showIcon title="全部检查通过，可以结账。" type="success" />
      )}
      <ul className="closing-list">
        {checksInOrder(state.checks).map((check) => (
          <li key={check.code}>
            {icons[check.severity]}
            <span className="closing-name">{checkName(check.code)}</span>
            <span className="closing-sentence">{checkSentence(check)}</span>
            <Space>
              {check.code === "result-not-transferred" && can("bookkeeper") && (
                <Button loading={transfer.isRunning} onClick={() => void transferIncome()} type="primary">
                  生成结转凭证
                </Button>
              )}
              {causeOf(check.code) !== null && (
                <Button onClick={() => goTo(check.code)}>{causeOf(check.code)?.label}</Button>
              )}
            </Space>
          </li>
        ))}
      </ul>
      <div className="button-row" style={{ marginTop: 12 }}>
        {can("bookkeeper", "head") && (
          <Button disabled={!state.canClose} onClick={onClose} size="large" type="primary">
            {monthText(month)}结账
          </Button>
        )}
        {blocks > 0 && <span className="red-amount">还有 {blocks} 项必须先处理</span>}
        {!can("bookkeeper", "head") && <span className="soft">结账由记账会计或主管办理</span>}
      </div>
    </section>
  );
};
