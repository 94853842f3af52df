import type { ReactNode } from "react";
import type { LocalDate } from "#domain/core/dates.ts";
import { DateField } from "./date-field.tsx";

type Props = { readonly value: LocalDate; readonly onChange: (day: LocalDate) => void };

/** 截至: the day a register is looked at. */
export const AsOfField = ({ value, onChange }: Props): ReactNode => (
  <label className="button-row">
    截至
    <span style={{ width: 160 }}>
      <DateField
        label="截至日期"
        onChange={(day) => {
          if (day !== null) onChange(day);
        }}
        value={value}
      />
    </span>
  </label>
);
