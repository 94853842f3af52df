import { afterEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
afterEach(() => {
  village.close();
});

const head = "日期,交易类型,对方户名,对方账号,摘要,借方发生额,贷方发生额,余额";
const body = "2026-07-05,转账,张三,6217001,水费,,100.00,10100.00";
const csv = (text: string) => ({ name: "流水.csv", bytes: Buffer.from(text).toString("base64") });
const preview = async (text: string) => {
  village = await openVillage("8819012000990001");
  return village.call("statement.preview", {
    file: csv(text),
    bankAccountId: village.bankAccountId,
    mapping: null,
    sheet: null,
  });
};

it("a bank only its headings speak for does not refuse the account a person chose", async () => {
  const seen = await preview(`${head}\n${body}\n`);
  expect(seen).toMatchObject({ ok: true, value: { newCount: 1, inspection: { isBankCertain: false } } });
});

it("a bank the file names still does", async () => {
  const seen = await preview(`中国工商银行账户明细\n${head}\n${body}\n`);
  expect(seen).toMatchObject({ ok: false, failure: { code: "statement-contradicts", kept: "邮储银行" } });
});
