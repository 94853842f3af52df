import { fen } from "#domain/core/fen.ts";
import { textMasker, type MaskPolicy } from "./masking.ts";
import type { QuarterBook } from "./quarter-book.ts";
import type { DisclosureFacts, WallSheet, WallWish } from "./wall-sheet.ts";
import { wallSummary } from "./wall-summary.ts";
import { wallTables } from "./wall-tables.ts";

const signers = ["村负责人", "主管会计", "民主理财小组组长", "村务监督委员会"];

/** Lays a closed quarter out for the wall. `policy` says what everybody may not read in full. */
export const wallSheet = (
  book: QuarterBook,
  facts: DisclosureFacts,
  of: { readonly wish: WallWish; readonly policy: MaskPolicy },
): WallSheet => {
  const mask = textMasker(of.policy, facts.persons);
  const { cover } = book;
  const { phone, leastDays } = of.wish;
  const quarterName = `${cover.quarter.slice(0, 4)}年第${cover.quarter.slice(5)}季度`;
  return {
    title: `${cover.ledgerName} ${quarterName}财务公开`,
    quarter: cover.quarter,
    under: [`${cover.firstDay} 至 ${cover.lastDay}　金额单位：元`, `${cover.townshipName}代理记账`],
    summary: wallSummary(book, mask),
    tables: wallTables({ book, facts, mask }),
    notes: [
      `张贴日期：　　　　年　　月　　日　　张贴不少于 ${leastDays} 天。`,
      `有疑问请向村务监督委员会提出，或拨打监督电话：${phone === "" ? "　　　　　　　　　　" : phone}。问的和答的都会登记。`,
    ],
    signers,
    chainHash: cover.chainHash,
    shortCode: cover.shortCode,
    incomeFen: fen(book.income.amountFen),
    expenseFen: fen(book.expense.amountFen),
  };
};
