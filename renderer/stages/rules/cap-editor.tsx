import { Button, Radio, Select } from "antd";
import { capUnits, type CapUnit } from "#domain/caps/cap.ts";
import type { PopulationSource } from "#domain/caps/population.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { CategoryPicker, type PickedCategory } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { capPeriodWords, capUnitWords } from "#renderer/words/labels.ts";
import { BandEditor } from "./band-editor.tsx";
import { capProblem, firstDayHint, type CapKind, type CapPeriod, type CapRow } from "./cap-form.ts";
import { IncomeEditor, type IncomeAccount } from "./income-editor.tsx";
import { Field } from "./field.tsx";

type Props = {
  readonly caps: readonly CapRow[];
  readonly categories: readonly PickedCategory[];
  readonly incomeAccounts: readonly IncomeAccount[];
  readonly metOn: LocalDate;
  readonly onChange: (caps: readonly CapRow[]) => void;
};

const periods: readonly { readonly value: CapPeriod; readonly label: string }[] = [
  { value: "year", label: capPeriodWords.year },
  { value: "quarter", label: capPeriodWords.quarter },
  { value: "month", label: capPeriodWords.month },
];
const kinds: readonly { readonly value: CapKind; readonly label: string }[] = [
  { value: "K04", label: "固定金额" },
  { value: "K05", label: "按人口分档" },
  { value: "K06", label: "按收入分档或按比例" },
];
const pers: readonly { readonly value: CapUnit | "whole"; readonly label: string }[] = [
  { value: "whole", label: "整个期间一个总数" },
  ...capUnits.map((value) => ({ value, label: `每${capUnitWords[value]}` })),
];
const carries: readonly { readonly value: CapRow["carry"]; readonly label: string }[] = [
  { value: "none", label: "不结转" },
  { value: "within-year", label: "结转到本年下一期" },
  { value: "onward", label: "一直结转到下一期" },
];

type OneProps = {
  readonly cap: CapRow;
  readonly at: number;
  readonly categories: readonly PickedCategory[];
  readonly incomeAccounts: readonly IncomeAccount[];
  readonly metOn: LocalDate;
  readonly onChange: (part: Partial<CapRow>) => void;
  readonly onRemove: () => void;
};

const CarryField = ({ cap, name, onChange }: Pick<OneProps, "cap" | "onChange"> & { readonly name: string }) => (
  <Field hint="这一期没用完的数，下一期能不能接着用。" label="没用完的">
    <Select
      aria-label={`${name}没用完的怎么办`}
      onChange={(carry) => {
        onChange({ carry });
      }}
      options={cap.period === "year" ? carries.filter(({ value }) => value !== "within-year") : [...carries]}
      style={{ width: "100%" }}
      value={cap.carry}
    />
  </Field>
);

const FixedFields = ({ cap, name, onChange }: Pick<OneProps, "cap" | "onChange"> & { readonly name: string }) => (
  <>
    <Field
      hint={cap.per === null ? "" : "每张凭证单独算：限额乘以单据里登记的人数或数量；没有登记的会提示。"}
      label="按什么算"
    >
      <Select
        aria-label={`${name}按什么算`}
        onChange={(unit) => {
          onChange({ per: capUnits.find((each) => each === unit) ?? null });
        }}
        options={[...pers]}
        style={{ width: "100%" }}
        value={cap.per ?? "whole"}
      />
    </Field>
    <Field isNeeded label={cap.per === null ? "限额（元）" : `每${capUnitWords[cap.per]}限额（元）`}>
      <AmountField
        label={`${name}的金额`}
        onChange={(amountFen) => {
          onChange({ amountFen });
        }}
        value={cap.amountFen}
      />
    </Field>
  </>
);

const sources: readonly { readonly value: PopulationSource; readonly label: string }[] = [
  { value: "on-day", label: "支出当日登记的人口" },
  { value: "this-year", label: "当年登记的人口（年内最新）" },
  { value: "last-year-end", label: "上年末的人口" },
];

const SourceField = ({ cap, name, onChange }: Pick<OneProps, "cap" | "onChange"> & { readonly name: string }) => (
  <Field hint="年内改登记人口的：按当日的从那天起换档，按当年的全年换档，按上年末的不变。" label="按哪一年的人口">
    <Select
      aria-label={`${name}按哪一年的人口`}
      onChange={(source) => {
        onChange({ source });
      }}
      options={[...sources]}
      style={{ width: "100%" }}
      value={cap.source}
    />
  </Field>
);

const OneCap = ({ cap, at, categories, incomeAccounts, metOn, onChange, onRemove }: OneProps) => {
  const problem = capProblem(cap);
  const name = `第${String(at + 1)}项限额`;
  return (
    <div className="cap-row">
      <div className="cap-row-head">
        <span>第 {at + 1} 项限额</span>
        <Button onClick={onRemove} size="small">
          删除这项
        </Button>
      </div>
      <div className="form-grid">
        <Field isNeeded label="支出分类">
          <CategoryPicker
            categories={categories}
            label={`${name}的支出分类`}
            onChange={(categoryId) => {
              onChange({ categoryId });
            }}
            value={cap.categoryId}
          />
        </Field>
        <Field hint="几类支出合在一起管一个总数的，在这里加上其他分类。" label="合计管的其他分类">
          <Select
            aria-label={`${name}合计的其他分类`}
            mode="multiple"
            onChange={(moreCategoryIds) => {
              onChange({ moreCategoryIds });
            }}
            options={categories
              .filter(({ id }) => id !== cap.categoryId)
              .map(({ id, code, name: label }) => ({ value: id, label: `${code} ${label}` }))}
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "100%" }}
            value={[...cap.moreCategoryIds]}
          />
        </Field>
        <Field label="控制期间">
          <Select
            aria-label={`${name}的控制期间`}
            onChange={(period) => {
              onChange({ period });
            }}
            options={[...periods]}
            style={{ width: "100%" }}
            value={cap.period}
          />
        </Field>
        <CarryField cap={cap} name={name} onChange={onChange} />
        <Field hint={firstDayHint(cap, metOn)} isNeeded label="生效日期">
          <DateField
            label={`${name}的生效日期`}
            onChange={(fromOn) => {
              onChange({ fromOn });
            }}
            value={cap.fromOn}
          />
        </Field>
        <Field isNeeded label="失效日期">
          <DateField
            label={`${name}的失效日期`}
            onChange={(toOn) => {
              onChange({ toOn });
            }}
            value={cap.toOn}
          />
        </Field>
        <Field isWide label="限额怎么定">
          <Radio.Group
            onChange={(event) => {
              const kind = kinds.find(({ value }) => value === event.target.value)?.value ?? "K04";
              onChange({ kind, bands: cap.bands.map((band) => ({ ...band, upTo: band.upTo === null ? null : 0 })) });
            }}
            options={[...kinds]}
            value={cap.kind}
          />
        </Field>
        {cap.kind === "K04" ? <FixedFields cap={cap} name={name} onChange={onChange} /> : null}
        {cap.kind === "K05" ? <SourceField cap={cap} name={name} onChange={onChange} /> : null}
      </div>
      {cap.kind === "K06" ? (
        <IncomeEditor
          accounts={incomeAccounts}
          income={cap.income}
          name={name}
          onChange={(income) => {
            onChange({ income });
          }}
        />
      ) : null}
      {cap.kind === "K04" || (cap.kind === "K06" && cap.income.isShare) ? null : (
        <BandEditor
          bands={cap.bands}
          kind={cap.kind}
          onChange={(bands) => {
            onChange({ bands });
          }}
        />
      )}
      {problem === null ? null : <div className="form-hint">{problem}</div>}
    </div>
  );
};

/** The caps a resolution approves: by category and period, as an amount or by bands. */
export const CapEditor = ({ caps, categories, incomeAccounts, metOn, onChange }: Props) => (
  <>
    {caps.map((cap, at) => (
      <OneCap
        at={at}
        cap={cap}
        categories={categories}
        incomeAccounts={incomeAccounts}
        key={cap.key}
        metOn={metOn}
        onChange={(part) => {
          onChange(caps.map((each) => (each.key === cap.key ? { ...each, ...part } : each)));
        }}
        onRemove={() => {
          onChange(caps.filter((each) => each.key !== cap.key));
        }}
      />
    ))}
  </>
);
