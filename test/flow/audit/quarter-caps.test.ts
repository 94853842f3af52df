import { afterEach, beforeEach, expect, it } from "vitest";
import { instant, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CapId, type CategoryId } from "#domain/core/ids.ts";
import { listFindings } from "#flow/findings.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { readCaps } from "#store/cap-rows.ts";
import { addCap, addCapVersion } from "#store/cap-write-rows.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { openAuditBooks, preparer } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let village: ReturnType<typeof auditVillage>;

beforeEach(() => {
  office = openAuditBooks();
  village = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true });
});
afterEach(() => office.close());

const capOf = (category: string) => {
  const cap = readCaps(office.ledger.reading, village.books.ledgerId).find((each) => each.categoryName === category);
  if (cap === undefined) throw new Error(`no cap on ${category}`);
  return cap;
};
/** A version of a cap by the vote that the first one rests on. */
const addVersion = (id: CapId, of: { readonly version: number; readonly yuan: number; readonly at: string }) => {
  const resolutionId = capOf("办公费").versions[0]?.vote.resolutionId ?? idOf("none");
  village.books.write((writing) =>
    addCapVersion(writing, id, {
      version: of.version,
      resolutionId,
      basis: { kind: "K04", amountFen: fen(of.yuan * 100) },
      fromOn: localDate("2026-01-01"),
      toOn: localDate("2026-12-31"),
      isRatification: false,
      by: preparer,
      at: instant(of.at),
    }),
  );
};
const addMonthly = (yuan: number) => {
  const id = village.books.newId<CapId>();
  village.books.write((writing) =>
    addCap(writing, {
      id,
      ledgerId: village.books.ledgerId,
      categoryIds: [idOf<CategoryId>("02")],
      period: "month",
    }),
  );
  addVersion(id, { version: 1, yuan, at: "2026-01-11T02:00:00.000Z" });
};
const sheetOf = async (name: string): Promise<string> => {
  const reply = await makeWorkbook(
    office.call("workbook.make", { ledgerId: village.books.ledgerId, quarter: "2026Q3" }),
  );
  if (!reply.ok) throw new Error(reply.failure.code);
  const dump = await dumpWorkbook(new Uint8Array(Buffer.from(reply.value.bytes, "base64")));
  return dump.split("\n## ").find((sheet) => sheet.startsWith(name)) ?? "";
};

it("E33 finds a cap that was raised in the quarter", () => {
  addVersion(capOf("办公费").id, { version: 2, yuan: 99_000, at: "2026-09-29T02:00:00.000Z" });
  const reply = listFindings(office.call("finding.list", { ledgerId: village.books.ledgerId, quarter: "2026Q3" }));
  expect(reply.ok && reply.value.findings.filter(({ test }) => test === "E33").map(({ facts }) => facts)).toMatchObject(
    [{ reason: "rule-changed", title: "办公费限额（全年）", ruleVersion: 2, byName: "陈会计" }],
  );
});

it("sheet 6 shows every month of a monthly cap beside the yearly one", async () => {
  addMonthly(1);
  const sheet = await sheetOf("6 ");
  expect(sheet).toContain("上列类别的其他限额");
  for (const month of ["2026年7月", "2026年8月", "2026年9月"]) expect(sheet).toContain(month);
  expect(sheet).toContain("超限");
});
