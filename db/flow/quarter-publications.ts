import type { PublicationLine } from "#domain/audit/quarter-book.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { postedDays } from "#domain/caps/publicity.ts";
import { readFirstPostedAfter, readPhotos, readPublications, readQuestions } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const isAnsweredBy = (
  question: { readonly answered_on: LocalDate | null; readonly answered_at: Instant | null },
  lastDay: LocalDate,
  closedAt: Instant,
): boolean =>
  question.answered_on !== null &&
  question.answered_on <= lastDay &&
  question.answered_at !== null &&
  question.answered_at <= closedAt;

/**
 * What hung within the quarter, oldest first; what happened after its last day is not in it, nor what was written down of it or
 * put in after its close: so its workbook stays what it was.
 */
export const publicationLines = (
  reading: Reading,
  material: QuarterMaterial,
  closedAt: Instant,
): readonly PublicationLine[] => {
  const { ledger, firstDay, lastDay } = material;
  const postedLater = readFirstPostedAfter(reading, closedAt);
  return readPublications(reading, ledger.id)
    .flatMap((row): readonly PublicationLine[] => {
      if (row.fromOn === null || row.way === null || postedLater.has(row.id)) return [];
      if (row.fromOn > lastDay || (row.toOn !== null && row.toOn < firstDay)) return [];
      const isDown = row.finishedAt !== null && row.finishedAt <= closedAt;
      const toOn = isDown && row.toOn !== null && row.toOn <= lastDay ? row.toOn : null;
      return [
        {
          kind: row.kind,
          quarter: row.quarter,
          title: row.title,
          version: row.version,
          fromOn: row.fromOn,
          toOn,
          days: postedDays({ fromOn: row.fromOn, toOn }, lastDay),
          way: row.way,
          place: row.place,
          photoNames: readPhotos(reading, row.id)
            .filter((photo) => photo.added_at <= closedAt)
            .map(({ name }) => name),
          questions: readQuestions(reading, row.id)
            .filter((each) => each.asked_on <= lastDay && each.recorded_at <= closedAt)
            .map((each) => ({
              question: each.question,
              answer: isAnsweredBy(each, lastDay, closedAt) ? each.answer : null,
            })),
          shortfall: toOn === null ? "" : row.shortfall,
        },
      ];
    })
    .toSorted((left, right) =>
      left.fromOn === right.fromOn ? (left.title < right.title ? -1 : 1) : left.fromOn < right.fromOn ? -1 : 1,
    );
};
