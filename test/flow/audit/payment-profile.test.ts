import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { yearJumps } from "#domain/audit/year-jumps.ts";
import { yuan } from "#domain/core/fen.ts";
import { showPaymentProfile } from "#flow/payment-profile.ts";
import { digitSentence, jumpSentence, thresholdSentence } from "#renderer/words/profiles.ts";
import { openAuditBooks, type TestBooks } from "#test/support/audit-books.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let books: TestBooks;

beforeEach(() => {
  office = openAuditBooks();
  office.category("02", "办公费", { accountCode: "513", nature: "non-productive" });
  books = office.books("liuxi", { village: "柳溪村", entity: "collective", startMonth: "2025-07" });
  books.item("payee", "青禾商行");
  books.item("payee", "柳大伯");
  books.start({ "101": 1_000, "102": 900_000, "311": -901_000 });
});
afterEach(() => office.close());

const pay = (on: string, amount: number, payee = "青禾商行") =>
  books.post({
    on,
    summary: "购办公用纸和硒鼓一批",
    entries: [
      { code: "513", debit: amount, category: "02", items: [payee] },
      { code: "102", credit: amount },
    ],
  });
const profile = (quarter: string, sampleSize = 25) => {
  const reply = showPaymentProfile(office.call("audit.profile", { ledgerId: books.ledgerId, quarter, sampleSize }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};

describe("the profile of a quarter's payments", () => {
  it("counts first digits and says what stands out once there are enough", () => {
    for (let index = 0; index < 40; index += 1) pay("2026-07-06", 930 + index);
    expect(profile("2026Q3")).toMatchObject({ paymentCount: 40, digitReading: "too-few", digit: null });
    for (let index = 0; index < 80; index += 1) pay("2026-07-07", 901 + index / 10);
    const shown = profile("2026Q3");
    expect([shown.digitReading, shown.digit]).toEqual(["unusual", 9]);
    expect(digitSentence(shown)).toContain("以 9 开头的付款明显偏多");
  });

  it("sees a pile just below the line, and none where amounts are spread", () => {
    for (const amount of [905, 950, 990, 999]) pay("2026-07-06", amount);
    const piled = profile("2026Q3");
    expect(piled.thresholds.find(({ fromShare }) => fromShare === 90)).toMatchObject({ count: 4 });
    expect([piled.isPiledBelow, thresholdSentence(piled)]).toEqual([true, expect.stringContaining("1,000.00")]);
    for (const amount of [805, 850, 1_010, 1_020, 1_050]) pay("2026-07-07", amount);
    expect(profile("2026Q3").isPiledBelow).toBe(false);
  });

  it("compares with the same quarter of the year before, where the books reach back so far", () => {
    pay("2025-08-06", 2_000);
    pay("2026-08-06", 5_500);
    const shown = profile("2026Q3");
    expect(shown.jumps).toEqual([{ name: "513 管理费用", quarterFen: 550_000, beforeFen: 200_000 }]);
    expect(jumpSentence(shown)).toBe("1 个项目变动较大；513 管理费用比上年同期多 3,500.00 元，先问清这一项。");
    expect(profile("2025Q3").hasLastYear).toBe(false);
    expect(jumpSentence(profile("2025Q3"))).toContain("还没有在本程序记账");
  });

  it("draws the same sample by the same seed, which a close fixes for good", () => {
    for (let index = 0; index < 60; index += 1) pay("2026-07-06", 100 + index);
    const open = profile("2026Q3", 10);
    expect([open.isClosed, open.sample.length]).toEqual([false, 10]);
    for (let month = 0; month < 15; month += 1) {
      const day = new Date(Date.UTC(2025, 6 + month, 1)).toISOString().slice(0, 7);
      books.close(day);
    }
    const closed = profile("2026Q3", 10);
    pay("2026-10-06", 77);
    expect([closed.isClosed, profile("2026Q3", 10)]).toEqual([true, closed]);
  });

  it("lists whom to ask at the door, people first", () => {
    pay("2026-07-06", 900);
    pay("2026-07-07", 100, "柳大伯");
    expect(profile("2026Q3").payees.map(({ payee, isPerson, amountFen }) => [payee, isPerson, amountFen])).toEqual([
      ["柳大伯", true, 10_000],
      ["青禾商行", false, 90_000],
    ]);
  });
});

describe("a jump from the year before", () => {
  it.each([
    ["a thousand and half as much again", 1_000, 2_000, true],
    ["less than a thousand apart", 1_000, 1_999.99, false],
    ["a thousand apart and less than half", 3_000, 4_000, false],
    ["all of it gone", 1_000, 0, true],
    ["from nothing", 0, 1_000, true],
  ])("is worth a question: %s", (_what, before, now, isJump) => {
    const rows = [{ name: "甲", quarterFen: yuan(now), lastYearFen: yuan(before) }];
    expect(yearJumps(rows)).toHaveLength(isJump ? 1 : 0);
  });

  it("is none without a year before", () => {
    expect(yearJumps([{ name: "甲", quarterFen: yuan(9_000), lastYearFen: null }])).toEqual([]);
  });
});
