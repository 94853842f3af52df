import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { instant } from "#domain/core/dates.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { bookedAs, passOn } from "#test/support/posting.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const addItem = async (kind: InputOf<"item.save">["kind"], name: string): Promise<string> => {
  const item = {
    id: null,
    ledgerId: village.ledgerId,
    kind,
    code: null,
    name,
    bankAccount: "",
    note: "",
    isActive: true,
  };
  return (await village.must("item.save", item)).id;
};
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

it("rent is matched with its contract by the vouchers that name it, and arrears and ends are reminded of", async () => {
  const lesseeItemId = await addItem("payee", "王老板");
  const terms: InputOf<"lease.save">["terms"] = {
    number: "租〔2026〕1号",
    sort: "pond",
    subject: "东塘",
    area: "30亩",
    lesseeItemId,
    fromOn: "2026-01-01",
    toOn: "2026-11-30",
    periodMonths: 3,
    isDueAtStart: true,
    steps: [{ fromOn: "2026-01-01", yearFen: 1_200_000 }],
    depositFen: 0,
    openingReceivedFen: 600_000,
    tenderMode: "public-tender",
    isPostedPublicly: true,
    resolutionId: null,
    endedOn: null,
    note: "",
  };
  const { ledgerId } = village;
  const { id } = await village.must("lease.save", { id: null, ledgerId, terms });
  expect(await village.call("lease.save", { id: null, ledgerId, terms })).toMatchObject({
    failure: { code: "code-taken" },
  });
  const bad = { ...terms, number: "2", toOn: "2025-01-01" };
  expect(await village.call("lease.save", { id: null, ledgerId, terms: bad })).toMatchObject({
    failure: { code: "lease-bad", reason: "term-reversed" },
  });
  const at = (on: string) => village.must("lease.show", { id, on });
  expect((await at("2026-10-10")).lease).toMatchObject({
    dueFen: 1_098_913,
    receivedFen: 600_000,
    arrearsFen: 498_913,
  });
  const { voucherId } = await village.must("lease.receive", {
    id,
    onDate: "2026-10-08",
    amountFen: 450_000,
    laterFen: 50_000,
    moneyAccountId: village.accountOf("101"),
    incomeAccountId: village.accountOf("501"),
  });
  expect((await at("2026-10-10")).lease.receivedFen).toBe(600_000);
  expect(bookedAs(await passOn(village, voucherId))).toEqual([
    ["101", 450_000, 0],
    ["501", 0, 400_000],
    ["211", 0, 50_000],
  ]);
  const standing = await at("2026-10-10");
  expect(standing.lease).toMatchObject({ receivedFen: 1_050_000, arrearsFen: 48_913, oldestArrearsOn: "2026-10-01" });
  expect(standing.receipts).toMatchObject([{ isPosted: true, amountFen: 450_000 }]);
  const { reminders } = await village.must("lease.reminders", { on: "2026-10-10", days: 60 });
  expect(reminders).toMatchObject([{ id, daysToEnd: 51, isEnding: true, arrearsFen: 48_913 }]);
  expect(isSound()).toBe(true);
});

describe("rent taken in advance", () => {
  const rented = async () => {
    const lesseeItemId = await addItem("payee", "王老板");
    const { ledgerId } = village;
    const terms: InputOf<"lease.save">["terms"] = {
      number: "租〔2026〕2号",
      sort: "land",
      subject: "西田",
      area: "",
      lesseeItemId,
      fromOn: "2026-01-01",
      toOn: "2027-12-31",
      periodMonths: 12,
      isDueAtStart: true,
      steps: [{ fromOn: "2026-01-01", yearFen: 120_000 }],
      depositFen: 0,
      openingReceivedFen: 0,
      tenderMode: "public-tender",
      isPostedPublicly: true,
      resolutionId: null,
      endedOn: null,
      note: "",
    };
    const { id } = await village.must("lease.save", { id: null, ledgerId, terms });
    const accounts = { moneyAccountId: village.accountOf("101"), incomeAccountId: village.accountOf("501") };
    const received = { id, onDate: "2026-10-08", amountFen: 120_000, laterFen: 60_000, ...accounts };
    await passOn(village, (await village.must("lease.receive", received)).voucherId);
    const at = async () => {
      const { lease, heldFen } = await village.must("lease.show", { id, on: "2026-10-10" });
      return [lease.receivedFen, heldFen];
    };
    expect(await at()).toEqual([120_000, 60_000]);
    return { id, lesseeItemId, at };
  };

  it("becomes income of its year once, and no more of it than waits", async () => {
    const { id, at } = await rented();
    const earned = { id, onDate: "2026-10-09", incomeAccountId: village.accountOf("501") };
    expect(await village.call("lease.earn", { ...earned, amountFen: 60_001 })).toMatchObject({
      failure: { code: "lease-bad", reason: "advance-too-small" },
    });
    const { voucherId } = await village.must("lease.earn", { ...earned, amountFen: 60_000 });
    expect(bookedAs(await passOn(village, voucherId))).toEqual([
      ["211", 60_000, 0],
      ["501", 0, 60_000],
    ]);
    expect(await at()).toEqual([120_000, 0]);
  });

  it("is counted once too where the voucher that earns it names the contract on the income alone", async () => {
    const { id, lesseeItemId, at } = await rented();
    const { lease } = await village.must("lease.show", { id, on: "2026-10-10" });
    const content = village.content("2026-10-09", [
      { code: "211", debit: 600 },
      { code: "501", credit: 600 },
    ]);
    const items = [
      [{ kind: "payee" as const, itemId: lesseeItemId }],
      [{ kind: "contract" as const, itemId: lease.itemId }],
    ];
    await village.book({
      ...content,
      entries: content.entries.map((entry, n) => ({ ...entry, items: items[n] ?? [] })),
    });
    expect(await at()).toEqual([120_000, 0]);
  });

  it("stays received when the year is closed", async () => {
    const { at } = await rented();
    const { ledgerId } = village;
    const { voucherId } = await village.must("period.transferIncome", { ledgerId, month: "2026-10" });
    village.setClock(instant("2026-11-01T01:00:00.000Z"));
    const closing = await passOn(village, voucherId ?? "");
    expect(closing.entries[0]?.items).toMatchObject([{ kind: "contract" }]);
    expect(await at()).toEqual([120_000, 60_000]);
  });
});

describe("rent put down as a claim", () => {
  const claimed = async () => {
    const lesseeItemId = await addItem("payee", "王老板");
    const { ledgerId } = village;
    const terms: InputOf<"lease.save">["terms"] = {
      number: "租〔2026〕3号",
      sort: "shop",
      subject: "门面房",
      area: "",
      lesseeItemId,
      fromOn: "2026-10-01",
      toOn: "2028-09-30",
      periodMonths: 12,
      isDueAtStart: true,
      steps: [{ fromOn: "2026-10-01", yearFen: 120_000 }],
      depositFen: 0,
      openingReceivedFen: 0,
      tenderMode: "public-tender",
      isPostedPublicly: true,
      resolutionId: null,
      endedOn: null,
      note: "",
    };
    const { id, itemId } = await village.must("lease.save", { id: null, ledgerId, terms });
    const contract = { kind: "contract" as const, itemId };
    const payee = { kind: "payee" as const, itemId: lesseeItemId };
    const book = (lines: readonly (Line & { readonly items?: (typeof contract | typeof payee)[] })[]) => {
      const content = village.content("2026-10-08", lines);
      return village.book({
        ...content,
        entries: content.entries.map((entry, index) => ({ ...entry, items: lines[index]?.items ?? [] })),
      });
    };
    await book([
      { code: "112", debit: 1200, items: [payee] },
      { code: "501", credit: 1200, items: [contract] },
    ]);
    const at = async () => {
      const { lease } = await village.must("lease.show", { id, on: "2026-10-10" });
      return [lease.receivedFen, lease.claimedFen, lease.arrearsFen];
    };
    return { id, at, book, contract, payee };
  };
  const receive = (id: string, amountFen: number) =>
    village.must("lease.receive", {
      id,
      onDate: "2026-10-09",
      amountFen,
      laterFen: 0,
      moneyAccountId: village.accountOf("101"),
      incomeAccountId: village.accountOf("501"),
    });

  it("stays in arrears until money comes in, and is income once", async () => {
    const { id, at } = await claimed();
    expect(await at()).toEqual([0, 120_000, 120_000]);
    const first = await passOn(village, (await receive(id, 50_000)).voucherId);
    expect(bookedAs(first)).toEqual([
      ["101", 50_000, 0],
      ["112", 0, 50_000],
    ]);
    expect(first.entries[1]?.items).toMatchObject([{ kind: "contract" }, { kind: "payee" }]);
    expect(await at()).toEqual([50_000, 70_000, 70_000]);
    // More than the claim comes in: only the rest is income anew.
    expect(bookedAs(await passOn(village, (await receive(id, 80_000)).voucherId))).toEqual([
      ["101", 80_000, 0],
      ["112", 0, 70_000],
      ["501", 0, 10_000],
    ]);
    expect(await at()).toEqual([130_000, 0, 0]);
    // Two years are 240 000: what goes beyond them is no rent of this contract.
    expect(
      await village.call("lease.receive", {
        id,
        onDate: "2026-10-09",
        amountFen: 110_001,
        laterFen: 0,
        moneyAccountId: village.accountOf("101"),
        incomeAccountId: village.accountOf("501"),
      }),
    ).toMatchObject({ failure: { code: "lease-bad", reason: "over-contract" } });
    const { receipts } = await village.must("lease.show", { id, on: "2026-10-10" });
    expect(receipts.map(({ amountFen, claimFen }) => [amountFen, claimFen])).toEqual([
      [0, 120_000],
      [50_000, -50_000],
      [80_000, -70_000],
    ]);
  });

  it("is open again when the receipt is cancelled in red", async () => {
    const { id, at } = await claimed();
    const { voucherId } = await receive(id, 50_000);
    await passOn(village, voucherId);
    const wrong = { id: voucherId, onDate: "2026-10-10", reason: "收错了", andCopy: false };
    await passOn(village, (await village.must("voucher.correct", wrong)).redId);
    expect(await at()).toEqual([0, 120_000, 120_000]);
  });

  it("is received where a debt to the lessee is set off by a voucher that names the contract", async () => {
    const { at, book, contract, payee } = await claimed();
    await book([
      { code: "121", debit: 300 },
      { code: "211", credit: 300, items: [payee] },
    ]);
    expect(await at()).toEqual([0, 120_000, 120_000]);
    await book([
      { code: "211", debit: 300, items: [payee] },
      { code: "112", credit: 300, items: [payee, contract] },
    ]);
    expect(await at()).toEqual([30_000, 90_000, 90_000]);
  });
});

describe("lists and guided forms", () => {
  const form = (kind: InputOf<"guide.save">["kind"], rest: Partial<InputOf<"guide.save">>): InputOf<"guide.save"> => ({
    ledgerId: village.ledgerId,
    onDate: "2026-10-08",
    kind,
    summary: "引导录入",
    amountFen: 0,
    fundFen: 0,
    awardFen: 0,
    reserveFen: 0,
    outsideFen: 0,
    projectItemId: null,
    payeeItemId: null,
    isOwed: false,
    distributionId: null,
    categoryId: null,
    accounts: {},
    ...rest,
  });
  const listOf = async (kind: "share" | "land" | "raise", amounts: readonly (readonly [number, number])[]) => {
    const lines = [];
    for (const [index, [amountFen, withheldFen]] of amounts.entries())
      lines.push({
        itemId: await addItem("member", `户${kind}${index}`),
        shares: 100,
        amountFen,
        withheldFen,
        note: "",
      });
    const totalFen = lines.reduce((total, line) => total + line.amountFen, 0);
    const list = {
      kind,
      title: "名单",
      onDate: "2026-10-01",
      basis: "",
      resolutionId: null,
      projectItemId: null,
      totalFen,
      lines,
    };
    return {
      list,
      totalFen,
      saved: await village.must("distribution.save", { id: null, ledgerId: village.ledgerId, list }),
    };
  };

  it("pay a land compensation out of its list: the totals tie to the vouchers, and the list stays", async () => {
    const { list, totalFen, saved } = await listOf("land", [
      [300_000, 0],
      [200_000, 50_000],
    ]);
    const payee = await addItem("payee", "供电所");
    const received = form("land-receive", {
      amountFen: totalFen + 150_000,
      outsideFen: 50_000,
      reserveFen: 100_000,
      payeeItemId: payee,
      distributionId: saved.id,
    });
    expect(await village.call("guide.preview", { ...received, reserveFen: 90_000 })).toMatchObject({
      failure: { code: "guide-bad", reason: "parts-differ" },
    });
    const preview = await village.must("guide.preview", received);
    const first = await village.must("guide.save", received);
    const voucher = await passOn(village, first.voucherId);
    expect(bookedAs(voucher)).toEqual(
      preview.entries.map((entry) => [entry.accountCode, entry.debitFen, entry.creditFen]),
    );
    expect(bookedAs(voucher)).toEqual([
      ["10201", 650_000, 0],
      ["113", 0, 300_000],
      ["113", 0, 200_000],
      ["211", 0, 50_000],
      ["311", 0, 100_000],
    ]);
    expect(
      await village.call("distribution.save", {
        id: saved.id,
        ledgerId: village.ledgerId,
        list: { ...list, title: "改" },
      }),
    ).toMatchObject({ failure: { code: "list-booked" } });
    const pay = form("land-pay", { amountFen: totalFen, distributionId: saved.id });
    const { voucherId } = await village.must("guide.save", pay);
    expect(bookedAs(await passOn(village, voucherId))).toEqual([
      ["113", 300_000, 0],
      ["113", 150_000, 0],
      ["10201", 0, 450_000],
    ]);
    expect(await village.call("guide.save", pay)).toMatchObject({ failure: { code: "list-booked" } });
    const shown = await village.must("distribution.show", { id: saved.id });
    expect(shown).toMatchObject({ netFen: 450_000, withheldFen: 50_000, paidVoucherId: voucherId });
    expect(isSound()).toBe(true);
  });

  it("give members nothing before the reserve has its share", async () => {
    const { totalFen, saved } = await listOf("share", [[100_000, 0]]);
    const declared = form("share-declare", { amountFen: totalFen, distributionId: saved.id });
    expect(await village.call("guide.save", declared)).toMatchObject({ failure: { code: "over-distributable" } });
    await village.book(
      village.content("2026-10-05", [
        { code: "bank", debit: 1500 },
        { code: "501", credit: 1500 },
      ]),
    );
    expect(await village.call("guide.save", declared)).toMatchObject({
      failure: { code: "reserve-below-ratio", leastFen: 45_000, reserveFen: 0 },
    });
    const reserve = { ledgerId: village.ledgerId, onDate: "2026-10-08", coverFen: 0, reserveFen: 45_000, otherFen: 0 };
    const accounts = { reserveAccountId: village.accountOf("311"), otherAccountId: null };
    await village.must("yearEnd.appropriate", { ...reserve, ...accounts });
    const { voucherId } = await village.must("guide.save", declared);
    expect(bookedAs(await village.must("voucher.show", { id: voucherId }))).toEqual([
      ["32201", 100_000, 0],
      ["113", 0, 100_000],
    ]);
  });

  it("pay nothing that was not made due before, and nothing out of a list of what households owe", async () => {
    const share = await listOf("share", [[10_000, 0]]);
    const raise = await listOf("raise", [[10_000, 0]]);
    const pay = (distributionId: string, kind: "share-pay" | "land-pay" = "share-pay") =>
      village.call("guide.save", form(kind, { amountFen: 10_000, distributionId }));
    expect(await pay(share.saved.id)).toMatchObject({ failure: { code: "list-undeclared" } });
    expect(await pay(share.saved.id, "land-pay")).toMatchObject({ failure: { reason: "list-of-other-kind" } });
    expect(await pay(raise.saved.id)).toMatchObject({ failure: { reason: "list-of-other-kind" } });
  });

  it("open a list again once its voucher was cancelled in red, and pay nothing meanwhile", async () => {
    const { list, totalFen, saved } = await listOf("land", [[300_000, 0]]);
    const { ledgerId } = village;
    const received = form("land-receive", { amountFen: totalFen, distributionId: saved.id });
    const cancel = async (id: string): Promise<void> => {
      const wrong = { id, onDate: "2026-10-08", reason: "名单有误", andCopy: false };
      await passOn(village, (await village.must("voucher.correct", wrong)).redId);
    };
    const first = await village.must("guide.save", received);
    await passOn(village, first.voucherId);
    const source = { kind: "distribution" as const, id: saved.id };
    const sources = async () => (await village.must("payout.list", { ledgerId })).sources.map(({ id }) => id);
    expect(await sources()).toEqual([saved.id]);
    const pay = form("land-pay", { amountFen: totalFen, distributionId: saved.id });
    const paid = await village.must("guide.save", pay);
    await passOn(village, paid.voucherId);
    // The bank sent the money back: the list can be paid again.
    await cancel(paid.voucherId);
    await village.must("voucher.delete", { id: (await village.must("guide.save", pay)).voucherId, version: 1 });
    await cancel(first.voucherId);
    expect(await sources()).toEqual([]);
    expect(await village.call("payout.make", { ledgerId, source, retryOf: null })).toMatchObject({
      failure: { code: "payout-bad", reason: "not-approved" },
    });
    expect(await village.call("guide.save", pay)).toMatchObject({ failure: { code: "list-undeclared" } });
    const right = { ...list, totalFen: 200_000, lines: list.lines.map((line) => ({ ...line, amountFen: 200_000 })) };
    await village.must("distribution.save", { id: saved.id, ledgerId, list: right });
    await village.must("guide.save", { ...received, amountFen: 200_000 });
    expect(isSound()).toBe(true);
  });

  it("lead a project of 一事一议 from the households' share to the asset", async () => {
    const project = await addItem("project", "村道");
    const { totalFen, saved } = await listOf("raise", [
      [30_000, 0],
      [20_000, 0],
    ]);
    const about = { projectItemId: project };
    const steps: readonly (readonly [InputOf<"guide.save">, readonly (readonly [string, number, number])[]])[] = [
      [
        form("raise-declare", { ...about, amountFen: totalFen, distributionId: saved.id }),
        [
          ["113", 30_000, 0],
          ["113", 20_000, 0],
          ["231", 0, 50_000],
        ],
      ],
      [
        form("raise-receive", { amountFen: totalFen, distributionId: saved.id }),
        [
          ["10201", 50_000, 0],
          ["113", 0, 30_000],
          ["113", 0, 20_000],
        ],
      ],
      [
        form("raise-award", { ...about, amountFen: 40_000 }),
        [
          ["10201", 40_000, 0],
          ["241", 0, 40_000],
        ],
      ],
      [
        form("raise-labour", { ...about, amountFen: 90_000 }),
        [
          ["153", 90_000, 0],
          ["311", 0, 90_000],
        ],
      ],
      [
        form("raise-complete-asset", { ...about, amountFen: 90_000, fundFen: 50_000, awardFen: 40_000 }),
        [
          ["151", 90_000, 0],
          ["153", 0, 90_000],
          ["231", 50_000, 0],
          ["311", 0, 50_000],
          ["241", 40_000, 0],
          ["311", 0, 40_000],
        ],
      ],
    ];
    for (const [filled, expected] of steps) {
      const { voucherId } = await village.must("guide.save", filled);
      expect(bookedAs(await passOn(village, voucherId))).toEqual(expected);
    }
  });

  it("take a grant that comes after the asset stands, and what is handed down in kind", async () => {
    const about = { projectItemId: await addItem("project", "路灯") };
    const late = await village.must("guide.save", form("grant-late", { ...about, amountFen: 60_000 }));
    expect(bookedAs(await passOn(village, late.voucherId))).toEqual([
      ["10201", 60_000, 0],
      ["241", 0, 60_000],
      ["241", 60_000, 0],
      ["311", 0, 60_000],
    ]);
    const given = await village.must("guide.save", form("grant-in-kind", { amountFen: 7_000 }));
    expect(bookedAs(await passOn(village, given.voucherId))).toEqual([
      ["151", 7_000, 0],
      ["311", 0, 7_000],
    ]);
    const nowhere = form("grant-late", { amountFen: 1 });
    expect(await village.call("guide.preview", nowhere)).toMatchObject({ failure: { reason: "project-missing" } });
  });

  it.each<[string, InputOf<"guide.save">["kind"], Partial<InputOf<"guide.save">>]>([
    ["amount-missing", "grant-receive", {}],
    ["project-missing", "grant-receive", { amountFen: 1 }],
    ["summary-missing", "grant-receive", { summary: "" }],
    ["households-missing", "raise-receive", { amountFen: 1 }],
  ])("are refused with %s", async (reason, kind, rest) => {
    expect(await village.call("guide.preview", form(kind, rest))).toMatchObject({
      failure: { code: "guide-bad", reason },
    });
  });

  it("refuse a list that does not add up", async () => {
    const { list } = await listOf("share", [[100, 0]]);
    const save = (wrong: object) =>
      village.call("distribution.save", { id: null, ledgerId: village.ledgerId, list: { ...list, ...wrong } });
    expect(await save({ totalFen: 101 })).toMatchObject({ failure: { code: "list-bad", reason: "total-differs" } });
    expect(await save({ lines: [] })).toMatchObject({ failure: { code: "list-bad", reason: "list-empty" } });
    expect(await save({ lines: [...list.lines, ...list.lines], totalFen: 200 })).toMatchObject({
      failure: { code: "list-bad", reason: "household-twice", line: 2 },
    });
  });
});
