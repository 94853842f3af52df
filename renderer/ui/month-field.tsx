import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useMemo, type ReactNode } from "react";
import { monthFromText, type Month } from "#domain/core/dates.ts";

type Props = {
  readonly id?: string;
  readonly label?: string;
  /** What an empty field says. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isClearable?: boolean;
  readonly autoFocus?: boolean;
  readonly value?: Month | string | null | undefined;
  readonly onChange?: (month: Month | null) => void;
};

/** An accounting month as text such as 2026-03. */
export const MonthField = ({ value = null, onChange, label = "月份", ...rest }: Props): ReactNode => {
  // One object for one month, for the reason the day's field gives.
  const shown = useMemo(() => (value === null || value === "" ? null : dayjs(`${value}-01`)), [value]);
  return (
    <DatePicker
      {...(rest.id === undefined ? {} : { id: rest.id })}
      picker="month"
      aria-label={label}
      style={{ width: "8.75rem" }}
      value={shown}
      format={["YYYY-MM", "YYYYMM", "YYYY.M", "YYYY/M"]}
      placeholder={rest.placeholder ?? "例如 2026-03"}
      disabled={rest.isDisabled === true}
      allowClear={rest.isClearable === true}
      // A mouse at rest where the calendar opens must not write the day under it over what is typed.
      previewValue={false}
      autoFocus={rest.autoFocus === true}
      onChange={(day) => {
        onChange?.(day === null ? null : (monthFromText(day.format("YYYY-MM")) ?? null));
      }}
    />
  );
};
