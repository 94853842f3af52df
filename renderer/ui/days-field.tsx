import { Button, Input, Popover } from "antd";
import { useState, type ReactNode } from "react";
import { addDays, firstDayOf, lastDayOf, monthFromText, weekdayOf, type LocalDate } from "#domain/core/dates.ts";
import { daysFromText, daysText } from "#renderer/format/days.ts";
import "./days-field.css";

type Props = {
  readonly label: string;
  /** The month whose days are picked. */
  readonly month: string;
  readonly value: readonly LocalDate[];
  readonly onChange: (days: readonly LocalDate[]) => void;
};

const weekHeads = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** The days of a month, none where the text is no month. */
const daysOf = (text: string): readonly LocalDate[] => {
  const month = monthFromText(text);
  if (month === undefined) return [];
  const first = firstDayOf(month);
  return Array.from({ length: Number(lastDayOf(month).slice(8)) }, (_none, index) => addDays(first, index));
};

/** The days themselves, typed as `3、5、8-10` or picked one by one. */
const Picker = ({ label, month, value, onChange }: Props): ReactNode => {
  const [text, setText] = useState(daysText(value));
  const typed = daysFromText(text, month);
  const take = (days: readonly LocalDate[]): void => {
    setText(daysText(days));
    onChange(days);
  };
  const toggle = (day: LocalDate): void =>
    take(value.includes(day) ? value.filter((each) => each !== day) : [...value, day].toSorted());
  const days = daysOf(month);
  // Monday first, as calendars hang on walls.
  const emptyBefore = days[0] === undefined ? 0 : weekdayOf(days[0]) - 1;
  return (
    <div className="days-picker">
      <Input
        aria-label={`${label}（几号）`}
        onBlur={() => typed !== undefined && take(typed)}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => typed !== undefined && take(typed)}
        placeholder="几号，例如 3、5、8-10"
        status={typed === undefined ? "error" : ""}
        value={text}
      />
      <div className="days-grid">
        {weekHeads.map((head) => (
          <span className="soft" key={head}>
            {head}
          </span>
        ))}
        {Array.from({ length: emptyBefore }, (_none, index) => (
          <span key={`before-${String(index)}`} />
        ))}
        {days.map((day) => (
          <Button
            aria-label={`${Number(day.slice(8))}日`}
            aria-pressed={value.includes(day)}
            key={day}
            onClick={() => toggle(day)}
            size="small"
            type={value.includes(day) ? "primary" : "default"}
          >
            {Number(day.slice(8))}
          </Button>
        ))}
      </div>
    </div>
  );
};

/** Days of one month: a button that says which, opening a small calendar to type or pick them. */
export const DaysField = (props: Props): ReactNode => (
  <Popover content={<Picker {...props} key={props.month} />} destroyOnHidden placement="bottomLeft" trigger="click">
    <Button aria-label={props.label} className="days-button" title={daysText(props.value)} type="text">
      {props.value.length === 0 ? <span className="soft">选日期</span> : `${daysText(props.value)}日`}
    </Button>
  </Popover>
);
