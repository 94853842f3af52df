import { Button, Modal, Tabs } from "antd";
import { useState, type ReactNode } from "react";
import type { ItemId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
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
    if (!isReady || save.isRunning) return;
    const done = await save.run({ id: project?.id ?? null, ledgerId, itemId, file: withoutEmptyRows(value) });
    if (done !== null) onDone(`工程项目 ${value.number} 已保存`);
  };
  useKeys("工程项目", [{ keys: "F8 / Ctrl+S", label: "保存", run: () => void keep() }], { isDialog: true });
  const free = items.filter((item) => item.kind === "project" && !takenItemIds.has(item.id));
  return (
    <Modal
      footer={[
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        <Button disabled={!isReady} key="save" loading={save.isRunning} onClick={() => void keep()} type="primary">
          保存（F8）
        </Button>,
      ]}
      onCancel={onClose}
      open
      style={{ top: 20 }}
      styles={{ body: { maxHeight: "74vh", overflowX: "hidden", overflowY: "auto" } }}
      title={project === null ? "登记工程项目" : `工程项目 ${project.number} ${project.name}`}
      width={1040}
    >
      <FailureAlert failure={save.failure} />
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
    </Modal>
  );
};
