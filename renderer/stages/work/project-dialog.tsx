import { Tabs } from "antd";
import { useState, type ReactNode } from "react";
import type { ItemId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { AwardFields, EndFields, PlanFields, WorkFields } from "./project-fields.tsx";
import { emptyProject, projectInputOf, withoutEmptyRows, type Project, type ProjectInput } from "./project-form.ts";
import { useBooks } from "./use-books.ts";

type Props = {
  readonly ledgerId: string;
  /** Null: a new file. */
  readonly project: Project | null;
  /** Items that have a file already. */
  readonly takenItemIds: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
};

type Tab = "plan" | "award" | "work" | "end";
const tabs: readonly (readonly [Tab, string])[] = [
  ["plan", "立项"],
  ["award", "发包与合同"],
  ["work", "变更与进度"],
  ["end", "验收、结算与审计"],
];
const isTab = (key: string): key is Tab => tabs.some(([tab]) => tab === key);

/** Adds or changes one file of works, tab by tab; everything is kept at once. */
export const ProjectDialog = ({ ledgerId, project, takenItemIds, onClose, onDone }: Props): ReactNode => {
  const can = useSession((state) => state.can);
  const { items } = useBooks();
  const [value, setValue] = useState<ProjectInput>(project === null ? emptyProject : projectInputOf(project));
  const [itemId, setItemId] = useState<ItemId | null>(null);
  const [tab, setTab] = useState<Tab>("plan");
  const save = useAction("project.save", { isQuiet: true });
  const isReady = can("bookkeeper") && value.number.trim() !== "" && value.name.trim() !== "";
  const change = (part: Partial<ProjectInput>): void => setValue((before) => ({ ...before, ...part }));
  const keep = async (): Promise<void> => {
    const done = await save.run({ id: project?.id ?? null, ledgerId, itemId, file: withoutEmptyRows(value) });
    if (done !== null) onDone(`工程项目 ${value.number} 已保存`);
  };
  const free = items.filter((item) => item.kind === "project" && !takenItemIds.has(item.id));
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="工程项目"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={project === null ? "登记工程项目" : `工程项目 ${project.number} ${project.name}`}
      width={1040}
    >
      <Tabs
        activeKey={tab}
        items={tabs.map(([key, label]) => ({ key, label }))}
        onChange={(key) => isTab(key) && setTab(key)}
      />
      {tab === "plan" && (
        <>
          {project === null && free.length > 0 && (
            <Labelled hint="以前记账时已经建过这个项目的，选上它，付过的款就能自动对上" label="已有的辅助项目">
              <FindSelect
                label="已有的辅助项目"
                onChange={(id) => {
                  setItemId(id);
                  const item = free.find((each) => each.id === id);
                  if (item !== undefined && value.name.trim() === "") change({ name: item.name });
                }}
                show={({ code, name }) => `${code ?? ""} ${name}`}
                things={free}
                value={itemId}
              />
            </Labelled>
          )}
          <PlanFields ledgerId={ledgerId} onChange={change} value={value} />
        </>
      )}
      {tab === "award" && <AwardFields onChange={change} value={value} />}
      {tab === "work" && <WorkFields onChange={change} value={value} />}
      {tab === "end" && <EndFields onChange={change} value={value} />}
    </FormDialog>
  );
};
