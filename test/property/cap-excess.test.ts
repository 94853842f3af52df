import fc from "fast-check";
import { expect, it } from "vitest";
import { sumOf } from "#domain/core/fen.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { readHits } from "#store/hit-rows.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

/** Payments already made by the bank, in yuan, and an order in which they are reviewed, returned and posted. */
const scenario = fc.record({
  payments: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 5 }),
  capYuan: fc.integer({ min: 20, max: 200 }),
  acts: fc.array(fc.record({ do: fc.constantFrom("review", "review", "post", "return"), which: fc.nat(4) }), {
    maxLength: 14,
  }),
  isReversed: fc.boolean(),
});

const statementOf = (payments: readonly number[]) => {
  let balance = 10_000;
  const rows = payments.map((yuan, index) => {
    balance -= yuan;
    return `2026-07-${String(index + 3).padStart(2, "0")},,${yuan}.00,${balance}.00,文具店,6217000000000001,购办公用品,2026070000${index}`;
  });
  const text = ["交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号", ...rows].join("\n");
  return { name: "七月.csv", bytes: Buffer.from(text).toString("base64") };
};

const draftAll = async (village: Village, payments: readonly number[]): Promise<readonly string[]> => {
  const file = statementOf(payments);
  const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
  await importStatement(village, file, { bankAccountId: village.bankAccountId, mapping, acceptBreaks: true });
  const ids: string[] = [];
  for (const line of await journalOf(village, village.ledgerId)) {
    const categoryId = village.categoryOf("办公费");
    const booking = { accountId: village.accountOf("513"), categoryId, summary: "购办公用品" };
    ids.push((await village.must("bankLine.draft", { id: line.id, ...booking })).voucherId);
  }
  return ids;
};

const act = async (village: Village, id: string, what: string): Promise<void> => {
  const { version, state } = await village.must("voucher.show", { id });
  if (what === "review" && state === "draft") await village.call("voucher.review", { id, version });
  if (what === "return" && state === "reviewed") await village.call("voucher.return", { id, version, reason: "重看" });
  if (what === "post" && state === "reviewed") {
    const { refused } = await village.must("voucher.post", { ids: [id] });
    expect(refused).toEqual([]);
  }
};

it("reports one excess once: the findings come to used − cap, whatever the order of review and posting", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ payments, capYuan, acts, isReversed }) => {
      const village = await openVillage();
      try {
        const cap = { categoryId: village.categoryOf("办公费"), period: "year" as const };
        const basis = { kind: "K04" as const, amountFen: capYuan * 100 };
        const caps = [{ ...cap, basis, fromOn: "2026-07-01", toOn: "2026-12-31" }];
        await decide(village, plainResolution(village.ledgerId, caps));
        const ids = await draftAll(village, payments);
        for (const each of acts) await act(village, ids[each.which % ids.length] ?? "", each.do);
        for (const id of isReversed ? ids.toReversed() : ids) {
          await act(village, id, "review");
        }
        for (const id of ids) await act(village, id, "post");
        const { findings } = await village.must("finding.list", { ledgerId: village.ledgerId, quarter: "2026Q3" });
        const over = findings.filter((row) => row.test === "E14" && typeof row.facts["overFen"] === "number");
        const usedFen = sumOf(payments, (yuan) => yuan * 100);
        expect(sumOf(over, (row) => row.amountFen ?? 0)).toBe(Math.max(0, usedFen - capYuan * 100));
        // What is kept with the voucher says no more than the findings do.
        const again = await village.must("finding.list", { ledgerId: village.ledgerId, quarter: "2026Q3" });
        expect(again.findings).toEqual(findings);
        for (const { voucherId } of over) {
          const kept =
            voucherId === null ? [] : readHits(village.ledger.reading, idOf<VoucherId>(voucherId), "posting");
          expect(kept.filter((hit) => hit.kind === "K04" && !hit.isCleared)).toHaveLength(1);
        }
      } finally {
        village.close();
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
