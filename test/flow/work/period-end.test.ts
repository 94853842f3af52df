import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { bookedAs, passOn } from "#test/support/posting.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const rent: readonly Line[] = [
  { code: "bank", debit: 3000 },
  { code: "501", credit: 3000 },
];
const ids = () => ({ ledgerIds: [village.ledgerId] });
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

it("checks every open month of every ledger at once, and closes several in one go", async () => {
  await village.book(village.content("2026-07-05", rent));
  await village.save(
    village.content("2026-09-05", [
      { code: "bank", debit: 30 },
      { code: "501", credit: 20 },
    ]),
  );
  const { months } = await village.must("period.matrix", { throughMonth: "2026-09", ledgerIds: null });
  expect(months.map(({ month, canClose, checks }) => [month, canClose, checks.map(({ code }) => code)])).toEqual([
    ["2026-07", true, ["statement-missing"]],
    ["2026-08", true, ["statement-missing"]],
    ["2026-09", false, ["drafts-open", "drafts-unbalanced", "statement-missing"]],
  ]);
  const done = await village.must("period.closeMany", { ...ids(), throughMonth: "2026-09" });
  expect(done.closed.map(({ month }) => month)).toEqual(["2026-07", "2026-08"]);
  expect(done.refused).toMatchObject([
    {
      month: "2026-09",
      blocks: [
        { code: "drafts-open", count: 1 },
        { code: "drafts-unbalanced", count: 1 },
      ],
    },
  ]);
  expect(done.backupPath).not.toBeNull();
  expect(isSound()).toBe(true);
});

it("stopped half-way closes nothing", async () => {
  const text = village.textOf("period.closeMany", { ...ids(), throughMonth: "2026-09" }, "head", "once");
  let asked = 0;
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
  const reply = await village.send(text, { isCancelled: () => (asked += 1) > 0 });
  expect(JSON.parse(reply)).toMatchObject({ ok: false, failure: { code: "cancelled" } });
  expect((await village.must("period.list", { ledgerId: village.ledgerId })).periods).toEqual([]);
});

it("covers from the reserve no more than the loss there is, and takes and gives it on 311 only", async () => {
  await village.book(village.content("2026-07-05", rent));
  const wanted = {
    ledgerId: village.ledgerId,
    onDate: "2026-08-05",
    coverFen: 0,
    reserveFen: 90_000,
    otherFen: 0,
    reserveAccountId: village.accountOf("311"),
    otherAccountId: null,
  };
  expect(await village.call("yearEnd.appropriate", { ...wanted, coverFen: 500_000 })).toMatchObject({
    failure: { code: "cover-above-loss", lossFen: 0 },
  });
  const cash = { ...wanted, reserveAccountId: village.accountOf("101") };
  expect(await village.call("yearEnd.appropriate", cash)).toMatchObject({ failure: { code: "reserve-account-bad" } });
  for (const taken of [{ reserveFen: -5 }, { otherFen: -5 }, { coverFen: -5 }])
    expect(await village.call("yearEnd.appropriate", { ...wanted, ...taken })).toMatchObject({
      failure: { code: "bad-input" },
    });
  await village.must("yearEnd.appropriate", wanted);
});

it("closes a year: result, appropriation in its order, and only what is undistributed carries over", async () => {
  await village.book(village.content("2026-07-05", rent));
  village.advanceDays(90);
  const december = { ledgerIds: [village.ledgerId], month: "2026-12" };
  const first = await village.must("period.transferMany", december);
  await passOn(village, first.drafted[0]?.voucherId ?? "");
  const plan = await village.must("yearEnd.plan", { ledgerId: village.ledgerId, year: 2026 });
  expect(plan).toMatchObject({
    netIncomeFen: 300_000,
    distributableFen: 300_000,
    leastReserveFen: 90_000,
    isTransferred: true,
    hasResult: true,
  });
  const wanted = {
    ledgerId: village.ledgerId,
    onDate: "2026-12-31",
    coverFen: 0,
    reserveFen: 80_000,
    otherFen: 10_000,
    reserveAccountId: village.accountOf("311"),
    otherAccountId: village.accountOf("301"),
  };
  expect(await village.call("yearEnd.appropriate", wanted)).toMatchObject({
    failure: { code: "reserve-below-ratio", leastFen: 90_000, reserveFen: 80_000 },
  });
  expect(await village.call("yearEnd.appropriate", { ...wanted, otherFen: 300_000 })).toMatchObject({
    failure: { code: "over-distributable", overFen: 80_000 },
  });
  const { voucherId } = await village.must("yearEnd.appropriate", { ...wanted, reserveFen: 100_000, otherFen: 0 });
  expect(bookedAs(await passOn(village, voucherId))).toEqual([
    ["32201", 100_000, 0],
    ["311", 0, 100_000],
  ]);
  const open = await village.must("period.closeMany", { ...ids(), throughMonth: "2026-12" });
  expect(open.refused).toMatchObject([{ month: "2026-12", blocks: [{ code: "appropriations-open", count: 1 }] }]);
  const second = await village.must("period.transferMany", december);
  expect(bookedAs(await passOn(village, second.drafted[0]?.voucherId ?? ""))).toEqual([
    ["32202", 100_000, 0],
    ["32201", 0, 100_000],
  ]);
  expect((await village.must("period.transferMany", december)).nothing).toEqual([village.ledgerId]);
  const closed = await village.must("period.closeMany", { ...ids(), throughMonth: "2026-12" });
  expect(closed.closed.at(-1)).toEqual({ ledgerId: village.ledgerId, month: "2026-12" });
  const carry = await village.must("yearEnd.carry", { ledgerId: village.ledgerId, year: 2026 });
  expect(carry).toMatchObject({ isClosed: true, isSame: true });
  expect(carry.rows.map((row) => [row.accountCode, row.carriedFen])).toEqual([
    ["101", 50_000],
    ["10201", 1_300_000],
    ["311", -1_150_000],
    ["32202", -200_000],
  ]);
  expect(isSound()).toBe(true);
});

it("keeps what a closed year carried over", async () => {
  village.advanceDays(90);
  await village.must("period.closeMany", { ...ids(), throughMonth: "2026-12" });
  const change = {
    compile: () => ({ sql: "update year_carry set amount_fen = 1", parameters: [], query: null, queryId: null }),
  };
  expect(() =>
    village.ledger.transact((writing) => {
      writing.run(change as never);
      return { ok: true };
    }),
  ).toThrow(/carried over/);
});

it("lists corrections of closed months as 以前期更正, and no others", async () => {
  const closedId = await village.book(village.content("2026-07-05", rent));
  const openId = await village.book(village.content("2026-09-05", rent));
  await village.must("period.closeMany", { ...ids(), throughMonth: "2026-07" });
  for (const id of [closedId, openId])
    await village.must("voucher.correct", { id, onDate: "2026-10-05", reason: "金额记错", andCopy: false });
  const { corrections } = await village.must("correction.list", {
    ledgerId: null,
    fromMonth: "2026-07",
    toMonth: "2026-12",
  });
  expect(corrections).toMatchObject([
    { originalId: closedId, originalOn: "2026-07-05", reason: "金额记错", resultFen: -300_000, isPriorYear: false },
  ]);
  expect(corrections).toHaveLength(1);
});

it("counts a correction straight into 未分配收益 with what earlier years left, and not as reserve put in", async () => {
  await village.book(village.content("2026-07-05", rent));
  await village.book(
    village.content("2026-07-08", [
      { code: "bank", debit: 1000, summary: "更正上年少记的收入" },
      { code: "32202", credit: 1000, summary: "更正上年少记的收入" },
    ]),
  );
  const { ledgerId } = village;
  expect(await village.must("yearEnd.plan", { ledgerId, year: 2026 })).toMatchObject({
    broughtForwardFen: 100_000,
    coveredFromReserveFen: 0,
    distributableFen: 400_000,
  });
  const { checks } = await village.must("report.crossChecks", { ledgerId, month: "2026-07" });
  expect(checks.map((check) => check.differenceFen)).toEqual([0, 0, 0, 0, 0, 0]);
});

it("lets nobody pass the order and the ratio by hand, on whichever detail of 收益分配", async () => {
  await village.book(village.content("2026-07-05", rent));
  const { ledgerId } = village;
  const member = { id: null, ledgerId, kind: "member", code: null, name: "柳大爷", bankAccount: "", note: "" } as const;
  const { id: itemId } = await village.must("item.save", { ...member, isActive: true });
  const byHand = async (detail: string, to: string, yuan: number) => {
    const content = village.content("2026-07-10", [
      { code: detail, debit: yuan },
      { code: to, credit: yuan },
    ]);
    const entries = content.entries.map((entry, at) =>
      at === 1 && to === "113" ? { ...entry, items: [{ kind: "member" as const, itemId }] } : entry,
    );
    const saved = await village.save({ ...content, entries });
    const { id, version } = saved;
    const reply = await village.call("voucher.review", { id, version });
    if (!reply.ok) await village.must("voucher.delete", { id, version });
    return { id, reply };
  };
  for (const detail of ["32201", "32202"]) {
    expect((await byHand(detail, "113", 100)).reply).toMatchObject({
      failure: { code: "reserve-below-ratio", leastFen: 90_000, reserveFen: 0 },
    });
    expect((await byHand(detail, "311", 4000)).reply).toMatchObject({
      failure: { code: "over-distributable", distributableFen: 300_000, overFen: 100_000 },
    });
  }
  const reserved = await byHand("32202", "311", 1000);
  expect(reserved.reply.ok).toBe(true);
  await village.must("voucher.post", { ids: [reserved.id] });
  expect((await byHand("32202", "113", 500)).reply.ok).toBe(true);
  const plan = await village.must("yearEnd.plan", { ledgerId, year: 2026 });
  expect(plan).toMatchObject({ broughtForwardFen: 0, coveredFromReserveFen: 0, reserveFen: 100_000 });
  expect(plan.statement.map(({ name, amountFen }) => [name, amountFen])).toEqual([
    ["四、净收益", 300_000],
    ["加：年初未分配收益", 0],
    ["其他转入", 0],
    ["五、可分配收益", 300_000],
    ["减：提取公积公益金", 100_000],
    ["向成员分配", 0],
    ["其他", 0],
    ["六、年末未分配收益", 200_000],
  ]);
});

it("keeps the office's own order and ratio", async () => {
  const settings = await village.must("work.settings", {});
  expect(settings.reserveBasisPoints).toBe(3000);
  await village.must("work.saveSettings", { ...settings, reserveByLedger: { [village.ledgerId]: 1500 } });
  await village.book(village.content("2026-07-05", rent));
  const plan = await village.must("yearEnd.plan", { ledgerId: village.ledgerId, year: 2026 });
  expect(plan).toMatchObject({ reserveBasisPoints: 1500, leastReserveFen: 45_000 });
  expect(isSound()).toBe(true);
});

it("asks at least what a rule of the reserve asks, whatever the office set", async () => {
  const settings = await village.must("work.settings", {});
  await village.must("work.saveSettings", { ...settings, reserveByLedger: { [village.ledgerId]: 1500 } });
  await village.book(village.content("2026-07-05", rent));
  const proposed = await village.must("rule.propose", {
    id: null,
    title: "公积公益金不低于净收益的百分之三十",
    level: "township",
    basis: "本镇文件",
    severity: "block",
    parameters: {
      kind: "K33",
      amounts: {},
      counts: { reserveShare: 3000 },
      flags: { ofNetIncome: true, afterLosses: true },
      categoryIds: [],
      natures: [],
      words: [],
      days: [],
      workdays: [],
    },
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-07-01",
    toOn: "2100-12-31",
  });
  await village.must("rule.approve", proposed, "reviewer");
  const plan = await village.must("yearEnd.plan", { ledgerId: village.ledgerId, year: 2026 });
  expect(plan).toMatchObject({ reserveBasisPoints: 3000, leastReserveFen: 90_000 });
});

it("holds a distribution while one part of the reserve lacks its own share, whatever the other has", async () => {
  const { villageId } = village;
  const opened = { villageId, entity: "committee", name: "柳溪村民委员会", startMonth: "2026-07" } as const;
  const { id: ledgerId } = await village.must("ledger.open", opened);
  const part = (name: string) =>
    village.must("account.add", { ledgerId, parentCode: "311", code: null, name, itemKinds: [] });
  const [accumulation, welfare] = [await part("公积金"), await part("公益金")];
  await village.must("ledger.start", { ledgerId });
  const { accounts } = await village.must("account.list", { ledgerId });
  const entry = (code: string, debitFen: number, creditFen: number) => {
    const accountId = accounts.find((account) => account.code === code)?.id ?? "";
    return { summary: "收益", accountId, debitFen, creditFen, categoryId: null, items: [] };
  };
  const content = (onDate: string, entries: readonly ReturnType<typeof entry>[]) => ({
    ...village.content(onDate, []),
    ledgerId,
    entries: [...entries],
  });
  await village.book(content("2026-07-05", [entry("101", 300_000, 0), entry("501", 0, 300_000)]));
  const proposed = await village.must("rule.propose", {
    id: null,
    title: "公积金、公益金各百分之十五",
    level: "township",
    basis: "本镇文件",
    severity: "block",
    parameters: plain("K33", {
      counts: { reserveShare: 3000, accumulationShare: 1500, welfareShare: 1500 },
      flags: { ofNetIncome: true },
    }),
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-07-01",
    toOn: "2100-12-31",
  });
  await village.must("rule.approve", proposed, "reviewer");
  const reserve = async (reserveAccountId: string, reserveFen: number) => {
    const take = { ledgerId, onDate: "2026-07-20", coverFen: 0, otherFen: 0, otherAccountId: null };
    const { voucherId } = await village.must("yearEnd.appropriate", { ...take, reserveFen, reserveAccountId });
    await passOn(village, voucherId);
  };
  const given = content("2026-07-25", [entry("32201", 10_000, 0), entry("211", 0, 10_000)]);
  const hits = async () => (await village.must("voucher.judge", { id: null, content: given })).hits;
  await reserve(accumulation.id, 90_000);
  expect(await hits()).toMatchObject([{ kind: "K33", facts: { problem: "part-short", part: "welfare", partFen: 0 } }]);
  await reserve(welfare.id, 45_000);
  expect((await hits()).filter(({ kind }) => kind === "K33")).toEqual([]);
});
