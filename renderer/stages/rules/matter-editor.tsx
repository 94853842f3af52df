import { Button, Select } from "antd";
import type { LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { initialsOf } from "#renderer/format/search.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { Field } from "./field.tsx";
import { newMatter, type MatterRow } from "./matter-form.ts";

type Props = {
  readonly matter: MatterRow | null;
  readonly categories: readonly PickedCategory[];
  readonly metOn: LocalDate;
  readonly onChange: (matter: MatterRow | null) => void;
};

const matches = (text: string, typed: string): boolean =>
  text.includes(typed) || initialsOf(text).includes(typed.toLowerCase());

/** 同意的支出: which categories, up to what sum and on which days; what the approval tiers take as the vote about a spending. */
export const MatterEditor = ({ matter, categories, metOn, onChange }: Props) => {
  if (matter === null)
    return (
      <>
        <p className="soft">会议同意了某一笔（一类）支出的，在这里写明，凭证才能凭这份决议办理；只定限额的不用填。</p>
        <Button
          onClick={() => {
            onChange(newMatter(metOn));
          }}
        >
          填写同意的支出
        </Button>
      </>
    );
  const names = new Map<string, string>(categories.map(({ id, code, name }) => [id, `${code} ${name}`]));
  const options = categories.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  return (
    <div className="cap-row">
      <div className="cap-row-head">
        <span>凭证的分类、金额、日期都在这个范围内，才算有决议</span>
        <Button
          onClick={() => {
            onChange(null);
          }}
          size="small"
        >
          删除这项
        </Button>
      </div>
      <div className="form-grid">
        <Field isNeeded isWide label="支出分类（可以选几个）">
          <Select<CategoryId[]>
            aria-label="同意的支出分类"
            mode="multiple"
            onChange={(categoryIds) => {
              onChange({ ...matter, categoryIds });
            }}
            options={options}
            showSearch={{
              filterOption: (typed, option) => matches(names.get(String(option?.value ?? "")) ?? "", typed),
            }}
            placeholder="分类名称、编码或拼音首字母"
            style={{ width: "100%" }}
            value={[...matter.categoryIds]}
          />
        </Field>
        <Field hint="凭这份决议办理的凭证合计不能超过这个数。" isNeeded label="金额合计不超过（元）">
          <AmountField
            label="同意的金额"
            onChange={(amountFen) => {
              onChange({ ...matter, amountFen });
            }}
            value={matter.amountFen}
          />
        </Field>
        <Field
          hint={matter.fromOn !== null && matter.fromOn < metOn ? "早于会议日期，属于补办，审计时会标明。" : ""}
          isNeeded
          label="支出日期从"
        >
          <DateField
            label="同意的支出起日"
            onChange={(fromOn) => {
              onChange({ ...matter, fromOn });
            }}
            value={matter.fromOn}
          />
        </Field>
        <Field isNeeded label="到">
          <DateField
            label="同意的支出止日"
            onChange={(toOn) => {
              onChange({ ...matter, toOn });
            }}
            value={matter.toOn}
          />
        </Field>
      </div>
    </div>
  );
};
