import { App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { call } from "#renderer/ledger/client.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop } from "#renderer/ui/file-drop.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { MeetingDialog } from "./meeting-dialog.tsx";
import { usePrintClaim } from "./use-print-claim.ts";
import "./claims.css";

type Meeting = OutputOf<"financeMeeting.list">["meetings"][number];

const columnsFor = (show: (meeting: Meeting) => void): readonly PaperColumn<Meeting>[] => [
  {
    key: "day",
    title: "会议日期",
    width: 120,
    cell: (meeting) => <PaperLink onClick={() => show(meeting)}>{meeting.metOn}</PaperLink>,
  },
  {
    key: "people",
    title: "参加人",
    width: 220,
    hint: ({ people }) => people.join("、"),
    cell: ({ people }) => people.join("、"),
  },
  { key: "count", title: "审核张数", width: 90, align: "right", cell: (meeting) => meeting.examinedCount },
  {
    key: "sum",
    title: "审核金额",
    width: 120,
    align: "right",
    cell: ({ examinedFen }) => <MoneyCell amountFen={examinedFen} />,
  },
  { key: "refused", title: "否决项数", width: 90, align: "right", cell: (meeting) => meeting.refusedCount },
  {
    key: "refusedSum",
    title: "否决金额",
    width: 120,
    align: "right",
    cell: ({ refusedFen }) => <MoneyCell amountFen={refusedFen} blankZero />,
  },
  {
    key: "state",
    title: "情况",
    width: 170,
    cell: (meeting) => (
      <>
        {meeting.unansweredCount > 0 && <Tag color="red">{meeting.unansweredCount} 项未答复</Tag>}
        {meeting.fileCount === 0 && <Tag color="gold">缺签字记录</Tag>}
      </>
    ),
  },
  { key: "opinion", title: "意见", width: 240, hint: ({ opinion }) => opinion, cell: ({ opinion }) => opinion },
];

const fetchFile = async (fileId: string): Promise<void> => {
  const reply = await call("financeMeeting.readFile", { id: fileId });
  if (reply.ok) downloadBytes(reply.value.name, reply.value.bytes);
};

const Detail = ({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }): ReactNode => {
  const { data, failure, reload } = useQuery("financeMeeting.show", { id });
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const attach = useAction("financeMeeting.attach");
  const { print, isRunning } = usePrintClaim();
  if (data === null) return <FailureAlert failure={failure} onRetry={reload} />;
  return (
    <section className="panel" style={{ marginTop: 16 }}>
      <h2>
        {data.metOn} 民主理财会议{data.place === "" ? "" : `（${data.place}）`}
      </h2>
      <p>
        参加人：{data.people.join("、")}　　意见：{data.opinion}　　记录：{data.recordedByName}
      </p>
      <table aria-label="审核的报账单" className="claim-lines">
        <thead>
          <tr>
            <th>报账单</th>
            <th>用途</th>
            <th>经手人</th>
            <th className="is-right">金额</th>
            <th>否决</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.claimId}>
              <td>
                <PaperLink onClick={() => open("claim", { id: item.claimId })}>{item.number}</PaperLink>
              </td>
              <td>{item.purpose}</td>
              <td>{item.handler}</td>
              <td className="is-right">{moneyText(item.amountFen)}</td>
              <td>
                {item.refusals.length === 0
                  ? "通过"
                  : item.refusals.map((refusal) => (
                      <div className="red-amount" key={`${String(refusal.lineNo)}${refusal.reason}`}>
                        {refusal.summary} {moneyText(refusal.amountFen)}：{refusal.reason}
                        {refusal.answer === null ? "（未答复）" : `（答复：${refusal.answer}）`}
                      </div>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row" style={{ marginTop: 10 }}>
        <Button loading={isRunning} onClick={() => print({ kind: "meeting", id: data.id })}>
          打印会议记录（签字用）
        </Button>
        {data.files.map((file) => (
          <Button key={file.id} onClick={() => void fetchFile(file.id)} type="link">
            签字记录：{file.name}
          </Button>
        ))}
      </div>
      {can("bookkeeper", "head") && (
        <FileDrop
          accept=".pdf,.jpg,.jpeg,.png"
          title="放入签字记录扫描件"
          hint="签好字、盖好理财专用章的会议记录，扫描或拍照后放到这里存档。"
          isDisabled={attach.isRunning}
          onFile={(file) => {
            void (async () => {
              if ((await attach.run({ id: data.id, file })) === null) return;
              void message.success("签字记录已存档");
              reload();
              onChanged();
            })();
          }}
        />
      )}
    </section>
  );
};

const Meetings = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { params, adjust } = usePlace();
  const can = useSession((state) => state.can);
  const { data, failure, isLoading, reload } = useQuery("financeMeeting.list", { ledgerId });
  const [isNew, setIsNew] = useState(params["new"] === "1");
  const meetings = data?.meetings ?? [];
  const shown = meetings.find((meeting) => meeting.id === params["id"]) ?? meetings[0];
  const mayRecord = can("bookkeeper", "head");
  useKeys("民主理财", [{ keys: "F11", label: "登记会议", run: mayRecord ? () => setIsNew(true) : null }]);
  return (
    <PageFrame
      extra={
        mayRecord && (
          <Button onClick={() => setIsNew(true)} type="primary">
            登记会议（F11）
          </Button>
        )
      }
      subtitle="村务监督委员会（民主理财小组、监事会）逐张审核报账单；否决的项目要答复，不能入账。"
      title="民主理财"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor((meeting) => adjust({ id: meeting.id }))}
        empty={
          isLoading ? null : <EmptyHint hint="报账单办到民主理财这一步后，在这里登记会议。" text="还没有会议记录" />
        }
        height="32vh"
        keyOf={(meeting) => meeting.id}
        label="民主理财会议"
        onActive={(meeting) => adjust({ id: meeting.id })}
        rows={meetings}
        viewKey={`meetings/${ledgerId}`}
      />
      {shown !== undefined && <Detail id={shown.id} key={shown.id} onChanged={reload} />}
      {isNew && (
        <MeetingDialog
          ledgerId={ledgerId}
          onClose={() => setIsNew(false)}
          onSaved={(id) => {
            setIsNew(false);
            adjust({ id });
            reload();
          }}
          people={meetings[0]?.people ?? []}
        />
      )}
    </PageFrame>
  );
};

/** 民主理财 of the chosen set of books. */
export const MeetingsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Meetings key={ledger.id} ledgerId={ledger.id} />;
};
