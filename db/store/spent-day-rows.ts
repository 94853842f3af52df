import { sql } from "kysely";
import { firstDayOf, lastDayOf, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";

/** A red voucher, a copy (订正) or what came back of a spending: its own day, and that of the voucher at the root of it. */
type Correction = { readonly id: VoucherId; readonly onDate: LocalDate; readonly spentOn: LocalDate };

const correctionsOf = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  sqlFor
    .selectFrom("voucher as correction")
    .crossJoin("voucher as original")
    .select(["correction.id", "correction.on_date", "correction.corrects_id"])
    .select("original.on_date as original_on")
    .where("correction.ledger_id", "=", of.ledgerId)
    .where("correction.corrects_id", "is not", null)
    .whereRef("original.id", "=", "correction.corrects_id")
    .orderBy("correction.id"),
);

const returnsOf = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  sqlFor
    .selectFrom("spending_return")
    .innerJoin("voucher as back", "back.id", "spending_return.voucher_id")
    .innerJoin("voucher as spent", "spent.id", "spending_return.spending_id")
    .select(["back.id", "back.on_date", "spending_return.spending_id as corrects_id"])
    .select("spent.on_date as original_on")
    .where("back.ledger_id", "=", of.ledgerId)
    .orderBy("back.id"),
);

/**
 * The corrections and returns of a ledger that are dated on another day than what they correct. What they take back or put right was spent
 * then, so it counts there: a correction never makes room in a period that its original did not burden. They are few, and found
 * by an index of their own.
 */
export const movedCorrections = (reading: Reading, ledgerId: LedgerId): readonly Correction[] =>
  reading.kept(`moved corrections of ${ledgerId}`, ["voucher", "spending_return"], () => {
    const rows = [...reading.all(correctionsOf({ ledgerId })), ...reading.all(returnsOf({ ledgerId }))];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return rows.flatMap((row): Correction[] => {
      let root = row;
      // A copy may be corrected in its turn: the first voucher of them says when the money was spent.
      for (
        let next = root.corrects_id === null ? undefined : byId.get(root.corrects_id);
        next !== undefined;
        next = root.corrects_id === null ? undefined : byId.get(root.corrects_id)
      )
        root = next;
      return root.original_on === row.on_date ? [] : [{ id: row.id, onDate: row.on_date, spentOn: root.original_on }];
    });
  });

/** The day on which what a voucher books was spent: its own, or for a correction or a return that of the first voucher it goes back to. */
export const spentDayOf = (
  reading: Reading,
  voucher: {
    readonly id: VoucherId | null;
    readonly ledgerId: LedgerId;
    readonly onDate: LocalDate;
  },
): LocalDate => {
  const { id, ledgerId, onDate } = voucher;
  if (id === null) return onDate;
  return movedCorrections(reading, ledgerId).find((each) => each.id === id)?.spentOn ?? onDate;
};

/** The first days of what corrections dated in some months go back to. */
export const correctedDays = (reading: Reading, ledgerId: LedgerId, months: ReadonlySet<Month>): readonly LocalDate[] =>
  movedCorrections(reading, ledgerId)
    .filter(({ onDate }) => months.has(monthOf(onDate)))
    .map(({ spentOn }) => spentOn);

type Days = { readonly from: LocalDate; readonly through: LocalDate };

const idsOf = (some: readonly Correction[]): string => JSON.stringify(some.map(({ id }) => id));

const movedAcross = (reading: Reading, ledgerId: LedgerId, { from, through }: Days) => {
  const isWithin = (on: LocalDate): boolean => from <= on && on <= through;
  const moved = movedCorrections(reading, ledgerId);
  const out = moved.filter(({ onDate, spentOn }) => isWithin(onDate) && !isWithin(spentOn));
  const into = moved.filter(({ onDate, spentOn }) => !isWithin(onDate) && isWithin(spentOn));
  return {
    out: out.length === 0 ? null : sql`voucher.id not in (select value from json_each(${idsOf(out)}))`,
    into: into.length === 0 ? null : sql`voucher.id in (select value from json_each(${idsOf(into)}))`,
  };
};

/** The condition that a `voucher` of a ledger was spent within some days: by its own day, or that of what it corrects. */
export const isSpentWithin = (reading: Reading, ledgerId: LedgerId, days: Days) => {
  const { out, into } = movedAcross(reading, ledgerId, days);
  const { from, through } = days;
  // A whole month is told by the month alone, which the index holds.
  const isWhole = from === firstDayOf(monthOf(from)) && through === lastDayOf(monthOf(through));
  const dated = sql`voucher.ledger_id = ${ledgerId} and voucher.month between ${monthOf(from)} and ${monthOf(through)}`;
  const onDays = isWhole ? dated : sql`${dated} and voucher.on_date between ${from} and ${through}`;
  const own = out === null ? onDays : sql`${onDays} and ${out}`;
  return into === null ? sql<boolean>`(${own})` : sql<boolean>`((${own}) or ${into})`;
};

/** The month in which a `voucher` was spent. */
export const spentMonth = (reading: Reading, ledgerId: LedgerId) => {
  const moved = movedCorrections(reading, ledgerId).filter(
    ({ onDate, spentOn }) => monthOf(onDate) !== monthOf(spentOn),
  );
  const months = Object.fromEntries(moved.map(({ id, spentOn }) => [id, monthOf(spentOn)]));
  return moved.length === 0
    ? sql<Month>`voucher.month`
    : sql<Month>`coalesce((select value from json_each(${JSON.stringify(months)}) where key = voucher.id), voucher.month)`;
};
