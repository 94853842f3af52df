import { sql } from "kysely";
import type { VoteGround } from "#domain/caps/vote.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, ClaimId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";
import { linkedToClaim } from "./claim-rows.ts";
import { boundByVote, type ClaimView } from "./claim-use-rows.ts";
import { readResolution } from "./resolution-rows.ts";

/** How a vote's use is looked at: without what is being judged, and whether a red voucher must be posted to give back. */
type View = ClaimView & { readonly onlyPostedReds: boolean };

/**
 * What others that name a vote have spent of the categories it agreed to: reviewed and posted vouchers, except those cancelled
 * in red, and approved claims whose voucher is not reviewed yet.
 */
const spentByOthers = (
  reading: Reading,
  id: ResolutionId,
  of: { readonly categoryIds: readonly CategoryId[]; readonly view: View },
): Fen => {
  const { categoryIds, view } = of;
  if (categoryIds.length === 0) return zeroFen;
  const row = reading.first(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("voucher", "voucher.id", "voucher_resolution.voucher_id")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .select(sql<number>`coalesce(sum(entry.debit_fen - entry.credit_fen), 0)`.as("spent"))
      .where("voucher_resolution.resolution_id", "=", id)
      .where("voucher.id", "<>", view.withoutVoucher ?? sql<VoucherId>`''`)
      .where("voucher.state", "<>", "draft")
      .where("entry.category_id", "in", categoryIds)
      .where(
        sql<boolean>`not exists (select 1 from voucher as red where red.corrects_id = voucher.id and red.kind = 'red'
          and (red.state = 'posted' or (red.state = 'reviewed' and ${view.onlyPostedReds ? 0 : 1})))`,
      )
      .orderBy("spent"),
  );
  return fen((row?.spent ?? 0) + boundByVote(reading, { resolutionId: id, categoryIds }, view));
};

const setsCaps = (reading: Reading, id: ResolutionId): boolean =>
  reading.first(
    sqlFor.selectFrom("cap_version").select("cap_id").where("resolution_id", "=", id).orderBy("cap_id").limit(1),
  ) !== undefined;

const groundsOf = (reading: Reading, ids: readonly ResolutionId[], view: View): readonly VoteGround[] =>
  ids.flatMap((id): VoteGround[] => {
    const resolution = readResolution(reading, id);
    if (resolution?.isInForce !== true) return [];
    const { number, matter, body, track } = resolution;
    const of = { categoryIds: matter?.categoryIds ?? [], view };
    const isAboutSpending = matter !== null || setsCaps(reading, id);
    return [{ id, number, matter, isAboutSpending, spentFen: spentByOthers(reading, id, of), body, track }];
  });

const linkedToVoucher = preparedQuery((of: { readonly voucherId: VoucherId }) =>
  sqlFor
    .selectFrom("voucher_resolution")
    .select("resolution_id")
    .where("voucher_id", "=", of.voucherId)
    .orderBy("resolution_id"),
);

/**
 * The votes in force that a voucher names, with what they agreed to and what of it is already spent. `onlyPostedReds`: when posting
 * is decided, a red voucher that is only reviewed has given nothing back yet.
 */
export const readGrounds = (reading: Reading, voucherId: VoucherId, onlyPostedReds = false): readonly VoteGround[] => {
  const rows = reading.all(linkedToVoucher({ voucherId }));
  return groundsOf(
    reading,
    rows.map((row) => row.resolution_id),
    { withoutVoucher: voucherId, withoutClaim: null, onlyPostedReds },
  );
};

/** The votes in force that a claim names. */
export const readClaimGrounds = (reading: Reading, claimId: ClaimId): readonly VoteGround[] =>
  groundsOf(reading, linkedToClaim(reading, claimId), {
    withoutVoucher: null,
    withoutClaim: claimId,
    onlyPostedReds: false,
  });
