import { Button, Switch } from "antd";
import { useCallback, useMemo, type ReactNode } from "react";
import { capitalAmount } from "#domain/core/capital-amount.ts";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { AmountDigits, DigitHeads } from "./amount-digits.tsx";
import { CellEditor, cellName } from "./cell-editor.tsx";
import { readOf, useEntry } from "./entry-store.ts";
import { useDigits, useGridView } from "./grid-view-store.ts";
import { totalsOf, type Cell } from "./grid-lines.ts";
import { GridRow, type LineBalance } from "./grid-row.tsx";
import type { PasteNote } from "./grid-paste.ts";
import type { GridFault } from "./grid-state.ts";
import "./grid.css";

/** The cell a fault is in, as a person would say it. */
export const faultPlace = (fault: GridFault): string => `第 ${String(fault.row + 1)} 行${cellName(fault.cell)}`;

const faultWords = (fault: GridFault): string => {
  const place = faultPlace(fault);
  switch (fault.code) {
    case "amount-unreadable":
      return `${place}“${fault.text}”看不懂：请填数字（最多两位小数），或算式如 1200*3+50，红字在前面或后面加减号。`;
    case "quantity-unreadable":
      return "数量看不懂。可以只填数量（如 12.5），也可以连单价一起填（如 12.5@30，金额自动算出）。";
    case "not-in-list":
      return `${place}里没有“${fault.text}”：请重新输入后从列表中选择，或按退出键（Esc）清除。`;
  }
};

const pasteColumns: Readonly<Record<PasteNote["column"], string>> = {
  summary: "摘要",
  account: "科目",
  debit: "借方金额",
  credit: "贷方金额",
  category: "支出分类",
  item: "辅助项目",
  ignored: "",
};

const noteWords = (notes: readonly PasteNote[]): string => {
  const first = notes
    .slice(0, 6)
    .map(({ row, column, text }) => `第 ${String(row)} 行${pasteColumns[column]}“${text}”`);
  return `粘贴的内容有 ${String(notes.length)} 格认不出来，没有填入：${first.join("、")}${notes.length > 6 ? "等" : ""}。请手工补上。`;
};

type Props = {
  readonly balanceOf: (accountId: string) => LineBalance | null;
  readonly capLeftOf: (categoryId: string) => number | null;
  readonly buttons: ReactNode;
};

/** The voucher's lines with their running totals: the grid of 摘要, 科目, 借方, 贷方. */
export const VoucherGrid = ({ balanceOf, capLeftOf, buttons }: Props) => {
  const { grid, books, act } = useEntry();
  const { isDigits: isWished, turn } = useGridView();
  const isDigits = useDigits();
  const go = useCallback(
    (row: number, cell: Cell) => {
      act({ type: "go", cursor: { row, cell } });
    },
    [act],
  );
  const { lines, fault } = useMemo(() => readOf(grid, books), [grid, books]);
  const { debitFen, creditFen, differenceFen } = totalsOf(lines);
  const isUnread = fault !== null;
  const isGood = differenceFen === 0 && !isUnread;
  const amountWidth = isDigits ? "12.4rem" : "10rem";
  return (
    <>
      <div className="voucher-grid">
        {grid.fault === null ? null : (
          <div className="cell-fault" role="alert">
            {faultWords(grid.fault)}
          </div>
        )}
        {grid.notes.length === 0 ? null : (
          <div className="cell-fault" role="alert">
            {noteWords(grid.notes)}
          </div>
        )}
        <table aria-label="记账凭证分录">
          <colgroup>
            <col style={{ width: "2.4rem" }} />
            <col style={{ width: "18%" }} />
            <col />
            <col style={{ width: "20%" }} />
            <col style={{ width: amountWidth }} />
            <col style={{ width: amountWidth }} />
            <col style={{ width: "9.6rem" }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">摘要</th>
              <th scope="col">会计科目</th>
              <th scope="col">辅助与支出分类</th>
              <th scope="col">借方金额{isDigits ? <DigitHeads /> : null}</th>
              <th scope="col">贷方金额{isDigits ? <DigitHeads /> : null}</th>
              <th scope="col">科目余额</th>
            </tr>
          </thead>
          <tbody>
            {grid.lines.map((line, row) => {
              const isHere = grid.cursor.row === row;
              return (
                <GridRow
                  balance={line.accountId === null ? null : balanceOf(line.accountId)}
                  books={books}
                  capLeftFen={line.categoryId === null ? null : capLeftOf(line.categoryId)}
                  cell={isHere ? grid.cursor.cell : null}
                  editor={isHere ? <CellEditor act={act} books={books} grid={grid} /> : null}
                  isDigits={isDigits}
                  isFaulty={isHere && grid.fault !== null}
                  key={line.key}
                  line={line}
                  onGo={go}
                  row={row}
                />
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>
                <div className="cell">合计：{capitalAmount(debitFen > creditFen ? debitFen : creditFen)}</div>
              </td>
              <td data-total="debit">
                <AmountDigits amountFen={debitFen} isDigits={isDigits} />
              </td>
              <td data-total="credit">
                <AmountDigits amountFen={creditFen} isDigits={isDigits} />
              </td>
              <td>
                <span className={isGood ? "balance" : "balance red-amount"} data-total="difference">
                  {isUnread ? "有一格看不懂" : isGood ? "借贷平衡" : differenceFen > 0 ? "借方多" : "贷方多"}
                  <br />
                  {isUnread || isGood ? null : <MoneyCell amountFen={Math.abs(differenceFen)} />}
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="entry-foot">
        <div className="button-row">{buttons}</div>
        <div className="button-row">
          <Button
            onClick={() => {
              act({ type: "insert-line" });
            }}
          >
            插入一行
          </Button>
          <Button
            onClick={() => {
              act({ type: "remove-line" });
            }}
          >
            删除本行
          </Button>
          <label>
            <Switch checked={isWished} onChange={turn} size="small" /> 金额分格
          </label>
        </div>
      </div>
    </>
  );
};
