import { Select, Space } from "antd";
import type { ReactNode } from "react";
import type { Quarter } from "#domain/core/dates.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { QuarterField } from "./quarter-field.tsx";

type Props = { readonly quarter: Quarter; readonly ledgerId: string | null; readonly children?: ReactNode };

/** The quarter and the books that are looked at, kept in the address; all books at once where none is chosen. */
export const FindingPlace = ({ quarter, ledgerId, children }: Props): ReactNode => {
  const { ledgers } = useLedger();
  const { params, adjust } = usePlace();
  const choose = (changes: Readonly<Record<string, string>>): void => {
    adjust(Object.fromEntries(Object.entries({ ...params, ...changes }).filter(([, value]) => value !== "")));
  };
  return (
    <Space size="middle" style={{ marginBottom: 12 }} wrap>
      <QuarterField onChange={(next) => choose({ quarter: next })} value={quarter} />
      <Select
        aria-label="账套"
        onChange={(value: string) => choose({ ledgerId: value })}
        options={[
          { value: "", label: "全部账套" },
          ...ledgers.map((ledger) => ({ value: String(ledger.id), label: ledger.name })),
        ]}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "18rem" }}
        value={ledgerId ?? ""}
      />
      {children}
    </Space>
  );
};
