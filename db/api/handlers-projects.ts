import { listDebtMoves, listDebts, saveDebt } from "#flow/debts.ts";
import { saveHandover, showHandover } from "#flow/handovers.ts";
import { importProjects, projectTemplate } from "#flow/import-projects.ts";
import { listProjects, saveProject, showProject } from "#flow/projects.ts";

export const projectHandlers = {
  "debt.list": listDebts,
  "debt.moves": listDebtMoves,
  "debt.save": saveDebt,
  "handover.show": showHandover,
  "handover.save": saveHandover,
  "project.list": listProjects,
  "project.show": showProject,
  "project.save": saveProject,
  "project.template": projectTemplate,
  "project.import": importProjects,
};
