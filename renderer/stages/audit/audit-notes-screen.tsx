import { App, Button, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { NoteDialog, type NoteSubject } from "./note-dialog.tsx";
import { QuarterField, useQuarter } from "./quarter-field.tsx";

type Note = OutputOf<"auditNote.list">["notes"][number];
type Paper = Pick<InputOf<"auditNote.paper">, "kind" | "format">;

const columnsFor = (of: {
  readonly show: (note: Note) => void;
  readonly takeBack: ((note: Note) => void) | null;
}): readonly PaperColumn<Note>[] => [
  { key: "no", title: "编号", width: 64, align: "right", cell: (note) => String(note.no) },
  {
    key: "subject",
    title: "事项",
    width: 220,
    hint: (note) => note.subject,
    cell: (note) => (
      <>
        {note.isTakenBack && <Tag>已撤回</Tag>}
        {note.takesBackNo !== null && <Tag color="warning">撤回第 {note.takesBackNo} 号</Tag>}
        {note.subject}
      </>
    ),
  },
  {
    key: "voucher",
    title: "凭证",
    width: 142,
    cell: (note) =>
      note.voucherId === null ? "" : <PaperLink onClick={() => of.show(note)}>{note.voucherName}</PaperLink>,
  },
  { key: "amount", title: "金额", width: 110, align: "right", cell: (note) => moneyText(note.amountFen) },
  { key: "fact", title: "事实", isSentence: true, hint: (note) => note.fact, cell: (note) => note.fact },
  {
    key: "demand",
    title: "整改要求",
    width: 220,
    isSentence: true,
    hint: (note) => note.demand,
    cell: (note) => (note.deadline === null ? note.demand : `${note.demand}（${note.deadline} 前）`),
  },
  { key: "by", title: "审计人", width: 216, cell: (note) => `${momentText(note.writtenAt)} ${note.writtenByName}` },
  ...(of.takeBack === null
    ? []
    : [
        {
          key: "back",
          title: "",
          width: 76,
          cell: (note: Note) =>
            note.isTakenBack || note.takesBackNo !== null ? null : (
              <Button onClick={() => of.takeBack?.(note)} size="small" type="text">
                撤回
              </Button>
            ),
        },
      ]),
];

/** 审计记录: what the auditor noted of a set of books in a quarter, and the papers made of it. */
export const AuditNotesScreen = (): ReactNode => {
  const { message } = App.useApp();
  const ledger = useChosenLedger();
  const { adjust, open } = usePlace();
  const isAuditor = useSession((state) => state.can)("auditor");
  const quarter = useQuarter({ isClosed: true });
  const list = useQuery("auditNote.list", ledger === null ? null : { ledgerId: ledger.id, quarter });
  const paper = useAction("auditNote.paper", { isQuiet: true });
  const issue = useAction("auditNote.issue", { isQuiet: true });
  const [writing, setWriting] = useState<NoteSubject | null>(null);
  if (ledger === null) return <EmptyHint text="请先在上面选一个账套" />;
  const save = async (wanted: Paper): Promise<void> => {
    const file = await paper.run({ ledgerId: ledger.id, quarter, ...wanted });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  const about = { ledgerId: ledger.id, quarter };
  const giveOut = async (): Promise<void> => {
    const given = await issue.run(about);
    if (given === null) return;
    void message.success(`整改通知${given.name}已发出，现在可以打印`);
    list.reload();
  };
  const notice = list.data?.notice ?? null;
  const noticeText =
    notice === null
      ? ""
      : `整改通知${notice.name}已在 ${notice.issuedOn} 发出${notice.isWhole ? "" : "；后来有改动，打印的是草稿，请再发一份"}`;
  const columns = columnsFor({
    show: (note) => {
      if (note.voucherId !== null) open("voucher", { id: note.voucherId });
    },
    takeBack: isAuditor
      ? (note) =>
          setWriting({ ...about, takesBackId: note.id, subject: `撤回第 ${String(note.no)} 号：${note.subject}` })
      : null,
  });
  return (
    <PageFrame
      extra={
        <Space>
          <Button onClick={() => open("findings", { ledgerId: ledger.id, quarter })}>看疑点清单</Button>
          {isAuditor && (
            <Button onClick={() => setWriting(about)} type="primary">
              记一条底稿
            </Button>
          )}
        </Space>
      }
      subtitle="审计人只能写这里，不碰账；写下不能改，写错的用撤回。整改通知先发出、编上号，再打印。每条都进操作日志，受数据校验保护。"
      title="审计记录"
    >
      <Space style={{ marginBottom: 12 }} wrap>
        <QuarterField onChange={(next) => adjust({ quarter: next })} value={quarter} />
        <Button onClick={() => void save({ kind: "working-paper", format: "pdf" })}>审计底稿 PDF</Button>
        <Button onClick={() => void save({ kind: "working-paper", format: "xlsx" })}>审计底稿 Excel</Button>
        <Button onClick={() => void save({ kind: "notice", format: "pdf" })}>整改通知 PDF</Button>
        <Button onClick={() => void save({ kind: "notice", format: "xlsx" })}>整改通知 Excel</Button>
        {notice?.isWhole === false && (
          <Button onClick={() => void save({ kind: "issued-notice", format: "pdf" })}>已发出的通知 PDF</Button>
        )}
        {isAuditor && notice?.isWhole !== true && <Button onClick={() => void giveOut()}>发出整改通知</Button>}
        {noticeText}
      </Space>
      <FailureAlert failure={list.failure ?? issue.failure ?? paper.failure} />
      <PaperTable
        columns={columns}
        empty={
          list.isLoading ? null : (
            <EmptyHint
              hint="审计人登录后，在这里、在疑点清单或凭证上记下看到的事实和整改要求。"
              text="这个季度还没有审计记录"
            />
          )
        }
        keyOf={(note) => note.id}
        label="审计记录"
        rows={list.data?.notes ?? []}
        viewKey="audit-notes"
      />
      {writing !== null && (
        <NoteDialog
          about={writing}
          onClose={() => setWriting(null)}
          onWritten={(no) => {
            setWriting(null);
            void message.success(`已记为第 ${String(no)} 号`);
            list.reload();
          }}
        />
      )}
    </PageFrame>
  );
};
