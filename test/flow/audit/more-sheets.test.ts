import { afterEach, beforeEach, expect, it } from "vitest";
import { instant, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { addRuleVersion, approveRuleVersion } from "#store/rule-rows.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { plainRule } from "#test/domain/audit/planted-more.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { openAuditBooks, preparer, reviewer, type TestBooks } from "#test/support/audit-books.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let books: TestBooks;

const logged = (at: string, action: string, subject: string, facts: Record<string, string>) =>
  books.write((writing) =>
    appendTrail(writing, {
      at: instant(at),
      personId: reviewer,
      personName: "周审核",
      action,
      subject,
      facts,
      requestId: null,
    }),
  );

/** A quarter with cash over its limit, a receipt missing, a debt, a correction and some of everybody's log lines. */
beforeEach(() => {
  office = openAuditBooks();
  books = office.books("liuxi", { village: "柳溪村", entity: "collective", startMonth: "2026-01" });
  books.detail("10201", "基本户");
  books.item("payee", "青禾粮站");
  books.start({ "101": 1_000, "10201": 9_000, "211/青禾粮站": -700, "311": -9_300 });
  books.write((writing) => {
    const rule = { ...plainRule("K14", { amounts: { limitFen: fen(150_000) } }), title: "库存", isSample: false };
    const at = instant("2026-01-02T02:00:00.000Z");
    addRuleVersion(writing, { ...rule, level: "township" }, { proposedBy: preparer, at, isApproved: false });
    approveRuleVersion(writing, { id: rule.id, version: 1, by: reviewer, at });
  });
  const income = (on: string, number: string, yuan: number) =>
    books.post({
      on,
      summary: "收水库承包费",
      entries: [
        { code: "101", debit: yuan },
        { code: "501", credit: yuan },
      ],
      documents: [{ kind: "fiscal-receipt", number, onDate: localDate(on), amountFen: fen(yuan * 100) }],
    });
  income("2026-07-06", "0101", 600);
  const wrong = income("2026-07-16", "0103", 50);
  books.post({
    on: "2026-07-20",
    summary: "冲销7月16日凭证",
    kind: "red",
    corrects: wrong,
    entries: [
      { code: "101", debit: -50 },
      { code: "501", credit: -50 },
    ],
  });
  income("2026-08-03", "0104", 5);
  books.post({
    on: "2026-08-05",
    summary: "欠青禾粮站种子款",
    entries: [
      { code: "514", debit: 80 },
      { code: "211", credit: 80, items: ["青禾粮站"] },
    ],
  });
  logged("2026-08-01T02:00:00.000Z", "settings.save", "修改设置：拆分识别天数", {});
  logged("2026-08-02T02:00:00.000Z", "period.close", "结账 2026-07", { ledgerId: "liuxi" });
  logged("2026-08-02T02:00:00.000Z", "period.close", "别村结账", { ledgerId: "shiqiao" });
  logged("2026-12-02T02:00:00.000Z", "settings.save", "以后的修改", {});
  for (const month of ["01", "02", "03", "04", "05", "06", "07", "08", "09"]) books.close(`2026-${month}`);
});
afterEach(() => office.close());

const sheetOf = async (name: string): Promise<string> => {
  const reply = await makeWorkbook(office.call("workbook.make", { ledgerId: books.ledgerId, quarter: "2026Q3" }));
  if (!reply.ok) throw new Error(reply.failure.code);
  const dump = await dumpWorkbook(new Uint8Array(Buffer.from(reply.value.bytes, "base64")));
  return dump.split("\n## ").find((sheet) => sheet.startsWith(name)) ?? "";
};

it.each<readonly [string, readonly string[]]>([
  [
    "10 ",
    [
      "2026-07-06 | 2026-07 记-1 | 收水库承包费 | 600 | 0 | 1600 {=F4+D5-E5} | 1500 | 10",
      "2026-07-20 | 2026-07 记-3 | 冲销7月16日凭证 | -50 | 0 | 1600 {=F6+D7-E7} | 1500 | 14",
    ],
  ],
  ["14 ", ["青禾粮站 | 应付款 | 700 | 80 | 0 | 780 {=C11+D11-E11} | 2026-01-01 | 780 | 0 | 0 | 0 | 0"]],
  ["25 ", ["未登记领用 | 0101 | 0104 |  |  | 4 | 2 |  |  | 2 {=F4-G4-H4-I4} | 0102–0103 | 605"]],
  ["26 ", ["收入合计 | 605 | 605", "支出合计 | 80 | 80", "村里欠外面的钱 | 780"]],
  ["28 ", ["2026-07-20 | 2026-07 记-2 | 2026-07 记-3 | 红字冲销 | 本期 | -50 | -50 | 更正 | 陈会计 | 周审核"]],
  ["30 ", ["结账 2026-07", "修改设置：拆分识别天数"]],
  ["1 ", ["差额合计（绝对值） |  |  |  | 0 {"]],
])("sheet %s says what the books hold", async (name, expected) => {
  const sheet = await sheetOf(name);
  for (const line of expected) expect(sheet).toContain(line);
});

it("keeps other villages and later days out of the log", async () => {
  const sheet = await sheetOf("30 ");
  expect(sheet).not.toContain("别村");
  expect(sheet).not.toContain("以后的修改");
});
