import { Input } from "antd";
import { useState } from "react";
import { fenFromYuanText } from "#domain/core/fen.ts";

type Props = {
  readonly value: number | null;
  readonly onChange: (hundredths: number | null) => void;
  readonly label: string;
};

/** A percentage with at most two decimals, kept in hundredths of a percent: 12.5 is 1250. No fraction is ever computed. */
export const PercentField = ({ value, onChange, label }: Props) => {
  const [typed, setTyped] = useState(value === null ? "" : String(value / 100));
  const read = fenFromYuanText(typed);
  const isBad = typed !== "" && (!read.ok || read.value < 0);
  return (
    <Input
      aria-label={label}
      autoComplete="off"
      inputMode="decimal"
      maxLength={6}
      onChange={(event) => {
        const text = event.target.value.normalize("NFKC").replaceAll(/[^\d.]/g, "");
        setTyped(text);
        const next = fenFromYuanText(text);
        onChange(next.ok ? next.value : null);
      }}
      status={isBad ? "error" : ""}
      style={{ textAlign: "right" }}
      suffix="%"
      value={typed}
    />
  );
};
