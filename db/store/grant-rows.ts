import { sql } from "kysely";
import * as z from "zod";
import { quarterFromText, type Instant, type LocalDate, type Month, type Quarter } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AllocationId,
  type BankLineId,
  type CategoryId,
  type GrantId,
  type GrantTieId,
  type ItemId,
  type LedgerId,
  type PersonId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { GrantTerms, Instalment } from "#domain/funds/grant.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One version of a grant's terms, in force from a month on. */
export type GrantVersion = GrantTerms & {
  readonly version: number;
  readonly fromMonth: Month;
  readonly reason: string;
  readonly savedBy: PersonId;
  readonly savedByName: string;
  readonly savedAt: Instant;
  /** The month from which what it allows counts; null while it widens the fund and waits for a second person. */
  readonly allowsFrom: Month | null;
  /** Who confirmed that the fund is widened; null where nothing is widened, or nobody has yet. */
  readonly confirmedByName: string | null;
};

/** A grant with its versions, oldest first; `itemId` is the fund its vouchers name. */
export type GrantRow = {
  readonly id: GrantId;
  readonly ledgerId: LedgerId;
  readonly itemId: ItemId;
  readonly itemName: string;
  readonly allocationId: AllocationId | null;
  readonly versions: readonly GrantVersion[];
};

const categoriesText = z.array(z.string().transform((id) => idOf<CategoryId>(id)));
const quarterText = z.string().transform((text): Quarter => {
  const quarter = quarterFromText(text);
  assert(quarter !== undefined, `quarter ${text}`);
  return quarter;
});
const expectedText = z.array(z.object({ quarter: quarterText, amountFen: z.int().transform((value) => fen(value)) }));

/** The instalments a column keeps. */
const instalmentsFrom = (text: string): readonly Instalment[] => expectedText.parse(JSON.parse(text));
export const categoryIdsFrom = (text: string): readonly CategoryId[] => categoriesText.parse(JSON.parse(text));

const dayOf = (grant: GrantRow): string => grant.versions.at(-1)?.grantedOn ?? "";

/** Every grant of a ledger, or of all ledgers, in the order of documents' days. */
export const readGrants = (reading: Reading, ledgerId: LedgerId | null): readonly GrantRow[] =>
  reading.kept(
    `grants of ${ledgerId ?? "all"}`,
    ["public_grant", "grant_version", "grant_widening", "item", "person"],
    () => {
      const query = sqlFor
        .selectFrom("public_grant")
        .innerJoin("grant_version", "grant_version.grant_id", "public_grant.id")
        .innerJoin("item", "item.id", "public_grant.item_id")
        .innerJoin("person", "person.id", "grant_version.saved_by")
        .leftJoin("grant_widening as widening", (join) =>
          join
            .onRef("widening.grant_id", "=", "grant_version.grant_id")
            .onRef("widening.version", "=", "grant_version.version"),
        )
        .leftJoin("person as confirmer", "confirmer.id", "widening.confirmed_by")
        .selectAll("grant_version")
        .select(["widening.version as widening", "widening.from_month as allows_from"])
        .select("confirmer.name as confirmer_name")
        .select(["public_grant.ledger_id", "public_grant.item_id", "public_grant.allocation_id"])
        .select(["item.name as item_name", "person.name as saved_by_name"])
        .orderBy("public_grant.ledger_id")
        .orderBy("public_grant.id")
        .orderBy("grant_version.version");
      const rows = reading.all(ledgerId === null ? query : query.where("public_grant.ledger_id", "=", ledgerId));
      const grants = [...Map.groupBy(rows, (row) => row.grant_id).values()].flatMap((own): GrantRow[] => {
        const [first] = own;
        if (first === undefined) return [];
        const versions = own.map((row) => ({
          version: row.version,
          fromMonth: row.from_month,
          document: row.document,
          department: row.department,
          title: row.title,
          grantedOn: row.granted_on,
          expiresOn: row.expires_on,
          amountFen: row.amount_fen,
          categoryIds: categoryIdsFrom(row.category_ids),
          expected: instalmentsFrom(row.expected),
          reason: row.reason,
          savedBy: row.saved_by,
          allowsFrom: row.widening === null ? row.from_month : row.allows_from,
          confirmedByName: row.confirmer_name,
          savedByName: row.saved_by_name,
          savedAt: row.saved_at,
        }));
        const { grant_id: id, ledger_id, item_id: itemId, item_name: itemName, allocation_id: allocationId } = first;
        return [{ id, ledgerId: ledger_id, itemId, itemName, allocationId, versions }];
      });
      return grants.toSorted((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? -1 : 1));
    },
  );

/** The version that counts in a month; `undefined` before the grant's first. */
export const grantVersionIn = (grant: Pick<GrantRow, "versions">, month: Month): GrantVersion | undefined =>
  grant.versions.findLast((version) => version.fromMonth <= month);

/** The version whose uses and last day count in a month: the first ones before it, and none that waits for a second person. */
export const allowingVersionIn = (grant: Pick<GrantRow, "versions">, month: Month): GrantVersion | undefined => {
  const counting = grant.versions.filter(({ allowsFrom }) => allowsFrom !== null);
  return counting.findLast(({ allowsFrom }) => allowsFrom !== null && allowsFrom <= month) ?? counting[0];
};

/** The newest version where it waits for a second person. */
export const waitingVersionOf = (grant: Pick<GrantRow, "versions">): GrantVersion | undefined => {
  const last = grant.versions.at(-1);
  return last?.allowsFrom === null ? last : undefined;
};

export const addGrant = (
  writing: Writing,
  grant: Pick<GrantRow, "id" | "ledgerId" | "itemId" | "allocationId">,
  by: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("public_grant").values({
      id: grant.id,
      ledger_id: grant.ledgerId,
      item_id: grant.itemId,
      allocation_id: grant.allocationId,
      recorded_by: by.by,
      recorded_at: by.at,
    }),
  );
};

export const addGrantVersion = (
  writing: Writing,
  grantId: GrantId,
  version: GrantTerms & Pick<GrantVersion, "version" | "fromMonth" | "reason" | "savedAt"> & { readonly by: PersonId },
): void => {
  writing.run(
    sqlFor.insertInto("grant_version").values({
      grant_id: grantId,
      version: version.version,
      from_month: version.fromMonth,
      document: version.document,
      department: version.department,
      title: version.title,
      granted_on: version.grantedOn,
      expires_on: version.expiresOn,
      amount_fen: version.amountFen,
      category_ids: JSON.stringify(version.categoryIds),
      expected: JSON.stringify(version.expected),
      reason: version.reason,
      saved_by: version.by,
      saved_at: version.savedAt,
    }),
  );
};

/** Says that a version widens its fund, and so waits. */
export const addGrantWidening = (writing: Writing, grantId: GrantId, version: number): void => {
  writing.run(
    sqlFor
      .insertInto("grant_widening")
      .values({ grant_id: grantId, version, confirmed_by: null, confirmed_at: null, from_month: null }),
  );
};

export const confirmGrantWidening = (
  writing: Writing,
  of: { readonly grantId: GrantId; readonly version: number },
  step: { readonly by: PersonId; readonly at: Instant; readonly fromMonth: Month },
): void => {
  writing.run(
    sqlFor
      .updateTable("grant_widening")
      .set({ confirmed_by: step.by, confirmed_at: step.at, from_month: step.fromMonth })
      .where("grant_id", "=", of.grantId)
      .where("version", "=", of.version),
  );
};

export type TieKind = "received" | "passed-on";
export type GrantTie = {
  readonly id: GrantTieId;
  readonly grantId: GrantId;
  readonly kind: TieKind;
  readonly bankLineId: BankLineId | null;
  readonly voucherId: VoucherId | null;
  readonly amountFen: Fen;
  readonly onDate: LocalDate;
  readonly countsFrom: Month;
  /** What the bank took back, or a red voucher cancelled, arrived no more. */
  readonly isUndone: boolean;
  /** What the bank wrote, or the number and summary of the voucher. */
  readonly text: string;
};

const tiedText = sql<string>`coalesce(
  (select trim(l.counterparty_name || ' ' || l.purpose || ' ' || l.summary) from bank_line l where l.id = grant_tie.bank_line_id),
  (select v.word || '-' || v.number || ' ' || (select summary from entry where voucher_id = v.id order by line limit 1)
    from voucher v where v.id = grant_tie.voucher_id), '')`;
const isUndone = sql<
  0 | 1
>`(exists (select 1 from bank_reversal where grant_tie.bank_line_id in (bank_line_id, reversal_id))
  or exists (select 1 from voucher red where red.corrects_id = grant_tie.voucher_id and red.kind = 'red' and red.state = 'posted'))`;

/** What is tied to the grants of a ledger, or of all, oldest first. */
export const readGrantTies = (reading: Reading, ledgerId: LedgerId | null): readonly GrantTie[] => {
  const query = sqlFor
    .selectFrom("grant_tie")
    .innerJoin("public_grant", "public_grant.id", "grant_tie.grant_id")
    .selectAll("grant_tie")
    .select([isUndone.as("is_undone"), tiedText.as("text")])
    .orderBy("grant_tie.on_date")
    .orderBy("grant_tie.id");
  return reading.all(ledgerId === null ? query : query.where("public_grant.ledger_id", "=", ledgerId)).map((row) => ({
    id: row.id,
    grantId: row.grant_id,
    kind: row.kind,
    bankLineId: row.bank_line_id,
    voucherId: row.voucher_id,
    amountFen: row.amount_fen,
    onDate: row.on_date,
    countsFrom: row.counts_from,
    isUndone: row.is_undone === 1,
    text: row.text,
  }));
};

/** One tie with the ledger it belongs to. */
export const readGrantTie = (reading: Reading, id: GrantTieId) =>
  reading.first(
    sqlFor
      .selectFrom("grant_tie")
      .innerJoin("public_grant", "public_grant.id", "grant_tie.grant_id")
      .selectAll("grant_tie")
      .select("public_grant.ledger_id")
      .where("grant_tie.id", "=", id)
      .orderBy("grant_tie.id"),
  );

export const addGrantTie = (
  writing: Writing,
  tie: Omit<GrantTie, "isUndone" | "text"> & { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("grant_tie").values({
      id: tie.id,
      grant_id: tie.grantId,
      kind: tie.kind,
      bank_line_id: tie.bankLineId,
      voucher_id: tie.voucherId,
      amount_fen: tie.amountFen,
      on_date: tie.onDate,
      counts_from: tie.countsFrom,
      tied_by: tie.by,
      tied_at: tie.at,
    }),
  );
};

export const dropGrantTie = (writing: Writing, id: GrantTieId): void => {
  writing.run(sqlFor.deleteFrom("grant_tie").where("id", "=", id));
};

/** True when money of this bank line is told to a grant: the line cannot go while it is. */
export const isGrantLine = (reading: Reading, lineId: BankLineId): boolean =>
  reading.first(
    sqlFor.selectFrom("grant_tie").select("id").where("bank_line_id", "=", lineId).orderBy("id").limit(1),
  ) !== undefined;
