import { localDate, type Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type ItemId, type LeaseId, type LedgerId, type PersonId, type ProjectId } from "#domain/core/ids.ts";
import { addItem } from "#store/item-rows.ts";
import { addLease, type LeaseRow } from "#store/lease-rows.ts";
import { addProject, type ProjectRow } from "#store/project-rows.ts";
import type { Writing } from "#store/query.ts";

type Planted = {
  readonly id: string;
  readonly ledgerId: LedgerId;
  readonly name: string;
  readonly contractFen: number;
  readonly percent: number;
  readonly at: Instant;
  readonly file?: Partial<ProjectRow>;
  readonly by?: string;
};

/** Puts a project with a contract, begun on 2026-03-01, and its item straight into the books. */
export const plantProject = (writing: Writing, given: Planted): void => {
  const itemId = idOf<ItemId>(given.id);
  addItem(writing, {
    id: itemId,
    ledgerId: given.ledgerId,
    kind: "project",
    code: given.id,
    name: given.name,
    bankAccount: "",
    note: "",
    isActive: true,
  });
  const row: ProjectRow = {
    id: idOf<ProjectId>(`file-${given.id}`),
    ledgerId: given.ledgerId,
    itemId,
    number: given.id,
    name: given.name,
    content: "",
    fundSource: "",
    resolutionId: null,
    estimateFen: fen(given.contractFen),
    mode: "direct",
    bidders: [],
    winner: "青禾建安公司",
    contractNumber: "HT-1",
    contractOn: localDate("2026-03-01"),
    contractFen: fen(given.contractFen),
    startOn: localDate("2026-03-01"),
    finishOn: null,
    variations: [],
    progress: [{ onDate: localDate("2026-03-31"), percent: given.percent }],
    acceptedOn: null,
    acceptors: [],
    settledOn: null,
    settlementFen: null,
    auditedOn: null,
    auditedFen: null,
    auditor: "",
    retentionFen: fen(0),
    retentionDueOn: null,
    isPostedPublicly: false,
    openingPaidFen: fen(0),
    note: "",
    ...given.file,
  };
  addProject(writing, row, { by: idOf<PersonId>(given.by ?? "chen"), at: given.at });
};

type PlantedLease = {
  readonly id: string;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly subject: string;
  readonly lesseeItemId: string;
  readonly toOn: string;
  readonly yearFen: number;
  readonly at: Instant;
  readonly terms?: Partial<LeaseRow>;
  readonly by?: string;
};

/** Puts a contract from 2026-02-01 on, paid yearly and at once, and its item straight into the books. */
export const plantLease = (writing: Writing, given: PlantedLease): void => {
  const itemId = idOf<ItemId>(given.id);
  addItem(writing, {
    id: itemId,
    ledgerId: given.ledgerId,
    kind: "contract",
    code: given.id,
    name: given.subject,
    bankAccount: "",
    note: "",
    isActive: true,
  });
  const row: LeaseRow = {
    id: idOf<LeaseId>(`lease-${given.id}`),
    ledgerId: given.ledgerId,
    itemId,
    number: given.number,
    sort: "pond",
    subject: given.subject,
    area: "",
    lesseeItemId: idOf<ItemId>(given.lesseeItemId),
    fromOn: localDate("2026-02-01"),
    toOn: localDate(given.toOn),
    periodMonths: 12,
    isDueAtStart: true,
    steps: [{ fromOn: localDate("2026-02-01"), yearFen: fen(given.yearFen) }],
    depositFen: fen(0),
    openingReceivedFen: fen(0),
    tenderMode: "negotiation",
    isPostedPublicly: false,
    resolutionId: null,
    endedOn: null,
    note: "",
    ...given.terms,
  };
  addLease(writing, row, { by: idOf<PersonId>(given.by ?? "chen"), at: given.at });
};
