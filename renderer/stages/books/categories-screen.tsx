import { Button, Form, Input, Select, Switch, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { natureWords } from "#renderer/words/labels.ts";
import { RegisterDialog, RegisterSearch } from "./register-dialog.tsx";

type Category = OutputOf<"category.list">["categories"][number];
type Account = OutputOf<"account.list">["accounts"][number];
type Nature = Category["nature"];
const isNature = (text: string): text is Nature => Object.hasOwn(natureWords, text);
const natures: readonly Nature[] = Object.keys(natureWords).filter(isNature);

type CategoryDialogProps = {
  readonly category: Category | null;
  readonly accounts: readonly Account[];
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const CategoryDialog = ({ category, accounts, canEdit, onClose, onDone }: CategoryDialogProps): ReactNode => {
  const [code, setCode] = useState(category?.code ?? "");
  const [name, setName] = useState(category?.name ?? "");
  const [accountCode, setAccountCode] = useState<string | null>(category?.accountCode ?? null);
  const [nature, setNature] = useState<Nature>(category?.nature ?? "non-productive");
  const [isActive, setIsActive] = useState(category?.isActive ?? true);
  const save = useAction("category.save", { isQuiet: true });
  const isReady = canEdit && code.trim() !== "" && name.trim() !== "" && accountCode !== null;
  const keep = async (): Promise<void> => {
    if (!isReady || accountCode === null || save.isRunning) return;
    const done = await save.run({
      id: category?.id ?? null,
      code: code.trim(),
      name: name.trim(),
      accountCode,
      nature,
      isActive,
    });
    if (done !== null) onDone();
  };
  return (
    <RegisterDialog
      canEdit={canEdit}
      failure={save.failure}
      isReady={isReady}
      isSaving={save.isRunning}
      keysOf="支出分类"
      onClose={onClose}
      onSave={() => void keep()}
      saveLabel="保存分类"
      title={category === null ? "新增支出分类" : `支出分类 ${category.name}`}
      width={620}
    >
      <div className="row-form">
        <Form.Item htmlFor="category-code" label="编码" required>
          <Input id="category-code" maxLength={20} onChange={(event) => setCode(event.target.value)} value={code} />
        </Form.Item>
        <Form.Item htmlFor="category-name" label="名称" required>
          <Input
            autoFocus
            id="category-name"
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
        </Form.Item>
      </div>
      <Form.Item
        extra="几个分类可以归到同一个科目；限额按分类管，报表按科目出"
        htmlFor="category-account"
        label="记哪个科目"
        required
      >
        <FindSelect
          id="category-account"
          label="科目"
          onChange={setAccountCode}
          placeholder="科目编码、名称或拼音首字母"
          show={(thing) => (
            <span>
              <span className="soft">{thing.id}</span> {thing.name}
            </span>
          )}
          things={accounts.map((account) => ({
            id: account.code,
            code: account.code,
            name: account.fullName,
            initials: account.initials,
          }))}
          value={accountCode}
        />
      </Form.Item>
      <Form.Item extra="审批权限和票据要求按性质分别规定" htmlFor="category-nature" label="支出性质">
        <Select
          id="category-nature"
          onChange={setNature}
          options={natures.map((value) => ({ value, label: natureWords[value] }))}
          value={nature}
        />
      </Form.Item>
      <Form.Item label="在用">
        <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
      </Form.Item>
    </RegisterDialog>
  );
};

const columnsFor = (
  nameOf: (code: string) => string,
  edit: (category: Category) => void,
): readonly PaperColumn<Category>[] => [
  { key: "code", title: "编码", width: 110, cell: (category) => category.code },
  {
    key: "name",
    title: "支出分类",
    width: 260,
    cell: (category) => (
      <>
        <PaperLink onClick={() => edit(category)}>{category.name}</PaperLink> {!category.isActive && <Tag>停用</Tag>}
      </>
    ),
  },
  { key: "nature", title: "性质", width: 180, cell: (category) => natureWords[category.nature] },
  {
    key: "account",
    title: "记哪个科目",
    cell: (category) => `${category.accountCode} ${nameOf(category.accountCode)}`.trim(),
  },
];

/** 支出分类 of the township: what caps and rules speak of, each mapped to an account. */
export const CategoriesScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const can = useSession((state) => state.can);
  const [words, setWords] = useState("");
  const [editing, setEditing] = useState<Category | "new" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("category.list", {});
  const accountQuery = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const accounts = accountQuery.data?.accounts ?? [];
  const canEdit = can("administrator", "head", "bookkeeper");
  useKeys("支出分类", [{ keys: "F11", label: "新增分类", run: canEdit ? () => setEditing("new") : null }]);
  const text = words.trim();
  const rows = (data?.categories ?? []).filter(
    (category) =>
      text === "" ||
      category.code.startsWith(text) ||
      category.name.includes(text) ||
      initialsOf(category.name).includes(text.toLowerCase()),
  );
  return (
    <PageFrame
      extra={
        canEdit && (
          <Button onClick={() => setEditing("new")} type="primary">
            新增分类（F11）
          </Button>
        )
      }
      subtitle="全乡镇共用一套分类。会议定的限额、禁止列支的项目都按分类来管。"
      title="支出分类"
    >
      <RegisterSearch label="查找分类" onChange={setWords} placeholder="查找：编码、名称、拼音首字母" words={words} />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor((code) => accounts.find((account) => account.code === code)?.fullName ?? "", setEditing)}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="例如：办公费、差旅费、误工补贴、招待费。"
              text={text === "" ? "还没有支出分类" : "没有找到"}
            />
          )
        }
        keyOf={(category) => category.id}
        label="支出分类"
        onOpen={setEditing}
        rowClass={(category) => (category.isActive ? "" : "paper-muted")}
        rows={rows}
        viewKey="categories"
      />
      {editing !== null && (
        <CategoryDialog
          accounts={accounts}
          canEdit={canEdit}
          category={editing === "new" ? null : editing}
          key={editing === "new" ? "new" : editing.id}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
