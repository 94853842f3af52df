import { Alert, App, Button, Drawer, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { addMonths, firstDayOf } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLeaveGuard } from "#renderer/stages/books/use-leave-guard.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { directionWords } from "#renderer/words/labels.ts";
import { DraftRuleForm } from "./draft-rule-form.tsx";
import type { RuleChoices } from "./rule-account-fields.tsx";
import { RuleSuggestions } from "./rule-suggestions.tsx";
import { RuleTrial } from "./rule-trial.tsx";
import { dryRun, moved, newRule, ruleProblems, rulesToSave, type RuleInput } from "./draft-rules.ts";

const conditionText = ({ conditions }: RuleInput): string => {
  const { text, smallestFen, largestFen, isReversal, parties = [] } = conditions;
  const parts = [
    ...(isReversal === true ? ["冲正流水"] : []),
    ...(text === null || text.words.length === 0 ? [] : [`有“${text.words.join("、")}”`]),
    ...(text === null || text.without.length === 0 ? [] : [`没有“${text.without.join("、")}”`]),
    ...(parties.length === 0 ? [] : [`对方是“${parties.join("、")}”`]),
    ...(smallestFen === null ? [] : [`不少于 ${moneyText(smallestFen)} 元`]),
    ...(largestFen === null ? [] : [`不超过 ${moneyText(largestFen)} 元`]),
  ];
  return parts.join("，");
};

type Share = Extract<RuleInput["result"], { kind: "split" }>["parts"][number]["share"];

const shareText = (share: Share): string => {
  switch (share.kind) {
    case "fixed":
      return `${moneyText(share.amountFen)} 元`;
    case "share":
      return `${share.basisPoints / 100}%`;
    case "rest":
      return "其余";
  }
};

const resultText = ({ result }: RuleInput, { accounts, categories }: RuleChoices): string => {
  const nameOf = (code: string): string =>
    `${code} ${accounts.find((account) => account.code === code)?.fullName ?? ""}`.trim();
  if (result.kind === "ask")
    return result.suggestedAccountCode === null
      ? "交给人选科目"
      : `交给人选科目，提示 ${nameOf(result.suggestedAccountCode)}`;
  if (result.kind === "split")
    return `拆成：${result.parts.map(({ accountCode, share }) => `${nameOf(accountCode)} ${shareText(share)}`).join("；")}`;
  const category = categories.find((each) => each.code === result.categoryCode)?.name;
  return [nameOf(result.accountCode), result.detailName, category].filter(Boolean).join("　");
};

type Row = { readonly rule: RuleInput; readonly at: number; readonly count: number | null };
type RowActions = {
  readonly canEdit: boolean;
  readonly move: (at: number, step: -1 | 1) => void;
  readonly edit: (at: number) => void;
  readonly remove: (at: number) => void;
};

const columnsFor = (choices: RuleChoices, actions: RowActions): readonly PaperColumn<Row>[] => [
  { key: "no", title: "次序", width: 64, align: "center", cell: ({ at }) => at + 1 },
  {
    key: "name",
    title: "规则",
    width: 190,
    hint: ({ rule }) => rule.name,
    cell: ({ rule, at }) => <PaperLink onClick={() => actions.edit(at)}>{rule.name || "（没有名称）"}</PaperLink>,
  },
  {
    key: "direction",
    title: "收支",
    width: 100,
    align: "center",
    cell: ({ rule }) => directionWords[rule.conditions.direction ?? "any"],
  },
  { key: "when", title: "什么流水", hint: ({ rule }) => conditionText(rule), cell: ({ rule }) => conditionText(rule) },
  {
    key: "then",
    title: "怎么记",
    hint: ({ rule }) => resultText(rule, choices),
    cell: ({ rule }) => resultText(rule, choices),
  },
  {
    key: "count",
    title: "近一年命中",
    width: 110,
    align: "right",
    cell: ({ count }) => (count === null ? "" : `${count} 笔`),
  },
  {
    key: "actions",
    title: "操作",
    width: 220,
    cell: ({ at }) =>
      actions.canEdit && (
        <Space size={2}>
          <Button aria-label={`第${at + 1}条上移`} onClick={() => actions.move(at, -1)} size="small" type="text">
            上移
          </Button>
          <Button aria-label={`第${at + 1}条下移`} onClick={() => actions.move(at, 1)} size="small" type="text">
            下移
          </Button>
          <Button onClick={() => actions.remove(at)} size="small" type="text">
            删除
          </Button>
        </Space>
      ),
  },
];

type RuleDrawerProps = {
  readonly rules: readonly RuleInput[];
  /** Which rule is under the pen; null when none is. */
  readonly at: number | null;
  readonly choices: RuleChoices;
  readonly lines: OutputOf<"bankLine.list">["lines"] | null;
  readonly onChange: (at: number, rule: RuleInput) => void;
  readonly onClose: () => void;
};

/** One rule being edited, and below it what it would take of the last year's lines. */
const RuleDrawer = ({ rules, at, choices, lines, onChange, onClose }: RuleDrawerProps): ReactNode => {
  const shown = at === null ? null : (rules[at] ?? null);
  return (
    <Drawer
      extra={<Button onClick={onClose}>关闭（Esc）</Button>}
      onClose={onClose}
      open={shown !== null}
      size={720}
      title={at === null ? "" : `第 ${at + 1} 条规则`}
    >
      {shown !== null && at !== null && (
        <>
          <DraftRuleForm choices={choices} key={shown.id} onChange={(rule) => onChange(at, rule)} rule={shown} />
          {lines !== null && <RuleTrial at={at} lines={lines} rules={rules} />}
        </>
      )}
    </Drawer>
  );
};

/** 记账规则: an ordered list, the first rule that fits decides; tried on the last year's lines before it is saved. */
export const DraftRulesScreen = (): ReactNode => {
  const { ledgerId, month } = useLedger();
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const saved = useQuery("draftRule.list", {});
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const categories = useQuery("category.list", {});
  const from = month === null ? null : firstDayOf(addMonths(month, -11));
  const lines = useQuery(
    "bankLine.list",
    ledgerId === null || from === null ? null : { ledgerId, bankAccountId: null, from, to: null, take: 1000 },
  );
  const save = useAction("draftRule.save");
  const [edited, setEdited] = useState<readonly RuleInput[] | null>(null);
  const [stored, setStored] = useState<readonly RuleInput[] | null>(null);
  const isChanged = edited !== stored;
  const [open, setOpen] = useState<number | null>(null);
  useLeaveGuard(isChanged ? "记账规则改过还没有保存，确定离开吗？" : null);
  const rules: readonly RuleInput[] = edited ?? saved.data?.rules ?? [];
  const problems = ruleProblems(rules);
  const canEdit = can("bookkeeper", "head", "administrator");
  const keep = async (): Promise<void> => {
    if (edited === null || !isChanged || problems.length > 0) return;
    if ((await save.run({ rules: [...rulesToSave(edited)] })) === null) return;
    void message.success("记账规则已保存");
    // Rules changed since these were sent are still to be saved.
    setStored(edited);
  };
  const edit = (next: readonly RuleInput[]): void => {
    setEdited(next);
  };
  const giveUp = (): void => {
    setEdited(null);
    setStored(null);
    saved.reload();
  };
  const add = (): void => {
    edit([newRule(crypto.randomUUID()), ...rules]);
    setOpen(0);
  };
  useKeys("记账规则", [
    { keys: "F8 / Ctrl+S", label: "保存规则", run: () => void keep() },
    { keys: "F11", label: "新增一条", run: canEdit ? add : null },
  ]);
  const counts = lines.data === null ? null : dryRun(rules, lines.data.lines);
  const rows = rules.map((rule, at): Row => ({ rule, at, count: counts?.[at] ?? null }));
  const choices: RuleChoices = {
    accounts: accounts.data?.accounts ?? [],
    categories: categories.data?.categories ?? [],
  };
  const actions: RowActions = {
    canEdit,
    move: (at, step) => edit(moved(rules, at, step)),
    edit: setOpen,
    remove: (at) => edit(rules.filter((_rule, other) => other !== at)),
  };
  return (
    <PageFrame
      extra={
        canEdit && (
          <>
            {isChanged && <Tag color="warning">改过未保存</Tag>}
            {isChanged && <Button onClick={giveUp}>不改了</Button>}
            <Button onClick={add}>新增规则</Button>
            <Button
              disabled={!isChanged || problems.length > 0}
              loading={save.isRunning}
              onClick={() => void keep()}
              type="primary"
            >
              保存（F8）
            </Button>
          </>
        )
      }
      subtitle="导入对账单时从上往下找，第一条合适的规则说了算；规则只生成凭证草稿，从不自动记账。"
      title="记账规则"
    >
      <FailureAlert failure={saved.failure} onRetry={saved.reload} />
      {problems.length > 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={problems.map(({ at, text }) => `第 ${at + 1} 条${text}`).join("；")}
          type="warning"
        />
      )}
      {canEdit && ledgerId !== null && (
        <RuleSuggestions
          ledgerId={ledgerId}
          onAdopt={(rule) => edit([rule, ...rules])}
          taken={rules.map((rule) => rule.name)}
        />
      )}
      <PaperTable
        columns={columnsFor(choices, actions)}
        empty={
          saved.isLoading ? null : (
            <EmptyHint hint="例如：收入里有“结息”两字的，记到“其他收入”。" text="还没有记账规则" />
          )
        }
        keyOf={({ rule }) => rule.id}
        label="记账规则"
        onOpen={({ at }) => setOpen(at)}
        rows={rows}
        viewKey="draft-rules"
      />
      <RuleDrawer
        at={open}
        choices={choices}
        lines={lines.data?.lines ?? null}
        onChange={(at, rule) => edit(rules.with(at, rule))}
        onClose={() => setOpen(null)}
        rules={rules}
      />
    </PageFrame>
  );
};
