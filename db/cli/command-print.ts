import { resolve } from "node:path";
import type { InputOf } from "#contract/contract.ts";
import { lastDayOf, monthFromText, type Month } from "#domain/core/dates.ts";
import { voucherPaperNames } from "#domain/vouchers/voucher-paper.ts";
import { asPerson, type Ask } from "./at-desk.ts";
import { bankAccountNumbered, ledgerGiven } from "./books.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Found,
  type Given,
  type Outcome,
} from "./command.ts";
import { writeWhole } from "./files.ts";

type Wish = InputOf<"print.report">["of"];
type Span = { readonly ledgerId: string; readonly fromMonth: Month; readonly toMonth: Month };

const found = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

const monthsGiven = (given: Given): Found<{ readonly fromMonth: Month; readonly toMonth: Month }> => {
  const toMonth = monthFromText(given.text("to") ?? given.text("month") ?? "");
  const fromMonth = monthFromText(given.text("from") ?? given.text("month") ?? given.text("to") ?? "");
  if (fromMonth === undefined || toMonth === undefined)
    return misused("请用 --from 2026-07 --to 2026-09（或 --month 2026-07）指明月份。");
  if (fromMonth > toMonth) return misused(`--from ${fromMonth} 晚于 --to ${toMonth}，请对调。`);
  return found({ fromMonth, toMonth });
};

/** Writes a made file beside a name or into a folder given with `--out`; without, into the folder one stands in. */
const writeMade = (given: Given, made: { readonly name: string; readonly bytes: string }): Found<string> =>
  writeWhole(resolve(given.text("out") ?? made.name), Buffer.from(made.bytes, "base64"));

const accountIdOf = async (ask: Ask, span: Span, code: string | undefined): Promise<Found<string | null>> => {
  if (code === undefined) return found(null);
  const reply = await ask("account.list", { ledgerId: span.ledgerId });
  if (!reply.ok) return refusedBy(reply.failure);
  const account = reply.value.accounts.find((each) => each.code === code);
  return account === undefined ? misused(`这个账套没有科目 ${code}。`) : found(account.id);
};

const bankIdOf = async (
  ask: Ask,
  ledgerId: Parameters<typeof bankAccountNumbered>[2],
  number: string | undefined,
): Promise<Found<string | null>> => {
  if (number === undefined) return found(null);
  const account = await bankAccountNumbered(ask, number, ledgerId);
  return account.ok ? found(account.value.id) : account;
};

const reportNames = [
  "trial-balance",
  "general-ledger",
  "subsidiary-ledger",
  "bank-journal",
  "cash-journal",
  "reconciliation",
  "balance-sheet",
  "income",
  "conversion",
  "notes",
] as const;
type ReportName = (typeof reportNames)[number];
const isReport = (name: string): name is ReportName => reportNames.some((each) => each === name);

type Asked = { readonly ask: Ask; readonly given: Given; readonly span: Span };

const wishOf = async (name: ReportName, { ask, given, span }: Asked): Promise<Found<Wish>> => {
  const account = given.text("account");
  switch (name) {
    case "trial-balance":
    case "cash-journal":
    case "income":
      return found({ kind: name, ...span });
    case "conversion":
      return found({ kind: name, ledgerId: span.ledgerId });
    case "notes":
      return found({ kind: name, ledgerId: span.ledgerId, year: span.toMonth.slice(0, 4) });
    case "balance-sheet":
      return found({ kind: name, ledgerId: span.ledgerId, month: span.toMonth });
    case "general-ledger":
    case "subsidiary-ledger": {
      const accountId = await accountIdOf(ask, span, account);
      return accountId.ok ? found({ kind: name, ...span, accountId: accountId.value }) : accountId;
    }
    case "bank-journal":
    case "reconciliation": {
      const ledger = await ledgerGiven(ask, given);
      if (!ledger.ok) return ledger;
      const bank = await bankIdOf(ask, ledger.value.id, account);
      if (!bank.ok) return bank;
      const bankAccountId = bank.value;
      return name === "bank-journal"
        ? found({ kind: name, ...span, bankAccountId })
        : found({ kind: name, ledgerId: span.ledgerId, bankAccountId, onDate: lastDayOf(span.toMonth) });
    }
  }
};

const formats = ["pdf", "xlsx", "csv", "xml"] as const;
type Format = (typeof formats)[number];

const makeReport = (given: Given, name: ReportName, format: Format): Promise<Outcome> | Outcome => {
  const months = monthsGiven(given);
  if (!months.ok) return months;
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const wish = await wishOf(name, { ask, given, span: { ledgerId: ledger.value.id, ...months.value } });
    if (!wish.ok) return wish;
    const reply = await ask("print.report", { of: wish.value, format, withCover: given.has("cover") });
    if (!reply.ok) return refusedBy(reply.failure);
    const written = writeMade(given, reply.value);
    if (!written.ok) return written;
    const { pages } = reply.value;
    return finished({ path: written.value, pages }, `${written.value}${pages === null ? "" : `（${pages} 页）`}`);
  });
};

const numbersGiven = (given: Given): Found<{ readonly fromNumber?: number; readonly toNumber?: number }> => {
  const numbers = given.text("numbers");
  if (numbers === undefined) return found({});
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(numbers);
  const fromNumber = Number(match?.[1] ?? 0);
  const toNumber = Number(match?.[2] ?? fromNumber);
  if (match === null || fromNumber < 1 || toNumber < fromNumber)
    return misused("号码请写成 --numbers 1-20 或 --numbers 7。");
  return found({ fromNumber, toNumber });
};

const printVouchers = (given: Given): Promise<Outcome> | Outcome => {
  const [months, numbers] = [monthsGiven(given), numbersGiven(given)];
  if (!months.ok) return months;
  if (!numbers.ok) return numbers;
  const paper = voucherPaperNames.find((name) => name === (given.text("paper") ?? "A4-2"));
  if (paper === undefined) return misused(`纸张是 ${voucherPaperNames.join("、")} 之一。`);
  const lines = given.text("lines") ?? "6";
  if (lines !== "5" && lines !== "6") return misused("每张行数是 5 或 6。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const reply = await ask("print.vouchers", {
      ledgerId: ledger.value.id,
      of: { kind: "span", ...months.value, ...numbers.value },
      printing: {
        paper,
        lineCount: lines === "5" ? 5 : 6,
        hasGrid: !given.has("plain-amounts"),
        isOverprint: given.has("overprint"),
      },
      printer: given.text("printer") ?? "",
      isPreview: given.has("preview"),
    });
    if (!reply.ok) return refusedBy(reply.failure);
    const written = writeMade(given, reply.value);
    if (!written.ok) return written;
    const { pages, voucherCount, againCount } = reply.value;
    const again = againCount === 0 ? "" : `，其中 ${againCount} 张以前打印过`;
    const value = { path: written.value, pages, voucherCount, againCount };
    return finished(value, `${written.value}（凭证 ${voucherCount} 张，${pages} 页${again}）`);
  });
};

const print = (given: Given): Promise<Outcome> | Outcome => {
  const [name = ""] = given.words;
  if (name === "vouchers") return printVouchers(given);
  if (!isReport(name)) return misused(`打印的是 vouchers 或报表名 ${reportNames.join("、")} 之一。`);
  return makeReport(given, name, "pdf");
};

const exportReport = (given: Given): Promise<Outcome> | Outcome => {
  const [name = ""] = given.words;
  if (!isReport(name)) return misused(`报表名是 ${reportNames.join("、")} 之一。`);
  const format = formats.find((each) => each === (given.text("format") ?? "xlsx"));
  return format === undefined ? misused(`格式是 ${formats.join("、")} 之一。`) : makeReport(given, name, format);
};

const reportOptions = {
  ...personOptions,
  "ledger-name": text,
  from: text,
  to: text,
  month: text,
  account: text,
  cover: flag,
  out: text,
} as const;

export const printCommands: readonly Command[] = [
  {
    name: "print",
    mostWords: 1,
    usage:
      "print vouchers --ledger-name 账套 --month 2026-07 [--numbers 1-20] [--paper A4-2] [--lines 6] [--plain-amounts] [--overprint] [--printer 名称] [--preview] [--out 文件.pdf] --ledger 文件 --user 登录名\n" +
      "  print 报表名 --ledger-name 账套 --from 2026-01 --to 2026-12 [--account 科目编码或银行账号] [--cover] [--out 文件.pdf] --ledger 文件 --user 登录名\n" +
      `      纸张：${voucherPaperNames.join(" ")}　报表名：${reportNames.join(" ")}`,
    summary: "凭证、账簿、报表做成 PDF（不写科目就是整本账）",
    options: {
      ...reportOptions,
      numbers: text,
      paper: text,
      lines: text,
      printer: text,
      "plain-amounts": flag,
      overprint: flag,
      preview: flag,
    },
    run: async (given) => print(given),
  },
  {
    name: "export",
    mostWords: 1,
    usage:
      "export 报表名 --ledger-name 账套 --from 2026-01 --to 2026-12 [--format xlsx] [--account 科目编码或银行账号] [--out 文件] --ledger 文件 --user 登录名\n" +
      `      格式：${formats.join(" ")}`,
    summary: "账簿、报表导出成 Excel、CSV、XML 或 PDF",
    options: { ...reportOptions, format: text },
    run: async (given) => exportReport(given),
  },
];
