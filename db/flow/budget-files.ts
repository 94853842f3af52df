import { lineFen } from "#domain/caps/budget.ts";
import { readBudgetTable, sideNames, sourceNames, type BudgetNames } from "#domain/caps/budget-table.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { readBudgetWorkbook, writeBudgetWorkbook } from "#files/budget/budget-workbook.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readBudget } from "#store/budget-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

const namesOf = (reading: Reading, ledgerId: LedgerId): BudgetNames => ({
  categories: readCategories(reading)
    .filter((category) => category.isActive)
    .map(({ id, code, name }) => ({ id, code, name })),
  accounts: readAccounts(reading, ledgerId)
    .filter((account) => account.isActive && account.class === "profit-loss" && account.normalSide === "credit")
    .map(({ code, name }) => ({ code, name })),
});

/** The newest version as a table, lines first, then what has no line with zero: so the form names all that may be budgeted. */
export const exportBudget = async (call: Call<"budget.export">): Promise<Reply<"budget.export">> => {
  const { ledgerId, year } = call.input;
  const { reading } = call.ledger;
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const names = namesOf(reading, ledgerId);
  const lines = readBudget(reading, ledgerId, year)?.versions.at(-1)?.lines ?? [];
  const nameIn = (line: (typeof lines)[number]) =>
    line.categoryId === null
      ? names.accounts.find(({ code }) => code === line.accountCode)
      : names.categories.find(({ id }) => id === line.categoryId);
  const kept = lines.map((line) => {
    const named = nameIn(line);
    const amounts = [line.amountFen / 100, line.carriedFen / 100];
    return [
      sideNames[line.side],
      named?.code ?? "",
      named?.name ?? "",
      sourceNames[line.source],
      ...amounts,
      line.note,
    ];
  });
  const isBudgeted = (id: string): boolean =>
    lines.some((line) => (line.categoryId ?? line.accountCode) === id && lineFen(line) >= 0);
  const firstLevel = names.accounts.filter(({ code }) => code.length === 3 && !isBudgeted(code));
  const rest = [
    ...firstLevel.map(({ code, name }) => [sideNames.income, code, name, sourceNames.own, 0, 0, ""]),
    ...names.categories
      .filter(({ id }) => !isBudgeted(id))
      .map(({ code, name }) => [sideNames.expense, code, name, sourceNames.own, 0, 0, ""]),
  ];
  const bytes = await writeBudgetWorkbook(`${ledger.name} ${year} 年预算（金额单位：元）`, [...kept, ...rest]);
  return done({ name: `${ledger.name}_${year}年预算.xlsx`, bytes: base64FromBytes(bytes) });
};

/** Reads such a table; what is wrong is told cell by cell, and then no line is to be used. */
export const readBudgetFile = (call: Call<"budget.read">): Reply<"budget.read"> => {
  const { ledgerId, file } = call.input;
  const { reading } = call.ledger;
  if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const read = readBudgetWorkbook(bytesFromBase64(file.bytes));
  if ("fault" in read) return refuse({ code: "budget-unreadable", reason: read.fault });
  const { lines, problems } = readBudgetTable(read.rows, namesOf(reading, ledgerId));
  return done({
    lines: problems.length > 0 ? [] : lines.map((line) => ({ ...line })),
    problems: problems.map((problem) => ({ ...problem })),
  });
};
