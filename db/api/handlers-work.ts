import { keepDistribution, listDistributions, showDistribution } from "#flow/distributions.ts";
import { previewGuide, saveGuide } from "#flow/guided.ts";
import { earnRent, leaseReminders, listLeases, receiveRent, saveLease, showLease } from "#flow/leases.ts";

export const workHandlers = {
  "lease.list": listLeases,
  "lease.show": showLease,
  "lease.save": saveLease,
  "lease.receive": receiveRent,
  "lease.earn": earnRent,
  "lease.reminders": leaseReminders,
  "distribution.list": listDistributions,
  "distribution.show": showDistribution,
  "distribution.save": keepDistribution,
  "guide.preview": previewGuide,
  "guide.save": saveGuide,
};
