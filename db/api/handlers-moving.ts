import { approveConversionPlan } from "#flow/approve-conversion.ts";
import { saveConversion, showConversion } from "#flow/conversion.ts";
import { approveHistory, listImports, undoHistory } from "#flow/history.ts";
import { importBalances, importVouchers, previewForeign } from "#flow/move-in.ts";
import { showForeignColumns } from "#flow/read-foreign.ts";

/** Moving books in from the system of 2004 and from other programs. */
export const movingHandlers = {
  "conversion.show": showConversion,
  "conversion.save": saveConversion,
  "conversion.approve": approveConversionPlan,
  "moving.columns": showForeignColumns,
  "moving.preview": previewForeign,
  "moving.importBalances": importBalances,
  "moving.importVouchers": importVouchers,
  "moving.imports": listImports,
  "moving.approve": approveHistory,
  "moving.undo": undoHistory,
};
