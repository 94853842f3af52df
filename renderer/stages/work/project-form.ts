import type { InputOf, OutputOf } from "#contract/contract.ts";

export type Project = OutputOf<"project.list">["projects"][number];
export type ProjectInput = InputOf<"project.save">["file"];

/** An empty file. */
export const emptyProject: ProjectInput = {
  number: "",
  name: "",
  content: "",
  fundSource: "",
  estimateFen: 0,
  resolutionId: null,
  mode: null,
  bidders: [],
  winner: "",
  contractNumber: "",
  contractOn: null,
  contractFen: null,
  startOn: null,
  finishOn: null,
  variations: [],
  progress: [],
  acceptedOn: null,
  acceptors: [],
  settledOn: null,
  settlementFen: null,
  auditedOn: null,
  auditedFen: null,
  auditor: "",
  retentionFen: 0,
  retentionDueOn: null,
  isPostedPublicly: false,
  openingPaidFen: 0,
  note: "",
};

/** A file that stands, as a form shows it. */
export const projectInputOf = (project: Project): ProjectInput => ({
  number: project.number,
  name: project.name,
  content: project.content,
  fundSource: project.fundSource,
  estimateFen: project.estimateFen,
  resolutionId: project.resolutionId,
  mode: project.mode,
  bidders: project.bidders,
  winner: project.winner,
  contractNumber: project.contractNumber,
  contractOn: project.contractOn,
  contractFen: project.contractFen,
  startOn: project.startOn,
  finishOn: project.finishOn,
  variations: project.variations,
  progress: project.progress,
  acceptedOn: project.acceptedOn,
  acceptors: project.acceptors,
  settledOn: project.settledOn,
  settlementFen: project.settlementFen,
  auditedOn: project.auditedOn,
  auditedFen: project.auditedFen,
  auditor: project.auditor,
  retentionFen: project.retentionFen,
  retentionDueOn: project.retentionDueOn,
  isPostedPublicly: project.isPostedPublicly,
  openingPaidFen: project.openingPaidFen,
  note: project.note,
});

/** Rows somebody began and left empty are not kept. */
export const withoutEmptyRows = (file: ProjectInput): ProjectInput => ({
  ...file,
  bidders: file.bidders.filter((bidder) => bidder.name.trim() !== ""),
  variations: file.variations.filter((variation) => variation.reason.trim() !== "" || variation.amountFen !== 0),
  acceptors: file.acceptors.filter((person) => person.name.trim() !== ""),
});
