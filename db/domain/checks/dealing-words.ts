import { isAdvanceAccount, isPayableAccount } from "#domain/books/accounting-system.ts";
import { firstCodeOf, moneyMoved, type Spending } from "./spending.ts";

type Entry = Spending["content"]["entries"][number];

const returnWords = ["收回", "归还", "还款", "还借", "偿还", "返还", "退", "交回", "冲", "结清", "核销", "报销"];

/** True where a summary speaks of money that comes or goes back. */
export const findReturned = (summary: string): boolean => returnWords.some((word) => summary.includes(word));

const borrowingWords = "借款 借入 借到 借来 借得 借资 暂借 拆借 筹借 贷款 融资 周转金 周转资金 资金周转".split(" ");

/**
 * The word by which an entry shows that money was borrowed though it stands on no account of debts but on 应付款, 应收款 or 内部往来.
 * On the latter two the same words may speak of lent money that comes back.
 */
export const borrowedUnder = (spending: Spending, entry: Entry): string | undefined => {
  const code = firstCodeOf(spending, entry);
  const { summary } = entry;
  if (entry.creditFen - entry.debitFen <= 0 || moneyMoved(spending) <= 0 || summary.includes("贴息")) return undefined;
  const isOwed = isPayableAccount(spending.around.system, code) && !/收回|退/u.test(summary);
  if (!isOwed && !(isAdvanceAccount(code) && !findReturned(summary))) return undefined;
  return borrowingWords.find((word) => summary.includes(word));
};
