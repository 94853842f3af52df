import type { GridAction } from "./grid-reducer.ts";
import { isAmountCell } from "./grid-lines.ts";
import type { Grid } from "./grid-state.ts";

/** A key as it was pressed in the editor; `isComposing` while a Chinese input method is still spelling. */
export type PressedKey = {
  readonly key: string;
  readonly isCtrl: boolean;
  readonly isAlt: boolean;
  readonly isShift: boolean;
  readonly isComposing: boolean;
  /** Where the caret stands in the editor: at both ends when all is selected or nothing is there. */
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
};

type Where = Pick<Grid, "cursor" | "isListOpen" | "isTyped">;

const withCtrl = (key: string): GridAction | null => {
  switch (key) {
    case "F7":
      return { type: "balance" };
    case "Delete":
      return { type: "remove-line" };
    case "Insert":
      return { type: "insert-line" };
    default:
      return null;
  }
};

const arrow = (pressed: PressedKey, { isListOpen, isTyped }: Where): GridAction | null => {
  switch (pressed.key) {
    case "ArrowUp":
      return isListOpen ? { type: "highlight", by: -1 } : { type: "move", direction: "up" };
    case "ArrowDown":
      return isListOpen ? { type: "highlight", by: 1 } : { type: "move", direction: "down" };
    case "PageUp":
      return isListOpen ? { type: "highlight", by: -8 } : null;
    case "PageDown":
      return isListOpen ? { type: "highlight", by: 8 } : null;
    case "ArrowLeft":
      return !isTyped || pressed.isAtStart ? { type: "move", direction: "left" } : null;
    case "ArrowRight":
      return !isTyped || pressed.isAtEnd ? { type: "move", direction: "right" } : null;
    default:
      return null;
  }
};

/** What a key means in the grid; null leaves it to the editor or to the screen. */
export const actionForKey = (pressed: PressedKey, where: Where): GridAction | null => {
  if (pressed.isComposing) return null;
  const isAmount = isAmountCell(where.cursor.cell);
  if (pressed.isCtrl) return withCtrl(pressed.key);
  if (pressed.isAlt) return pressed.key === "ArrowDown" && !isAmount ? { type: "look-up" } : null;
  switch (pressed.key) {
    case "Enter":
      return { type: "enter" };
    case "Escape":
      return { type: "clear" };
    case "F7":
    case "F2":
      return isAmount || where.cursor.cell === "quantity" ? null : { type: "look-up" };
    case "=":
      return isAmount ? { type: "balance" } : null;
    case " ":
      return isAmount ? { type: "swap" } : null;
    default:
      return pressed.isShift ? null : arrow(pressed, where);
  }
};
