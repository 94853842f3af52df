import type { ProjectControl, ProjectFacts } from "#domain/funds/project-control.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const yuan = (amount: number) => fen(amount * 100);

/** A whole file: bid on site at 100 000 yuan, built, accepted by five, settled and audited at 102 000. */
export const wholeProject = (changes: Partial<ProjectFacts> = {}): ProjectFacts => ({
  name: "村道硬化",
  resolutionNumber: "〔2026〕3号",
  estimateFen: yuan(120_000),
  mode: "site-bid",
  bidders: ["建安公司", "路桥队", "恒通公司"].map((name, index) => ({ name, bidFen: yuan(100_000 + index * 5_000) })),
  winner: "建安公司",
  contractNumber: "HT-1",
  contractOn: localDate("2026-03-01"),
  contractFen: yuan(100_000),
  startOn: localDate("2026-03-10"),
  finishOn: localDate("2026-08-31"),
  variations: [
    { onDate: localDate("2026-05-01"), amountFen: yuan(3_000), reason: "加宽弯道", approval: "两委会纪要5号" },
  ],
  progress: [
    { onDate: localDate("2026-04-30"), percent: 40 },
    { onDate: localDate("2026-06-30"), percent: 80 },
  ],
  acceptedOn: localDate("2026-08-20"),
  acceptors: ["甲", "乙", "丙", "丁", "戊"].map((name) => ({ name, role: "村民代表" })),
  settledOn: localDate("2026-09-01"),
  settlementFen: yuan(103_000),
  auditedOn: localDate("2026-09-10"),
  auditedFen: yuan(102_000),
  auditor: "正诚会计师事务所",
  retentionFen: yuan(3_060),
  retentionDueOn: localDate("2027-08-20"),
  isPostedPublicly: true,
  ...changes,
});

/** A township's rule with every part asked for. */
export const fullControl = (changes: Partial<ProjectControl> = {}): ProjectControl => ({
  isExclusive: false,
  fileFromFen: yuan(0),
  resolutionFromFen: yuan(10_000),
  quotesFromFen: yuan(10_000),
  siteBidFromFen: yuan(50_000),
  tenderFromFen: yuan(200_000),
  contractFromFen: yuan(10_000),
  acceptanceFromFen: yuan(20_000),
  auditFromFen: yuan(80_000),
  acceptors: 5,
  variationShare: 1_000,
  beforeAcceptanceShare: 7_000,
  beforeAuditShare: 8_000,
  retentionShare: 300,
  followsProgress: true,
  ...changes,
});
