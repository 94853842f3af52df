import { Modal } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { PasswordDialog } from "#renderer/stages/office/password-dialog.tsx";
import { firstScreen } from "#renderer/stages/screen-keys.ts";
import { ExportMenu } from "#renderer/stages/printing/export-menu.tsx";
import { useKeyStore } from "#renderer/ui/key-store.ts";
import { KeyTable } from "#renderer/ui/key-table.tsx";
import { useNarrow } from "#renderer/ui/use-narrow.ts";
import { PageTools } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { CurrentScreen } from "./current-screen.tsx";
import { menuOf } from "./menu.ts";
import { Notices } from "./notices.tsx";
import { ScreenFinder } from "./screen-finder.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";

type Dialog = "keys" | "finder" | "password" | null;

/** The frame's own keys, by the name of their group in the key table. */
const elsewhere = "去别的页面";

const LeaveGuard = () => {
  const { guard, wanted, answerGuard } = usePlace();
  return (
    <Modal
      open={wanted !== null}
      title="还没有保存"
      okText="离开"
      cancelText="留在这一页"
      onOk={() => {
        answerGuard(true);
      }}
      onCancel={() => {
        answerGuard(false);
      }}
    >
      {guard ?? ""}
    </Modal>
  );
};

const floating = ".ant-select-open, .ant-picker-focused, .ant-popover-open, .ant-dropdown-open";

/** True while Esc belongs to what a person types or to a list that floats above the page. */
const isTyping = (): boolean => {
  const active = document.activeElement;
  const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  return document.querySelector(floating) !== null || (isField && active.type !== "checkbox" && active.value !== "");
};

/** The window of a signed-in person: top bar, one screen, status bar, and the dialogs that belong to no screen. */
export const Frame = () => {
  const { person, signOut } = useSession();
  const open = usePlace((state) => state.open);
  const back = usePlace((state) => state.back);
  const reloadLedgers = useLedger((state) => state.reload);
  const [dialog, setDialog] = useState<Dialog>(null);
  const isNarrow = useNarrow();
  const groups = useMemo(() => menuOf(person?.roles ?? []), [person]);
  const close = (): void => {
    setDialog(null);
  };
  // A screen that has something to undo first takes the key; the frame listened before the screen was there.
  const isEscTaken = useKeyStore((state) =>
    state.groups.some(
      ({ title, bindings }) => title !== elsewhere && bindings.some(({ keys, run }) => keys === "Esc" && run !== null),
    ),
  );
  const backUnlessTyping = (): void => {
    if (!isTyping()) back();
  };

  useEffect(() => {
    void reloadLedgers();
  }, [reloadLedgers]);
  useKeys(
    "任何时候",
    [
      {
        keys: "F1",
        label: "快捷键表",
        run: () => {
          setDialog("keys");
        },
      },
      { keys: "Tab / Shift+Tab", label: "下一个、上一个输入项", run: null },
    ],
    { isDialog: true },
  );
  useKeys(elsewhere, [
    {
      keys: "Ctrl+K",
      label: "找功能（名称或拼音首字母）",
      run: () => {
        setDialog("finder");
      },
    },
    {
      keys: "Alt+Home",
      label: "回到首页",
      run: () => {
        open(firstScreen);
      },
    },
    { keys: "Alt+←", label: "回到上一页", run: null },
    { keys: "Esc", label: "关闭对话框、回到上一页", run: isEscTaken ? null : backUnlessTyping },
  ]);

  return (
    <div className="frame">
      <TopBar
        groups={groups}
        isNarrow={isNarrow}
        onFind={() => {
          setDialog("finder");
        }}
        onChangePassword={() => {
          setDialog("password");
        }}
        onSignOut={() => void signOut()}
      />
      <main className="frame-main">
        <PageTools value={<ExportMenu />}>
          <CurrentScreen />
        </PageTools>
      </main>
      <Notices />
      <StatusBar
        onHelp={() => {
          setDialog("keys");
        }}
      />
      <KeyTable isOpen={dialog === "keys"} onClose={close} />
      {dialog === "finder" ? (
        <ScreenFinder
          groups={groups}
          onClose={close}
          onChoose={(screen) => {
            close();
            open(screen);
          }}
        />
      ) : null}
      {dialog === "password" && person !== null ? <PasswordDialog person={person} isOwn onClose={close} /> : null}
      <LeaveGuard />
    </div>
  );
};
