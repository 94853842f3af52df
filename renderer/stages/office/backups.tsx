import { Alert, App, Button, Form, Input, Table, Tag, type TableColumnsType } from "antd";
import { useRef, useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { sizeText } from "#renderer/format/sizes.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useShownAntTable } from "#renderer/ui/shown-ant-table.ts";
import { backupReasonWords, wordOf } from "#renderer/words/labels.ts";
import { stageText } from "#renderer/words/stages.ts";
import { RestorePanel } from "./restore-panel.tsx";
import { useSession } from "./session-store.ts";

type Backup = OutputOf<"backup.list">["backups"][number];

const columns: TableColumnsType<Backup> = [
  { title: "时间", key: "at", width: 170, render: (_text, backup) => momentText(backup.madeAt) },
  { title: "原因", key: "reason", width: 120, render: (_text, backup) => wordOf(backupReasonWords, backup.reason) },
  {
    title: "位置",
    key: "path",
    render: (_text, backup) => <span style={{ wordBreak: "break-all" }}>{backup.path}</span>,
  },
  { title: "大小", key: "size", align: "right", width: 110, render: (_text, backup) => sizeText(backup.sizeBytes) },
  {
    title: "状态",
    key: "state",
    width: 150,
    render: (_text, backup) =>
      backup.isPresent ? <Tag color="green">已验证</Tag> : <Tag color="gold">现在找不到（U盘没插？）</Tag>,
  },
];

/** Offered to those who may restore; a backup that is not plugged in cannot be looked at. */
const restoreColumn = (choose: (path: string) => void): TableColumnsType<Backup>[number] => ({
  title: "",
  key: "restore",
  width: 90,
  render: (_text, backup) =>
    backup.isPresent ? (
      <Button
        size="small"
        type="link"
        onClick={() => {
          choose(backup.path);
        }}
      >
        恢复……
      </Button>
    ) : null,
});

type NowProps = { readonly folder: string; readonly onMade: () => void };

const BackupNow = ({ folder, onMade }: NowProps) => {
  const { message } = App.useApp();
  const [typed, setTyped] = useState(folder);
  const action = useAction("backup.make", { isQuiet: true });
  const make = async (): Promise<void> => {
    const made = await action.run({ folder: typed.trim(), reason: "demand" });
    if (made === null) return;
    void message.success("备份已做好，并重新打开核对过");
    onMade();
  };
  useKeys("备份与恢复", [{ keys: "F8", label: "立即备份", run: () => void make() }]);
  return (
    <section className="panel">
      <h2>立即备份</h2>
      <FailureAlert failure={action.failure?.code === "cancelled" ? null : action.failure} />
      <Form layout="vertical" onFinish={make}>
        <Form.Item
          label="备份到哪个文件夹"
          extra="请选U盘或第二块硬盘。程序复制账本后会重新打开副本，核对凭证链、余额和完整性，通过了才算备份成功。"
        >
          <Input
            autoFocus
            aria-label="备份到哪个文件夹"
            maxLength={1000}
            placeholder="例如 E:\乡账备份；不填时放在账本旁边，不如放U盘保险"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={action.isRunning} title="F8">
          立即备份
        </Button>
      </Form>
      <ProgressDialog
        isOpen={action.isRunning}
        title="正在备份"
        stage={stageText(action.progress?.stage ?? "")}
        done={action.progress?.done ?? 0}
        total={action.progress?.total ?? 0}
        onCancel={action.cancel}
      />
    </section>
  );
};

/** 备份与恢复: make a proven backup now, see the earlier ones, and restore one. */
export const Backups = () => {
  const { data, failure, isLoading, reload } = useQuery("backup.list", {});
  const settings = useQuery("settings.show", {});
  const can = useSession((session) => session.can);
  const canMake = can("bookkeeper", "head", "administrator");
  const canRestore = can("administrator", "head");
  const [chosen, setChosen] = useState("");
  const restoring = useRef<HTMLElement>(null);
  const choose = (path: string): void => {
    setChosen(path);
    restoring.current?.scrollIntoView({ block: "start" });
  };
  const lamp = (): { readonly type: "success" | "warning"; readonly title: string } => {
    if (data?.isCurrent === true) return { type: "success", title: "最近一次备份之后账本没有变化，备份是最新的。" };
    return data?.backups.length === 0
      ? { type: "warning", title: "还没有做过备份。请现在做一次，放到U盘或第二块硬盘上。" }
      : { type: "warning", title: "最近一次备份之后账本有变化，请再做一次备份。" };
  };
  useShownAntTable({ label: "已验证的备份", columns, rows: data?.backups ?? [] });
  return (
    <PageFrame title="备份与恢复">
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : <Alert showIcon style={{ marginBottom: 14 }} {...lamp()} />}
      {settings.data === null || !canMake ? null : <BackupNow folder={settings.data.backupFolder} onMade={reload} />}
      <section className="panel">
        <h2>已验证的备份</h2>
        <Table<Backup>
          size="small"
          rowKey={(backup) => `${backup.madeAt}-${backup.path}`}
          bordered
          loading={isLoading}
          columns={[...columns, ...(canRestore ? [restoreColumn(choose)] : [])]}
          dataSource={data?.backups ?? []}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          scroll={{ x: 760 }}
          locale={{
            emptyText: isLoading ? (
              "正在读取……"
            ) : (
              <EmptyHint text="还没有备份" hint={canMake ? "在上面填好文件夹，点“立即备份”。" : ""} />
            ),
          }}
        />
      </section>
      {canRestore ? (
        <section className="panel" ref={restoring}>
          <h2>恢复</h2>
          <RestorePanel chosen={chosen} isFirst={false} />
        </section>
      ) : (
        <p className="soft">
          {canMake ? "" : "备份由记账会计、主管或管理员来做。"}需要恢复备份时，请管理员或主管登录后在这里操作。
        </p>
      )}
    </PageFrame>
  );
};
