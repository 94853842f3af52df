import type { Caller } from "./caller.ts";
import { timeRuns } from "./measure.ts";

/** Milliseconds of each of `runs` judgements of a voucher as it is typed, in one ledger of the township. */
export const judgingTimes = async (runs: number, caller: Caller): Promise<readonly number[]> => {
  const { categories } = await caller.call("category.list", {});
  const accountOf = await caller.accountsOf("ledger7");
  const categoryId = categories[0]?.id ?? "";
  const entry = (code: string, debitFen: number, creditFen: number) => ({
    summary: "购买办公用品",
    accountId: accountOf(code),
    debitFen,
    creditFen,
    categoryId: code === "513" ? categoryId : null,
    items: [],
  });
  return timeRuns(runs, (run) =>
    caller.call("voucher.judge", {
      id: null,
      content: {
        ledgerId: "ledger7",
        onDate: "2026-12-20",
        paperCount: 1,
        entries: [entry("513", 100_00 + run, 0), entry("102", 0, 100_00 + run)],
        documents: [
          { kind: "invoice", number: `2444${run}`, onDate: "2026-12-19", amountFen: 100_00, party: "文具店", note: "" },
        ],
        approvals: [],
      },
    }),
  );
};
