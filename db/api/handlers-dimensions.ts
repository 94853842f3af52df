import { listDimensions, saveDimension } from "#flow/dimensions.ts";
import { setLedgerWords } from "#flow/voucher-words.ts";

export const dimensionHandlers = {
  "ledger.setWords": setLedgerWords,
  "dimension.list": listDimensions,
  "dimension.save": saveDimension,
};
