import type { QuarterFacts } from "#domain/audit/facts.ts";
import type { AuditProject } from "#domain/audit/register-facts.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { auditLease } from "./quarter-facts.ts";
import { wholeProject } from "#test/domain/funds/project-facts.ts";

const yuan = (amount: number) => fen(Math.round(amount * 100));

const project = (changes: Partial<AuditProject> = {}): AuditProject => ({
  ...wholeProject(),
  id: "p1",
  paidFen: yuan(98_000),
  lastPaidOn: localDate("2026-09-12"),
  lastVoucherId: null,
  ...changes,
});
const building = { acceptedOn: null, settledOn: null, settlementFen: null, auditedOn: null, auditedFen: null };
const won = (id: string, on: string): AuditProject => project({ id, contractOn: localDate(on) });

type Planted = readonly [string, string, Partial<QuarterFacts>, readonly (readonly [string, "red" | "amber"])[]];

/** What is planted for the tests over registers. */
export const plantedRegisters: readonly Planted[] = [
  [
    "E30",
    "works paid without a contract",
    { projects: [project({ contractFen: null, contractOn: null, contractNumber: "" })] },
    [["project-no-contract", "amber"]],
  ],
  [
    "E30",
    "a contract changed by more than a tenth",
    {
      projects: [
        project({
          variations: [{ onDate: localDate("2026-05-01"), amountFen: yuan(10_001), reason: "加宽", approval: "纪要" }],
        }),
      ],
    },
    [["project-varied", "amber"]],
  ],
  [
    "E30",
    "four acceptors where five are asked for",
    { projects: [project({ acceptors: wholeProject().acceptors.slice(1) })] },
    [["project-acceptors", "amber"]],
  ],
  [
    "E30",
    "paid ahead of the work",
    { projects: [project({ ...building, paidFen: yuan(82_401) })] },
    [["project-ahead-of-work", "amber"]],
  ],
  [
    "E30",
    "one builder with three contracts in twelve months",
    { projects: [won("p1", "2025-10-01"), won("p2", "2026-03-01"), won("p3", "2026-07-01")] },
    [["project-same-winner", "amber"]],
  ],
  [
    "E31",
    "a rent below the contract before",
    { leases: [auditLease({ previousYearFen: yuan(10_000.01) })] },
    [["rent-below-last", "amber"]],
  ],
  [
    "E31",
    "a rent below the floor",
    { leases: [auditLease({ floorFen: yuan(10_000.01) })] },
    [["rent-below-floor", "amber"]],
  ],
  [
    "E31",
    "a shop let for more than twenty years",
    { leases: [auditLease({ sort: "shop", termMonths: 241 })] },
    [["lease-too-long", "amber"]],
  ],
  [
    "E31",
    "land let for more than thirty years",
    { leases: [auditLease({ sort: "land", termMonths: 361 })] },
    [["lease-too-long", "amber"]],
  ],
  [
    "E31",
    "rent received after the contract ended",
    {
      leases: [
        auditLease({
          lateReceipt: { voucherId: idOf<VoucherId>("v1"), onDate: localDate("2026-08-05"), amountFen: yuan(800) },
        }),
      ],
    },
    [["lease-expired-still-received", "amber"]],
  ],
];

export const innocentRegisters: readonly (readonly [string, Partial<QuarterFacts>])[] = [
  ["a shop let for exactly twenty years", { leases: [auditLease({ sort: "shop", termMonths: 240 })] }],
  ["a first contract without a floor", { leases: [auditLease({ previousYearFen: null, floorFen: null })] }],
  ["works paid as far as they have come", { projects: [project({ ...building, paidFen: yuan(82_400) })] }],
  [
    "works too small for a contract",
    {
      projects: [
        project({
          ...building,
          estimateFen: yuan(9_999),
          contractFen: null,
          contractOn: null,
          variations: [],
          paidFen: yuan(1),
        }),
      ],
    },
  ],
  [
    "three contracts over more than a year",
    { projects: [won("p1", "2025-09-30"), won("p2", "2026-03-01"), won("p3", "2026-07-01")] },
  ],
  [
    "three contracts told of in an earlier quarter",
    { projects: [won("p1", "2025-12-01"), won("p2", "2026-03-01"), won("p3", "2026-06-30")] },
  ],
];
