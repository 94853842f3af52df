import { useEffect, useMemo, useRef, useState } from "react";
import { itemKindWords } from "#renderer/words/labels.ts";
import { actionForKey } from "./grid-keys.ts";
import { isAmountCell, itemKindOfCell, type Cell, type GridBooks } from "./grid-lines.ts";
import { isBlock } from "./grid-paste.ts";
import type { GridAction } from "./grid-reducer.ts";
import { listOf, type Grid } from "./grid-state.ts";
import { OptionList } from "./option-list.tsx";

type Props = {
  readonly grid: Grid;
  readonly books: GridBooks;
  readonly act: (action: GridAction) => void;
};

/** The name of a cell as a person would say it. */
export const cellName = (cell: Cell, own: GridBooks["dimensionNames"] = {}): string => {
  const kind = itemKindOfCell(cell);
  if (kind !== null) return own[kind] ?? itemKindWords[kind];
  if (cell === "quantity") return "数量";
  return cell === "summary"
    ? "摘要"
    : cell === "account"
      ? "会计科目"
      : cell === "category"
        ? "支出分类"
        : cell === "debit"
          ? "借方金额"
          : "贷方金额";
};

const emptyWords = (cell: Cell): string => {
  if (cell === "account") return "没有这个科目。请换个编码、名称或拼音首字母；新科目在“基础设置—会计科目”里增加。";
  if (cell === "summary") return "没有用过这样的摘要，直接输入即可。";
  if (cell === "category") return "没有对应的支出分类。";
  return "没有这个辅助项目，可在“基础设置—辅助项目”里增加。";
};

/** Keys a browser would take for itself while a cell is being edited. */
const isBrowserKey = (key: string): boolean => ["F2", "F3", "F7"].includes(key);

/** The one cell of the grid that is being edited. */
export const CellEditor = ({ grid, books, act }: Props) => {
  const { cursor, text, isListOpen, highlight, focusTurn } = grid;
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const seenTurn = useRef(0);
  const options = useMemo(() => (isListOpen ? listOf(grid, books) : []), [grid, books, isListOpen]);
  useEffect(() => {
    if (input === null || focusTurn === seenTurn.current) return;
    seenTurn.current = focusTurn;
    if (focusTurn === 0) return;
    input.focus();
    input.select();
  }, [input, focusTurn]);
  const isAmount = isAmountCell(cursor.cell);
  const listId = `options-${cursor.row}-${cursor.cell}`;
  const isRed = isAmount && /^\s*[-－]|[-－]\s*$/.test(text);
  return (
    <>
      <input
        aria-activedescendant={isListOpen ? `${listId}-${String(highlight)}` : undefined}
        aria-autocomplete={isAmount ? "none" : "list"}
        aria-controls={isListOpen ? listId : undefined}
        aria-expanded={isAmount ? undefined : isListOpen}
        aria-label={`第${String(cursor.row + 1)}行${cellName(cursor.cell)}`}
        autoComplete="off"
        className={`cell-editor${isAmount ? " is-amount" : ""}${isRed ? " red-amount" : ""}`}
        inputMode={isAmount ? "decimal" : "text"}
        onBlur={() => {
          act({ type: "leave" });
        }}
        onChange={(event) => {
          act({ type: "type", text: event.target.value });
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onKeyDown={(event) => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const action = actionForKey(
            {
              key: event.key,
              isCtrl: event.ctrlKey || event.metaKey,
              isAlt: event.altKey,
              isShift: event.shiftKey,
              isComposing: event.nativeEvent.isComposing,
              isAtStart: selectionEnd === 0,
              isAtEnd: selectionStart === value.length,
            },
            grid,
          );
          if (action !== null) act(action);
          if (action !== null || isBrowserKey(event.key)) event.preventDefault();
        }}
        onPaste={(event) => {
          const block = event.clipboardData.getData("text/plain");
          if (!isBlock(block)) return;
          event.preventDefault();
          act({ type: "paste", text: block });
        }}
        ref={setInput}
        role={isAmount ? undefined : "combobox"}
        spellCheck={false}
        value={text}
      />
      {isListOpen ? (
        <OptionList
          anchor={input}
          emptyText={emptyWords(cursor.cell)}
          highlight={highlight}
          id={listId}
          onPick={(index) => {
            act({ type: "pick", index });
          }}
          options={options}
        />
      ) : null}
    </>
  );
};
