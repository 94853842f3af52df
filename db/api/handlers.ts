import { auditHandlers } from "./handlers-audit.ts";
import { bankHandlers } from "./handlers-bank.ts";
import { booksHandlers } from "./handlers-books.ts";
import { archiveHandlers } from "./handlers-archives.ts";
import { officeHandlers } from "./handlers-office.ts";
import { periodHandlers } from "./handlers-periods.ts";
import { printingHandlers } from "./handlers-printing.ts";
import { reportHandlers } from "./handlers-reports.ts";
import { ruleHandlers } from "./handlers-rules.ts";
import { voucherHandlers } from "./handlers-vouchers.ts";
import type { Handlers } from "./handler.ts";

/** Who serves what. */
export const handlers: Handlers = {
  ...officeHandlers,
  ...booksHandlers,
  ...voucherHandlers,
  ...bankHandlers,
  ...ruleHandlers,
  ...reportHandlers,
  ...auditHandlers,
  ...periodHandlers,
  ...printingHandlers,
  ...archiveHandlers,
};
