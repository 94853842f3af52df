import { sql, type RawBuilder } from "kysely";
import type { ClaimChain } from "#domain/claims/claim.ts";
import { stepsInOrder, type ClaimAct, type ClaimWait } from "#domain/claims/machine.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ClaimId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { Flag } from "./column-types.ts";
import { claimNumber } from "./claim-rows.ts";
import { sqlFor, type Reading } from "./query.ts";
import { opinionRule } from "./resolution-rows.ts";

/** Whether a step of a claim's version at hand was done; a voucher counts only while it is there. */
const hasStep = (act: ClaimAct): RawBuilder<Flag> =>
  sql<Flag>`exists (select 1 from claim_step where claim_step.claim_id = claim.id
    and claim_step.version = claim.version and claim_step.act = ${act})`;

/**
 * What a claim waits for as the machine says it, for a query over `claim` and `claim_version`: the first step of the township's
 * order not done yet, `back` for what came back to the village, empty when it is over. A test compares it with the machine.
 */
export const waitColumn = (chain: ClaimChain): RawBuilder<ClaimWait | ""> => {
  const steps = stepsInOrder(chain, "transfer").filter((act) => act !== "pay" && act !== "voucher");
  const missing = sql.join(
    steps.map((act) => sql`when not ${hasStep(act)} then ${act}`),
    sql` `,
  );
  const pay = chain.paysFirst ? sql`when claim_version.form <> 'prepaid' and not ${hasStep("pay")} then 'pay'` : sql``;
  return sql<ClaimWait | "">`case when claim.state in ('withdrawn', 'vouchered') then ''
    when claim.state in ('returned', 'refused') then 'back' ${missing} ${pay} else 'voucher' end`;
};

const total = sql<Fen>`(select coalesce(sum(amount_fen), 0) from claim_line
  where claim_line.claim_id = claim.id and claim_line.version = claim.version)`;

const newest = () =>
  sqlFor
    .selectFrom("claim")
    .innerJoin("claim_version", (join) =>
      join.onRef("claim_version.claim_id", "=", "claim.id").onRef("claim_version.version", "=", "claim.version"),
    );

/** How many claims wait for what, by ledger, and what they come to: one line each for the work list. */
export const claimsWaiting = (
  reading: Reading,
  chain: ClaimChain,
): readonly {
  readonly ledgerId: LedgerId;
  readonly wait: ClaimWait;
  readonly count: number;
  readonly amountFen: Fen;
}[] => {
  const wait = waitColumn(chain);
  return reading.all(
    newest()
      .select(["claim.ledger_id as ledgerId", sql<ClaimWait>`${wait}`.as("wait")])
      .select([sql<number>`count(*)`.as("count"), sql<Fen>`sum(${total})`.as("amountFen")])
      .where("claim.state", "not in", ["withdrawn", "vouchered"])
      .groupBy(["claim.ledger_id", sql`2`])
      .orderBy("claim.ledger_id")
      .orderBy(sql`2`),
  );
};

/** True for an emergency whose vote was made up: a linked vote that takes effect, held no earlier than the claim. */
export const isRatifiedColumn = (reading: Reading): RawBuilder<Flag> => {
  const since = opinionRule(reading);
  return sql<Flag>`exists (select 1 from claim_resolution
    join resolution on resolution.id = claim_resolution.resolution_id
    where claim_resolution.claim_id = claim.id and resolution.computed = 'passed'
      and resolution.met_on >= (select made.on_date from claim_version made
        where made.claim_id = claim.id and made.version = claim.version)
      and (resolution.opinion in ('approved', 'filed') or (resolution.opinion is null
        and exists (select 1 from resolution_confirmation seen where seen.resolution_id = resolution.id
          and (${since} is null or seen.confirmed_at < ${since})))))`;
};

/** Approved emergencies of a ledger whose vote was to be made up by a day, with the voucher that books them. */
export const emergenciesDueBy = (
  reading: Reading,
  ledgerId: LedgerId,
  day: LocalDate,
): readonly {
  readonly id: ClaimId;
  readonly number: string;
  readonly purpose: string;
  readonly ratifyBy: LocalDate;
  readonly amountFen: Fen;
  readonly voucherId: VoucherId | null;
  readonly onDate: LocalDate;
}[] =>
  reading
    .all(
      newest()
        .select(["claim.id", "claim.year", "claim.no", "claim_version.purpose", "claim.voucher_id as voucherId"])
        .select(["claim_version.on_date as onDate"])
        .select([sql<LocalDate>`claim_version.ratify_by`.as("ratifyBy"), total.as("amountFen")])
        .where("claim.ledger_id", "=", ledgerId)
        .where("claim_version.ratify_by", "<=", day)
        .where("claim.state", "not in", ["withdrawn", "refused"])
        .where(sql<boolean>`${hasStep("approve")}`)
        .orderBy("claim_version.ratify_by")
        .orderBy("claim.id"),
    )
    .map(({ year, no, ...row }) => ({ ...row, number: claimNumber(year, no) }));

/** Emergencies the village approved whose vote was not made up yet, soonest due first. */
export const claimsToRatify = (
  reading: Reading,
): readonly {
  readonly id: ClaimId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly purpose: string;
  readonly ratifyBy: LocalDate;
  readonly amountFen: Fen;
}[] =>
  reading
    .all(
      newest()
        .select(["claim.id", "claim.ledger_id as ledgerId", "claim.year", "claim.no", "claim_version.purpose"])
        .select([sql<LocalDate>`claim_version.ratify_by`.as("ratifyBy"), total.as("amountFen")])
        .where("claim_version.ratify_by", "is not", null)
        .where("claim.state", "<>", "withdrawn")
        .where(sql<boolean>`${hasStep("approve")}`)
        .where(sql<boolean>`not ${isRatifiedColumn(reading)}`)
        .orderBy("claim_version.ratify_by")
        .orderBy("claim.id"),
    )
    .map(({ year, no, ...row }) => ({ ...row, number: claimNumber(year, no) }));
