import { Select } from "antd";
import { documentKind } from "#contract/scalars.ts";
import { documentWords } from "#renderer/words/labels.ts";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { Field } from "./field.tsx";
import { wordsFromText } from "./rule-form.ts";
import type { RuleParameters } from "./rule-words.ts";

type Zero = Extract<RuleParameters, { readonly kind: "K08" }>;
type Props = {
  readonly parameters: Zero;
  readonly categories: readonly PickedCategory[];
  readonly onChange: (parameters: Zero) => void;
};

/** K08: the categories nothing may be spent on, and the words that betray them under another name. */
export const ZeroEditor = ({ parameters, categories, onChange }: Props) => (
  <div className="form-grid">
    <Field isWide label="禁止列支的支出分类">
      <Select
        aria-label="禁止列支的支出分类"
        mode="multiple"
        onChange={(categoryIds) => {
          onChange({ ...parameters, categoryIds });
        }}
        options={categories.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={parameters.categoryIds}
      />
    </Field>
    <Field hint="摘要或单据里出现这些字就提醒。每个词输入后回车。" isWide label="提醒用的字词">
      <Select
        aria-label="提醒用的字词"
        mode="tags"
        onChange={(words: readonly string[]) => {
          onChange({ ...parameters, words: wordsFromText(words.join(" ")) });
        }}
        open={false}
        style={{ width: "100%" }}
        suffixIcon={null}
        value={parameters.words}
      />
    </Field>
    <Field
      hint="例如 会议工作餐：摘要里写明这些字的不算禁止。每个词输入后回车；没有例外的不填。"
      isWide
      label="例外（摘要里的字词）"
    >
      <Select
        aria-label="例外（摘要里的字词）"
        mode="tags"
        onChange={(words: readonly string[]) => {
          onChange({ ...parameters, exceptWords: wordsFromText(words.join(" ")) });
        }}
        open={false}
        style={{ width: "100%" }}
        suffixIcon={null}
        value={parameters.exceptWords ?? []}
      />
    </Field>
    <Field
      hint="每一样都要有，缺一样仍按禁止处理。乡镇领导批准才放行的，把“不符合时”选成“需要上级审批”。"
      isWide
      label="例外要附的单据"
    >
      <Select
        aria-label="例外要附的单据"
        mode="multiple"
        onChange={(exceptPapers) => {
          onChange({ ...parameters, exceptPapers });
        }}
        options={documentKind.options.map((value) => ({ value, label: documentWords[value] }))}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={parameters.exceptPapers ?? []}
      />
    </Field>
  </div>
);
