import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { month } from "#domain/core/dates.ts";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { readListTotals } from "#store/audit-standing-rows.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";
import { bookedAs } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type PostKind = InputOf<"villager.save">["person"]["posts"][number]["post"];
const register = async (name: string, post: PostKind): Promise<string> => {
  const person = {
    name,
    idTail: "",
    phone: "",
    bankName: "青禾农商行",
    bankAccount: "6228000000000001",
    household: "",
    note: "",
    isActive: true,
    posts: [{ post, title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
    relations: [],
  };
  return (await village.must("villager.save", { id: null, villageId: village.villageId, person })).id;
};

const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const proposed = (): InputOf<"payScheme.propose">["scheme"] => ({
  kind: "pay",
  title: "村干部基本报酬",
  ledgerId: null,
  basis: "青禾镇示例第三条",
  resolutionId: null,
  scheme: {
    posts: ["secretary", "head"],
    parts: [
      {
        name: "基本报酬",
        gate: null,
        way: {
          kind: "formula",
          indicator: "农村居民人均可支配收入",
          yearsBack: 1,
          formula: {
            multiple: share(2, 1),
            ratios: [
              { post: "secretary", ratio: share(1, 1) },
              { post: "head", ratio: share(4, 5) },
            ],
            addOns: [],
            rounding: { stepFen: 1, direction: "half-up" },
          },
        },
      },
    ],
  },
  standard: null,
  fromMonth: "2026-07",
  toMonth: null,
});
const approved = async (scheme = proposed()): Promise<string> => {
  const made = await village.must("payScheme.propose", { id: null, scheme });
  await village.must("payScheme.approve", made, "reviewer");
  return made.id;
};
const listOf = (schemeId: string, changes: Partial<InputOf<"payList.save">["list"]> = {}) => ({
  ledgerId: village.ledgerId,
  schemeId,
  month: "2026-08",
  title: "八月村干部报酬",
  reason: "",
  resolutionId: null,
  lines: [],
  ...changes,
});
const indicator = { name: "农村居民人均可支配收入", year: 2025, amountFen: 1_080_000, source: "统计公报" };
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

it("weighs a list that is being changed against all others, and not against itself", async () => {
  const { ledgerId } = village;
  const villagerId = await register("王建国", "head");
  const { id: resolutionId } = await village.must("resolution.record", plainResolution(ledgerId, []));
  await village.must("resolution.confirm", { id: resolutionId });
  const standard = {
    dayRateFen: 10_000,
    monthHalfDays: null,
    yearHalfDays: null,
    yearCapFen: null,
    excludedPosts: [],
    personIds: [],
  };
  const scheme = {
    ...proposed(),
    kind: "work" as const,
    title: "误工补贴",
    ledgerId,
    resolutionId,
    scheme: null,
    standard,
  };
  const schemeId = await approved(scheme);
  const line = { villagerId, typed: [], halfDays: 2, rateFen: 10_000, dates: ["2026-08-03"], withheldFen: 0, note: "" };
  const list = listOf(schemeId, { lines: [line] });
  const { id } = await village.must("payList.save", { id: null, list });
  const faultsOf = async (of: string | null) =>
    (await village.must("payList.preview", { ...list, id: of })).lines.map(({ faults }) => faults);
  expect(await faultsOf(id)).toEqual([[]]);
  expect(await faultsOf(null)).toEqual([["day-twice"]]);
});

it("is refused for a vote that is not there, or is another village's", async () => {
  await register("王建国", "head");
  await village.must("indicator.save", indicator);
  const schemeId = await approved();
  const list = listOf(schemeId, { resolutionId: "nothing" });
  expect(await village.call("payList.save", { id: null, list })).toMatchObject({
    failure: { code: "not-found", kind: "resolution" },
  });
});

it("pays a person once for a month, whichever of the village's books pays", async () => {
  await register("王建国", "head");
  await village.must("indicator.save", indicator);
  const schemeId = await approved();
  await village.must("payList.save", { id: null, list: listOf(schemeId) });
  const { id: ledgerId } = await village.must("ledger.open", {
    villageId: village.villageId,
    entity: "committee",
    name: "柳溪村村民委员会",
    startMonth: "2026-07",
  });
  const list = listOf(schemeId, { ledgerId });
  expect(await village.call("payList.save", { id: null, list })).toMatchObject({ failure: { code: "pay-again" } });
  expect(await village.call("payList.save", { id: null, list: { ...list, reason: "补发" } })).toMatchObject({
    failure: { code: "pay-twice", name: "王建国" },
  });
});

it("is reminded of for every month since the first list that has no booked one, also long after", async () => {
  await register("李书记", "secretary");
  await village.must("indicator.save", indicator);
  const schemeId = await approved();
  for (const each of ["2026-07", "2026-08"])
    await village.must("payList.save", { id: null, list: listOf(schemeId, { month: each }) });
  const { lists } = await village.must("payList.list", { ledgerId: village.ledgerId });
  const id = lists.find((list) => list.month === "2026-08")?.id ?? "";
  await village.must("payList.approve", { id }, "reviewer");
  await village.must("payList.book", {
    id,
    onDate: "2026-08-31",
    categoryId: village.categoryOf("干部报酬"),
    moneyAccountId: village.accountOf("10201"),
    withheldAccountId: null,
  });
  const unpaid = async () =>
    (await village.must("work.reminders", {})).reminders.filter(({ kind }) => kind === "salary-unpaid");
  expect(await unpaid()).toMatchObject([{ text: "2026-07 2026-09", dueOn: "2026-07-31", count: 2 }]);
  // The running month is due on its last day, not before: 2026-10-31 is 21 days on.
  village.advanceDays(20);
  expect(await unpaid()).toMatchObject([{ count: 2 }]);
  village.advanceDays(1);
  expect(await unpaid()).toMatchObject([{ text: "2026-07 2026-09 2026-10", count: 3 }]);
  village.advanceDays(129);
  expect((await unpaid())[0]).toMatchObject({ dueOn: "2026-07-31", count: 7 });
});

describe("who changes post within a month", () => {
  it("is paid as the office set, and the list keeps why", async () => {
    const person = {
      name: "王建国",
      idTail: "",
      phone: "",
      bankName: "",
      bankAccount: "",
      household: "",
      note: "",
      isActive: true,
      posts: [
        { post: "head" as const, title: "", fromOn: "2026-01-01", toOn: "2026-08-15", basis: "" },
        { post: "secretary" as const, title: "", fromOn: "2026-08-16", toOn: null, basis: "" },
      ],
      relations: [],
    };
    await village.must("villager.save", { id: null, villageId: village.villageId, person });
    const schemeId = await approved();
    await village.must("indicator.save", indicator);
    const shown = async (list = listOf(schemeId)) => {
      const { lines } = await village.must("payList.preview", list);
      return lines.map(({ post, dueFen, parts }) => [post, dueFen, parts[0]?.how]);
    };
    const whole = ["村书记", 180_000, "按月末职务发整月：本月村主任 15 天、村书记 16 天"];
    expect(await shown()).toEqual([whole]);
    const { id } = await village.must("payList.save", { id: null, list: listOf(schemeId) });
    await village.must("pay.saveSettings", { splitsMonth: true });
    // 1 440 × 15 ÷ 31 and 1 800 × 16 ÷ 31 come to 1 625.8065, rounded once.
    const byDays = ["村书记", 162_581, "按天计：村主任 15 天、村书记 16 天（本月 31 天）"];
    expect(await shown()).toEqual([byDays]);
    expect(await shown(listOf(schemeId, { month: "2026-09" }))).toEqual([["村书记", 180_000, undefined]]);
    // A list made before keeps its amount and its reason.
    const { lines } = await village.must("payList.show", { id });
    expect(lines.map(({ post, dueFen, parts }) => [post, dueFen, parts[0]?.how])).toEqual([whole]);
    await village.must("payList.approve", { id }, "reviewer");
    expect(isSound()).toBe(true);
  });
});

describe("a month's pay", () => {
  it("goes from the scheme over a second person to the voucher, by figures and not by the window", async () => {
    await register("王建国", "head");
    await register("李书记", "secretary");
    const schemeId = await approved();
    expect(await village.call("payList.preview", listOf(schemeId))).toMatchObject({
      failure: { code: "pay-bad", reason: "indicator-missing", name: indicator.name, year: 2025 },
    });
    await village.must("indicator.save", indicator);
    const { lines } = await village.must("payList.preview", listOf(schemeId));
    expect(lines.map(({ name, post, dueFen }) => [name, post, dueFen])).toEqual([
      ["李书记", "村书记", 180_000],
      ["王建国", "村主任", 144_000],
    ]);
    const typed = lines.map(({ villagerId, name }) => ({
      villagerId,
      // What the window sends as an amount of a computed part counts for nothing.
      typed: [{ part: "基本报酬", amountFen: 9_999_999 }],
      halfDays: 0,
      rateFen: 0,
      dates: [],
      withheldFen: name === "王建国" ? 4_000 : 0,
      note: "",
    }));
    const { id } = await village.must("payList.save", { id: null, list: listOf(schemeId, { lines: typed }) });
    expect(await village.must("payList.show", { id })).toMatchObject({
      dueFen: 324_000,
      withheldFen: 4_000,
      netFen: 320_000,
    });
    const book = {
      id,
      onDate: "2026-08-31",
      categoryId: village.categoryOf("干部报酬"),
      moneyAccountId: village.accountOf("10201"),
      withheldAccountId: village.accountOf("221"),
    };
    expect(await village.call("payList.book", book)).toMatchObject({ failure: { code: "pay-unapproved" } });
    await village.must("payList.approve", { id }, "reviewer");
    expect(await village.call("payList.approve", { id }, "head")).toMatchObject({ failure: { code: "pay-approved" } });
    expect(await village.call("payList.save", { id, list: listOf(schemeId) })).toMatchObject({
      failure: { code: "pay-approved" },
    });
    expect(await village.call("payList.remove", { id })).toMatchObject({ failure: { code: "pay-approved" } });
    const { voucherId } = await village.must("payList.book", book);
    const { version } = await village.must("voucher.show", { id: voucherId });
    expect(version).toBeGreaterThan(0);
    expect(await village.call("payList.book", book)).toMatchObject({ failure: { code: "list-booked" } });
    expect(bookedAs(await village.must("voucher.show", { id: voucherId }))).toEqual([
      ["513", 324_000, 0],
      ["10201", 0, 320_000],
      ["221", 0, 4_000],
    ]);
    const {
      version: drafted,
      ledgerName: _ledgerName,
      ...shown
    } = await village.must("voucher.show", { id: voucherId });
    const tripled = {
      ledgerId: shown.ledgerId,
      onDate: shown.onDate,
      paperCount: shown.paperCount,
      documents: shown.documents,
      approvals: shown.approvals,
      entries: shown.entries.map(({ summary, accountId, debitFen, creditFen, categoryId, items }) => ({
        summary,
        accountId,
        debitFen: 3 * debitFen,
        creditFen: 3 * creditFen,
        categoryId,
        items: items.map(({ kind, itemId }) => ({ kind, itemId })),
      })),
    };
    const changed = await village.must("voucher.save", { id: voucherId, version: drafted, content: tripled });
    expect(await village.call("voucher.review", { id: voucherId, version: changed.version })).toMatchObject({
      failure: { code: "pay-list-differs", listFen: 324_000, voucherFen: 972_000 },
    });
    await village.must("payList.sign", { id, nos: [2], onDate: "2026-09-02" });
    expect(await village.call("payList.sign", { id, nos: [2], onDate: "2026-09-03" })).toMatchObject({
      failure: { code: "pay-received", name: "王建国" },
    });
    expect(isSound()).toBe(true);
  });

  it("is never approved by its maker, whatever duties they hold", async () => {
    await register("李书记", "secretary");
    await village.must("indicator.save", indicator);
    const schemeId = await approved();
    const { id } = await village.must("payList.save", { id: null, list: listOf(schemeId) });
    await village.must(
      "person.change",
      { id: village.persons.bookkeeper, name: "陈会计", roles: ["bookkeeper", "reviewer"], isActive: true },
      "administrator",
    );
    expect(await village.call("payList.approve", { id }, "bookkeeper")).toMatchObject({
      failure: { code: "same-person" },
    });
  });

  it("is made once a month; a second list names its reason and pays nobody twice", async () => {
    await register("李书记", "secretary");
    await village.must("indicator.save", indicator);
    const schemeId = await approved();
    await village.must("payList.save", { id: null, list: listOf(schemeId) });
    expect(await village.call("payList.save", { id: null, list: listOf(schemeId) })).toMatchObject({
      failure: { code: "pay-again", month: "2026-08" },
    });
    const again = listOf(schemeId, { reason: "补发" });
    expect(await village.call("payList.save", { id: null, list: again })).toMatchObject({
      failure: { code: "pay-twice", name: "李书记" },
    });
    const late = await register("赵主任", "head");
    const line = { villagerId: late, typed: [], halfDays: 0, rateFen: 0, dates: [], withheldFen: 0, note: "漏发" };
    expect(await village.call("payList.save", { id: null, list: { ...again, lines: [line] } })).toMatchObject({
      ok: true,
    });
  });

  it("rests on the version approved for its month", async () => {
    await register("李书记", "secretary");
    await village.must("indicator.save", indicator);
    const made = await village.must("payScheme.propose", { id: null, scheme: proposed() });
    expect(await village.call("payList.preview", listOf(made.id))).toMatchObject({
      failure: { code: "scheme-missing" },
    });
    expect(await village.call("payScheme.approve", made, "head")).toMatchObject({ ok: true });
    expect(await village.call("payScheme.approve", made, "reviewer")).toMatchObject({
      failure: { code: "wrong-state" },
    });
    expect(await village.call("payList.preview", listOf(made.id, { month: "2026-06" }))).toMatchObject({
      failure: { code: "scheme-missing", month: "2026-06" },
    });
  });
});

describe("误工补贴", () => {
  const standard = (resolutionId: string, personIds: readonly string[]): InputOf<"payScheme.propose">["scheme"] => ({
    kind: "work",
    title: "误工补贴标准",
    ledgerId: village.ledgerId,
    basis: "代表会议决议",
    resolutionId,
    scheme: null,
    standard: {
      dayRateFen: 10_000,
      monthHalfDays: 10,
      yearHalfDays: null,
      yearCapFen: null,
      excludedPosts: ["head"],
      personIds: [...personIds],
    },
    fromMonth: "2026-07",
    toMonth: null,
  });
  const line = (villagerId: string, changes = {}) => ({
    villagerId,
    typed: [],
    halfDays: 6,
    rateFen: 10_000,
    dates: [],
    withheldFen: 0,
    note: "修水渠",
    ...changes,
  });

  it("needs a vote in force, keeps out whom the vote does not name, and asks a further vote for what goes beyond", async () => {
    const zhang = await register("张三", "representative");
    const li = await register("李四", "representative");
    const head = await register("王建国", "head");
    const vote = await village.must("resolution.record", plainResolution(village.ledgerId, []));
    expect(await village.call("payScheme.propose", { id: null, scheme: standard(vote.id, []) })).toMatchObject({
      failure: { code: "resolution-not-in-force" },
    });
    await village.must("resolution.confirm", { id: vote.id }, "reviewer");
    const schemeId = await approved(standard(vote.id, [zhang, head]));
    const save = (lines: readonly ReturnType<typeof line>[], changes = {}) =>
      village.call("payList.save", {
        id: null,
        list: listOf(schemeId, { title: "八月误工", lines: [...lines], ...changes }),
      });
    expect(await save([line(li)])).toMatchObject({ failure: { reason: "not-on-list", name: "李四" } });
    expect(await save([line(head)])).toMatchObject({ failure: { reason: "post-excluded", name: "王建国" } });
    const over = await save([line(zhang, { halfDays: 11 })]);
    const id = over.ok ? over.value.id : "";
    expect(await village.must("payList.show", { id })).toMatchObject({
      dueFen: 55_000,
      lines: [{ faults: ["month-days-over"] }],
    });
    expect(await village.call("payList.approve", { id }, "reviewer")).toMatchObject({
      failure: { code: "pay-over-standard", name: "张三", fault: "month-days-over" },
    });
    await village.must("payList.save", {
      id,
      list: listOf(schemeId, { title: "八月误工", resolutionId: vote.id, lines: [line(zhang, { halfDays: 11 })] }),
    });
    await village.must("payList.approve", { id }, "reviewer");
    const booked = await village.must("payList.book", {
      id,
      onDate: "2026-08-31",
      categoryId: village.categoryOf("误工补贴"),
      moneyAccountId: village.accountOf("10201"),
      withheldAccountId: null,
    });
    const span = { ledgerId: idOf<LedgerId>(village.ledgerId), from: month("2026-08"), to: month("2026-08") };
    expect([...readListTotals(village.ledger.reading, span)]).toEqual([[booked.voucherId, 55_000]]);
    expect(isSound()).toBe(true);
  });
});
