import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const memory = (kept: Map<string, string>) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});

it.each([
  ["nothing was chosen", new Map<string, string>(), "standard"],
  ["largest was chosen", new Map([["xiangzhang-size", "largest"]]), "largest"],
  ["what is kept is no size", new Map([["xiangzhang-size", "huge"]]), "standard"],
])("the size of all writing when %s", async (_case, kept, size) => {
  vi.stubGlobal("localStorage", memory(kept));
  const { useDisplay } = await import("#renderer/ui/display-size.ts");
  expect(useDisplay.getState().size).toBe(size);
  useDisplay.getState().choose("large");
  expect([useDisplay.getState().size, kept.get("xiangzhang-size")]).toEqual(["large", "large"]);
});
