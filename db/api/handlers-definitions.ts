import { reportCombined } from "#flow/report-combined.ts";
import { reportIncomeDetail } from "#flow/income-detail.ts";
import { reportCrossChecks } from "#flow/report-checks.ts";
import {
  approveDefinitionVersion,
  listDefinitions,
  reportOwn,
  saveDefinition,
  tryDefinition,
} from "#flow/report-definitions.ts";
import { saveNotes, showNotes } from "#flow/statement-notes.ts";

/** Definitions of statements, own reports, notes, combined statements. */
export const definitionHandlers = {
  "reportDefinition.list": listDefinitions,
  "reportDefinition.save": saveDefinition,
  "reportDefinition.approve": approveDefinitionVersion,
  "report.try": tryDefinition,
  "report.own": reportOwn,
  "report.incomeDetail": reportIncomeDetail,
  "report.crossChecks": reportCrossChecks,
  "report.combined": reportCombined,
  "notes.show": showNotes,
  "notes.save": saveNotes,
};
