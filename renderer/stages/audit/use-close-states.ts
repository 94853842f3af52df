import { useCallback, useEffect, useState } from "react";
import type { Failure } from "#contract/failures.ts";
import { call } from "#renderer/ledger/client.ts";
import { nextMonthToClose, type CloseState, type Ledger } from "./closing.ts";

export type CloseStates = {
  readonly stateByLedger: ReadonlyMap<string, CloseState>;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

/** The closing checks of every started ledger's next month, one call a ledger. */
export const useCloseStates = (ledgers: readonly Ledger[]): CloseStates => {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{
    key: string;
    states: ReadonlyMap<string, CloseState>;
    failure: Failure | null;
  }>();
  const asked = ledgers
    .filter((ledger) => ledger.isStarted)
    .map((ledger) => ({ ledgerId: ledger.id, month: nextMonthToClose(ledger) }));
  const key = JSON.stringify([asked, turn]);
  const askedText = JSON.stringify(asked);
  useEffect(() => {
    let isWanted = true;
    const run = async (): Promise<void> => {
      const inputs: unknown = JSON.parse(askedText);
      const replies = await Promise.all(
        (Array.isArray(inputs) ? inputs : []).map(async (input: { ledgerId: string; month: string }) => ({
          ledgerId: input.ledgerId,
          reply: await call("period.check", input),
        })),
      );
      if (!isWanted) return;
      const states = new Map<string, CloseState>();
      let failure: Failure | null = null;
      for (const { ledgerId, reply } of replies) {
        if (reply.ok) states.set(ledgerId, reply.value);
        else failure = reply.failure;
      }
      setAnswer({ key, states, failure });
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [askedText, key]);
  const reload = useCallback(() => setTurn((current) => current + 1), []);
  return {
    stateByLedger: answer?.states ?? new Map(),
    failure: answer?.failure ?? null,
    isLoading: answer?.key !== key,
    reload,
  };
};
