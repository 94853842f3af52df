import type { ExaminationLine, RefusedLine } from "#domain/audit/examinations.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { claimNumber } from "./claim-rows.ts";
import { readMeetings } from "./finance-meeting-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

type Quarter = { readonly ledgerId: LedgerId; readonly firstDay: LocalDate; readonly lastDay: LocalDate };

/** The 民主理财 meetings of a quarter in the order they met, with the scans kept until a moment. */
export const readExaminations = (
  reading: Reading,
  of: Quarter & { readonly until: Instant },
): readonly ExaminationLine[] =>
  readMeetings(reading, of.ledgerId)
    .filter(({ metOn }) => metOn >= of.firstDay && metOn <= of.lastDay)
    .toReversed()
    .map((meeting) => ({
      metOn: meeting.metOn,
      place: meeting.place,
      people: meeting.people,
      opinion: meeting.opinion,
      examinedCount: meeting.examinedCount,
      examinedFen: meeting.examinedFen,
      refusedCount: meeting.refusedCount,
      refusedFen: meeting.refusedFen,
      scanNames: reading
        .all(
          sqlFor
            .selectFrom("finance_meeting_file")
            .select("name")
            .where("meeting_id", "=", meeting.id)
            .where("added_at", "<=", of.until)
            .orderBy("added_at")
            .orderBy("id"),
        )
        .map(({ name }) => name),
    }));

/** What the meetings of a quarter refused, item by item. */
export const readRefusedLines = (reading: Reading, of: Quarter): readonly RefusedLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("claim_refusal")
        .innerJoin("finance_meeting", "finance_meeting.id", "claim_refusal.meeting_id")
        .innerJoin("claim", "claim.id", "claim_refusal.claim_id")
        .innerJoin("claim_version", (join) =>
          join
            .onRef("claim_version.claim_id", "=", "claim_refusal.claim_id")
            .onRef("claim_version.version", "=", "claim_refusal.version"),
        )
        .leftJoin("claim_line", (join) =>
          join
            .onRef("claim_line.claim_id", "=", "claim_refusal.claim_id")
            .onRef("claim_line.version", "=", "claim_refusal.version")
            .onRef("claim_line.no", "=", "claim_refusal.line_no"),
        )
        .select(["finance_meeting.met_on as metOn", "claim.year", "claim.no", "claim_version.purpose"])
        .select(["claim_line.summary as line", "claim_refusal.amount_fen as amountFen", "claim_refusal.reason"])
        .select(["claim.version as newest", "claim_refusal.version", "claim.voucher_id as voucherId"])
        .where("finance_meeting.ledger_id", "=", of.ledgerId)
        .where("finance_meeting.met_on", ">=", of.firstDay)
        .where("finance_meeting.met_on", "<=", of.lastDay)
        .orderBy("finance_meeting.met_on")
        .orderBy("claim.no")
        .orderBy("claim_refusal.id"),
    )
    .map(({ year, no, line, newest, version, voucherId, ...row }) => ({
      ...row,
      claimNumber: claimNumber(year, no),
      line: line ?? "整张报账单",
      bookedName: newest === version && voucherId !== null ? "已入账，请查明" : "没有入账",
    }));

/** The 报账日 on which the claims behind some vouchers were lodged. */
export const readLodgedDays = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<VoucherId, LocalDate> =>
  new Map(
    reading
      .all(
        sqlFor
          .selectFrom("claim")
          .select(["voucher_id as voucherId", "lodged_on as lodgedOn"])
          .where("ledger_id", "=", ledgerId)
          .where("voucher_id", "is not", null)
          .where("lodged_on", "is not", null)
          .orderBy("id"),
      )
      .flatMap(({ voucherId, lodgedOn }) =>
        voucherId === null || lodgedOn === null ? [] : [[voucherId, lodgedOn] as const],
      ),
  );
