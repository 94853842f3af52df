import type { OutputOf } from "#contract/contract.ts";
import { monthFromText, type Month } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { asPerson, type Ask } from "./at-desk.ts";
import { bankAccountNumbered, ledgerGiven } from "./books.ts";
import { begunNotes } from "#domain/reports/begun-within.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { moreReports } from "./report-more.ts";
import { ledgerPageText, statementText, trialBalanceText } from "./report-text.ts";

type Span = { readonly ledgerId: LedgerId; readonly fromMonth: Month; readonly toMonth: Month };
type Wish = { readonly ask: Ask; readonly given: Given; readonly span: Span };

const accountOf = async ({ ask, given, span }: Wish) => {
  const code = given.text("account");
  if (code === undefined) return misused("请用 --account 科目编码 指明科目。");
  const reply = await ask("account.list", { ledgerId: span.ledgerId });
  if (!reply.ok) return refusedBy(reply.failure);
  const account = reply.value.accounts.find((each) => each.code === code);
  return account === undefined ? misused(`这个账套没有科目 ${code}。`) : { ok: true as const, value: account };
};

const trialBalance = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.trialBalance", { ...span, depth: "all", withZero: false });
  return reply.ok ? finished(reply.value, trialBalanceText(reply.value)) : refusedBy(reply.failure);
};

const generalLedger = async (wish: Wish): Promise<Outcome> => {
  const account = await accountOf(wish);
  if (!account.ok) return account;
  const reply = await wish.ask("report.generalLedger", { ...wish.span, accountId: account.value.id });
  return reply.ok ? finished(reply.value, ledgerPageText(reply.value)) : refusedBy(reply.failure);
};

const pageLength = 1000;

const subsidiaryLedger = async (wish: Wish): Promise<Outcome> => {
  const account = await accountOf(wish);
  if (!account.ok) return account;
  let page: OutputOf<"report.subsidiaryLedger"> | undefined;
  for (let skip = 0; page === undefined || page.lines.length < page.total; skip += pageLength) {
    const input = { ...wish.span, accountId: account.value.id, itemId: null, skip, take: pageLength };
    const reply = await wish.ask("report.subsidiaryLedger", input);
    if (!reply.ok) return refusedBy(reply.failure);
    page = page === undefined ? reply.value : { ...page, lines: [...page.lines, ...reply.value.lines] };
    if (reply.value.lines.length === 0) break;
  }
  return page === undefined ? misused("没有内容。") : finished(page, ledgerPageText(page));
};

const bankAccountOf = async ({ ask, given, span }: Wish) => {
  const number = given.text("account");
  if (number !== undefined) return bankAccountNumbered(ask, number, span.ledgerId);
  const reply = await ask("bankAccount.list", { ledgerId: span.ledgerId });
  if (!reply.ok) return refusedBy(reply.failure);
  const [only, another] = reply.value.bankAccounts;
  return only === undefined || another !== undefined
    ? misused("请用 --account 银行账号 指明银行账户。")
    : { ok: true as const, value: only };
};

const bankJournal = async (wish: Wish): Promise<Outcome> => {
  const account = await bankAccountOf(wish);
  if (!account.ok) return account;
  const reply = await wish.ask("report.bankJournal", { ...wish.span, bankAccountId: account.value.id });
  return reply.ok ? finished(reply.value, ledgerPageText(reply.value)) : refusedBy(reply.failure);
};

const cashJournal = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.cashJournal", span);
  return reply.ok ? finished(reply.value, ledgerPageText(reply.value)) : refusedBy(reply.failure);
};

/** Which version of its form a statement was made with, under it. */
const formLine = ({ version, fromMonth }: OutputOf<"report.income">["form"]): string =>
  version === 0 ? "" : `\n报表格式：第 ${version} 版，${fromMonth ?? ""} 起`;

/** That the year's columns begin with the books, where they do. */
const begunLine = ({ begunIn }: Pick<OutputOf<"report.income">, "begunIn">): string =>
  begunNotes(begunIn)
    .map((note) => `\n${note}`)
    .join("");

const balanceSheet = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.balanceSheet", { ledgerId: span.ledgerId, month: span.toMonth });
  if (!reply.ok) return refusedBy(reply.failure);
  return finished(
    reply.value,
    statementText(reply.value.lines, ["期末余额", "年初余额"]) + formLine(reply.value.form) + begunLine(reply.value),
  );
};

const income = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.income", span);
  return reply.ok
    ? finished(
        reply.value,
        statementText(reply.value.lines, ["本期金额", "本年累计"]) +
          formLine(reply.value.form) +
          begunLine(reply.value),
      )
    : refusedBy(reply.failure);
};

const reports: Readonly<Record<string, (wish: Wish) => Promise<Outcome>>> = {
  "trial-balance": trialBalance,
  "general-ledger": generalLedger,
  "subsidiary-ledger": subsidiaryLedger,
  "bank-journal": bankJournal,
  "cash-journal": cashJournal,
  "balance-sheet": balanceSheet,
  income,
  ...moreReports,
};

const report = (given: Given): Promise<Outcome> | Outcome => {
  const [name = ""] = given.words;
  const make = Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (make === undefined) return misused(`报表名是 ${Object.keys(reports).join("、")} 之一。`);
  const to = monthFromText(given.text("to") ?? given.text("month") ?? "");
  const from = monthFromText(given.text("from") ?? given.text("month") ?? given.text("to") ?? "");
  if (from !== undefined && to !== undefined && from > to) return misused(`--from ${from} 晚于 --to ${to}，请对调。`);
  if (from === undefined || to === undefined)
    return misused("请用 --from 2026-07 --to 2026-09（或 --month 2026-07）指明月份。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    return make({ ask, given, span: { ledgerId: ledger.value.id, fromMonth: from, toMonth: to } });
  });
};

export const reportCommands: readonly Command[] = [
  {
    name: "report",
    mostWords: 1,
    usage: `report 报表名 --ledger-name 账套 --from 2026-07 --to 2026-09 [--account 科目编码或银行账号] [--name 自定义报表名或 income] [--township] --ledger 文件 --user 登录名\n      报表名：${Object.keys(reports).join(" ")}`,
    summary: "查看报表",
    options: {
      ...personOptions,
      "ledger-name": text,
      from: text,
      to: text,
      month: text,
      account: text,
      name: text,
      township: flag,
    },
    run: async (given) => report(given),
  },
];
