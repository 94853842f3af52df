import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useTide } from "#renderer/ledger/tide.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { postAll, reviewEach, takeOverEach, type BatchResult } from "./batch.ts";
import { useVoucherList } from "./list-store.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];

/** Oldest first: caps are used up, and numbers are given, in the order of the days. */
const byDay = (heads: readonly Head[]): readonly Head[] =>
  heads.toSorted((left, right) => left.onDate.localeCompare(right.onDate));

/** Taking over, reviewing and posting of the ticked vouchers, one by one, with what became of each. */
export const useBatch = (heads: readonly Head[], reload: () => void) => {
  const { ticked, clear } = useVoucherList();
  const person = useSession((state) => state.person);
  const [running, setRunning] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<{ title: string; results: readonly BatchResult[] } | null>(null);
  const chosen = heads.filter((head) => ticked.has(head.id));
  const drafts = chosen.filter((head) => head.state === "draft");
  const foreign = drafts.filter((head) => head.preparedByName !== person?.name);
  const reviewed = chosen.filter((head) => head.state === "reviewed");
  const finish = (title: string, results: readonly BatchResult[]): void => {
    setRunning(null);
    setOutcome({ title, results });
    clear();
    reload();
    useTide.getState().turn();
  };
  const sayOf =
    (doing: string, of: readonly Head[]) =>
    (count: number): void => {
      setRunning(`正在${doing} ${String(count)}/${String(of.length)}`);
    };
  const takeOver = async (): Promise<void> => {
    const say = sayOf("接手", foreign);
    say(0);
    finish("接手草稿", await takeOverEach(byDay(foreign), say));
  };
  const review = async (): Promise<void> => {
    const say = sayOf("审核", drafts);
    say(0);
    finish("批量审核", await reviewEach(byDay(drafts), say));
  };
  const post = async (): Promise<void> => {
    setRunning("正在记账");
    finish("批量记账", await postAll(byDay(reviewed)));
  };
  return {
    takeOver,
    review,
    post,
    running,
    outcome,
    setOutcome,
    drafts: drafts.length,
    /** Drafts somebody else saved last. */
    foreign: foreign.length,
    reviewed: reviewed.length,
  };
};
