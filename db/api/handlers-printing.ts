import { printReport, printTable } from "#flow/print-report.ts";
import { savePrintSettings, showPrintSettings } from "#flow/print-settings.ts";
import { listPrintJobs, printTestSheet, printVouchers } from "#flow/print-vouchers.ts";

export const printingHandlers = {
  "print.vouchers": printVouchers,
  "print.testSheet": printTestSheet,
  "print.report": printReport,
  "print.table": printTable,
  "print.settings": showPrintSettings,
  "print.saveSettings": savePrintSettings,
  "print.record": listPrintJobs,
};
