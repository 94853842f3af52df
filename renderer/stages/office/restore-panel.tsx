import { Alert, App, Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { stageText } from "#renderer/words/stages.ts";
import { RestoreCompare } from "./restore-compare.tsx";
import { useSession } from "./session-store.ts";
import { useRestore, type Inspection, type Restore } from "./use-restore.ts";

type ConfirmProps = {
  readonly inspection: Inspection;
  readonly restore: Restore;
  readonly isFirst: boolean;
};

/** Both states side by side, what will happen, and the name that confirms it. */
const RestoreConfirm = ({ inspection, restore, isFirst }: ConfirmProps) => {
  const { modal } = App.useApp();
  const { drop, refresh } = useSession();
  const [typed, setTyped] = useState("");
  const { townshipName } = inspection.current;
  const isOther = !isFirst && inspection.backup.townshipName !== townshipName;
  const go = async (): Promise<void> => {
    const restored = await restore.commit(typed);
    if (restored === null) return;
    const kept = restored.replacedPath === null ? "" : `被换下的账本保留为：${restored.replacedPath}`;
    drop();
    await refresh();
    modal.success({
      title: "已经恢复",
      content: `程序已打开恢复后的账本，请重新登录。${kept}`,
      okText: "知道了",
    });
  };
  return (
    <>
      <Alert
        showIcon
        type="success"
        style={{ marginBottom: 14 }}
        title="这份备份已打开核对过：凭证链、余额、操作日志、附件都完好。"
      />
      {isOther ? (
        <Alert showIcon type="error" style={{ marginBottom: 14 }} title="这份备份是另一个乡镇的账，请再看清楚。" />
      ) : null}
      <RestoreCompare inspection={inspection} />
      <p>
        恢复以后，账本回到备份那时的样子，之后做的账都不在里面。
        {isFirst ? "" : "现在的账本改名保留在原处，不会丢；所有人都要重新登录。"}
      </p>
      <Form layout="vertical" onFinish={go}>
        {isFirst ? null : (
          <Form.Item label={`输入乡镇全名“${townshipName}”，确认恢复`}>
            <Input
              aria-label="输入乡镇全名确认"
              maxLength={100}
              style={{ maxWidth: 360 }}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          </Form.Item>
        )}
        <div className="button-row">
          <Button
            danger={!isFirst}
            type="primary"
            htmlType="submit"
            disabled={!isFirst && typed.trim() !== townshipName}
            loading={restore.isRestoring}
          >
            用这份备份恢复
          </Button>
          <Button onClick={restore.forget}>不恢复了</Button>
        </div>
      </Form>
    </>
  );
};

type Props = {
  /** The backup chosen in the list of known ones, '' for none. */
  readonly chosen: string;
  readonly isFirst: boolean;
};

/** 恢复: choose a backup, see what stands in it beside the open ledger, and put it in its place. */
export const RestorePanel = ({ chosen, isFirst }: Props) => {
  const [path, setPath] = useState(chosen);
  const restore = useRestore(isFirst);
  const { inspection, failure, progress } = restore;
  useEffect(() => {
    setPath(chosen);
  }, [chosen]);
  return (
    <>
      <FailureAlert failure={failure} />
      {inspection === null ? (
        <Form
          layout="vertical"
          onFinish={() => {
            void restore.inspect(path);
          }}
        >
          <Form.Item
            label="备份文件的位置"
            extra="先只是查看：程序打开这份备份，核对它是否完好，再与现在的账本并排显示。这一步什么也不改动。"
          >
            <Input
              aria-label="备份文件的位置"
              maxLength={1000}
              placeholder="例如 E:\乡账备份\青禾镇-2026-10-10-090000.xzdb"
              value={path}
              onChange={(event) => {
                setPath(event.target.value);
              }}
            />
          </Form.Item>
          <Button htmlType="submit" disabled={path.trim() === ""} loading={restore.isInspecting}>
            查看这份备份
          </Button>
        </Form>
      ) : (
        <RestoreConfirm inspection={inspection} isFirst={isFirst} restore={restore} />
      )}
      <ProgressDialog
        isOpen={restore.isInspecting || restore.isRestoring}
        title={restore.isRestoring ? "正在恢复" : "正在核对备份"}
        stage={stageText(progress?.stage ?? "")}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        onCancel={restore.cancel}
      />
    </>
  );
};
