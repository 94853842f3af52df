import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { decide } from "#test/support/plain-resolution.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

/** One bank movement of a random quarter: days after 1 July, whole yuan signed, what the bank wrote. */
type Movement = { readonly day: number; readonly yuan: number; readonly text: string };
/** One spending from the till, entered before it is paid; six of them never empty it. */
type Claim = { readonly day: number; readonly yuan: number };

const dateOf = (day: number): string => new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10);

const movement: fc.Arbitrary<Movement> = fc.record({
  day: fc.integer({ min: 0, max: 91 }),
  yuan: fc.integer({ min: -400, max: 900 }).filter((yuan) => yuan !== 0),
  text: fc.constantFrom("结息", "手续费", "财政补助", "租金", "购办公用品", "转账"),
});
const claim: fc.Arbitrary<Claim> = fc.record({
  day: fc.integer({ min: 0, max: 91 }),
  yuan: fc.integer({ min: 1, max: 80 }),
});
const scenario = fc.record({
  movements: fc.array(movement, { minLength: 1, maxLength: 14 }),
  claims: fc.array(claim, { maxLength: 6 }),
  capYuan: fc.integer({ min: 0, max: 600 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

const fileOf = (rows: readonly string[], name: string) => ({
  name,
  bytes: Buffer.from(
    ["交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号", ...rows].join("\n"),
  ).toString("base64"),
});

/** The quarter as two overlapping statement files of one account, oldest first. */
const statementsOf = ({ movements, cut }: { readonly movements: readonly Movement[]; readonly cut: number }) => {
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
    expect(await importStatement(village, file, { bankAccountId, mapping, acceptBreaks: true })).toMatchObject({
      ok: true,
    });
  }
};

const voteCap = (village: Village, capYuan: number) => {
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
  const period = { fromOn: "2026-07-01", toOn: "2026-12-31", period: "year" as const };
  return decide(village, {
    ledgerId: village.ledgerId,
    number: "柳决〔2026〕1号",
    title: "办公费年度限额",
    body: "congress",
    track: "B",
    metOn: "2026-06-25",
    entitled: 30,
    present: 28,
    votesFor: 25,
    votesAgainst: 2,
    votesAbstain: 1,
    declared: "passed",
    record,
    caps: [{ categoryId: village.categoryOf("办公费"), basis: { kind: "K04", amountFen: capYuan * 100 }, ...period }],
  });
};

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

/** Tries to review and post everything; what a rule holds stays a draft and is deleted, as an office would drop it. */
const settle = async (village: Village): Promise<void> => {
  const list = { ledgerId: village.ledgerId, fromMonth: null, toMonth: null, state: null, take: 500 };
  for (const each of (await village.must("voucher.list", list)).vouchers) {
    const reviewed = await village.call("voucher.review", { id: each.id, version: each.version });
    if (!reviewed.ok) {
      expect(reviewed.failure.code).toBe("rules-refuse");
      expect(each.hasMovedMoney).toBe(false);
      await village.must("voucher.delete", { id: each.id, version: each.version });
      continue;
    }
    const { refused } = await village.must("voucher.post", { ids: [each.id] });
    expect(refused).toEqual([]);
  }
};

const sheetTotals = async (village: Village): Promise<{ readonly debitYuan: number; readonly creditYuan: number }> => {
  const { bytes } = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
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

it("keeps every promise on the way from statement to workbook, whatever the quarter brings", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ movements, claims, capYuan, cut }) => {
      const village = await openVillage();
      try {
        await voteCap(village, capYuan);
        const files = statementsOf({ movements, cut });
        await importAll(village, files);
        const once = await journalOf(village, village.ledgerId);
        await importAll(village, files);
        expect(await journalOf(village, village.ledgerId)).toEqual(once);
        expect(once.map((line) => line.amountFen).toSorted((a, b) => a - b)).toEqual(
          movements.map((each) => each.yuan * 100).toSorted((a, b) => a - b),
        );
        await bookLines(village);
        for (const each of claims) {
          const lines = [
            { code: "513", debit: each.yuan, category: "办公费" },
            { code: "101", credit: each.yuan },
          ];
          await village.save(village.content(dateOf(each.day), lines));
        }
        await settle(village);
        const { caps } = await village.must("cap.register", { ledgerId: village.ledgerId, onDate: "2026-09-30" });
        const { findings } = await village.must("finding.list", { ledgerId: village.ledgerId, quarter: "2026Q3" });
        const isOver = caps.some((cap) => cap.capFen !== null && cap.usedFen > cap.capFen);
        if (isOver) expect(findings.some((each) => each.test === "E14")).toBe(true);
        const span = { ledgerId: village.ledgerId, fromMonth: "2026-07", toMonth: "2026-09" };
        const { totals, isBalanced } = await village.must("report.trialBalance", span);
        expect(isBalanced).toBe(true);
        const { isSound } = verifyLedger(village.ledger.reading, village.ledger.files, () => undefined);
        expect(isSound).toBe(true);
        await village.must(
          "settings.save",
          { ...(await village.must("settings.show", {})), backupBeforeClose: false },
          "head",
        );
        for (const month of ["2026-07", "2026-08", "2026-09"]) {
          await village.must("period.close", { ledgerId: village.ledgerId, month });
        }
        expect(await sheetTotals(village)).toEqual({
          debitYuan: totals.debitFen / 100,
          creditYuan: totals.creditFen / 100,
        });
      } finally {
        village.close();
      }
    }),
    { numRuns: 12 },
  );
}, 180_000);
