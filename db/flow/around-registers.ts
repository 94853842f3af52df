import type { Around } from "#domain/checks/around.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ClaimId, ItemId, VoucherId } from "#domain/core/ids.ts";
import { termMonthsOf, wholeRentOf } from "#domain/funds/handover.ts";
import { paidBy } from "#domain/funds/project.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { boundByProjects } from "#store/claim-use-rows.ts";
import { readDisposals, readHandoverFile } from "#store/handover-rows.ts";
import { readLeasesNamed } from "#store/lease-rows.ts";
import { readProjectMoves, readProjects } from "#store/project-rows.ts";
import type { Reading } from "#store/query.ts";
import { votesInForce } from "#store/resolution-rows.ts";

type Judged = {
  readonly voucherId: VoucherId | null;
  readonly content: VoucherContent;
  readonly stage?: "entry" | "review" | "posting";
  readonly reviewNo?: number | null;
  readonly claim?: { readonly id: ClaimId | null };
};

/**
 * The registered projects a voucher or a claim names, with what other vouchers reviewed or posted paid and approved claims are about
 * to pay, whatever their day: a payment dated back slips past nothing. At posting, what was reviewed after it does not weigh on it.
 */
export const projectsNamed = (reading: Reading, judged: Judged): Around["projects"] => {
  const { voucherId, content } = judged;
  const named = new Set(
    content.entries.flatMap(({ items }) => items.flatMap(({ kind, itemId }) => (kind === "project" ? [itemId] : []))),
  );
  const projects = readProjects(reading, content.ledgerId).filter(({ itemId }) => named.has(itemId));
  if (projects.length === 0) return new Map();
  const before = judged.stage === "posting" ? (judged.reviewNo ?? null) : null;
  const votes = votesInForce(reading, content.ledgerId);
  const moves = readProjectMoves(
    reading,
    projects.map(({ itemId }) => itemId),
  ).filter(
    (move) =>
      move.state !== "draft" &&
      move.voucherId !== voucherId &&
      (before === null || move.reviewNo === null || move.reviewNo < before),
  );
  const view = { withoutClaim: judged.claim?.id ?? null, withoutVoucher: voucherId };
  const itemIds = projects.map(({ itemId }) => itemId);
  const claimed = before === null ? boundByProjects(reading, itemIds, view) : new Map<ItemId, Fen>();
  return new Map(
    projects.map((project) => {
      const own = moves.filter((move) => move.itemId === project.itemId);
      const paidFen = fen(project.openingPaidFen + sumOf(own, paidBy) + (claimed.get(project.itemId) ?? 0));
      const resolutionNumber = votes.get(project.resolutionId ?? "") ?? "";
      return [project.itemId, { ...project, resolutionNumber, paidFen }];
    }),
  );
};

/** Money that comes in by a voucher, on 现金 and 银行存款. */
const moneyIn = (content: VoucherContent, accounts: Around["accounts"]): number =>
  sumOf(content.entries, (entry) =>
    /^10[12]/.test(accounts.get(entry.accountId)?.code ?? "") ? Math.max(0, entry.debitFen - entry.creditFen) : 0,
  );

/** Cards the voucher disposes of: their value is what they stood at, what they bring or what they were valued at. */
const disposalsOf = (reading: Reading, judged: Judged, accounts: Around["accounts"]): Around["handovers"] => {
  const { voucherId, content } = judged;
  if (voucherId === null) return [];
  const file = readHandoverFile(reading, { leaseId: null, voucherId });
  return readDisposals(reading, voucherId).map((disposal) => {
    const netFen = disposal.wornFen - disposal.costFen;
    const valueFen: Fen = fen(Math.max(netFen, moneyIn(content, accounts), file.valuationFen ?? 0));
    const { name, onDate } = disposal;
    return { ...file, kind: "disposal" as const, name, onDate, valueFen, termMonths: null, vote: "", line: 1 };
  });
};

/** Contracts a voucher receives rent of. */
const leasesOf = (reading: Reading, { content }: Judged): Around["handovers"] => {
  const lineOf = new Map(
    content.entries.flatMap((entry, index) =>
      entry.creditFen - entry.debitFen > 0
        ? entry.items.flatMap(({ kind, itemId }) => (kind === "contract" ? [[itemId, index + 1] as const] : []))
        : [],
    ),
  );
  const votes = lineOf.size === 0 ? new Map<string, string>() : votesInForce(reading, content.ledgerId);
  return readLeasesNamed(reading, [...lineOf.keys()]).map((lease) => ({
    ...readHandoverFile(reading, { leaseId: lease.id, voucherId: null }),
    kind: "lease" as const,
    name: `${lease.number} ${lease.subject}`,
    onDate: lease.fromOn,
    valueFen: wholeRentOf(lease),
    termMonths: termMonthsOf(lease),
    vote: votes.get(lease.resolutionId ?? "") ?? "",
    line: lineOf.get(lease.itemId) ?? 1,
  }));
};

/** What a voucher hands over: assets disposed of, and contracts that bring it rent. */
export const handoversOf = (reading: Reading, judged: Judged, accounts: Around["accounts"]): Around["handovers"] => [
  ...disposalsOf(reading, judged, accounts),
  ...leasesOf(reading, judged),
];
