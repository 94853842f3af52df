import { Button, Input, Select, Space, Switch, Tag } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { useReports } from "#renderer/stages/reports/report-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { accountClassWords, sideWords } from "#renderer/words/labels.ts";
import { AccountDialog } from "./account-dialog.tsx";
import { useKindNames, type KindNames } from "./item-kinds.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { WordSchemeField } from "./word-scheme-field.tsx";
import { accountsMatching, levelOf, type Account } from "./account-tree.ts";

type RowActions = {
  readonly canEdit: boolean;
  readonly byId: ReadonlyMap<string, Account>;
  readonly add: (parent: Account) => void;
  readonly edit: (account: Account) => void;
  readonly merge: (account: Account) => void;
  readonly look: (account: Account) => void;
  readonly nameOf: KindNames["nameOf"];
};

const columnsFor = (actions: RowActions): readonly PaperColumn<Account>[] => [
  { key: "code", title: "科目编码", width: 140, cell: (account) => account.code },
  {
    key: "name",
    title: "科目名称",
    hint: (account) => account.fullName,
    cell: (account) => (
      <span style={{ paddingInlineStart: `${(levelOf(account, actions.byId) - 1) * 1.6}rem` }}>
        <PaperLink onClick={() => actions.edit(account)}>{account.name}</PaperLink>{" "}
        {(account.unit ?? "") !== "" && <Tag color="blue">按{account.unit}计量</Tag>}
        {!account.isActive && <Tag>停用</Tag>}
      </span>
    ),
  },
  { key: "class", title: "类别", width: 130, cell: (account) => accountClassWords[account.class] },
  { key: "side", title: "余额方向", width: 96, align: "center", cell: (account) => sideWords[account.normalSide] },
  {
    key: "items",
    title: "辅助核算",
    width: 230,
    cell: (account) => (
      <>
        {account.itemKinds.map((kind) => (
          <Tag key={kind}>{actions.nameOf(kind)}</Tag>
        ))}
      </>
    ),
  },
  {
    key: "actions",
    title: "操作",
    width: 260,
    cell: (account) => (
      <Space size={4}>
        {actions.canEdit && account.isActive && (
          <Button onClick={() => actions.add(account)} size="small">
            加明细
          </Button>
        )}
        {actions.canEdit && account.isActive && canGiveAway(account) && (
          <Button onClick={() => actions.merge(account)} size="small" type="text">
            {account.isLeaf ? "并入" : "转入明细"}
          </Button>
        )}
        <Button onClick={() => actions.look(account)} size="small" type="text">
          看明细账
        </Button>
      </Space>
    ),
  },
];

/** A detail, or an account on which something may still stand from before it had details. */
const canGiveAway = ({ isLeaf, parentId, class: kind }: Account): boolean =>
  isLeaf ? parentId !== null : kind !== "profit-loss";

type Dialog = { readonly parent: Account | null; readonly account: Account | null };

/** 会计科目 of one set of books: a tree to search, with detail accounts to add, rename, disable and keep by items. */
export const AccountsScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const look = useReports((state) => state.look);
  const can = useSession((state) => state.can);
  const [words, setWords] = useState("");
  const [wantedClass, setWantedClass] = useState("");
  const [withInactive, setWithInactive] = useState(false);
  const names = useKindNames();
  const [merging, setMerging] = useState<Account | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { data, failure, isLoading, reload } = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const accounts = useMemo(
    () => (data?.accounts ?? []).toSorted((left, right) => left.code.localeCompare(right.code)),
    [data],
  );
  const byId = useMemo(() => new Map<string, Account>(accounts.map((account) => [account.id, account])), [accounts]);
  useKeys("会计科目", [
    { keys: "Enter", label: "修改科目", run: null },
    { keys: "空格", label: "加明细科目", run: null },
  ]);
  if (ledgerId === null) return null;
  const canEdit = can("administrator", "head", "bookkeeper");
  const rows = accountsMatching(accounts, words)
    .filter((account) => withInactive || account.isActive)
    .filter((account) => wantedClass === "" || account.class === wantedClass);
  const actions: RowActions = {
    nameOf: names.nameOf,
    merge: setMerging,
    canEdit,
    byId,
    add: (parent) => setDialog({ parent, account: null }),
    edit: (account) => setDialog({ parent: null, account }),
    look: (account) => {
      look(ledgerId, account.id);
      open("subsidiary-ledger", { accountId: account.id });
    },
  };
  return (
    <PageFrame
      subtitle="一级科目由会计制度规定，编码和名称不能改；明细科目按需要加，记账只能用末级科目。"
      title="会计科目"
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <Input
          allowClear
          aria-label="查找科目"
          autoFocus
          onChange={(event) => setWords(event.target.value)}
          placeholder="查找：编码、名称、拼音首字母"
          style={{ width: "20rem" }}
          value={words}
        />
        <Select
          aria-label="类别"
          onChange={setWantedClass}
          options={[
            { value: "", label: "全部类别" },
            ...Object.entries(accountClassWords).map(([value, label]) => ({ value, label })),
          ]}
          style={{ width: "11rem" }}
          value={wantedClass}
        />
        <span>
          <Switch aria-label="显示停用的科目" checked={withInactive} onChange={setWithInactive} /> 显示停用的科目
        </span>
        <WordSchemeField ledgerId={ledgerId} />
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(actions)}
        empty={isLoading ? null : <EmptyHint hint="换一个字，或清空查找。" text="没有找到科目" />}
        keyOf={(account) => account.id}
        label="会计科目"
        onOpen={(account) => setDialog({ parent: null, account })}
        onTick={(account) => {
          if (canEdit) setDialog({ parent: account, account: null });
        }}
        rowClass={(account) => (account.isActive ? "" : "paper-muted")}
        rows={rows}
        viewKey={`accounts/${ledgerId}`}
      />
      {merging !== null && <MergeDialog account={merging} accounts={accounts} onClose={() => setMerging(null)} />}
      {dialog !== null && (
        <AccountDialog
          {...dialog}
          accounts={accounts}
          canEdit={canEdit}
          key={dialog.account?.id ?? dialog.parent?.id ?? ""}
          ledgerId={ledgerId}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
