import { Input } from "antd";
import type { ReactNode } from "react";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
  readonly isRequired?: boolean;
  readonly hint?: string;
};

/** One line of text under its name. */
export const TextLine = ({ label, value, most, onChange, isRequired = false, hint = "" }: TextProps): ReactNode => (
  <Labelled hint={hint} isRequired={isRequired} label={label}>
    <Input aria-label={label} maxLength={most} onChange={(event) => onChange(event.target.value)} value={value} />
  </Labelled>
);

type AmountProps = {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (amountFen: number | null) => void;
  readonly isRequired?: boolean;
  readonly hint?: string;
};

/** One amount under its name; an empty field is null. */
export const AmountLine = ({ label, value, onChange, isRequired = false, hint = "" }: AmountProps): ReactNode => (
  <Labelled hint={hint} isRequired={isRequired} label={label}>
    <AmountField label={label} onChange={onChange} value={value === null ? null : fen(value)} />
  </Labelled>
);

type DayProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: LocalDate | null) => void;
  readonly hint?: string;
};

/** One day under its name; it may be emptied. */
export const DayLine = ({ label, value, onChange, hint = "" }: DayProps): ReactNode => (
  <Labelled hint={hint} label={label}>
    <DateField isClearable label={label} onChange={onChange} value={value} />
  </Labelled>
);
