import { Button, Space } from "antd";
import type { ReactNode } from "react";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { presetSpans, spanWithFrom, spanWithTo, type Span } from "./period.ts";

export type SpanBarProps = {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
  readonly children?: ReactNode;
};

/** Two month fields and the usual spans by one click; further filters of a report stand behind. */
export const SpanBar = ({ span, onChange, children }: SpanBarProps): ReactNode => {
  const current = useLedger((state) => state.month);
  return (
    <Space wrap size="middle" style={{ marginBottom: 12 }}>
      <Space size="small">
        <MonthField
          label="起始月份"
          onChange={(value) => {
            if (value !== null) onChange(spanWithFrom(span, value));
          }}
          value={span.fromMonth}
        />
        <span>至</span>
        <MonthField
          label="截止月份"
          onChange={(value) => {
            if (value !== null) onChange(spanWithTo(span, value));
          }}
          value={span.toMonth}
        />
      </Space>
      {current !== null && (
        <Space.Compact>
          {presetSpans(current).map(({ name, span: preset }) => (
            <Button
              key={name}
              onClick={() => {
                onChange(preset);
              }}
              type={preset.fromMonth === span.fromMonth && preset.toMonth === span.toMonth ? "primary" : "default"}
            >
              {name}
            </Button>
          ))}
        </Space.Compact>
      )}
      {children}
    </Space>
  );
};
