import { Input } from "antd";

type Props = {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly label: string;
  readonly unit: string;
};

/** A count of people or votes: whole numbers only, empty allowed. */
export const NumberField = ({ value, onChange, label, unit }: Props) => (
  <Input
    aria-label={label}
    autoComplete="off"
    inputMode="numeric"
    maxLength={7}
    onChange={(event) => {
      const digits = event.target.value.normalize("NFKC").replaceAll(/\D/g, "");
      onChange(digits === "" ? null : Number(digits));
    }}
    onFocus={(event) => {
      event.target.select();
    }}
    style={{ textAlign: "right" }}
    suffix={unit}
    value={value === null ? "" : String(value)}
  />
);
