import { sql } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { appropriatedBy, type Appropriated } from "#domain/funds/appropriation.ts";
import { sqlFor, type Reading } from "./query.ts";

export type OfYear = {
  readonly year: number;
  /** The voucher that is being judged, left out. */
  readonly without?: VoucherId | null;
  /** Reviewed and posted vouchers only, or posted ones only; drafts too when left out. */
  readonly only?: "standing" | "posted";
};

/** The vouchers of a year that touch 收益分配, closing ones left out, each with its lines. */
const readDistributing = (reading: Reading, ledgerId: LedgerId, { year, without = null, only }: OfYear) => {
  const states =
    only === undefined ? ["draft", "reviewed", "posted"] : only === "posted" ? ["posted"] : ["reviewed", "posted"];
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select(["voucher.id", "account.id as account_id", "account.code", "account.name"])
      .select(["entry.debit_fen as debitFen", "entry.credit_fen as creditFen"])
      .where("voucher.ledger_id", "=", ledgerId)
      .where(sql<boolean>`voucher.month between ${`${String(year)}-01`} and ${`${String(year)}-12`}`)
      .where("voucher.kind", "<>", "closing")
      .where(sql<boolean>`voucher.id <> ${without ?? ""}`)
      .where(sql<boolean>`voucher.state in (select value from json_each(${JSON.stringify(states)}))`)
      .where(
        sql<boolean>`voucher.id in (select e2.voucher_id from entry e2 join account a2 on a2.id = e2.account_id
          where a2.ledger_id = ${ledgerId} and a2.code glob '322*')`,
      )
      .orderBy("account.code")
      .orderBy("voucher.id")
      .orderBy("entry.line"),
  );
  return [...Map.groupBy(rows, (row) => row.id).values()];
};

/** What reviewed and posted vouchers of a year appropriated to each account below 311, by its name. */
export const readReserved = (
  reading: Reading,
  ledgerId: LedgerId,
  of: Pick<OfYear, "year" | "without">,
): readonly { readonly name: string; readonly amountFen: Fen }[] =>
  readDistributing(reading, ledgerId, { ...of, only: "standing" })
    .filter((lines) => (appropriatedBy(lines)?.reserveFen ?? 0) !== 0)
    .flatMap((lines) => lines.filter(({ code }) => code.startsWith("311")))
    .map(({ name, debitFen, creditFen }) => ({ name, amountFen: fen(creditFen - debitFen) }));

/** What the vouchers of a year took out of its income and put into it. */
export const readAppropriated = (reading: Reading, ledgerId: LedgerId, of: OfYear): Appropriated => {
  const each = readDistributing(reading, ledgerId, of).flatMap((lines) => appropriatedBy(lines) ?? []);
  const sumOf = (key: keyof Appropriated): Fen => fen(each.reduce((total, own) => total + own[key], 0));
  return {
    reserveFen: sumOf("reserveFen"),
    membersFen: sumOf("membersFen"),
    otherFen: sumOf("otherFen"),
    coveredFen: sumOf("coveredFen"),
    correctedFen: sumOf("correctedFen"),
  };
};
