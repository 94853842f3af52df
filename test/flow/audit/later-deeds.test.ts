import { afterAll, beforeAll, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { ItemId } from "#domain/core/ids.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { laterDeeds, openClosedQuarter, renamings, type ClosedQuarter } from "#test/support/closed-quarter.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { roadWorks } from "#test/support/project-file.ts";
import type { Village } from "#test/support/village.ts";

let village: Village;
let payee: ItemId;
let closed: ClosedQuarter;

beforeAll(async () => {
  closed = await openClosedQuarter();
  ({ village, payee } = closed);
}, 60_000);
afterAll(() => village.close());

const person: InputOf<"villager.save">["person"] = {
  name: "吴大山",
  idTail: "123X",
  phone: "13800001111",
  bankName: "邮储银行",
  bankAccount: "6217000000001234",
  household: "H01",
  note: "",
  isActive: true,
  posts: [{ post: "head", title: "", fromOn: "2026-01-01", toOn: null, basis: "选举" }],
  relations: [{ name: "青禾商店", relation: "经营者是其妻", relativeId: null, phone: "", bankAccount: "", note: "" }],
};
const lease = (lesseeItemId: string): InputOf<"lease.save">["terms"] => ({
  number: "租-1",
  sort: "pond",
  subject: "东塘",
  area: "20 亩",
  lesseeItemId,
  fromOn: "2026-07-01",
  toOn: "2028-06-30",
  periodMonths: 12,
  isDueAtStart: true,
  steps: [{ fromOn: "2026-07-01", yearFen: 120_000 }],
  depositFen: 0,
  openingReceivedFen: 0,
  tenderMode: "negotiation",
  isPostedPublicly: false,
  resolutionId: null,
  endedOn: null,
  note: "",
});
const statement = {
  name: "迟到流水.csv",
  bytes: Buffer.from(
    [
      "交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号",
      "2026-07-06,,680.00,9320.00,青禾商店,621700000001,购办公桌椅,A1",
      "2026-07-20,,480.00,8840.00,青禾商店,621700000002,购打印纸,A2",
    ].join("\n"),
  ).toString("base64"),
};

/** What puts right a register the closed quarter shows: the office sees it as a new version, and the one before stays. */
const puttingRight: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a related party declared", () => village.must("villager.save", { id: null, villageId: village.villageId, person })],
  ["a lease of July", () => village.must("lease.save", { id: null, ledgerId: village.ledgerId, terms: lease(payee) })],
  [
    "works of July",
    () => village.must("project.save", { id: null, ledgerId: village.ledgerId, itemId: null, file: roadWorks }),
  ],
  [
    "a debt of July",
    () =>
      village.must("debt.save", {
        id: null,
        ledgerId: village.ledgerId,
        terms: {
          number: "ZW-01",
          creditorItemId: payee,
          accountId: village.accountOf("201"),
          purpose: "购置抽水设备",
          principalFen: 100_000,
          ratePoints: 435,
          fromOn: "2026-07-05",
          dueOn: null,
          approval: "",
          resolutionId: null,
          note: "",
        },
      }),
  ],
  [
    "a statement of July",
    async () => {
      const seen = await village.must("statement.inspect", { file: statement, mapping: null, sheet: null });
      const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
      return importStatement(village, statement, { bankAccountId: village.bankAccountId, mapping });
    },
  ],
];

it("names no day since which rules hold where all of them came with the program", async () => {
  const { id } = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
  const { bytes } = await village.must("workbook.read", { id, format: "xlsx" });
  const cover = (await dumpWorkbook(Buffer.from(bytes, "base64"))).split("\n\n")[0];
  expect(cover).toMatch(/规则与限额 \d+ 条，都是程序自带的，本乡镇还没有自己的规则和限额/u);
  expect(cover).not.toContain("自 2000-01-01");
});

it.each(renamings)("%s renamed leaves a closed quarter's workbook as it was", async (_name, rename) => {
  const before = await closed.make();
  village.advanceMinutes(5);
  await rename(closed);
  expect(await closed.make()).toBe(before);
});

it("prints a closed quarter's books by the old names, and later ones by the new", async () => {
  const printed = async (fromMonth: string, toMonth: string): Promise<string> => {
    const { bytes } = await village.must("print.report", {
      of: { kind: "trial-balance", ledgerId: village.ledgerId, fromMonth, toMonth, depth: "all", withZero: false },
      format: "csv",
      orientation: "auto",
      withCover: false,
    });
    return new TextDecoder().decode(Buffer.from(bytes, "base64"));
  };
  expect(await printed("2026-07", "2026-09")).not.toContain("基本户（改");
  expect(await printed("2026-07", "2026-10")).toContain("基本户（改");
});

it.each(laterDeeds)("%s leaves a closed quarter's workbook as it was", async (_name, deed) => {
  const before = await closed.make();
  village.advanceMinutes(5);
  const done = await deed(closed);
  expect(done === null || typeof done !== "object" || !("ok" in done) || done.ok).toBe(true);
  expect(await closed.make()).toBe(before);
});

it("a cash count saved after the closing, under a clock set back before it, stays off its sheet", async () => {
  const before = await closed.make();
  village.advanceMinutes(-60 * 24 * 7);
  await village.must("cashCount.save", {
    ledgerId: village.ledgerId,
    accountId: village.accountOf("101"),
    onDate: "2026-09-30",
    pieces: [{ valueFen: 10_000, count: 1 }],
    witness: "吴大山",
    note: "补盘",
  });
  village.advanceMinutes(60 * 24 * 7);
  expect(await closed.make()).toBe(before);
});

it.each(puttingRight)("%s makes a new version and keeps the one before", async (_name, deed) => {
  const { ledgerId, must } = village;
  const first = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
  const before = await must("workbook.read", { id: first.id, format: "xlsx" });
  village.advanceMinutes(5);
  const done = await deed();
  expect(done === null || typeof done !== "object" || !("ok" in done) || done.ok).toBe(true);
  const second = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
  expect(second.version).toBe(first.version + 1);
  expect(await must("workbook.read", { id: first.id, format: "xlsx" })).toEqual(before);
});
