import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { idOf, type ItemId } from "#domain/core/ids.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});

afterEach(() => {
  village.close();
});

const change = async (
  code: string,
  to: { itemKinds?: ["contract"] | ["payee"]; isActive?: boolean; unit?: string },
) => {
  const { accounts } = await village.must("account.list", { ledgerId: village.ledgerId });
  const account = accounts.find((each) => each.code === code);
  if (account === undefined) throw new Error(`no account ${code}`);
  const { id, name, itemKinds, isActive } = account;
  await village.must("account.change", { id, name, itemKinds, isActive, ...to });
};

const pond = async (): Promise<ItemId> => {
  const { ledgerId } = village;
  const kept = {
    id: null,
    ledgerId,
    kind: "contract",
    code: null,
    name: "鱼塘",
    bankAccount: "",
    note: "",
    isActive: true,
  } as const;
  return idOf<ItemId>((await village.must("item.save", kept)).id);
};

/** Income of 30.00 from the pond: 5 kg on the account that counts. */
const sellFish = async (itemId: ItemId): Promise<string> => {
  const content = village.content("2026-07-05", [
    { code: "bank", debit: 30 },
    { code: "501", credit: 30 },
  ]);
  const entries = content.entries.map((entry, at) =>
    at === 1 ? { ...entry, items: [{ kind: "contract" as const, itemId }], quantityMilli: 5000 } : entry,
  );
  return village.book({ ...content, entries });
};

describe("the year's transfer", () => {
  it("leaves nothing on the items and quantities of an account it closes", async () => {
    await change("501", { itemKinds: ["contract"], unit: "公斤" });
    const itemId = await pond();
    await sellFish(itemId);
    const { ledgerId } = village;
    const { voucherId } = await village.must("period.transferIncome", { ledgerId, month: "2026-09" });
    const closing = await passOn(village, voucherId ?? "");
    expect(closing.entries[0]).toMatchObject({ accountCode: "501", debitFen: 3000, quantityMilli: 5000 });
    const span = { ledgerId, fromMonth: "2026-07", toMonth: "2026-10" };
    const asked = { kind: "contract", otherKind: null, accountCode: "" } as const;
    const { rows } = await village.must("report.itemBalances", { ...span, ...asked });
    expect(rows.map((row) => row.closingFen)).toEqual([0]);
    const counted = { accountId: village.accountOf("501"), offset: 0, limit: 100 };
    const { lines } = await village.must("report.quantityLedger", { ...span, ...counted });
    expect(lines.at(-1)?.balance).toMatchObject({ amountFen: 0, milli: 0 });
  });
});

describe("a red voucher", () => {
  const cancel = async (id: string): Promise<void> => {
    const correction = { id, onDate: "2026-10-09", reason: "记重", andCopy: false };
    const { redId } = await village.must("voucher.correct", correction);
    await passOn(village, redId);
  };
  const income = () =>
    village.content("2026-07-05", [
      { code: "bank", debit: 30 },
      { code: "504", credit: 30 },
    ]);

  it("follows the voucher it cancels where the account asks for more by now", async () => {
    const id = await village.book(income());
    await change("504", { itemKinds: ["payee"] });
    await cancel(id);
  });

  it("follows it where the account is out of use by now, and the year still closes", async () => {
    const id = await village.book(income());
    const { ledgerId } = village;
    const { voucherId } = await village.must("period.transferIncome", { ledgerId, month: "2026-09" });
    await passOn(village, voucherId ?? "");
    await change("504", { isActive: false });
    await cancel(id);
    village.setClock(instant("2026-11-01T01:00:00.000Z"));
    const again = await village.must("period.transferIncome", { ledgerId, month: "2026-10" });
    expect((await passOn(village, again.voucherId ?? "")).entries[0]).toMatchObject({ accountCode: "504" });
  });
});
