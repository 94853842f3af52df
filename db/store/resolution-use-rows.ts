import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import { confirmedAtColumn } from "./resolution-rows.ts";

/** The resolutions a voucher names as its ground, by number. `isWaiting`: for the second person. */
export const linkedResolutions = (
  reading: Reading,
  voucherId: VoucherId,
): readonly {
  readonly id: ResolutionId;
  readonly number: string;
  readonly title: string;
  readonly isWaiting: boolean;
}[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher_resolution")
        .innerJoin("resolution", "resolution.id", "voucher_resolution.resolution_id")
        .select(["resolution.id", "resolution.number", "resolution.title"])
        .select(["resolution.computed", "resolution.opinion", confirmedAtColumn])
        .where("voucher_resolution.voucher_id", "=", voucherId)
        .orderBy("resolution.number")
        .orderBy("resolution.id"),
    )
    .map(({ id, number, title, computed, opinion, confirmed_at }) => ({
      id,
      number,
      title,
      isWaiting: waitsForSecondPerson({ computed, opinion, isConfirmed: confirmed_at !== null }),
    }));

/** Names a resolution as a voucher's ground; naming it twice is naming it once. */
export const linkResolutionTo = (
  writing: Writing,
  link: {
    readonly voucherId: VoucherId;
    readonly resolutionId: ResolutionId;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor
      .insertInto("voucher_resolution")
      .values({
        voucher_id: link.voucherId,
        resolution_id: link.resolutionId,
        linked_by: link.by,
        linked_at: link.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
};

const votesBefore = preparedQuery((of: { readonly voucherId: VoucherId; readonly moment: Instant }) =>
  sqlFor
    .selectFrom("voucher_resolution")
    .select(["resolution_id as id", "linked_by as by", "linked_at as at"])
    .where("voucher_id", "=", of.voucherId)
    .where("linked_at", "<", of.moment)
    .orderBy("resolution_id"),
);

/** The votes a voucher named before a moment, who linked them and when, by their ids. */
export const readVotesBefore = (
  reading: Reading,
  voucherId: VoucherId,
  moment: Instant,
): readonly { readonly id: ResolutionId; readonly by: PersonId; readonly at: Instant }[] =>
  reading.all(votesBefore({ voucherId, moment }));

/** The vouchers that name a resolution, by day. */
export const vouchersNaming = (reading: Reading, id: ResolutionId) =>
  reading.all(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("voucher", "voucher.id", "voucher_resolution.voucher_id")
      .select(["voucher.id", "voucher.on_date", "voucher.state", "voucher.word", "voucher.number"])
      .select((each) =>
        each
          .selectFrom("entry")
          .whereRef("entry.voucher_id", "=", "voucher.id")
          .select((inner) => inner.fn.sum<number>("debit_fen").as("total"))
          .as("total"),
      )
      .where("voucher_resolution.resolution_id", "=", id)
      .orderBy("voucher.on_date")
      .orderBy("voucher.id"),
  );
