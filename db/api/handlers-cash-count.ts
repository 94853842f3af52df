import { draftCashCount, listCashCounts, saveCashCount } from "#flow/cash-count.ts";

export const cashCountHandlers = {
  "cashCount.list": listCashCounts,
  "cashCount.save": saveCashCount,
  "cashCount.draft": draftCashCount,
};
