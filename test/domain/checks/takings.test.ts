import { expect, it } from "vitest";
import { lateTakings, type TakingsMove } from "#domain/checks/takings.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const taken = (on: string, amount: number): TakingsMove => ({
  onDate: localDate(on),
  takenFen: fen(amount),
  bankedFen: fen(0),
});
const banked = (on: string, amount: number): TakingsMove => ({
  onDate: localDate(on),
  takenFen: fen(0),
  bankedFen: fen(amount),
});
const late = (moves: readonly TakingsMove[], today: string) => lateTakings(moves, { today: localDate(today), days: 3 });

it.each<[string, readonly TakingsMove[], string, ReturnType<typeof late>]>([
  ["on its last day", [taken("2026-09-01", 500)], "2026-09-04", undefined],
  ["a day later", [taken("2026-09-01", 500)], "2026-09-05", { sinceOn: localDate("2026-09-01"), amountFen: fen(500) }],
  ["banked whole", [taken("2026-09-01", 500), banked("2026-09-02", 500)], "2026-09-30", undefined],
  [
    "banked in part, the oldest first",
    [taken("2026-09-01", 500), taken("2026-09-10", 300), banked("2026-09-11", 600)],
    "2026-09-30",
    { sinceOn: localDate("2026-09-10"), amountFen: fen(200) },
  ],
  [
    "with a newer taking that is not yet due",
    [taken("2026-09-01", 500), taken("2026-09-29", 300)],
    "2026-09-30",
    { sinceOn: localDate("2026-09-01"), amountFen: fen(500) },
  ],
  ["taken back in red", [taken("2026-09-01", 500), taken("2026-09-08", -500)], "2026-09-30", undefined],
])("cash taken is late or not: %s", (_case, moves, today, expected) => {
  expect(late(moves, today)).toEqual(expected);
});
