import type { OutputOf } from "#contract/contract.ts";
import { monthsOfQuarter } from "#domain/core/dates.ts";
import { readCandidates, readFundUses, type FundUse } from "#store/fund-use-rows.ts";
import {
  allowingVersionIn,
  readGrants,
  readGrantTies,
  waitingVersionOf,
  type GrantVersion,
} from "#store/grant-rows.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { arrivalLimitsIn, grantsOf, totalOfGrants, type StandingGrant } from "./grant-standing.ts";

type Shown = OutputOf<"grant.list">["grants"][number];

const shownTerms = (version: GrantVersion) => ({
  document: version.document,
  department: version.department,
  title: version.title,
  grantedOn: version.grantedOn,
  expiresOn: version.expiresOn,
  amountFen: version.amountFen,
  categoryIds: [...version.categoryIds],
  expected: version.expected.map((instalment) => ({ ...instalment })),
  version: version.version,
});

const shown = ({ row, version, standing }: StandingGrant): Shown => ({
  id: row.id,
  ledgerId: row.ledgerId,
  itemId: row.itemId,
  itemName: row.itemName,
  allocationId: row.allocationId,
  ...shownTerms(version),
  waiting: waitingVersionOf(row)?.version ?? null,
  ...standing,
});

export const listGrants = (call: Call<"grant.list">): Reply<"grant.list"> =>
  call.ledger.snapshot((reading): Reply<"grant.list"> => {
    const { ledgerId, quarter } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const grants = grantsOf(reading, ledgerId, quarter);
    const limits = arrivalLimitsIn(reading, quarter);
    return done({
      grants: grants.map(shown),
      total: totalOfGrants(grants, limits),
      arrivalLimits: { amber: limits.green.numerator, red: limits.red.numerator },
    });
  });

const nameOf = (use: Pick<FundUse, "word" | "number">): string =>
  use.number === null ? "已审核凭证" : `${use.word}-${use.number}`;

export const showGrant = (call: Call<"grant.show">): Reply<"grant.show"> =>
  call.ledger.snapshot((reading): Reply<"grant.show"> => {
    const { id, quarter } = call.input;
    const row = readGrants(reading, null).find((grant) => grant.id === id);
    const found =
      row === undefined ? undefined : grantsOf(reading, row.ledgerId, quarter).find((each) => each.row.id === id);
    if (row === undefined || found === undefined) return refuse({ code: "not-found", kind: "grant" });
    const allowing = allowingVersionIn(row, monthsOfQuarter(quarter)[2]);
    return done({
      grant: shown(found),
      allows: {
        categoryIds: [...(allowing?.categoryIds ?? [])],
        expiresOn: allowing?.expiresOn ?? null,
      },
      versions: row.versions.map((version) => ({
        ...shownTerms(version),
        fromMonth: version.fromMonth,
        isWaiting: version.version === waitingVersionOf(row)?.version,
        confirmedByName: version.confirmedByName,
        reason: version.reason,
        savedByName: version.savedByName,
        savedAt: version.savedAt,
      })),
      ties: readGrantTies(reading, row.ledgerId)
        .filter((tie) => tie.grantId === id)
        .map(({ countsFrom, grantId: _grantId, ...tie }) => ({
          ...tie,
          isFrozen: isMonthClosed(reading, row.ledgerId, countsFrom),
        })),
      uses: readFundUses(reading, row.ledgerId, [row.itemId]).map((use) => ({
        voucherId: use.voucherId,
        onDate: use.onDate,
        name: nameOf(use),
        summary: use.summary,
        amountFen: use.amountFen,
        isPosted: use.isPosted,
      })),
    });
  });

export const grantCandidates = (call: Call<"grant.candidates">): Reply<"grant.candidates"> => {
  const { ledgerId, kind } = call.input;
  const { reading } = call.ledger;
  if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  return done({ candidates: readCandidates(reading, { ledgerId, kind }).map((candidate) => ({ ...candidate })) });
};

/** 全镇拨款汇总: by set of books and by the department that gave, at the end of a quarter. */
export const grantOverview = (call: Call<"grant.overview">): Reply<"grant.overview"> =>
  call.ledger.snapshot((reading): Reply<"grant.overview"> => {
    const { quarter } = call.input;
    const limits = arrivalLimitsIn(reading, quarter);
    const byLedger = readLedgers(reading).map((ledger) => ({ ledger, grants: grantsOf(reading, ledger.id, quarter) }));
    const all = byLedger.flatMap(({ grants }) => grants);
    return done({
      ledgers: byLedger
        .filter(({ grants }) => grants.length > 0)
        .map(({ ledger, grants }) => ({
          ledgerId: ledger.id,
          villageName: ledger.villageName,
          ledgerName: ledger.name,
          ...totalOfGrants(grants, limits),
        })),
      departments: [...Map.groupBy(all, ({ version }) => version.department)].map(([department, grants]) => ({
        department,
        ...totalOfGrants(grants, limits),
      })),
      total: totalOfGrants(all, limits),
    });
  });
