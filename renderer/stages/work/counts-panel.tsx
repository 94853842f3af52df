import { Button, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { accountsBelow, useBooks } from "./use-books.ts";

type Count = OutputOf<"asset.counts">["counts"][number];
type Done = (text: string, voucherId: string | null) => void;

/** What of a count waits for approval: 盘亏 and 盘盈 with their sums. */
const differenceText = ({ openFen, openSurplusFen }: Pick<Count, "openFen" | "openSurplusFen">): string =>
  [
    ...(openFen > 0 ? [`盘亏 ${moneyText(openFen)} 元`] : []),
    ...(openSurplusFen > 0 ? [`盘盈 ${moneyText(openSurplusFen)} 元`] : []),
  ].join("，");

const isOpen = ({ openFen, openSurplusFen }: Count): boolean => openFen > 0 || openSurplusFen > 0;

const SettleDialog = ({ count, onClose, onDone }: { count: Count; onClose: () => void; onDone: Done }): ReactNode => {
  const { accounts, items } = useBooks();
  const today = useSession((state) => state.today);
  const [approval, setApproval] = useState("");
  const [amountFen, setAmount] = useState<Fen | null>(null);
  const [account, setAccount] = useState<AccountId | null>(null);
  const [item, setItem] = useState<ItemId | null>(null);
  const settle = useAction("asset.settleCount", { isQuiet: true });
  const kind = accounts.find((each) => each.id === account)?.itemKinds[0];
  const keep = async (): Promise<void> => {
    const done = await settle.run({
      id: count.id,
      onDate: today,
      compensationFen: amountFen ?? zeroFen,
      compensationAccountId: account,
      compensationItemId: item,
      approval,
    });
    if (done !== null) onDone("已生成处理凭证，请另一人审核", done.voucherId);
  };
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={settle.isRunning}
      okButtonProps={{ disabled: approval.trim() === "" }}
      okText="生成处理凭证"
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={`处理${differenceText(count)}`}
    >
      <FailureAlert failure={settle.failure} />
      <Labelled hint="会议、批准文件的名称和文号" isRequired label="批准依据">
        <Input
          aria-label="批准依据"
          autoFocus
          maxLength={200}
          onChange={(event) => setApproval(event.target.value)}
          value={approval}
        />
      </Labelled>
      {count.openSurplusFen > 0 && <p className="soft">盘盈记入其他收入。</p>}
      {count.openFen > 0 && (
        <>
          <Labelled hint="其余的记入其他支出" label="由责任人赔偿">
            <AmountField label="赔偿金额" onChange={setAmount} value={amountFen} />
          </Labelled>
          <Labelled label="赔偿记到">
            <AccountPicker
              accounts={accountsBelow(accounts, "101", "102", "112", "113")}
              isClearable
              onChange={setAccount}
              value={account}
            />
          </Labelled>
          {kind !== undefined && (
            <Labelled label="赔偿人">
              <FindSelect
                onChange={setItem}
                show={({ code, name }) => `${code ?? ""} ${name}`}
                things={items.filter((each) => each.kind === kind)}
                value={item}
              />
            </Labelled>
          )}
        </>
      )}
    </Modal>
  );
};

/** Past stocktakes, with what still waits for approval. */
export const CountsPanel = ({
  counts,
  onDone,
}: {
  readonly counts: readonly Count[];
  readonly onDone: Done;
}): ReactNode => {
  const [settling, setSettling] = useState<Count | null>(null);
  const can = useSession((state) => state.can);
  if (counts.length === 0) return null;
  return (
    <section className="panel" style={{ marginTop: 16 }}>
      <h2>盘点记录</h2>
      <ul>
        {counts.map((count) => (
          <li key={count.id}>
            {count.onDate}　{count.people}　盘点 {count.countedCount} 项，盘亏 {count.missingCount} 项，盘盈{" "}
            {count.surplusCount} 项
            {isOpen(count) && <span className="red-amount">，待批准处理：{differenceText(count)}</span>}
            {count.approval !== "" && <span className="soft">　已处理：{count.approval}</span>}
            {isOpen(count) && can("bookkeeper") && (
              <Button onClick={() => setSettling(count)} size="small" style={{ marginLeft: 8 }}>
                批准后处理
              </Button>
            )}
          </li>
        ))}
      </ul>
      {settling !== null && <SettleDialog count={settling} onClose={() => setSettling(null)} onDone={onDone} />}
    </section>
  );
};
