import { plainAccountNumber } from "#domain/books/bank-account-number.ts";
import { monthOf } from "#domain/core/dates.ts";
import type { PlanBank } from "./plan.ts";
import { draftOf, type Drafts } from "./plan-accounts.ts";
import type { RowReader } from "./row-reading.ts";
import { openItemWords } from "./words.ts";

/** 期初未达账项 go with the openings of the same file: of its own bank accounts, and from before the first month. */
export const planOpenItems = (
  rows: readonly RowReader[],
  drafts: Drafts,
  banks: ReadonlyMap<string, PlanBank>,
): void => {
  for (const row of rows) {
    const draft = draftOf(row, drafts);
    const number = row.text("银行账号", 40);
    const side = row.word("类型", openItemWords);
    const onDate = row.date("日期");
    const amountFen = row.amount("金额");
    const text = row.optionalText("摘要", 200);
    if (row.isEmpty("金额")) row.fault("金额", "amount-missing");
    if (draft === undefined) continue;
    if (draft.isStarted) row.fault("账套名称", "ledger-started");
    else if (draft.openings.length === 0) row.fault("账套名称", "required", "期初余额");
    const bank = banks.get(plainAccountNumber(number));
    const isOwn = bank !== undefined && draft.newBanks.includes(bank);
    if (number !== "" && !isOwn) row.fault("银行账号", "account-unknown");
    const isLate = onDate !== undefined && draft.opens !== null && monthOf(onDate) >= draft.opens.startMonth;
    if (isLate) row.fault("日期", "not-before-start");
    if (amountFen !== undefined && amountFen <= 0 && !row.isEmpty("金额")) row.fault("金额", "amount-missing");
    if (!isOwn || side === undefined || onDate === undefined || amountFen === undefined) continue;
    draft.openItems.push({ bankNumber: bank.number, side, onDate, amountFen, text });
  }
};
