import { Checkbox, Form, Input, Radio, Segmented, Space } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { initialsOf } from "#renderer/format/search.ts";
import { allFields, bankFields, wordsFromText, type RuleInput } from "./draft-rules.ts";

type Conditions = RuleInput["conditions"];
type Result = RuleInput["result"];
export type RuleChoices = {
  readonly accounts: OutputOf<"account.list">["accounts"];
  readonly categories: OutputOf<"category.list">["categories"];
};

const directions = [
  { value: "any", label: "收支都算" },
  { value: "in", label: "只管收入" },
  { value: "out", label: "只管支出" },
] as const;

type AccountCodeFieldProps = {
  readonly id: string;
  readonly choices: RuleChoices;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
};

/** Rules serve every set of books, so they name an account by its code. */
const AccountCodeField = ({ id, choices, value, onChange }: AccountCodeFieldProps): ReactNode => (
  <FindSelect
    id={id}
    isClearable
    label="科目"
    onChange={onChange}
    placeholder="科目编码、名称或拼音首字母"
    show={(thing) => (
      <span>
        <span className="soft">{thing.id}</span> {thing.name}
      </span>
    )}
    things={choices.accounts
      .filter((account) => account.isActive)
      .map(({ code, fullName, initials }) => ({ id: code, code, name: fullName, initials }))}
    value={value}
  />
);

export type DraftRuleFormProps = {
  readonly rule: RuleInput;
  readonly choices: RuleChoices;
  readonly onChange: (rule: RuleInput) => void;
};

const ResultFields = ({ rule, choices, onChange }: DraftRuleFormProps): ReactNode => {
  const { result } = rule;
  const put = (next: Result): void => onChange({ ...rule, result: next });
  const template = (
    <Form.Item
      extra="可以写 {摘要}、{用途}、{附言}、{对方}、{说明}，导入时换成流水上的文字"
      htmlFor="rule-summary"
      label="凭证摘要"
    >
      <Input
        id="rule-summary"
        maxLength={100}
        onChange={(event) => put({ ...result, summaryTemplate: event.target.value })}
        value={result.summaryTemplate}
      />
    </Form.Item>
  );
  if (result.kind === "ask")
    return (
      <>
        <Form.Item htmlFor="rule-suggested" label="可以提示的科目（不提示就空着）">
          <AccountCodeField
            choices={choices}
            id="rule-suggested"
            onChange={(code) => put({ ...result, suggestedAccountCode: code })}
            value={result.suggestedAccountCode}
          />
        </Form.Item>
        {template}
      </>
    );
  return (
    <>
      <div className="row-form">
        <Form.Item htmlFor="rule-account" label="对方科目" required>
          <AccountCodeField
            choices={choices}
            id="rule-account"
            onChange={(code) => put({ ...result, accountCode: code ?? "" })}
            value={result.accountCode === "" ? null : result.accountCode}
          />
        </Form.Item>
        <Form.Item extra="选的是上级科目时，用哪个明细" htmlFor="rule-detail" label="明细科目名称">
          <Input
            id="rule-detail"
            maxLength={40}
            onChange={(event) => put({ ...result, detailName: event.target.value === "" ? null : event.target.value })}
            value={result.detailName ?? ""}
          />
        </Form.Item>
        <Form.Item htmlFor="rule-category" label="支出分类">
          <FindSelect
            id="rule-category"
            isClearable
            label="支出分类"
            onChange={(code) => put({ ...result, categoryCode: code })}
            placeholder="不分类"
            show={(thing) => thing.name}
            things={choices.categories
              .filter((each) => each.isActive)
              .map(({ code, name }) => ({ id: code, code, name, initials: initialsOf(name) }))}
            value={result.categoryCode}
          />
        </Form.Item>
      </div>
      {template}
    </>
  );
};

/** One rule: when it applies and what it does. */
export const DraftRuleForm = (props: DraftRuleFormProps): ReactNode => {
  const { rule, onChange } = props;
  const { conditions, result } = rule;
  const text = conditions.text ?? { fields: [...allFields], words: [], without: [] };
  const put = (changes: Partial<Conditions>): void => onChange({ ...rule, conditions: { ...conditions, ...changes } });
  const changeKind = (kind: Result["kind"]): void => {
    const { summaryTemplate } = result;
    onChange({
      ...rule,
      result:
        kind === "ask"
          ? { kind, suggestedAccountCode: null, reason: "", summaryTemplate }
          : { kind, accountCode: "", detailName: null, categoryCode: null, summaryTemplate },
    });
  };
  return (
    <Form layout="vertical">
      <Form.Item htmlFor="rule-name" label="规则名称" required>
        <Input
          autoFocus
          id="rule-name"
          maxLength={60}
          onChange={(event) => onChange({ ...rule, name: event.target.value })}
          value={rule.name}
        />
      </Form.Item>
      <Form.Item label="管收入还是支出">
        <Segmented
          onChange={(value) => put({ direction: value === "in" || value === "out" ? value : null })}
          options={[...directions]}
          value={conditions.direction ?? "any"}
        />
      </Form.Item>
      <Form.Item extra="几个词用逗号或空格隔开，有其中一个就算" htmlFor="rule-words" label="流水里有这些词">
        <Input
          defaultValue={text.words.join("，")}
          id="rule-words"
          onChange={(event) => put({ text: { ...text, words: [...wordsFromText(event.target.value)] } })}
        />
      </Form.Item>
      <Form.Item htmlFor="rule-without" label="但没有这些词">
        <Input
          defaultValue={text.without.join("，")}
          id="rule-without"
          onChange={(event) => put({ text: { ...text, without: [...wordsFromText(event.target.value)] } })}
        />
      </Form.Item>
      <Space size="large" style={{ marginBottom: 16 }} wrap>
        <Checkbox
          checked={text.fields.includes("counterpartyName")}
          onChange={(event) =>
            put({ text: { ...text, fields: event.target.checked ? [...allFields] : [...bankFields] } })
          }
        >
          对方户名里的字也算
        </Checkbox>
        <Checkbox
          checked={conditions.isReversal === true}
          onChange={(event) => put({ isReversal: event.target.checked ? true : null })}
        >
          只管冲正（负数）流水
        </Checkbox>
      </Space>
      <div className="row-form">
        <Form.Item htmlFor="rule-least" label="金额不少于（元）">
          <AmountField
            id="rule-least"
            label="金额不少于"
            onChange={(amount) => put({ smallestFen: amount })}
            value={conditions.smallestFen === null ? null : fen(conditions.smallestFen)}
          />
        </Form.Item>
        <Form.Item htmlFor="rule-most" label="金额不超过（元）">
          <AmountField
            id="rule-most"
            label="金额不超过"
            onChange={(amount) => put({ largestFen: amount })}
            value={conditions.largestFen === null ? null : fen(conditions.largestFen)}
          />
        </Form.Item>
      </div>
      <Form.Item label="怎么办">
        <Radio.Group
          onChange={(event) => changeKind(event.target.value === "ask" ? "ask" : "propose")}
          options={[
            { value: "propose", label: "按科目生成凭证草稿" },
            { value: "ask", label: "不定，交给人选科目" },
          ]}
          value={result.kind}
        />
      </Form.Item>
      <ResultFields {...props} />
    </Form>
  );
};
