import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { journalOf } from "#test/support/statement-import.ts";
import { openVillage, startVillage, type StartedVillage, type Village } from "#test/support/village.ts";

const number = "2302999909024500999";

let village: Village;
let other: StartedVillage;
let poolId: string;
beforeEach(async () => {
  village = await openVillage(`${number}01`);
  other = await startVillage(village, {
    code: "02",
    name: "石桥村",
    bankNumber: `${number}02`,
    facts: [{ kind: "population", fromDate: "2026-01-01", number: 800, text: null, source: "年报" }],
  });
  const pool = {
    id: null,
    bankName: "工商银行",
    number,
    name: "青禾镇村级资金代管户",
    openedOn: "2026-07-01",
    openingFen: 2_000_000,
    isActive: true,
    shares: [village, other].map(({ bankAccountId }) => ({ bankAccountId, openingFen: 1_000_000, words: [] })),
  };
  poolId = (await village.must("pool.save", pool)).id;
});
afterEach(() => {
  expect(
    village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
  ).toBe(true);
  village.close();
});

const transferOf = (amountFen: number, onDate = "2026-07-10") => ({
  id: poolId,
  fromId: village.bankAccountId,
  toId: other.bankAccountId,
  onDate,
  amountFen,
  reason: "归还代垫款",
});
const bring = async (file: ReturnType<typeof icbcStatement>) => {
  const input = { id: poolId, file, mapping: null, sheet: null };
  const { digest } = await village.must("pool.preview", input);
  return village.must("pool.commit", { ...input, digest, takeRows: [], acceptBreaks: true });
};

it("lets whoever books the lines make none: a transfer is the head's, and no more than the village has", async () => {
  expect(await village.call("pool.transfer", transferOf(25_000), "bookkeeper")).toMatchObject({
    failure: { code: "forbidden" },
  });
  expect(await village.call("pool.transfer", transferOf(1_000_001), "head")).toMatchObject({
    failure: { code: "pool-short", ledgerName: "柳溪村经济合作社", balanceFen: 1_000_000 },
  });
  await village.must("pool.transfer", transferOf(1_000_000, "2026-07-20"), "head");
  // Before that day the money was there, but it has gone since.
  expect(await village.call("pool.transfer", transferOf(1), "head")).toMatchObject({ failure: { code: "pool-short" } });
});

it("takes a transfer back from both villages while nothing books it", async () => {
  const { id } = await village.must("pool.transfer", transferOf(25_000), "head");
  const { transfers } = await village.must("pool.show", { id: poolId, take: 10 });
  expect(transfers).toMatchObject([
    { id, amountFen: 25_000, fromName: "柳溪村经济合作社", toName: "石桥村经济合作社", reason: "归还代垫款" },
  ]);
  await village.must("pool.undoTransfer", { id, reason: "选错了村" }, "head");
  expect(await journalOf(village, village.ledgerId)).toEqual([]);
  expect(await journalOf(village, other.ledgerId)).toEqual([]);
  expect((await village.must("pool.show", { id: poolId, take: 10 })).transfers).toEqual([]);
  expect(await village.call("pool.undoTransfer", { id, reason: "再来" }, "head")).toMatchObject({
    failure: { code: "not-found" },
  });
  const again = await village.must("pool.transfer", transferOf(25_000), "head");
  const [line] = await journalOf(village, village.ledgerId);
  const accountId = village.accountOf("121");
  await village.must("bankLine.draft", { id: line?.id ?? "", accountId, categoryId: null, summary: "归还代垫款" });
  expect(await village.call("pool.undoTransfer", { id: again.id, reason: "x" }, "head")).toMatchObject({
    failure: { code: "line-already-used" },
  });
});

it("shows a gap in the month it is in, and not in the months before", async () => {
  await bring(icbcStatement("七月.csv", [{ on: "2026-07-03", yuan: 100, text: "结息" }], 20_000, number));
  await bring(icbcStatement("八月.csv", [{ on: "2026-08-03", yuan: 5, text: "结息" }], 20_145, number));
  const uneven = async (month: string) =>
    (await village.must("period.check", { ledgerId: village.ledgerId, month })).checks.find(
      ({ code }) => code === "pool-uneven",
    );
  expect(await uneven("2026-07")).toBeUndefined();
  expect((await uneven("2026-08"))?.facts["accounts"]).toEqual([`工商银行 ${number}（相差 45.00）`]);
});

it("takes no file of another bank or holder for a pool, though it names no account", async () => {
  const file = icbcStatement("别的户.csv", [{ on: "2026-07-03", yuan: 1, text: "结息" }], 20_000, "");
  await village.must("pool.save", {
    id: poolId,
    bankName: "农商银行",
    number,
    name: "青禾镇村级资金代管户",
    openedOn: "2026-07-01",
    openingFen: 2_000_000,
    isActive: true,
    shares: [village, other].map(({ bankAccountId }) => ({ bankAccountId, openingFen: 1_000_000, words: [] })),
  });
  expect(await village.call("pool.preview", { id: poolId, file, mapping: null, sheet: null })).toMatchObject({
    failure: { code: "statement-contradicts", kept: "农商银行" },
  });
});

it("takes a transfer for no proof that the money left the bank: what blocks a spending goes on blocking it", async () => {
  await village.must("pool.transfer", transferOf(900_000), "head");
  const [line] = await journalOf(village, village.ledgerId);
  const { voucherId } = await village.must("bankLine.draft", {
    id: line?.id ?? "",
    accountId: village.accountOf("513"),
    categoryId: village.categoryOf("办公费"),
    summary: "办公费",
  });
  const { version } = await village.must("voucher.show", { id: voucherId });
  expect(await village.call("voucher.review", { id: voucherId, version }, "reviewer")).toMatchObject({
    failure: { code: "rules-refuse" },
  });
});

it("shows a gap although the last line has no balance: the last one printed is carried on", async () => {
  const movements = [
    { on: "2026-07-03", yuan: 100, text: "结息" },
    { on: "2026-07-04", yuan: 7, text: "结息" },
  ];
  const { name, bytes } = icbcStatement("缺余额.csv", movements, 20_345, number);
  const text = Buffer.from(bytes, "base64").toString().replace("20452.00", "");
  await bring({ name, bytes: Buffer.from(text).toString("base64") });
  const { pool } = await village.must("pool.show", { id: poolId, take: 10 });
  expect(pool).toMatchObject({ bankFen: 2_045_200, differenceFen: 34_500 });
});
