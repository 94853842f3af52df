import fc from "fast-check";
import { expect, it } from "vitest";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const credited = ["301", "311", "201", "501"] as const;
const divided = ["101", ...credited] as const;

/** Money taken, or an account that gets its first detail or the next one. */
type Deed =
  | { readonly kind: "take"; readonly credit: (typeof credited)[number]; readonly yuan: number }
  | { readonly kind: "divide"; readonly code: (typeof divided)[number] };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constant("take" as const),
    credit: fc.constantFrom(...credited),
    yuan: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({ kind: fc.constant("divide" as const), code: fc.constantFrom(...divided) }),
);

const on = "2026-08-05";

const closings = async (village: Village): Promise<Record<string, number>> => {
  const of = { ledgerId: village.ledgerId, fromMonth: "2026-08", toMonth: "2026-08" };
  const { rows } = await village.must("report.trialBalance", { ...of, depth: "first" });
  return Object.fromEntries(rows.map(({ code, closingFen }) => [code, closingFen]));
};

const live = async (village: Village, deeds: readonly Deed[]): Promise<void> => {
  /** Where an account takes entries: on itself, then on its newest detail. */
  const leaves = new Map<string, string>();
  const leafOf = (code: string): string => leaves.get(code) ?? village.accountOf(code);
  const expected = await closings(village);
  for (const each of deeds) {
    if (each.kind === "take") {
      const content = village.content(on, [
        { code: "101", debit: each.yuan },
        { code: each.credit, credit: each.yuan },
      ]);
      const accountIds = [leafOf("101"), leafOf(each.credit)];
      await village.book({
        ...content,
        entries: content.entries.map((entry, at) => ({ ...entry, accountId: accountIds[at] ?? "" })),
      });
      expected["101"] = (expected["101"] ?? 0) + each.yuan * 100;
      expected[each.credit] = (expected[each.credit] ?? 0) - each.yuan * 100;
    } else {
      const { id, voucherId } = await village.must("account.add", {
        ledgerId: village.ledgerId,
        parentCode: each.code,
        code: null,
        name: `明细${leaves.size}-${leafOf(each.code)}`,
        itemKinds: [],
        takeOverOn: on,
      });
      if (voucherId !== null) await passOn(village, voucherId);
      leaves.set(each.code, id);
    }
    const found = await closings(village);
    expect(Object.entries(expected).filter(([code, amountFen]) => (found[code] ?? 0) !== amountFen)).toEqual([]);
  }
  const { lines } = await village.must("report.balanceSheet", { ledgerId: village.ledgerId, month: "2026-08" });
  const total = (name: string) => lines.find((line) => line.name.replaceAll(" ", "").includes(name))?.currentFen;
  expect(total("资产总计")).toBe(total("负债和所有者权益总计"));
  const { checks } = await village.must("ledger.verify", {});
  expect(checks.filter((check) => !check.isSound)).toEqual([]);
};

it("leaves every level-one balance as it is, whatever was booked before and after and however often accounts are divided", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 8 }), async (deeds) => {
      const village = await openVillage();
      try {
        await live(village, deeds);
      } finally {
        village.close();
      }
    }),
    { numRuns: 8 },
  );
});
