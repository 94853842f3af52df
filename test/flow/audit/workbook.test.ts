import { afterEach, beforeEach, describe, expect, it } from "vitest";
import ExcelJS from "exceljs";
import { encode } from "uqr";
import { cancelled } from "#flow/call.ts";
import { answerTheFinding, listFindings, signTheFinding } from "#flow/findings.ts";
import { listWorkbooks } from "#flow/kept-workbooks.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { reportTrialBalance } from "#flow/report-trial-balance.ts";
import { openAuditBooks, preparer, reviewer } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";
import { instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf } from "#domain/core/ids.ts";
import { readFinding } from "#store/finding-rows.ts";
import { sqlFor } from "#store/query.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";

const at = instant("2026-10-08T01:00:00.000Z");
type Office = ReturnType<typeof openAuditBooks>;
type Village = ReturnType<typeof auditVillage>;
let office: Office;
let village: Village;

beforeEach(() => {
  office = openAuditBooks();
  village = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true });
});
afterEach(() => office.close());

const make = async (changes: { ledgerId?: string | null; isMasked?: boolean; quarter?: string } = {}) => {
  const reply = await makeWorkbook(
    office.call("workbook.make", { ledgerId: village.books.ledgerId, quarter: "2026Q3", ...changes }),
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return { ...reply.value, file: new Uint8Array(Buffer.from(reply.value.bytes, "base64")) };
};
const load = async (file: Uint8Array) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(file).buffer);
  return workbook;
};
const findings = (quarter = "2026Q3") => {
  const reply = listFindings(office.call("finding.list", { ledgerId: village.books.ledgerId, quarter }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value.findings;
};

describe("the quarterly workbook", () => {
  it("looks as it did when its golden copy was read and approved", async () => {
    const { file } = await make();
    await expect(await dumpWorkbook(file)).toMatchFileSnapshot("../../../fixtures/workbooks/liuxi-2026Q3.txt");
  });

  it("rolls the township up in one line a set of books", async () => {
    auditVillage(office, { id: "shiqiao", village: "石桥村", isFirst: false });
    const { file, name } = await make({ ledgerId: null });
    expect(name).toBe("330000_乡镇汇总_2026Q3_季度检查工作簿_v1.xlsx");
    await expect(await dumpWorkbook(file)).toMatchFileSnapshot("../../../fixtures/workbooks/township-2026Q3.txt");
  });

  it("is printed in 7 points or more on A4 laid flat, the widest sheets too", async () => {
    const { worksheets } = await load((await make()).file);
    const points = worksheets.map((sheet): readonly [string, number] => {
      const widths = Array.from({ length: sheet.columnCount }, (_none, index) => sheet.getColumn(index + 1).width ?? 9);
      const pixels = widths.reduce((sum, width) => sum + width * 7 + 5, 0);
      return [sheet.name, (10 * 10.89 * 96) / pixels];
    });
    expect(points.filter(([, size]) => size < 7)).toEqual([]);
  });

  it("has the sheets of its table in order, named as spreadsheets allow", async () => {
    const names = (await load((await make()).file)).worksheets.map((sheet) => sheet.name);
    expect(names.map((name) => name.split(" ")[0])).toEqual(
      "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 附1 附2 附3".split(" "),
    );
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
  });

  it("gives the same bytes, version and hash for the same books, whoever asks and whenever", async () => {
    const first = await make();
    const again = await makeWorkbook(
      office.call("workbook.make", { ledgerId: village.books.ledgerId, quarter: "2026Q3" }, reviewer),
    );
    expect(again.ok && [again.value.bytes, again.value.version, again.value.name]).toEqual([
      first.bytes,
      1,
      first.name,
    ]);
    expect(first.name).toBe("330000_柳溪村_集体经济组织_2026Q3_季度检查工作簿_v1.xlsx");
    const listed = listWorkbooks(office.call("workbook.list", { quarter: "2026Q3" }));
    expect(listed.ok && listed.value.workbooks.map((each) => [each.version, each.fileHash])).toEqual([
      [1, first.fileHash],
    ]);
  });

  it("becomes a new version when a later voucher corrects the quarter, and keeps the old one listed", async () => {
    await make();
    village.books.post({
      on: "2026-10-05",
      summary: "注销9月3日凭证",
      kind: "red",
      corrects: village.vouchers.clean,
      entries: [
        { code: "514", debit: -200 },
        { code: "10201", credit: -200 },
      ],
    });
    const second = await make();
    expect([second.version, second.name.endsWith("_v2.xlsx")]).toEqual([2, true]);
    const listed = listWorkbooks(office.call("workbook.list", { quarter: null }));
    expect(listed.ok && listed.value.workbooks.map((each) => each.version)).toEqual([2, 1]);
  });

  it("stays the same while the next quarter's books go on", async () => {
    const first = await make();
    village.books.post({
      on: "2026-10-08",
      entries: [
        { code: "513", debit: 9 },
        { code: "10201", credit: 9 },
      ],
    });
    expect((await make()).fileHash).toBe(first.fileHash);
  });

  it("totals what the screens show", async () => {
    const workbook = await load((await make()).file);
    const reply = reportTrialBalance(
      office.call("report.trialBalance", {
        ledgerId: village.books.ledgerId,
        fromMonth: "2026-07",
        toMonth: "2026-09",
      }),
    );
    if (!reply.ok) throw new Error(reply.failure.code);
    const sheet = workbook.getWorksheet("2 科目余额表");
    const rows = reply.value.rows.map((row, index) => [row.code, sheet?.getCell(`A${index + 5}`).value]);
    for (const [shown, printed] of rows) expect(printed).toBe(shown);
    const total = sheet?.getCell(`D${reply.value.rows.length + 5}`).result;
    expect(total).toBe(reply.value.totals.debitFen / 100);
  });

  it("keeps what begins like a formula as text", async () => {
    const workbook = await load((await make()).file);
    const texts: unknown[] = [];
    workbook
      .getWorksheet("5 支出明细表")
      ?.getColumn(5)
      .eachCell((cell) => texts.push(cell.value));
    expect(texts).toContain("=SUM(1,1) 文具");
    expect(texts).toContain("@接待检查组用餐");
  });

  it("is set up for print: A4 landscape, one page wide, repeated head, page numbers, frozen head, filter", async () => {
    const sheet = (await load((await make()).file)).getWorksheet("5 支出明细表");
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToWidth: 1, fitToHeight: 0 });
    expect(sheet?.pageSetup.printTitlesRow).toBe("1:3");
    expect(sheet?.headerFooter.oddFooter).toMatch(/^&L柳溪村.*&R5 支出明细表　第 &P 页 \/ 共 &N 页$/);
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 3, xSplit: 2 });
    expect(sheet?.autoFilter).toBe("A3:P11");
  });

  it("hides account numbers in a masked copy and counts its versions apart", async () => {
    await make();
    const masked = await make({ isMasked: true });
    expect([masked.version, masked.name]).toEqual([1, "330000_柳溪村_集体经济组织_2026Q3_季度检查工作簿_脱敏_v1.xlsx"]);
    const text = await dumpWorkbook(masked.file);
    expect(text).not.toMatch(/33001234567890/);
    expect(text).toContain("青禾农商银行 ****");
  });

  it("draws the whole fingerprint as a QR code on the cover, square by square", async () => {
    const { file, chainHash } = await make();
    const sheet = (await load(file)).getWorksheet("0 封面与编制说明");
    const dark = encode(chainHash.toUpperCase(), { ecc: "L", border: 2, boostEcc: false }).data;
    const first = (sheet?.rowCount ?? 0) - 3 - dark.length + 1;
    const isDark = (row: number, column: number): boolean => {
      const { fill } = sheet?.getCell(row, column) ?? {};
      return fill?.type === "pattern" && fill.fgColor?.argb === "FF000000";
    };
    const rows = dark.map((cells, row) => cells.map((_cell, column) => isDark(first + row, column + 1)));
    expect(rows).toEqual(dark);
  });

  it("ties every sum on the contents sheet to zero", async () => {
    const dump = await dumpWorkbook((await make()).file);
    const total = dump.split("\n").find((line) => line.includes("差额合计"));
    expect(total).toMatch(/\| 0 \{=SUMPRODUCT/);
  });

  it("is refused while a month is open, for books not started, and for books not there", async () => {
    const young = office.books("fenglin", { village: "枫林村", entity: "committee", startMonth: "2026-08" });
    const refusal = async (ledgerId: string | null, quarter = "2026Q3") => {
      const reply = await makeWorkbook(office.call("workbook.make", { ledgerId, quarter }));
      return reply.ok ? null : reply.failure;
    };
    expect(await refusal(young.ledgerId)).toEqual({ code: "ledger-not-started" });
    young.start({});
    young.close("2026-08");
    expect(await refusal(young.ledgerId)).toEqual({ code: "quarter-not-closed", months: ["2026-09"] });
    // The roll-up needs them all, and says whose books are still open.
    expect(await refusal(null)).toEqual({
      code: "quarter-not-closed",
      months: ["2026-09"],
      names: ["枫林村村民委员会"],
    });
    expect(await refusal("nobody")).toEqual({ code: "not-found", kind: "ledger" });
    expect(await refusal(village.books.ledgerId, "2026Q4")).toMatchObject({ code: "quarter-not-closed" });
  });

  it("stops when asked to, and leaves no version behind", async () => {
    const call = office.call("workbook.make", { ledgerId: village.books.ledgerId, quarter: "2026Q3" });
    const progress = (stage: string, done: number): void => {
      if (stage === "write" && done === 5) throw cancelled;
    };
    await expect(makeWorkbook({ ...call, progress })).rejects.toBe(cancelled);
    const listed = listWorkbooks(office.call("workbook.list", { quarter: null }));
    expect(listed.ok && listed.value.workbooks).toEqual([]);
  });
});

describe("疑点", () => {
  it("finds what was planted in the village's quarter", () => {
    const found = findings().map((finding) => `${finding.test} ${String(finding.facts["reason"])}`);
    expect([...new Set(found)]).toEqual([
      "E03 money-negative",
      "E05 no-papers",
      "E06 same-number",
      "E08 split-by-payee",
      "E09 paid-on-weekend",
      "E14 rule-still-open",
      "E15 cap-voted-after-spending",
      "E22 open-item-too-old",
      "E23 entry-without-line",
      "E23 line-not-booked",
      "E28 summary-vague",
    ]);
  });

  it("keeps an answer from run to run and marks what is no longer found", () => {
    const [paper] = findings().filter((finding) => finding.test === "E05");
    if (paper === undefined) throw new Error("no E05");
    const answer = { id: paper.id, answer: "rectified", note: "已补发票", deadline: null, result: "已补" } as const;
    expect(answerTheFinding(office.call("finding.answer", answer)).ok).toBe(true);
    village.books.write((writing) => {
      const hash = "f".repeat(64);
      writing.run(sqlFor.insertInto("file").values({ hash, size: 1, stored_at: at }));
      writing.run(
        sqlFor.insertInto("attachment").values({
          id: idOf("late-paper"),
          voucher_id: village.vouchers.dinner,
          file_hash: hash,
          name: "发票.pdf",
          media_type: "application/pdf",
          is_late: 1,
          added_by: preparer,
          added_at: at,
        }),
      );
    });
    const after = findings().find((finding) => finding.id === paper.id);
    expect([after?.answer, after?.answeredByName, after?.facts["isCleared"]]).toEqual(["rectified", "陈会计", true]);
  });

  it("leaves a line in the audit trail only when something was found or cleared", () => {
    const lines = () => office.ledger.reading.all(sqlFor.selectFrom("trail").select("no").orderBy("no")).length;
    findings();
    expect(lines()).toBe(1);
    findings();
    expect(lines()).toBe(1);
  });

  it("is signed by a second person after an answer, and again after a new one", () => {
    const [first] = findings();
    if (first === undefined) throw new Error("nothing found");
    const sign = (by: typeof preparer) => {
      const reply = signTheFinding(office.call("finding.sign", { id: first.id }, by));
      return reply.ok ? "signed" : reply.failure.code;
    };
    expect(sign(reviewer)).toBe("finding-not-answered");
    const said = { answer: "true", note: "属实", deadline: "2026-10-31", responsible: "陈会计" } as const;
    const answer = { id: first.id, ...said };
    answerTheFinding(office.call("finding.answer", answer));
    expect([sign(preparer), sign(reviewer)]).toEqual(["same-person", "signed"]);
    expect(findings().find((finding) => finding.id === first.id)?.signedByName).toBe("周审核");
    answerTheFinding(office.call("finding.answer", answer));
    expect(findings().find((finding) => finding.id === first.id)?.signedByName).toBeNull();
  });

  it("is signed no more once it says something else, and again when it says what was signed", () => {
    const [first] = findings();
    if (first === undefined) throw new Error("nothing found");
    answerTheFinding(
      office.call("finding.answer", { id: first.id, answer: "false-alarm", note: "已核实不是问题", deadline: null }),
    );
    signTheFinding(office.call("finding.sign", { id: first.id }, reviewer));
    const signerAfter = (amountFen: number | null): string | null | undefined => {
      office.ledger.transact((writing) => {
        const amount_fen = amountFen === null ? null : fen(amountFen);
        writing.run(sqlFor.updateTable("finding").set({ amount_fen }).where("id", "=", first.id));
        return { ok: true };
      });
      return readFinding(office.ledger.reading, first.id)?.signedByName;
    };
    expect(signerAfter(9_999_999)).toBeNull();
    expect(signerAfter(first.amountFen)).toBe("周审核");
  });
});
