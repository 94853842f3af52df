import { Button, Input, Space, Switch, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { monthText } from "#renderer/format/dates.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger, type Ledger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { villageTypeWords, wordOf } from "#renderer/words/labels.ts";
import { OpenLedgerDialog } from "./open-ledger-dialog.tsx";
import { factsOn, incomeByYear, type FactKind, type Village } from "./village-facts.ts";
import { VillageDrawer } from "./village-drawer.tsx";

type Row = {
  readonly village: Village;
  readonly ledgers: readonly Ledger[];
  readonly facts: ReturnType<typeof factsOn>;
};
type RowActions = {
  readonly canEdit: boolean;
  readonly edit: (village: Village) => void;
  readonly openBooks: (village: Village) => void;
  readonly choose: (ledger: Ledger) => void;
};

const shortEntities: Readonly<Record<Ledger["entity"], string>> = { committee: "村委会", collective: "集体经济组织" };

const numberIn = ({ facts }: Row, kind: FactKind): string => facts.get(kind)?.number?.toLocaleString("zh-CN") ?? "";

const ledgerState = (ledger: Ledger): ReactNode => {
  if (!ledger.isStarted) return <Tag color="warning">未启用</Tag>;
  return (
    <Tag color="success">
      {ledger.closedThrough === null
        ? `${monthText(ledger.startMonth)}启用`
        : `已结至${monthText(ledger.closedThrough)}`}
    </Tag>
  );
};

const LedgersCell = ({ row, actions }: { readonly row: Row; readonly actions: RowActions }): ReactNode => (
  <Space size="small">
    {row.ledgers.map((ledger) => (
      <span key={ledger.id}>
        <PaperLink onClick={() => actions.choose(ledger)} title={ledger.name}>
          {shortEntities[ledger.entity]}
          {ledger.system === "2004" && "（2004旧账）"}
        </PaperLink>
        <span style={{ marginInlineStart: 6 }}>{ledgerState(ledger)}</span>
      </span>
    ))}
    {actions.canEdit && row.ledgers.filter((ledger) => ledger.system === "2023").length < 2 && (
      <Button onClick={() => actions.openBooks(row.village)} size="small">
        建账套
      </Button>
    )}
  </Space>
);

const columnsFor = (actions: RowActions): readonly PaperColumn<Row>[] => [
  { key: "code", title: "村编码", width: 100, cell: ({ village }) => village.code },
  {
    key: "name",
    title: "村",
    width: 170,
    cell: ({ village }) => (
      <>
        <PaperLink onClick={() => actions.edit(village)}>{village.name}</PaperLink>{" "}
        {!village.isActive && <Tag>停用</Tag>}
        {village.changes.some(({ isAccepted }) => isAccepted === null) && <Tag color="gold">资料待批准</Tag>}
      </>
    ),
  },
  {
    key: "type",
    title: "村类型",
    width: 150,
    cell: ({ facts }) => (
      <>
        {wordOf(villageTypeWords, facts.get("type")?.text ?? "")}{" "}
        {facts.get("poor")?.text === "yes" && <Tag color="gold">脱贫村</Tag>}
      </>
    ),
  },
  { key: "population", title: "人口", width: 90, align: "right", cell: (row) => numberIn(row, "population") },
  { key: "households", title: "户数", width: 80, align: "right", cell: (row) => numberIn(row, "households") },
  { key: "representatives", title: "代表", width: 80, align: "right", cell: (row) => numberIn(row, "representatives") },
  {
    key: "income",
    title: "最近年度经常性收入",
    width: 210,
    align: "right",
    cell: ({ village }) => {
      const [latest] = incomeByYear(village.facts);
      return latest === undefined ? "" : `${latest.year}年 ${moneyText(latest.amountFen)}`;
    },
  },
  { key: "ledgers", title: "账套", cell: (row) => <LedgersCell actions={actions} row={row} /> },
];

/** 村与账套: the township's villages with their dated facts and the one or two sets of books of each. */
export const VillagesScreen = (): ReactNode => {
  const { ledgers, choose, reload: reloadLedgers } = useLedger();
  const open = usePlace((state) => state.open);
  const today = useSession((state) => state.today);
  const can = useSession((state) => state.can);
  const [words, setWords] = useState("");
  const [withInactive, setWithInactive] = useState(false);
  const [editing, setEditing] = useState<Village | "new" | null>(null);
  const [booksFor, setBooksFor] = useState<Village | null>(null);
  const { data, failure, isLoading, reload } = useQuery("village.list", {});
  const canEdit = can("administrator", "head", "bookkeeper");
  useKeys("村与账套", [{ keys: "F11", label: "新增村", run: canEdit ? () => setEditing("new") : null }]);
  const text = words.trim().toLowerCase();
  const rows = (data?.villages ?? [])
    .filter((village) => withInactive || village.isActive)
    .filter(
      (village) =>
        text === "" ||
        village.code.startsWith(text) ||
        village.name.includes(text) ||
        initialsOf(village.name).includes(text),
    )
    .map((village): Row => ({
      village,
      facts: factsOn(village.facts, today),
      ledgers: ledgers.filter((ledger) => ledger.villageId === village.id),
    }));
  const changed = (): void => {
    setEditing(null);
    setBooksFor(null);
    reload();
    void reloadLedgers();
  };
  const actions: RowActions = {
    canEdit,
    edit: setEditing,
    openBooks: setBooksFor,
    choose: (ledger) => {
      choose(ledger.id);
      open(ledger.isStarted ? "trial-balance" : "openings");
    },
  };
  return (
    <PageFrame
      extra={
        canEdit && (
          <>
            <Button onClick={() => open("setup-workbook")}>用表格一次导入</Button>
            <Button onClick={() => setEditing("new")} type="primary">
              新增村（F11）
            </Button>
          </>
        )
      }
      title="村与账套"
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <Input
          allowClear
          aria-label="查找村"
          autoFocus
          onChange={(event) => setWords(event.target.value)}
          placeholder="查找：编码、村名、拼音首字母"
          style={{ width: "18rem" }}
          value={words}
        />
        <span>
          <Switch aria-label="显示停用的村" checked={withInactive} onChange={setWithInactive} /> 显示停用的村
        </span>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(actions)}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="村多的话，用表格一次导入最快：下载模板，填好放进来。"
              text={text === "" ? "还没有村" : "没有找到这个村"}
            >
              {canEdit && text === "" && (
                <Space>
                  <Button onClick={() => setEditing("new")} type="primary">
                    新增一个村
                  </Button>
                  <Button onClick={() => open("setup-workbook")}>用表格一次导入</Button>
                </Space>
              )}
            </EmptyHint>
          )
        }
        keyOf={({ village }) => village.id}
        label="村与账套"
        onOpen={({ village }) => setEditing(village)}
        rowClass={({ village }) => (village.isActive ? "" : "paper-muted")}
        rows={rows}
        viewKey="villages"
      />
      {editing !== null && (
        <VillageDrawer
          canEdit={canEdit}
          key={editing === "new" ? "new" : editing.id}
          onClose={() => setEditing(null)}
          onDone={changed}
          village={editing === "new" ? null : editing}
        />
      )}
      {booksFor !== null && (
        <OpenLedgerDialog
          ledgers={ledgers.filter((ledger) => ledger.villageId === booksFor.id)}
          onClose={() => setBooksFor(null)}
          onDone={changed}
          village={booksFor}
        />
      )}
    </PageFrame>
  );
};
