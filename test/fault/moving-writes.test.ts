import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "#api/dispatch.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { failingLedger } from "#test/support/failing-ledger.ts";
import { dumpOf } from "#test/support/ledger-dump.ts";
import { balancesT3, vouchersNingmeng } from "#test/support/foreign-files.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const silent = { onProgress: () => undefined, isCancelled: () => false };

const ledgerOf = async (system: "2004" | "2023", startMonth: string): Promise<LedgerId> => {
  const { id } = await office.must("village.save", { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] });
  const books = { villageId: id, entity: "collective" as const, name: "柳溪村（2004旧账）", startMonth, system };
  return (await office.must("ledger.open", books)).id;
};

/** Serves one call on a ledger whose n-th write fails, for every n until none fails; answers how many failed. */
const failEveryWrite = async (text: string, step = 1): Promise<number> => {
  const before = dumpOf(office.ledger.reading);
  let failed = 0;
  for (let failing = 1; ; failing += step) {
    const ledger = failingLedger(office.ledger, failing);
    const desk = { ...office.desk, ledger, report: () => undefined };
    const reply = JSON.parse(await dispatch(desk, text, silent)) as { readonly ok: boolean };
    if (reply.ok) return failed;
    failed += 1;
    expect(dumpOf(office.ledger.reading)).toEqual(before);
  }
};

describe("when any one write fails, nothing has changed:", () => {
  it("importing balances, and converting them", async () => {
    const ledgerId = await ledgerOf("2004", "2024-01");
    const input = { ledgerId, file: balancesT3(), choices: [], balance: "closing" as const };
    const { digest } = await office.must("moving.preview", input);
    expect(
      await failEveryWrite(office.textOf("moving.importBalances", { ...input, digest }, "bookkeeper", "once"), 3),
    ).toBeGreaterThan(9);
    const { plan } = await office.must("conversion.show", { ledgerId, cutMonth: null });
    const rows = plan.rows.map((row) => ({
      ...row,
      reason: "核对过",
      parts: row.parts.length > 0 ? row.parts : [{ toCode: "311", detailName: "", itemName: "", amountFen: -103_500 }],
    }));
    const saved = await office.must("conversion.save", {
      ledgerId,
      cutMonth: "2023-12",
      name: "柳溪村",
      plan: { rows, additions: [] },
    });
    expect(saved.faults).toEqual([]);
    const text = office.textOf("conversion.approve", { ledgerId, digest: saved.digest }, "reviewer", "twice");
    expect(await failEveryWrite(text, 5)).toBeGreaterThan(9);
  });

  it("approving imported vouchers, and taking them away again", async () => {
    const ledgerId = await ledgerOf("2023", "2026-07");
    await office.must("ledger.start", { ledgerId });
    const input = { ledgerId, file: vouchersNingmeng(), choices: [] };
    const { digest } = await office.must("moving.preview", input);
    const { id } = await office.must("moving.importVouchers", { ...input, digest, gapReason: "" });
    expect(await failEveryWrite(office.textOf("moving.approve", { id }, "reviewer", "once"))).toBeGreaterThan(20);
    expect(
      await failEveryWrite(office.textOf("moving.undo", { id, reason: "重来" }, "bookkeeper", "twice")),
    ).toBeGreaterThan(5);
  });
});
