import { Alert, App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { call } from "#renderer/ledger/client.ts";
import { useTide } from "#renderer/ledger/tide.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { sentenceOf, sentenceOfParts } from "#renderer/words/failures.ts";
import { useLedger } from "./ledger-store.ts";
import { usePlace } from "./place-store.ts";
import "./waiting-panel.css";

/** Unsaved typing of an earlier time: offered back, or thrown away. */
const KeptTyping = (): ReactNode => {
  const { data, reload } = useQuery("kept.list", {});
  const drop = useAction("kept.drop");
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  return (data?.kept ?? []).map(({ ledgerId, ledgerName, voucherId, keptAt }) => (
    <Alert
      action={
        <>
          <Button
            onClick={() => {
              choose(ledgerId);
              open("voucher-entry", voucherId === null ? {} : { id: voucherId });
            }}
            size="small"
            type="primary"
          >
            接着填
          </Button>{" "}
          <Button
            onClick={() => {
              void (async () => {
                if ((await drop.run({ ledgerId, voucherId })) !== null) reload();
              })();
            }}
            size="small"
          >
            不要了
          </Button>
        </>
      }
      key={`${ledgerId}/${voucherId ?? ""}`}
      showIcon
      style={{ marginBottom: 8 }}
      title={`${ledgerName}：有一张没有保存的凭证（${momentText(keptAt)}）`}
      type="info"
    />
  ));
};

/** 周期凭证 that are due, each drafted by a button and all of them by one key. */
const DueVouchers = (): ReactNode => {
  const { message } = App.useApp();
  const { data, reload } = useQuery("recurring.list", {});
  const skip = useAction("recurring.skip");
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const due = data?.due ?? [];
  const draftEach = async (rows: typeof due): Promise<void> => {
    if (isRunning || rows.length === 0) return;
    setIsRunning(true);
    const refusals: string[] = [];
    for (const row of rows) {
      const reply = await call("recurring.draft", { templateId: row.templateId, month: row.month });
      if (!reply.ok) refusals.push(`${row.ledgerName} ${row.name}：${sentenceOf(reply.failure)}`);
    }
    setFailed(refusals);
    setIsRunning(false);
    const made = rows.length - refusals.length;
    if (made > 0) void message.success(`已生成 ${String(made)} 张草稿，请核对后送审。`);
    reload();
    useTide.getState().turn();
  };
  const ready = due.filter((row) => row.failure === null);
  useKeys("首页", [
    { keys: "Alt+G", label: "生成全部到期的周期凭证", run: ready.length === 0 ? null : () => void draftEach(ready) },
  ]);
  if (due.length === 0) return null;
  return (
    <div className="panel" style={{ marginBottom: 12 }}>
      <div className="button-row">
        <strong>到期的周期凭证 {due.length} 张</strong>
        <Button
          disabled={ready.length === 0}
          loading={isRunning}
          onClick={() => void draftEach(ready)}
          title="Alt+G"
          type="primary"
        >
          全部生成草稿（Alt+G）
        </Button>
      </div>
      {failed.length > 0 && <Alert showIcon title={failed.join("；")} type="error" />}
      <ul className="due-list">
        {due.map((row) => (
          <li key={`${row.templateId} ${row.month}`}>
            <Tag>{row.month}</Tag>
            <span className="due-name">
              {row.ledgerName}　{row.name}　
              {row.failure === null ? (
                <>{moneyText(row.totalFen)} 元</>
              ) : (
                <span className="red-amount">{sentenceOfParts(row.failure.code, row.failure.facts)}</span>
              )}
            </span>
            <Button disabled={row.failure !== null} onClick={() => void draftEach([row])} size="small">
              生成
            </Button>
            <Button
              onClick={() => {
                void (async () => {
                  if ((await skip.run({ templateId: row.templateId, month: row.month })) !== null) reload();
                })();
              }}
              size="small"
              type="text"
            >
              本期不做
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What waits for a bookkeeper besides the sets of books: unsaved typing and recurring vouchers. */
export const WaitingPanel = (): ReactNode => (
  <>
    <KeptTyping />
    <DueVouchers />
  </>
);
