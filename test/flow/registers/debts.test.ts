import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);
const creditor = async (name: string): Promise<string> =>
  (
    await village.must("item.save", {
      id: null,
      ledgerId: village.ledgerId,
      kind: "payee",
      code: null,
      name,
      bankAccount: "",
      note: "",
      isActive: true,
    })
  ).id;
const move = async (on: string, yuan: number, itemId: string): Promise<void> => {
  const content = village.content(on, [
    { code: "bank", debit: Math.max(0, yuan), credit: Math.max(0, -yuan), summary: "借款往来" },
    { code: "201", debit: Math.max(0, -yuan), credit: Math.max(0, yuan), summary: "借款往来" },
  ]);
  const [bank, debt] = content.entries;
  if (bank === undefined || debt === undefined) throw new Error("no entries");
  await village.book({ ...content, entries: [bank, { ...debt, items: [{ kind: "payee", itemId }] }] });
};
const terms = (itemId: string, part: Partial<InputOf<"debt.save">["terms"]> = {}): InputOf<"debt.save">["terms"] => ({
  number: "ZW-01",
  creditorItemId: itemId,
  accountId: village.accountOf("201"),
  purpose: "购置抽水设备",
  principalFen: 100_000,
  ratePoints: 435,
  fromOn: "2026-07-05",
  dueOn: "2026-09-30",
  approval: "青政批〔2026〕7号",
  resolutionId: null,
  note: "",
  ...part,
});

it("tells what is repaid of a debt from the books, names what is not registered, and keeps its trail", async () => {
  const { ledgerId } = village;
  const bank = await creditor("青禾农商银行");
  const friend = await creditor("王老板");
  await move("2026-07-05", 1_000, bank);
  await move("2026-08-05", -400, bank);
  await move("2026-08-06", 50, friend);
  const { id } = await village.must("debt.save", { id: null, ledgerId, terms: terms(bank) });
  const unknown = terms(await creditor("没有记账的债主"), { number: "ZW-02" });
  await village.must("debt.save", { id: null, ledgerId, terms: unknown });
  const listed = await village.must("debt.list", { ledgerId, on: "2026-10-10" });
  expect(listed).toMatchObject({
    debts: [
      {
        number: "ZW-01",
        owedFen: 60_000,
        repaidFen: 40_000,
        daysToDue: -10,
        creditorName: "青禾农商银行",
        isBooked: true,
      },
      { number: "ZW-02", owedFen: 0, repaidFen: 0, isBooked: false },
    ],
    unregistered: [{ creditorName: "王老板", amountFen: 5_000 }],
    totalFen: 65_000,
    alertFen: null,
  });
  const { moves } = await village.must("debt.moves", { id, on: "2026-10-10" });
  expect(moves).toMatchObject([
    { borrowedFen: 100_000, repaidFen: 0 },
    { borrowedFen: 0, repaidFen: 40_000 },
  ]);
  // On the day before the repayment all of it was owed.
  expect(await village.must("debt.list", { ledgerId, on: "2026-08-04" })).toMatchObject({
    debts: [{ owedFen: 100_000 }, { owedFen: 0 }],
    totalFen: 100_000,
  });
  expect(isSound()).toBe(true);
});

it("refuses a debt that contradicts itself, stands on another account or has its number twice", async () => {
  const { ledgerId } = village;
  const bank = await creditor("青禾农商银行");
  const save = (part: Partial<InputOf<"debt.save">["terms"]>) =>
    village.call("debt.save", { id: null, ledgerId, terms: terms(bank, part) });
  expect(await save({ principalFen: 0 })).toMatchObject({ failure: { code: "debt-bad", reason: "principal-missing" } });
  expect(await save({ dueOn: "2026-07-04" })).toMatchObject({
    failure: { code: "debt-bad", reason: "dates-reversed" },
  });
  expect(await save({ accountId: village.accountOf("101") })).toMatchObject({
    failure: { code: "debt-bad", reason: "account-bad" },
  });
  expect(await save({ creditorItemId: "nobody" })).toMatchObject({ failure: { code: "not-found", kind: "item" } });
  expect(await save({})).toMatchObject({ ok: true });
  expect(await save({})).toMatchObject({ failure: { code: "code-taken", takenCode: "ZW-01" } });
});
