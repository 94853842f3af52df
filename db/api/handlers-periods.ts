import { checkPeriod, closeMonth, listPeriods, showChain, transferIncome } from "#flow/close-period.ts";
import { verifyFile } from "#flow/verify-ledger.ts";

export const periodHandlers = {
  "period.check": checkPeriod,
  "period.close": closeMonth,
  "period.transferIncome": transferIncome,
  "period.list": listPeriods,
  "chain.show": showChain,
  "ledger.verify": verifyFile,
};
