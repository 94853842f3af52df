import type { ProjectId } from "#domain/core/ids.ts";
import type { SetupLayout } from "#domain/people/setup/layout.ts";
import type { SetupPlace, SetupSheet } from "#domain/people/setup/places.ts";
import { planProjects, projectSheet } from "#domain/funds/project-sheet.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { registerTemplate } from "#files/setup/register-template.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { addProject, readProjects } from "#store/project-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { projectItem } from "./projects.ts";

/** An empty workbook of one register, named after it. */
export const templateOf = async (layout: SetupLayout): Promise<{ readonly name: string; readonly bytes: string }> => ({
  name: `${layout.name}导入模板.xlsx`,
  bytes: base64FromBytes(await registerTemplate(layout)),
});

export const projectTemplate = async (_call: Call<"project.template">): Promise<Reply<"project.template">> =>
  done(await templateOf(projectSheet));

type Sheets =
  | { readonly ok: true; readonly sheets: readonly SetupSheet[] }
  | { readonly ok: false; readonly places: readonly SetupPlace[] };

/** The sheets of a filled register, or the one thing wrong with the file as a whole. */
export const sheetsOfRegister = (
  file: { readonly name: string; readonly bytes: string },
  layout: SetupLayout,
): Sheets => {
  const read = readSetupWorkbook(bytesFromBase64(file.bytes), [layout]);
  if (read.ok) return { ok: true, sheets: read.value };
  return { ok: false, places: [{ sheet: "", row: 0, column: "", code: read.error, text: file.name }] };
};

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
