import { Select } from "antd";
import type { ReactNode } from "react";
import { monthOf, quarterFromText, quarterOf, type Quarter } from "#domain/core/dates.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { quarterChoices } from "#renderer/stages/reports/period.ts";

/** The quarter in the address, or that of the accounting month at the top; `isClosed`: that of the month closed last. */
export const useQuarter = ({ isClosed }: { readonly isClosed: boolean }): Quarter => {
  const asked = usePlace((state) => state.params["quarter"]);
  const month = useLedger((state) => state.month);
  const closedThrough = useChosenLedger()?.closedThrough ?? null;
  const today = useSession((state) => state.today);
  const usual = (isClosed ? closedThrough : null) ?? month ?? monthOf(today);
  return quarterFromText(asked ?? "") ?? quarterOf(usual);
};

/**
 * The earliest quarter with findings that nobody has answered, of one set of books or of all; null where none waits or
 * the address names a quarter, undefined while it is being read.
 */
export const useWaitingQuarter = (ledgerId: string | null): Quarter | null | undefined => {
  const asked = usePlace((state) => state.params["quarter"]);
  const { data, failure } = useQuery("office.overview", asked === undefined ? {} : null);
  if (asked !== undefined || failure !== null) return null;
  if (data === null) return undefined;
  const quarters = data.ledgers.flatMap(({ id, findingQuarter }) =>
    findingQuarter === null || (ledgerId !== null && id !== ledgerId) ? [] : [findingQuarter],
  );
  return quarters.toSorted()[0] ?? null;
};

export type QuarterFieldProps = { readonly value: Quarter; readonly onChange: (quarter: Quarter) => void };

/** The quarters of five years back from today, latest first. */
export const QuarterField = ({ value, onChange }: QuarterFieldProps): ReactNode => {
  const today = useSession((state) => state.today);
  const choices = [...new Set([value, ...quarterChoices(monthOf(today), 5)])];
  return (
    <Select
      aria-label="季度"
      onChange={onChange}
      options={choices
        .toSorted((left, right) => right.localeCompare(left))
        .map((quarter) => ({ value: quarter, label: quarterText(quarter) }))}
      style={{ width: "12rem" }}
      value={value}
    />
  );
};
