import { Tabs } from "antd";
import { useEffect } from "react";
import { useTide } from "#renderer/ledger/tide.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { ApprovalEditor } from "./approval-editor.tsx";
import { AttachmentPanel } from "./attachment-panel.tsx";
import { DocumentEditor } from "./document-editor.tsx";
import { useEntry } from "./entry-store.ts";

export type PapersTab = "documents" | "approvals" | "files";

type Props = { readonly tab: PapersTab; readonly onTab: (tab: PapersTab) => void };

const counted = (label: string, count: number): string => (count === 0 ? label : `${label}（${String(count)}）`);

/** 单据, 村级审批 and 附件 of the voucher being typed. */
export const PapersPanel = ({ tab, onTab }: Props) => {
  const { id, documents, approvals, waitingFiles, onDate, change, addFile, dropFile } = useEntry();
  const { data, reload } = useQuery("voucher.show", id === null ? null : { id });
  const changes = useTide((state) => state.count);
  useEffect(() => {
    // Files that waited for the first save follow it one by one.
    if (changes > 0) reload();
  }, [changes, reload]);
  const attachments = data?.attachments ?? [];
  const items = [
    {
      key: "documents",
      label: counted("单据", documents.length),
      children: (
        <DocumentEditor
          documents={documents}
          onChange={(next) => {
            change({ documents: next });
          }}
        />
      ),
    },
    {
      key: "approvals",
      label: counted("村级审批", approvals.length),
      children: (
        <ApprovalEditor
          approvals={approvals}
          onChange={(next) => {
            change({ approvals: next });
          }}
          onDate={onDate}
        />
      ),
    },
    {
      key: "files",
      label: counted("附件文件", attachments.length + waitingFiles.length),
      children: (
        <AttachmentPanel
          attachments={attachments}
          canAdd
          canRemove
          onChanged={reload}
          onUnwait={dropFile}
          onWait={addFile}
          voucherId={id}
          waiting={waitingFiles}
        />
      ),
    },
  ];
  return (
    <section aria-label="单据、审批和附件" className="panel">
      <Tabs
        activeKey={tab}
        items={items}
        onChange={(key) => {
          onTab(key === "approvals" || key === "files" ? key : "documents");
        }}
      />
    </section>
  );
};
