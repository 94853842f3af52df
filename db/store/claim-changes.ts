import type { ClaimContent, ClaimDocument, ClaimSignature } from "#domain/claims/claim.ts";
import type { ClaimAct } from "#domain/claims/machine.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { ClaimId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import { claimNumber, nextClaimNo, type Claim } from "./claim-rows.ts";
import { sqlFor, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

type Saved = { readonly by: PersonId; readonly at: Instant };

const insertContent = (
  writing: Writing,
  { id, version }: { readonly id: ClaimId; readonly version: number },
  content: ClaimContent,
): void => {
  for (const [index, line] of content.lines.entries())
    writing.run(
      sqlFor.insertInto("claim_line").values({
        claim_id: id,
        version,
        no: index + 1,
        category_id: line.categoryId,
        summary: line.summary,
        amount_fen: line.amountFen,
        project_item_id: line.projectItemId ?? null,
      }),
    );
  for (const [index, document] of content.documents.entries())
    writing.run(
      sqlFor.insertInto("claim_document").values({
        claim_id: id,
        version,
        no: index + 1,
        kind: document.kind,
        number: document.number,
        on_date: document.onDate,
        amount_fen: document.amountFen,
        party: document.party,
        note: document.note,
        elements: JSON.stringify(document.elements),
        units: document.units ?? null,
        buyer: document.buyer ?? "",
      }),
    );
};

const versionColumns = (content: ClaimContent, saved: Saved) => ({
  on_date: content.onDate,
  form: content.form,
  purpose: content.purpose,
  handler: content.handler,
  witness: content.witness,
  clerk: content.clerk,
  payee: content.payee,
  payee_account: content.payeeAccount,
  note: content.note,
  emergency_reason: content.emergency?.reason ?? "",
  ratify_by: content.emergency?.ratifyBy ?? null,
  saved_by: saved.by,
  saved_at: saved.at,
});

/** Writes the content of a version that does not exist yet. */
export const insertVersion = (
  writing: Writing,
  version: { readonly id: ClaimId; readonly version: number; readonly content: ClaimContent },
  saved: Saved,
): void => {
  writing.run(
    sqlFor
      .insertInto("claim_version")
      .values({ claim_id: version.id, version: version.version, ...versionColumns(version.content, saved) }),
  );
  insertContent(writing, version, version.content);
};

export const insertClaim = (
  writing: Writing,
  claim: { readonly id: ClaimId; readonly ledgerId: LedgerId; readonly content: ClaimContent },
  saved: Saved,
): string => {
  const year = claim.content.onDate.slice(0, 4);
  const no = nextClaimNo(writing, claim.ledgerId, year);
  writing.run(
    sqlFor.insertInto("claim").values({
      id: claim.id,
      ledger_id: claim.ledgerId,
      year,
      no,
      version: 1,
      state: "draft",
      row_version: 1,
      lodged_on: null,
      paid_on: null,
      voucher_id: null,
    }),
  );
  insertVersion(writing, { id: claim.id, version: 1, content: claim.content }, saved);
  return claimNumber(year, no);
};

/** Replaces the content of a draft's version. Answers the new row version. */
export const replaceClaim = (
  writing: Writing,
  claim: Claim,
  { content, ...saved }: Saved & { readonly content: ClaimContent },
): number => {
  for (const table of ["claim_line", "claim_document"] as const)
    writing.run(sqlFor.deleteFrom(table).where("claim_id", "=", claim.id).where("version", "=", claim.version));
  writing.run(
    sqlFor
      .updateTable("claim_version")
      .set(versionColumns(content, saved))
      .where("claim_id", "=", claim.id)
      .where("version", "=", claim.version),
  );
  insertContent(writing, claim, content);
  return moveClaim(writing, claim, {});
};

/** Moves a claim on: what is not named stays. Answers the new row version. */
export const moveClaim = (
  writing: Writing,
  claim: Pick<Claim, "id" | "rowVersion">,
  to: Partial<Pick<Tables["claim"], "state" | "version" | "lodged_on" | "paid_on" | "voucher_id">>,
): number => {
  const rowVersion = claim.rowVersion + 1;
  writing.run(
    sqlFor
      .updateTable("claim")
      .set({ ...to, row_version: rowVersion })
      .where("id", "=", claim.id),
  );
  return rowVersion;
};

export const addStep = (
  writing: Writing,
  claim: Pick<Claim, "id" | "version">,
  step: { readonly act: ClaimAct; readonly note: string } & Saved,
): void => {
  const last = writing.first(
    sqlFor
      .selectFrom("claim_step")
      .select((each) => each.fn.max("no").as("no"))
      .where("claim_id", "=", claim.id)
      .orderBy("no"),
  );
  writing.run(
    sqlFor.insertInto("claim_step").values({
      claim_id: claim.id,
      no: (last?.no ?? 0) + 1,
      version: claim.version,
      act: step.act,
      note: step.note,
      done_by: step.by,
      done_at: step.at,
    }),
  );
};

/** Replaces the village's signatures on a version of a claim. */
export const saveSignatures = (
  writing: Writing,
  claim: Pick<Claim, "id" | "version">,
  signatures: readonly ClaimSignature[],
): void => {
  writing.run(
    sqlFor.deleteFrom("claim_signature").where("claim_id", "=", claim.id).where("version", "=", claim.version),
  );
  for (const { role, name, onDate } of signatures)
    writing.run(
      sqlFor
        .insertInto("claim_signature")
        .values({ claim_id: claim.id, version: claim.version, role, name, on_date: onDate }),
    );
};

/** Adds a paper to a version that has left its draft. */
export const addClaimPaper = (
  writing: Writing,
  { id, version }: Pick<Claim, "id" | "version">,
  paper: Pick<ClaimDocument, "kind" | "number" | "onDate" | "party" | "note"> & Saved,
): void => {
  const last = writing.first(
    sqlFor
      .selectFrom("claim_added_paper")
      .select((each) => each.fn.max("no").as("no"))
      .where("claim_id", "=", id)
      .where("version", "=", version)
      .orderBy("no"),
  );
  writing.run(
    sqlFor.insertInto("claim_added_paper").values({
      claim_id: id,
      version,
      no: (last?.no ?? 0) + 1,
      kind: paper.kind,
      number: paper.number,
      on_date: paper.onDate,
      party: paper.party,
      note: paper.note,
      added_by: paper.by,
      added_at: paper.at,
    }),
  );
};

export const linkClaimResolution = (
  writing: Writing,
  link: { readonly claimId: ClaimId; readonly resolutionId: ResolutionId } & Saved,
): void => {
  writing.run(
    sqlFor
      .insertInto("claim_resolution")
      .values({ claim_id: link.claimId, resolution_id: link.resolutionId, linked_by: link.by, linked_at: link.at })
      .onConflict((conflict) => conflict.columns(["claim_id", "resolution_id"]).doNothing()),
  );
};
