import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { instant, lastDayOf, month, monthsBetween, type Month } from "#domain/core/dates.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import {
  balanceSheets,
  closingTables,
  incomeDetails,
  incomeStatements,
  trialBalances,
  type HandColumn,
} from "#fixtures/villages/two-years.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
let ledgerId: LedgerId;
let accounts: ReadonlyMap<string, AccountId>;

const seed = 20_260_101;
let state = seed;
/** A repeatable stream of whole numbers below `limit`; the seed stands above and in every failure's name. */
const random = (limit: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state % limit;
};

/** `count` positive parts that add up to the total. */
const partsOf = (totalFen: number, count: number): readonly number[] => {
  const cuts = new Set<number>();
  while (cuts.size < count - 1) cuts.add(1 + random(totalFen - 1));
  const ends = [...cuts, totalFen].toSorted((a, b) => a - b);
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
};

const idOf = (code: string): AccountId => {
  const id = accounts.get(code);
  if (id === undefined) throw new Error(`no account ${code}`);
  return id;
};

const entry = (code: string, debitFen: number, creditFen: number) => ({
  summary: "日常收支",
  accountId: idOf(code),
  debitFen,
  creditFen,
  categoryId: null,
  items: [],
});

const taxBill = { kind: "bank-slip", number: "", onDate: null, amountFen: null, party: "", note: "" } as const;

/** Saves, reviews and posts a month's money in and out; the order of days is the seed's too. */
const liveMonth = async (at: Month): Promise<void> => {
  const moves = [
    ...partsOf(5_000_00, 16).map((amount) => [entry("10201", amount, 0), entry("501", 0, amount)]),
    ...partsOf(2_000_00, 8).map((amount) => [entry("10201", amount, 0), entry("503", 0, amount)]),
    [{ ...entry("512", 150_00, 0), categoryId: village.categoryOf("税金及附加") }, entry("10201", 0, 150_00)],
  ];
  const ids: string[] = [];
  for (const entries of moves) {
    const onDate = `${at}-${String(1 + random(28)).padStart(2, "0")}`;
    const content = { ledgerId, onDate, paperCount: 1, entries, documents: [taxBill], approvals: [] };
    const { id, version } = await village.must("voucher.save", { id: null, version: null, content });
    await village.must("voucher.review", { id, version });
    ids.push(id);
  }
  expect((await village.must("voucher.post", { ids })).refused).toEqual([]);
  const worn = await village.must("asset.depreciate", { ledgerId, month: at, workloads: [] });
  await passOn(village, worn.voucherId ?? "");
};

const households: string[] = [];
const listOf = async (kind: "share" | "land" | "raise", amounts: readonly number[], onDate: string) => {
  const lines = amounts.map((amountFen, index) => ({
    itemId: households[index] ?? "",
    shares: 100,
    amountFen,
    withheldFen: 0,
    note: "",
  }));
  const totalFen = amounts.reduce((total, each) => total + each, 0);
  const list = { kind, title: "名单", onDate, basis: "", resolutionId: null, projectItemId: null, totalFen, lines };
  return (await village.must("distribution.save", { id: null, ledgerId, list })).id;
};
const guide = async (kind: InputOf<"guide.save">["kind"], rest: Partial<InputOf<"guide.save">>): Promise<void> => {
  const form = {
    ledgerId,
    onDate: "2026-12-20",
    kind,
    summary: kind,
    amountFen: 0,
    fundFen: 0,
    awardFen: 0,
    reserveFen: 0,
  };
  const more = {
    outsideFen: 0,
    projectItemId: null,
    payeeItemId: null,
    isOwed: false,
    distributionId: null,
    categoryId: null,
  };
  const { voucherId } = await village.must("guide.save", { ...form, ...more, accounts: {}, ...rest });
  await passOn(village, voucherId);
};

const saveCard = (name: string, costFen: number, rest: Partial<InputOf<"asset.save">["card"]>) => {
  const common = {
    number: null,
    name,
    class: "fixed",
    category: "",
    purpose: "administrative",
    costFen,
    residualFen: 0,
  } as const;
  const where = {
    costAccountId: idOf("151"),
    wornAccountId: idOf("152"),
    expenseAccountId: idOf("513"),
    categoryId: null,
  };
  const opening = {
    openingWornFen: 0,
    openingWornThrough: null,
    openingUnits: 0,
    method: "straight-line",
    lifeUnits: 0,
  } as const;
  const words = { location: "", keeper: "", fundSource: "", quantity: "", note: "" };
  const card = { ...common, ...where, ...opening, ...words, lifeMonths: 120, inUseOn: "2023-12-15", ...rest };
  return village.must("asset.save", { id: null, ledgerId, card });
};

const closeYear = async (
  year: number,
  reserveFen: number,
  members: readonly number[],
  isPaid: boolean,
): Promise<void> => {
  const onDate = lastDayOf(month(`${year}-12`));
  const none = { coverFen: 0, otherFen: 0, otherAccountId: null };
  const { voucherId } = await village.must("yearEnd.appropriate", {
    ledgerId,
    onDate,
    reserveFen,
    reserveAccountId: idOf("311"),
    ...none,
  });
  await passOn(village, voucherId);
  const distributionId = await listOf("share", members, onDate);
  const amountFen = members.reduce((total, each) => total + each, 0);
  await guide("share-declare", { onDate, amountFen, distributionId });
  if (isPaid) await guide("share-pay", { onDate, amountFen, distributionId });
  const transfer = await village.must("period.transferIncome", { ledgerId, month: `${year}-12` });
  await passOn(village, transfer.voucherId ?? "");
  const done = await village.must("period.closeMany", { ledgerIds: [ledgerId], throughMonth: `${year}-12` });
  expect(done.refused).toEqual([]);
};

beforeAll(async () => {
  village = await openVillage();
  village.setClock(instant("2028-01-10T01:00:00.000Z"));
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
  const books = {
    villageId: village.villageId,
    entity: "committee",
    name: "杨树村村民委员会",
    startMonth: "2026-01",
  } as const;
  ledgerId = (await village.must("ledger.open", books)).id;
  const bank = {
    id: null,
    ledgerId,
    accountCode: null,
    bankName: "农商行",
    number: "6210000000000002",
    name: "杨树村",
    isActive: true,
  };
  await village.must("bankAccount.save", bank);
  const listed = await village.must("account.list", { ledgerId });
  accounts = new Map(listed.accounts.map((account) => [account.code, account.id]));
  const opening = {
    "10201": 300_000_00,
    "151": 120_000_00,
    "152": -24_000_00,
    "311": -380_000_00,
    "32202": -16_000_00,
  };
  const rows = Object.entries(opening).map(([code, amountFen]) => ({ accountId: idOf(code), itemId: null, amountFen }));
  await village.must("opening.save", { ledgerId, rows });
  await village.must("ledger.start", { ledgerId });
  const item = { id: null, ledgerId, code: null, bankAccount: "", note: "", isActive: true };
  for (const name of ["杨大", "杨二"])
    households.push((await village.must("item.save", { ...item, kind: "member", name })).id);
  const projectItemId = (await village.must("item.save", { ...item, kind: "project", name: "村道" })).id;
  await saveCard("办公楼", 120_000_00, { openingWornFen: 24_000_00, openingWornThrough: "2025-12" });
  for (const at of monthsBetween(month("2026-01"), month("2026-12"))) await liveMonth(at);
  const raised = await listOf("raise", [1_800_00, 1_200_00], "2026-05-01");
  await guide("raise-declare", { amountFen: 3_000_00, projectItemId, distributionId: raised });
  await guide("raise-receive", { amountFen: 3_000_00, distributionId: raised });
  await guide("raise-award", { amountFen: 5_000_00, projectItemId });
  await guide("raise-labour", { amountFen: 2_000_00, projectItemId });
  await guide("raise-complete-asset", { amountFen: 2_000_00, projectItemId });
  await saveCard("村道", 2_000_00, { lifeMonths: 20, inUseOn: "2026-12-20" });
  const land = await listOf("land", [25_000_00, 15_000_00], "2026-06-01");
  await guide("land-receive", { amountFen: 50_000_00, reserveFen: 10_000_00, distributionId: land });
  await guide("land-pay", { amountFen: 40_000_00, distributionId: land });
  await closeYear(2026, 26_000_00, [12_000_00, 8_000_00], true);
  for (const at of monthsBetween(month("2027-01"), month("2027-12"))) await liveMonth(at);
  await closeYear(2027, 32_760_00, [30_000_00, 20_000_00], false);
}, 240_000);
afterAll(() => {
  village.close();
});

describe(`a village that lives two years (seed ${seed})`, () => {
  it.each([2026, 2027] as const)(
    "carries %i over as worked out by hand, and as recomputed from the first voucher",
    async (year) => {
      const carry = await village.must("yearEnd.carry", { ledgerId, year });
      expect(carry).toMatchObject({ isClosed: true, isSame: true });
      const carried = carry.rows.filter((row) => row.carriedFen !== 0).map((row) => [row.accountCode, row.carriedFen]);
      expect(Object.fromEntries(carried)).toEqual(closingTables[year]);
    },
  );

  type Column = "currentFen" | "otherFen" | "lastYearFen";
  const columnOf = (
    lines: readonly ({ readonly no: number } & { readonly [Name in Column]: number | null })[],
    column: Column,
  ): HandColumn =>
    Object.fromEntries(
      lines.flatMap((line) => ((line[column] ?? 0) === 0 ? [] : [[line.no, (line[column] ?? 0) / 100]])),
    );
  const asHand = (column: HandColumn): HandColumn => ({ ...column });

  it.each([
    ["2026-06", balanceSheets["2026-06"], balanceSheets.opening, {}],
    ["2026-12", balanceSheets["2026-12"], balanceSheets.opening, {}],
    ["2027-12", balanceSheets["2027-12"], balanceSheets["2026-12"], balanceSheets["2026-12"]],
  ] as const)("shows the balance sheet of %s worked out by hand, line by line", async (at, now, begin, lastYear) => {
    const { lines, isBalanced } = await village.must("report.balanceSheet", { ledgerId, month: at });
    expect(isBalanced).toBe(true);
    expect([columnOf(lines, "currentFen"), columnOf(lines, "otherFen"), columnOf(lines, "lastYearFen")]).toEqual([
      asHand(now),
      asHand(begin),
      asHand(lastYear),
    ]);
  });

  it.each([
    ["2026-04", "2026-06", incomeStatements["2026Q2"], incomeStatements["2026H1"], {}],
    ["2026-01", "2026-12", incomeStatements[2026], incomeStatements[2026], {}],
    ["2027-01", "2027-12", incomeStatements[2027], incomeStatements[2027], incomeStatements[2026]],
  ] as const)(
    "shows the income statement of %s to %s worked out by hand, line by line",
    async (fromMonth, toMonth, now, yearSoFar, lastYear) => {
      const { lines } = await village.must("report.income", { ledgerId, fromMonth, toMonth });
      expect([columnOf(lines, "currentFen"), columnOf(lines, "otherFen"), columnOf(lines, "lastYearFen")]).toEqual([
        asHand(now),
        asHand(yearSoFar),
        asHand(lastYear),
      ]);
    },
  );

  it.each([2026, 2027] as const)("shows the trial balance and the income in detail of %i by hand", async (year) => {
    const span = { ledgerId, fromMonth: `${year}-01`, toMonth: `${year}-12` };
    const { rows, isBalanced } = await village.must("report.trialBalance", { ...span, depth: "first" });
    expect(isBalanced).toBe(true);
    const moved = rows.map((row) => [row.code, [row.openingFen / 100, row.debitFen / 100, row.creditFen / 100]]);
    expect(Object.fromEntries(moved)).toEqual(trialBalances[year]);
    const detail = await village.must("report.incomeDetail", span);
    expect(Object.fromEntries(detail.rows.map((row) => [row.code, row.currentFen / 100]))).toEqual(incomeDetails[year]);
    for (const at of [`${year}-06`, `${year}-12`]) {
      const { checks } = await village.must("report.crossChecks", { ledgerId, month: at });
      expect(checks.filter((check) => check.differenceFen !== 0)).toEqual([]);
    }
  });

  it("has given what 2027 left its reserve: it may be given out in 2028 without a second one", async () => {
    const plan = await village.must("yearEnd.plan", { ledgerId, year: 2028 });
    expect(plan.broughtForwardFen).toBeGreaterThan(0);
    expect(plan).toMatchObject({ earlierFen: plan.broughtForwardFen, owedReserveFen: 0, hasResult: false });
    expect(plan.isTransferred).toBe(false);
  });

  it("has cards that add up to their accounts at both year ends", async () => {
    for (const at of ["2026-12", "2027-12"]) {
      const { ties } = await village.must("asset.list", { ledgerId, month: at });
      expect(ties.map((tie) => [tie.code, tie.differenceFen])).toEqual([
        ["151", 0],
        ["152", 0],
      ]);
    }
  });

  it("is a sound file of more than six hundred vouchers", async () => {
    const { total } = await village.must("voucher.list", { ledgerId, fromMonth: null, toMonth: null, state: "posted" });
    expect(total).toBeGreaterThanOrEqual(600);
    expect(
      village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound),
    ).toBe(true);
  });
});
