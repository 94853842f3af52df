import { Button, Tag } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { meetingWords, opinionWords, passedWords } from "#renderer/words/labels.ts";

type Head = OutputOf<"resolution.list">["resolutions"][number];

const columns: readonly PaperColumn<Head>[] = [
  { key: "metOn", title: "会议日期", width: 118, cell: (head) => head.metOn },
  { key: "number", title: "文号", width: 190, cell: (head) => head.number, hint: (head) => head.number },
  { key: "title", title: "决议事项", width: 320, cell: (head) => head.title, hint: (head) => head.title },
  { key: "body", title: "会议", width: 220, cell: (head) => meetingWords[head.body] },
  {
    key: "votes",
    title: "应到 / 实到 / 赞成",
    width: 160,
    align: "center",
    cell: (head) => `${String(head.entitled)} / ${String(head.present)} / ${String(head.votesFor)}`,
  },
  {
    key: "computed",
    title: "结果",
    width: 90,
    align: "center",
    cell: (head) => <Tag color={head.computed === "passed" ? "green" : "red"}>{passedWords[head.computed]}</Tag>,
  },
  {
    key: "opinion",
    title: "乡镇意见",
    width: 96,
    align: "center",
    cell: (head) => (head.opinion === null ? <span className="soft">未出</span> : opinionWords[head.opinion]),
  },
  {
    key: "force",
    title: "效力",
    width: 96,
    align: "center",
    cell: (head) =>
      head.isInForce ? (
        <Tag color="green">有效</Tag>
      ) : waitsForSecondPerson(head) ? (
        <Tag color="gold">待复核</Tag>
      ) : (
        <Tag>未生效</Tag>
      ),
  },
];

/** 决议: the votes of one set of books, newest first. */
export const Resolutions = () => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const canRecord = useSession((state) => state.can)("bookkeeper", "head");
  const { data, failure, isLoading, reload } = useQuery("resolution.list", ledgerId === null ? null : { ledgerId });
  const record = (): void => {
    open("resolution-record");
  };
  useKeys("决议", [
    { keys: "Enter", label: "打开决议（按 Esc 回到同一行）", run: null },
    ...(canRecord ? [{ keys: "Alt+N", label: "登记决议", run: record }] : []),
  ]);
  const button = canRecord ? (
    <Button onClick={record} title="Alt+N" type="primary">
      登记决议
    </Button>
  ) : null;
  return (
    <PageFrame extra={button} subtitle="村民（成员）会议的表决记录；支出限额由决议批准，调整也要决议。" title="决议">
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? (
            <p className="soft">正在读取决议……</p>
          ) : (
            <EmptyHint hint="年度支出限额要经会议表决。表决后在这里登记，系统按它控制支出。" text="这个账套还没有决议">
              {button}
            </EmptyHint>
          )
        }
        keyOf={(head) => head.id}
        label="决议"
        onOpen={(head) => {
          open("resolution", { id: head.id });
        }}
        rows={data?.resolutions ?? []}
        viewKey={`resolutions/${ledgerId ?? ""}`}
      />
    </PageFrame>
  );
};
