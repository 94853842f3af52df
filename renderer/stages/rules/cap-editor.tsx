import { Button, Radio, Select } from "antd";
import type { LocalDate } from "#domain/core/dates.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { CategoryPicker, type PickedCategory } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { capPeriodWords } from "#renderer/words/labels.ts";
import { BandEditor } from "./band-editor.tsx";
import { capProblem, type CapKind, type CapPeriod, type CapRow } from "./cap-form.ts";
import { Field } from "./field.tsx";

type Props = {
  readonly caps: readonly CapRow[];
  readonly categories: readonly PickedCategory[];
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
  { value: "K06", label: "按上年经常性收入分档" },
];

type OneProps = {
  readonly cap: CapRow;
  readonly at: number;
  readonly categories: readonly PickedCategory[];
  readonly metOn: LocalDate;
  readonly onChange: (part: Partial<CapRow>) => void;
  readonly onRemove: () => void;
};

const OneCap = ({ cap, at, categories, metOn, onChange, onRemove }: OneProps) => {
  const problem = capProblem(cap);
  const isEarly = cap.fromOn !== null && cap.fromOn < metOn;
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
        <Field hint={isEarly ? "早于会议日期，属于补办，审计时会标明。" : ""} isNeeded label="生效日期">
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
        {cap.kind === "K04" ? (
          <Field isNeeded label="限额（元）">
            <AmountField
              label={`${name}的金额`}
              onChange={(amountFen) => {
                onChange({ amountFen });
              }}
              value={cap.amountFen}
            />
          </Field>
        ) : null}
      </div>
      {cap.kind === "K04" ? null : (
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
export const CapEditor = ({ caps, categories, metOn, onChange }: Props) => (
  <>
    {caps.map((cap, at) => (
      <OneCap
        at={at}
        cap={cap}
        categories={categories}
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
