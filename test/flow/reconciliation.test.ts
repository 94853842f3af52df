import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitingEntries } from "#domain/reports/reconciliation.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { passOn } from "#test/support/posting.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { letUnbookedLinesPass } from "#test/support/unbooked-lines.ts";
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
  await letUnbookedLinesPass(village);
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
  const entry = (id: string, amount: number, cancels: string | null = null, replaces: string | null = null) => ({
    voucherId: idOf<VoucherId>(id),
    amountFen: fen(amount),
    cancelsId: cancels === null ? null : idOf<VoucherId>(cancels),
    replacesId: replaces === null ? null : idOf<VoucherId>(replaces),
  });
  const left = [entry("a", -500), entry("b", -500), entry("red-a", 500, "a"), entry("red-c", 300, "c")];
  expect(waitingEntries(left).map(({ voucherId }) => voucherId)).toEqual(["b", "red-c"]);
  // "o" has its line; it was put right twice, and once for another amount.
  const once = [entry("red-o", -100, "o"), entry("copy", 100, null, "o")];
  const twice = [...once, entry("red-copy", -100, "copy"), entry("copy-2", 100, null, "copy")];
  expect(waitingEntries(once)).toEqual([]);
  expect(waitingEntries(twice)).toEqual([]);
  expect(waitingEntries([entry("red-o", -100, "o"), entry("copy", 90, null, "o")])).toHaveLength(2);
});

it("an entry the bank has not seen says its day once", async () => {
  await bringWithDifference();
  await village.book(
    village.content("2026-07-20", [
      { code: "bank", debit: 5, summary: "收摊位费" },
      { code: "504", credit: 5, summary: "收摊位费" },
    ]),
  );
  const [entry] = (await table()).items.filter(({ side }) => side === "book-in");
  expect(entry).toMatchObject({ onDate: "2026-07-20", text: "记-1 收摊位费" });
});

describe("a voucher put right whose bank line is tied", () => {
  const bookAndTie = async (): Promise<string> => {
    const id = await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 100, summary: "收款" },
        { code: "504", credit: 100, summary: "收款" },
      ]),
    );
    const file = icbcStatement("七月.csv", [{ on: "2026-07-05", yuan: 100 }]);
    await importStatement(village, file, { makeDrafts: false });
    const { pairs } = await village.must("match.show", { bankAccountId: village.bankAccountId, to: "2026-07-31" });
    const [pair] = pairs;
    await village.must("match.confirm", {
      bankAccountId: village.bankAccountId,
      ties: [{ lineIds: [pair?.line ?? ""], entries: [{ voucherId: id, line: 1 }] }],
      reversals: [],
    });
    return id;
  };
  const postAll = async (ids: readonly (string | null)[]): Promise<void> => {
    for (const id of ids.filter((each) => each !== null)) await passOn(village, id);
  };
  const correct = (id: string, andCopy: boolean) =>
    village.must("voucher.correct", { id, onDate: "2026-08-05", reason: "科目用错", andCopy });
  const august = () =>
    village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate: "2026-08-31" });

  it("leaves no open item behind: the line stands for the corrected voucher", async () => {
    const id = await bookAndTie();
    await village.must("period.close", july());
    const { redId, copyId } = await correct(id, true);
    await postAll([redId, copyId]);
    expect(await august()).toMatchObject({ items: [], differenceFen: 0 });
    const open = await village.must("match.show", { bankAccountId: village.bankAccountId, to: "2026-08-31" });
    expect(open.entries).toEqual([]);
  });

  it("waits again where the tie is taken back: then the corrected one can be tied", async () => {
    const id = await bookAndTie();
    const { redId, copyId } = await correct(id, true);
    await postAll([redId, copyId]);
    const { lines } = await village.must("bankLine.list", {
      ledgerId: village.ledgerId,
      bankAccountId: null,
      from: null,
      to: null,
    });
    await village.must("match.undo", { lineId: lines[0]?.id ?? "" });
    expect((await august()).items.map(({ side, voucherId }) => [side, voucherId])).toEqual([
      ["bank-in", null],
      ["book-in", copyId],
    ]);
  });
});

describe("a month no statement covers", () => {
  it("is not said to agree: the table tells up to which day statements reach", async () => {
    await importStatement(village, icbcStatement("七月.csv", [{ on: "2026-07-03", yuan: 100 }]), { makeDrafts: false });
    const on = (onDate: string) =>
      village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate });
    expect(await on("2026-08-31")).toMatchObject({
      differenceFen: 0,
      reach: { through: "2026-07-03", isCovered: false },
    });
    expect((await on("2026-07-31")).reach).toEqual({ through: "2026-07-03", isCovered: true });
    expect((await on("2026-06-30")).reach).toEqual({ through: null, isCovered: false });
  });

  it("is covered by a later statement that spans its last day", async () => {
    await importStatement(
      village,
      icbcStatement("三季度.csv", [
        { on: "2026-07-03", yuan: 100 },
        { on: "2026-09-20", yuan: 5 },
      ]),
      { makeDrafts: false },
    );
    const august = await village.must("bank.reconciliation", {
      bankAccountId: village.bankAccountId,
      onDate: "2026-08-31",
    });
    expect(august.reach).toEqual({ through: "2026-08-31", isCovered: true });
  });
});
