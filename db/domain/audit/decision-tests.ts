import { testVotes } from "#domain/caps/vote.ts";
import { severities, type Severity } from "#domain/checks/hit.ts";
import { daysBetween } from "#domain/core/dates.ts";
import type { AuditResolution, DecidedSpending, ExceptionTest, Found } from "./facts.ts";

const holds = (severity: Severity): boolean => severities.indexOf(severity) >= severities.indexOf("needs-resolution");

const overLimit: ExceptionTest = {
  id: "E14",
  severity: "red",
  basis: "经民主决策的限额与乡镇规则；已付款的支出照实入账并列为疑点",
  parameters: [],
  clearedBy: "ratifying-resolution",
  find: ({ hits }) =>
    hits
      .filter((hit) => holds(hit.severity))
      .map((hit) => ({
        subject: `hit:${hit.voucherId}:${hit.kind}:${hit.ruleId}`,
        onDate: hit.onDate,
        amountFen: hit.amountFen,
        voucherId: hit.voucherId,
        facts: {
          ...hit.facts,
          reason: "rule-still-open",
          voucher: hit.voucherName,
          rule: hit.kind,
          ruleVersion: hit.ruleVersion,
          basis: hit.basis,
        },
      })),
};

/** Money that moved, or a voucher dated, before the meeting: the earlier of the two days tells. */
const beforeVote = (spending: DecidedSpending): readonly Found[] => {
  const { metOn, voucherOn } = spending;
  const paidOn = spending.paidOn ?? voucherOn;
  const onDate = paidOn < voucherOn ? paidOn : voucherOn;
  if (onDate >= metOn) return [];
  const linked = paidOn < metOn ? "paid-before-resolution" : "booked-before-resolution";
  const facts = {
    reason: spending.how === "linked" ? linked : "cap-voted-after-spending",
    voucher: spending.voucherName,
    resolutionNumber: spending.resolutionNumber,
    metOn,
    daysEarly: daysBetween(onDate, metOn),
  };
  const subject = `before-vote:${spending.voucherId}:${spending.resolutionNumber}`;
  return [{ subject, onDate, amountFen: spending.amountFen, voucherId: spending.voucherId, facts }];
};

const spentBeforeVote: ExceptionTest = {
  id: "E15",
  severity: "amber",
  basis: "先议后支：支出应当在会议表决之后",
  parameters: [],
  clearedBy: "ratifying-resolution",
  find: ({ decided, unratified, lastDay }) => [
    ...unratified
      .filter(({ ratifyBy }) => ratifyBy < lastDay)
      .map(({ id, number, purpose, ratifyBy, amountFen, voucherId }) => ({
        subject: `unratified:${id}`,
        onDate: ratifyBy,
        amountFen,
        voucherId,
        facts: {
          reason: "ratification-overdue",
          claim: number,
          purpose,
          ratifyBy,
          daysLate: daysBetween(ratifyBy, lastDay),
        },
      })),
    ...decided.flatMap(beforeVote),
  ],
};

const weaknessOf = (resolution: AuditResolution): Found["facts"] | undefined => {
  const test = testVotes(resolution, resolution);
  const isRelied = resolution.declared === "passed" || resolution.useCount > 0;
  if (!isRelied) return undefined;
  if (!test.ok) return { reason: "votes-contradict", fault: test.error.reason };
  const { needsPresent, needsFor, hasQuorum, isPassed, basis } = test.value;
  if (!hasQuorum) return { reason: "no-quorum", needsPresent, needsFor, basis };
  if (!isPassed) return { reason: "too-few-votes", needsPresent, needsFor, basis };
  const { signedCount = null, present } = resolution;
  if (signedCount !== null && signedCount < present) return { reason: "signatures-missing", signed: signedCount };
  return resolution.opinion === "returned" && resolution.useCount > 0 ? { reason: "returned-by-township" } : undefined;
};

const weakVote: ExceptionTest = {
  id: "E16",
  severity: "red",
  basis: "村民委员会组织法、农村集体经济组织法的到会与表决比例",
  parameters: [],
  clearedBy: "new-vote",
  find: ({ resolutions }) =>
    resolutions.flatMap((resolution) => {
      const weakness = weaknessOf(resolution);
      const { number, metOn, entitled, present, votesFor, useCount, id } = resolution;
      const common = { resolutionNumber: number, entitled, present, votesFor, useCount };
      const of = { onDate: metOn, amountFen: null, voucherId: null };
      const weak = weakness === undefined ? [] : [{ ...of, subject: `vote:${id}`, facts: { ...common, ...weakness } }];
      const isRelied = resolution.declared === "passed" || useCount > 0;
      const composed = (isRelied ? (resolution.compositionFaults ?? []) : []).map(({ kind, has, needs, most }) => ({
        ...of,
        subject: `composition:${kind}:${id}`,
        facts: {
          ...common,
          reason: `composition-${kind}`,
          has,
          needs,
          ...(most === null ? {} : { mostMembers: most }),
        },
      }));
      const beyond = isRelied ? resolution.beyondDelegation : undefined;
      const delegated =
        beyond === undefined
          ? []
          : [
              {
                ...of,
                subject: `delegation:${id}`,
                facts: {
                  ...common,
                  reason: `delegation-${beyond.state}`,
                  delegatedBy: beyond.by,
                  delegatedUntil: beyond.untilOn,
                },
              },
            ];
      return [...weak, ...composed, ...delegated];
    }),
};

export const decisionTests: readonly ExceptionTest[] = [overLimit, spentBeforeVote, weakVote];
