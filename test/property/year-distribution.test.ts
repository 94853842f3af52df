import fc from "fast-check";
import { expect, it } from "vitest";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

const yuan = fc.integer({ min: 1, max: 900 });
/** Vouchers a bookkeeper could write on 收益分配 and around it: who gets or gives, on which detail, black or red. */
const deed = fc.record({
  kind: fc.constantFrom(
    "income",
    "expense",
    "reserve",
    "members",
    "payable",
    "capital",
    "cover",
    "earlier-gain",
    "earlier-loss",
  ),
  detail: fc.constantFrom("32201", "32202"),
  yuan,
  isRed: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

const linesOf = ({ kind, detail, yuan: amount, isRed }: Deed): readonly Line[] => {
  const sum = isRed ? -amount : amount;
  const pair = (debit: string, credit: string): readonly Line[] => [
    { code: debit, debit: sum },
    { code: credit, credit: sum },
  ];
  switch (kind) {
    case "income":
      return pair("101", "501");
    case "expense":
      return pair("513", "152");
    case "reserve":
      return pair(detail, "311");
    case "members":
      return pair(detail, "113");
    case "payable":
      return pair(detail, "211");
    case "capital":
      return pair(detail, "301");
    case "cover":
      return pair("311", detail);
    case "earlier-gain":
      return pair("112", "32202");
    case "earlier-loss":
      return pair("32202", "112");
  }
};

const withItems = async (village: Village) => {
  const item = async (kind: "payee" | "member", name: string) => {
    const { ledgerId } = village;
    const row = { id: null, ledgerId, kind, code: null, name, bankAccount: "", note: "", isActive: true };
    return { kind, itemId: (await village.must("item.save", row)).id };
  };
  const [payee, member] = [await item("payee", "供销社"), await item("member", "柳大爷")];
  return (lines: readonly Line[]) => {
    const content = village.content("2026-07-10", lines);
    const named = (code: string) => (code === "113" ? [member] : code === "112" || code === "211" ? [payee] : []);
    const entries = content.entries.map((entry, at) => ({ ...entry, items: named(lines[at]?.code ?? "") }));
    return { ...content, entries };
  };
};

/** Posts what the review lets through, and drops the rest. */
const bookAll = async (village: Village, deeds: readonly Deed[]): Promise<void> => {
  const contentOf = await withItems(village);
  for (const each of deeds) {
    const { id, version } = await village.save(contentOf(linesOf(each)));
    const reviewed = await village.call("voucher.review", { id, version });
    if (reviewed.ok) await village.must("voucher.post", { ids: [id] });
    else await village.must("voucher.delete", { id, version });
  }
};

it("年终结转 shows the figures of 收益及收益分配表, whatever was booked by hand on 收益分配", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async (deeds) => {
      const village = await openVillage();
      try {
        await bookAll(village, deeds);
        const { ledgerId } = village;
        const plan = await village.must("yearEnd.plan", { ledgerId, year: 2026 });
        const span = { ledgerId, fromMonth: "2026-01", toMonth: "2026-12" } as const;
        const { lines } = await village.must("report.income", span);
        const shown = lines.map(({ no, name, isTotal, currentFen }) => ({ no, name, isTotal, amountFen: currentFen }));
        expect(plan.statement).toEqual(shown.slice(-8));
        const amount = (name: string): number =>
          lines.find((line) => line.name.includes(name) && line.section === "收益分配")?.currentFen ?? 0;
        // What is left to give is what the statement has left.
        const { broughtForwardFen, netIncomeFen, coveredFromReserveFen, reserveFen, membersFen, otherFen } = plan;
        const left = broughtForwardFen + netIncomeFen + coveredFromReserveFen - reserveFen - membersFen - otherFen;
        expect([left, reserveFen, plan.pendingFen]).toEqual([amount("年末未分配收益"), amount("提取公积公益金"), 0]);
      } finally {
        village.close();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
