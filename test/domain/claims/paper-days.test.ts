import { expect, it } from "vitest";
import { draftFault } from "#domain/claims/claim.ts";
import type { DocumentKind } from "#domain/claims/papers.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId } from "#domain/core/ids.ts";
import { claimFaultText } from "#renderer/words/claims.ts";

const faultOf = (kind: DocumentKind, paperOn: string) =>
  draftFault(
    {
      onDate: localDate("2026-10-01"),
      form: "transfer",
      payee: "文具店",
      payeeAccount: "",
      handler: "",
      witness: "",
      clerk: "",
      note: "",
      emergency: null,
      lines: [{ summary: "办公用品", categoryId: idOf<CategoryId>("F02"), amountFen: fen(100) }],
      documents: [
        { kind, number: "1", onDate: localDate(paperOn), amountFen: fen(100), party: "", note: "", handler: "" },
      ],
    } as unknown as Parameters<typeof draftFault>[0],
    { today: localDate("2026-10-10"), ratifyDays: 30 },
  );

it.each<[string, DocumentKind, string, string | undefined]>([
  ["an invoice of the day", "invoice", "2026-10-01", undefined],
  ["an invoice after the claim", "invoice", "2026-10-05", "paper-after-claim"],
  ["minutes after the claim", "minutes", "2026-10-05", undefined],
  ["an invoice to come", "invoice", "2026-11-30", "paper-in-future"],
  ["minutes to come", "minutes", "2026-10-11", "paper-in-future"],
])("a claim with %s", (_case, kind, paperOn, expected) => {
  const fault = faultOf(kind, paperOn);
  expect(fault).toBe(expected);
  if (fault === "paper-in-future")
    expect(claimFaultText(fault)).toContain("有一张单据的日期在今天以后，请照单据改成实际日期。");
});
