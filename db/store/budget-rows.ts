import { sql } from "kysely";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { BudgetId, CategoryId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import type { Budget, BudgetLine, BudgetUse, BudgetVersion } from "#domain/caps/budget.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { confirmedAtColumn, isInForce, opinionRule } from "./resolution-rows.ts";
import { isSpentWithin } from "./spent-day-rows.ts";

/** A version with what is told about it besides what judges. */
type BudgetVersionRow = BudgetVersion & {
  readonly reason: string;
  readonly savedByName: string;
  readonly savedAt: Instant;
};
export type BudgetRow = Omit<Budget, "versions"> & {
  readonly ledgerId: LedgerId;
  readonly versions: readonly BudgetVersionRow[];
};

const versionsOf = () =>
  sqlFor
    .selectFrom("budget_version")
    .innerJoin("budget", "budget.id", "budget_version.budget_id")
    .innerJoin("person", "person.id", "budget_version.saved_by")
    .leftJoin("resolution", "resolution.id", "budget_version.resolution_id")
    .select(["budget.id", "budget.ledger_id", "budget.year", "budget_version.version", "budget_version.reason"])
    .select(["budget_version.saved_at", "person.name as saved_by_name", "budget_version.resolution_id"])
    .select(["resolution.number", "resolution.title", "resolution.met_on", "resolution.body"])
    .select(["resolution.computed", "resolution.opinion"])
    .select(confirmedAtColumn)
    .orderBy("budget.ledger_id")
    .orderBy("budget.year")
    .orderBy("budget_version.version");

const linesOf = (reading: Reading, ids: readonly BudgetId[]) =>
  ids.length === 0
    ? []
    : reading.all(
        sqlFor
          .selectFrom("budget_line")
          .selectAll()
          .where("budget_id", "in", ids)
          .orderBy("budget_id")
          .orderBy("version")
          .orderBy("no"),
      );

/** The budgets of a ledger, or of all ledgers, of one year or all. */
const readBudgets = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId | null; readonly year: number | null },
): readonly BudgetRow[] => {
  let query = versionsOf();
  if (of.ledgerId !== null) query = query.where("budget.ledger_id", "=", of.ledgerId);
  if (of.year !== null) query = query.where("budget.year", "=", of.year);
  const rows = reading.all(query);
  const opinionSince = opinionRule(reading);
  const lines = Map.groupBy(
    linesOf(reading, [...new Set(rows.map(({ id }) => id))]),
    (row): string => `${row.budget_id} ${row.version}`,
  );
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own): BudgetRow[] => {
    const [first] = own;
    if (first === undefined) return [];
    const versions = own.map((row): BudgetVersionRow => {
      const { resolution_id: resolutionId, number, title, met_on: metOn, body, computed, opinion } = row;
      const isVoted = resolutionId !== null && number !== null && title !== null && metOn !== null;
      return {
        version: row.version,
        reason: row.reason,
        savedByName: row.saved_by_name,
        savedAt: row.saved_at,
        vote:
          isVoted && body !== null && computed !== null
            ? {
                resolutionId,
                number,
                title,
                metOn,
                body,
                isInForce: isInForce({ computed, opinion, confirmed_at: row.confirmed_at }, opinionSince),
              }
            : null,
        lines: (lines.get(`${row.id} ${row.version}`) ?? []).map((line): BudgetLine => ({
          side: line.side,
          categoryId: line.category_id,
          accountCode: line.account_code,
          source: line.source,
          amountFen: line.amount_fen,
          carriedFen: line.carried_fen,
          note: line.note,
        })),
      };
    });
    return [{ id: first.id, ledgerId: first.ledger_id, year: first.year, versions }];
  });
};

/** The budget of a year with its versions, or `undefined`. */
export const readBudget = (reading: Reading, ledgerId: LedgerId, year: number): BudgetRow | undefined =>
  readBudgets(reading, { ledgerId, year })[0];

export const addBudget = (
  writing: Writing,
  budget: { readonly id: BudgetId; readonly ledgerId: LedgerId; readonly year: number },
): void => {
  writing.run(sqlFor.insertInto("budget").values({ id: budget.id, ledger_id: budget.ledgerId, year: budget.year }));
};

/** Keeps a draft version whole, in place of the one before it. */
export const saveBudgetVersion = (
  writing: Writing,
  draft: {
    readonly budgetId: BudgetId;
    readonly version: number;
    readonly isNew: boolean;
    readonly reason: string;
    readonly lines: readonly BudgetLine[];
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { budgetId, version } = draft;
  if (!draft.isNew)
    writing.run(sqlFor.deleteFrom("budget_version").where("budget_id", "=", budgetId).where("version", "=", version));
  writing.run(
    sqlFor.insertInto("budget_version").values({
      budget_id: budgetId,
      version,
      resolution_id: null,
      reason: draft.reason,
      saved_by: draft.by,
      saved_at: draft.at,
    }),
  );
  for (const [index, line] of draft.lines.entries())
    writing.run(
      sqlFor.insertInto("budget_line").values({
        budget_id: budgetId,
        version,
        no: index + 1,
        side: line.side,
        category_id: line.categoryId,
        account_code: line.accountCode,
        source: line.source,
        amount_fen: line.amountFen,
        carried_fen: line.carriedFen,
        note: line.note,
      }),
    );
};

/** Lays a version on its vote; from then on it is frozen. */
export const voteBudgetVersion = (
  writing: Writing,
  of: { readonly budgetId: BudgetId; readonly version: number; readonly resolutionId: ResolutionId },
): void => {
  writing.run(
    sqlFor
      .updateTable("budget_version")
      .set({ resolution_id: of.resolutionId })
      .where("budget_id", "=", of.budgetId)
      .where("version", "=", of.version),
  );
};

export const dropBudgetVersion = (
  writing: Writing,
  of: { readonly budgetId: BudgetId; readonly version: number },
): void => {
  writing.run(
    sqlFor.deleteFrom("budget_version").where("budget_id", "=", of.budgetId).where("version", "=", of.version),
  );
};

export const readBudgetFinal = (reading: Reading, budgetId: BudgetId) =>
  reading.first(
    sqlFor
      .selectFrom("budget_final")
      .innerJoin("resolution", "resolution.id", "budget_final.resolution_id")
      .innerJoin("person", "person.id", "budget_final.adopted_by")
      .selectAll("budget_final")
      .select(["resolution.number", "resolution.met_on", "person.name"])
      .where("budget_final.budget_id", "=", budgetId)
      .orderBy("budget_final.budget_id"),
  );

export const addBudgetFinal = (
  writing: Writing,
  final: {
    readonly budgetId: BudgetId;
    readonly resolutionId: ResolutionId;
    readonly figures: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("budget_final").values({
      budget_id: final.budgetId,
      resolution_id: final.resolutionId,
      figures: final.figures,
      adopted_by: final.by,
      adopted_at: final.at,
    }),
  );
};

type UseRow = {
  readonly side: "income" | "expense";
  readonly categoryId: CategoryId | null;
  readonly accountCode: string | null;
  readonly isFund: number;
  readonly used: number;
  readonly committed: number;
};

/**
 * What vouchers of a year through a day did, by category or income account and by source; closing vouchers are left out. A correction
 * belongs to the year of what it corrects, as in the caps.
 */
export const readBudgetUses = (
  reading: Reading,
  ledgerId: LedgerId,
  days: { readonly year: number; readonly through: LocalDate },
): readonly BudgetUse[] => {
  const rows = sql<UseRow>`select case when entry.category_id is null then 'income' else 'expense' end as side,
      entry.category_id as categoryId,
      case when entry.category_id is null then account.code end as accountCode,
      exists (select 1 from entry_item i where i.voucher_id = entry.voucher_id and i.line = entry.line and i.kind = 'fund') as isFund,
      sum(case when voucher.state <> 'posted' then 0
        when entry.category_id is null then entry.credit_fen - entry.debit_fen else entry.debit_fen - entry.credit_fen end) as used,
      sum(case when voucher.state = 'posted' then 0
        when entry.category_id is null then entry.credit_fen - entry.debit_fen else entry.debit_fen - entry.credit_fen end) as committed
    from voucher cross join entry on entry.voucher_id = voucher.id join account on account.id = entry.account_id
    where ${isSpentWithin(reading, ledgerId, { from: localDate(`${days.year}-01-01`), through: localDate(`${days.year}-12-31`) })}
      and voucher.on_date <= ${days.through} and voucher.state <> 'draft' and voucher.kind <> 'closing'
      and (entry.category_id is not null or (account.class = 'profit-loss' and account.normal_side = 'credit'))
    group by 1, 2, 3, 4`;
  return reading
    .all(
      sqlFor
        .selectFrom(sql<UseRow>`(${rows})`.as("used"))
        .selectAll()
        .orderBy(sql`used.side`)
        .orderBy(sql`used.categoryId`)
        .orderBy(sql`used.accountCode`)
        .orderBy(sql`used.isFund`),
    )
    .map((row) => ({
      side: row.side,
      categoryId: row.categoryId,
      accountCode: row.accountCode,
      source: row.isFund === 1 ? ("grant" as const) : ("own" as const),
      usedFen: fen(row.used),
      committedFen: row.side === "income" ? fen(0) : fen(row.committed),
    }));
};
