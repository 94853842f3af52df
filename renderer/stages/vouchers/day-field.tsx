import { Input, type InputRef } from "antd";
import { useState, type KeyboardEvent, type Ref } from "react";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { dayFromTyped } from "./day-text.ts";

type Props = {
  readonly value: LocalDate;
  readonly onChange: (day: LocalDate) => void;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly width?: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly ref?: Ref<InputRef>;
};

/** A day typed by the keyboard alone: `15`, `3-15` or `20260315`; the up and down keys step by one day. */
export const DayField = ({ value, onChange, label, autoFocus = false, width = 150, onKeyDown, ref }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : dayFromTyped(typed, value);
  const settle = (): void => {
    if (read === undefined) return;
    setTyped(null);
    if (read !== value) onChange(read);
  };
  return (
    <Input
      aria-label={label}
      autoComplete="off"
      autoFocus={autoFocus}
      onBlur={settle}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onFocus={(event) => {
        event.target.select();
      }}
      onKeyDown={(event) => {
        const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (step !== 0 && read !== undefined) {
          event.preventDefault();
          setTyped(null);
          onChange(addDays(read, step));
          return;
        }
        if (event.key === "Enter") settle();
        if (event.key !== "Enter" || read !== undefined) onKeyDown?.(event);
      }}
      ref={ref ?? null}
      status={read === undefined ? "error" : ""}
      style={{ width }}
      title={read === undefined ? "没有这一天。可填 15、3-15 或 20260315" : "可只填日，例如 15；上下键逐日调整"}
      value={typed ?? value}
    />
  );
};
