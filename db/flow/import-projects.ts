import type { ProjectId } from "#domain/core/ids.ts";
import { planProjects, projectSheet } from "#domain/funds/project-sheet.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { addProject, readProjects } from "#store/project-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { projectItem } from "./projects.ts";
import { sheetsOfRegister, templateOf } from "./register-files.ts";

export const projectTemplate = async (_call: Call<"project.template">): Promise<Reply<"project.template">> =>
  done(await templateOf(projectSheet));

/** Takes in a filled workbook whole, or nothing of it. */
export const importProjects = (call: Call<"project.import">): Reply<"project.import"> =>
  change(call, (writing) => {
    const { ledgerId, file } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const read = sheetsOfRegister(file, projectSheet);
    if (!read.ok) return refuse({ code: "register-refused", places: [...read.places] });
    const taken = new Set(readProjects(writing, ledgerId).map((project) => project.number));
    const { projects, places } = planProjects(read.sheets, taken);
    if (places.length > 0) return refuse({ code: "register-refused", places: [...places] });
    for (const project of projects) {
      const itemId = projectItem(writing, call, { ledgerId, name: project.name });
      const row = { ...project, id: call.newId<ProjectId>(), ledgerId, itemId, resolutionId: null };
      addProject(writing, row, { by: callerOf(call).id, at: call.now() });
    }
    return changed(
      { added: projects.length },
      {
        subject: `${ledger.name}：导入工程项目 ${String(projects.length)} 个`,
        facts: { file: file.name, numbers: projects.map((project) => project.number) },
      },
    );
  });
