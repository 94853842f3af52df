import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { doubtText } from "#renderer/words/statements.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  expect(
    village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
  ).toBe(true);
  village.close();
});

const firstPage = icbcStatement("第1页.csv", [
  { on: "2026-07-30", yuan: -10 },
  { on: "2026-07-31", yuan: 100 },
]);
const secondPage = icbcStatement("第2页.csv", [{ on: "2026-07-31", yuan: -100 }], 10_090);
const bring = (file: typeof firstPage) => importStatement(village, file, { acceptBreaks: true, makeDrafts: false });
const balances = async () => (await journalOf(village, village.ledgerId)).map(({ balanceFen }) => balanceFen);
const statementFen = async () =>
  (await village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate: "2026-07-31" }))
    .statementFen;

it("a day that comes back to its balance closes though its second page came first", async () => {
  await bring(secondPage);
  await bring(firstPage);
  expect(await statementFen()).toBe(999_000);
  expect(await balances()).toEqual(expect.arrayContaining([1_009_000, 999_000, 999_000]));
});

it("and though its first page was taken back and brought in once more", async () => {
  const first = await bring(firstPage);
  if (!first.ok) throw new Error("refused");
  await bring(secondPage);
  await village.must("statement.withdraw", { id: first.value.statementFileId, reason: "选错了文件" });
  await bring(firstPage);
  expect(await statementFen()).toBe(999_000);
});

it("a payment that came back and was paid to somebody else is asked about, not swallowed", async () => {
  const account = (end: string) => `622800000000000${end}`;
  await bring(
    icbcStatement("第1页.csv", [
      { on: "2026-07-06", yuan: -100, account: account("1") },
      { on: "2026-07-06", yuan: 100, text: "退汇" },
    ]),
  );
  const other = icbcStatement("第2页.csv", [
    { on: "2026-07-06", yuan: -100, account: account("9") },
    { on: "2026-07-07", yuan: -10 },
  ]);
  const input = { file: other, bankAccountId: null, mapping: null, sheet: null };
  const { lines } = await village.must("statement.preview", input);
  expect(lines.map(({ fate, fateReason }) => [fate, fateReason])).toEqual([
    ["doubtful", "same-balance-other-party"],
    ["new", ""],
  ]);
});

it("a line like one that is known but for its time of day is asked about with both times", async () => {
  await bring(firstPage);
  const again = icbcStatement("又一次.csv", [{ on: "2026-07-31", yuan: 100 }], 9_990);
  const input = { file: again, bankAccountId: null, mapping: null, sheet: null };
  const { lines } = await village.must("statement.preview", input);
  expect(
    lines.map((line) => [
      line.fate,
      doubtText(line.fateReason, { ...line, knownAt: line.resembles?.tradedAt ?? null }),
    ]),
  ).toEqual([
    [
      "doubtful",
      "与已导入的一笔相同，只是时间不同：文件是 09:00:00，已导入的是 09:01:00。同一家银行两种导出的时间会不一样，请对照回单",
    ],
  ]);
});
