import { sql } from "kysely";
import { writtenAs, type NumberedPaper } from "#domain/checks/duplicate-invoice.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId, ClaimId, ItemId, LedgerId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** What is being judged and so does not weigh on itself: a claim, or the voucher made from one. */
export type ClaimView = { readonly withoutClaim: ClaimId | null; readonly withoutVoucher: VoucherId | null };

// From the village's approval on a claim binds money; once its voucher is reviewed that voucher binds it instead, so that a
// claim and its voucher never count both.
const binds = sql<boolean>`claim.state in ('approved', 'supervised', 'lodged', 'reviewed', 'paid', 'vouchered')
  and exists (select 1 from claim_step where claim_step.claim_id = claim.id and claim_step.version = claim.version
    and claim_step.act = 'approve')
  and (claim.voucher_id is null or exists (select 1 from voucher where voucher.id = claim.voucher_id and voucher.state = 'draft'))`;

const isOther = (view: ClaimView) =>
  sql<boolean>`(claim.id <> ${view.withoutClaim ?? ""} and coalesce(claim.voucher_id, '') <> ${view.withoutVoucher ?? "-"})`;

const ofClaims = sqlFor
  .selectFrom("claim")
  .innerJoin("claim_version", (join) =>
    join.onRef("claim_version.claim_id", "=", "claim.id").onRef("claim_version.version", "=", "claim.version"),
  )
  .innerJoin("claim_line", (join) =>
    join.onRef("claim_line.claim_id", "=", "claim.id").onRef("claim_line.version", "=", "claim.version"),
  );

/** True once a ledger file holds any claim at all: most offices have none, and then nothing is looked up. */
const hasClaims = (reading: Reading): boolean =>
  reading.kept(
    "has claims",
    ["claim"],
    () => reading.first(sqlFor.selectFrom("claim").select("id").orderBy("id").limit(1)) !== undefined,
  );

/** True while a claim somebody has begun to sign waits for its next step: it could not be finished once claims are off. */
export const hasClaimsUnderWay = (reading: Reading): boolean =>
  reading.first(
    sqlFor
      .selectFrom("claim")
      .select("id")
      .where("state", "not in", ["draft", "vouchered", "withdrawn", "returned", "refused"])
      .orderBy("id")
      .limit(1),
  ) !== undefined;

/**
 * What approved claims not yet reviewed as vouchers bind of categories in a span of days, by category (fen): the claims' part of
 * 已占用, from the village's approval until the voucher takes over.
 */
export const boundByClaims = (
  reading: Reading,
  span: { readonly ledgerId: LedgerId; readonly from: LocalDate; readonly through: LocalDate },
  view: ClaimView,
): ReadonlyMap<CategoryId, Fen> => {
  if (!hasClaims(reading)) return new Map();
  const rows = reading.all(
    ofClaims
      .select(["claim_line.category_id as id", sql<number>`sum(claim_line.amount_fen)`.as("bound")])
      .where("claim.ledger_id", "=", span.ledgerId)
      .where("claim_version.on_date", ">=", span.from)
      .where("claim_version.on_date", "<=", span.through)
      .where(binds)
      .where(isOther(view))
      .groupBy("claim_line.category_id")
      .orderBy("claim_line.category_id"),
  );
  return new Map(rows.map((row) => [row.id, fen(row.bound)]));
};

/** The same for registered projects, by the project's item, whatever the day: a claim is to be paid in any case (fen). */
export const boundByProjects = (
  reading: Reading,
  itemIds: readonly ItemId[],
  view: ClaimView,
): ReadonlyMap<ItemId, Fen> => {
  if (itemIds.length === 0 || !hasClaims(reading)) return new Map();
  const rows = reading.all(
    ofClaims
      .select(["claim_line.project_item_id as id", sql<number>`sum(claim_line.amount_fen)`.as("bound")])
      .where("claim_line.project_item_id", "in", itemIds)
      .where(binds)
      .where(isOther(view))
      .groupBy("claim_line.project_item_id")
      .orderBy("claim_line.project_item_id"),
  );
  return new Map(rows.flatMap(({ id, bound }) => (id === null ? [] : [[id, fen(bound)] as const])));
};

/** What approved claims not yet reviewed as vouchers, which name a vote, bind of the categories it agreed to (fen). */
export const boundByVote = (
  reading: Reading,
  of: { readonly resolutionId: ResolutionId; readonly categoryIds: readonly CategoryId[] },
  view: ClaimView,
): Fen => {
  if (!hasClaims(reading)) return zeroFen;
  const row = reading.first(
    ofClaims
      .innerJoin("claim_resolution", "claim_resolution.claim_id", "claim.id")
      .select(sql<number>`coalesce(sum(claim_line.amount_fen), 0)`.as("bound"))
      .where("claim_resolution.resolution_id", "=", of.resolutionId)
      .where("claim_line.category_id", "in", of.categoryIds)
      .where(binds)
      .where(isOther(view))
      .orderBy("bound"),
  );
  return fen(row?.bound ?? 0);
};

/** Approved claims without a reviewed voucher that pay one of some payees, by category, oldest first. */
export const alikeClaims = (
  reading: Reading,
  like: {
    readonly ledgerId: LedgerId;
    readonly fromOn: LocalDate;
    readonly through: LocalDate;
    readonly payees: readonly string[];
  },
  view: ClaimView,
) =>
  like.payees.length === 0 || !hasClaims(reading)
    ? []
    : reading.all(
        ofClaims
          .innerJoin(sql<{ name: string }>`json_each(${JSON.stringify(like.payees)})`.as("wanted"), (join) =>
            join.onTrue(),
          )
          .select(["claim.id as voucherKey", "claim.year", "claim.no", "claim_version.on_date as onDate"])
          .select("claim_line.category_id as categoryId")
          .select(sql<string>`wanted.value`.as("payee"))
          .select(sql<Fen>`sum(claim_line.amount_fen)`.as("amountFen"))
          .where("claim.ledger_id", "=", like.ledgerId)
          .where("claim_version.on_date", ">=", like.fromOn)
          .where("claim_version.on_date", "<=", like.through)
          .where(
            sql<boolean>`(wanted.value = claim_version.payee or exists (select 1 from claim_document d
              where d.claim_id = claim.id and d.version = claim.version and d.party = wanted.value))`,
          )
          .where(binds)
          .where(isOther(view))
          .groupBy(["claim.id", "claim_line.category_id", sql`wanted.value`])
          .orderBy("claim_version.on_date")
          .orderBy("claim.id")
          .orderBy("claim_line.category_id")
          .orderBy("payee"),
      );

/** The same of claims that spend on one of some projects, by project and category. */
export const alikeProjectClaims = (
  reading: Reading,
  like: {
    readonly ledgerId: LedgerId;
    readonly fromOn: LocalDate;
    readonly through: LocalDate;
    readonly itemIds: readonly ItemId[];
  },
  view: ClaimView,
) =>
  like.itemIds.length === 0 || !hasClaims(reading)
    ? []
    : reading.all(
        ofClaims
          .innerJoin("item", "item.id", "claim_line.project_item_id")
          .select(["claim.id as voucherKey", "claim.year", "claim.no", "claim_version.on_date as onDate"])
          .select("claim_line.category_id as categoryId")
          .select(["item.id as itemId", "item.name"])
          .select(sql<Fen>`sum(claim_line.amount_fen)`.as("amountFen"))
          .where("claim.ledger_id", "=", like.ledgerId)
          .where("claim_version.on_date", ">=", like.fromOn)
          .where("claim_version.on_date", "<=", like.through)
          .where("item.id", "in", like.itemIds)
          .where(binds)
          .where(isOther(view))
          .groupBy(["claim.id", "claim_line.category_id", "item.id"])
          .orderBy("claim_version.on_date")
          .orderBy("claim.id")
          .orderBy("claim_line.category_id")
          .orderBy("item.id"),
      );

/** One claim in which an invoice number stands and that has no voucher of its own yet. */
export type ClaimInvoice = NumberedPaper & {
  readonly claimId: ClaimId;
  readonly claimYear: string;
  readonly claimNo: number;
  readonly claimedOn: LocalDate;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  /** Why the claim was refused (拒付), where it was and nobody put that very claim right. */
  readonly refusedReason: string | null;
};

const refused = sql<boolean>`(claim.state = 'refused' or claim.state = 'withdrawn'
  and exists (select 1 from claim_refusal where claim_refusal.claim_id = claim.id and claim_refusal.line_no is null))`;

const refusedReason = sql<string | null>`case when ${refused} then (select claim_refusal.reason from claim_refusal
  where claim_refusal.claim_id = claim.id order by claim_refusal.refused_at desc, claim_refusal.id desc limit 1) end`;

/**
 * The papers of this key on claims of the whole township that still stand, or whose papers were refused: those never come
 * back under another claim without a word. Claims with a voucher are found by it.
 */
export const claimsWithInvoice = (reading: Reading, key: string, view: ClaimView): readonly ClaimInvoice[] =>
  !hasClaims(reading)
    ? []
    : reading.all(
        sqlFor
          .selectFrom("claim_document")
          .innerJoin("claim", (join) =>
            join
              .onRef("claim.id", "=", "claim_document.claim_id")
              .onRef("claim.version", "=", "claim_document.version"),
          )
          .innerJoin("claim_version", (join) =>
            join.onRef("claim_version.claim_id", "=", "claim.id").onRef("claim_version.version", "=", "claim.version"),
          )
          .innerJoin("ledger", "ledger.id", "claim.ledger_id")
          .select(["claim_document.number", "claim.year as claimYear", "claim.no as claimNo"])
          .select(["claim_version.on_date as claimedOn", "claim.ledger_id as ledgerId", "ledger.name as ledgerName"])
          .select([
            "claim_document.party",
            "claim_document.on_date as onDate",
            "claim_document.amount_fen as amountFen",
          ])
          .select("claim.id as claimId")
          .select(refusedReason.as("refusedReason"))
          // Exactly the expression of the index claim_document_key.
          .where(sql<string>`upper(replace(replace(claim_document.number, ' ', ''), '-', ''))`, "in", writtenAs(key))
          .where("claim_document.number", "<>", sql.lit(""))
          .where("claim_document.kind", "in", ["invoice", "fiscal-receipt"])
          .where(sql<boolean>`(claim.state not in ('withdrawn', 'refused') or ${refused})`)
          .where("claim.voucher_id", "is", null)
          .where("claim.id", "<>", view.withoutClaim ?? sql<ClaimId>`''`)
          .orderBy("claim_version.on_date")
          .orderBy("claim.id")
          .orderBy("claim_document.no"),
      );
