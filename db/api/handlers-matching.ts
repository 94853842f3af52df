import { confirmMatches, listMatches, showMatching } from "#flow/match-bank.ts";
import { undoMatches } from "#flow/undo-match.ts";

import { suggestBooking, suggestRules } from "#flow/learn-booking.ts";

import { draftTransfers, listTransfers, undoTransfers } from "#flow/batch-transfers.ts";
import { pairOpenEntries, partPairedEntries } from "#flow/pair-entries.ts";
import { releaseOpeningItem, settleOpeningItem } from "#flow/settle-opening.ts";
import { draftTransfer } from "#flow/transfer-lines.ts";

export const matchingHandlers = {
  "bankLine.suggest": suggestBooking,
  "draftRule.suggest": suggestRules,
  "bankLine.transfer": draftTransfer,
  "transfer.list": listTransfers,
  "transfer.draft": draftTransfers,
  "transfer.undo": undoTransfers,
  "match.show": showMatching,
  "match.confirm": confirmMatches,
  "match.list": listMatches,
  "match.undo": undoMatches,
  "match.settleOpening": settleOpeningItem,
  "match.releaseOpening": releaseOpeningItem,
  "match.pairEntries": pairOpenEntries,
  "match.partEntries": partPairedEntries,
};
