import { listDimensions, saveDimension } from "#flow/dimensions.ts";
import { mergeAccounts } from "#flow/merge-accounts.ts";
import { setLedgerWords } from "#flow/voucher-words.ts";

export const dimensionHandlers = {
  "ledger.setWords": setLedgerWords,
  "account.merge": mergeAccounts,
  "dimension.list": listDimensions,
  "dimension.save": saveDimension,
};
