import type { Failure, FailureCode } from "#contract/failures.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { claimSentences } from "./words-claims.ts";
import { peopleSentences } from "./words-people.ts";
import { periodSentences } from "./words-period.ts";
import { fundSentences } from "./words-funds.ts";
import { printingSentences } from "./words-printing.ts";
import { poolSentences } from "./words-pools.ts";
import { publicitySentences } from "./words-publicity.ts";
import { proofSentences, verifiedPlace } from "./words-proof.ts";
import { bankSentences, controlSentences } from "./words-work.ts";
import { movingSentences } from "./words-moving.ts";
import { placeWord } from "./words-setup.ts";
import {
  instantWord,
  issueWord,
  roleWord,
  ruleWord,
  sizeWord,
  stateWord,
  thingWord,
  verificationWord,
} from "./words-small.ts";

export type FailureByCode = { readonly [Code in FailureCode]: Extract<Failure, { readonly code: Code }> };
export type Sentences = { readonly [Code in FailureCode]: (failure: FailureByCode[Code]) => string };

const list = (words: readonly string[]): string => words.join("、");

const commonSentences = {
  "unknown-method": ({ method }) => `没有名为 ${method} 的功能。`,
  "bad-input": ({ issues }) => `填写的内容不对，请检查：${list(issues.map(issueWord))}。`,
  "not-signed-in": () => "还没有登录。请用 --user 登录名 说明由谁来做。",
  forbidden: ({ needs }) =>
    needs.length === 0 ? "没有做这件事的权限。" : `没有权限：要由${list(needs.map(roleWord))}来做。`,
  "must-change-password": () => "密码是别人代设的，请先用 xz password 改成自己的密码。",
  "not-set-up": () => "这个账本还没有建立乡镇，请先用 xz init 建立。",
  "request-reused": () => "这次操作已经提交过，没有重复执行。",
  cancelled: () => "已取消，账本没有改动。",
  "ledger-busy": () => "账本正忙，请稍后再试。",
  "disk-full": () => "磁盘已满，这一步没有保存，账本没有改动。请清理磁盘后重做。",
  "read-only": () => "账本文件或所在文件夹不能写入，这一步没有保存。请检查权限或写保护。",
  "ledger-damaged": ({ detail }) =>
    `账本文件已损坏（代码 ${detail}）。请保存好原文件，用最近一次备份恢复：xz restore 备份文件 --ledger 新文件。`,
  "books-changed": ({ places }) =>
    `账簿里有不是程序写进去的内容，这一步做不了：${list(places.map(({ check, place }) => `${verificationWord(check)} ${verifiedPlace(place)}`))}。请保存好原文件，用 xz verify 看全部问题，与最近一次备份核对。`,
  internal: ({ reference }) => `程序出了意外，这一步没有完成。参考号 ${reference}，详情见账本旁的 .log 文件。`,
  "fingerprint-unreadable": () => "指纹看不懂：要 16 位或 64 位，只有数字和 A 到 F。",
  "already-set-up": () => "这个账本已经建立过乡镇。",
  "wrong-password": ({ attemptsLeft }) => `登录名或密码不对，还可以试 ${attemptsLeft} 次。`,
  "locked-out": ({ until }) => `密码错误次数太多，登录名已锁定到 ${instantWord(until)}。`,
  "person-inactive": () => "这个人员已停用。",
  "password-weak": ({ least }) => `密码太弱：至少 ${least} 个字符，不能与登录名相同，也不能与原密码相同。`,
  "login-taken": ({ login }) => `登录名 ${login} 已有人使用。`,
  "person-name-taken": ({ name, login }) => `已有在用的人员叫 ${name}（登录名 ${login}），请在姓名后加上区别。`,
  "last-administrator": () => "至少要有一名启用的管理员。",
  "roles-incompatible": ({ roles }) => `${list(roles.map(roleWord))}不能由同一人担任。`,
  "not-found": ({ kind }) => `找不到这个${thingWord(kind)}。`,
  "name-taken": ({ name }) => `名称“${name}”已被使用。`,
  "code-taken": ({ takenCode }) => `编号 ${takenCode} 已被使用。`,
  "in-use": ({ kind }) => `这个${thingWord(kind)}已在使用，不能这样修改。`,
} as const satisfies Partial<Sentences>;

const booksSentences = {
  "ledger-exists": () => "这个村的这类组织已经有账套。",
  "ledger-not-started": () => "账套还没有启用，请先录入期初并启用。",
  "ledger-started": () => "账套已经启用，期初不能再改。",
  "opening-not-balanced": ({ differenceFen }) => `期初余额不平，借贷相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "account-not-leaf": ({ accountCode }) => `科目 ${accountCode} 不是末级科目。`,
  "account-inactive": ({ accountCode }) => `科目 ${accountCode} 已停用。`,
  "account-code-bad": ({ accountCode }) => `科目编码 ${accountCode} 不合规则。`,
  "account-has-balance": ({ accountCode }) => `科目 ${accountCode} 已有余额或发生额，不能这样修改。`,
  "vouchers-unposted": () => "还有没记账的凭证，请先记账或删除。",
  "account-takes-over": ({ accountCode }) =>
    `科目 ${accountCode} 已有余额，第一个明细要接收它的余额，请在窗口的“会计科目”里加明细。`,
  "accounts-not-mergeable": ({ reason }) => `这两个科目不能合并（${reason}）。`,
  "account-closes-year": ({ accountCode }) => `科目 ${accountCode} 用于年终结转，下面不能再设明细。`,
  "account-too-deep": ({ most }) => `科目最多 ${most} 级。`,
  "too-many-dimensions": ({ most }) => `一个科目最多核算 ${most} 项辅助。`,
  "setup-refused": ({ places }) =>
    `建账表有 ${places.length} 处错误，一项也没有载入：\n${places.map((place) => `  ${placeWord(place)}`).join("\n")}`,
  "wrong-state": ({ state }) => `凭证现在是“${stateWord(state)}”，不能这样做。`,
  "changed-meanwhile": () => "凭证刚被别人改过，请重新查看后再做。",
  "not-balanced": ({ differenceFen }) => `借贷不平，相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "template-bad": ({ line, fault, text }) => `模板第 ${line} 行不对：${fault} ${text}`,
  "already-drafted": () => "这个月的这张周期凭证已经生成或已选择不做。",
  "batch-refused": ({ count }) => `有 ${count} 行不能生成凭证，一张也没有生成。`,
  "shares-differ": ({ differenceFen }) => `分摊合计与总额相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "ledger-repeated": () => "同一个账套出现了两次。",
  "entries-too-few": () => "凭证至少要有两行分录。",
  "entry-bad": ({ line, fault, text }) => `第 ${line} 行分录不对：${fault} ${text}`,
  "month-closed": ({ month }) => `${month} 已结账，不能再记。`,
  "before-start": ({ month }) => `早于账套启用月份 ${month}。`,
  "span-crosses-years": () => "这张表只能在同一年度内编制。请把起止月份选在同一年。",
  "before-books": ({ month }) => `这个账套从 ${month} 开始记账，以前没有账可看。请把期间改到 ${month} 或以后。`,
  "date-in-future": ({ on }) => `日期 ${on} 还没有到。`,
  "same-person": () => "不能由同一人经办：制单与审核必须是不同的人。",
  "rules-refuse": ({ hits }) =>
    `不符合规定：${list([...new Set(hits.map(({ kind }) => ruleWord(kind)))])}。请制单人在窗口里打开凭证，按检查结果处理。`,
  "review-differs": ({ problem, voucher }) =>
    `凭证“${voucher}”${problem === "changed" ? "现在的内容和审核时的不一样" : "在操作日志里没有审核"}，账本文件被绕过程序改动过。请先运行 verify 并报告主管；查明以后退回，改对再重新审核。`,
  "red-half-first": () => "请先审核、记账它的红字凭证。",
  "already-corrected": () => "这张凭证已经更正过。",
  "account-has-cards": ({ accountCode, names }) => `资产卡片还用着科目 ${accountCode}：${names.join("、")}。`,
  "copy-tied": () => "这张凭证是按资产卡片、盘点、分户名单或报酬名单生成的，只能做红字凭证，再重新办理。",
  "voucher-relied-on": ({ names }) => `后来的登记还靠着这张凭证：${names.join("、")}。请先冲销后来的。`,
  "takes-back": ({ categoryName, amountFen }) =>
    `凭证冲减“${categoryName}” ${moneyTextFromFen(amountFen)} 元，会腾出限额：退款的请指明退的是哪张支出凭证，改分类的请更正原凭证。`,
  "not-returnable": () => "只能指明本账套里已经记账、没有冲销的支出凭证。",
  "entries-fixed": () => "这张凭证的分录按账簿、卡片或名单生成，不能改；请删除草稿，重新办理。",
  "not-reversible": () => "这张凭证不能红字更正。",
  "file-too-large": ({ sizeBytes, mostBytes }) => `文件有 ${sizeWord(sizeBytes)}，超过 ${sizeWord(mostBytes)} 的上限。`,
  "file-missing": ({ name }) => `文件 ${name} 的原件找不到了。`,
} as const satisfies Partial<Sentences>;

// A code without its sentence does not compile here.
const sentences: Sentences = {
  ...commonSentences,
  ...booksSentences,
  ...bankSentences,
  ...controlSentences,
  ...movingSentences,
  ...periodSentences,
  ...printingSentences,
  ...poolSentences,
  ...claimSentences,
  ...peopleSentences,
  ...fundSentences,
  ...publicitySentences,
  ...proofSentences,
};

const speak = <Code extends FailureCode>(code: Code, failure: FailureByCode[Code]): string => sentences[code](failure);

/** One Chinese sentence for a refusal of a call. */
export const sentenceOf = (failure: Failure): string => speak(failure.code, failure);
