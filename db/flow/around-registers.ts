import type { Around } from "#domain/checks/around.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { paidBy } from "#domain/funds/project.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readProjectMoves, readProjects } from "#store/project-rows.ts";
import type { Reading } from "#store/query.ts";
import { votesInForce } from "#store/resolution-rows.ts";

type Judged = {
  readonly voucherId: VoucherId | null;
  readonly content: VoucherContent;
  readonly stage?: "entry" | "review" | "posting";
  readonly reviewNo?: number | null;
};

/**
 * The registered projects a voucher names, with what other vouchers reviewed or posted paid, whatever their day: a payment
 * dated back slips past nothing. At posting, what was reviewed after it does not weigh on it.
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
  return new Map(
    projects.map((project) => {
      const own = moves.filter((move) => move.itemId === project.itemId);
      const paidFen = fen(project.openingPaidFen + sumOf(own, paidBy));
      const resolutionNumber = votes.get(project.resolutionId ?? "") ?? "";
      return [project.itemId, { ...project, resolutionNumber, paidFen }];
    }),
  );
};
