import type { OutputOf } from "#contract/contract.ts";
import type { Ask } from "./at-desk.ts";
import { misused, refusedBy, type Found, type Given } from "./command.ts";

type Ledger = OutputOf<"ledger.list">["ledgers"][number];
type BankAccount = OutputOf<"bankAccount.list">["bankAccounts"][number];

/** The ledger called `name`: exactly, else the only one whose name or village's name holds it. */
export const ledgerCalled = async (ask: Ask, name: string): Promise<Found<Ledger>> => {
  const reply = await ask("ledger.list", {});
  if (!reply.ok) return refusedBy(reply.failure);
  const { ledgers } = reply.value;
  const exact = ledgers.find((ledger) => ledger.name === name);
  const partly = ledgers.filter((ledger) => ledger.name.includes(name) || ledger.villageName.includes(name));
  const found = exact ?? (partly.length === 1 ? partly[0] : undefined);
  if (found !== undefined) return { ok: true, value: found };
  const names = (partly.length > 0 ? partly : ledgers).map((ledger) => ledger.name).join("、");
  return misused(
    partly.length > 1 ? `“${name}”不止一个账套：${names}。` : `没有名为“${name}”的账套。现有：${names || "无"}。`,
  );
};

/** The ledger of `--ledger-name`, which must be given. */
export const ledgerGiven = async (ask: Ask, given: Given): Promise<Found<Ledger>> => {
  const name = given.text("ledger-name");
  return name === undefined ? misused("请用 --ledger-name 名称 指明账套。") : ledgerCalled(ask, name);
};

const plain = (text: string): string => text.replace(/\s/g, "");

/** The bank account with this number, blanks aside. */
export const bankAccountNumbered = async (
  ask: Ask,
  number: string,
  ledgerId: Ledger["id"] | null,
): Promise<Found<BankAccount>> => {
  const reply = await ask("bankAccount.list", { ledgerId });
  if (!reply.ok) return refusedBy(reply.failure);
  const found = reply.value.bankAccounts.find((account) => plain(account.number) === plain(number));
  if (found !== undefined) return { ok: true, value: found };
  const numbers = reply.value.bankAccounts.map((account) => account.number).join("、");
  return misused(`没有登记账号 ${number}。现有：${numbers || "无"}。`);
};
