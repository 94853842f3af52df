import { addDays, addMonths, firstDayOf, monthOf } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { isMoreThanShare } from "#domain/core/share.ts";
import { isVariedTooMuch, progressOn, projectPrice, projectSize } from "#domain/funds/project.ts";
import type { ExceptionTest, FindingFacts, Found, QuarterFacts } from "./facts.ts";
import type { AuditLease, AuditProject } from "./register-facts.ts";

type Row = { readonly reason: string; readonly amountFen: Found["amountFen"]; readonly facts: FindingFacts };

/** What is doubtful about one project by its file and its payments, each with the numbers it was judged by. */
const doubtsOf = (project: AuditProject, facts: QuarterFacts): readonly Row[] => {
  const { numbers } = facts.parameters.tests;
  const { agreedFen, variedFen, priceFen } = projectPrice(project);
  const sizeFen = projectSize(project);
  const percent = progressOn(project, facts.lastDay);
  const wholeFen = agreedFen ?? priceFen;
  const { paidFen, contractFen } = project;
  const rows: Row[] = [];
  if (contractFen === null && paidFen > 0 && sizeFen >= numbers.projectContractFromFen)
    rows.push({
      reason: "project-no-contract",
      amountFen: paidFen,
      facts: { sizeFen, fromFen: numbers.projectContractFromFen },
    });
  if (contractFen !== null && isVariedTooMuch(project, numbers.projectVariationPercent * 100))
    rows.push({
      reason: "project-varied",
      amountFen: variedFen,
      facts: { contractFen, variedFen, limitPercent: numbers.projectVariationPercent },
    });
  const isHeadcountAsked = project.acceptedOn !== null && sizeFen >= numbers.projectAcceptanceFromFen;
  if (isHeadcountAsked && project.acceptors.length < numbers.projectAcceptors)
    rows.push({
      reason: "project-acceptors",
      amountFen: priceFen,
      facts: { count: project.acceptors.length, least: numbers.projectAcceptors },
    });
  if (isMoreThanShare(paidFen, wholeFen, { numerator: percent, denominator: 100 }))
    rows.push({
      reason: "project-ahead-of-work",
      amountFen: paidFen,
      facts: { paidFen, priceFen: wholeFen, progressPercent: percent },
    });
  return rows;
};

/** One builder who won several contracts within the window, the last of them in the quarter. */
const sameWinner = (facts: QuarterFacts): readonly Found[] => {
  const { sameWinnerMonths, sameWinnerCount } = facts.parameters.tests.numbers;
  const after = addDays(firstDayOf(addMonths(monthOf(facts.lastDay), 1 - sameWinnerMonths)), -1);
  const won = facts.projects.flatMap((project) =>
    project.contractOn !== null && project.contractOn > after && project.contractOn <= facts.lastDay
      ? [{ ...project, contractOn: project.contractOn, winner: project.winner.replaceAll(/\s/g, "") }]
      : [],
  );
  return [...Map.groupBy(won, (project) => project.winner)].flatMap(([winner, own]): readonly Found[] => {
    const isNew = own.some((project) => project.contractOn >= facts.firstDay);
    if (winner === "" || own.length < sameWinnerCount || !isNew) return [];
    const totalFen = sumOf(own, (project) => project.contractFen ?? 0);
    return [
      {
        subject: `project-winner:${winner}:${facts.quarter}`,
        onDate: facts.lastDay,
        amountFen: totalFen,
        voucherId: null,
        facts: {
          reason: "project-same-winner",
          winner,
          count: own.length,
          months: sameWinnerMonths,
          projects: own.map((project) => project.name),
        },
      },
    ];
  });
};

const doubtfulWorks: ExceptionTest = {
  id: "E30",
  severity: "amber",
  basis: "村级工程有合同、按进度付款、多人验收，不拆分、不围标",
  parameters: [
    "projectContractFromFen",
    "projectVariationPercent",
    "projectAcceptanceFromFen",
    "projectAcceptors",
    "sameWinnerMonths",
    "sameWinnerCount",
  ],
  clearedBy: "project-file-completed",
  find: (facts) => [
    ...facts.projects.flatMap((project) =>
      doubtsOf(project, facts).map(({ reason, amountFen, facts: numbers }) => ({
        subject: `project:${project.id}:${reason}`,
        onDate: project.lastPaidOn,
        amountFen,
        voucherId: project.lastVoucherId,
        facts: { reason, project: project.name, ...numbers },
      })),
    ),
    ...sameWinner(facts),
  ],
};

/** What may be let no longer than a house: everything that is not land. */
const isLand = ({ sort }: AuditLease): boolean => ["land", "pond", "orchard", "forest"].includes(sort);

const leaseDoubts = (lease: AuditLease, facts: QuarterFacts): readonly Found[] => {
  const { longestLeaseYears, longestLandYears } = facts.parameters.tests.numbers;
  const limitYears = isLand(lease) ? longestLandYears : longestLeaseYears;
  const { yearFen, previousYearFen, floorFen, lateReceipt } = lease;
  const found = (reason: string, amountFen: Found["amountFen"], numbers: FindingFacts): Found => ({
    subject: `lease:${lease.id}:${reason}`,
    onDate: lease.fromOn,
    amountFen,
    voucherId: null,
    facts: { reason, contract: `${lease.number} ${lease.subject}`, ...numbers },
  });
  return [
    ...(previousYearFen !== null && yearFen < previousYearFen
      ? [found("rent-below-last", yearFen, { yearRentFen: yearFen, lastRentFen: previousYearFen })]
      : []),
    ...(floorFen !== null && yearFen < floorFen
      ? [found("rent-below-floor", yearFen, { yearRentFen: yearFen, floorFen })]
      : []),
    ...(lease.termMonths > limitYears * 12
      ? [found("lease-too-long", null, { termMonths: lease.termMonths, limitYears })]
      : []),
    ...(lateReceipt === null
      ? []
      : [
          {
            ...found("lease-expired-still-received", lateReceipt.amountFen, { endedOn: lease.toOn }),
            subject: `lease:${lease.id}:expired:${lateReceipt.voucherId}`,
            onDate: lateReceipt.onDate,
            voucherId: lateReceipt.voucherId,
          },
        ]),
  ];
};

const doubtfulRent: ExceptionTest = {
  id: "E31",
  severity: "amber",
  basis: "民法典第七百零五条：租赁期限不得超过二十年；集体资产发包不得低于评估价和表决的底价",
  parameters: ["longestLeaseYears", "longestLandYears"],
  clearedBy: "lease-put-right",
  find: (facts) => facts.leases.flatMap((lease) => leaseDoubts(lease, facts)),
};

export const registerTests: readonly ExceptionTest[] = [doubtfulWorks, doubtfulRent];
