import { saveHandover, showHandover } from "#flow/handovers.ts";
import { importProjects, projectTemplate } from "#flow/import-projects.ts";
import { listProjects, saveProject, showProject } from "#flow/projects.ts";

export const projectHandlers = {
  "handover.show": showHandover,
  "handover.save": saveHandover,
  "project.list": listProjects,
  "project.show": showProject,
  "project.save": saveProject,
  "project.template": projectTemplate,
  "project.import": importProjects,
};
