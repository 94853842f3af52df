import { capitalAmount } from "#domain/core/capital-amount.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { AmountDigits, DigitHeads } from "./amount-digits.tsx";
import { useDigits } from "./grid-view-store.ts";
import type { VoucherDetail } from "./grid-content.ts";
import { paperName } from "./voucher-words.ts";
import "./grid.css";
import "./paper.css";

type Slip = Pick<VoucherDetail, "word" | "number" | "state" | "paperCount" | "ledgerName" | "entries"> & {
  readonly onDate: LocalDate;
};

type Names = Pick<VoucherDetail, "preparedByName" | "reviewedByName" | "postedByName">;

type Props = {
  readonly slip: Slip;
  readonly names: Names | null;
  /** The names of auxiliary items by id. */
  readonly itemNames: ReadonlyMap<string, string>;
  /** Plain amounts even where the digit grid is on: for two slips side by side. */
  readonly isNarrow?: boolean;
  readonly onAccount?: (accountId: string) => void;
};

const detailText = (entry: Slip["entries"][number], itemNames: ReadonlyMap<string, string>): string =>
  [...entry.items.map(({ itemId }) => itemNames.get(itemId) ?? ""), entry.categoryName ?? ""]
    .filter((text) => text !== "")
    .join("、");

/** A voucher as it looks on paper: 记账凭证 with its lines, totals in digits and capitals, and who made it. */
export const VoucherPaper = ({ slip, names, itemNames, isNarrow = false, onAccount }: Props) => {
  const hasRoom = useDigits();
  const isDigits = hasRoom && !isNarrow;
  const debitFen = sumOf(slip.entries, (entry) => entry.debitFen);
  const creditFen = sumOf(slip.entries, (entry) => entry.creditFen);
  const amountWidth = isDigits ? "12.4rem" : isNarrow ? "7.6rem" : "10rem";
  return (
    <article aria-label="记账凭证" className={isNarrow ? "voucher-paper is-narrow" : "voucher-paper"}>
      <h2>记 账 凭 证</h2>
      <div className="paper-head">
        <span>{slip.ledgerName}</span>
        <span>{longDateText(slip.onDate)}</span>
        <span>
          {paperName(slip)}　附件 {slip.paperCount} 张
        </span>
      </div>
      <div className="voucher-grid">
        <table style={isNarrow ? { minWidth: 0 } : {}}>
          <colgroup>
            <col style={{ width: isNarrow ? "30%" : "28%" }} />
            <col />
            <col style={{ width: amountWidth }} />
            <col style={{ width: amountWidth }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">摘要</th>
              <th scope="col">会计科目</th>
              <th scope="col">借方金额{isDigits ? <DigitHeads /> : null}</th>
              <th scope="col">贷方金额{isDigits ? <DigitHeads /> : null}</th>
            </tr>
          </thead>
          <tbody>
            {slip.entries.map((entry) => (
              <tr key={entry.line}>
                <td>
                  <div className="cell">{entry.summary}</div>
                </td>
                <td>
                  <div className="cell">
                    <span>
                      {onAccount === undefined ? (
                        `${entry.accountCode} ${entry.accountName}`
                      ) : (
                        <button
                          className="paper-link"
                          onClick={() => {
                            onAccount(entry.accountId);
                          }}
                          title="看明细账"
                          type="button"
                        >
                          {entry.accountCode} {entry.accountName}
                        </button>
                      )}
                      {detailText(entry, itemNames) === "" ? null : (
                        <span className="soft paper-detail">{detailText(entry, itemNames)}</span>
                      )}
                    </span>
                  </div>
                </td>
                <td>
                  <AmountDigits amountFen={entry.debitFen} isDigits={isDigits} />
                </td>
                <td>
                  <AmountDigits amountFen={entry.creditFen} isDigits={isDigits} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>
                <div className="cell">合计：{capitalAmount(debitFen)}</div>
              </td>
              <td>
                <AmountDigits amountFen={debitFen} isDigits={isDigits} />
              </td>
              <td>
                <AmountDigits amountFen={creditFen} isDigits={isDigits} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {names === null ? null : (
        <div className="paper-names">
          <span>记账：{names.postedByName ?? "　　　"}</span>
          <span>审核：{names.reviewedByName ?? "　　　"}</span>
          <span>制单：{names.preparedByName}</span>
        </div>
      )}
    </article>
  );
};
