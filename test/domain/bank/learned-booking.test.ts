import { describe, expect, it } from "vitest";
import {
  habitualBookings,
  learnedBooking,
  type BookingExample,
  repeatedCorrections,
  type RuledBooking,
} from "#domain/bank/learned-booking.ts";

const example = (target: string, told: Partial<BookingExample> = {}): BookingExample => ({
  direction: "out",
  counterpartyAccount: "",
  counterpartyName: "",
  text: "",
  isCancelled: false,
  target,
  ...told,
});
const times = (count: number, target: string, told: Partial<BookingExample> = {}): readonly BookingExample[] =>
  Array.from({ length: count }, () => example(target, told));
const line = { direction: "out", counterpartyAccount: "6217", counterpartyName: "供电所", text: "八月电费" } as const;

describe("what is learned from confirmed vouchers", () => {
  it.each([
    ["nothing, without history", [], null],
    ["nothing from one confirmation", times(1, "513", { counterpartyAccount: "6217" }), null],
    ["the account's habit", times(2, "513", { counterpartyAccount: "6217" }), ["513", "account", 2, 100]],
    ["nothing of the other direction", times(3, "504", { counterpartyAccount: "6217", direction: "in" }), null],
    ["the name's, when the account is new", times(2, "513", { counterpartyName: "供电所" }), ["513", "name", 2, 100]],
    [
      "the account's before the name's",
      [...times(2, "513", { counterpartyAccount: "6217" }), ...times(9, "121", { counterpartyName: "供电所" })],
      ["513", "account", 2, 100],
    ],
    [
      "the larger share, stated",
      [...times(3, "513", { counterpartyName: "供电所" }), ...times(1, "121", { counterpartyName: "供电所" })],
      ["513", "name", 3, 75],
    ],
    [
      "nothing from habits that disagree",
      [...times(2, "513", { counterpartyName: "供电所" }), ...times(2, "121", { counterpartyName: "供电所" })],
      null,
    ],
    [
      "less from what was taken back",
      [
        ...times(3, "513", { counterpartyName: "供电所" }),
        example("513", { counterpartyName: "供电所", isCancelled: true }),
      ],
      null,
    ],
    ["the text's, by pairs of characters", times(2, "513", { text: "九月电费" }), ["513", "text", 2, 66]],
    ["nothing from other texts", times(5, "513", { text: "办公用品货款" }), null],
    ["the text's, when alike enough", times(2, "513", { text: "村部八月电费" }), ["513", "text", 2, 75]],
  ] as const)("is %s", (_case, examples, expected) => {
    const found = learnedBooking(line, examples);
    expect(found && [found.target, found.by, found.confirmations, found.confidence]).toEqual(expected);
  });

  it("becomes a suggested rule only where it was always the same, three times or more", () => {
    const steady = times(3, "513", { counterpartyName: "供电所" });
    const changed = [...times(4, "513", { counterpartyName: "水厂" }), example("121", { counterpartyName: "水厂" })];
    const rare = times(2, "513", { counterpartyName: "书店" });
    expect(habitualBookings([...steady, ...changed, ...rare])).toEqual([
      { direction: "out", counterpartyName: "供电所", target: "513", count: 3 },
    ]);
  });
});

describe("corrections made again and again", () => {
  const booking = (changes: Partial<RuledBooking>): RuledBooking => ({
    direction: "out",
    ruleName: "手续费",
    counterpartyName: "",
    summary: "短信费",
    ruledTarget: "513",
    target: "521",
    ...changes,
  });
  const three = (changes: Partial<RuledBooking> = {}) => Array.from({ length: 3 }, () => booking(changes));

  it.each([
    ["three alike", three(), [["手续费", "短信费", "521", 3]]],
    ["only two", three().slice(1), []],
    ["one left as the rule had it", [...three(), booking({ target: "513" })], []],
    ["one moved elsewhere", [...three(), booking({ target: "530" })], []],
    [
      "another summary left alone",
      [...three(), booking({ summary: "工本费", target: "513" })],
      [["手续费", "短信费", "521", 3]],
    ],
    ["by the counterparty where there is one", three({ counterpartyName: "柳青山" }), [["手续费", "柳青山", "521", 3]]],
    ["nothing to tell them by", three({ summary: "" }), []],
  ] as const)("%s", (_case, bookings, expected) => {
    expect(
      repeatedCorrections(bookings).map(({ ruleName, word, target, count }) => [ruleName, word, target, count]),
    ).toEqual(expected);
  });
});
