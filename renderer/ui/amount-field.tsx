import { Input, type InputRef } from "antd";
import { useState, type KeyboardEvent, type Ref } from "react";
import { fenFromAmountCell } from "#domain/core/expression.ts";
import type { Fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";

type Props = {
  readonly value?: Fen | null | undefined;
  readonly onChange?: (amountFen: Fen | null) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isBare?: boolean;
  readonly autoFocus?: boolean;
  /** Called before the field's own handling; call `preventDefault` to keep a key for the grid. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<InputRef>;
};

/** Reads what stands in the field: null for an empty one, undefined when it cannot be read. */
const readAmount = (text: string): Fen | null | undefined => {
  if (text.trim() === "") return null;
  const read = fenFromAmountCell(text);
  return read.ok ? read.value : undefined;
};

/** An amount in fen, typed in yuan; arithmetic such as `1200*3+50` and a minus before or after are understood. Red when negative. */
export const AmountField = (props: Props) => {
  const { value = null, onChange, onKeyDown, onBlur } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? moneyText(value);
  const read = readAmount(shown);
  const settle = (): void => {
    if (typed === null || read === undefined) return;
    setTyped(null);
    if (read !== value) onChange?.(read);
  };
  const type = (text: string): void => {
    setTyped(text);
    const next = readAmount(text);
    // Whole numbers count at once, so that totals move while typing; arithmetic waits for Enter or leaving the field.
    if (next !== undefined && next !== value) onChange?.(next);
  };
  return (
    <Input
      ref={props.ref ?? null}
      {...(props.id === undefined ? {} : { id: props.id })}
      className={(read ?? 0) < 0 ? "amount-field red-amount" : "amount-field"}
      style={{ textAlign: "right" }}
      inputMode="decimal"
      autoComplete="off"
      aria-label={props.label ?? "金额"}
      placeholder={props.placeholder ?? ""}
      variant={props.isBare === true ? "borderless" : "outlined"}
      disabled={props.isDisabled === true}
      autoFocus={props.autoFocus === true}
      status={read === undefined ? "error" : ""}
      title={read === undefined ? "金额看不懂：请填数字，或算式如 1200*3+50" : ""}
      value={shown}
      onFocus={(event) => {
        event.target.select();
      }}
      onChange={(event) => {
        type(event.target.value);
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (!event.defaultPrevented && event.key === "Enter") settle();
      }}
      onBlur={() => {
        settle();
        onBlur?.();
      }}
    />
  );
};
