import { auditHandlers } from "./handlers-audit.ts";
import { bankHandlers } from "./handlers-bank.ts";
import { booksHandlers } from "./handlers-books.ts";
import { cashCountHandlers } from "./handlers-cash-count.ts";
import { matchingHandlers } from "./handlers-matching.ts";
import { officeHandlers } from "./handlers-office.ts";
import { periodHandlers } from "./handlers-periods.ts";
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
  ...matchingHandlers,
  ...cashCountHandlers,
  ...ruleHandlers,
  ...reportHandlers,
  ...auditHandlers,
  ...periodHandlers,
};
