import type { OutputOf } from "#contract/contract.ts";
import {
  budgetExecution,
  budgetFault,
  budgetVoteFault,
  draftFromLastYear,
  standingVersion,
  type BudgetLine,
  type BudgetVersion,
  type ExecutionRow,
} from "#domain/caps/budget.ts";
import { localDate, month, monthsBetween, yearOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { BudgetId, LedgerId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import {
  addBudget,
  addBudgetFinal,
  dropBudgetVersion,
  readBudget,
  readBudgetFinal,
  readBudgetUses,
  saveBudgetVersion,
  voteBudgetVersion,
  type BudgetRow,
} from "#store/budget-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readLedger, readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** Months of a year that a ledger keeps and has not closed. */
const openMonthsOf = (reading: Reading, ledger: LedgerRow, year: number): readonly Month[] =>
  monthsBetween(month(`${year}-01`), month(`${year}-12`)).filter(
    (each) => each >= ledger.startMonth && !isMonthClosed(reading, ledger.id, each),
  );

/** What a line is called: its category or its account. */
export const lineNamesOf = (reading: Reading, ledgerId: LedgerId): ((line: ExecutionRow["line"]) => string) => {
  const categories = new Map(readCategories(reading).map((each) => [each.id, each.name]));
  const accounts = new Map(readAccounts(reading, ledgerId).map((each) => [each.code, `${each.code} ${each.name}`]));
  return (line) =>
    line.categoryId !== null
      ? (categories.get(line.categoryId) ?? "")
      : (accounts.get(line.accountCode ?? "") ?? line.accountCode ?? "");
};

/** The standing of a year's budget on a day: what was voted first, what stands now, and what the books did. */
const executionOn = (
  reading: Reading,
  ledgerId: LedgerId,
  on: { readonly year: number; readonly day: LocalDate },
): {
  readonly budget: BudgetRow | undefined;
  readonly first: BudgetVersion | undefined;
  readonly standing: BudgetVersion | undefined;
  readonly rows: readonly ExecutionRow[];
} => {
  const budget = readBudget(reading, ledgerId, on.year);
  const standing = budget === undefined ? undefined : standingVersion(budget, on.day);
  const first = standing === undefined ? undefined : budget?.versions.find((each) => each.vote?.isInForce === true);
  const uses = readBudgetUses(reading, ledgerId, { year: on.year, through: on.day });
  return { budget, first, standing, rows: budgetExecution(first, standing, uses) };
};

const sumsOf = (rows: readonly ExecutionRow[], side: BudgetLine["side"]) => {
  const own = rows.filter((row) => row.line.side === side);
  return {
    nowFen: sumOf(own, (row) => row.nowFen),
    usedFen: sumOf(own, (row) => row.usedFen),
    committedFen: sumOf(own, (row) => row.committedFen),
    leftFen: sumOf(own, (row) => row.leftFen),
  };
};

const shownVersion = (version: BudgetRow["versions"][number]): OutputOf<"budget.show">["versions"][number] => ({
  version: version.version,
  lines: version.lines.map((line) => ({ ...line })),
  reason: version.reason,
  savedByName: version.savedByName,
  savedAt: version.savedAt,
  resolutionId: version.vote?.resolutionId ?? null,
  resolutionNumber: version.vote?.number ?? "",
  metOn: version.vote?.metOn ?? null,
  isInForce: version.vote?.isInForce === true,
});

export const showBudget = (call: Call<"budget.show">): Reply<"budget.show"> =>
  call.ledger.snapshot((reading): Reply<"budget.show"> => {
    const { ledgerId, year, onDate } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const { budget, standing, rows } = executionOn(reading, ledgerId, { year, day: onDate });
    const nameOf = lineNamesOf(reading, ledgerId);
    const final = budget === undefined ? undefined : readBudgetFinal(reading, budget.id);
    return done({
      id: budget?.id ?? null,
      versions: (budget?.versions ?? []).map(shownVersion),
      standing: standing?.version ?? null,
      rows: rows.map(({ line, ...row }) => ({
        side: line.side,
        categoryId: line.categoryId,
        accountCode: line.accountCode,
        source: line.source,
        name: nameOf(line),
        ...row,
      })),
      income: sumsOf(rows, "income"),
      expense: sumsOf(rows, "expense"),
      isYearClosed: openMonthsOf(reading, ledger, year).length === 0,
      final:
        final === undefined
          ? null
          : {
              resolutionNumber: final.number,
              metOn: final.met_on,
              adoptedByName: final.name,
              adoptedAt: final.adopted_at,
            },
    });
  });

type Refusal = Extract<Reply<"budget.save">, { readonly ok: false }>["failure"];

const linesRefusal = (reading: Reading, ledgerId: LedgerId, lines: readonly BudgetLine[]): Refusal | undefined => {
  const fault = budgetFault(lines);
  if (fault !== undefined) return { code: "budget-bad", ...fault };
  const categories = new Set(readCategories(reading).map((each) => each.id));
  const incomes = readAccounts(reading, ledgerId)
    .filter((each) => each.class === "profit-loss" && each.normalSide === "credit")
    .map((each) => each.code);
  const stranger = lines.findIndex((line) =>
    line.categoryId === null ? !incomes.includes(line.accountCode ?? "") : !categories.has(line.categoryId),
  );
  if (stranger < 0) return undefined;
  const reason = lines[stranger]?.categoryId === null ? "account-missing" : "category-missing";
  return { code: "budget-bad", reason, line: stranger + 1 };
};

/** 编制或调整预算: the draft of the next version; what was voted stays as it is. */
export const saveBudget = (call: Call<"budget.save">): Reply<"budget.save"> =>
  change(call, (writing) => {
    const { ledgerId, year, lines, reason } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!ledger.isStarted) return refuse({ code: "ledger-not-started" });
    const refusal = linesRefusal(writing, ledgerId, lines);
    if (refusal !== undefined) return refuse(refusal);
    const budget = readBudget(writing, ledgerId, year);
    const last = budget?.versions.at(-1);
    const isNew = last === undefined || last.vote !== null;
    const version = isNew ? (last?.version ?? 0) + 1 : last.version;
    if (version > 1 && reason === "") return refuse({ code: "budget-bad", reason: "reason-missing", line: 0 });
    if (budget !== undefined && readBudgetFinal(writing, budget.id) !== undefined)
      return refuse({ code: "budget-bad", reason: "already-adopted", line: 0 });
    const id = budget?.id ?? call.newId<BudgetId>();
    if (budget === undefined) addBudget(writing, { id, ledgerId, year });
    saveBudgetVersion(writing, {
      budgetId: id,
      version,
      isNew,
      reason,
      lines,
      by: callerOf(call).id,
      at: call.now(),
    });
    return changed(
      { id, version },
      {
        subject: `${ledger.name}：${version === 1 ? "编制" : "调整"} ${year} 年预算（第 ${version} 版草稿）`,
        facts: { year, version, lines: lines.length, reason },
      },
    );
  });

/** Takes the draft away; a version that was voted stays. */
export const dropBudget = (call: Call<"budget.drop">): Reply<"budget.drop"> =>
  change(call, (writing) => {
    const { ledgerId, year } = call.input;
    const budget = readBudget(writing, ledgerId, year);
    const last = budget?.versions.at(-1);
    if (budget === undefined || last === undefined) return refuse({ code: "not-found", kind: "budget" });
    if (last.vote !== null) return refuse({ code: "budget-bad", reason: "already-voted", line: 0 });
    dropBudgetVersion(writing, { budgetId: budget.id, version: last.version });
    return changed({}, { subject: `删除 ${year} 年预算第 ${last.version} 版草稿`, facts: { year } });
  });

/** Lays the draft on the vote that decided it, and judges drafts of the year anew. */
export const voteBudget = (call: Call<"budget.vote">): Reply<"budget.vote"> =>
  change(call, (writing) => {
    const { ledgerId, year, resolutionId } = call.input;
    const budget = readBudget(writing, ledgerId, year);
    const last = budget?.versions.at(-1);
    if (budget === undefined || last === undefined) return refuse({ code: "not-found", kind: "budget" });
    const resolution = readResolution(writing, resolutionId);
    if (resolution === undefined || resolution.ledgerId !== ledgerId)
      return refuse({ code: "not-found", kind: "resolution" });
    const { metOn, body, computed, opinion } = resolution;
    const isPassed = computed === "passed" && opinion !== "returned";
    const fault = budgetVoteFault(budget, last, { metOn, body, isPassed });
    if (fault !== undefined) return refuse({ code: "budget-bad", reason: fault, line: 0 });
    voteBudgetVersion(writing, { budgetId: budget.id, version: last.version, resolutionId });
    rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    return changed(
      { version: last.version },
      {
        subject: `${year} 年预算第 ${last.version} 版由决议 ${resolution.number} 批准`,
        facts: { year, version: last.version, resolutionId },
      },
    );
  });

export const budgetFromLastYear = (call: Call<"budget.fromLastYear">): Reply<"budget.fromLastYear"> => {
  const { ledgerId, year, growth, stepFen } = call.input;
  const { reading } = call.ledger;
  if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const before = { year: year - 1, day: localDate(`${year - 1}-12-31`) };
  const { rows } = executionOn(reading, ledgerId, before);
  return done({ lines: draftFromLastYear(rows, { growth, stepFen }).map((line) => ({ ...line })) });
};

/** 决算: the closed year's figures, kept as the meeting adopted them. */
export const adoptAccounts = (call: Call<"budget.adopt">): Reply<"budget.adopt"> =>
  change(call, (writing) => {
    const { ledgerId, year, resolutionId } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const months = openMonthsOf(writing, ledger, year);
    if (months.length > 0) return refuse({ code: "year-not-closed", months: [...months] });
    const day = localDate(`${year}-12-31`);
    const { budget, standing, rows } = executionOn(writing, ledgerId, { year, day });
    if (budget === undefined || standing === undefined)
      return refuse({ code: "budget-bad", reason: "not-voted", line: 0 });
    if (readBudgetFinal(writing, budget.id) !== undefined)
      return refuse({ code: "budget-bad", reason: "already-adopted", line: 0 });
    const resolution = readResolution(writing, resolutionId);
    if (resolution === undefined || resolution.ledgerId !== ledgerId)
      return refuse({ code: "not-found", kind: "resolution" });
    if (resolution.computed !== "passed") return refuse({ code: "budget-bad", reason: "resolution-failed", line: 0 });
    if (!resolution.isInForce) return refuse({ code: "budget-bad", reason: "resolution-waits", line: 0 });
    if (yearOf(resolution.metOn) <= year) return refuse({ code: "budget-bad", reason: "adopted-too-early", line: 0 });
    addBudgetFinal(writing, {
      budgetId: budget.id,
      resolutionId,
      figures: JSON.stringify(rows),
      by: callerOf(call).id,
      at: call.now(),
    });
    return changed(
      {},
      { subject: `${ledger.name}：${year} 年决算由决议 ${resolution.number} 通过`, facts: { year, resolutionId } },
    );
  });

type Overview = OutputOf<"budget.overview">["ledgers"][number];

const stateOf = (reading: Reading, budget: BudgetRow | undefined): Overview["state"] => {
  if (budget === undefined || budget.versions.length === 0) return "none";
  if (readBudgetFinal(reading, budget.id) !== undefined) return "adopted";
  if (budget.versions.some((version) => version.vote?.isInForce === true)) return "in-force";
  return budget.versions.some((version) => version.vote !== null) ? "voted" : "draft";
};

export const budgetOverview = (call: Call<"budget.overview">): Reply<"budget.overview"> =>
  call.ledger.snapshot((reading): Reply<"budget.overview"> => {
    const { year, onDate } = call.input;
    const ledgers = readLedgers(reading).filter((ledger) => ledger.isStarted && ledger.isActive);
    return done({
      ledgers: ledgers.map((ledger) => {
        const { budget, standing, rows } = executionOn(reading, ledger.id, { year, day: onDate });
        const expenses = rows.filter((row) => row.line.side === "expense");
        return {
          ledgerId: ledger.id,
          villageName: ledger.villageName,
          ledgerName: ledger.name,
          state: stateOf(reading, budget),
          resolutionNumber: standing?.vote?.number ?? "",
          income: sumsOf(rows, "income"),
          expense: sumsOf(rows, "expense"),
          overCount: standing === undefined ? 0 : expenses.filter((row) => !row.isUnplanned && row.leftFen < 0).length,
          unplannedFen:
            standing === undefined
              ? sumOf([], () => 0)
              : sumOf(expenses, (row) => (row.isUnplanned ? row.usedFen + row.committedFen : 0)),
        };
      }),
    });
  });
