import { App, Button, Form, Select, Input, Switch, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { categoryAccountIn } from "#domain/books/category.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger, useSystemOf } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { GapNote } from "#renderer/ui/gap-note.tsx";
import { natureWords } from "#renderer/words/labels.ts";
import { AddShipped, ApproveAll, LackingNote } from "./add-shipped.tsx";
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
  /** Books are running: what rules and caps look at changes by two people. */
  readonly isRunning: boolean;
  readonly onClose: () => void;
  readonly onDone: (isProposed: boolean) => void;
};

const CategoryDialog = ({
  category,
  accounts,
  canEdit,
  isRunning,
  onClose,
  onDone,
}: CategoryDialogProps): ReactNode => {
  const [code, setCode] = useState(category?.code ?? "");
  const [name, setName] = useState(category?.name ?? "");
  const [accountCode, setAccountCode] = useState<string | null>(category?.accountCode ?? null);
  const [nature, setNature] = useState<Nature>(category?.nature ?? "non-productive");
  const [isActive, setIsActive] = useState(category?.isActive ?? true);
  const today = useSession((state) => state.today);
  const [fromOn, setFromOn] = useState<LocalDate>(today);
  const isProposal =
    isRunning && (category === null || accountCode !== category.accountCode || nature !== category.nature);
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
      fromOn: isProposal ? fromOn : null,
    });
    if (done !== null) onDone(done.proposedVersion !== null);
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
      saveLabel={isProposal ? "提出" : "保存分类"}
      okText={isProposal ? "提出（F8）" : "保存（F8）"}
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
      {isProposal && (
        <Form.Item
          extra="限额和规则按分类的科目、性质来管，改动要由另一个人批准后才生效；以前的凭证仍按当时的。"
          label="从哪天起按新的"
        >
          <DateField
            label="从哪天起"
            onChange={(day) => {
              if (day !== null) setFromOn(day);
            }}
            value={fromOn}
          />
        </Form.Item>
      )}
      <Form.Item label="在用">
        <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
      </Form.Item>
    </RegisterDialog>
  );
};

const columnsFor = (
  accountOf: (category: Category) => string,
  edit: (category: Category) => void,
  waiting: (category: Category) => ReactNode,
): readonly PaperColumn<Category>[] => [
  { key: "code", title: "编码", width: 110, cell: (category) => category.code },
  {
    key: "name",
    title: "支出分类",
    width: 420,
    cell: (category) => (
      <>
        <PaperLink onClick={() => edit(category)}>{category.name}</PaperLink> {!category.isActive && <Tag>停用</Tag>}
        {waiting(category)}
      </>
    ),
  },
  { key: "nature", title: "性质", width: 180, cell: (category) => natureWords[category.nature] },
  {
    key: "account",
    title: "记哪个科目",
    cell: accountOf,
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
  const system = useSystemOf(ledgerId);
  const accountOf = ({ accountCode }: Category): string => {
    const own = categoryAccountIn(system, accountCode);
    const shown = `${own} ${accounts.find(({ code }) => code === own)?.fullName ?? ""}`.trim();
    return own === accountCode ? shown : `${shown}（2023 年制度记 ${accountCode}；对应待核对）`;
  };
  const canEdit = can("administrator", "head", "bookkeeper");
  const { message } = App.useApp();
  const approve = useAction("category.approve");
  const doApprove = async (category: Category, version: number): Promise<void> => {
    if ((await approve.run({ id: category.id, version })) === null) return;
    void message.success(`已批准“${category.name}”的改动。`);
    reload();
  };
  const waiting = (category: Category): ReactNode => {
    const proposal = category.versions.findLast((version) => version.approvedByName === null);
    if (proposal === undefined) return null;
    const { accountCode, nature, fromOn, proposedByName, version } = proposal;
    return (
      <>
        {" "}
        <Tag color="gold">
          待批准：科目 {accountCode}，{natureWords[nature]}，{fromOn} 起（{proposedByName}提出）
        </Tag>
        {can("head", "reviewer", "administrator") && (
          <PaperLink onClick={() => void doApprove(category, version)}>批准</PaperLink>
        )}
      </>
    );
  };
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
      {can("head", "reviewer", "administrator") && <ApproveAll categories={data?.categories ?? []} onDone={reload} />}
      <GapNote action={canEdit && <AddShipped onDone={reload} />} gaps={data?.gaps ?? []} />
      <LackingNote action={canEdit && <AddShipped onDone={reload} />} names={data?.lacking ?? []} />
      <PaperTable
        columns={columnsFor(accountOf, setEditing, waiting)}
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
          isRunning={data?.isRunning ?? false}
          onDone={(isProposed) => {
            if (isProposed) void message.success("改动已提出，等待另一个人批准。");
            setEditing(null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
