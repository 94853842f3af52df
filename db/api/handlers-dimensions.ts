import { setBuyerNames, showBuyerNames } from "#flow/buyer-names.ts";
import { listDimensions, saveDimension } from "#flow/dimensions.ts";
import { showFirstDetail } from "#flow/first-detail.ts";
import { mergeAccounts } from "#flow/merge-accounts.ts";
import { saveOpeningQuantities, showOpeningQuantities } from "#flow/opening-quantities.ts";
import { setLedgerWords } from "#flow/voucher-words.ts";

export const dimensionHandlers = {
  "ledger.setWords": setLedgerWords,
  "account.firstDetail": showFirstDetail,
  "ledger.buyerNames": showBuyerNames,
  "ledger.setBuyerNames": setBuyerNames,
  "account.merge": mergeAccounts,
  "opening.quantities": showOpeningQuantities,
  "opening.saveQuantities": saveOpeningQuantities,
  "dimension.list": listDimensions,
  "dimension.save": saveDimension,
};
