import { monthOf, monthsOfQuarter, type LocalDate, type Month, type Quarter } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { GrantId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { ArrivalLimits } from "#domain/funds/allocation.ts";
import { layOnOldest, standingOf, totalStanding, type GrantStanding } from "#domain/funds/grant.ts";
import { readFundUses } from "#store/fund-use-rows.ts";
import {
  grantVersionIn,
  readGrants,
  readGrantTies,
  type GrantRow,
  type GrantTie,
  type GrantVersion,
} from "#store/grant-rows.ts";
import type { Reading } from "#store/query.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";

/** From which share arrivals are fine and below which they are red, as the quarter's test parameters say. */
export const arrivalLimitsIn = (reading: Reading, quarter: Quarter): ArrivalLimits => {
  const { arrivalAmberShare, arrivalRedShare } = testParametersFor(reading, quarter).numbers;
  return {
    green: { numerator: arrivalAmberShare, denominator: 100 },
    red: { numerator: arrivalRedShare, denominator: 100 },
  };
};

/** A grant as it stands at the end of a quarter. */
export type StandingGrant = {
  readonly row: GrantRow;
  readonly version: GrantVersion;
  readonly standing: GrantStanding;
  /** The day the first of it arrived. */
  readonly arrivedOn: LocalDate | null;
};

const arrived = (ties: readonly GrantTie[], of: { readonly grantId: GrantId; readonly kind: GrantTie["kind"] }) =>
  ties.filter((tie) => tie.grantId === of.grantId && tie.kind === of.kind && !tie.isUndone);

/** What each grant of a fund may carry of its spending: what arrived of it and was not passed on, or else what it grants. */
const roomOf = (version: GrantVersion, receivedFen: Fen, passedOnFen: Fen): Fen =>
  fen(Math.max(receivedFen, version.amountFen) - passedOnFen);

/** The grants of a ledger at the end of a quarter, oldest first; spending of a fund lies on its oldest grants first. */
export const grantsOf = (reading: Reading, ledgerId: LedgerId, quarter: Quarter): readonly StandingGrant[] => {
  const lastMonth: Month = monthsOfQuarter(quarter)[2];
  const limits = arrivalLimitsIn(reading, quarter);
  const rows = readGrants(reading, ledgerId).flatMap((row) => {
    const version = grantVersionIn(row, lastMonth);
    return version === undefined ? [] : [{ row, version }];
  });
  const ties = readGrantTies(reading, ledgerId).filter((tie) => tie.countsFrom <= lastMonth);
  const uses = readFundUses(reading, ledgerId, [...new Set(rows.map(({ row }) => row.itemId))]).filter(
    (use) => monthOf(use.onDate) <= lastMonth,
  );
  const totalOf = (itemId: ItemId, isPosted: boolean): Fen =>
    sumOf(uses, (use) => (use.itemId === itemId && use.isPosted === isPosted ? use.amountFen : 0));
  const sumTies = (grantId: GrantId, kind: GrantTie["kind"]): Fen =>
    sumOf(arrived(ties, { grantId, kind }), (tie) => tie.amountFen);
  const parts = new Map<GrantId, { readonly spentFen: Fen; readonly committedFen: Fen }>();
  for (const [itemId, own] of Map.groupBy(rows, ({ row }) => row.itemId)) {
    const rooms = own.map(({ row, version }) =>
      roomOf(version, sumTies(row.id, "received"), sumTies(row.id, "passed-on")),
    );
    const spent = layOnOldest(totalOf(itemId, true), rooms);
    const left = rooms.map((room, index) => fen(room - (spent[index] ?? 0)));
    const committed = layOnOldest(totalOf(itemId, false), left);
    for (const [index, { row }] of own.entries())
      parts.set(row.id, { spentFen: spent[index] ?? zeroFen, committedFen: committed[index] ?? zeroFen });
  }
  return rows.map(({ row, version }) => {
    const moved = {
      receivedFen: sumTies(row.id, "received"),
      passedOnFen: sumTies(row.id, "passed-on"),
      spentFen: parts.get(row.id)?.spentFen ?? zeroFen,
      committedFen: parts.get(row.id)?.committedFen ?? zeroFen,
    };
    const [first] = arrived(ties, { grantId: row.id, kind: "received" });
    return {
      row,
      version,
      standing: standingOf(version, moved, { quarter, limits }),
      arrivedOn: first?.onDate ?? null,
    };
  });
};

/** The sum of some grants, with what was granted in all. */
export const totalOfGrants = (grants: readonly StandingGrant[], limits: ArrivalLimits) => ({
  ...totalStanding(
    grants.map(({ standing }) => standing),
    limits,
  ),
  grantedFen: sumOf(grants, ({ version }) => version.amountFen),
});
