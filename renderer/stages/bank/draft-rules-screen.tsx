import { Alert, App, Button, Drawer, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { addMonths, firstDayOf, type Month } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
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
import { usePlaceChoices, type PlaceChoices } from "./rule-places.tsx";
import { conditionText, resultText } from "./rule-text.ts";
import { RuleSuggestions } from "./rule-suggestions.tsx";
import { RuleTrial, type PlacedLine } from "./rule-trial.tsx";
import { dryRun, moved, newRule, ruleProblems, rulesToSave, type RuleInput } from "./draft-rules.ts";
import "./draft-rules.css";

/** The lines with the village whose they are, which rules may ask about. */
const placedLines = (
  lines: OutputOf<"bankLine.list">["lines"] | null,
  villageId: VillageId | undefined,
): readonly PlacedLine[] | null =>
  lines === null ? null : lines.map((line) => (villageId === undefined ? line : { ...line, villageId }));

type Row = { readonly rule: RuleInput; readonly at: number; readonly count: number | null };
type RowActions = {
  readonly canEdit: boolean;
  readonly move: (at: number, step: -1 | 1) => void;
  readonly edit: (at: number) => void;
  readonly remove: (at: number) => void;
};

const columnsFor = (
  choices: RuleChoices,
  places: PlaceChoices | null,
  actions: RowActions,
): readonly PaperColumn<Row>[] => [
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
  {
    key: "when",
    title: "什么流水",
    hint: ({ rule }) => conditionText(rule, places),
    cell: ({ rule }) => conditionText(rule, places),
  },
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
  readonly places: PlaceChoices | null;
  readonly lines: readonly PlacedLine[] | null;
  readonly onChange: (at: number, rule: RuleInput) => void;
  readonly onClose: () => void;
};

/** One rule being edited, and beside it what it would take of the last year's lines. */
const RuleDrawer = ({ rules, at, choices, places, lines, onChange, onClose }: RuleDrawerProps): ReactNode => {
  const shown = at === null ? null : (rules[at] ?? null);
  return (
    <Drawer
      extra={<Button onClick={onClose}>关闭（Esc）</Button>}
      onClose={onClose}
      open={shown !== null}
      size="min(1200px, 96vw)"
      title={at === null ? "" : `第 ${at + 1} 条规则`}
    >
      {shown !== null && at !== null && (
        <div className="rule-beside-trial">
          <DraftRuleForm
            choices={choices}
            key={shown.id}
            onChange={(rule) => onChange(at, rule)}
            places={places}
            rule={shown}
          />
          {lines !== null && <RuleTrial at={at} lines={lines} rules={rules} />}
        </div>
      )}
    </Drawer>
  );
};

/** The lines of the last twelve months, on which rules are tried; null until they are read. */
const useLinesOfYear = (
  ledgerId: string | null,
  month: Month | null,
  places: PlaceChoices | null,
): readonly PlacedLine[] | null => {
  const from = month === null ? null : firstDayOf(addMonths(month, -11));
  const lines = useQuery(
    "bankLine.list",
    ledgerId === null || from === null ? null : { ledgerId, bankAccountId: null, from, to: null, take: 1000 },
  );
  return placedLines(lines.data?.lines ?? null, places?.villageOfLedger.get(ledgerId ?? ""));
};

const ProblemsAlert = ({ problems }: { readonly problems: ReturnType<typeof ruleProblems> }): ReactNode =>
  problems.length === 0 ? null : (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={problems.map(({ at, text }) => `第 ${at + 1} 条${text}`).join("；")}
      type="warning"
    />
  );

/** 记账规则: an ordered list, the first rule that fits decides; tried on the last year's lines before it is saved. */
export const DraftRulesScreen = (): ReactNode => {
  const { ledgerId, month } = useLedger();
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const saved = useQuery("draftRule.list", {});
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const categories = useQuery("category.list", {});
  const places = usePlaceChoices();
  const placed = useLinesOfYear(ledgerId, month, places);
  const save = useAction("draftRule.save");
  const [edited, setEdited] = useState<readonly RuleInput[] | null>(null);
  const [stored, setStored] = useState<readonly RuleInput[] | null>(null);
  const isChanged = edited !== stored;
  const [open, setOpen] = useState<number | null>(null);
  useLeaveGuard(isChanged ? "记账规则改过还没有保存，确定离开吗？" : null);
  const rules: readonly RuleInput[] = edited ?? saved.data?.rules ?? [];
  const problems = places === null ? [] : ruleProblems(rules, places);
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
  const counts = placed === null ? null : dryRun(rules, placed);
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
      <ProblemsAlert problems={problems} />
      {canEdit && ledgerId !== null && (
        <RuleSuggestions
          ledgerId={ledgerId}
          onAdopt={(rule) => edit([rule, ...rules])}
          taken={rules.map((rule) => rule.name)}
        />
      )}
      <PaperTable
        columns={columnsFor(choices, places, actions)}
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
        lines={placed}
        onChange={(at, rule) => edit(rules.with(at, rule))}
        onClose={() => setOpen(null)}
        places={places}
        rules={rules}
      />
    </PageFrame>
  );
};
