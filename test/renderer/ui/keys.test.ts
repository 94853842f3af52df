import { describe, expect, it } from "vitest";
import { writtenKey } from "#renderer/ui/key-store.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("a pressed key", () => {
  it.each([
    [{ ...plain, key: "F8" }, "F8"],
    [{ ...plain, key: "s", ctrlKey: true }, "Ctrl+S"],
    [{ ...plain, key: "k", metaKey: true }, "Ctrl+K"],
    [{ ...plain, key: "Escape" }, "Esc"],
    [{ ...plain, key: "F7", ctrlKey: true }, "Ctrl+F7"],
    [{ ...plain, key: "n", altKey: true }, "Alt+N"],
    [{ ...plain, key: "Tab", shiftKey: true }, "Shift+Tab"],
    [{ ...plain, key: "+", shiftKey: true }, "+"],
    [{ ...plain, key: "=" }, "="],
  ])("%j is written %s", (pressed, expected) => {
    expect(writtenKey(pressed)).toBe(expected);
  });
});
