import { Alert, App, Button, Checkbox, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import { guidedKinds, type GuidedKind, type GuidedPart } from "#domain/vouchers/guided-entries.ts";
import { moneyTextOrBlank, moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { guidedPartWords, guidedWords, listKindWords } from "#renderer/words/work.ts";
import { guidedFields, listsFor } from "./guided-fields.ts";
import { accountsBelow, useBooks } from "./use-books.ts";

type Form = InputOf<"guide.save">;
type Entry = OutputOf<"guide.preview">["entries"][number];

const entryColumns: readonly PaperColumn<Entry & { readonly no: number }>[] = [
  { key: "summary", title: "摘要", width: 220, hint: (entry) => entry.summary, cell: (entry) => entry.summary },
  { key: "account", title: "科目", width: 260, cell: (entry) => `${entry.accountCode} ${entry.accountName}` },
  { key: "items", title: "辅助项目", width: 180, cell: (entry) => entry.itemNames.join("、") },
  { key: "debit", title: "借方", width: 140, align: "right", cell: (entry) => moneyTextOrBlank(entry.debitFen) },
  { key: "credit", title: "贷方", width: 140, align: "right", cell: (entry) => moneyTextOrBlank(entry.creditFen) },
];

const groups = [...new Set(guidedKinds.map((kind) => guidedWords[kind].group))];
const isKind = (key: string): key is GuidedKind => Object.hasOwn(guidedWords, key);
const payFor = { share: "share-declare", land: "land-receive", raise: "raise-declare" } as const;

const emptyForm = (ledgerId: string, today: string, kind: GuidedKind): Form => ({
  ledgerId,
  onDate: today,
  kind,
  summary: guidedWords[kind].name,
  amountFen: 0,
  fundFen: 0,
  awardFen: 0,
  reserveFen: 0,
  outsideFen: 0,
  projectItemId: null,
  payeeItemId: null,
  isOwed: false,
  distributionId: null,
  categoryId: null,
  accounts: {},
});

type FieldsProps = { readonly form: Form; readonly set: (part: Partial<Form>) => void };

const GuidedFields = ({ form, set }: FieldsProps): ReactNode => {
  const { items, categories } = useBooks();
  const lists = useQuery("distribution.list", { ledgerId: form.ledgerId }).data?.lists ?? [];
  const fields = guidedFields(form.kind);
  const amount = (
    label: string,
    key: "amountFen" | "fundFen" | "awardFen" | "reserveFen" | "outsideFen",
    hint = "",
  ) => (
    <Labelled hint={hint} isRequired={key === "amountFen"} label={label}>
      <AmountField
        label={label}
        onChange={(value: Fen | null) => set({ [key]: value ?? zeroFen })}
        value={form[key] === 0 ? null : fen(form[key])}
      />
    </Labelled>
  );
  const chooseList = (id: string | null): void => {
    const list = lists.find((each) => each.id === id);
    set({
      distributionId: id,
      ...(list === undefined || form.kind === "land-receive" ? {} : { amountFen: list.totalFen, summary: list.title }),
    });
  };
  return (
    <div className="row-form">
      <Labelled label="日期">
        <DateField onChange={(day: LocalDate | null) => day !== null && set({ onDate: day })} value={form.onDate} />
      </Labelled>
      <Labelled isRequired label="摘要">
        <Input
          aria-label="摘要"
          maxLength={200}
          onChange={(event) => set({ summary: event.target.value })}
          value={form.summary}
        />
      </Labelled>
      {fields.hasList && (
        <Labelled hint="在“分户名单”里做；发放的要先入账" isRequired={fields.needsList} label="分户名单">
          <Select
            allowClear
            aria-label="分户名单"
            onChange={(id: string | undefined) => chooseList(id ?? null)}
            options={listsFor(form.kind, lists).map((list) => ({
              value: list.id,
              label: `${list.onDate} ${listKindWords[list.kind]} ${list.title} ${moneyText(list.totalFen)}`,
            }))}
            value={form.distributionId}
          />
        </Labelled>
      )}
      {amount("金额", "amountFen")}
      {fields.hasProject && (
        <Labelled isRequired label="项目">
          <FindSelect<{ id: ItemId; code: string; name: string; initials: string }>
            label="项目"
            onChange={(id) => set({ projectItemId: id })}
            show={({ code, name }) => `${code} ${name}`}
            things={items.filter((item) => item.kind === "project")}
            value={items.find((item) => item.id === form.projectItemId)?.id ?? null}
          />
        </Labelled>
      )}
      {fields.hasFund && amount(fields.fundLabel, "fundFen", "形成资产的部分转公积公益金")}
      {fields.hasAward && amount("其中财政奖补承担", "awardFen")}
      {fields.hasLandParts && amount("付给外单位的", "outsideFen", "不属于本村农户的部分")}
      {fields.hasLandParts && amount("村集体留用", "reserveFen", "只能用于公益事业和基础设施，使用要四议两公开")}
      {fields.canOwe && (
        <Labelled label="付款">
          <Checkbox checked={form.isOwed} onChange={(event) => set({ isOwed: event.target.checked })}>
            还没付，先挂应付款
          </Checkbox>
        </Labelled>
      )}
      {(form.isOwed || fields.hasLandParts) && (
        <Labelled label="往来单位">
          <FindSelect<{ id: ItemId; code: string; name: string; initials: string }>
            isClearable
            label="往来单位"
            onChange={(id) => set({ payeeItemId: id })}
            show={({ code, name }) => `${code} ${name}`}
            things={items.filter((item) => item.kind === "payee")}
            value={items.find((item) => item.id === form.payeeItemId)?.id ?? null}
          />
        </Labelled>
      )}
      {fields.hasCategory && (
        <Labelled hint="科目只有一个分类时自动选" label="支出分类">
          <CategoryPicker
            categories={categories}
            isClearable
            onChange={(id: CategoryId | null) => set({ categoryId: id })}
            value={categories.find((each) => each.id === form.categoryId)?.id ?? null}
          />
        </Labelled>
      )}
    </div>
  );
};

type ChooserProps = FieldsProps & { readonly entries: readonly Entry[] };

/** The account of each part, to be changed where this village books otherwise. */
const AccountChooser = ({ form, set, entries }: ChooserProps): ReactNode => {
  const { accounts } = useBooks();
  const parts = [...new Map(entries.map((entry): [GuidedPart, Entry] => [entry.part, entry])).values()];
  return (
    <div className="row-form">
      {parts.map((entry) => (
        <Labelled key={entry.part} label={`${guidedPartWords[entry.part]}的科目`}>
          <AccountPicker
            accounts={accountsBelow(accounts, ...(entry.part === "bank" ? ["101", "102"] : [""]))}
            onChange={(id: AccountId | null) =>
              id !== null && set({ accounts: { ...form.accounts, [entry.part]: id } })
            }
            value={entry.accountId}
          />
        </Labelled>
      ))}
    </div>
  );
};

const Guided = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { today, can } = useSession();
  const { params, open } = usePlace();
  const { message } = App.useApp();
  const [form, setForm] = useState<Form>(() => ({
    ...emptyForm(ledgerId, today, "grant-receive"),
    ...(params["list"] === undefined ? {} : { distributionId: params["list"] }),
  }));
  const lists = useQuery("distribution.list", { ledgerId }).data?.lists;
  const named = lists?.find((list) => list.id === params["list"]);
  const [isFilled, setIsFilled] = useState(false);
  if (named !== undefined && !isFilled) {
    setIsFilled(true);
    const kind =
      named.declaredVoucherId === null
        ? payFor[named.kind]
        : named.kind === "raise"
          ? "raise-receive"
          : named.kind === "land"
            ? "land-pay"
            : "share-pay";
    setForm({
      ...emptyForm(ledgerId, today, kind),
      distributionId: named.id,
      amountFen: named.totalFen,
      summary: named.title,
    });
  }
  const preview = useQuery("guide.preview", form.amountFen > 0 ? form : null);
  const save = useAction("guide.save", { isQuiet: true });
  const set = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const choose = (kind: GuidedKind): void =>
    setForm({ ...emptyForm(ledgerId, form.onDate, kind), projectItemId: form.projectItemId });
  const entries = preview.data?.entries ?? [];
  const keep = async (): Promise<void> => {
    if (entries.length === 0 || save.isRunning) return;
    const done = await save.run(form);
    if (done === null) return;
    void message.success("已生成草稿凭证，请附上单据，交另一人审核");
    open("voucher", { id: done.voucherId });
  };
  useKeys("引导式录入", [{ keys: "F8 / Ctrl+S", label: "生成凭证", run: () => void keep() }]);
  const isUnverified = form.kind === "raise-award" || form.kind === "raise-complete-cost";
  return (
    <PageFrame
      extra={
        can("bookkeeper") && (
          <Button disabled={entries.length === 0} loading={save.isRunning} onClick={() => void keep()} type="primary">
            生成凭证（F8）
          </Button>
        )
      }
      subtitle="选办的是什么事，填几个数，分录自动列出来；看清楚再生成草稿凭证，照常由另一人审核。"
      title="引导式录入"
    >
      <section className="panel">
        <div className="row-form">
          <Labelled label="办什么事">
            <Select
              aria-label="办什么事"
              autoFocus
              onChange={(kind: string) => isKind(kind) && choose(kind)}
              options={groups.map((group) => ({
                label: group,
                options: guidedKinds
                  .filter((kind) => guidedWords[kind].group === group)
                  .map((kind) => ({ value: kind, label: `${group}：${guidedWords[kind].name}` })),
              }))}
              showSearch={{ optionFilterProp: "label" }}
              value={form.kind}
            />
          </Labelled>
        </div>
        <p className="soft">{guidedWords[form.kind].help}</p>
        {isUnverified && (
          <Alert
            showIcon
            style={{ marginBottom: 10 }}
            title="这笔业务用哪个科目，制度原文还待核对；可以在下面换科目，或在期末设置里统一改。"
            type="warning"
          />
        )}
        <GuidedFields form={form} set={set} />
        <FailureAlert failure={save.failure ?? (form.amountFen > 0 ? preview.failure : null)} />
      </section>
      {entries.length > 0 && (
        <section className="panel">
          <h2>将要生成的分录</h2>
          <PaperTable
            columns={entryColumns}
            footer={[
              "合计",
              "",
              "",
              moneyText(entries.reduce((total, entry) => total + entry.debitFen, 0)),
              moneyText(entries.reduce((total, entry) => total + entry.creditFen, 0)),
            ]}
            height="34vh"
            keyOf={(entry) => String(entry.no)}
            label="将要生成的分录"
            rows={entries.map((entry, index) => ({ ...entry, no: index + 1 }))}
            viewKey="guided"
          />
          <div style={{ height: 12 }} />
          <AccountChooser entries={entries} form={form} set={set} />
        </section>
      )}
    </PageFrame>
  );
};

/** 引导式录入 for the chosen set of books. */
export const GuidedScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Guided key={ledger.id} ledgerId={ledger.id} />;
};
