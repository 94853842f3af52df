import { Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { quarterText } from "#renderer/format/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { kindWords, stateOf, wayWords, type Publication } from "./publicity-words.ts";
import { RegisterDialog } from "./register-dialog.tsx";

const columnsFor = (today: string): readonly PaperColumn<Publication>[] => [
  {
    key: "period",
    title: "期次",
    width: 140,
    cell: (row) => (row.quarter === null ? kindWords[row.kind] : quarterText(row.quarter)),
  },
  {
    key: "title",
    title: "内容",
    hint: (row) => row.title,
    cell: (row) => (row.version > 1 ? `${row.title}（第 ${row.version} 版）` : row.title),
  },
  { key: "from", title: "张贴", width: 112, cell: (row) => row.fromOn ?? "" },
  { key: "to", title: "取下", width: 112, cell: (row) => row.toOn ?? "" },
  {
    key: "days",
    title: "天数",
    width: 64,
    align: "right",
    cell: (row) => (row.fromOn === null ? "" : String(row.days)),
  },
  {
    key: "place",
    title: "方式和地点",
    width: 190,
    hint: (row) => row.place,
    cell: (row) => (row.way === null ? "" : `${wayWords[row.way]}：${row.place}`),
  },
  {
    key: "photos",
    title: "照片",
    width: 64,
    align: "center",
    cell: (row) => (row.photoCount === 0 ? "" : row.photoCount),
  },
  {
    key: "questions",
    title: "意见",
    width: 96,
    align: "center",
    cell: (row) =>
      row.questionCount === 0
        ? ""
        : row.openQuestions === 0
          ? `${row.questionCount} 条`
          : `${row.openQuestions} 条待答`,
  },
  {
    key: "state",
    title: "状态",
    width: 104,
    align: "center",
    cell: (row) => {
      const [text, colour] = stateOf(row, today);
      return <Tag color={colour}>{text}</Tag>;
    },
  },
];

/** 公示登记簿: everything that was or is on the board, newest first. */
export const PublicationsScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const { today, can } = useSession();
  const mayEdit = can("bookkeeper", "head");
  const [isAdding, setIsAdding] = useState(false);
  const { data, failure, isLoading, reload } = useQuery(
    "publication.list",
    ledgerId === null ? null : { ledgerId, onDate: today },
  );
  const add = (): void => {
    setIsAdding(true);
  };
  useKeys("公示登记簿", [
    { keys: "Enter", label: "打开公示（按 Esc 回到同一行）", run: null },
    ...(mayEdit ? [{ keys: "Alt+N", label: "登记公示", run: add }] : []),
  ]);
  const button = mayEdit ? (
    <Button onClick={add} title="Alt+N" type="primary">
      登记公示
    </Button>
  ) : null;
  return (
    <PageFrame
      extra={button}
      subtitle="贴出去的每一样东西：什么时候贴、贴在哪里、贴了几天、有没有照片、群众问了什么、怎么答的。"
      title="公示登记簿"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(today)}
        empty={
          isLoading ? (
            <p className="soft">正在读取登记簿……</p>
          ) : (
            <EmptyHint hint="财务公开请到“财务公开”里定稿；决议、招标、发包等公示在这里登记。" text="还没有登记过公示">
              {button}
            </EmptyHint>
          )
        }
        keyOf={(row) => row.id}
        label="公示登记簿"
        onOpen={(row) => {
          open("publication", { id: row.id });
        }}
        rows={data?.publications ?? []}
        viewKey={`publications/${ledgerId ?? ""}`}
      />
      {isAdding && ledgerId !== null ? (
        <RegisterDialog
          ledgerId={ledgerId}
          onClose={() => {
            setIsAdding(false);
          }}
          onDone={(id) => {
            setIsAdding(false);
            open("publication", { id });
          }}
          today={today}
        />
      ) : null}
    </PageFrame>
  );
};
