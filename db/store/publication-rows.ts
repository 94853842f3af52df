import { sql } from "kysely";
import type { PublicationKind, PublicationWay } from "#domain/caps/publicity.ts";
import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AttachmentId, LedgerId, PersonId, PublicationId, QuestionId, ResolutionId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One thing made public, with where it hung; `fromOn` null while it was not put up. */
export type PublicationRow = {
  readonly id: PublicationId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly kind: PublicationKind;
  readonly quarter: Quarter | null;
  readonly title: string;
  readonly version: number;
  readonly source: "frozen" | "paper";
  readonly readyOn: LocalDate;
  readonly paper: "A3" | "A4" | null;
  readonly pdfHash: string | null;
  readonly xlsxHash: string | null;
  readonly incomeFen: Fen | null;
  readonly expenseFen: Fen | null;
  readonly chainNo: number | null;
  readonly chainHash: string | null;
  readonly resolutionId: ResolutionId | null;
  readonly note: string;
  readonly preparedByName: string;
  readonly preparedAt: Instant;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  /** When it was written down that it came down. */
  readonly finishedAt: Instant | null;
  readonly place: string;
  readonly way: PublicationWay | null;
  readonly postedBy: string;
  readonly shortfall: string;
  readonly photoCount: number;
  readonly questionCount: number;
  readonly openQuestions: number;
};

const rows = () =>
  sqlFor
    .selectFrom("publication")
    .innerJoin("ledger", "ledger.id", "publication.ledger_id")
    .innerJoin("person", "person.id", "publication.prepared_by")
    .leftJoin("publication_posting as posting", "posting.publication_id", "publication.id")
    .selectAll("publication")
    .select(["ledger.name as ledger_name", "person.name as prepared_by_name"])
    .select(["posting.from_on", "posting.to_on", "posting.place", "posting.way", "posting.posted_by"])
    .select(["posting.shortfall", "posting.finished_at"])
    .select([
      sql<number>`(select count(*) from publication_photo p where p.publication_id = publication.id)`.as("photos"),
      sql<number>`(select count(*) from publication_question q where q.publication_id = publication.id)`.as(
        "questions",
      ),
      sql<number>`(select count(*) from publication_question q where q.publication_id = publication.id
        and q.answer is null)`.as("open_questions"),
    ])
    .orderBy("publication.prepared_at", "desc")
    .orderBy("publication.id", "desc");

const listed = (reading: Reading, query: ReturnType<typeof rows>): readonly PublicationRow[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    ledgerName: row.ledger_name,
    kind: row.kind,
    quarter: row.period === "" ? null : row.period,
    title: row.title,
    version: row.version,
    source: row.source,
    readyOn: row.ready_on,
    paper: row.paper,
    pdfHash: row.pdf_hash,
    xlsxHash: row.xlsx_hash,
    incomeFen: row.income_fen,
    expenseFen: row.expense_fen,
    chainNo: row.chain_no,
    chainHash: row.chain_hash,
    resolutionId: row.resolution_id,
    note: row.note,
    preparedByName: row.prepared_by_name,
    preparedAt: row.prepared_at,
    fromOn: row.from_on,
    toOn: row.to_on,
    finishedAt: row.finished_at,
    place: row.place ?? "",
    way: row.way,
    postedBy: row.posted_by ?? "",
    shortfall: row.shortfall ?? "",
    photoCount: row.photos,
    questionCount: row.questions,
    openQuestions: row.open_questions,
  }));

/** Everything made public by one ledger or all, newest first. */
export const readPublications = (reading: Reading, ledgerId: LedgerId | null): readonly PublicationRow[] =>
  listed(reading, ledgerId === null ? rows() : rows().where("publication.ledger_id", "=", ledgerId));

export const readPublication = (reading: Reading, id: PublicationId): PublicationRow | undefined =>
  listed(reading, rows().where("publication.id", "=", id))[0];

/** What was first written down as hung after a moment, by the log: a posting put right later is not among it. */
export const readFirstPostedAfter = (reading: Reading, after: Instant): ReadonlySet<PublicationId> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("trail")
          .select(sql<PublicationId>`json_extract(facts, '$.publicationId')`.as("id"))
          .where("at", ">", after)
          .where("action", "=", "publication.post")
          .where(sql<boolean>`json_extract(facts, '$.beforeOn') is null`)
          .orderBy("no"),
      )
      .map(({ id }) => id),
  );

export const addPublication = (writing: Writing, row: Tables["publication"]): void => {
  writing.run(sqlFor.insertInto("publication").values(row));
};

/** Takes back what was prepared and never put up. */
export const removePublication = (writing: Writing, id: PublicationId): void => {
  writing.run(sqlFor.deleteFrom("publication").where("id", "=", id));
};

/** Writes where and since when something hangs, in place of what was written before it came down. */
export const savePosting = (
  writing: Writing,
  posting: {
    readonly id: PublicationId;
    readonly fromOn: LocalDate;
    readonly place: string;
    readonly way: PublicationWay;
    readonly postedBy: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const columns = {
    from_on: posting.fromOn,
    place: posting.place,
    way: posting.way,
    posted_by: posting.postedBy,
    recorded_by: posting.by,
    recorded_at: posting.at,
  };
  writing.run(
    sqlFor
      .insertInto("publication_posting")
      .values({
        publication_id: posting.id,
        to_on: null,
        shortfall: "",
        finished_by: null,
        finished_at: null,
        ...columns,
      })
      .onConflict((conflict) => conflict.column("publication_id").doUpdateSet(columns)),
  );
};

export const finishPosting = (
  writing: Writing,
  end: {
    readonly id: PublicationId;
    readonly toOn: LocalDate;
    readonly shortfall: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor
      .updateTable("publication_posting")
      .set({ to_on: end.toOn, shortfall: end.shortfall, finished_by: end.by, finished_at: end.at })
      .where("publication_id", "=", end.id),
  );
};

export type PublicationPhoto = Pick<
  Tables["publication_photo"],
  "id" | "name" | "media_type" | "file_hash" | "added_at"
> & {
  readonly publication_id: PublicationId;
};

const photoRows = () =>
  sqlFor
    .selectFrom("publication_photo")
    .select(["id", "publication_id", "name", "media_type", "file_hash", "added_at"])
    .orderBy("added_at")
    .orderBy("id");

export const readPhotos = (reading: Reading, id: PublicationId): readonly PublicationPhoto[] =>
  reading.all(photoRows().where("publication_id", "=", id));

export const readPhoto = (reading: Reading, id: AttachmentId): PublicationPhoto | undefined =>
  reading.first(photoRows().where("id", "=", id));

export const addPhoto = (writing: Writing, row: Tables["publication_photo"]): void => {
  writing.run(sqlFor.insertInto("publication_photo").values(row));
};

export const readQuestions = (reading: Reading, id: PublicationId) =>
  reading.all(
    sqlFor
      .selectFrom("publication_question")
      .leftJoin("person", "person.id", "publication_question.answered_by")
      .selectAll("publication_question")
      .select("person.name as answered_by_name")
      .where("publication_id", "=", id)
      .orderBy("asked_on")
      .orderBy("publication_question.id"),
  );

export const readQuestion = (reading: Reading, id: QuestionId): Tables["publication_question"] | undefined =>
  reading.first(sqlFor.selectFrom("publication_question").selectAll().where("id", "=", id).orderBy("id"));

export const addQuestion = (
  writing: Writing,
  row: Omit<Tables["publication_question"], "answer" | "answered_on" | "answered_by" | "answered_at">,
): void => {
  writing.run(
    sqlFor
      .insertInto("publication_question")
      .values({ ...row, answer: null, answered_on: null, answered_by: null, answered_at: null }),
  );
};

export const answerQuestion = (
  writing: Writing,
  given: {
    readonly id: QuestionId;
    readonly answer: string;
    readonly on: LocalDate;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor
      .updateTable("publication_question")
      .set({ answer: given.answer, answered_on: given.on, answered_by: given.by, answered_at: given.at })
      .where("id", "=", given.id),
  );
};
