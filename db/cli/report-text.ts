import type { OutputOf } from "#contract/contract.ts";
import { moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import { tableText } from "./table.ts";

type TrialBalance = OutputOf<"report.trialBalance">;
type Page = OutputOf<"report.generalLedger">;
type StatementLine = OutputOf<"report.income">["lines"][number];

const amount = (value: Fen): string => (value === 0 ? "" : moneyTextFromFen(value));
/** A balance with its side: 借 1,234.56, 贷 1,234.56 or 平. */
export const sided = (value: Fen): string =>
  value === 0 ? "平" : `${value > 0 ? "借" : "贷"} ${moneyTextFromFen(value).replace("-", "")}`;

/** 科目余额表 for a terminal: balances with their side. */
export const trialBalanceText = ({ rows, totals, isBalanced }: TrialBalance): string =>
  [
    tableText(
      [
        { title: "编码" },
        { title: "科目" },
        { title: "期初", isAmount: true },
        { title: "本期借方", isAmount: true },
        { title: "本期贷方", isAmount: true },
        { title: "期末", isAmount: true },
      ],
      rows.map((row) => [
        row.code,
        "  ".repeat(Math.max(0, row.level - 1)) + row.name,
        sided(row.openingFen),
        amount(row.debitFen),
        amount(row.creditFen),
        sided(row.closingFen),
      ]),
    ),
    `合计：期初借 ${moneyTextFromFen(totals.openingDebitFen)} 贷 ${moneyTextFromFen(totals.openingCreditFen)}；` +
      `本期借 ${moneyTextFromFen(totals.debitFen)} 贷 ${moneyTextFromFen(totals.creditFen)}；` +
      `期末借 ${moneyTextFromFen(totals.closingDebitFen)} 贷 ${moneyTextFromFen(totals.closingCreditFen)}`,
    isBalanced ? "试算平衡。" : "试算不平衡！",
  ].join("\n");

/** A book of account or a journal for a terminal. */
export const ledgerPageText = (page: Page): string =>
  [
    `${page.accountCode} ${page.accountName}`,
    tableText(
      [
        { title: "日期" },
        { title: "凭证" },
        { title: "摘要" },
        { title: "借方", isAmount: true },
        { title: "贷方", isAmount: true },
        { title: "余额", isAmount: true },
      ],
      page.lines.map((line) => [
        line.onDate ?? line.month,
        line.voucherName,
        line.summary,
        amount(line.debitFen),
        amount(line.creditFen),
        sided(line.balanceFen),
      ]),
    ),
  ].join("\n");

/** 资产负债表 or 收益及收益分配表 for a terminal; `titles` name its two columns of amounts. */
export const statementText = (lines: readonly StatementLine[], titles: readonly [string, string]): string =>
  tableText(
    [{ title: "行次" }, { title: "项目" }, { title: titles[0], isAmount: true }, { title: titles[1], isAmount: true }],
    lines.map((line) => [
      String(line.no),
      line.name,
      moneyTextFromFen(line.currentFen),
      moneyTextFromFen(line.otherFen),
    ]),
  );
