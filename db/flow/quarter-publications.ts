import type { PublicationLine } from "#domain/audit/quarter-book.ts";
import type { Instant } from "#domain/core/dates.ts";
import { postedDays } from "#domain/caps/publicity.ts";
import { readPhotos, readPublications, readQuestions } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

/**
 * What hung within the quarter, oldest first; what happened after its last day is not in it, nor photos put in after its close:
 * so its workbook stays what it was.
 */
export const publicationLines = (
  reading: Reading,
  material: QuarterMaterial,
  closedAt: Instant,
): readonly PublicationLine[] => {
  const { ledger, firstDay, lastDay } = material;
  return readPublications(reading, ledger.id)
    .flatMap((row): readonly PublicationLine[] => {
      if (row.fromOn === null || row.way === null) return [];
      if (row.fromOn > lastDay || (row.toOn !== null && row.toOn < firstDay)) return [];
      const toOn = row.toOn !== null && row.toOn <= lastDay ? row.toOn : null;
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
            .filter((each) => each.asked_on <= lastDay)
            .map((each) => ({
              question: each.question,
              answer: each.answered_on !== null && each.answered_on <= lastDay ? each.answer : null,
            })),
          shortfall: toOn === null ? "" : row.shortfall,
        },
      ];
    })
    .toSorted((left, right) =>
      left.fromOn === right.fromOn ? (left.title < right.title ? -1 : 1) : left.fromOn < right.fromOn ? -1 : 1,
    );
};
