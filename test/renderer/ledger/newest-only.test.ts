import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newestOnly } from "#renderer/ledger/newest-only.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("hands the first value on at once, of a burst only the newest, and none after the end", () => {
  const told: number[] = [];
  const { tell, stop } = newestOnly<number>((value) => told.push(value), 100);
  for (const value of [1, 2, 3, 4]) tell(value);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([1, 4]);
  vi.advanceTimersByTime(300);
  tell(5);
  expect(told).toEqual([1, 4, 5]);
  tell(6);
  stop();
  vi.advanceTimersByTime(300);
  expect(told).toEqual([1, 4, 5]);
});
