import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openClaimVillage, claimChain, type ClaimVillage } from "#test/support/claim-village.ts";
import { emptyClaimSheet, filledClaimSheet, twoClaims, type FilledSheets } from "#test/support/claim-sheets.ts";
import { dumpOf } from "#test/support/ledger-dump.ts";

type Named = { readonly name: string; readonly bytes: string };
let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const refused = async (
  name: "claim.inspectSheet" | "claim.importSheet",
  input: { readonly file: Named; readonly digest?: string },
) => {
  const { file, digest = "" } = input;
  const reply = await (name === "claim.inspectSheet"
    ? village.call(name, { file })
    : village.call(name, { file, digest }));
  if (reply.ok) throw new Error(`${name} is not refused`);
  return reply.failure;
};
const broughtBack = async (filled: FilledSheets) => filledClaimSheet(await emptyClaimSheet(village), filled);
const { claims, lines, documents } = twoClaims;
const [first = {}, second = {}] = claims;

describe("报账表, filled in at a village and brought on a stick,", () => {
  it("becomes the same drafts as typing them, and says before exactly what it will do", async () => {
    const file = await broughtBack(twoClaims);
    const before = dumpOf(village.desk.ledger.reading);
    const shown = await village.must("claim.inspectSheet", { file });
    expect(dumpOf(village.desk.ledger.reading)).toEqual(before);
    expect(shown).toMatchObject({ ledgerId: village.ledgerId, clerk: "吴报账", totalFen: 145_000 });
    const taken = await village.must("claim.importSheet", { file, digest: shown.digest });
    expect(taken.claims.map(({ number }) => number)).toEqual(shown.claims.map(({ number }) => number));
    const [office, repairs] = await Promise.all(taken.claims.map(({ id }) => village.shown(id)));
    expect(office?.state).toBe("draft");
    const typed = village.claimOf();
    expect(office?.content).toEqual({
      ...typed,
      lines: [{ ...typed.lines[0], summary: "打印纸" }],
      documents: [{ ...typed.documents[0], note: "发票.jpg、文具照片.jpg", units: 8, buyer: "" }],
    });
    expect(repairs?.content).toMatchObject({
      onDate: "2026-10-04",
      form: "prepaid",
      lines: [
        { summary: "修水渠", amountFen: 1250 },
        { summary: "抽水", amountFen: 108_750 },
      ],
    });
    expect(repairs?.missing).toEqual([{ document: 1, missing: ["name", "recipient", "content", "maker"] }]);
    expect(shown.claims.map(({ hits }) => hits.map(({ kind }) => kind))).toEqual(
      [office, repairs].map((claim) => claim?.hits.map(({ kind }) => kind)),
    );
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("is judged like typing: a claim that meets another of the same form shows it before and after", async () => {
    const file = await broughtBack({
      ...twoClaims,
      documents: documents.map((each) => ({ ...each, 号码: "24512000000012345678" })),
    });
    const shown = await village.must("claim.inspectSheet", { file });
    const kinds = shown.claims.map(({ hits }) => hits.map(({ kind }) => kind));
    expect(kinds[1]).toContain("K18");
    const taken = await village.must("claim.importSheet", { file, digest: shown.digest });
    const kept = await Promise.all(taken.claims.map(async ({ id }) => (await village.shown(id)).hits));
    expect(kept[1]?.map(({ kind }) => kind)).toContain("K18");
  });

  it("is recognised the second time, as the same file and as the same form saved anew", async () => {
    const form = await emptyClaimSheet(village);
    const file = await filledClaimSheet(form, twoClaims);
    const { digest } = await village.must("claim.inspectSheet", { file });
    await village.must("claim.importSheet", { file, digest });
    const taken = {
      code: "claim-sheet-taken",
      name: file.name,
      importedByName: "陈会计",
      numbers: ["报-2026-001", "报-2026-002"],
    };
    expect(await refused("claim.inspectSheet", { file })).toMatchObject(taken);
    expect(await refused("claim.importSheet", { file, digest })).toMatchObject(taken);
    const again = await filledClaimSheet(form, { ...twoClaims, claims: [{ ...first, 用途: "改过" }, second] });
    expect(await refused("claim.inspectSheet", { file: again })).toMatchObject(taken);
  });

  it("names every wrong cell at once and takes nothing in", async () => {
    const file = await broughtBack({
      clerk: null,
      claims: [
        { ...first, 报账日期: "2027-01-01", 证明人: "周经手", 收款账号: null },
        { ...second, 付款方式: "支票", 用途: null, 补办决议期限: "2026-10-20" },
        { 单号: 2, 报账日期: "昨天", 用途: "没有明细", 经手人: "王五", 证明人: "赵六", 付款方式: "现金" },
        { 单号: 9, 报账日期: "2026-10-01", 用途: "什么也没有", 经手人: "王五", 证明人: "赵六", 付款方式: "现金" },
      ],
      lines: [
        { 单号: 1, 支出分类: "办公费", 金额: 351 },
        { 单号: 1, 支出分类: "吃喝", 金额: "三百" },
        { 单号: 7, 支出分类: "办公费", 金额: 0 },
        { 单号: 2, 支出分类: "办公费", 金额: { formula: "1+1" } },
      ],
      documents: [documents[0] ?? {}, { ...documents[1], 单据种类: "白条", 金额: 1.234, 日期: "10月3日" }],
    });
    const before = dumpOf(village.desk.ledger.reading);
    const failure = await refused("claim.inspectSheet", { file });
    expect(failure.code).toBe("register-refused");
    const places = failure.code === "register-refused" ? failure.places : [];
    expect(places.map(({ sheet, row, column, code }) => [sheet, `${column}${row}`, code])).toEqual([
      ["报账表", "B5", "required"],
      ["报账单", "B2", "claim-date-in-future"],
      ["报账单", "E2", "claim-handler-is-witness"],
      ["报账单", "H2", "required"],
      ["报账单", "C3", "required"],
      ["报账单", "F3", "unknown"],
      ["报账单", "I3", "claim-reason-missing"],
      ["报账单", "A4", "duplicate"],
      ["报账单", "B4", "not-a-date"],
      ["报账单", "A5", "claim-lines-none"],
      ["支出明细", "B3", "unknown"],
      ["支出明细", "D3", "amount-unreadable"],
      ["支出明细", "A4", "claim-unknown"],
      ["支出明细", "D4", "claim-amount"],
      ["支出明细", "D5", "formula-cell"],
      ["原始单据", "B3", "unknown"],
      ["原始单据", "D3", "not-a-date"],
      ["原始单据", "E3", "amount-decimals"],
    ]);
    expect(await refused("claim.importSheet", { file, digest: "x" })).toEqual(failure);
    expect(dumpOf(village.desk.ledger.reading)).toEqual(before);
  });

  it("is refused when its papers come to less than is claimed, at the claim's own row", async () => {
    const file = await broughtBack({
      ...twoClaims,
      documents: [
        { ...documents[0], 金额: 349.99 },
        { 单号: 2, 单据种类: "照片", 附件: "水渠.jpg" },
      ],
    });
    expect(await refused("claim.inspectSheet", { file })).toMatchObject({
      places: [
        { sheet: "报账单", row: 2, column: "A", code: "claim-documents-below-total" },
        { sheet: "报账单", row: 3, column: "A", code: "claim-documents-none" },
      ],
    });
  });

  it("takes an emergency with the office's own days until the vote, unless the form names a day", async () => {
    const file = await broughtBack({
      ...twoClaims,
      claims: [
        { ...first, 应急理由: "台风抢险" },
        { ...second, 应急理由: "台风抢险", 补办决议期限: "2026-10-20" },
      ],
    });
    const { digest } = await village.must("claim.inspectSheet", { file });
    const taken = await village.must("claim.importSheet", { file, digest });
    const kept = await Promise.all(taken.claims.map(async ({ id }) => (await village.shown(id)).content.emergency));
    expect(kept).toEqual([
      { reason: "台风抢险", ratifyBy: "2026-11-02" },
      { reason: "台风抢险", ratifyBy: "2026-10-20" },
    ]);
  });

  it("binds the taking over to what was shown", async () => {
    const file = await broughtBack(twoClaims);
    const { digest } = await village.must("claim.inspectSheet", { file });
    await village.saveClaim(village.claimOf());
    expect(await refused("claim.importSheet", { file, digest })).toEqual({ code: "preview-outdated" });
  });

  it("of another township, or of no form at all, is refused by name; an office without claims has none", async () => {
    const foreign = await broughtBack({ ...twoClaims, ledgerId: "t99999999" });
    const refusal = await refused("claim.inspectSheet", { file: foreign });
    expect(refusal).toMatchObject({ places: [{ sheet: "报账表", row: 4, column: "B", code: "sheet-other-ledger" }] });
    const junk = { name: "照片.xlsx", bytes: Buffer.from("no workbook").toString("base64") };
    expect(await refused("claim.inspectSheet", { file: junk })).toMatchObject({
      places: [{ code: "workbook-unreadable", text: "照片.xlsx" }],
    });
    await village.must("claim.saveSettings", { ...claimChain, isUsed: false });
    expect(await village.call("claim.sheet", { ledgerId: village.ledgerId })).toMatchObject({
      failure: { code: "claims-off" },
    });
  });

  it("offers in its drop-downs the office's categories and the names of earlier claims", async () => {
    await village.saveClaim(village.claimOf());
    const { bytes } = await emptyClaimSheet(village);
    const { default: excel } = await import("exceljs");
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes, "base64") as unknown as ArrayBuffer);
    const column = (letter: string) => workbook.getWorksheet("选项")?.getColumn(letter).values ?? [];
    expect(column("A")).toContain("办公费");
    expect(column("B").slice(2)).toEqual(["周经手", "郑证明"]);
    expect(column("C").slice(2)).toEqual(["青禾文具店"]);
    expect(lines.length).toBe(3);
  });
});
