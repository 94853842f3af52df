import { Button, Input, Select } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { dateFromText, yearOf, type LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { initialsOf } from "#renderer/format/search.ts";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Field } from "./field.tsx";
import type { ResolutionForm } from "./resolution-form.ts";

type Delegation = OutputOf<"resolution.show">["record"]["delegation"];
type Props = {
  readonly delegation: Delegation;
  readonly categories: readonly PickedCategory[];
  readonly metOn: LocalDate;
  readonly onChange: (delegation: Delegation) => void;
};

const matches = (text: string, typed: string): boolean =>
  text.includes(typed) || initialsOf(text).includes(typed.toLowerCase());

/** Which matters an assembly lets the representatives decide, and until when. */
const DelegationEditor = ({ delegation, categories, metOn, onChange }: Props) => {
  if (delegation === null)
    return (
      <>
        <p className="soft">会议授权代表会议决定某些事项的，在这里写明事项和期限；没有授权的不用填。</p>
        <Button
          onClick={() => {
            const untilOn = dateFromText(`${String(yearOf(metOn))}-12-31`) ?? metOn;
            onChange({ matters: "", categoryIds: [], untilOn });
          }}
        >
          填写授权
        </Button>
      </>
    );
  const names = new Map<string, string>(categories.map(({ id, code, name }) => [id, `${code} ${name}`]));
  return (
    <div className="cap-row">
      <div className="cap-row-head">
        <span>期限内、授权事项以内，代表会议才可以决定</span>
        <Button onClick={() => onChange(null)} size="small">
          删除这项
        </Button>
      </div>
      <div className="form-grid">
        <Field isNeeded isWide label="授权的事项">
          <Input
            aria-label="授权的事项"
            maxLength={500}
            onChange={(event) => onChange({ ...delegation, matters: event.target.value })}
            placeholder="例如：年度非生产性支出限额、误工补贴的人员和标准"
            value={delegation.matters}
          />
        </Field>
        <Field hint="不选是各类支出都授权。" isWide label="支出分类（可以选几个）">
          <Select<CategoryId[]>
            aria-label="授权的支出分类"
            mode="multiple"
            onChange={(categoryIds) => onChange({ ...delegation, categoryIds })}
            options={categories.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
            placeholder="分类名称、编码或拼音首字母"
            showSearch={{
              filterOption: (typed, option) => matches(names.get(String(option?.value ?? "")) ?? "", typed),
            }}
            style={{ width: "100%" }}
            value={[...delegation.categoryIds]}
          />
        </Field>
        <Field isNeeded label="授权到哪一天">
          <DateField
            label="授权到哪一天"
            onChange={(untilOn) => {
              if (untilOn !== null) onChange({ ...delegation, untilOn });
            }}
            value={delegation.untilOn}
          />
        </Field>
      </div>
    </div>
  );
};

/** 授权代表会议, where an assembly is recorded; representatives delegate nothing. */
export const DelegationSection = ({
  form,
  categories,
  onChange,
}: {
  readonly form: ResolutionForm;
  readonly categories: readonly PickedCategory[];
  readonly onChange: (part: Partial<ResolutionForm>) => void;
}) =>
  form.body === "congress" ? null : (
    <section className="panel">
      <h2>授权代表会议</h2>
      <DelegationEditor
        categories={categories}
        delegation={form.record.delegation ?? null}
        metOn={form.metOn}
        onChange={(delegation) => onChange({ record: { ...form.record, delegation } })}
      />
    </section>
  );
