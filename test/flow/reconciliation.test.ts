import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitingEntries } from "#domain/reports/reconciliation.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const july = () => ({ ledgerId: village.ledgerId, month: "2026-07" });
const table = () => village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate: "2026-07-31" });
/** The bank says 10,012.50 before the first line, the books say 10,000.00. */
const bringWithDifference = async (): Promise<void> => {
  const file = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }], 10_012.5);
  expect(await importStatement(village, file, { makeDrafts: false })).toMatchObject({ ok: true });
};
const except = (differenceFen: number, month = "2026-07") =>
  village.call("reconciliation.except", {
    bankAccountId: village.bankAccountId,
    month,
    differenceFen,
    reason: "银行上年末多记，已去函",
  });

describe("a month whose 余额调节表 does not come out", () => {
  it("stays open and says which account and by how much", async () => {
    await bringWithDifference();
    expect(await village.call("period.close", july())).toEqual({
      ok: false,
      failure: { code: "month-not-ready", blocks: [{ code: "not-reconciled", count: 1 }] },
    });
    const { checks } = await village.must("period.check", july());
    expect(checks.find(({ code }) => code === "not-reconciled")?.facts).toEqual({
      accounts: [`邮储银行 ${icbcNumber}（相差 -12.50）`],
    });
  });

  it("closes once the head has answered for exactly this difference", async () => {
    await bringWithDifference();
    expect(await except(-1_250)).toMatchObject({ ok: true });
    expect((await table()).exception).toMatchObject({ differenceFen: -1_250, byName: "何主任" });
    await village.must("period.close", july());
    expect(await except(-1_250)).toMatchObject({ failure: { code: "month-closed" } });
  });

  it.each([
    ["another difference", -1_251],
    ["no difference", 0],
  ])("cannot be answered for with %s", async (_case, differenceFen) => {
    await bringWithDifference();
    expect(await except(differenceFen)).toMatchObject({ failure: { code: "changed-meanwhile" } });
  });

  it("asks again when the difference has changed since", async () => {
    await bringWithDifference();
    await except(-1_250);
    // An entry before the first line of the bank: in its opening balance, and so in the difference.
    await village.book(
      village.content("2026-07-02", [
        { code: "bank", debit: 5 },
        { code: "504", credit: 5 },
      ]),
    );
    expect((await table()).differenceFen).toBe(-750);
    expect(await village.call("period.close", july())).toMatchObject({ failure: { code: "month-not-ready" } });
  });

  it("is answered for by the head alone", async () => {
    await bringWithDifference();
    const input = { bankAccountId: village.bankAccountId, month: "2026-07", differenceFen: -1_250, reason: "待查" };
    expect(await village.call("reconciliation.except", input, "bookkeeper")).toMatchObject({
      failure: { code: "forbidden" },
    });
  });
});

it("an entry the bank never saw and the red one that takes it back wait for nothing", () => {
  const entry = (id: string, amount: number, cancels: string | null = null) => ({
    voucherId: idOf<VoucherId>(id),
    amountFen: fen(amount),
    cancelsId: cancels === null ? null : idOf<VoucherId>(cancels),
  });
  const left = [entry("a", -500), entry("b", -500), entry("red-a", 500, "a"), entry("red-c", 300, "c")];
  expect(waitingEntries(left).map(({ voucherId }) => voucherId)).toEqual(["b", "red-c"]);
});
