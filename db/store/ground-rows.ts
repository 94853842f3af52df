import { sql } from "kysely";
import type { VoteGround } from "#domain/caps/vote.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, ClaimId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";
import { linkedToClaim } from "./claim-rows.ts";
import { boundUnderVote, type ClaimView } from "./claim-use-rows.ts";
import { readResolution } from "./resolution-rows.ts";

/** Who asks: a voucher or a claim does not weigh on itself; to post, a red voucher gives back only once it is posted. */
type GroundView = ClaimView & { readonly onlyPostedReds: boolean };

/**
 * What other vouchers and approved claims that name a vote have spent on the categories it agreed to; those cancelled in red
 * gave it back.
 */
const spentByOthers = (
  reading: Reading,
  id: ResolutionId,
  of: { readonly categoryIds: readonly CategoryId[]; readonly view: GroundView },
): Fen => {
  if (of.categoryIds.length === 0) return zeroFen;
  const { withoutVoucher, onlyPostedReds } = of.view;
  const row = reading.first(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("voucher", "voucher.id", "voucher_resolution.voucher_id")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .select(sql<number>`coalesce(sum(entry.debit_fen - entry.credit_fen), 0)`.as("spent"))
      .where("voucher_resolution.resolution_id", "=", id)
      .where("voucher.id", "<>", withoutVoucher ?? sql<VoucherId>`''`)
      .where("voucher.state", "<>", "draft")
      .where("entry.category_id", "in", of.categoryIds)
      .where(
        sql<boolean>`not exists (select 1 from voucher as red where red.corrects_id = voucher.id and red.kind = 'red'
          and (red.state = 'posted' or (${onlyPostedReds ? 1 : 0} = 0 and red.state <> 'draft')))`,
      )
      .orderBy("spent"),
  );
  return fen((row?.spent ?? 0) + boundUnderVote(reading, { resolutionId: id, categoryIds: of.categoryIds }, of.view));
};

const setsCaps = (reading: Reading, id: ResolutionId): boolean =>
  reading.first(
    sqlFor.selectFrom("cap_version").select("cap_id").where("resolution_id", "=", id).orderBy("cap_id").limit(1),
  ) !== undefined;

const groundsOf = (reading: Reading, ids: readonly ResolutionId[], view: GroundView): readonly VoteGround[] =>
  ids.flatMap((id): VoteGround[] => {
    const resolution = readResolution(reading, id);
    if (resolution?.isInForce !== true) return [];
    const { number, matter } = resolution;
    const of = { categoryIds: matter?.categoryIds ?? [], view };
    return [{ id, number, matter, spentFen: spentByOthers(reading, id, of), setsCaps: setsCaps(reading, id) }];
  });

const linkedToVoucher = preparedQuery((of: { readonly voucherId: VoucherId }) =>
  sqlFor
    .selectFrom("voucher_resolution")
    .select("resolution_id")
    .where("voucher_id", "=", of.voucherId)
    .orderBy("resolution_id"),
);

/** The votes in force that a voucher names, with what they agreed to and what of it is already spent. */
export const readGrounds = (
  reading: Reading,
  voucherId: VoucherId,
  view: Pick<GroundView, "onlyPostedReds">,
): readonly VoteGround[] => {
  const rows = reading.all(linkedToVoucher({ voucherId }));
  return groundsOf(
    reading,
    rows.map((row) => row.resolution_id),
    { withoutClaim: null, withoutVoucher: voucherId, ...view },
  );
};

/** The votes in force that a claim names. */
export const readClaimGrounds = (reading: Reading, claimId: ClaimId): readonly VoteGround[] =>
  groundsOf(reading, linkedToClaim(reading, claimId), {
    withoutClaim: claimId,
    withoutVoucher: null,
    onlyPostedReds: false,
  });
