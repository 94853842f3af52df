import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { printReport } from "#flow/print-report.ts";
import { printVouchers } from "#flow/print-vouchers.ts";
import { previewDisclosure } from "#flow/wall-sheets.ts";
import { openAuditBooks } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";
import { dumpPdf } from "#test/support/pdf-dump.ts";

let office: ReturnType<typeof openAuditBooks>;
let ledgerId: string;

beforeAll(() => {
  office = openAuditBooks();
  ({ ledgerId } = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true }).books);
});
afterAll(() => office.close());

type Wish = InputOf<"print.report">["of"];
type Kind = Wish["kind"];
const span = { fromMonth: "2026-07", toMonth: "2026-09" };

const wishes: Readonly<Record<string, (id: string) => Wish>> = {
  "trial-balance": (id) => ({ kind: "trial-balance", ledgerId: id, ...span }),
  "general-ledger": (id) => ({ kind: "general-ledger", ledgerId: id, ...span, accountId: null }),
  "subsidiary-ledger": (id) => ({ kind: "subsidiary-ledger", ledgerId: id, ...span, accountId: null }),
  "bank-journal": (id) => ({ kind: "bank-journal", ledgerId: id, ...span, bankAccountId: null }),
  "cash-journal": (id) => ({ kind: "cash-journal", ledgerId: id, ...span }),
  "balance-sheet": (id) => ({ kind: "balance-sheet", ledgerId: id, month: "2026-09" }),
  income: (id) => ({ kind: "income", ledgerId: id, ...span }),
} satisfies Partial<Record<Kind, (id: string) => Wish>>;

const golden = (name: string): string => `../../../fixtures/papers/${name}.txt`;
const bytesOf = (
  reply:
    | { readonly ok: true; readonly value: { readonly bytes: string } }
    | { readonly ok: false; readonly failure: unknown },
): Uint8Array => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return new Uint8Array(Buffer.from(reply.value.bytes, "base64"));
};

describe("what is printed reads as it did when it was looked at", () => {
  it.each(Object.entries(wishes))("%s", async (kind, wishOf) => {
    const call = office.call("print.report", {
      of: wishOf(ledgerId),
      format: "pdf",
      withCover: kind === "general-ledger",
    });
    await expect(await dumpPdf(bytesOf(await printReport(call)))).toMatchFileSnapshot(golden(`report-${kind}`));
  });

  it("vouchers", async () => {
    const printing = { paper: "A4-2", lineCount: 6, hasGrid: true, isOverprint: false } as const;
    const of = { kind: "span", fromMonth: "2026-07", toMonth: "2026-09" } as const;
    const call = office.call("print.vouchers", { ledgerId, of, printing, isPreview: true });
    await expect(await dumpPdf(bytesOf(await printVouchers(call)))).toMatchFileSnapshot(golden("vouchers"));
  });

  it.each(["A3", "A4"] as const)("the wall sheet on %s", async (paper) => {
    const call = office.call("disclosure.preview", { ledgerId, quarter: "2026Q3", paper, format: "pdf" });
    await expect(await dumpPdf(bytesOf(await previewDisclosure(call)))).toMatchFileSnapshot(golden(`wall-${paper}`));
  });
});
