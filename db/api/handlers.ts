import { assetHandlers } from "./handlers-assets.ts";
import { auditHandlers } from "./handlers-audit.ts";
import { bankHandlers } from "./handlers-bank.ts";
import { booksHandlers } from "./handlers-books.ts";
import { officeHandlers } from "./handlers-office.ts";
import { periodHandlers } from "./handlers-periods.ts";
import { periodEndHandlers } from "./handlers-period-end.ts";
import { reportHandlers } from "./handlers-reports.ts";
import { ruleHandlers } from "./handlers-rules.ts";
import { voucherHandlers } from "./handlers-vouchers.ts";
import { workHandlers } from "./handlers-work.ts";
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
  ...periodEndHandlers,
  ...assetHandlers,
  ...workHandlers,
};
