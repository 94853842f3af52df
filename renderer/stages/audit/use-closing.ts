import { App } from "antd";
import { useRef, useState } from "react";
import { call } from "#renderer/ledger/client.ts";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { useTide } from "#renderer/ledger/tide.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { nextMonthToClose, type Ledger } from "./closing.ts";

export type Closing = { readonly done: number; readonly total: number; readonly name: string };

export type ClosingRun = {
  /** How far several closings have come; null while none runs. */
  readonly closing: Closing | null;
  readonly close: (wanted: readonly Ledger[]) => Promise<void>;
  /** Stops before the next set of books; what is closed stays closed. */
  readonly stop: () => void;
};

/** Closes the next month of several sets of books one after another; a refusal names its books and the others go on. */
export const useClosing = (onClosed: () => void): ClosingRun => {
  const reloadLedgers = useLedger((state) => state.reload);
  const { message } = App.useApp();
  const [closing, setClosing] = useState<Closing | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const close = async (wanted: readonly Ledger[]): Promise<void> => {
    const controller = new AbortController();
    stopper.current = controller;
    let count = 0;
    const refused: string[] = [];
    useNotices.getState().clear();
    for (const ledger of wanted) {
      if (controller.signal.aborted) break;
      setClosing({ done: count, total: wanted.length, name: ledger.name });
      const month = nextMonthToClose(ledger);
      const reply = await call("period.close", { ledgerId: ledger.id, month }, { signal: controller.signal });
      if (reply.ok) count += 1;
      else refused.push(`${ledger.name}：${sentenceOf(reply.failure)}`);
    }
    setClosing(null);
    if (refused.length > 0)
      useNotices.getState().tell({ title: `${String(refused.length)} 个账套没有结账`, items: refused });
    if (count > 0) void message.success(`${count} 个账套已结账`);
    useTide.getState().turn();
    await reloadLedgers();
    onClosed();
  };
  return { closing, close, stop: () => stopper.current?.abort() };
};
