import { Modal } from "antd";
import { useEffect, useRef } from "react";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { stageText } from "#renderer/words/stages.ts";
import { useSession } from "./session-store.ts";

type Props = { readonly onClose: () => void };

/** Signing out. Where the office wants a backup on quitting and the last one is not current, one is made first. */
export const SignOutDialog = ({ onClose }: Props) => {
  const { signOut, office } = useSession();
  const settings = useQuery("settings.show", {});
  const backup = useAction("backup.make", { isQuiet: true });
  const isStarted = useRef(false);
  const isWanted = settings.data?.backupOnQuit === true && office?.lastBackup?.isCurrent !== true;
  const { run } = backup;

  useEffect(() => {
    if (settings.isLoading || isStarted.current) return;
    isStarted.current = true;
    const leave = async (): Promise<void> => {
      if (!isWanted || (await run({ folder: "", reason: "quit" })) !== null) await signOut();
    };
    void leave();
  }, [settings.isLoading, isWanted, run, signOut]);

  return backup.failure === null ? (
    <ProgressDialog
      isOpen={backup.isRunning}
      title="退出前正在备份"
      stage={stageText(backup.progress?.stage ?? "")}
      done={backup.progress?.done ?? 0}
      total={backup.progress?.total ?? 0}
      onCancel={backup.cancel}
    />
  ) : (
    <Modal
      open
      title="退出前没有备份成功"
      okText="不备份，直接退出"
      cancelText="先不退出"
      onOk={() => void signOut()}
      onCancel={onClose}
    >
      <FailureAlert failure={backup.failure} />
      <p>可以到“系统—备份与恢复”里换一个文件夹再备份。</p>
    </Modal>
  );
};
