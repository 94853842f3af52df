import { Button, Input, Segmented, Space, Switch, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { ItemDialog } from "./item-dialog.tsx";
import { DimensionsDialog } from "./dimensions-dialog.tsx";
import { useKindNames, type ItemKind, type RegisteredItem, type KindNames } from "./item-kinds.ts";

const columnsFor = (
  edit: (item: RegisteredItem) => void,
  nameOf: KindNames["nameOf"],
): readonly PaperColumn<RegisteredItem>[] => [
  { key: "kind", title: "类别", width: 140, cell: (item) => nameOf(item.kind) },
  { key: "code", title: "编码", width: 120, cell: (item) => item.code },
  {
    key: "name",
    title: "名称",
    width: 260,
    hint: (item) => item.name,
    cell: (item) => (
      <>
        <PaperLink onClick={() => edit(item)}>{item.name}</PaperLink> {!item.isActive && <Tag>停用</Tag>}
      </>
    ),
  },
  { key: "bank", title: "银行账号", width: 240, cell: (item) => item.bankAccount },
  { key: "note", title: "备注", hint: (item) => item.note, cell: (item) => item.note },
];

/** 辅助项目 of one set of books: partners, members, projects, earmarked funds, contracts, persons. */
export const ItemsScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const can = useSession((state) => state.can);
  const names = useKindNames();
  const [isNaming, setIsNaming] = useState(false);
  const [kind, setKind] = useState<ItemKind | "all">("all");
  const [words, setWords] = useState("");
  const [withInactive, setWithInactive] = useState(false);
  const [editing, setEditing] = useState<RegisteredItem | "new" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("item.register", ledgerId === null ? null : { ledgerId });
  const canEdit = can("administrator", "head", "bookkeeper");
  useKeys("辅助项目", [{ keys: "F11", label: "新增辅助项目", run: canEdit ? () => setEditing("new") : null }]);
  if (ledgerId === null) return null;
  const items = data?.items ?? [];
  const text = words.trim().toLowerCase();
  const rows = items
    .filter((item) => withInactive || item.isActive)
    .filter((item) => kind === "all" || item.kind === kind)
    .filter(
      (item) =>
        text === "" ||
        item.code.toLowerCase().startsWith(text) ||
        item.name.includes(text) ||
        item.initials.includes(text) ||
        item.bankAccount.includes(text),
    );
  const countOf = (each: ItemKind): number => items.filter((item) => item.kind === each && item.isActive).length;
  return (
    <PageFrame
      extra={
        canEdit && (
          <>
            <Button onClick={() => setIsNaming(true)}>自定义类别</Button>
            <Button onClick={() => setEditing("new")} type="primary">
              新增（F11）
            </Button>
          </>
        )
      }
      subtitle="应收应付是谁的、工程是哪一个、专款是哪一笔，都登记在这里；记账时按科目的要求来选。"
      title="辅助项目"
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <Segmented
          onChange={(value) => setKind(value)}
          options={[
            { value: "all" as const, label: `全部 ${items.filter((item) => item.isActive).length}` },
            ...names.kinds.map((each) => ({ value: each, label: `${names.nameOf(each)} ${countOf(each)}` })),
          ]}
          value={kind}
        />
        <Input
          allowClear
          aria-label="查找辅助项目"
          autoFocus
          onChange={(event) => setWords(event.target.value)}
          placeholder="查找：编码、名称、拼音首字母、账号"
          style={{ width: "20rem" }}
          value={words}
        />
        <span>
          <Switch aria-label="显示停用的" checked={withInactive} onChange={setWithInactive} /> 显示停用的
        </span>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(setEditing, names.nameOf)}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="记账时科目要求选辅助项目的，要先在这里登记。"
              text={text === "" ? "还没有登记" : "没有找到"}
            >
              {canEdit && (
                <Button onClick={() => setEditing("new")} type="primary">
                  新增一个
                </Button>
              )}
            </EmptyHint>
          )
        }
        keyOf={(item) => item.id}
        label="辅助项目"
        onOpen={setEditing}
        rowClass={(item) => (item.isActive ? "" : "paper-muted")}
        rows={rows}
        viewKey={`items/${ledgerId}`}
      />
      {isNaming && (
        <DimensionsDialog
          onClose={() => {
            setIsNaming(false);
            names.reload();
          }}
        />
      )}
      {editing !== null && (
        <ItemDialog
          canEdit={canEdit}
          item={editing === "new" ? null : editing}
          key={editing === "new" ? "new" : editing.id}
          kind={kind === "all" ? "payee" : kind}
          ledgerId={ledgerId}
          onClose={() => setEditing(null)}
          onDone={(isMore) => {
            setEditing(isMore ? "new" : null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
