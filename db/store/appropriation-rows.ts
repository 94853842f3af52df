import { sql } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What vouchers of a year took out of 各项分配 (to the reserve, members, others) and put in from the reserve, in fen. */
export type AppropriatedSums = {
  readonly reserveFen: Fen;
  readonly membersFen: Fen;
  readonly otherFen: Fen;
  readonly coveredFen: Fen;
  /** What came straight into 未分配收益 from outside or went out of it: corrections of earlier years. */
  readonly correctedFen: Fen;
};

const touches = (codes: string) =>
  sql`exists (select 1 from entry e2 join account a2 on a2.id = e2.account_id
    where e2.voucher_id = voucher.id and a2.code glob ${codes})`;

/** What reviewed and posted vouchers of a year, other than `without`, appropriated to each account below 311, by its name. */
export const readReserved = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly year: number; readonly without: VoucherId | null },
): readonly { readonly name: string; readonly amountFen: Fen }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .innerJoin("entry", "entry.voucher_id", "voucher.id")
        .innerJoin("account", "account.id", "entry.account_id")
        .select(["account.name", sql<number>`sum(entry.credit_fen - entry.debit_fen)`.as("total")])
        .where("voucher.ledger_id", "=", ledgerId)
        .where(sql<boolean>`voucher.month between ${`${String(of.year)}-01`} and ${`${String(of.year)}-12`}`)
        .where("voucher.kind", "<>", "closing")
        .where("voucher.state", "<>", "draft")
        .where(sql<boolean>`voucher.id <> ${of.without ?? ""}`)
        .where(sql<boolean>`account.code glob '311*'`)
        .where(sql<boolean>`${touches("32201*")}`)
        .groupBy("account.id")
        .orderBy("account.code"),
    )
    .map((row) => ({ name: row.name, amountFen: fen(row.total) }));

/**
 * Sums of the vouchers of a year, drafts too, that book an appropriation (debit 各项分配) or cover a loss from the reserve
 * (debit 311, credit 未分配收益), or correct earlier years there; closing vouchers left out. A credit counts by the account it stands on. `without` leaves the
 * voucher out that is being judged, `isStanding` the drafts.
 */
export const readAppropriated = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly year: number; readonly without?: VoucherId | null; readonly isStanding?: boolean },
): AppropriatedSums => {
  const { year, without = null, isStanding = false } = of;
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select([
        sql<"reserve" | "members" | "other" | "own" | "covered" | "corrected">`case
          when account.code glob '311*' then 'reserve' when account.code glob '113*' then 'members'
          when account.code glob '32202*' and ${touches("311*")} then 'covered'
          when account.code glob '32202*' then 'corrected' when account.code glob '322*' then 'own' else 'other' end`.as(
          "part",
        ),
        sql<number>`sum(entry.credit_fen - entry.debit_fen)`.as("total"),
        sql<0 | 1>`${touches("32201*")}`.as("is_appropriation"),
      ])
      .where("voucher.ledger_id", "=", ledgerId)
      .where(sql<boolean>`voucher.month between ${`${String(year)}-01`} and ${`${String(year)}-12`}`)
      .where("voucher.kind", "<>", "closing")
      .where(sql<boolean>`voucher.id <> ${without ?? ""}`)
      .where(sql<boolean>`(${isStanding ? 0 : 1} or voucher.state <> 'draft')`)
      .where(sql<boolean>`${touches("322*")}`)
      .groupBy(["part", "is_appropriation"])
      .orderBy("part"),
  );
  const sumOf = (part: string, isAppropriation: 0 | 1): Fen =>
    fen(rows.find((row) => row.part === part && row.is_appropriation === isAppropriation)?.total ?? 0);
  return {
    reserveFen: sumOf("reserve", 1),
    membersFen: sumOf("members", 1),
    otherFen: sumOf("other", 1),
    coveredFen: sumOf("covered", 0),
    correctedFen: sumOf("corrected", 0),
  };
};
