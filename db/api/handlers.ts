import { assetHandlers } from "./handlers-assets.ts";
import { auditHandlers } from "./handlers-audit.ts";
import { bankHandlers } from "./handlers-bank.ts";
import { bookReportHandlers } from "./handlers-book-reports.ts";
import { booksHandlers } from "./handlers-books.ts";
import { dimensionHandlers } from "./handlers-dimensions.ts";
import { definitionHandlers } from "./handlers-definitions.ts";
import { motionHandlers } from "./handlers-motions.ts";
import { movingHandlers } from "./handlers-moving.ts";
import { claimHandlers } from "./handlers-claims.ts";
import { cashCountHandlers } from "./handlers-cash-count.ts";
import { poolHandlers } from "./handlers-pools.ts";
import { matchingHandlers } from "./handlers-matching.ts";
import { officeHandlers } from "./handlers-office.ts";
import { peopleHandlers } from "./handlers-people.ts";
import { periodHandlers } from "./handlers-periods.ts";
import { packHandlers } from "./handlers-packs.ts";
import { periodEndHandlers } from "./handlers-period-end.ts";
import { archiveHandlers } from "./handlers-archives.ts";
import { printingHandlers } from "./handlers-printing.ts";
import { publicityHandlers } from "./handlers-publicity.ts";
import { receiptBookHandlers } from "./handlers-receipts.ts";
import { projectHandlers } from "./handlers-projects.ts";
import { reportHandlers } from "./handlers-reports.ts";
import { restoringHandlers } from "./handlers-restoring.ts";
import { ruleHandlers } from "./handlers-rules.ts";
import { templateHandlers } from "./handlers-templates.ts";
import { voucherHandlers } from "./handlers-vouchers.ts";
import { workHandlers } from "./handlers-work.ts";
import { auditNoteHandlers } from "./handlers-audit-notes.ts";
import { dataHandlers } from "./handlers-data.ts";
import { fundHandlers } from "./handlers-funds.ts";
import { workbookHandlers } from "./handlers-workbooks.ts";
import type { Handlers } from "./handler.ts";

/** Who serves what. */
export const handlers: Handlers = {
  ...officeHandlers,
  ...booksHandlers,
  ...dimensionHandlers,
  ...voucherHandlers,
  ...templateHandlers,
  ...bankHandlers,
  ...matchingHandlers,
  ...cashCountHandlers,
  ...poolHandlers,
  ...ruleHandlers,
  ...reportHandlers,
  ...bookReportHandlers,
  ...auditHandlers,
  ...periodHandlers,
  ...restoringHandlers,
  ...definitionHandlers,
  ...movingHandlers,
  ...periodEndHandlers,
  ...assetHandlers,
  ...workHandlers,
  ...projectHandlers,
  ...printingHandlers,
  ...publicityHandlers,
  ...receiptBookHandlers,
  ...motionHandlers,
  ...archiveHandlers,
  ...claimHandlers,
  ...packHandlers,
  ...peopleHandlers,
  ...fundHandlers,
  ...workbookHandlers,
  ...dataHandlers,
  ...auditNoteHandlers,
};
