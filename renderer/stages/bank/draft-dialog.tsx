import { Alert, Button, Checkbox, Form, Input, Modal, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useCategoriesOf } from "#renderer/stages/work/use-books.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { ruleLike, rulesToSave } from "./draft-rules.ts";
import { LineSummary } from "./line-summary.tsx";

export type DraftDialogProps = {
  readonly ledgerId: string;
  readonly line: OutputOf<"bankLine.list">["lines"][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const StillMissing = ({ what }: { readonly what: string }): ReactNode => (
  <Alert role="alert" showIcon style={{ marginBottom: 12 }} title={`还差${what}，填上后再按 F8。`} type="warning" />
);

const LateLine = (): ReactNode => (
  <Alert
    showIcon
    style={{ marginBottom: 12 }}
    title="这笔流水的月份已经结账，凭证日期会记在未结账的月份；当月的余额调节表里列为未达账项。"
    type="warning"
  />
);

const ItemsWanted = (): ReactNode => (
  <Alert showIcon style={{ marginTop: 12 }} title="这个科目要填辅助项目，生成草稿后请打开凭证补上。" type="info" />
);

type RuleChoiceProps = {
  readonly isRuled: boolean;
  readonly word: string;
  readonly onRuled: (isRuled: boolean) => void;
  readonly onWord: (word: string) => void;
};

const RuleChoice = ({ isRuled, word, onRuled, onWord }: RuleChoiceProps): ReactNode => (
  <Space wrap>
    <Checkbox checked={isRuled} onChange={(event) => onRuled(event.target.checked)}>
      以后见到这个词都这样记（新增一条记账规则）
    </Checkbox>
    {isRuled && (
      <Input
        aria-label="规则的关键字"
        maxLength={40}
        onChange={(event) => onWord(event.target.value)}
        style={{ width: "14rem" }}
        value={word}
      />
    )}
  </Space>
);

type OwnTransferProps = {
  readonly lineId: string;
  readonly end: NonNullable<OutputOf<"bankLine.suggest">["otherEnd"]>;
  readonly onDone: () => void;
};

/** Both ends of a transfer between own accounts become one voucher, not two. */
const OwnTransfer = ({ lineId, end, onDone }: OwnTransferProps): ReactNode => {
  const transfer = useAction("bankLine.transfer");
  const run = async (): Promise<void> => {
    if ((await transfer.run({ id: lineId, otherId: end.lineId })) !== null) onDone();
  };
  return (
    <Alert
      action={
        <Button loading={transfer.isRunning} onClick={() => void run()} size="small" type="primary">
          两边做成一张凭证
        </Button>
      }
      showIcon
      style={{ marginBottom: 12 }}
      title={`这是本单位账户之间的转账：${end.onDate} ${end.bankName} ${end.number} 有金额相同的另一头。`}
      type="info"
    />
  );
};

const likenessWords = { account: "同一对方账号", name: "同一对方户名", text: "摘要用途相近" } as const;

type LearnedProps = { readonly learned: NonNullable<OutputOf<"bankLine.suggest">["suggestion"]> };

const Learned = ({ learned }: LearnedProps): ReactNode => (
  <Alert
    showIcon
    style={{ marginBottom: 12 }}
    title={`按以往的记法填好了：${likenessWords[learned.by]}的流水有 ${learned.confirmations} 次这样记，把握 ${learned.confidence}%。不对就改。`}
    type="success"
  />
);

/** Books one bank line: the other account, the category and the summary. A rule is made only when asked for. */
export const DraftDialog = ({ ledgerId, line, onClose, onDone }: DraftDialogProps): ReactNode => {
  const accounts = useQuery("account.list", { ledgerId });
  const categories = useCategoriesOf(ledgerId);
  const rules = useQuery("draftRule.list", {});
  const banks = useQuery("bankAccount.list", { ledgerId });
  const draft = useAction("bankLine.draft", { isQuiet: true });
  const saveRules = useAction("draftRule.save");
  const suggested = useQuery("bankLine.suggest", { id: line.id }).data;
  const learned = suggested?.suggestion ?? null;
  const otherEnd = suggested?.otherEnd ?? null;
  const [chosenAccountId, setAccountId] = useState<string | null>(null);
  const [chosenCategoryId, setCategoryId] = useState<string | null>(null);
  // What was learned stands there until the person chooses; the category only under the account it was learned with.
  const accountId = chosenAccountId ?? learned?.accountId ?? null;
  const isLearned = learned !== null && accountId === learned.accountId;
  const categoryId = chosenCategoryId ?? (isLearned ? learned.categoryId : null);
  const [summary, setSummary] = useState(line.text.slice(0, 100));
  const [isRuled, setIsRuled] = useState(false);
  const [word, setWord] = useState(line.counterpartyName || line.text.split(" ")[0] || "");
  const known = accounts.data?.accounts ?? [];
  const account = known.find((each) => each.id === accountId) ?? null;
  const category = categories.find((each) => each.id === categoryId) ?? null;
  const ownAccountId = banks.data?.bankAccounts.find((each) => each.id === line.bankAccountId)?.accountId;
  // What the bank takes back gives its cap back only under the category that used it.
  const takesCategory = line.amountFen < 0 || line.isReversal;
  // Spending on an account that categories name would escape every cap without one; the review would refuse it.
  const needsCategory =
    takesCategory &&
    categories.some((each) => each.isActive && account !== null && account.code.startsWith(each.accountCode));
  const isReady =
    (!needsCategory || category !== null) &&
    account !== null &&
    summary.trim() !== "" &&
    (!isRuled || word.trim() !== "");
  const missing = account === null ? "对方科目" : needsCategory && category === null ? "支出分类" : "摘要";
  const [isAsked, setIsAsked] = useState(false);
  const save = async (): Promise<void> => {
    setIsAsked(true);
    if (account === null || !isReady || draft.isRunning) return;
    const done = await draft.run({ id: line.id, accountId: account.id, categoryId, summary: summary.trim() });
    if (done === null) return;
    if (isRuled) {
      const choice = {
        word: word.trim(),
        accountCode: account.code,
        categoryCode: category?.code ?? null,
        summary: summary.trim(),
      };
      const rule = ruleLike(line, { id: crypto.randomUUID(), ...choice });
      await saveRules.run({ rules: [...rulesToSave([rule, ...(rules.data?.rules ?? [])])] });
    }
    onDone();
  };
  useKeys("制凭证", [{ keys: "F8 / Ctrl+S", label: "生成凭证草稿", run: () => void save() }], { isDialog: true });
  return (
    <Modal
      cancelText="不制了（Esc）"
      confirmLoading={draft.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="生成凭证草稿（F8）"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title="按这笔流水制凭证"
      width={760}
    >
      <LineSummary line={line} />
      <FailureAlert failure={accounts.failure ?? draft.failure} />
      {line.isLate && <LateLine />}
      {isAsked && !isReady && <StillMissing what={missing} />}
      {otherEnd !== null && <OwnTransfer end={otherEnd} lineId={line.id} onDone={onDone} />}
      {isLearned && <Learned learned={learned} />}
      <Form layout="vertical">
        <Form.Item
          htmlFor="draft-account"
          label={line.amountFen > 0 ? "对方科目（记贷方）" : "对方科目（记借方）"}
          required
        >
          <AccountPicker
            accounts={known.filter((each) => each.id !== ownAccountId)}
            autoFocus
            id="draft-account"
            onChange={setAccountId}
            value={account?.id ?? null}
          />
        </Form.Item>
        {takesCategory && (
          <Form.Item htmlFor="draft-category" label="支出分类（管限额用）" required={needsCategory}>
            <CategoryPicker
              accountCode={account?.code ?? null}
              categories={categories}
              id="draft-category"
              isClearable
              onChange={setCategoryId}
              value={category?.id ?? null}
            />
          </Form.Item>
        )}
        <Form.Item htmlFor="draft-summary" label="摘要" required>
          <Input
            id="draft-summary"
            maxLength={200}
            onChange={(event) => setSummary(event.target.value)}
            value={summary}
          />
        </Form.Item>
        <RuleChoice isRuled={isRuled} onRuled={setIsRuled} onWord={setWord} word={word} />
        {account !== null && account.itemKinds.length > 0 && <ItemsWanted />}
      </Form>
    </Modal>
  );
};
