import { moneyText } from "#renderer/format/money.ts";
import type { OverviewTotals } from "./next-step.ts";

type Props = { readonly totals: OverviewTotals; readonly count: number; readonly isLoading: boolean };

/** The township's sums above the list: of the sets of books shown below. */
export const OverviewTotalsRow = ({ totals, count, isLoading }: Props) => {
  const figures: readonly (readonly [string, string])[] = [
    ["账套", String(count)],
    ["草稿", String(totals.draftCount)],
    ["被制度拦下", String(totals.heldCount)],
    ["待记账", String(totals.reviewedCount)],
    ["未记账流水", String(totals.unbookedLineCount)],
    ["疑点", String(totals.findingCount)],
    ["银行存款合计", moneyText(totals.bankFen)],
    ["库存现金合计", moneyText(totals.cashFen)],
  ];
  return (
    <div className="figures" aria-label="全乡镇合计">
      {figures.map(([name, figure]) => (
        <div className="figure" key={name}>
          <div className="soft">{name}</div>
          <div className={figure.startsWith("-") ? "figure-number red-amount" : "figure-number"}>
            {isLoading ? "…" : figure}
          </div>
        </div>
      ))}
    </div>
  );
};
