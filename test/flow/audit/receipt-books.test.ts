import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { openDesk } from "#api/desk.ts";
import { quarterFromText } from "#domain/core/dates.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { forge } from "#test/support/forge.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
const quarter = quarterFromText("2026Q3") ?? "2026Q3";

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);
const issue = (part: Partial<InputOf<"receiptBook.issue">> = {}) =>
  village.call(
    "receiptBook.issue",
    {
      ledgerId: village.ledgerId,
      sort: "村级收款收据",
      firstNumber: "No0101",
      lastNumber: "No0150",
      issuedOn: "2026-07-02",
      issuedTo: "林出纳",
      ...part,
    },
    "bookkeeper",
  );
const issued = async (part: Partial<InputOf<"receiptBook.issue">> = {}): Promise<string> => {
  const reply = await issue(part);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value.id;
};
const take = (on: string, number: string, yuan = 90): Promise<string> =>
  village.book(
    village.content(
      on,
      [
        { code: "bank", debit: yuan, summary: "收到机动地承包费" },
        { code: "501", credit: yuan, summary: "收到机动地承包费" },
      ],
      { documents: [{ kind: "fiscal-receipt", number, onDate: on, amountFen: yuan * 100, party: "柳大伯", note: "" }] },
    ),
  );
const spoil = (bookId: string, number: string, part: Partial<InputOf<"receiptBook.spoil">> = {}) =>
  village.call(
    "receiptBook.spoil",
    { bookId, number, voidedOn: "2026-07-20", reason: "写错金额", hasAllCopies: true, ...part },
    "cashier",
  );
const shown = async () => (await village.must("receiptBook.list", { ledgerId: village.ledgerId })).books;
const receiptFindings = async (): Promise<readonly unknown[]> =>
  (await village.must("finding.list", { ledgerId: village.ledgerId, quarter })).findings
    .filter(({ test, facts }) => test === "E20" && facts["isCleared"] === false)
    .map(({ facts }) => facts["reason"]);

it("follows a book from its handing out to its writing off, and keeps its trail", async () => {
  const id = await issued();
  await take("2026-07-06", "No0101");
  await take("2026-07-28", "No0104", 110);
  expect(await receiptFindings()).toEqual(["receipts-missing-in-book"]);
  expect(await spoil(id, "No0102")).toMatchObject({ ok: true });
  expect(await spoil(id, "No0103", { hasAllCopies: false })).toMatchObject({ ok: true });
  expect(await shown()).toMatchObject([
    {
      count: 50,
      used: 2,
      spoilt: 2,
      missing: 0,
      unused: 46,
      gaps: [],
      amountFen: 20_000,
      voids: [{}, { copiesOn: null }],
    },
  ]);
  expect(await receiptFindings()).toEqual(["spoilt-copies-missing"]);
  const settle = { id, settledOn: "2026-10-09" };
  expect(await village.call("receiptBook.settle", settle, "bookkeeper")).toMatchObject({
    failure: { code: "same-person" },
  });
  expect(await village.call("receiptBook.settle", settle, "head")).toMatchObject({
    failure: { code: "receipt-book-bad", reason: "lacking", numbers: ["NO0103"] },
  });
  const [book] = await shown();
  const copies = { id: book?.voids[1]?.id ?? "", foundOn: "2026-08-01" };
  expect(await village.call("receiptBook.showCopies", copies, "cashier")).toMatchObject({ ok: true });
  expect(await village.call("receiptBook.settle", { id, settledOn: "2026-07-27" }, "head")).toMatchObject({
    failure: { reason: "before-last-use", numbers: ["2026-07-28"] },
  });
  expect(await village.call("receiptBook.settle", settle, "head")).toEqual({ ok: true, value: { unused: 46 } });
  expect(await receiptFindings()).toEqual([]);
  expect(await spoil(id, "No0110")).toMatchObject({ failure: { reason: "settled" } });
  expect(await issue({ firstNumber: "No0104", lastNumber: "No0150" })).toMatchObject({
    failure: { reason: "overlaps" },
  });
  expect(await issue({ firstNumber: "No0105", lastNumber: "No0150" })).toMatchObject({ ok: true });
  expect(isSound()).toBe(true);
});

it("takes back what was written down by mistake, and only that", async () => {
  const id = await issued();
  const spoilt = await spoil(id, "No0101");
  expect(await village.call("receiptBook.remove", { id }, "bookkeeper")).toMatchObject({
    failure: { reason: "in-use" },
  });
  await village.must("receiptBook.unspoil", { id: spoilt.ok ? spoilt.value.id : "" }, "cashier");
  await village.must("receiptBook.remove", { id }, "bookkeeper");
  expect(await shown()).toEqual([]);
  expect(isSound()).toBe(true);
});

it.each<readonly [string, Partial<InputOf<"receiptBook.issue">>, object]>([
  ["of numbers of two series", { lastNumber: "0150" }, { reason: "two-series" }],
  ["handed out tomorrow", { issuedOn: "2026-10-11" }, { code: "date-in-future" }],
  ["that holds a number of another", { firstNumber: "No0150", lastNumber: "No0199" }, { reason: "overlaps" }],
])("refuses a book %s", async (_case, part, failure) => {
  await issued();
  expect(await issue(part)).toMatchObject({ ok: false, failure });
});

it.each<readonly [string, string, Partial<InputOf<"receiptBook.spoil">>, object]>([
  ["of another book", "No0099", {}, { reason: "not-of-book" }],
  ["that a voucher bears", "No0101", {}, { reason: "used" }],
  ["before the book was handed out", "No0102", { voidedOn: "2026-07-01" }, { reason: "before-issue" }],
  ["of tomorrow", "No0102", { voidedOn: "2026-10-11" }, { code: "date-in-future" }],
])("refuses to spoil a receipt %s", async (_case, number, part, failure) => {
  const id = await issued();
  await take("2026-07-06", "No0101");
  expect(await spoil(id, number, part)).toMatchObject({ ok: false, failure });
});

it("notices a spoilt receipt taken out, or its copies put in, behind its back", async () => {
  const id = await issued();
  await spoil(id, "No0102", { hasAllCopies: false });
  village.desk.close();
  forge(
    village.ledgerPath,
    "update receipt_void set copies_on = '2026-07-20', copies_by = recorded_by, copies_at = recorded_at",
  );
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { ledger, close } = desk.value;
  const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
  close();
  expect(checks.find((check) => check.code === "seals")?.places.join()).toContain("作废票据 NO0102");
});

it("shows sheet 25 as it was known at the closing, whatever is registered later", async () => {
  const { ledgerId, must } = village;
  const id = await issued();
  await take("2026-07-06", "No0101");
  await take("2026-08-06", "No0103");
  const spoilt = await spoil(id, "No0102", { hasAllCopies: false });
  const spoiltId = spoilt.ok ? spoilt.value.id : "";
  await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false });
  await must("period.closeMany", { ledgerIds: [ledgerId], throughMonth: "2026-09" });
  const make = () => must("workbook.make", { ledgerId, quarter: "2026Q3" });
  const first = await make();
  const sheet = await dumpWorkbook(bytesFromBase64(first.bytes));
  const text = sheet.slice(sheet.indexOf("25 票据使用登记"));
  for (const cell of ["村级收款收据", "NO0101", "NO0150", "林出纳", "NO0102", "不齐"]) expect(text).toContain(cell);
  village.advanceDays(30);
  await must("receiptBook.showCopies", { id: spoiltId, foundOn: "2026-07-20" });
  await spoil(id, "No0104", { voidedOn: "2026-08-30" });
  await must("receiptBook.settle", { id, settledOn: "2026-08-30" }, "head");
  const again = await make();
  expect([again.version, again.fileHash]).toEqual([first.version, first.fileHash]);
  expect(await village.call("receiptBook.unspoil", { id: spoiltId }, "cashier")).toMatchObject({
    failure: { reason: "settled" },
  });
});
