import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { PayoutId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** The list a batch pays. */
export type PayoutSource = { readonly kind: Tables["payout"]["source_kind"]; readonly id: string };

/** Every list that was handed to a bank, whichever books it was handed over in. */
export const readHandedSources = (reading: Reading): readonly PayoutSource[] =>
  reading.all(
    sqlFor
      .selectFrom("payout")
      .select(["source_kind as kind", "source_id as id"])
      .where("parent_id", "is", null)
      .orderBy("source_kind")
      .orderBy("source_id"),
  );

/** The rows of all batches of a list, the earliest batch first, with how many files each batch has. */
export const readRowsOfSource = (reading: Reading, source: PayoutSource) =>
  reading.all(
    sqlFor
      .selectFrom("payout_row")
      .innerJoin("payout", "payout.id", "payout_row.payout_id")
      .select(["payout.id as payoutId", "payout_row.no", "source_no as sourceNo", "payout_row.name", "state"])
      .select((each) =>
        each
          .selectFrom("payout_file")
          .select((files) => files.fn.countAll<number>().as("files"))
          .whereRef("payout_file.payout_id", "=", "payout.id")
          .as("files"),
      )
      .where("source_kind", "=", source.kind)
      .where("source_id", "=", source.id)
      .orderBy("payout.made_at")
      .orderBy("payout.id")
      .orderBy("payout_row.no"),
  );

/** Keeps what a bank answered about a batch. */
export const addPayoutResult = (
  writing: Writing,
  result: Omit<Tables["payout_result"], "no" | "read_by" | "read_at">,
  of: { readonly by: PersonId; readonly at: Instant },
): void => {
  const no = readPayoutResults(writing, result.payout_id).length + 1;
  writing.run(sqlFor.insertInto("payout_result").values({ ...result, no, read_by: of.by, read_at: of.at }));
};

/** The answers of the bank that were read in, the first one first. */
export const readPayoutResults = (
  reading: Reading,
  id: PayoutId,
): readonly {
  readonly no: number;
  readonly name: string;
  readonly hash: string;
  readonly onDate: LocalDate;
  readonly paid: number;
  readonly failed: number;
  readonly readByName: string;
  readonly readAt: Instant;
}[] =>
  reading.all(
    sqlFor
      .selectFrom("payout_result")
      .innerJoin("person", "person.id", "payout_result.read_by")
      .select([
        "no",
        "payout_result.name",
        "file_hash as hash",
        "on_date as onDate",
        "payout_result.paid_count as paid",
      ])
      .select(["payout_result.failed_count as failed", "person.name as readByName", "read_at as readAt"])
      .where("payout_id", "=", id)
      .orderBy("no"),
  );

/** The other batches that were answered by this very file. */
export const readBatchesOfFile = (
  reading: Reading,
  of: { readonly hash: string; readonly besides: PayoutId },
): readonly { readonly id: PayoutId; readonly title: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("payout")
      .select(["payout.id", "title"])
      .where("payout.id", "<>", of.besides)
      .where("payout.id", "in", (results) =>
        results.selectFrom("payout_result").select("payout_id").where("file_hash", "=", of.hash),
      )
      .orderBy("made_at")
      .orderBy("payout.id"),
  );

const mostNear = 100;

/** The files read for other batches that paid one of this batch's accounts the same amount, the newest first. */
export const readNearResults = (
  reading: Reading,
  id: PayoutId,
): readonly { readonly id: PayoutId; readonly title: string; readonly hash: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("payout_result")
      .innerJoin("payout", "payout.id", "payout_result.payout_id")
      .select(["payout.id", "payout.title", "payout_result.file_hash as hash"])
      .where("payout.id", "in", (rows) =>
        rows
          .selectFrom("payout_row as other")
          .innerJoin("payout_row as mine", (join) =>
            join.onRef("mine.account", "=", "other.account").onRef("mine.amount_fen", "=", "other.amount_fen"),
          )
          .select("other.payout_id")
          .where("mine.payout_id", "=", id)
          .where("other.payout_id", "<>", id),
      )
      .orderBy("payout_result.read_at", "desc")
      .orderBy("payout.id")
      .orderBy("payout_result.no")
      .limit(mostNear),
  );
