import * as z from "zod";
import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { LedgerId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A 整改通知 as it was given out: its number in the year of its day, and the notes it holds. */
export type AuditNotice = {
  readonly year: number;
  readonly no: number;
  readonly issuedOn: LocalDate;
  readonly issuedAt: Instant;
  readonly noteIds: readonly string[];
};

const idList = z.array(z.string());

/** The newest notice on a ledger's quarter; `undefined` while none was given out. */
export const readNewestNotice = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId; readonly quarter: Quarter },
): AuditNotice | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("audit_notice")
      .selectAll()
      .where("ledger_id", "=", of.ledgerId)
      .where("quarter", "=", of.quarter)
      .orderBy("year", "desc")
      .orderBy("no", "desc"),
  );
  if (row === undefined) return undefined;
  const noteIds = idList.parse(JSON.parse(row.note_ids));
  return { year: row.year, no: row.no, issuedOn: row.issued_on, issuedAt: row.issued_at, noteIds };
};

/** Keeps a notice under the next number of its year, and answers the number. */
export const addNotice = (
  writing: Writing,
  notice: Omit<AuditNotice, "no" | "year"> & {
    readonly id: string;
    readonly ledgerId: LedgerId;
    readonly quarter: Quarter;
    readonly issuedBy: PersonId;
  },
): Pick<AuditNotice, "year" | "no"> => {
  const year = Number(notice.issuedOn.slice(0, 4));
  const last = writing.first(
    sqlFor.selectFrom("audit_notice").select("no").where("year", "=", year).orderBy("no", "desc").limit(1),
  );
  const no = (last?.no ?? 0) + 1;
  writing.run(
    sqlFor.insertInto("audit_notice").values({
      id: notice.id,
      ledger_id: notice.ledgerId,
      quarter: notice.quarter,
      year,
      no,
      issued_on: notice.issuedOn,
      note_ids: JSON.stringify(notice.noteIds),
      issued_by: notice.issuedBy,
      issued_at: notice.issuedAt,
    }),
  );
  return { year, no };
};
