import * as z from "zod";
import { dateFromText, type Instant, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { idOf, type AllocationId, type CategoryId, type LedgerId, type PersonId } from "#domain/core/ids.ts";
import type { AllocationSource, VillageShare } from "#domain/funds/township-allocation.ts";
import { categoryIdsFrom } from "./grant-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** 资金统筹: a quarter's money of several departments and how the township divides it. */
export type AllocationRow = {
  readonly id: AllocationId;
  readonly quarter: Quarter;
  readonly title: string;
  readonly document: string;
  readonly matchingFen: Fen;
  readonly sources: readonly AllocationSource[];
  readonly shares: readonly VillageShare[];
  readonly categoryIds: readonly CategoryId[];
  readonly note: string;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
  readonly decidedOn: LocalDate | null;
};

const amount = z.int().transform((value) => fen(value));
const sourcesText = z.array(
  z.object({
    department: z.string(),
    document: z.string(),
    amountFen: amount,
    receivedOn: z
      .string()
      .nullable()
      .transform((text) => (text === null ? null : (dateFromText(text) ?? null))),
  }),
);
const sharesText = z.array(
  z.object({ ledgerId: z.string().transform((id) => idOf<LedgerId>(id)), weight: z.int(), amountFen: amount }),
);

/** Every allocation of a quarter, or of all, oldest quarter first. */
export const readAllocations = (reading: Reading, quarter: Quarter | null): readonly AllocationRow[] => {
  const query = sqlFor
    .selectFrom("fund_allocation")
    .innerJoin("person as proposer", "proposer.id", "fund_allocation.proposed_by")
    .leftJoin("person as decider", "decider.id", "fund_allocation.decided_by")
    .selectAll("fund_allocation")
    .select(["proposer.name as proposed_by_name", "decider.name as decided_by_name"])
    .orderBy("fund_allocation.quarter", "desc")
    .orderBy("fund_allocation.id");
  return reading.all(quarter === null ? query : query.where("quarter", "=", quarter)).map((row) => ({
    id: row.id,
    quarter: row.quarter,
    title: row.title,
    document: row.document,
    matchingFen: row.matching_fen,
    sources: sourcesText.parse(JSON.parse(row.sources)),
    shares: sharesText.parse(JSON.parse(row.shares)),
    categoryIds: categoryIdsFrom(row.category_ids),
    note: row.note,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    decidedByName: row.decided_by_name,
    decidedOn: row.decided_on,
  }));
};

type Body = Pick<
  AllocationRow,
  "id" | "quarter" | "title" | "document" | "matchingFen" | "sources" | "shares" | "categoryIds" | "note"
>;

/** Keeps a proposal, in place of what it was. */
export const saveAllocation = (
  writing: Writing,
  body: Body,
  of: { readonly isNew: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  const row = {
    quarter: body.quarter,
    title: body.title,
    document: body.document,
    matching_fen: body.matchingFen,
    sources: JSON.stringify(body.sources),
    shares: JSON.stringify(body.shares),
    category_ids: JSON.stringify(body.categoryIds),
    note: body.note,
    proposed_by: of.by,
    proposed_at: of.at,
  };
  if (of.isNew)
    writing.run(
      sqlFor
        .insertInto("fund_allocation")
        .values({ id: body.id, ...row, decided_by: null, decided_at: null, decided_on: null }),
    );
  else writing.run(sqlFor.updateTable("fund_allocation").set(row).where("id", "=", body.id));
};

/** Fills in the day the money of one source came. */
export const noteArrival = (
  writing: Writing,
  { id, sources }: Pick<AllocationRow, "id" | "sources">,
  { source, receivedOn }: { readonly source: number; readonly receivedOn: LocalDate },
): void => {
  const filled = sources.map((each, index) => (index === source ? { ...each, receivedOn } : each));
  writing.run(
    sqlFor
      .updateTable("fund_allocation")
      .set({ sources: JSON.stringify(filled) })
      .where("id", "=", id),
  );
};

export const decideAllocation = (
  writing: Writing,
  id: AllocationId,
  decision: { readonly by: PersonId; readonly at: Instant; readonly on: LocalDate },
): void => {
  writing.run(
    sqlFor
      .updateTable("fund_allocation")
      .set({ decided_by: decision.by, decided_at: decision.at, decided_on: decision.on })
      .where("id", "=", id),
  );
};
