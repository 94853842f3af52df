import { expect, it } from "vitest";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";

it("empties a form that was kept, and leaves what was typed while it was on its way", () => {
  const sent = { name: "办公费" };
  const typed = { name: "办公费用" };
  expect(keptUnlessTyped<typeof sent | null>(sent, null)(sent)).toBeNull();
  expect(keptUnlessTyped<typeof sent | null>(sent, null)(typed)).toBe(typed);
});
