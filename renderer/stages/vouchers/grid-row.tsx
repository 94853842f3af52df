import { memo, type ReactNode } from "react";
import type { Fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { AmountDigits } from "./amount-digits.tsx";
import { cellName } from "./cell-editor.tsx";
import { accountOf, cellsOf, type Cell, type GridBooks, type GridLine } from "./grid-lines.ts";
import { cellText } from "./grid-options.ts";

/** The balance of a line's account without and with this voucher, debit-positive fen. */
export type LineBalance = { readonly beforeFen: Fen; readonly afterFen: Fen };

type Props = {
  readonly row: number;
  readonly line: GridLine;
  readonly books: GridBooks;
  readonly isDigits: boolean;
  /** The cell being edited in this line, and its editor. */
  readonly cell: Cell | null;
  readonly editor: ReactNode;
  readonly isFaulty: boolean;
  readonly balance: LineBalance | null;
  /** What the cap of the line's category leaves with this voucher, in fen; null where there is no cap. */
  readonly capLeftFen: number | null;
  readonly onGo: (row: number, cell: Cell) => void;
};

const sided = (amountFen: Fen): string =>
  amountFen === 0 ? "平 0.00" : `${amountFen > 0 ? "借" : "贷"} ${moneyText(Math.abs(amountFen))}`;

const BalanceText = ({ balance }: { readonly balance: LineBalance | null }) =>
  balance === null ? null : (
    <span className="balance" title="本月末余额：不含本张 → 含本张">
      <span className="soft">{sided(balance.beforeFen)}</span>
      <br />→ {sided(balance.afterFen)}
    </span>
  );

/** One line of the grid; only its edited cell is a field, the others are text. */
const Row = ({ row, line, books, isDigits, cell, editor, isFaulty, balance, capLeftFen, onGo }: Props) => {
  const slots = cellsOf(books, line).filter((each) => !["summary", "account", "debit", "credit"].includes(each));
  const go = (to: Cell) => () => {
    if (to !== cell) onGo(row, to);
  };
  const unitOf = (slot: Cell): string => (slot === "quantity" ? (accountOf(books, line.accountId)?.unit ?? "") : "");
  const faulty = (here: boolean): string => (here && isFaulty ? "is-faulty" : "");
  const words = (to: "summary" | "account") => (
    <td className={faulty(cell === to)} onClick={go(to)}>
      {cell === to ? (
        editor
      ) : (
        <div className="cell" title={cellText(books, line, to)}>
          <span className="cell-lines">{cellText(books, line, to)}</span>
        </div>
      )}
    </td>
  );
  const amount = (to: "debit" | "credit") => (
    <td className={faulty(cell === to)} data-cell={`${String(row)}-${to}`} onClick={go(to)}>
      {cell === to ? (
        editor
      ) : (
        <AmountDigits amountFen={to === "debit" ? line.debitFen : line.creditFen} isDigits={isDigits} />
      )}
    </td>
  );
  return (
    <tr className={cell === null ? "" : "is-current"}>
      <td className="line-number">{row + 1}</td>
      {words("summary")}
      {words("account")}
      <td className={faulty(cell !== null && slots.includes(cell))}>
        {slots.map((slot) => {
          const text = cellText(books, line, slot);
          return (
            <div className="slot" key={slot} onClick={go(slot)}>
              <span className="slot-name">{cellName(slot, books.dimensionNames)}</span>
              {cell === slot ? (
                editor
              ) : (
                <span className={text === "" ? "slot-value is-wanted" : "slot-value"}>
                  {text === "" ? (slot === "quantity" ? "未填" : "未选") : `${text}${unitOf(slot)}`}
                </span>
              )}
              {slot === "category" && capLeftFen !== null ? (
                <span
                  className={capLeftFen < 0 ? "slot-cap is-over" : "slot-cap"}
                  title="按已记账、已占用和本张计算的限额余额"
                >
                  {capLeftFen < 0 ? "超限额" : "限额余"} {moneyText(Math.abs(capLeftFen))}
                </span>
              ) : null}
            </div>
          );
        })}
      </td>
      {amount("debit")}
      {amount("credit")}
      <td>
        <BalanceText balance={balance} />
      </td>
    </tr>
  );
};

export const GridRow = memo(Row);
