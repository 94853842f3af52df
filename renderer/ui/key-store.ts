import { create } from "zustand";

/** One key of a screen: how it is written (`F8`, `Ctrl+S`), what it does, and the doing itself. */
export type KeyBinding = {
  readonly keys: string;
  readonly label: string;
  /** Null: only listed in the table, handled elsewhere (inside a grid, for instance). */
  readonly run: (() => void) | null;
};

type KeyState = {
  readonly groups: readonly {
    readonly owner: symbol;
    readonly title: string;
    readonly bindings: readonly KeyBinding[];
  }[];
  readonly add: (owner: symbol, title: string, bindings: readonly KeyBinding[]) => void;
  readonly remove: (owner: symbol) => void;
};

/** The keys that work now, innermost screen last. */
export const useKeyStore = create<KeyState>((set) => ({
  groups: [],
  add: (owner, title, bindings) => {
    set(({ groups }) => ({ groups: [...groups.filter((group) => group.owner !== owner), { owner, title, bindings }] }));
  },
  remove: (owner) => {
    set(({ groups }) => ({ groups: groups.filter((group) => group.owner !== owner) }));
  },
}));

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** `Ctrl+S`, `F8`, `Esc`, `Ctrl+F7`: how a pressed key is written in the table. Command counts as Ctrl. */
export const writtenKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string => {
  const name = key === "Escape" ? "Esc" : key.length === 1 ? key.toUpperCase() : key;
  const isLetter = /^[A-Z0-9]$/.test(name) || name.length > 1;
  return `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${shiftKey && isLetter ? "Shift+" : ""}${name}`;
};
