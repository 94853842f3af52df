import { Drawer } from "antd";
import type { ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useReportSpan } from "./report-store.ts";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Combined = OutputOf<"report.combined">;
type Part = { readonly ledgerId: string; readonly name: string; readonly amountFen: number | null };

const columnsFor = (show: (part: Part) => void): readonly PaperColumn<Part>[] => [
  {
    key: "ledger",
    title: "账套",
    cell: (part) => <PaperLink onClick={() => show(part)}>{part.name}</PaperLink>,
  },
  { key: "amount", title: "金额", width: 180, align: "right", cell: (part) => moneyText(part.amountFen) },
];

const screens = {
  "balance-sheet": "balance-sheet",
  income: "income-statement",
  "trial-balance": "trial-balance",
  "income-detail": "income-detail",
} as const;

export type CombinedDrawerProps = {
  readonly data: Combined;
  /** The line whose total is looked into; null: closed. */
  readonly line: Combined["lines"][number] | null;
  readonly statement: InputOf<"report.combined">["statement"];
  readonly onClose: () => void;
};

/** What a total of the township is made of, ledger by ledger; a ledger opens its own statement, and so on to the voucher. */
export const CombinedDrawer = ({ data, line, statement, onClose }: CombinedDrawerProps): ReactNode => {
  const choose = useLedger((state) => state.choose);
  const open = usePlace((state) => state.open);
  const { span, setSpan } = useReportSpan();
  const show = (part: Part): void => {
    // The other ledger may stand at another month: what is looked into stays the span of the total.
    if (span !== null) setSpan(span);
    choose(part.ledgerId);
    open(screens[statement], line === null || line.no === 0 ? {} : { line: String(line.no) });
  };
  const parts = data.ledgers.map(({ ledgerId, name }, index): Part => ({
    ledgerId,
    name,
    amountFen: line?.amountsFen[index] ?? null,
  }));
  return (
    <Drawer
      onClose={onClose}
      open={line !== null}
      size={640}
      title={`${line?.name.trim() ?? ""}　${moneyText(line?.totalFen ?? null)}`}
    >
      <p className="soft">打开一个账套，就到它的报表；再点数字，一直到凭证。</p>
      <PaperTable
        columns={columnsFor(show)}
        height="70vh"
        keyOf={(part) => part.ledgerId}
        label="由哪些账套相加"
        onOpen={show}
        rows={parts.filter((part) => (part.amountFen ?? 0) !== 0)}
        viewKey={`combined-parts/${statement}/${line?.no ?? 0}${line?.name ?? ""}`}
      />
    </Drawer>
  );
};
