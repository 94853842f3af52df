import { describe, expect, it } from "vitest";
import { contradictionOf } from "#domain/bank/other-account.ts";

const account = {
  number: "951006010099000188",
  name: "青禾镇柳溪村股份经济合作社",
  bankName: "邮储银行青禾支行",
};
type Said = Parameters<typeof contradictionOf>[0];
const file = (said: Partial<Said>): Said => ({
  accountName: null,
  bank: null,
  isBankCertain: true,
  warnings: [],
  ...said,
});
const masked = (number: string) => file({ warnings: [{ code: "masked-account", account: number }] });
const beside = (...accounts: readonly string[]) => file({ warnings: [{ code: "several-numbers-beside", accounts }] });
const rounded = (text: string) => file({ warnings: [{ code: "account-number-rounded", text }] });

describe("a statement without its whole account number", () => {
  it.each([
    ["says nothing of itself", file({})],
    ["shows the account's own first and last digits", masked("9510****0188")],
    ["shows its last digits only", masked("****0188")],
    ["has it on its cover among others", beside("951006010099000299", account.number)],
    ["has it masked on its cover among others", beside("951006010099000299", "9510****0188")],
    ["is rounded to the account's first digits", rounded("9.51006010099E+17")],
    ["is rounded up in its last digit", rounded("951006010099001000")],
    ["names the holder without the township", file({ accountName: "柳溪村股份经济合作社" })],
    ["hides the holder", file({ accountName: "柳溪村*****社" })],
    ["is of the bank", file({ bank: "邮储银行" })],
    ["is of a bank nobody knows", file({ bank: "青禾村镇银行" })],
    ["only has the headings of another bank", file({ bank: "工商银行", isBankCertain: false })],
  ])("may be of the account when it %s", (_case, said) => {
    expect(contradictionOf(said, account)).toBeUndefined();
  });

  it.each([
    ["other first digits", masked("8819****0188"), { said: "8819****0188", kept: account.number }],
    ["other last digits", masked("9510****3456"), { said: "9510****3456", kept: account.number }],
    ["other numbers on its cover", beside("1001", "1002"), { said: "1001、1002", kept: account.number }],
    ["other rounded digits", rounded("8.81901200099E+17"), { said: "8.81901200099E+17", kept: account.number }],
    ["another holder", file({ accountName: "石桥村村民委员会" }), { said: "石桥村村民委员会", kept: account.name }],
    ["another bank", file({ bank: "四川农信" }), { said: "四川农信", kept: account.bankName }],
  ])("is not of the account when it shows %s", (_case, said, against) => {
    expect(contradictionOf(said, account)).toEqual(against);
  });

  it("is taken where the holder of the account was never written down", () => {
    expect(contradictionOf(file({ accountName: "石桥村" }), { ...account, name: "" })).toBeUndefined();
  });
});
