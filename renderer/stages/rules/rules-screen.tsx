import { App, Button, Dropdown, Spin, Tag } from "antd";
import { useMemo, useState } from "react";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { GapNote } from "#renderer/ui/gap-note.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { levelWords, ruleKindWords, severityWords } from "#renderer/words/labels.ts";
import { RuleDialog } from "./rule-dialog.tsx";
import { RuleFiles } from "./rule-files.tsx";
import { formFromRule, newRuleForm, openKinds, rulesById, rulingVersion, type RuleForm } from "./rule-form.ts";
import { ruleLines, scopeText, type Rule } from "./rule-words.ts";
import "./rules.css";

type CardProps = {
  readonly rule: Rule;
  readonly isRuling: boolean;
  readonly categoryNames: ReadonlyMap<string, string>;
  readonly villageNames: ReadonlyMap<string, string>;
  readonly canPropose: boolean;
  readonly canApprove: boolean;
  readonly onPropose: () => void;
  readonly onApprove: () => void;
  readonly canAttach: boolean;
  readonly onAttached: () => void;
};

const isLocked = (rule: Rule): boolean => rule.level === "national" || ["K18", "K29"].includes(rule.parameters.kind);

const farFuture = "2100";

const RuleCard = (props: CardProps) => {
  const { rule, isRuling, categoryNames, villageNames, canPropose, canApprove, onPropose, onApprove } = props;
  const { canAttach, onAttached } = props;
  const span = `${rule.fromOn} 起${rule.toOn.startsWith(farFuture) ? "" : `，至 ${rule.toOn}`}`;
  return (
    <section aria-label={rule.title} className={rule.isApproved ? "rule-card" : "rule-card is-waiting"}>
      <div className="rule-card-head">
        <h2>{rule.title}</h2>
        <Tag>{ruleKindWords[rule.parameters.kind]}</Tag>
        <Tag>{levelWords[rule.level]}</Tag>
        <Tag color={rule.severity === "warn" ? "gold" : "red"}>{severityWords[rule.severity]}</Tag>
        {rule.isSample ? <Tag color="orange">示例，请按本乡镇文件修改</Tag> : null}
        {isRuling ? <Tag color="green">正在执行</Tag> : null}
        {rule.isApproved ? null : <Tag color="gold">等待另一人批准</Tag>}
        <span className="rule-acts">
          {rule.isApproved || !canApprove ? null : (
            <Button onClick={onApprove} type="primary">
              批准第 {rule.version} 版
            </Button>
          )}
          {isLocked(rule) ? (
            <span className="soft">国家规定，不能修改</span>
          ) : canPropose ? (
            <Button onClick={onPropose}>提出新版本</Button>
          ) : null}
        </span>
      </div>
      <ul>
        {ruleLines(rule, categoryNames).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="form-hint">
        {scopeText(rule.scope, villageNames)}第 {rule.version} 版，{span}。依据：{rule.basis}。提出：
        {rule.proposedByName === "" ? "系统自带" : rule.proposedByName}
        {rule.approvedByName === null || rule.approvedByName === "" ? "" : `；批准：${rule.approvedByName}`}
      </div>
      <RuleFiles canAdd={canAttach} onAdded={onAttached} rule={rule} />
    </section>
  );
};

/** 支出规则: every rule in plain words with its versions; a new version takes effect when a second person approves it. */
export const SpendingRules = () => {
  const { message } = App.useApp();
  const { today, can } = useSession();
  const { data, failure, isLoading, reload } = useQuery("rule.list", {});
  const categories = useQuery("category.list", {});
  const approve = useAction("rule.approve");
  const [form, setForm] = useState<RuleForm | null>(null);
  const [showsOld, setShowsOld] = useState<ReadonlySet<string>>(new Set());
  const known = useMemo(() => categories.data?.categories ?? [], [categories.data]);
  const categoryNames = useMemo(() => new Map<string, string>(known.map(({ id, name }) => [id, name])), [known]);
  const villages = useQuery("village.list", {});
  const villageNames = useMemo(
    () => new Map<string, string>((villages.data?.villages ?? []).map(({ id, name }) => [id, name])),
    [villages.data],
  );
  const groups = rulesById(data?.rules ?? []);
  const canPropose = can("head", "bookkeeper", "reviewer", "administrator");
  const canApprove = can("head", "reviewer", "administrator");
  const doApprove = async (rule: Rule): Promise<void> => {
    if ((await approve.run({ id: rule.id, version: rule.version })) === null) return;
    void message.success(`已批准“${rule.title}”第 ${String(rule.version)} 版。`);
    reload();
  };
  const extra = canPropose ? (
    <Dropdown
      menu={{
        items: openKinds.map((kind) => ({ key: kind, label: ruleKindWords[kind] })),
        onClick: ({ key }) => {
          const kind = openKinds.find((each) => each === key);
          if (kind !== undefined) setForm(newRuleForm(kind, today));
        },
      }}
      trigger={["click"]}
    >
      <Button>新增规则</Button>
    </Dropdown>
  ) : null;
  return (
    <PageFrame
      extra={extra}
      subtitle="录入、审核、记账时都按这里的规则检查。改规则要另提一个版本，由另一个人批准后才执行；旧凭证仍按当时的版本。"
      title="支出规则"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <GapNote gaps={categories.data?.gaps ?? []} />
      {isLoading && data === null ? <Spin description="正在读取规则……" /> : null}
      {data !== null && groups.length === 0 ? (
        <EmptyHint hint="点右上角“新增规则”，按本乡镇文件填写。" text="还没有支出规则" />
      ) : null}
      {groups.map((versions) => {
        const [newest] = versions;
        if (newest === undefined) return null;
        const ruling = rulingVersion(versions, today);
        const isOpen = showsOld.has(newest.id);
        const shown = versions.filter((rule) => isOpen || rule === newest || rule === ruling || !rule.isApproved);
        const hidden = versions.length - shown.length;
        return (
          <div key={newest.id}>
            {shown.map((rule) => (
              <RuleCard
                canApprove={canApprove}
                canAttach={canPropose && !isLocked(rule)}
                onAttached={reload}
                canPropose={canPropose && rule === newest}
                categoryNames={categoryNames}
                villageNames={villageNames}
                isRuling={rule === ruling}
                key={rule.version}
                onApprove={() => void doApprove(rule)}
                onPropose={() => {
                  setForm(formFromRule(rule, today));
                }}
                rule={rule}
              />
            ))}
            {hidden === 0 ? null : (
              <Button
                onClick={() => {
                  setShowsOld(new Set([...showsOld, newest.id]));
                }}
                style={{ marginBottom: 14 }}
                type="link"
              >
                还有 {hidden} 个以前的版本
              </Button>
            )}
          </div>
        );
      })}
      {form === null ? null : (
        <RuleDialog
          categories={known}
          onClose={() => {
            setForm(null);
          }}
          onDone={() => {
            setForm(null);
            void message.success("新版本已提出，等待另一个人批准。");
            reload();
          }}
          start={form}
        />
      )}
    </PageFrame>
  );
};
