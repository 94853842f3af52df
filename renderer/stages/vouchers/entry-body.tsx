import { Alert, App, Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { PatternDialog } from "./pattern-dialog.tsx";
import { CategoryReasonDialog } from "./category-reason.tsx";
import { EntryHead } from "./entry-head.tsx";
import { formOfEntry, keepDraft, useEntry, type Beginning } from "./entry-store.ts";
import { heldBecause } from "./entry-words.ts";
import { contentOf, newDocument, nextRole, type VoucherDetail } from "./grid-content.ts";
import { VoucherGrid } from "./grid-view.tsx";
import { gridKeyWords } from "./key-words.ts";
import { LivePanel } from "./live-panel.tsx";
import { PapersPanel, type PapersTab } from "./papers-panel.tsx";
import { useJudgement } from "./use-judgement.ts";
import { useSaving } from "./use-saving.ts";

type Then = "stay" | "new" | "send";
const savedWords: Readonly<Record<Then, string>> = {
  stay: "已保存为草稿，等待审核人审核。",
  new: "已保存为草稿，可以接着录下一张。",
  send: "已保存并送审：草稿已在审核人的待审清单里。",
};
type Props = { readonly beginning: Beginning; readonly ledgerName: string; readonly saved: VoucherDetail | null };

const useEntryKeys = (
  run: Readonly<Record<"save" | "saveNew" | "saveSend" | "copy" | "document" | "approval", () => void>>,
) => {
  useKeys("录入凭证", [
    { keys: "F8 / Ctrl+S", label: "保存", run: run.save },
    { keys: "F11", label: "保存并新增一张", run: run.saveNew },
    { keys: "F10", label: "保存并送审", run: run.saveSend },
    { keys: "F4", label: "模板：选模板，或照以前的凭证填写", run: run.copy },
    { keys: "Alt+D", label: "登记一张单据", run: run.document },
    { keys: "Alt+A", label: "登记一位审批人", run: run.approval },
    ...gridKeyWords,
  ]);
};

/** Moves the keyboard to a field of a row just added, as soon as it is drawn. */
const focusSoon = (label: string, turns = 30): void => {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
    field?.focus();
    if (turns > 0 && document.activeElement !== field) focusSoon(label, turns - 1);
  });
};

type SaveProps = { readonly isSaving: boolean; readonly onSave: (then: Then) => void; readonly onCopy: () => void };

const SaveButtons = ({ isSaving, onSave, onCopy }: SaveProps) => {
  const button = (label: string, then: Then) => (
    <Button
      disabled={isSaving}
      onClick={() => {
        onSave(then);
      }}
      type={then === "stay" ? "primary" : "default"}
    >
      {label}
    </Button>
  );
  return (
    <>
      {button("保存 F8", "stay")}
      {button("保存并新增 F11", "new")}
      {button("保存并送审 F10", "send")}
      <Button onClick={onCopy}>模板 F4</Button>
    </>
  );
};

type NoticeProps = { readonly returnedReason: string; readonly isRestored: boolean; readonly onRestart: () => void };

const Notices = ({ returnedReason, isRestored, onRestart }: NoticeProps) => (
  <>
    {isRestored ? (
      <Alert
        action={<Button onClick={onRestart}>不要了，重新填</Button>}
        showIcon
        style={{ marginBottom: 12 }}
        title="上次没有保存的内容已经恢复，请核对后继续。"
        type="info"
      />
    ) : null}
    {returnedReason === "" ? null : (
      <Alert showIcon style={{ marginBottom: 12 }} title={`审核退回：${returnedReason}`} type="warning" />
    )}
  </>
);

/** The page of 录入凭证 once everything its cells offer has been read. */
export const EntryBody = ({ beginning, ledgerName, saved }: Props) => {
  const { message } = App.useApp();
  const entry = useEntry();
  const { open, adjust, setGuard } = usePlace();
  const { save, ensureSaved, isSaving } = useSaving();
  const [tab, setTab] = useState<PapersTab>("documents");
  const [isCopying, setIsCopying] = useState(false);
  const { id, isDirty, isRestored, change } = entry;
  const hasMovedMoney = saved?.hasMovedMoney ?? false;
  const content = useMemo(() => contentOf(beginning.ledgerId, formOfEntry(entry)), [beginning.ledgerId, entry]);
  const judging = useJudgement(id, content);

  useEffect(() => keepDraft(), []);
  useEffect(() => {
    setGuard(isDirty ? "这张凭证还没有保存。离开后内容会留在本机，下次打开“录入凭证”时可以接着填。" : null);
    return () => {
      setGuard(null);
    };
  }, [isDirty, setGuard]);

  const fresh = (): void => {
    const { onDate } = useEntry.getState();
    const form = { onDate, paperCount: 0, lines: [], documents: [], approvals: [] };
    adjust({});
    entry.restart({ ...beginning, books: useEntry.getState().books, id: null, version: null, form });
    useEntry.getState().act({ type: "go", cursor: { row: 0, cell: "summary" } });
  };
  const keep = async (then: Then): Promise<void> => {
    const done = await save();
    if (done === null) return;
    if (then === "stay") adjust({ id: done.id });
    else if (then === "new") fresh();
    else {
      setGuard(null);
      open("voucher", { id: done.id });
    }
    const text = heldBecause({ ...done, hasMovedMoney });
    if (text === null) void message.success(savedWords[then]);
    else useNotices.getState().tell({ level: "warning", title: "已保存为草稿，但还不能审核", text });
  };
  const addDocument = (): void => {
    const { documents } = useEntry.getState();
    setTab("documents");
    change({ documents: [...documents, newDocument("invoice")] });
    focusSoon(`第${String(documents.length + 1)}张单据的号码`);
  };
  const addApproval = (): void => {
    const { approvals, onDate } = useEntry.getState();
    setTab("approvals");
    change({ approvals: [...approvals, { role: nextRole(approvals), name: "", onDate }] });
    focusSoon(`第${String(approvals.length + 1)}个审批人姓名`);
  };
  const copy = (): void => {
    setIsCopying(true);
  };
  useEntryKeys({
    save: () => void keep("stay"),
    saveNew: () => void keep("new"),
    saveSend: () => void keep("send"),
    copy,
    document: addDocument,
    approval: addApproval,
  });

  return (
    <PageFrame extra={<EntryHead ledgerName={ledgerName} />} title={id === null ? "录入凭证" : "修改凭证"}>
      <Notices
        isRestored={isRestored}
        onRestart={() => {
          entry.restart(beginning);
        }}
        returnedReason={saved?.returnedReason ?? ""}
      />
      <VoucherGrid
        balanceOf={judging.balanceOf}
        capLeftOf={judging.capLeftOf}
        buttons={<SaveButtons isSaving={isSaving} onCopy={copy} onSave={(then) => void keep(then)} />}
      />
      <div className="entry-lower">
        <PapersPanel onTab={setTab} tab={tab} />
        <LivePanel
          ensureSaved={ensureSaved}
          hasMovedMoney={hasMovedMoney}
          judging={judging}
          ledgerId={beginning.ledgerId}
          onPapers={setTab}
        />
      </div>
      <CategoryReasonDialog />
      {isCopying ? (
        <PatternDialog
          ledgerId={beginning.ledgerId}
          lines={formOfEntry(entry).lines}
          onDate={entry.onDate}
          onClose={() => {
            setIsCopying(false);
          }}
          onTake={(lines) => {
            setIsCopying(false);
            entry.takeLines(lines);
          }}
        />
      ) : null}
    </PageFrame>
  );
};
