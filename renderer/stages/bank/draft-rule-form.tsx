import { Checkbox, Form, Input, Radio, Segmented, Space } from "antd";
import type { ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { allFields, bankFields, wordsFromText, type RuleInput } from "./draft-rules.ts";
import { AccountCodeField, CategoryCodeField, type RuleChoices } from "./rule-account-fields.tsx";
import { RulePlaceFields, type PlaceChoices } from "./rule-places.tsx";
import { newSplit, SplitFields } from "./split-fields.tsx";

type Conditions = RuleInput["conditions"];
type Result = RuleInput["result"];

const directions = [
  { value: "any", label: "收支都算" },
  { value: "in", label: "只管收入" },
  { value: "out", label: "只管支出" },
] as const;

export type DraftRuleFormProps = {
  readonly rule: RuleInput;
  readonly choices: RuleChoices;
  readonly places: PlaceChoices | null;
  readonly onChange: (rule: RuleInput) => void;
};

const ResultFields = ({ rule, choices, onChange }: Omit<DraftRuleFormProps, "places">): ReactNode => {
  const { result } = rule;
  const put = (next: Result): void => onChange({ ...rule, result: next });
  const template = (
    <Form.Item
      extra="可以写 {摘要}、{用途}、{附言}、{对方}、{说明}、{年月}、{日期}、{金额}、{尾号}，导入时换成流水上的内容"
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
            label="可以提示的科目"
            onChange={(code) => put({ ...result, suggestedAccountCode: code })}
            value={result.suggestedAccountCode}
          />
        </Form.Item>
        {template}
      </>
    );
  if (result.kind === "split")
    return (
      <>
        <Form.Item extra="固定金额和比例先算，剩下的归“其余”，合计正好等于流水金额" label="拆成几个科目" required>
          <SplitFields choices={choices} onChange={put} split={result} />
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
            label="对方科目"
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
          <CategoryCodeField
            choices={choices}
            id="rule-category"
            label="支出分类"
            onChange={(code) => put({ ...result, categoryCode: code })}
            value={result.categoryCode}
          />
        </Form.Item>
      </div>
      {template}
    </>
  );
};

const kindFrom = (value: unknown): Result["kind"] => (value === "ask" || value === "split" ? value : "propose");

const newResult = (kind: Result["kind"], summaryTemplate: string): Result => {
  switch (kind) {
    case "propose":
      return { kind, accountCode: "", detailName: null, categoryCode: null, summaryTemplate };
    case "split":
      return newSplit(summaryTemplate);
    case "ask":
      return { kind, suggestedAccountCode: null, reason: "", summaryTemplate };
  }
};

const WordFields = ({ rule, onChange }: Omit<DraftRuleFormProps, "choices" | "places">): ReactNode => {
  const { conditions } = rule;
  const text = conditions.text ?? { fields: [...allFields], words: [], without: [] };
  const put = (changes: Partial<Conditions>): void => onChange({ ...rule, conditions: { ...conditions, ...changes } });
  return (
    <>
      <Form.Item
        extra="几个词用逗号或空格隔开，有其中一个就算；* 代表任意几个字，? 代表任意一个字"
        htmlFor="rule-words"
        label="流水里有这些词"
      >
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
      <Form.Item
        extra="户名要写全，或者写账号；也可以用 * 和 ?"
        htmlFor="rule-parties"
        label="对方是这些单位、个人或账号"
      >
        <Input
          defaultValue={(conditions.parties ?? []).join("，")}
          id="rule-parties"
          onChange={(event) => put({ parties: [...wordsFromText(event.target.value)] })}
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
    </>
  );
};

/** One rule: when it applies and what it does. */
export const DraftRuleForm = (props: DraftRuleFormProps): ReactNode => {
  const { rule, places, onChange } = props;
  const { conditions, result } = rule;
  const put = (changes: Partial<Conditions>): void => onChange({ ...rule, conditions: { ...conditions, ...changes } });
  const changeKind = (kind: Result["kind"]): void =>
    onChange({ ...rule, result: newResult(kind, result.summaryTemplate) });
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
      <RulePlaceFields conditions={conditions} onChange={put} places={places} />
      <WordFields onChange={onChange} rule={rule} />
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
          onChange={(event) => changeKind(kindFrom(event.target.value))}
          options={[
            { value: "propose", label: "按科目生成凭证草稿" },
            { value: "split", label: "拆成几个科目" },
            { value: "ask", label: "不定，交给人选科目" },
          ]}
          value={result.kind}
        />
      </Form.Item>
      <ResultFields {...props} />
    </Form>
  );
};
