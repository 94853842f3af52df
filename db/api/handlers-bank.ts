import { listDraftRules, saveDraftRules } from "#flow/draft-rules.ts";
import { draftBankLine, listBankLines, listStatements, matchBankLine, unmatchBankLine } from "#flow/bank-lines.ts";
import { commitStatement } from "#flow/commit-statement.ts";
import { previewStatement, readPreviewLines } from "#flow/preview-statement.ts";
import { exceptMissingStatement, recordReconciliationException } from "#flow/reconcile-bank.ts";
import { inspectFile } from "#flow/read-statement.ts";
import { forgetMapping, listMappings, readOriginal } from "#flow/statement-keeping.ts";
import { deleteBankLine, listDeletedLines, restoreBankLine, withdrawStatement } from "#flow/withdraw-statement.ts";

export const bankHandlers = {
  "statement.withdraw": withdrawStatement,
  "bankLine.delete": deleteBankLine,
  "bankLine.restore": restoreBankLine,
  "bankLine.deleted": listDeletedLines,
  "statement.original": readOriginal,
  "statementMapping.list": listMappings,
  "statementMapping.forget": forgetMapping,
  "statement.inspect": inspectFile,
  "statement.preview": previewStatement,
  "statement.previewLines": readPreviewLines,
  "statement.commit": commitStatement,
  "statement.list": listStatements,
  "bankLine.list": listBankLines,
  "bankLine.draft": draftBankLine,
  "bankLine.match": matchBankLine,
  "bankLine.unmatch": unmatchBankLine,
  "reconciliation.except": recordReconciliationException,
  "statement.except": exceptMissingStatement,
  "draftRule.list": listDraftRules,
  "draftRule.save": saveDraftRules,
};
