import type { Failure } from "#contract/failures.ts";
import { moneyText } from "#renderer/format/money.ts";

const waysText = "改用别的分类，请更正原来那张凭证；不冲减限额的，贷方不填支出分类。";

/** Why a voucher may not take spending of a category back, and what to do. */
export const takesBackText = ({ reason, categoryName, amountFen, leftFen }: Failure<"takes-back">): string => {
  const taken = `这张凭证冲减“${categoryName}” ${moneyText(amountFen)} 元，会腾出限额。`;
  switch (reason) {
    case "unnamed":
      return `${taken}钱退回来的，请打开凭证，指明退的是哪张支出凭证；${waysText}`;
    case "no-money":
      return `${taken}但现金和银行存款没有收到这么多钱，不是退款。${waysText}`;
    case "too-much":
      return `${taken}所指明的那笔支出在这个分类上只剩 ${moneyText(leftFen)} 元。请核对金额，或指明另一张凭证。`;
  }
};
