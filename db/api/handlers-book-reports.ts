import { reportMultiColumn, reportQuantityLedger } from "#flow/report-columns.ts";
import { reportAgeing, reportItemBalances, reportMoneyDay } from "#flow/report-items.ts";
import { dropSearch, findVouchers, listSearches, saveSearch } from "#flow/search-vouchers.ts";
import { listAttachmentProblems, reportVoucherTotals } from "#flow/voucher-totals.ts";

export const bookReportHandlers = {
  "report.multiColumn": reportMultiColumn,
  "report.quantityLedger": reportQuantityLedger,
  "report.itemBalances": reportItemBalances,
  "report.ageing": reportAgeing,
  "report.moneyDay": reportMoneyDay,
  "report.voucherTotals": reportVoucherTotals,
  "attachment.problems": listAttachmentProblems,
  "voucher.search": findVouchers,
  "search.list": listSearches,
  "search.save": saveSearch,
  "search.drop": dropSearch,
};
