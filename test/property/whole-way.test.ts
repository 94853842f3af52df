import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { addDays, localDate, quarterOf } from "#domain/core/dates.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { decide } from "#test/support/plain-resolution.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { startVillage, type StartedVillage, type Village } from "#test/support/village.ts";

/** One bank movement of a random quarter: days after 1 July, whole yuan signed, what the bank wrote. */
type Movement = { readonly day: number; readonly yuan: number; readonly text: string };
/** One spending from the till, entered before it is paid; six of them never empty it. */
type Claim = { readonly day: number; readonly yuan: number };
type CapPlan = { readonly kind: "K04" | "K05" | "K06"; readonly smallYuan: number; readonly largeYuan: number };
type Plan = {
  readonly population: number;
  readonly incomeYuan: number;
  readonly cap: CapPlan;
  /** Whether the village votes a higher cap when a spending is held; otherwise the spending is dropped. */
  readonly amends: boolean;
  readonly movements: readonly Movement[];
  readonly claims: readonly Claim[];
  /** Where the two statement files of the quarter meet, as a share of its lines. */
  readonly cut: number;
};

const firstDay = localDate("2026-07-01");
const dateOf = (day: number): string => addDays(firstDay, day);

const movement: fc.Arbitrary<Movement> = fc.record({
  day: fc.integer({ min: 0, max: 91 }),
  yuan: fc.integer({ min: -400, max: 900 }).filter((yuan) => yuan !== 0),
  text: fc.constantFrom("结息", "手续费", "财政补助", "租金", "购办公用品", "转账"),
});
const claim: fc.Arbitrary<Claim> = fc.record({
  day: fc.integer({ min: 0, max: 91 }),
  yuan: fc.integer({ min: 1, max: 80 }),
});
const plan: fc.Arbitrary<Plan> = fc.record({
  population: fc.constantFrom(1, 999, 1000, 1001, 5000),
  incomeYuan: fc.constantFrom(0, 49_999, 50_000, 50_001, 900_000),
  cap: fc.record({
    kind: fc.constantFrom("K04", "K05", "K06"),
    smallYuan: fc.integer({ min: 0, max: 300 }),
    largeYuan: fc.integer({ min: 0, max: 600 }),
  }),
  amends: fc.boolean(),
  movements: fc.array(movement, { minLength: 1, maxLength: 14 }),
  claims: fc.array(claim, { maxLength: 6 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});
const township = fc.array(plan, { minLength: 1, maxLength: 2 });

/** Up to and with a thousand people or 50,000 yuan of income a village is small; the cap in yuan, worked out here anew. */
const capYuanOf = ({ population, incomeYuan, cap }: Plan): number => {
  if (cap.kind === "K04") return cap.smallYuan;
  const isSmall = cap.kind === "K05" ? population <= 1000 : incomeYuan <= 50_000;
  return isSmall ? cap.smallYuan : cap.largeYuan;
};

type CapInput = NonNullable<InputOf<"resolution.record">["caps"]>[number];

const basisOf = ({ kind, smallYuan, largeYuan }: CapPlan): CapInput["basis"] => {
  if (kind === "K04") return { kind, amountFen: smallYuan * 100 };
  const bandsUpTo = (upTo: number) => [
    { upTo, isInclusive: true, capFen: smallYuan * 100 },
    { upTo: null, isInclusive: false, capFen: largeYuan * 100 },
  ];
  return kind === "K05" ? { kind, bands: bandsUpTo(1000) } : { kind, bands: bandsUpTo(5_000_000) };
};

const fileOf = (rows: readonly string[], name: string) => ({
  name,
  bytes: Buffer.from(
    ["交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号", ...rows].join("\n"),
  ).toString("base64"),
});

/** The quarter as two overlapping statement files of one account, oldest first. */
const statementsOf = ({ movements, cut }: Plan) => {
  let balance = 10_000;
  const rows = movements
    .toSorted((a, b) => a.day - b.day)
    .map((each, index) => {
      balance += each.yuan;
      const sides = each.yuan > 0 ? `${each.yuan}.00,` : `,${-each.yuan}.00`;
      return `${dateOf(each.day)},${sides},${balance}.00,往来户${index % 3},62170000000000${index % 3},${each.text},20260700${String(index).padStart(8, "0")}`;
    });
  const at = Math.floor(rows.length * cut);
  return [
    fileOf(rows.slice(0, Math.min(rows.length, at + 2)), "前.csv"),
    fileOf(rows.slice(Math.max(0, at - 1)), "后.csv"),
  ];
};

const importAll = async (village: Village, files: ReturnType<typeof statementsOf>): Promise<void> => {
  for (const file of files) {
    const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
    const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
    const { bankAccountId } = village;
    const preview = await village.call("statement.preview", { file, bankAccountId, mapping, sheet: null });
    if (!preview.ok) {
      expect(preview.failure.code).toBe("statement-already-imported");
      continue;
    }
    expect(await importStatement(village, file, { bankAccountId, mapping })).toMatchObject({ ok: true });
  }
};

const record: InputOf<"resolution.record">["record"] = {
  place: "村部",
  noticeOn: "2026-06-01",
  convenor: "柳主任",
  chair: "柳主任",
  recorder: "柳文书",
  method: "ballot",
  proxies: 0,
  women: 10,
  partyStudyMinute: "",
  isSupervised: true,
  townshipOfficer: "",
  postedFrom: null,
  postedTo: null,
  proposal: "年度限额",
  objections: "",
};

/** A vote of the members' congress on the cap of office expenses; `number` counts the village's votes. */
const voteCap = (
  village: Village,
  of: { readonly number: number; readonly metOn: string; readonly fromOn: string; readonly basis: CapInput["basis"] },
): Promise<string> =>
  decide(village, {
    ledgerId: village.ledgerId,
    number: `柳决〔2026〕${of.number}号`,
    title: "办公费年度限额",
    body: "congress",
    track: "B",
    metOn: of.metOn,
    entitled: 30,
    present: 28,
    votesFor: 25,
    votesAgainst: 2,
    votesAbstain: 1,
    declared: "passed",
    record,
    caps: [
      {
        categoryId: village.categoryOf("办公费"),
        basis: of.basis,
        fromOn: of.fromOn,
        toOn: "2026-12-31",
        period: "year",
        moreCategoryIds: [],
        carry: "none",
      },
    ],
  });

/** Books every unbooked line as a person would: money out is an office expense, money in is rent. */
const bookLines = async (village: Village): Promise<void> => {
  for (const line of await journalOf(village, village.ledgerId)) {
    if (line.voucherId !== null) continue;
    const isOut = line.amountFen < 0;
    const categoryId = isOut ? village.categoryOf("办公费") : null;
    const accountId = village.accountOf(isOut ? "513" : "501");
    await village.must("bankLine.draft", { id: line.id, accountId, categoryId, summary: "据流水补记" });
  }
};

/** Claims as they come from the village: with an invoice and the village head's signature, so that only a cap can hold them. */
const saveClaims = async (village: Village, claims: readonly Claim[]): Promise<void> => {
  for (const [index, each] of claims.entries()) {
    const onDate = dateOf(each.day);
    const number = `${village.bankAccountId}-${index}`;
    const lines = [
      { code: "513", debit: each.yuan, category: "办公费" },
      { code: "101", credit: each.yuan },
    ];
    await village.save(
      village.content(onDate, lines, {
        documents: [{ kind: "invoice", number, onDate, amountFen: each.yuan * 100, party: "文具店", note: "" }],
        approvals: [{ role: "village-head", name: "柳主任", onDate }],
      }),
    );
  }
};

type Settled = { readonly tillFen: number; readonly dropped: number; readonly votes: number };

/**
 * Reviews and posts everything. What a rule holds is released by a vote that raises the cap on that day to what the year
 * then needs, where the village `amends`; otherwise it is deleted, as an office would drop it.
 */
const settle = async (village: Village, amends: boolean): Promise<Settled> => {
  const list = { ledgerId: village.ledgerId, fromMonth: null, toMonth: null, state: null, take: 500 };
  let [tillFen, dropped, votes] = [0, 0, 1];
  const { vouchers } = await village.must("voucher.list", list);
  // In the order of their days: a cap is never changed for days before its last version.
  for (const each of vouchers.toSorted((a, b) => (a.onDate < b.onDate ? -1 : 1))) {
    let reviewed = await village.call("voucher.review", { id: each.id, version: each.version });
    if (!reviewed.ok) {
      // Money that the bank shows has gone is never held.
      expect(reviewed.failure.code).toBe("rules-refuse");
      expect(each.hasMovedMoney).toBe(false);
      if (!amends) {
        await village.must("voucher.delete", { id: each.id, version: each.version });
        dropped += 1;
        continue;
      }
      votes += 1;
      const basis = { kind: "K04" as const, amountFen: 1_000_000 };
      const resolutionId = await voteCap(village, { number: votes, metOn: each.onDate, fromOn: each.onDate, basis });
      await village.must("voucher.linkResolution", { id: each.id, resolutionId });
      const { version } = await village.must("voucher.show", { id: each.id });
      reviewed = await village.call("voucher.review", { id: each.id, version });
      if (!reviewed.ok) throw new Error(JSON.stringify(reviewed.failure));
    }
    const { refused } = await village.must("voucher.post", { ids: [each.id] });
    expect(refused).toEqual([]);
    if (!each.hasMovedMoney) tillFen += each.totalFen;
  }
  return { tillFen, dropped, votes };
};

const sheetTotals = async (village: Village): Promise<{ readonly debitYuan: number; readonly creditYuan: number }> => {
  const { bytes } = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: quarterOf(firstDay) });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(Buffer.from(bytes, "base64")).buffer);
  const sheet = workbook.worksheets.find((each) => each.name.includes("科目余额表"));
  if (sheet === undefined) throw new Error("no trial balance sheet");
  let totals: { debitYuan: number; creditYuan: number } | undefined;
  let head: { debit: number; credit: number } | undefined;
  sheet.eachRow((row) => {
    row.eachCell((cell, column) => {
      if (cell.text.replaceAll(/\s/g, "") === "借方发生" && head === undefined)
        head = { debit: column, credit: column + 1 };
    });
    if (head !== undefined && (row.getCell(1).text || row.getCell(2).text).includes("合计")) {
      totals ??= {
        debitYuan: Number(row.getCell(head.debit).result),
        creditYuan: Number(row.getCell(head.credit).result),
      };
    }
  });
  if (totals === undefined) throw new Error("no totals on the trial balance sheet");
  return totals;
};

const numberFact = (kind: "population" | "recurring-income", fromDate: string, number: number) => ({
  kind,
  fromDate,
  number,
  text: null,
  source: "年报",
});

const foundVillage = async (office: Office, of: Plan, index: number): Promise<Village> => {
  const village: StartedVillage = await startVillage(office, {
    code: `0${index + 1}`,
    name: ["柳溪村", "石桥村"][index] ?? "",
    bankNumber: `621000000000000${index + 1}`,
    facts: [
      numberFact("population", "2026-01-01", of.population),
      numberFact("recurring-income", "2025-01-01", of.incomeYuan * 100),
    ],
  });
  return { ...office, ...village };
};

/** From the statement to posted vouchers; every promise on the way that can be seen before the month is closed. */
const liveQuarter = async (village: Village, of: Plan): Promise<void> => {
  const { ledgerId } = village;
  const onDate = "2026-09-30";
  await voteCap(village, { number: 1, metOn: "2026-06-25", fromOn: "2026-07-01", basis: basisOf(of.cap) });
  const voted = await village.must("cap.register", { ledgerId, onDate });
  expect(voted.caps.map((cap) => cap.capFen)).toEqual([capYuanOf(of) * 100]);
  const files = statementsOf(of);
  await importAll(village, files);
  const once = await journalOf(village, ledgerId);
  await importAll(village, files);
  expect(await journalOf(village, ledgerId)).toEqual(once);
  expect(once.map((line) => line.amountFen).toSorted((a, b) => a - b)).toEqual(
    of.movements.map((each) => each.yuan * 100).toSorted((a, b) => a - b),
  );
  await bookLines(village);
  await saveClaims(village, of.claims);
  const { tillFen, dropped, votes } = await settle(village, of.amends);
  const { caps } = await village.must("cap.register", { ledgerId, onDate });
  const { findings } = await village.must("finding.list", { ledgerId, quarter: "2026Q3" });
  const [cap] = caps;
  const capFen = votes > 1 ? 1_000_000 : capYuanOf(of) * 100;
  expect(cap?.capFen).toBe(capFen);
  // The bank's own charges are drafted by their rule, under another category.
  const outFen = of.movements.reduce(
    (sum, { yuan, text }) => sum + (text === "手续费" ? 0 : Math.max(0, -yuan)) * 100,
    0,
  );
  expect(cap?.usedFen).toBe(tillFen + outFen);
  // Only what the bank had already paid out can be over a cap, and then it stands in the findings.
  expect(tillFen).toBeLessThanOrEqual(capFen);
  if (tillFen + outFen > capFen) expect(findings.some((each) => each.test === "E14")).toBe(true);
  const claimedFen = of.claims.reduce((sum, { yuan }) => sum + yuan * 100, 0);
  if (claimedFen + outFen <= capFen) expect(dropped).toBe(0);
  if (dropped === 0) expect(tillFen).toBe(claimedFen);
};

it("keeps every promise on the way from statement to workbook, whatever the quarter brings", async () => {
  await fc.assert(
    fc.asyncProperty(township, async (plans) => {
      const office = await openOffice();
      try {
        const villages: Village[] = [];
        for (const [index, of] of plans.entries()) villages.push(await foundVillage(office, of, index));
        for (const [index, village] of villages.entries()) {
          const of = plans[index];
          if (of !== undefined) await liveQuarter(village, of);
        }
        const { isSound } = verifyLedger(office.ledger.reading, office.ledger.files, () => undefined);
        expect(isSound).toBe(true);
        await office.must(
          "settings.save",
          { ...(await office.must("settings.show", {})), backupBeforeClose: false },
          "head",
        );
        for (const village of villages) {
          const span = { ledgerId: village.ledgerId, fromMonth: "2026-07", toMonth: "2026-09" };
          const { totals, isBalanced } = await village.must("report.trialBalance", span);
          expect(isBalanced).toBe(true);
          for (const month of ["2026-07", "2026-08", "2026-09"])
            await village.must("period.close", { ledgerId: village.ledgerId, month });
          expect(await sheetTotals(village)).toEqual({
            debitYuan: totals.debitFen / 100,
            creditYuan: totals.creditFen / 100,
          });
        }
      } finally {
        office.close();
      }
    }),
    { numRuns: 8 },
  );
}, 300_000);
