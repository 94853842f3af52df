import { assetBooksOf } from "#domain/books/asset-books.ts";
import type { AuditProject } from "#domain/audit/register-facts.ts";
import type { ProjectLine } from "#domain/audit/quarter-registers.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import { fileOn, paidBy, progressOn, projectPrice } from "#domain/funds/project.ts";
import { projectChecklist, type ChecklistKey } from "#domain/funds/project-checklist.ts";
import {
  projectsRecordedBy,
  readProjectMoves,
  readProjects,
  readWorksBalances,
  type ProjectMoveRow,
  type ProjectRow,
} from "#store/project-rows.ts";
import type { Reading } from "#store/query.ts";
import { votesInForce } from "#store/resolution-rows.ts";
import { paidFor, projectControlOn } from "./projects.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

type Standing = { readonly project: ProjectRow; readonly moves: readonly ProjectMoveRow[] };

/** The projects a quarter knows: recorded by its end, contracted by then or paid by then; each as it stood on its last day. */
const projectsOf = (reading: Reading, material: QuarterMaterial): readonly Standing[] => {
  const { ledger, lastDay } = material;
  const projects = readProjects(reading, ledger.id);
  const recorded = projectsRecordedBy(reading, ledger.id, lastDay);
  const moves = readProjectMoves(
    reading,
    projects.map(({ itemId }) => itemId),
  ).filter((move) => move.state === "posted" && move.onDate <= lastDay);
  return projects.flatMap((each): Standing[] => {
    const own = moves.filter((move) => move.itemId === each.itemId);
    const project = fileOn(each, lastDay);
    const isKnown = recorded.has(each.id) || project.contractOn !== null || own.length > 0;
    return isKnown ? [{ project, moves: own }] : [];
  });
};

/** What E30 looks at. */
export const auditProjects = (reading: Reading, material: QuarterMaterial): readonly AuditProject[] =>
  projectsOf(reading, material).map(({ project, moves }) => {
    const last = moves.findLast((move) => paidBy(move) > 0);
    return {
      ...project,
      paidFen: paidFor(project, moves, material.lastDay),
      lastPaidOn: last?.onDate ?? null,
      lastVoucherId: last?.voucherId ?? null,
    };
  });

const checklistNames: Readonly<Record<ChecklistKey, string>> = {
  resolution: "立项决议",
  award: "发包方式",
  bidders: "报价单位",
  contract: "合同",
  variations: "变更批准",
  acceptance: "验收签字",
  settlement: "结算",
  audit: "审计",
  retention: "质保金",
  posting: "公示",
};

/** 18 工程项目台账, by number. */
export const projectLines = (reading: Reading, material: QuarterMaterial): readonly ProjectLine[] => {
  const { ledger, firstDay, lastDay } = material;
  const votes = votesInForce(reading, ledger.id);
  const works = readWorksBalances(reading, {
    ledgerId: ledger.id,
    works: assetBooksOf(ledger.system).works,
    on: lastDay,
  });
  const control = projectControlOn(reading, ledger.id, lastDay);
  return projectsOf(reading, material).map(({ project, moves }): ProjectLine => {
    const resolutionNumber = votes.get(project.resolutionId ?? "") ?? "";
    const { variedFen, priceFen } = projectPrice(project);
    const missing = projectChecklist({ ...project, resolutionNumber }, control).filter(
      ({ state }) => state === "missing",
    );
    return {
      number: project.number,
      name: project.name,
      fundSource: project.fundSource,
      estimateFen: project.estimateFen,
      resolutionNumber,
      mode: project.mode,
      winner: project.winner,
      contractFen: project.contractFen,
      variedFen,
      settlementFen: project.settlementFen,
      auditedFen: project.auditedFen,
      acceptorCount: project.acceptors.length,
      progressPercent: progressOn(project, lastDay),
      paidFen: paidFor(project, moves, lastDay),
      quarterPaidFen: fen(sumOf(moves, (move) => (move.onDate >= firstDay ? paidBy(move) : 0))),
      priceFen,
      retentionFen: project.retentionFen,
      worksFen: works.get(project.itemId) ?? zeroFen,
      missing: missing.map(({ key }) => checklistNames[key]).join("、"),
    };
  });
};
