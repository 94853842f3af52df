import { App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { DroppedFile } from "#renderer/ui/file-drop.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { awardModeWords } from "#renderer/words/project-rules.ts";
import { projectStageWords } from "#renderer/words/projects.ts";
import { ProjectDialog } from "./project-dialog.tsx";
import type { Project } from "./project-form.ts";
import { ProjectPanel } from "./project-panel.tsx";
import { RegisterImport } from "./register-import.tsx";

const columnsFor = (show: (project: Project) => void): readonly PaperColumn<Project>[] => [
  {
    key: "number",
    title: "编号",
    width: 110,
    hint: (project) => project.number,
    cell: (project) => <PaperLink onClick={() => show(project)}>{project.number}</PaperLink>,
  },
  { key: "name", title: "项目", width: 190, hint: (project) => project.name, cell: (project) => project.name },
  {
    key: "mode",
    title: "发包方式",
    width: 92,
    cell: (project) => (project.mode === null ? "" : awardModeWords[project.mode]),
  },
  {
    key: "winner",
    title: "中标单位",
    width: 150,
    hint: (project) => project.winner,
    cell: (project) => project.winner,
  },
  {
    key: "contract",
    title: "合同价",
    width: 120,
    align: "right",
    cell: (project) => (project.contractFen === null ? null : <MoneyCell amountFen={project.contractFen} />),
  },
  {
    key: "varied",
    title: "变更",
    width: 104,
    align: "right",
    cell: (project) => <MoneyCell amountFen={project.variedFen} blankZero />,
  },
  {
    key: "price",
    title: "工程价",
    width: 120,
    align: "right",
    hint: () => "有审定价按审定价，有结算价按结算价，否则按合同价加变更",
    cell: (project) => <MoneyCell amountFen={project.priceFen} />,
  },
  {
    key: "paid",
    title: "已付",
    width: 120,
    align: "right",
    cell: (project) => <MoneyCell amountFen={project.paidFen} blankZero />,
  },
  { key: "percent", title: "进度", width: 64, align: "right", cell: (project) => `${String(project.percent)}%` },
  { key: "stage", title: "状态", width: 80, cell: (project) => projectStageWords[project.stage] },
  {
    key: "lacks",
    title: "资料",
    width: 90,
    cell: (project) =>
      project.missingCount === 0 ? (
        <Tag color="success">齐全</Tag>
      ) : (
        <Tag color="error">缺 {String(project.missingCount)} 项</Tag>
      ),
  },
];

const ImportDialog = ({
  ledgerId,
  onClose,
  onDone,
}: {
  ledgerId: string;
  onClose: () => void;
  onDone: (text: string) => void;
}): ReactNode => {
  const template = useAction("project.template");
  const load = useAction("project.import", { isQuiet: true });
  const take = async (file: DroppedFile): Promise<void> => {
    const done = await load.run({ ledgerId, file });
    if (done !== null) onDone(`导入了 ${String(done.added)} 个工程项目`);
  };
  return (
    <RegisterImport
      failure={load.failure}
      isRunning={load.isRunning}
      onClose={onClose}
      onFile={(file) => void take(file)}
      template={() => template.run({ ledgerId })}
      title="从 Excel 导入工程项目"
      what="一个工程一行。报价单位、变更、进度和验收人员导入以后在“修改档案”里补。"
    />
  );
};

type Dialog = Project | "new" | "import" | null;

const Projects = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { today, can } = useSession();
  const { params, adjust, open } = usePlace();
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<Dialog>(null);
  const { data, failure, isLoading, reload } = useQuery("project.list", { ledgerId, on: today });
  const projects = data?.projects ?? [];
  const shown = projects.find((project) => project.id === params["id"]);
  const mayEdit = can("bookkeeper");
  const close = (): void => setDialog(null);
  const done = (text: string, voucherId: string | null): void => {
    close();
    reload();
    void message.success(text);
    if (voucherId !== null) open("voucher", { id: voucherId });
  };
  const show = (project: Project): void => adjust({ id: project.id });
  useKeys("工程项目", [{ keys: "F11", label: "登记工程项目", run: mayEdit ? () => setDialog("new") : null }]);
  return (
    <PageFrame
      extra={
        mayEdit && (
          <>
            <Button onClick={() => setDialog("import")}>从 Excel 导入</Button>
            <Button onClick={() => setDialog("new")} type="primary">
              登记工程项目（F11）
            </Button>
          </>
        )
      }
      subtitle="一个工程一份档案：从立项、发包、合同到验收、结算、审计。付款按凭证上选的工程项目自动对上，缺什么资料一看就知道。"
      title="工程项目"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="修路、水利、房屋等工程，一个工程登记一份档案。" text="还没有登记工程项目">
              {mayEdit && (
                <Button onClick={() => setDialog("new")} type="primary">
                  登记工程项目
                </Button>
              )}
            </EmptyHint>
          )
        }
        footer={[
          "合计",
          `${String(projects.length)} 个`,
          "",
          "",
          moneyText(sumOf(projects, (project) => project.contractFen ?? 0)),
          moneyText(sumOf(projects, (project) => project.variedFen)),
          moneyText(sumOf(projects, (project) => project.priceFen)),
          moneyText(sumOf(projects, (project) => project.paidFen)),
          "",
          "",
          "",
        ]}
        height="40vh"
        keyOf={(project) => project.id}
        label="工程项目台账"
        onActive={show}
        onOpen={(project) => setDialog(project)}
        rows={projects}
        viewKey={`projects/${ledgerId}`}
      />
      {shown !== undefined && (
        <ProjectPanel key={shown.id} onDone={done} onEdit={() => setDialog(shown)} project={shown} />
      )}
      {dialog === "import" && <ImportDialog ledgerId={ledgerId} onClose={close} onDone={(text) => done(text, null)} />}
      {dialog !== null && dialog !== "import" && (
        <ProjectDialog
          ledgerId={ledgerId}
          onClose={close}
          onDone={(text) => done(text, null)}
          project={dialog === "new" ? null : dialog}
          takenItemIds={new Set(projects.map((project) => project.itemId))}
        />
      )}
    </PageFrame>
  );
};

/** 工程项目台账 of the chosen set of books. */
export const ProjectsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Projects key={ledger.id} ledgerId={ledger.id} />;
};
