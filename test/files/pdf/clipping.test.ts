import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { voucherPaperNames } from "#domain/vouchers/voucher-paper.ts";
import { printReport, printTable } from "#flow/print-report.ts";
import { printVouchers } from "#flow/print-vouchers.ts";
import { previewDisclosure } from "#flow/wall-sheets.ts";
import { openAuditBooks } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";
import { clippingOf, isStruck, rulingsOf } from "#test/support/pdf-clipping.ts";

let office: ReturnType<typeof openAuditBooks>;
let ledgerId: string;

beforeAll(() => {
  office = openAuditBooks();
  ({ ledgerId } = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true }).books);
});
afterAll(() => office.close());

const span = { fromMonth: "2026-07", toMonth: "2026-09" };
type Wish = InputOf<"print.report">["of"];

/** Every kind of report there is; the compiler asks for a new one. */
const wishes: Readonly<Record<Wish["kind"], (id: string) => Wish>> = {
  "trial-balance": (id) => ({ kind: "trial-balance", ledgerId: id, ...span, depth: "all", withZero: true }),
  "general-ledger": (id) => ({ kind: "general-ledger", ledgerId: id, ...span, accountId: null }),
  "subsidiary-ledger": (id) => ({ kind: "subsidiary-ledger", ledgerId: id, ...span, accountId: null, itemId: null }),
  "bank-journal": (id) => ({ kind: "bank-journal", ledgerId: id, ...span, bankAccountId: null }),
  "cash-journal": (id) => ({ kind: "cash-journal", ledgerId: id, ...span }),
  "balance-sheet": (id) => ({ kind: "balance-sheet", ledgerId: id, month: "2026-09" }),
  income: (id) => ({ kind: "income", ledgerId: id, ...span }),
  reconciliation: (id) => ({ kind: "reconciliation", ledgerId: id, bankAccountId: null, onDate: "2026-09-30" }),
  notes: (id) => ({ kind: "notes", ledgerId: id, year: "2026" }),
  // Looked at with books that are converted: test/flow/moving/conversion.test.ts.
  conversion: (id) => ({ kind: "conversion", ledgerId: id, cutMonth: null }),
};
const kinds = (Object.keys(wishes) as Wish["kind"][]).filter((kind) => kind !== "conversion");

type Made = { readonly bytes: string; readonly pages: number | null };
const valueOf = <Value extends Made>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const looked = async (made: Made) => clippingOf(Buffer.from(made.bytes, "base64"));

describe("nothing printed is cut", () => {
  it.each(kinds)("%s, bound and lying on its side", async (kind) => {
    const of = wishes[kind](ledgerId);
    const make = async (rest: { readonly orientation: "portrait" | "landscape"; readonly withCover: boolean }) =>
      valueOf(await printReport(office.call("print.report", { of, format: "pdf", ...rest })));
    const bound = await make({ orientation: "portrait", withCover: true });
    const lying = await make({ orientation: "landscape", withCover: false });
    for (const made of [bound, lying]) expect(await looked(made)).toEqual({ pages: made.pages, faults: [] });
    const plain = await make({ orientation: "portrait", withCover: false });
    expect([plain.pages, lying.pages].every((pages) => pages !== null && pages > 0)).toBe(true);
    // The cover, for books the 启用表, and the contents of several parts.
    expect(bound.pages).toBeGreaterThan(plain.pages ?? 0);
  });

  it.each(voucherPaperNames)("vouchers on %s, with their cover", async (paper) => {
    for (const [lineCount, hasGrid] of [
      [5, true],
      [6, false],
    ] as const) {
      const printing = { paper, lineCount, hasGrid, isOverprint: false };
      const input = { ledgerId, of: { kind: "span" as const, ...span }, printing, withCover: true, isPreview: true };
      const made = valueOf(await printVouchers(office.call("print.vouchers", input)));
      expect(await looked(made)).toEqual({ pages: made.pages, faults: [] });
    }
  });

  it.each(["A3", "A4"] as const)("the wall sheet on %s", async (paper) => {
    const call = office.call("disclosure.preview", { ledgerId, quarter: "2026Q3", paper, format: "pdf" });
    const reply = await previewDisclosure(call);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    const { pages, faults } = await clippingOf(Buffer.from(reply.value.bytes, "base64"));
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(0);
  });

  it.each(["portrait", "landscape"] as const)("a list of households to be paid, %s", async (orientation) => {
    const made = valueOf(
      await printTable(office.call("print.table", { listing: households, format: "pdf", orientation })),
    );
    expect(await looked(made)).toEqual({ pages: made.pages, faults: [] });
    expect(made.pages).toBeGreaterThan(3);
  });
});

const households: InputOf<"print.table">["listing"] = {
  title: "2026 年征地补偿分户名单",
  under: ["柳溪村股份经济合作联合社", "2026年9月　单位：元"],
  filters: ["全部"],
  columns: [
    { heading: "序号", kind: "centre", widthMm: 12 },
    { heading: "户主", kind: "text", widthMm: 30 },
    { heading: "银行账号", kind: "text", widthMm: 50 },
    { heading: "应分金额", kind: "money", widthMm: 27, group: "金额" },
    { heading: "代扣", kind: "money", widthMm: 27, group: "金额" },
    { heading: "领款人签字", kind: "text", widthMm: 30 },
    { heading: "备注", kind: "text", widthMm: 60 },
  ],
  rows: Array.from({ length: 130 }, (_none, at) => ({
    cells: [
      String(at + 1),
      at % 9 === 0 ? "买买提江·阿卜杜热合曼（由其子代领）" : "柳大山",
      "6228480000000000000",
      at === 3 ? 99_999_999_999 : 123_456 + at,
      null,
      "",
      at % 7 === 0 ? "二组第三轮承包地被征 1.35 亩，附着物另行补偿，领款时须带身份证和户口簿" : "",
    ],
  })),
  notes: ["经村民代表会议表决通过，公示 7 日无异议。"],
  signers: ["制表", "审核", "村务监督委员会"],
};

describe("a look at what is cut", () => {
  it("sees a stroke through a text from each side, and none beside it", () => {
    const piece = { text: "往来款", x: 100, y: 200, width: 30, height: 10 };
    const down = (x: number) => ({ x1: x, y1: 150, x2: x, y2: 250 });
    const across = (y: number) => ({ x1: 50, y1: y, x2: 300, y2: y });
    expect([down(120), across(196)].map((ruling) => isStruck(piece, ruling))).toEqual([true, true]);
    expect([down(99), down(131), across(203), across(190)].map((ruling) => isStruck(piece, ruling))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("finds the strokes of a ruled page where they are seen", async () => {
    const call = office.call("print.report", { of: wishes.income(ledgerId), format: "pdf", orientation: "portrait" });
    const made: OutputOf<"print.report"> = valueOf(await printReport(call));
    const [first] = await rulingsOf(Buffer.from(made.bytes, "base64"));
    const width = (210 * 72) / 25.4;
    const heightOfPage = (297 * 72) / 25.4;
    expect(first?.length).toBeGreaterThan(40);
    for (const { x1, y1, x2, y2 } of first ?? []) {
      expect(Math.min(x1, x2, y1, y2)).toBeGreaterThan(0);
      expect(Math.max(x1, x2)).toBeLessThan(width);
      expect(Math.max(y1, y2)).toBeLessThan(heightOfPage);
    }
  });
});
