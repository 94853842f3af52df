import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gapText } from "#renderer/words/statements.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const number = "2302999909024500999";
let village: Village;
let poolId: string;
beforeEach(async () => {
  village = await openVillage(`${number}01`);
  const pool = {
    id: null,
    bankName: "工商银行",
    number,
    name: "青禾镇村级资金代管户",
    openedOn: "2026-07-01",
    openingFen: 1_000_000,
    isActive: true,
    shares: [{ bankAccountId: village.bankAccountId, openingFen: 1_000_000, words: [] }],
  };
  poolId = (await village.must("pool.save", pool)).id;
});
afterEach(() => {
  village.close();
});

type Movements = Parameters<typeof icbcStatement>[1];
const fileOf = (opening: number, movements: Movements) => icbcStatement("资金池.csv", movements, opening, number);
const july: Movements = [{ on: "2026-07-03", yuan: 1_000, party: "青禾镇财政所", text: "补助" }];
const september: Movements = [{ on: "2026-09-05", yuan: -300, party: "启明文具店", text: "购纸" }];
const preview = (file: ReturnType<typeof fileOf>) =>
  village.must("pool.preview", { id: poolId, file, mapping: null, sheet: null });
const commit = async (file: ReturnType<typeof fileOf>, acceptBreaks = false) => {
  const input = { id: poolId, file, mapping: null, sheet: null };
  const { digest } = await preview(file);
  return village.call("pool.commit", { ...input, digest, takeRows: [], acceptBreaks });
};

describe("a statement of a pool", () => {
  it("that begins at the pool's opening, and one that goes on from it, are taken as they are", async () => {
    expect(await commit(fileOf(10_000, july))).toMatchObject({ ok: true });
    expect(await commit(fileOf(11_000, september))).toMatchObject({ ok: true });
  });

  it("that does not begin at the pool's opening is taken only with a tick", async () => {
    const file = fileOf(10_500, july);
    const { gaps } = await preview(file);
    expect(gaps).toEqual([{ side: "before", expectedFen: 1_000_000, foundFen: 1_050_000 }]);
    expect(gaps.map(gapText)).toEqual([expect.stringContaining("10,000.00")]);
    expect(await commit(file)).toMatchObject({ ok: false, failure: { code: "gap-not-accepted", gaps } });
    expect(await commit(file, true)).toMatchObject({ ok: true, value: { newCount: 1 } });
  });

  it("that leaves a month out is taken only with a tick, on either side of what is known", async () => {
    await commit(fileOf(10_000, july));
    expect(await commit(fileOf(10_700, september))).toMatchObject({
      failure: { code: "gap-not-accepted", gaps: [{ side: "before", expectedFen: 1_100_000, foundFen: 1_070_000 }] },
    });
    await commit(fileOf(11_000, september));
    const august: Movements = [{ on: "2026-08-05", yuan: 50, party: "绿野合作社", text: "租金" }];
    expect(await commit(fileOf(11_000, august))).toMatchObject({
      failure: { code: "gap-not-accepted", gaps: [{ side: "after", expectedFen: 1_100_000, foundFen: 1_105_000 }] },
    });
  });
});
