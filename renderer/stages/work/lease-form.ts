import type { InputOf, OutputOf } from "#contract/contract.ts";

export type Lease = OutputOf<"lease.list">["leases"][number];
export type LeaseInput = InputOf<"lease.save">["terms"];

/** An empty contract of a year from today. */
export const emptyLease = (today: string): LeaseInput => ({
  number: "",
  sort: "land",
  subject: "",
  area: "",
  lesseeItemId: "",
  fromOn: today,
  toOn: today,
  periodMonths: 12,
  isDueAtStart: true,
  steps: [{ fromOn: today, yearFen: 0 }],
  depositFen: 0,
  openingReceivedFen: 0,
  tenderMode: "public-tender",
  isPostedPublicly: false,
  resolutionId: null,
  endedOn: null,
  note: "",
});

/** The terms of a contract that stands, as a form shows them. */
export const leaseInputOf = (lease: Lease): LeaseInput => ({
  number: lease.number,
  sort: lease.sort,
  subject: lease.subject,
  area: lease.area,
  lesseeItemId: lease.lesseeItemId,
  fromOn: lease.fromOn,
  toOn: lease.toOn,
  periodMonths: lease.periodMonths,
  isDueAtStart: lease.isDueAtStart,
  steps: lease.steps,
  depositFen: lease.depositFen,
  openingReceivedFen: lease.openingReceivedFen,
  tenderMode: lease.tenderMode,
  isPostedPublicly: lease.isPostedPublicly,
  resolutionId: lease.resolutionId,
  endedOn: lease.endedOn,
  note: lease.note,
});
