import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useMemo, type ReactNode } from "react";
import { dateFromText, type LocalDate } from "#domain/core/dates.ts";

type Common = {
  readonly id?: string;
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly isClearable?: boolean;
  readonly autoFocus?: boolean;
};

const idOf = (id: string | undefined): { readonly id?: string } => (id === undefined ? {} : { id });

type DateProps = Common & {
  readonly value?: LocalDate | string | null | undefined;
  readonly onChange?: (date: LocalDate | null) => void;
  /** Days after this one cannot be chosen. */
  readonly latest?: string | null;
  /** What an empty field means. */
  readonly placeholder?: string;
};

/** A calendar day as text; it can be typed as 2026-03-31, 20260331 or 2026.3.31. */
export const DateField = ({
  value = null,
  onChange,
  latest = null,
  label = "日期",
  placeholder = "例如 2026-03-31",
  ...rest
}: DateProps): ReactNode => {
  // One object for one day: the calendar takes another object for another value and would drop what is being typed
  // whenever the screen around it is drawn anew, as when a list arrives.
  const shown = useMemo(() => (value === null || value === "" ? null : dayjs(value)), [value]);
  return (
    <DatePicker
      {...idOf(rest.id)}
      aria-label={label}
      style={{ width: "100%" }}
      value={shown}
      format={["YYYY-MM-DD", "YYYYMMDD", "YYYY.M.D", "YYYY/M/D", "YYYY-M-D"]}
      placeholder={placeholder}
      disabled={rest.isDisabled === true}
      allowClear={rest.isClearable === true}
      // A mouse at rest where the calendar opens must not write the day under it over what is typed.
      previewValue={false}
      autoFocus={rest.autoFocus === true}
      disabledDate={(day: Dayjs) => latest !== null && day.format("YYYY-MM-DD") > latest}
      onChange={(day) => {
        onChange?.(day === null ? null : (dateFromText(day.format("YYYY-MM-DD")) ?? null));
      }}
    />
  );
};
