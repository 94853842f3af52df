import { afterEach, beforeEach, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { idOf, type AttachmentId } from "#domain/core/ids.ts";
import { fen } from "#domain/core/fen.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { noteFile } from "#store/attachment-rows.ts";
import { addRuleFile } from "#store/rule-file-rows.ts";
import { addRuleVersion, approveRuleVersion } from "#store/rule-rows.ts";
import { sqlFor } from "#store/query.ts";
import { plainRule } from "#test/domain/audit/planted-more.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { openAuditBooks, preparer, reviewer, type TestBooks } from "#test/support/audit-books.ts";

let office: ReturnType<typeof openAuditBooks>;
let books: TestBooks;

/** Books that keep 收, 付 and 转, with more cash than allowed that never moves, a debt of two lines and a reversal. */
beforeEach(() => {
  office = openAuditBooks();
  books = office.books("liuxi", { village: "柳溪村", entity: "collective", startMonth: "2026-07" });
  books.write((writing) => {
    writing.run(sqlFor.updateTable("ledger").set({ word_scheme: "three" }).where("id", "=", books.ledgerId));
    const rule = { ...plainRule("K14", { amounts: { limitFen: fen(150_000) } }), title: "库存", isSample: false };
    const at = instant("2026-01-02T02:00:00.000Z");
    addRuleVersion(writing, { ...rule, level: "township" }, { proposedBy: preparer, at, isApproved: false });
    approveRuleVersion(writing, { id: rule.id, version: 1, by: reviewer, at });
    const kept = { ruleId: rule.id, version: 1, mediaType: "application/pdf", by: preparer };
    for (const [letter, name, addedAt] of [
      ["a", "办法.pdf", at],
      ["b", "结账后存入.pdf", instant("2099-01-02T02:00:00.000Z")],
    ] as const) {
      const hash = letter.repeat(64);
      noteFile(writing, { hash, sizeBytes: 3, at });
      addRuleFile(writing, { ...kept, id: idOf<AttachmentId>(letter), hash, name, at: addedAt });
    }
  });
  books.detail("10201", "基本户");
  books.start({ "101": 1_600, "10201": 9_000, "311": -10_600 });
  books.post({
    on: "2026-08-05",
    summary: "欠种子款和化肥款",
    papers: 5,
    entries: [
      { code: "514", debit: 80 },
      { code: "515", debit: 20 },
      { code: "211", credit: 100 },
    ],
  });
  const wrong = books.post({
    on: "2026-08-06",
    summary: "付看护费",
    entries: [
      { code: "514", debit: 30 },
      { code: "10201", credit: 30 },
    ],
  });
  books.post({
    on: "2026-08-07",
    summary: "冲销看护费",
    kind: "red",
    corrects: wrong,
    entries: [
      { code: "514", debit: -30 },
      { code: "10201", credit: -30 },
    ],
  });
  for (const month of ["07", "08", "09"]) books.close(`2026-${month}`);
});
afterEach(() => office.close());

it("hides what people typed on every sheet of a masked copy, and leads the roll-up to it", async () => {
  books.post({
    on: "2026-10-05",
    summary: "张三身份证330102197001011234，电话13800001111，卡6217000000001234",
    entries: [
      { code: "514", debit: 7 },
      { code: "10201", credit: 7 },
    ],
  });
  for (const month of ["10", "11", "12"]) books.close(`2026-${month}`);
  const make = async (ledgerId: string | null) => {
    const reply = await makeWorkbook(office.call("workbook.make", { ledgerId, quarter: "2026Q4", isMasked: true }));
    if (!reply.ok) throw new Error(reply.failure.code);
    return {
      name: reply.value.name,
      dump: await dumpWorkbook(new Uint8Array(Buffer.from(reply.value.bytes, "base64"))),
    };
  };
  const own = await make(books.ledgerId);
  for (const secret of ["330102197001011234", "13800001111", "6217000000001234"])
    expect(own.dump).not.toContain(secret);
  expect(own.dump).toContain("330***********1234");
  const all = await make(null);
  expect(all.name).toContain("脱敏");
  expect(all.dump).toContain(own.name);
  expect(all.dump).toContain("已脱敏");
});

it.each<readonly [string, readonly RegExp[]]>([
  [
    "5 ",
    [/2026-08 转-1 \|.*\| 未付 \|.*\| 80 \|.*\| 5/, /转-1 .*\| 未付 .*\| 20 \|  \|  \| 2026-08-05$/m, / 7 \{=SUM\(M/],
  ],
  ["10 ", [/期初余额 \|  \|  \| 1600.* \| 1500 \| 92/]],
  ["29 ", [/库存.*\| 办法\.pdf（指纹 a{64}） \| /]],
  ["28 ", [/2026-08 付-1 \| 2026-08 付-2 \| 红字冲销/]],
])("sheet %s says what the books hold", async (name, expected) => {
  const reply = await makeWorkbook(office.call("workbook.make", { ledgerId: books.ledgerId, quarter: "2026Q3" }));
  if (!reply.ok) throw new Error(reply.failure.code);
  const dump = await dumpWorkbook(new Uint8Array(Buffer.from(reply.value.bytes, "base64")));
  const sheet = dump.split("\n## ").find((each) => each.startsWith(name)) ?? "";
  for (const line of expected) expect(sheet).toMatch(line);
});
