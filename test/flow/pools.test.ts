import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const poolNumber = "2302999909024500999";
type Shown = OutputOf<"pool.show">;

let village: Village;
let second: { readonly ledgerId: string; readonly bankAccountId: string };
let poolId: string;

const openSecond = async (): Promise<typeof second> => {
  const { id: villageId } = await village.must("village.save", {
    id: null,
    code: "02",
    name: "石桥村",
    isActive: true,
    facts: [],
  });
  const { id: ledgerId } = await village.must("ledger.open", {
    villageId,
    entity: "collective",
    name: "石桥村经济合作社",
    startMonth: "2026-07",
  });
  const { id: bankAccountId } = await village.must("bankAccount.save", {
    id: null,
    ledgerId,
    accountCode: null,
    bankName: "资金池",
    number: `${poolNumber}02`,
    name: "石桥村经济合作社",
    isActive: true,
  });
  const { accounts } = await village.must("account.list", { ledgerId });
  const { bankAccounts } = await village.must("bankAccount.list", { ledgerId });
  const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
  await village.must("opening.save", {
    ledgerId,
    rows: [
      { accountId: idOf(bankAccounts[0]?.accountCode ?? ""), itemId: null, amountFen: 200_000 },
      { accountId: idOf("311"), itemId: null, amountFen: -200_000 },
    ],
  });
  await village.must("ledger.start", { ledgerId });
  return { ledgerId, bankAccountId };
};

const poolInput = (changes: object = {}) => ({
  id: null,
  bankName: "农商银行",
  number: poolNumber,
  name: "青禾镇村级资金代管户",
  openedOn: "2026-07-01",
  openingFen: 1_200_000,
  isActive: true,
  shares: [
    { bankAccountId: village.bankAccountId, openingFen: 1_000_000, words: ["柳溪"] },
    { bankAccountId: second.bankAccountId, openingFen: 200_000, words: ["石桥*村", "石桥"] },
  ],
  ...changes,
});

beforeEach(async () => {
  village = await openVillage(`${poolNumber}01`);
  second = await openSecond();
  poolId = (await village.must("pool.save", poolInput())).id;
});
afterEach(() => {
  village.close();
});

const statement = (...movements: Parameters<typeof icbcStatement>[1]) =>
  icbcStatement("资金池.csv", movements, 12_000, poolNumber);
const july = () =>
  statement(
    { on: "2026-07-03", yuan: 1_000, party: "青禾镇财政所", text: "柳溪村补助" },
    { on: "2026-07-05", yuan: -300, party: "启明文具店", text: "石桥村购纸" },
    { on: "2026-07-06", yuan: 500, party: "绿野合作社", text: "柳溪、石桥两村承包费" },
    { on: "2026-07-21", yuan: -10, text: "手续费" },
  );
const bring = async (file: ReturnType<typeof statement>, acceptBreaks = false) => {
  const input = { id: poolId, file, mapping: null, sheet: null };
  const { digest } = await village.must("pool.preview", input);
  return village.call("pool.commit", { ...input, digest, takeRows: [], acceptBreaks });
};
const show = (onlyOpen = false): Promise<Shown> => village.must("pool.show", { id: poolId, onlyOpen, take: 500 });
const allocate = (allocations: readonly (readonly [string, readonly (readonly [string, number])[]])[]) =>
  village.call("pool.allocate", {
    id: poolId,
    allocations: allocations.map(([lineId, parts]) => ({
      lineId,
      parts: parts.map(([bankAccountId, amountFen]) => ({ bankAccountId, amountFen })),
    })),
  });
/** What must always hold: the villages and what is not allocated come to the bank's balance. */
const expectWhole = ({ pool, shares }: Shown): void => {
  expect(shares.reduce((sum, share) => sum + share.balanceFen, 0)).toBe(pool.sharesFen);
  expect(pool.sharesFen + pool.unallocatedFen + pool.differenceFen).toBe(pool.bankFen);
  expect(pool.differenceFen).toBe(0);
};
const lineOf = (shown: Shown, text: string) => {
  const line = shown.lines.find((each) => each.text.includes(text));
  if (line === undefined) throw new Error(`no line ${text}`);
  return line;
};
const reconciled = (bankAccountId: string, onDate = "2026-07-31") =>
  village.must("bank.reconciliation", { bankAccountId, onDate });

describe("a pooled account", () => {
  it("keeps the bank's lines, says which village each is of where only one can be, and shows the rest as open", async () => {
    expect(await bring(july())).toMatchObject({ ok: true, value: { newCount: 4, knownCount: 0 } });
    const shown = await show(true);
    expectWhole(shown);
    expect(shown.pool).toMatchObject({ bankFen: 1_319_000, unallocatedFen: 119_000, openCount: 4 });
    expect(shown.lines.map(({ text, suggestion }) => [text.split(" ").at(-1), suggestion])).toEqual([
      ["手续费", null],
      ["柳溪、石桥两村承包费", null],
      ["石桥村购纸", second.bankAccountId],
      ["柳溪村补助", village.bankAccountId],
    ]);
    expect(await journalOf(village, second.ledgerId)).toEqual([]);
  });

  it("closes whichever page of a day came first, and every file stays sealed", async () => {
    const page = (name: string, openingYuan: number, ...movements: Parameters<typeof icbcStatement>[1]) =>
      icbcStatement(name, movements, openingYuan, poolNumber);
    // The second page alone does not begin at the opening of the pool: a person accepts that.
    await bring(page("第2页.csv", 12_090, { on: "2026-07-31", yuan: -100 }), true);
    await bring(page("第1页.csv", 12_000, { on: "2026-07-30", yuan: -10 }, { on: "2026-07-31", yuan: 100 }));
    expect((await show()).pool).toMatchObject({ bankFen: 1_199_000, differenceFen: 0 });
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
    ).toBe(true);
  });

  it("gives lines to villages whole or in parts; each village's books and table are right", async () => {
    await bring(july());
    const before = await show();
    const done = await allocate([
      [lineOf(before, "补助").id, [[village.bankAccountId, 100_000]]],
      [lineOf(before, "购纸").id, [[second.bankAccountId, -30_000]]],
      [
        lineOf(before, "承包费").id,
        [
          [village.bankAccountId, 20_000],
          [second.bankAccountId, 30_000],
        ],
      ],
    ]);
    expect(done).toMatchObject({ ok: true, value: { lineCount: 3, partCount: 4 } });
    const shown = await show();
    expectWhole(shown);
    expect(shown.pool).toMatchObject({ openCount: 1, unallocatedFen: -1_000 });
    expect(shown.shares.map(({ balanceFen }) => balanceFen)).toEqual([1_120_000, 200_000]);
    const journal = await journalOf(village, second.ledgerId);
    expect(journal.map(({ bookedOn, amountFen }) => [bookedOn, amountFen])).toEqual([
      ["2026-07-05", -30_000],
      ["2026-07-06", 30_000],
    ]);
    // Nothing is booked yet, so all of it is open; the two sides agree.
    const table = await reconciled(second.bankAccountId);
    expect(table).toMatchObject({ bookFen: 200_000, statementFen: 200_000, differenceFen: 0 });
    expect(table.items).toHaveLength(2);
    expect(await reconciled(village.bankAccountId, "2026-07-04")).toMatchObject({ statementFen: 1_100_000 });
  });

  it("becomes a zero difference when the villages book their lines", async () => {
    await bring(july());
    const line = lineOf(await show(), "补助");
    await allocate([[line.id, [[village.bankAccountId, 100_000]]]]);
    const [own] = await journalOf(village, village.ledgerId);
    const drafted =
      own?.voucherId ??
      (
        await village.must("bankLine.draft", {
          id: own?.id ?? "",
          accountId: village.accountOf("504"),
          categoryId: null,
          summary: "收补助",
        })
      ).voucherId;
    const { version } = await village.must("voucher.show", { id: drafted });
    await village.must("voucher.review", { id: drafted, version });
    await village.must("voucher.post", { ids: [drafted] });
    expect(await reconciled(village.bankAccountId)).toMatchObject({
      bookFen: 1_100_000,
      statementFen: 1_100_000,
      differenceFen: 0,
      items: [],
    });
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined)).isSound,
    ).toBe(true);
  });

  it("brings in rent that a village's part of a line settles", async () => {
    const { ledgerId } = village;
    const lessee = {
      id: null,
      ledgerId,
      kind: "payee",
      code: null,
      name: "绿野合作社",
      bankAccount: "",
      note: "",
    } as const;
    const { id: lesseeItemId } = await village.must("item.save", { ...lessee, isActive: true });
    const terms: InputOf<"lease.save">["terms"] = {
      number: "租1号",
      sort: "land",
      subject: "西田",
      area: "",
      lesseeItemId,
      fromOn: "2026-07-01",
      toOn: "2027-06-30",
      periodMonths: 12,
      isDueAtStart: true,
      steps: [{ fromOn: "2026-07-01", yearFen: 20_000 }],
      depositFen: 0,
      openingReceivedFen: 0,
      tenderMode: "public-tender",
      isPostedPublicly: true,
      resolutionId: null,
      endedOn: null,
      note: "",
    };
    const { id, itemId } = await village.must("lease.save", { id: null, ledgerId, terms });
    const payee = { kind: "payee", itemId: lesseeItemId } as const;
    const contract = { kind: "contract", itemId } as const;
    const accrual = village.content("2026-07-02", [
      { code: "112", debit: 200 },
      { code: "501", credit: 200 },
    ]);
    const named = accrual.entries.map((entry, index) => ({ ...entry, items: [index === 0 ? payee : contract] }));
    await village.book({ ...accrual, entries: named });
    const standing = async () => {
      const { lease } = await village.must("lease.show", { id, on: "2026-07-31" });
      return [lease.receivedFen, lease.claimedFen];
    };
    expect(await standing()).toEqual([0, 20_000]);
    await bring(july());
    const parts = [
      [village.bankAccountId, 20_000],
      [second.bankAccountId, 30_000],
    ] as const;
    await allocate([[lineOf(await show(), "承包费").id, parts]]);
    const [own] = await journalOf(village, ledgerId);
    const { voucherId } = await village.must("bankLine.draft", {
      id: own?.id ?? "",
      accountId: village.accountOf("501"),
      categoryId: null,
      summary: "收承包费",
    });
    const drafted = await village.must("voucher.show", { id: voucherId });
    const content = village.content(drafted.onDate, [
      { code: "bank", debit: 200 },
      { code: "112", credit: 200 },
    ]);
    const entries = content.entries.map((entry, index) => ({ ...entry, items: index === 1 ? [payee, contract] : [] }));
    const saved = await village.must("voucher.save", {
      id: voucherId,
      version: drafted.version,
      content: { ...content, entries },
    });
    await village.must("voucher.review", { id: voucherId, version: saved.version });
    expect((await village.must("voucher.post", { ids: [voucherId] })).refused).toEqual([]);
    expect(await standing()).toEqual([20_000, 0]);
  });

  it("takes an allocation back while nothing rests on it, and lets it be made anew", async () => {
    await bring(july());
    const { id } = lineOf(await show(), "购纸");
    await allocate([[id, [[village.bankAccountId, -30_000]]]]);
    expect(await allocate([[id, [[second.bankAccountId, -30_000]]]])).toMatchObject({
      failure: { code: "line-already-used" },
    });
    await village.must("pool.release", { lineId: id, reason: "分错了村" });
    expect(await journalOf(village, village.ledgerId)).toEqual([]);
    expect((await show()).pool.openCount).toBe(4);
    await allocate([[id, [[second.bankAccountId, -30_000]]]]);
    expectWhole(await show());
    const [line] = await journalOf(village, second.ledgerId);
    await village.must("bankLine.draft", {
      id: line?.id ?? "",
      accountId:
        (await village.must("account.list", { ledgerId: second.ledgerId })).accounts.find(({ code }) => code === "121")
          ?.id ?? "",
      categoryId: null,
      summary: "购纸",
    });
    expect(await village.call("pool.release", { lineId: id, reason: "再试" })).toMatchObject({
      failure: { code: "line-already-used" },
    });
  });

  it.each([
    ["parts that come to less", [["first", 10_000]], "pool-parts-differ"],
    ["parts that come to more", [["first", 100_001]], "pool-parts-differ"],
    [
      "a part on the other side",
      [
        ["first", 110_000],
        ["second", -10_000],
      ],
      "pool-part-bad",
    ],
    [
      "one village twice",
      [
        ["first", 50_000],
        ["first", 50_000],
      ],
      "pool-part-bad",
    ],
    ["an account that is no share", [["nobody", 100_000]], "pool-part-bad"],
  ] as const)("refuses %s", async (_case, parts, code) => {
    await bring(july());
    const line = lineOf(await show(), "补助");
    const ids = { first: village.bankAccountId, second: second.bankAccountId, nobody: village.ledgerId };
    const wanted = parts.map(([who, amount]) => [ids[who], amount] as const);
    expect(await allocate([[line.id, wanted]])).toMatchObject({ failure: { code } });
    expect((await show()).pool.openCount).toBe(4);
  });

  it("moves money between two villages without the bank: two lines, the same sum", async () => {
    await bring(july());
    const transfer = {
      id: poolId,
      fromId: village.bankAccountId,
      toId: second.bankAccountId,
      onDate: "2026-07-10",
      amountFen: 25_000,
      reason: "归还代垫款",
    };
    await village.must("pool.transfer", transfer, "head");
    const shown = await show();
    expectWhole(shown);
    expect(shown.shares.map(({ balanceFen }) => balanceFen)).toEqual([975_000, 225_000]);
    const [out] = await journalOf(village, village.ledgerId);
    expect(out).toMatchObject({ amountFen: -25_000, counterpartyName: "石桥村经济合作社" });
    expect(await village.call("pool.transfer", { ...transfer, toId: village.bankAccountId }, "head")).toMatchObject({
      failure: { code: "pool-part-bad" },
    });
    expect(await village.call("pool.transfer", { ...transfer, onDate: "2026-06-30" }, "head")).toMatchObject({
      failure: { code: "pool-not-begun" },
    });
  });

  it("knows the lines of overlapping files, takes back an import nobody used, and refuses what is before it began", async () => {
    await bring(july());
    const more = statement(
      { on: "2026-07-03", yuan: 1_000, party: "青禾镇财政所", text: "柳溪村补助" },
      { on: "2026-07-05", yuan: -300, party: "启明文具店", text: "石桥村购纸" },
      { on: "2026-07-06", yuan: 500, party: "绿野合作社", text: "柳溪、石桥两村承包费" },
      { on: "2026-07-21", yuan: -10, text: "手续费" },
      { on: "2026-07-28", yuan: -90, text: "石桥村水费" },
    );
    expect(await bring(more)).toMatchObject({ ok: true, value: { newCount: 1, knownCount: 4 } });
    const file = (await show()).files.find(({ newCount }) => newCount === 1);
    await village.must("pool.withdraw", { fileId: file?.id ?? "", reason: "导错了" });
    expectWhole(await show());
    expect((await show()).total).toBe(4);
    const { id } = lineOf(await show(), "补助");
    await allocate([[id, [[village.bankAccountId, 100_000]]]]);
    const [first] = (await show()).files;
    expect(await village.call("pool.withdraw", { fileId: first?.id ?? "", reason: "x" })).toMatchObject({
      failure: { code: "line-already-used" },
    });
    const early = { id: poolId, file: statement({ on: "2026-06-30", yuan: 1 }), mapping: null, sheet: null };
    expect(await village.call("pool.preview", early)).toMatchObject({ failure: { code: "pool-not-begun" } });
    const other = { ...early, file: icbcStatement("别的.csv", [{ on: "2026-07-02", yuan: 1 }]) };
    expect(await village.call("pool.preview", other)).toMatchObject({ failure: { code: "statement-other-account" } });
  });

  it("takes lines in no other way: the ordinary import, deleting and lifting point at the pool", async () => {
    await bring(july());
    const input = { file: july(), bankAccountId: null, mapping: null, sheet: null };
    expect(await village.call("statement.preview", input)).toMatchObject({
      failure: { code: "account-is-pooled", poolName: "青禾镇村级资金代管户" },
    });
    const bare = icbcStatement("无账号.csv", [{ on: "2026-07-02", yuan: 1 }], 0, "");
    expect(
      await village.call("statement.preview", { ...input, file: bare, bankAccountId: village.bankAccountId }),
    ).toMatchObject({ failure: { code: "account-is-pooled" } });
    const { id } = lineOf(await show(), "购纸");
    await allocate([[id, [[village.bankAccountId, -30_000]]]]);
    const [line] = await journalOf(village, village.ledgerId);
    expect(await village.call("bankLine.delete", { id: line?.id ?? "", reason: "x" })).toMatchObject({
      failure: { code: "account-is-pooled" },
    });
    await village.must("pool.release", { lineId: id, reason: "x" });
    const { lines } = await village.must("bankLine.deleted", { ledgerId: village.ledgerId });
    expect(await village.call("bankLine.restore", { id: lines[0]?.id ?? "" })).toMatchObject({
      failure: { code: "account-is-pooled" },
    });
  });

  it.each([
    ["sub-accounts of another pool", { openingFen: 1_200_001, number: "230299" }, "pool-share-bad"],
    ["openings that differ from the bank's", { openingFen: 1_200_001, id: "own" }, "pool-openings-differ"],
    ["the number of a bank account", { number: `${poolNumber}02` }, "code-taken"],
    ["the number of another pool", {}, "code-taken"],
  ])("is not registered with %s", async (_case, changes, code) => {
    const input = poolInput(changes);
    const id = "id" in changes ? poolId : null;
    expect(await village.call("pool.save", { ...input, id })).toMatchObject({ failure: { code } });
  });

  it("keeps its openings once it has lines, and may take in a new village with nothing", async () => {
    await bring(july());
    const later = poolInput({
      id: poolId,
      openingFen: 1_300_000,
      shares: [
        { bankAccountId: village.bankAccountId, openingFen: 1_100_000, words: [] },
        { bankAccountId: second.bankAccountId, openingFen: 200_000, words: [] },
      ],
    });
    expect(await village.call("pool.save", later)).toMatchObject({ failure: { code: "in-use" } });
    expect(await village.call("pool.save", poolInput({ id: poolId, name: "新户名" }))).toMatchObject({ ok: true });
  });
});

describe("whatever is allocated, released and moved", () => {
  it("the villages and what is open come to the bank's balance", async () => {
    await bring(july());
    const act = fc.record({ kind: fc.nat(3), line: fc.nat(3), yuan: fc.integer({ min: 1, max: 400 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        for (const { kind, line: at, yuan } of acts) {
          const line = (await show()).lines[at];
          if (line === undefined) continue;
          if (kind === 0) await allocate([[line.id, [[village.bankAccountId, line.amountFen]]]]);
          const half = Math.trunc(line.amountFen / 2);
          if (kind === 1)
            await allocate([
              [
                line.id,
                [
                  [village.bankAccountId, half],
                  [second.bankAccountId, line.amountFen - half],
                ],
              ],
            ]);
          if (kind === 2) await village.call("pool.release", { lineId: line.id, reason: "试" });
          if (kind === 3)
            await village.call(
              "pool.transfer",
              {
                id: poolId,
                fromId: village.bankAccountId,
                toId: second.bankAccountId,
                onDate: "2026-07-10",
                amountFen: yuan * 100,
                reason: "划转",
              },
              "head",
            );
          const shown = await show();
          expectWhole(shown);
          for (const share of shown.shares) {
            const table = await reconciled(share.bankAccountId);
            expect(table.statementFen).toBe(share.balanceFen);
            expect(table.differenceFen).toBe(0);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("closing a month of a village with a share of a pool", () => {
  const checkOf = async (ledgerId: string, code: string) =>
    (await village.must("period.check", { ledgerId, month: "2026-07" })).checks.find((check) => check.code === code);

  it("waits until every line of the pool has its village, and names those that have none", async () => {
    expect(await bring(july())).toMatchObject({ ok: true });
    const open = await checkOf(village.ledgerId, "pool-unallocated");
    expect(open).toMatchObject({ severity: "block", count: 4 });
    expect(open?.facts["lines"]).toContain("2026-07-21 转账 手续费 -10.00");
    // The other village of the pool waits too: an open line may be either's.
    expect(await checkOf(second.ledgerId, "pool-unallocated")).toMatchObject({ severity: "block", count: 4 });
    expect(await village.call("period.close", { ledgerId: second.ledgerId, month: "2026-07" })).toMatchObject({
      failure: { code: "month-not-ready" },
    });
    const { lines } = await show(true);
    const reply = await allocate(lines.map((line) => [line.id, [[second.bankAccountId, line.amountFen]]] as const));
    expect(reply).toMatchObject({ ok: true });
    expect(await checkOf(village.ledgerId, "pool-unallocated")).toBeUndefined();
    expect(await checkOf(village.ledgerId, "pool-uneven")).toBeUndefined();
  });

  it("does not wait for lines of later months", async () => {
    expect(await bring(statement({ on: "2026-08-03", yuan: 5, text: "结息" }))).toMatchObject({ ok: true });
    expect(await checkOf(village.ledgerId, "pool-unallocated")).toBeUndefined();
  });

  it("is told of a pool whose sub-balances do not come to the bank's balance", async () => {
    const torn = icbcStatement("缺一段.csv", [{ on: "2026-07-09", yuan: 5, text: "结息" }], 12_345, poolNumber);
    expect(await bring(torn, true)).toMatchObject({ ok: true });
    const uneven = await checkOf(village.ledgerId, "pool-uneven");
    expect(uneven).toMatchObject({ severity: "warn", count: 1 });
    expect(uneven?.facts["accounts"]).toEqual([`农商银行 ${poolNumber}（相差 345.00）`]);
  });
});
