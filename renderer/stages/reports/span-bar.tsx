import { Button, Select, Space } from "antd";
import type { ReactNode } from "react";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import type { Month } from "#domain/core/dates.ts";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { useNarrow } from "#renderer/ui/use-narrow.ts";
import { presetSpans, spanWithFrom, spanWithTo, type Span } from "./period.ts";

export type SpanBarProps = {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
  /** Where a list can show every month: whether it does, and how to. */
  readonly everyMonth?: { readonly isShown: boolean; readonly show: () => void };
  readonly children?: ReactNode;
};

type PresetsProps = Omit<SpanBarProps, "children"> & { readonly current: Month };

const everyMonthName = "全部月份";

/** The usual spans: a row of buttons, or one field where a row would fill the window. */
const Presets = ({ span, onChange, current, everyMonth }: PresetsProps): ReactNode => {
  const isNarrow = useNarrow();
  const presets = presetSpans(current);
  const isEvery = everyMonth?.isShown === true;
  const isChosen = (preset: Span): boolean =>
    !isEvery && preset.fromMonth === span.fromMonth && preset.toMonth === span.toMonth;
  if (isNarrow)
    return (
      <Select
        aria-label="常用期间"
        onChange={(name: string) => {
          if (name === everyMonthName) everyMonth?.show();
          const preset = presets.find((each) => each.name === name);
          if (preset !== undefined) onChange(preset.span);
        }}
        options={[...presets.map(({ name }) => name), ...(everyMonth === undefined ? [] : [everyMonthName])].map(
          (name) => ({
            value: name,
            label: name,
          }),
        )}
        placeholder="常用期间"
        style={{ width: "7.5rem" }}
        value={isEvery ? everyMonthName : (presets.find((preset) => isChosen(preset.span))?.name ?? null)}
      />
    );
  return (
    <Space.Compact>
      {presets.map(({ name, span: preset }) => (
        <Button
          key={name}
          onClick={() => {
            onChange(preset);
          }}
          type={isChosen(preset) ? "primary" : "default"}
        >
          {name}
        </Button>
      ))}
      {everyMonth === undefined ? null : (
        <Button onClick={everyMonth.show} type={isEvery ? "primary" : "default"}>
          {everyMonthName}
        </Button>
      )}
    </Space.Compact>
  );
};

/** Two month fields and the usual spans by one click; further filters of a report stand behind. */
export const SpanBar = ({ span, onChange, everyMonth, children }: SpanBarProps): ReactNode => {
  const current = useLedger((state) => state.month);
  const isNarrow = useNarrow();
  const isEvery = everyMonth?.isShown === true;
  const every = everyMonth === undefined ? {} : { everyMonth };
  return (
    <Space wrap size={isNarrow ? "small" : "middle"} style={{ marginBottom: isNarrow ? 8 : 12 }}>
      <Space size="small">
        <MonthField
          label="起始月份"
          onChange={(value) => {
            if (value !== null) onChange(spanWithFrom(span, value));
          }}
          placeholder="最早"
          value={isEvery ? null : span.fromMonth}
        />
        <span>至</span>
        <MonthField
          label="截止月份"
          onChange={(value) => {
            if (value !== null) onChange(spanWithTo(span, value));
          }}
          placeholder="最晚"
          value={isEvery ? null : span.toMonth}
        />
      </Space>
      {current !== null && <Presets {...every} current={current} onChange={onChange} span={span} />}
      {children}
    </Space>
  );
};
