import type { OutputOf } from "#contract/contract.ts";
import { openOffice, type Office } from "./office.ts";
import { loadQinghe, type QingheLedgers } from "./qinghe.ts";
import { importStatement, journalOf, statementFile } from "./statement-import.ts";

export type BookedOffice = { readonly office: Office; readonly ledgers: QingheLedgers };

type Line = OutputOf<"bankLine.list">["lines"][number];

/** Money in is other income, money out administration: enough for books that have something to show. */
const counterCode = (line: Line): string => (line.amountFen > 0 ? "504" : "513");

/** 青禾镇 with its books set up and nothing imported yet. */
export const openQinghe = async (): Promise<BookedOffice> => {
  const office = await openOffice();
  return { office, ledgers: await loadQinghe(office) };
};

/** Drafts every open bank line of a ledger, reviews all drafts by another person and posts them in order of days. */
const bookWholeJournal = async (office: Office, ledgerId: string): Promise<void> => {
  const { accounts } = await office.must("account.list", { ledgerId });
  const leafFor = (code: string) => {
    const found = accounts.find((account) => account.isLeaf && account.isActive && account.code.startsWith(code));
    if (found === undefined) throw new Error(`no leaf below ${code}`);
    return found.id;
  };
  const { categories } = await office.must("category.list", {});
  const office513 = categories.find((category) => category.isActive && category.accountCode.startsWith("513"));
  for (const line of (await journalOf(office, ledgerId)).filter(({ voucherId }) => voucherId === null)) {
    const accountId = leafFor(counterCode(line));
    const categoryId = line.amountFen > 0 ? null : (office513?.id ?? null);
    await office.must("bankLine.draft", { id: line.id, accountId, categoryId, summary: line.text || "银行收付" });
  }
  const drafts = await office.must("voucher.list", {
    ledgerId,
    fromMonth: null,
    toMonth: null,
    state: "draft",
    take: 1000,
  });
  const inOrder = drafts.vouchers.toSorted((left, right) => left.onDate.localeCompare(right.onDate));
  for (const { id, version } of inOrder) await office.must("voucher.review", { id, version });
  const { refused } = await office.must("voucher.post", { ids: inOrder.map(({ id }) => id) });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
};

/** 青禾镇 with 柳溪村's third quarter imported from its bank's own files, drafted, reviewed and posted; no month closed. */
export const openBookedOffice = async (): Promise<BookedOffice> => {
  const { office, ledgers } = await openQinghe();
  for (const path of ["psbc-1/quarter.xlsx", "scrcb-1/quarter.xlsx", "ccb-3/quarter.xls"]) {
    const reply = await importStatement(office, statementFile(path), { makeDrafts: false });
    if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(reply.failure)}`);
  }
  await bookWholeJournal(office, ledgers.liuxi);
  return { office, ledgers };
};
