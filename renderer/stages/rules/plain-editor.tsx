import { Select, Switch } from "antd";
import { categoryNatures } from "#domain/books/category.ts";
import { plainFields, type PlainField } from "#domain/checks/plain-fields.ts";
import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { natureWords } from "#renderer/words/labels.ts";
import { plainFieldWords } from "#renderer/words/plain-rules.ts";
import { Field } from "./field.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { PercentField } from "./percent-field.tsx";
import { daysFromText, withCount, wordsFromText } from "./rule-form.ts";
import type { RuleParameters } from "./rule-words.ts";

type Plain = Extract<RuleParameters, { readonly kind: PlainParameters["kind"] }>;
type Props = {
  readonly parameters: Plain;
  readonly categories: readonly PickedCategory[];
  readonly onChange: (parameters: Plain) => void;
};
type FieldProps = Props & { readonly field: PlainField };

/** What a count is of; days where nothing else is said. */
const countUnits: Readonly<Record<string, string>> = {
  months: "个月",
  dueMonth: "月",
  populationFrom: "人",
  populationBelow: "人",
  acceptors: "人",
  voteFromMu: "亩",
  voteOverYears: "年",
  claimFrom: "日",
  claimTo: "日",
  accounts: "个",
};

const listHint = "每个输入后回车。";

const TagsField = ({
  label,
  hint,
  isNeeded,
  value,
  onTyped,
}: {
  readonly label: string;
  readonly hint: string;
  readonly isNeeded: boolean;
  readonly value: readonly string[];
  readonly onTyped: (typed: readonly string[]) => void;
}) => (
  <Field hint={hint} isNeeded={isNeeded} isWide label={label}>
    <Select
      aria-label={label}
      mode="tags"
      onChange={onTyped}
      open={false}
      style={{ width: "100%" }}
      suffixIcon={null}
      value={value}
    />
  </Field>
);

const ScopeField = ({ parameters, categories, onChange, isNeeded }: Props & { readonly isNeeded: boolean }) => (
  <>
    <Field
      hint={`整类支出都管的，选支出性质；只管几项的，选支出分类。${isNeeded ? "至少选一样" : "都不选就管所有支出"}，两样可以都选。`}
      isNeeded={isNeeded}
      isWide
      label="管哪些支出（按性质）"
    >
      <Select
        aria-label="管哪些支出（按性质）"
        mode="multiple"
        onChange={(natures) => {
          onChange({ ...parameters, natures });
        }}
        options={categoryNatures.map((value) => ({ value, label: natureWords[value] }))}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={parameters.natures}
      />
    </Field>
    <Field isWide label="管哪些支出（按分类）">
      <Select
        aria-label="管哪些支出（按分类）"
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
  </>
);

const OneField = ({ field, parameters, categories, onChange }: FieldProps) => {
  const key = "key" in field ? field.key : field.type;
  const [label, hint] = plainFieldWords[parameters.kind][key] ?? ["", ""];
  const isNeeded = "isNeeded" in field && field.isNeeded;
  switch (field.type) {
    case "amount":
      return (
        <Field hint={hint} isNeeded={isNeeded} label={label}>
          <AmountField
            label={label}
            onChange={(amountFen) => {
              const { [key]: _before, ...others } = parameters.amounts;
              onChange({ ...parameters, amounts: amountFen === null ? others : { ...others, [key]: amountFen } });
            }}
            value={parameters.amounts[key] ?? null}
          />
        </Field>
      );
    case "count":
    case "percent": {
      const change = (count: number | null): void => {
        onChange({ ...parameters, counts: withCount(parameters.counts, key, count) });
      };
      const value = parameters.counts[key] ?? null;
      return (
        <Field hint={hint} isNeeded={isNeeded} label={label}>
          {field.type === "percent" ? (
            <PercentField label={label} onChange={change} value={value} />
          ) : (
            <NumberField label={label} onChange={change} unit={countUnits[key] ?? "天"} value={value} />
          )}
        </Field>
      );
    }
    case "flag":
      return (
        <Field hint={hint} label={label}>
          <Switch
            aria-label={label}
            checked={parameters.flags[key] === true}
            onChange={(isOn) => {
              onChange({ ...parameters, flags: { ...parameters.flags, [key]: isOn } });
            }}
          />
        </Field>
      );
    case "scope":
      return <ScopeField categories={categories} isNeeded={isNeeded} onChange={onChange} parameters={parameters} />;
    case "words":
      return (
        <TagsField
          hint={`${hint}。${listHint}`}
          isNeeded={isNeeded}
          label={label}
          onTyped={(typed) => {
            onChange({ ...parameters, words: wordsFromText(typed.join(" ")) });
          }}
          value={parameters.words}
        />
      );
    case "days":
    case "workdays":
      return (
        <TagsField
          hint={`写成 2026-10-01，可以一次粘贴多天。${listHint}`}
          isNeeded={false}
          label={field.type === "days" ? "法定节假日" : "调休上班的周末"}
          onTyped={(typed) => {
            onChange({ ...parameters, [field.type]: daysFromText(typed.join(" ")) });
          }}
          value={parameters[field.type]}
        />
      );
  }
};

/** The form of every rule of the plain shape, made from its fields. */
export const PlainEditor = ({ parameters, categories, onChange }: Props) => (
  <div className="form-grid">
    {plainFields[parameters.kind].map((field) => (
      <OneField
        categories={categories}
        field={field}
        key={"key" in field ? field.key : field.type}
        onChange={onChange}
        parameters={parameters}
      />
    ))}
  </div>
);
