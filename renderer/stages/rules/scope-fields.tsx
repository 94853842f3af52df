import { Select } from "antd";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { entityWords, levelWords } from "#renderer/words/labels.ts";
import { Field } from "./field.tsx";
import type { RuleForm } from "./rule-form.ts";

type Props = { readonly form: RuleForm; readonly onChange: (part: Partial<RuleForm>) => void };

const levels = (["province", "county", "township", "village"] as const).map((value) => ({
  value,
  label: levelWords[value],
}));
const entities = (["committee", "collective"] as const).map((value) => ({ value, label: entityWords[value] }));

/** Whose rule it is and whom it is for. All rules that apply judge, so a lower level can add strictness, never take it away. */
export const ScopeFields = ({ form, onChange }: Props) => {
  const { data } = useQuery("village.list", {});
  const villages = (data?.villages ?? []).filter((village) => village.isActive);
  return (
    <>
      <Field hint="上级规定照样执行，下级只能更严。" label="规则级别">
        <Select
          aria-label="规则级别"
          disabled={form.id !== null}
          onChange={(level) => {
            onChange({ level });
          }}
          options={levels}
          style={{ width: "100%" }}
          value={form.level}
        />
      </Field>
      <Field hint="不选就是全部。" isNeeded={form.level === "village"} label="适用的村">
        <Select
          aria-label="适用的村"
          maxTagCount="responsive"
          mode="multiple"
          onChange={(villageIds) => {
            onChange({ scope: { ...form.scope, villageIds } });
          }}
          options={villages.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          value={form.scope.villageIds}
        />
      </Field>
      <Field hint="不选就是两种都管。" label="适用的主体">
        <Select
          aria-label="适用的主体"
          maxTagCount="responsive"
          mode="multiple"
          onChange={(chosen) => {
            onChange({ scope: { ...form.scope, entities: chosen } });
          }}
          options={entities}
          style={{ width: "100%" }}
          value={form.scope.entities}
        />
      </Field>
    </>
  );
};
