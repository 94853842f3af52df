import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { AccountId, BankAccountId, CategoryId, LedgerId, VillageId, VoucherId } from "#domain/core/ids.ts";
import { openOffice, type Office } from "./office.ts";

type SaveInput = InputOf<"voucher.save">;
type Content = SaveInput["content"];

/** One line of a voucher in yuan: account code, then debit and credit. */
export type Line = {
  readonly code: string;
  readonly debit?: number;
  readonly credit?: number;
  readonly category?: string;
  readonly summary?: string;
};

/** A village's books, started: 10 000.00 yuan in the bank, 500.00 in cash, from July 2026. */
export type StartedVillage = {
  readonly villageId: VillageId;
  readonly ledgerId: LedgerId;
  readonly bankAccountId: BankAccountId;
  readonly accountOf: (code: string) => AccountId;
  readonly categoryOf: (name: string) => CategoryId;
  readonly content: (on: string, lines: readonly Line[], rest?: Partial<Content>) => Content;
  readonly save: (content: Content) => Promise<OutputOf<"voucher.save">>;
  /** Saves, reviews and posts by different people; answers the id. */
  readonly book: (content: Content) => Promise<VoucherId>;
};

/** An office with one started village. */
export type Village = Office & StartedVillage;

type Beginning = {
  readonly code: string;
  readonly name: string;
  readonly bankNumber: string;
  readonly facts: InputOf<"village.save">["facts"];
};

/** What goes with stock that is bought: its invoice and the signatures of a small sum. */
const papersOfBuying = (number: string, on: string): Pick<Content, "documents" | "approvals"> => ({
  documents: [
    { kind: "invoice", number, onDate: null, amountFen: null, party: "", note: "" },
    { kind: "minutes", number: "", onDate: null, amountFen: null, party: "", note: "" },
  ],
  approvals: (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
    role,
    name: role === "supervisors" ? "郑监委" : "柳青",
    onDate: on,
  })),
});

/** Stock that is bought is named by its category, as a bookkeeper would. */
const boughtStock = ({ code, debit = 0, category }: Line): string | undefined =>
  category ?? (code === "121" && debit !== 0 ? "购置库存物资" : undefined);

/** Founds one more village in the office, with the books of its collective. */
export const startVillage = async (
  { must }: Office,
  { code, name, bankNumber, facts }: Beginning,
): Promise<StartedVillage> => {
  const { id: villageId } = await must("village.save", { id: null, code, name, isActive: true, facts });
  const { id: ledgerId } = await must("ledger.open", {
    villageId,
    entity: "collective",
    name: `${name}经济合作社`,
    startMonth: "2026-07",
  });
  const { id: bankAccountId } = await must("bankAccount.save", {
    id: null,
    ledgerId,
    accountCode: null,
    bankName: "邮储银行",
    number: bankNumber,
    name: `${name}经济合作社`,
    isActive: true,
  });
  const { accounts } = await must("account.list", { ledgerId });
  const { categories } = await must("category.list", {});
  const accountOf = (accountCode: string): AccountId => {
    const found = accounts.find((account) => account.code === accountCode);
    if (found === undefined) throw new Error(`no account ${accountCode}`);
    return found.id;
  };
  const categoryOf = (categoryName: string): CategoryId => {
    const found = categories.find((category) => category.name === categoryName);
    if (found === undefined) throw new Error(`no category ${categoryName}`);
    return found.id;
  };
  const idOfCategory = (named: string | undefined): CategoryId | null =>
    named === undefined ? null : categoryOf(named);
  const { bankAccounts } = await must("bankAccount.list", { ledgerId });
  const bank = accountOf(bankAccounts[0]?.accountCode ?? "");
  await must("opening.save", {
    ledgerId,
    rows: [
      { accountId: bank, itemId: null, amountFen: 1_000_000 },
      { accountId: accountOf("101"), itemId: null, amountFen: 50_000 },
      { accountId: accountOf("311"), itemId: null, amountFen: -1_050_000 },
    ],
  });
  await must("ledger.start", { ledgerId });
  let bought = 0;
  const content: StartedVillage["content"] = (on, lines, rest = {}) => ({
    ledgerId,
    onDate: on,
    paperCount: 1,
    documents: [],
    approvals: [],
    ...(lines.some(({ code: each, debit = 0 }) => each === "121" && debit !== 0)
      ? papersOfBuying(`${code}-${String((bought += 1))}`, on)
      : {}),
    entries: lines.map((line) => ({
      summary: line.summary ?? "日常收支",
      accountId: line.code === "bank" ? bank : accountOf(line.code),
      debitFen: Math.round((line.debit ?? 0) * 100),
      creditFen: Math.round((line.credit ?? 0) * 100),
      categoryId: idOfCategory(boughtStock(line)),
      items: [],
    })),
    ...rest,
  });
  const save: StartedVillage["save"] = (saved) => must("voucher.save", { id: null, version: null, content: saved });
  const book: StartedVillage["book"] = async (saved) => {
    const { id, version } = await save(saved);
    await must("voucher.review", { id, version });
    const { refused } = await must("voucher.post", { ids: [id] });
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    return id;
  };
  return { villageId, ledgerId, bankAccountId, accountOf, categoryOf, content, save, book };
};

/** The account number in the fixture statements of 柳溪村's 邮储 account may be given, so that a file routes to it. */
export const openVillage = async (bankNumber = "6210000000000001"): Promise<Village> => {
  const office = await openOffice();
  const village = await startVillage(office, {
    code: "01",
    name: "柳溪村",
    bankNumber,
    facts: [{ kind: "population", fromDate: "2026-01-01", number: 1200, text: null, source: "年报" }],
  });
  return { ...office, ...village };
};
