import type { AuditLease } from "#domain/audit/register-facts.ts";
import type { LeaseLine } from "#domain/audit/quarter-registers.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import { postedDaysOf, termMonthsOf } from "#domain/funds/handover.ts";
import { leaseStanding, rentSchedule } from "#domain/funds/lease.ts";
import { readLeaseFiles } from "#store/handover-rows.ts";
import { readLeases, type LeaseStandingRow } from "#store/lease-rows.ts";
import type { Reading } from "#store/query.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

const leasesOf = (reading: Reading, { ledger, lastDay }: QuarterMaterial): readonly LeaseStandingRow[] =>
  readLeases(reading, ledger.id, lastDay).filter((lease) => lease.fromOn <= lastDay);

const rentOn = (lease: LeaseStandingRow, on: LocalDate): Fen =>
  (lease.steps.findLast((step) => step.fromOn <= on) ?? lease.steps[0])?.yearFen ?? zeroFen;

const sameThing = (subject: string): string => subject.normalize("NFKC").replaceAll(/\s/g, "");

/** The last rent of the newest contract on the same thing that began before. */
const rentBefore = (lease: LeaseStandingRow, all: readonly LeaseStandingRow[]): Fen | null => {
  const before = all
    .filter((each) => each.id !== lease.id && each.fromOn < lease.fromOn)
    .filter((each) => sameThing(each.subject) === sameThing(lease.subject))
    .toSorted((left, right) => (left.fromOn < right.fromOn ? -1 : 1))
    .at(-1);
  return before === undefined ? null : rentOn(before, lease.fromOn);
};

/** A posted voucher of the quarter that took in rent after the contract's end although none was in arrears. */
const lateReceiptOf = (lease: LeaseStandingRow, { firstDay, lastDay }: QuarterMaterial): AuditLease["lateReceipt"] => {
  const end = lease.endedOn ?? lease.toOn;
  if (end >= lastDay) return null;
  const late = lease.deeds.findLast(
    ({ isPosted, onDate, receivedFen }) =>
      isPosted && onDate > end && onDate >= firstDay && onDate <= lastDay && receivedFen > 0,
  );
  const standing = leaseStanding(rentSchedule(lease), lease.receivedFen, lastDay);
  // What was still owed at the end may come in late; only what goes beyond all rent of the contract is rent without one.
  if (late === undefined || standing.advanceFen === 0) return null;
  return { voucherId: late.voucherId, onDate: late.onDate, amountFen: late.receivedFen };
};

/** What E31 looks at. */
export const auditLeases = (reading: Reading, material: QuarterMaterial): readonly AuditLease[] => {
  const all = leasesOf(reading, material);
  const files = readLeaseFiles(reading, material.ledger.id);
  return all.map((lease) => ({
    id: lease.id,
    number: lease.number,
    subject: lease.subject,
    sort: lease.sort,
    fromOn: lease.fromOn,
    toOn: lease.endedOn ?? lease.toOn,
    termMonths: termMonthsOf(lease),
    yearFen: rentOn(lease, lease.fromOn),
    previousYearFen: files.get(lease.id)?.previousYearFen ?? rentBefore(lease, all),
    floorFen: files.get(lease.id)?.floorFen ?? null,
    lateReceipt: lateReceiptOf(lease, material),
  }));
};

/** 17 资产资源发包租赁台账, by contract number. */
export const leaseLines = (reading: Reading, material: QuarterMaterial): readonly LeaseLine[] => {
  const { lastDay } = material;
  const files = readLeaseFiles(reading, material.ledger.id);
  return leasesOf(reading, material).map((lease): LeaseLine => {
    const { dueFen } = leaseStanding(rentSchedule(lease), lease.receivedFen, lastDay);
    const file = files.get(lease.id);
    const days = file === undefined ? 0 : postedDaysOf(file);
    const hasEnded = lease.endedOn !== null && lease.endedOn <= lastDay;
    return {
      subject: lease.subject,
      sort: lease.sort,
      area: lease.area,
      lessee: lease.lesseeName,
      number: lease.number,
      fromOn: lease.fromOn,
      toOn: lease.toOn,
      yearFen: rentOn(lease, lastDay),
      dueFen,
      receivedFen: lease.receivedFen,
      tenderMode: lease.tenderMode,
      posted: days > 0 ? `${String(days)} 天` : lease.isPostedPublicly ? "已公示" : "未登记",
      state: hasEnded ? "ended" : lease.toOn < lastDay ? "expired" : "running",
    };
  });
};
