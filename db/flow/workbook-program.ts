import { programInPages } from "#files/workbook/kept-pages.ts";
import { readWorkbookFiles } from "#store/workbook-signing-rows.ts";
import type { PlanCall } from "./plan-workbook.ts";

/**
 * The call under the program that made a version, as its pages say: which program runs today is no content of the books, so it
 * makes no other version of them. A version whose pages were not kept is taken for this program's.
 */
export const asMadeBefore = <Given extends Pick<PlanCall, "ledger" | "programVersion">>(
  call: Given,
  workbookId: string | undefined,
): Given => {
  const { reading, files } = call.ledger;
  const hash = workbookId === undefined ? undefined : readWorkbookFiles(reading, workbookId).get("pages");
  const pages = hash === undefined ? "missing" : files.get(hash);
  const programVersion = typeof pages === "string" ? undefined : programInPages(pages);
  return programVersion === undefined ? call : { ...call, programVersion };
};
