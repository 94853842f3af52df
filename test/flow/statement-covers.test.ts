import { afterEach, beforeEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

const own = "951006010099000188";
let village: Village;

beforeEach(async () => {
  village = await openVillage(own);
});

afterEach(() => {
  village.close();
});

const table = (...rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("")}</table>`;

/** A web page named .xls: small tables, then the one of the movements, which names no account. */
const pageWith = (...covers: readonly string[]) => {
  const movements = table(
    ["交易日期", "交易时间", "收入金额", "支出金额", "余额", "对方账号", "对方户名", "摘要"],
    ["2026-07-02", "09:30:00", "100.00", "", "100.00", "6217990000000012345", "柳青山", "承包费"],
  );
  const html = `<html><meta charset="utf-8"><body>${covers.join("")}${movements}</body></html>`;
  return { name: "明细.xls", bytes: Buffer.from(html).toString("base64") };
};

const accountsBeside = async (file: ReturnType<typeof pageWith>, bankAccountId: string | null = null) => {
  const input = { file, bankAccountId, sheet: null };
  const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  return village.call("statement.preview", { ...input, mapping: seen.mapping ?? seen.guess?.mapping ?? null });
};

it("a statement goes to the account that the small table beside its rows names", async () => {
  const file = pageWith(table(["户名", "账号", "币种"], ["柳溪村", own, "人民币"]));
  expect(await accountsBeside(file)).toMatchObject({
    ok: true,
    value: { bankAccountId: village.bankAccountId, accountWasInFile: true, newCount: 1 },
  });
});

it("a statement of another account is refused by the number on its cover", async () => {
  const file = pageWith(table(["账号", "951006010099000299"]));
  expect(await accountsBeside(file, village.bankAccountId)).toMatchObject({
    failure: { code: "statement-other-account", number: "951006010099000299" },
  });
});

it("where two numbers stand beside the rows the account is asked for, and must be one of them", async () => {
  const file = pageWith(table(["账号", own]), table(["卡号", "6217990000000099999"]));
  expect(await accountsBeside(file)).toMatchObject({
    failure: {
      code: "statement-account-unknown",
      number: null,
      shown: { text: `${own}、6217990000000099999`, kind: "several" },
    },
  });
  expect(await accountsBeside(file, village.bankAccountId)).toMatchObject({
    ok: true,
    value: { accountWasInFile: false, newCount: 1 },
  });
  const strange = pageWith(table(["账号", "951006010099000299"]), table(["卡号", "6217990000000099999"]));
  expect(await accountsBeside(strange, village.bankAccountId)).toMatchObject({
    failure: { code: "statement-contradicts", said: "951006010099000299、6217990000000099999", kept: own },
  });
});
