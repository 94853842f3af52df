import { expect, it } from "vitest";
import { memoOf, retryTitle } from "#domain/funds/payout-title.ts";

it("names every retry after its list, however often and however long", () => {
  const first = retryTitle("八月委员补贴", 1);
  expect(first).toBe("八月委员补贴（失败重发）");
  expect(retryTitle(first, 2)).toBe("八月委员补贴（失败重发，第2次）");
  expect(retryTitle(retryTitle(first, 2), 3)).toBe("八月委员补贴（失败重发，第3次）");
  expect(Array.from(retryTitle("名".repeat(120), 12)).length).toBeLessThanOrEqual(120);
});

it("tells the payee of the list only, in as many signs as banks take", () => {
  expect(memoOf("八月委员补贴（失败重发，第2次）")).toBe("八月委员补贴");
  expect(Array.from(memoOf("名".repeat(60)))).toHaveLength(20);
});
