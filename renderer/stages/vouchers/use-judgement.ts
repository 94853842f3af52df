import { useEffect, useMemo, useRef, useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import type { LineBalance } from "./grid-row.tsx";
import type { ContentInput } from "./grid-content.ts";

type Judgement = OutputOf<"voucher.judge">;

const quietFor = 250;

/** The value once it has not changed for a while. */
const useSettled = <Value>(value: Value, key: string): Value => {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(latest.current);
    }, quietFor);
    return () => {
      clearTimeout(timer);
    };
  }, [key]);
  return settled;
};

export type Judging = {
  readonly judgement: Judgement | null;
  /** True while what is shown answers an earlier state of the voucher. */
  readonly isBehind: boolean;
  readonly balanceOf: (accountId: string) => LineBalance | null;
  /** What the cap of a category leaves once this voucher is counted, in fen; null where no cap is known. */
  readonly capLeftOf: (categoryId: string) => number | null;
  readonly reload: () => void;
};

/** Judges what is being typed a moment after the last key; the latest answer wins and the last one stays visible meanwhile. */
export const useJudgement = (id: string | null, content: ContentInput | null): Judging => {
  const key = JSON.stringify(content);
  const settled = useSettled(content, key);
  const input = settled === null || settled.entries.length === 0 ? null : { id, content: settled };
  const { data, failure, isLoading, reload } = useQuery("voucher.judge", input);
  const isEmpty = input === null;
  const [shown, setShown] = useState<Judgement | null>(null);
  useEffect(() => {
    // An emptied page begins another voucher: what was said of the last one is not kept for it.
    if (data !== null || isEmpty) setShown(data);
  }, [data, isEmpty]);
  const judgement = isEmpty ? null : (data ?? shown);
  const balances = useMemo(
    () => new Map<string, LineBalance>((judgement?.balances ?? []).map((each) => [each.accountId, each])),
    [judgement],
  );
  const balanceOf = useMemo(() => (accountId: string) => balances.get(accountId) ?? null, [balances]);
  const capLeftOf = useMemo(
    () => (categoryId: string) => {
      const usage = judgement?.usages.find((each) => each.categoryId === categoryId);
      return usage === undefined || usage.remainingFen === null ? null : usage.remainingFen - usage.thisFen;
    },
    [judgement],
  );
  return {
    judgement,
    isBehind: isLoading || failure !== null || JSON.stringify(settled) !== key,
    balanceOf,
    capLeftOf,
    reload,
  };
};
