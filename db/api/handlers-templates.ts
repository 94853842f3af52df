import { draftBatch, previewBatch } from "#flow/batch-vouchers.ts";
import { dropTyping, keepTyping, listTyping, readTyping } from "#flow/kept-grids.ts";
import { draftRecurring, listRecurring, skipRecurring } from "#flow/recurring-vouchers.ts";
import { deleteTemplate, fillFromTemplate, listTemplates, saveTemplate } from "#flow/templates.ts";

export const templateHandlers = {
  "template.list": listTemplates,
  "template.save": saveTemplate,
  "template.delete": deleteTemplate,
  "template.fill": fillFromTemplate,
  "recurring.list": listRecurring,
  "recurring.draft": draftRecurring,
  "recurring.skip": skipRecurring,
  "voucher.batchPreview": previewBatch,
  "voucher.batch": draftBatch,
  "kept.save": keepTyping,
  "kept.read": readTyping,
  "kept.drop": dropTyping,
  "kept.list": listTyping,
};
