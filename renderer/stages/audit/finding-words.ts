import type { OutputOf } from "#contract/contract.ts";
import { ruleKind } from "#contract/scalars.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { hitSentence } from "#renderer/words/rules.ts";
import { reconcilingWords, wordOf } from "#renderer/words/labels.ts";

export type Finding = OutputOf<"finding.list">["findings"][number];

/** A sentence for every reason a test gives; what stands in braces is a fact of the finding. */
const sentences: Readonly<Record<string, string>> = {
  "number-missing": "{month} 的凭证缺第 {number} 号（最大到 {highest} 号）。",
  "number-repeated": "{month} 的第 {number} 号凭证有 {count} 张。",
  "numbers-not-in-date-order": "{month} 的凭证号与日期先后不一致：{numbers}。",
  "date-outside-month": "{voucher} 的日期 {otherDate} 不在记账月份里。",
  "dated-in-future": "{voucher} 的日期晚于填制日 {otherDate}。",
  "document-after-voucher": "{voucher} 附的单据日期 {otherDate} 晚于凭证日期。",
  "posted-after-close": "{voucher} 在 {otherDate} 结账以后才记账。",
  "not-balanced": "{voucher} 借贷相差 {differenceFen}。",
  "money-negative": "{account} 出现负数余额，最低 {lowestFen}。",
  "claim-negative": "{account} {item} 的余额在反方向。",
  "suspense-not-zero": "{account} 还有余额没有处理。",
  "no-reviewer": "{voucher} 没有审核人（制单 {preparedBy}）。",
  "same-person": "{voucher} 的制单和审核都是 {preparedBy}。",
  "no-papers": "{voucher} 没有附件。",
  "fewer-papers-than-documents": "{voucher} 登记了 {documentCount} 份单据，附件只有 {paperCount} 张。",
  "same-number": "发票 {number}（{party}）入账不止一次：{vouchers}。",
  "same-payee-amount-and-date": "{party} 的同额单据日期相近，可能重复：{vouchers}。",
  "split-by-payee":
    "{windowDays} 天内付给 {payee}（{category}）{count} 笔，每笔不到 {thresholdFen}，合计达到：{vouchers}。",
  "split-by-project": "{windowDays} 天内项目“{project}”{count} 笔，每笔不到 {thresholdFen}，合计达到：{vouchers}。",
  "just-under-threshold": "{windowDays} 天内“{category}”有 {count} 笔金额都略低于 {thresholdFen}：{vouchers}。",
  "paid-before-resolution": "{voucher} 付款早于决议 {resolutionNumber}（{metOn} 开会）{daysEarly} 天。",
  "ratification-overdue":
    "应急报账单 {claim}（{purpose}）应在 {ratifyBy} 前补办决议，到季末超期 {daysLate} 天，还没有生效的决议。",
  "cap-voted-after-spending": "{voucher} 支出在先，决议 {resolutionNumber} 在 {metOn} 才通过限额。",
  "votes-contradict": "决议 {resolutionNumber} 的票数前后矛盾：应到 {entitled}，实到 {present}，赞成 {votesFor}。",
  "no-quorum": "决议 {resolutionNumber} 到会人数不够：应到 {entitled}，实到 {present}，至少要 {needsPresent} 人。",
  "too-few-votes": "决议 {resolutionNumber} 赞成票不够：实到 {present}，赞成 {votesFor}，至少要 {needsFor} 票。",
  "signatures-missing": "决议 {resolutionNumber} 实到 {present} 人，签到签名只有 {signed} 人。",
  "composition-representatives":
    "决议 {resolutionNumber} 的代表会议：组成人员 {entitled} 人，推选的代表 {has} 人，不足五分之四（至少 {needs} 人）。",
  "composition-women": "决议 {resolutionNumber} 的代表会议：妇女代表 {has} 人，不足三分之一（至少 {needs} 人）。",
  "composition-households":
    "决议 {resolutionNumber} 的代表会议：代表 {has} 人，按五至十五户推选一人应为 {needs} 到 {mostMembers} 人。",
  "delegation-outside":
    "决议 {resolutionNumber} 由代表会议作出，有支出分类不在 {delegatedBy} 授权的事项以内（授权到 {delegatedUntil}）。",
  "delegation-expired": "决议 {resolutionNumber} 由代表会议作出时，{delegatedBy} 的授权已于 {delegatedUntil} 到期。",
  "composition-members": "决议 {resolutionNumber} 的成员代表大会只有 {has} 名代表，至少要 {needs} 名。",
  "returned-by-township": "决议 {resolutionNumber} 已被乡镇退回，仍有 {useCount} 笔支出依据它。",
  "open-item-too-old": "{bank} 有一笔{side}（{text}）已 {ageDays} 天，超过 {limitDays} 天。",
  "open-item-long-overdue":
    "{bank} 有一笔{side}（{text}）已 {ageDays} 天，超过 {limitDays} 天，是长期未达：请逐笔查明，写出原因和处理办法。",
  "statement-breaks": "{bank} 对账单余额接不上：应为 {expectedFen}，实为 {foundFen}。",
  "not-reconciled": "{bank} 余额调节表两边相差 {differenceFen}。",
  "line-not-booked": "{bank} 的流水“{text}”没有记账。",
  "balance-without-statement": "{bank} 有余额，本季没有对账单，也没有收付：请导入对账单，核对余额。",
  "no-statement": "{bank} 本季有 {count} 笔收付，却没有导入对账单。",
  "entry-without-line": "{bank} 没有与 {voucher}（{text}）对应的流水。",
  "paid-twice": "{payee}（{category}）同样金额付了 {count} 次，前后都在 {windowDays} 天内：{vouchers}。",
  "paid-on-weekend": "付给 {payee} 的款（{text}）在周末支付。",
  "paid-on-holiday": "付给 {payee} 的款（{text}）在付款日历的休息日支付。",
  "many-round-payments": "本季 {allCount} 笔付款里有 {count} 笔是 {stepFen} 的整数倍：{vouchers}。",
  "booked-before-resolution": "{voucher} 的日期早于决议 {resolutionNumber}（{metOn} 开会）{daysEarly} 天。",
  "large-to-person": "付给个人 {payee}（{text}），达到 {thresholdFen}，没有批准的名单。",
  "large-to-person-by-word":
    "付给个人 {payee}（{text}），达到 {thresholdFen}，摘要里有名册之类的字，却没有批准的名单。",
  "large-to-person-by-paper":
    "付给个人 {payee}（{text}），达到 {thresholdFen}，只凭自填的名册，没有本程序里批准的名单。",
  "paid-to-related-by-paper": "凭自填的名册付款，收款人按{recognised}对上了{related}（{text}）。",
  "paid-to-related": "收款人 {payee} 按{recognised}对上了{related}（{text}），核对价格和程序。",
  "account-changed": "{payee} 换了收款账号，新账号 {firstOn} 才出现，{newAccountDays} 天内就付款（{text}）。",
  "account-first-seen": "{payee} 的账号 {firstOn} 第一次出现，没有登记过（{text}）。",
  "hospitality-elsewhere": "{voucher}“{text}”（{payee}）有“{word}”字样，却列在“{category}”。",
  "hospitality-by-goods": "{voucher}（{payee}）的发票上写着“{text}”，有“{word}”字样，却列在“{category}”。",
  "cash-over-limit": "{month} 有 {count} 天日末库存现金超过限额 {limitFen}，最高 {highestFen}。",
  "takings-spent": "当天早上库存 {beforeFen}，收入 {takenFen}，当天支付 {paidFen}：收的现金没存银行就花了。",
  "cash-payment-over-limit": "{voucher} 用现金付给 {payee}（{text}），超过现金支付限额 {limitFen}。",
  "cash-payment-by-paper":
    "{voucher} 用现金付给 {payee}（{text}），超过现金支付限额 {limitFen}，只凭自填的名册，没有本程序里批准的名单。",
  "takings-banked-late":
    "{voucher} 的票据 {number}，{takenOn} 收款，{bankedOn} 才存银行，过了 {lateDays} 天（允许 {limitDays} 天）。",
  "takings-not-banked": "{voucher} 的票据 {number}，{takenOn} 收的现金到季末还没存银行。",
  "receipts-missing": "收款票据 {numbers} 之间缺 {count} 个号。",
  "receipts-missing-in-book": "领用登记的票据 {book} 里，{missing} 共 {count} 张既没有用也没有作废。",
  "receipts-out-of-order":
    "票据 {number} 开在 {writtenOn}，号码在它后面的 {laterNumber} 已经在 {laterOn} 开出，没有按号使用。",
  "spoilt-copies-missing": "票据 {number} 于 {voidedOn} 登记作废，作废各联不齐。",
  "spoilt-but-used": "票据 {number} 于 {voidedOn} 登记作废，凭证 {voucher} 又用它入账。",
  "receipt-of-no-book": "凭证 {voucher} 的收款票据 {number} 不在领用登记的任何一本里。",
  "claim-too-old": "{account} {item} 有 {since} 以来的款没有收回，超过 {limitDays} 天。",
  "personal-claim-too-old": "{account} {item} 的个人款项从 {since} 起没有结清，超过 {limitDays} 天。",
  "advance-across-month": "{account} {item} 的备用金、借款从 {since} 起跨月没有报账。",
  "money-short":
    "{department} {document}“{fundName}”到本季末应到 {dueFen}，已到 {receivedFen}，到账率 {sharePercent}%。",
  "fund-misused": "{voucher} 用“{fundName}”支付“{category}”，规定用途是{allowed}。",
  "fund-expired": "{voucher} 用“{fundName}”支付“{category}”，使用期限到 {expiresOn} 为止。",
  "work-without-list": "{voucher}（{text}）在“{category}”列支，没有批准的误工名单。",
  "work-not-on-list": "{month} “{list}”里的 {name} 不在决议通过的误工人员里。",
  "work-post-excluded": "{month} “{list}”里的 {name}（{post}）按规定不得领误工补贴。",
  "work-over-standard": "{month} “{list}”里的 {name} 超过决议的天数、标准或全年限额。",
  "work-many-days": "{name} {month} 误工 {days} 天，超过 {limitDays} 天。",
  "work-day-twice": "{name} 在 {dates} 领了两份误工补贴（“{list}”）。",
  "work-household": "“{household}”有 {names} 领误工补贴，一季合计 {totalFen}，超过 {limitFen}。",
  "spent-in-december": "“{category}”全年 {yearFen}，12月占 {sharePercent}%。",
  "spent-in-last-quarter": "“{category}”全年 {yearFen}，第四季度占 {sharePercent}%。",
  "summary-vague": "{voucher} 的摘要“{text}”太短或太空泛。",
  "account-unlikely": "{voucher} 摘要有“{word}”，记在 {account}，通常记在 {expected}。",
  "rule-changed": "{title} 改成第 {ruleVersion} 版（{byName}）。",
  "prepared-and-reviewed": "{name}本季制单 {preparedCount} 张，又审核别人的凭证 {reviewedCount} 张。",
  "closed-own-month": "{month} 由{name}结账，当月凭证有 {count} 张是其本人制单。",
  "password-of-reviewer-set": "{name}替{reviewerName}设了密码，此后本人制单的凭证有 {count} 张由{reviewerName}审核。",
  "rule-changed-after-hit": "{title} 在本季已有 {hitsBefore} 笔命中之后，改成第 {ruleVersion} 版（{byName}）。",
  "not-published": "{disclosed}的财务公开应在 {dueOn} 前张贴，没有张贴。",
  "published-late": "{disclosed}的财务公开应在 {dueOn} 前张贴，{postedOn} 才张贴，迟了 {lateDays} 天。",
  "posted-too-short": "{disclosed}的财务公开只张贴了 {postedDays} 天，不到 {leastDays} 天。",
  "posted-without-photo": "{disclosed}的财务公开没有张贴照片。",
  "posted-income-differs": "{disclosed}张贴的收入合计 {postedFen}，账上 {bookFen}，相差 {differenceFen}。",
  "posted-expense-differs": "{disclosed}张贴的支出合计 {postedFen}，账上 {bookFen}，相差 {differenceFen}。",
  "entered-late": "{month} 有 {count} 张凭证在业务发生 {limitDays} 天以后才填，最迟的过了 {lateDays} 天：{vouchers}。",
  "many-reversals": "本季红字凭证 {count} 张，超过 {most} 张：{vouchers}。",
  "re-entered-for-another": "原付 {payee}，冲销后改付 {againPayee}：{vouchers}。",
};

const valueText = (name: string, value: Finding["facts"][string] | undefined): string => {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.join("、");
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return name.endsWith("Fen") ? `${moneyText(value)} 元` : String(value);
  if (name === "disclosed") return quarterText(value);
  return name === "side" ? wordOf(reconcilingWords, value) : value;
};

/** What a test found, with its numbers, as a sentence; empty when the reason is not known here. */
export const findingSentence = ({ facts }: Pick<Finding, "facts">): string => {
  const reason = facts["reason"];
  if (reason === "rule-still-open") {
    const kind = ruleKind.safeParse(facts["rule"]);
    const hit = {
      ruleId: "",
      ruleVersion: 0,
      severity: "block",
      line: null,
      facts,
      basis: "",
      isCleared: false,
    } as const;
    const judged = kind.success ? hitSentence({ ...hit, kind: kind.data }) : "有一条制度没有放行。";
    return `${valueText("voucher", facts["voucher"])} 记账时仍被拦着：${judged}`;
  }
  const template = typeof reason === "string" ? (sentences[reason] ?? "") : "";
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => valueText(name, facts[name]));
};

export type FindingState = "open" | "answered" | "signed";
/** Where a finding stands: nobody answered it, somebody did, a second person signed the answer. */
export const stateOf = (finding: Pick<Finding, "answer" | "signedByName">): FindingState =>
  finding.answer === null ? "open" : finding.signedByName === null ? "answered" : "signed";

export const stateWords: Readonly<Record<FindingState, string>> = {
  open: "待答复",
  answered: "待签认",
  signed: "已了结",
};
