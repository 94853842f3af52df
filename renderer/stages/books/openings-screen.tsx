import { Alert, App, Button, Tag } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { OpeningItems } from "./opening-items.tsx";
import { OpeningQuantities } from "./opening-quantities.tsx";
import { OpeningGrid } from "./opening-grid.tsx";
import {
  amountsFrom,
  headingTotals,
  openingLines,
  openingTotals,
  rowsToSave,
  unnamedAccounts,
  type OpeningAmounts,
} from "./opening-rows.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";

const TotalsBar = ({ amounts }: { readonly amounts: OpeningAmounts }): ReactNode => {
  const { debitFen, creditFen, differenceFen } = openingTotals(amounts);
  const isBalanced = differenceFen === 0;
  return (
    <div aria-label="试算平衡" className="opening-totals" role="status">
      <span>
        借方合计 <strong>{moneyText(debitFen)}</strong>
      </span>
      <span>
        贷方合计 <strong>{moneyText(creditFen)}</strong>
      </span>
      <span>
        差额 <strong className={isBalanced ? "" : "red-amount"}>{moneyText(differenceFen)}</strong>
      </span>
      <Tag color={isBalanced ? "success" : "error"}>
        {isBalanced ? "试算平衡" : differenceFen > 0 ? "借方多" : "贷方多"}
      </Tag>
    </div>
  );
};

/** 期初余额 of the chosen set of books; another set of books begins anew. */
export const OpeningsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Openings key={ledger.id} ledger={ledger} />;
};

/** By account and item, with the running trial balance, and 启用账套: after it nothing here changes any more. */
const Openings = ({ ledger }: { readonly ledger: Ledger }): ReactNode => {
  const reloadLedgers = useLedger((state) => state.reload);
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  const { modal, message } = App.useApp();
  const query = { ledgerId: ledger.id };
  const accounts = useQuery("account.list", query);
  const items = useQuery("item.list", query);
  const saved = useQuery("opening.show", query);
  const save = useAction("opening.save");
  const start = useAction("ledger.start");
  const [typed, setTyped] = useState<OpeningAmounts | null>(null);
  const kept = useMemo(() => amountsFrom(saved.data?.rows ?? []), [saved.data]);
  const amounts = typed ?? kept;
  const [stored, setStored] = useState<OpeningAmounts | null>(null);
  const isChanged = typed !== stored;
  useLeaveGuard(isChanged ? "期初余额改过还没有保存，确定离开吗？" : null);
  const lines = useMemo(
    () => openingLines(accounts.data?.accounts ?? [], items.data?.items ?? [], amounts),
    [accounts.data, items.data, amounts],
  );
  const isStarted = ledger.isStarted || saved.data?.isStarted === true;
  const canEdit = !isStarted && can("administrator", "head", "bookkeeper");
  const { differenceFen } = openingTotals(amounts);
  const keep = async (): Promise<boolean> => {
    if (typed === null || !isChanged) return true;
    if ((await save.run({ ledgerId: ledger.id, rows: [...rowsToSave(typed)] })) === null) return false;
    // What was typed stays on the screen, and what was typed since it was sent is still to be saved.
    setStored(typed);
    void message.success("期初余额已保存");
    return true;
  };
  useKeys("期初余额", [
    { keys: "F8 / Ctrl+S", label: "保存期初余额", run: () => void keep() },
    { keys: "Enter / ↓ / ↑", label: "到下一个、上一个金额", run: null },
  ]);
  const enter = (key: string, amountFen: Fen | null): void => {
    const next = new Map(amounts);
    if (amountFen === null) next.delete(key);
    else next.set(key, amountFen);
    setTyped(next);
  };
  const startBooks = async (): Promise<void> => {
    if (!(await keep())) return;
    if ((await start.run({ ledgerId: ledger.id })) === null) return;
    await reloadLedgers();
    saved.reload();
    void message.success(`${ledger.name}已启用，可以录入凭证了`);
  };
  const ask = (): void => {
    const unnamed = unnamedAccounts(accounts.data?.accounts ?? [], amounts);
    const namedLater =
      unnamed.length === 0
        ? ""
        : `${unnamed.join("、")}有金额没有分到户，启用后记在“未分户”名下，以后用转账凭证转到各户；现在就知道是谁的，请先分户。`;
    modal.confirm({
      title: `启用“${ledger.name}”？`,
      content: `启用以后，期初余额不能再改，${monthText(ledger.startMonth)}起可以录入凭证。请先和移交的账簿、银行对账单核对过。${namedLater}`,
      okText: "核对过了，启用",
      cancelText: "再核对",
      focusable: { autoFocusButton: "cancel" },
      onOk: startBooks,
    });
  };
  return (
    <PageFrame
      extra={
        <>
          {isStarted && <Tag color="success">已启用，期初余额已定</Tag>}
          {isChanged && <Tag color="warning">改过未保存</Tag>}
          {canEdit && (
            <Button disabled={!isChanged} loading={save.isRunning} onClick={() => void keep()}>
              保存（F8）
            </Button>
          )}
          {canEdit && (
            <Button disabled={differenceFen !== 0} loading={start.isRunning} onClick={ask} type="primary">
              启用账套
            </Button>
          )}
        </>
      }
      subtitle={`${ledger.name}　${monthText(ledger.startMonth)}初的余额，按科目的余额方向填正数；方向相反的填负数。金额单位：元`}
      title="期初余额"
    >
      <FailureAlert failure={accounts.failure ?? items.failure ?? saved.failure} onRetry={saved.reload} />
      {canEdit && differenceFen !== 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title="借贷两边相等以后才能启用账套；没填完可以先保存，下次接着填。"
          type="info"
        />
      )}
      {isStarted && (
        <Alert
          action={can("bookkeeper") && <Button onClick={() => open("voucher-entry")}>去录入凭证</Button>}
          showIcon
          style={{ marginBottom: 12 }}
          title="账套已经启用，这里只能看。期初错了，请用更正凭证调整。"
          type="success"
        />
      )}
      <TotalsBar amounts={amounts} />
      <OpeningQuantities accounts={accounts.data?.accounts ?? []} canEdit={canEdit} ledgerId={ledger.id} />
      <OpeningGrid
        amounts={amounts}
        canEdit={canEdit}
        items={items.data?.items ?? []}
        lines={lines}
        onEnter={enter}
        totals={headingTotals(accounts.data?.accounts ?? [], amounts)}
      />
      <OpeningItems canEdit={canEdit} ledger={ledger} />
    </PageFrame>
  );
};
