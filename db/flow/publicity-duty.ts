import { postedDays, disclosureDueOn, type PublicityDuty } from "#domain/caps/publicity.ts";
import { isPlainParameters, rulesFor, type RuleVersion } from "#domain/checks/rule.ts";
import { addDays, addMonths, monthsOfQuarter, quarterOf, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { readPublications, type PublicationRow } from "#store/publication-rows.ts";
import { readPublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import type { OutputOf } from "#contract/contract.ts";

type Duty = OutputOf<"publication.list">["duties"][number];

/** The strictest of what the settings and the rules K31 in force on a day ask of a ledger. */
const dutyOf = (
  usual: PublicityDuty,
  rules: readonly RuleVersion[],
  of: { readonly ledger: LedgerRow; readonly on: LocalDate },
): PublicityDuty =>
  rulesFor(rules, of).reduce((duty, { parameters }): PublicityDuty => {
    if (parameters.kind !== "K31" || !isPlainParameters(parameters)) return duty;
    return {
      dueDays: Math.min(duty.dueDays, parameters.counts["dueDays"] ?? duty.dueDays),
      leastDays: Math.max(duty.leastDays, parameters.counts["leastDays"] ?? duty.leastDays),
    };
  }, usual);

const quarterBefore = (quarter: Quarter): Quarter => quarterOf(addMonths(monthsOfQuarter(quarter)[0], -1));

// So that a long neglected ledger is still listed at once.
const mostQuarters = 4;

const stateOf = (
  own: readonly PublicationRow[],
  of: { readonly on: LocalDate; readonly dueOn: LocalDate; readonly leastDays: number },
): Duty["state"] => {
  const postings = own.flatMap((row) => (row.fromOn === null ? [] : [{ fromOn: row.fromOn, toOn: row.toOn }]));
  if (postings.length === 0) return of.on > of.dueOn ? "overdue" : "waiting";
  const isLong = postings.some((posting) => posting.toOn === null || postedDays(posting, of.on) >= of.leastDays);
  if (!isLong) return "too-short";
  return postings.every(({ fromOn }) => fromOn > of.dueOn) ? "posted-late" : "posted";
};

/** What each started ledger has to make public: its last quarters, from the first it kept books in. */
export const dutiesOn = (reading: Reading, on: LocalDate, ledgerId: string | null): readonly Duty[] => {
  const settings = readPublicitySettings(reading);
  const rules = readApprovedRules(reading, on).filter((rule) => rule.parameters.kind === "K31");
  const publications = readPublications(reading, null).filter((row) => row.kind === "finance");
  const usual = {
    dueDays: testParametersFor(reading, quarterOf(on)).numbers.publicityDueDays,
    leastDays: settings.leastDays,
  };
  return readLedgers(reading)
    .filter((ledger) => ledger.isStarted && ledger.isActive && (ledgerId === null || ledger.id === ledgerId))
    .flatMap((ledger) => {
      const duty = dutyOf(usual, rules, { ledger, on });
      const closed = new Set(readPeriods(reading, ledger.id).map((period) => period.month));
      const duties: Duty[] = [];
      let quarter = quarterBefore(quarterOf(on));
      for (let count = 0; count < mostQuarters; count += 1) {
        const last = monthsOfQuarter(quarter)[2];
        if (last < ledger.startMonth) break;
        const dueOn = disclosureDueOn(quarter, duty.dueDays);
        const own = publications.filter((row) => row.ledgerId === ledger.id && row.quarter === quarter);
        const state = stateOf(own, { on, dueOn, leastDays: duty.leastDays });
        duties.push({
          ledgerId: ledger.id,
          ledgerName: ledger.name,
          quarter,
          dueOn,
          isClosed: closed.has(last),
          state,
        });
        quarter = quarterBefore(quarter);
      }
      return duties;
    });
};

/** How long a paper of a ledger has to hang that went up on a day. */
export const leastDaysFor = (reading: Reading, ledger: LedgerRow, on: LocalDate): number => {
  const rules = readApprovedRules(reading, on).filter((rule) => rule.parameters.kind === "K31");
  const { leastDays } = readPublicitySettings(reading);
  return dutyOf({ dueDays: 0, leastDays }, rules, { ledger, on }).leastDays;
};

/** The first day a question of a day is late with its answer is the day after this one. */
export const answerBy = (askedOn: LocalDate, answerDays: number): LocalDate => addDays(askedOn, answerDays);
