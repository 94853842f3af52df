import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});

afterEach(() => {
  village.close();
});

type File = ReturnType<typeof icbcStatement>;
type Row = Parameters<typeof icbcStatement>[1][number];

/** The same statement as a bank prints it that gives no time of day. */
const withoutTimes = ({ name, bytes }: File): File => ({
  name,
  bytes: Buffer.from(
    Buffer.from(bytes, "base64")
      .toString()
      .replaceAll(/ \d\d:\d\d:\d\d/g, ""),
  ).toString("base64"),
});
const untimed = (name: string, rows: readonly Row[], openingYuan = 10_000) =>
  withoutTimes(icbcStatement(name, rows, openingYuan));
const wish = (file: File) => ({ file, bankAccountId: null, mapping: null, sheet: null });
const balances = async () =>
  (await journalOf(village, village.ledgerId)).map(({ bookedOn, amountFen, balanceFen }) => [
    bookedOn,
    amountFen,
    balanceFen,
  ]);

const paid = { on: "2026-07-01", yuan: -100, party: "张三" };
const returned = { ...paid, yuan: 100, text: "冲正" };
const next = { on: "2026-07-02", yuan: -1, party: "丙" };

describe("a day without times cut between two files", () => {
  it.each([
    ["after the return", [paid, next], 10_000],
    ["within the return", [returned, paid, next], 9_900],
  ])("keeps the payment made again where the files part %s", async (_case, rows, openingYuan) => {
    await importStatement(village, untimed("甲.csv", [paid, returned]), { makeDrafts: false });
    expect(await importStatement(village, untimed("乙.csv", rows, openingYuan))).toMatchObject({
      ok: true,
      value: { newCount: 2 },
    });
    expect((await balances()).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ["2026-07-01", -10_000, 990_000],
      ["2026-07-01", -10_000, 990_000],
      ["2026-07-01", 10_000, 1_000_000],
      ["2026-07-02", -100, 989_900],
    ]);
  });

  it("asks where both are possible, with the line of the journal beside", async () => {
    await importStatement(village, untimed("甲.csv", [paid, returned]), { makeDrafts: false });
    const { lines } = await village.must("statement.preview", wish(untimed("乙.csv", [paid, returned, next])));
    expect(lines.map(({ fate, fateReason }) => [fate, fateReason])).toEqual([
      ["doubtful", "day-cut-in-two"],
      ["doubtful", "day-cut-in-two"],
      ["new", ""],
    ]);
    expect(lines[0]?.resembles).toMatchObject({ fileName: "甲.csv", row: 3, balanceFen: 990_000 });
  });

  it("tells the gap when the return comes that shows the payment to be lacking", async () => {
    await importStatement(village, untimed("甲.csv", [{ on: "2026-07-01", yuan: 1, party: "乙" }], 9_999), {
      makeDrafts: false,
    });
    const [second, third] = [
      { ...paid, on: "2026-07-03" },
      { ...next, on: "2026-07-04" },
    ];
    await importStatement(village, untimed("乙.csv", [second]), { makeDrafts: false });
    await importStatement(village, untimed("丙.csv", [second, third]), { makeDrafts: false });
    expect(await importStatement(village, untimed("丁.csv", [{ ...returned, on: "2026-07-03" }], 9_900))).toMatchObject(
      {
        failure: {
          code: "gap-not-accepted",
          gaps: [
            { side: "before", expectedFen: 1_000_000, foundFen: 990_000 },
            { side: "after", expectedFen: 990_000, foundFen: 1_000_000 },
          ],
        },
      },
    );
  });

  it("says that rows without balances were known by their count only", async () => {
    const noBalance = ({ name, bytes }: File): File => ({
      name,
      bytes: Buffer.from(
        Buffer.from(bytes, "base64")
          .toString()
          .replaceAll(/,,,\d+\.\d\d,/g, ",,,,"),
      ).toString("base64"),
    });
    await importStatement(village, noBalance(untimed("甲.csv", [paid, paid])), { makeDrafts: false });
    const { inspection, knownCount } = await village.must(
      "statement.preview",
      wish(noBalance(untimed("乙.csv", [paid, paid, next]))),
    );
    expect(knownCount).toBe(2);
    expect(inspection.warnings).toContainEqual({ code: "counted-day", days: ["2026-07-01"] });
  });
});

describe("a late posting that moves the balances after it", () => {
  const first = [paid, { on: "2026-07-03", yuan: -50, party: "李四", account: "62220001" }];
  const late = [paid, { on: "2026-07-02", yuan: -7, party: "迟" }, first[1] ?? paid, { on: "2026-07-04", yuan: 1 }];

  it("asks whether a known line with another balance is the same one, and takes it only when told to", async () => {
    await importStatement(village, untimed("甲.csv", first), { makeDrafts: false });
    const file = untimed("乙.csv", late);
    const { lines } = await village.must("statement.preview", wish(file));
    expect(lines.map(({ fate, fateReason }) => `${fate} ${fateReason}`.trim())).toEqual([
      "known 甲.csv 3",
      "new",
      "doubtful moved-balance",
      "new",
    ]);
    expect(lines[2]?.resembles).toMatchObject({ balanceFen: 985_000, counterpartyAccount: "62220001" });
    await importStatement(village, file, { makeDrafts: false });
    expect((await balances()).map(([, amountFen]) => Number(amountFen)).toSorted((a, b) => a - b)).toEqual([
      -10_000, -5000, -700, 100,
    ]);
  });
});

describe("the preview's promise is void", () => {
  const fee = icbcStatement("费.csv", [{ on: "2026-07-03", yuan: -5, party: "工商银行", text: "手续费" }]);
  const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true };

  it("where the office's rules would now draft otherwise", async () => {
    const { digest } = await village.must("statement.preview", wish(fee));
    const { rules } = await village.must("draftRule.list", {});
    await village.must("draftRule.save", { rules: rules.slice(0, 1) });
    expect(await village.call("statement.commit", { ...wish(fee), ...rest, digest })).toMatchObject({
      failure: { code: "preview-outdated" },
    });
  });

  it("where the month was closed meanwhile, so that the voucher would be dated in the next", async () => {
    const settings = await village.must("settings.show", {});
    await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
    const { digest } = await village.must("statement.preview", wish(fee));
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
    expect(await village.call("statement.commit", { ...wish(fee), ...rest, digest })).toMatchObject({
      failure: { code: "preview-outdated" },
    });
  });
});

describe("rules for drafting that were all deleted", () => {
  it("stay deleted", async () => {
    expect((await village.must("draftRule.list", {})).rules.length).toBeGreaterThan(0);
    await village.must("draftRule.save", { rules: [] });
    expect(await village.must("draftRule.list", {})).toEqual({ rules: [] });
  });
});

describe("what a person ties", () => {
  const confirm = async (lineIds: readonly string[], voucherId: string) =>
    village.call("match.confirm", {
      bankAccountId: village.bankAccountId,
      ties: [{ lineIds: [...lineIds], entries: [{ voucherId, line: 2 }] }],
      reversals: [],
    });
  const voucherOf = (yuan: number, summary: string) =>
    village.book(
      village.content("2026-07-05", [
        { code: "121", debit: yuan, summary },
        { code: "bank", credit: yuan, summary },
      ]),
    );

  it("may be more lines than the program would offer", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({ on: "2026-07-05", yuan: -10, party: `村民${at}` }));
    await importStatement(village, icbcStatement("发.csv", rows), { makeDrafts: false });
    const id = await voucherOf(300, "发补贴");
    const { lines } = await village.must("match.show", { bankAccountId: village.bankAccountId, to: "2026-07-31" });
    expect(
      await confirm(
        lines.map((line) => line.id),
        id,
      ),
    ).toMatchObject({ ok: true });
  });

  it("keeps the reason it was offered for: the only candidate of its amount", async () => {
    await importStatement(village, icbcStatement("付.csv", [{ on: "2026-07-05", yuan: -10, party: "甲" }]), {
      makeDrafts: false,
    });
    const id = await voucherOf(10, "付款");
    const { pairs, lines } = await village.must("match.show", {
      bankAccountId: village.bankAccountId,
      to: "2026-07-31",
    });
    expect(pairs[0]?.reasons).toEqual([{ code: "same-day" }, { code: "only-candidate" }]);
    await confirm([lines[0]?.id ?? ""], id);
    const { matches } = await village.must("match.list", { bankAccountId: village.bankAccountId, month: "2026-07" });
    expect(matches[0]?.reasons).toEqual(pairs[0]?.reasons);
  });
});
