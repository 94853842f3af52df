import { sql } from "kysely";
import {
  idOf,
  type BankAccountId,
  type ExceptionId,
  type LedgerId,
  type ResolutionId,
  type VillageId,
  type VoucherId,
} from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading } from "./query.ts";
import {
  addedKinds,
  isListed,
  lateFilesAmong,
  matchesAmong,
  once,
  type Sealed,
  type VoucherList,
} from "./seal-added.ts";
import { findingSeals } from "./seal-findings.ts";
import { heldCategoryRows, isDecided } from "./seal-holds.ts";
import { fundSeals } from "./seal-funds.ts";
import {
  ledgerRows,
  chartRows,
  rowsOfLedger,
  resolutionRows,
  capTermRows,
  decisionRows,
  periodRows,
} from "./seal-book-rows.ts";
import { claimSeals } from "./seal-claims.ts";
import { decisionRecordRows } from "./decision-record-rows.ts";
import { importSeals } from "./seal-imports.ts";
import { matchingSeals } from "./seal-matching.ts";
import { peopleSeals } from "./seal-people.ts";
import { handoversAmong, registerSeals } from "./seal-registers.ts";
import { publicitySeals } from "./seal-publicity.ts";
import { proofSeals } from "./seal-proof.ts";
import { packSeals } from "./seal-packs.ts";
import type { SealKey, SealKind } from "./seal-kinds.ts";
import { printSeals } from "./seal-print.ts";
import { systemSeals } from "./seal-systems.ts";
import { assetLedgers, assetRows, carrySeals, listRows } from "./seal-work-rows.ts";
import { sha256OfParts } from "./sha256.ts";

export { sealKinds, type SealKey, type SealKind } from "./seal-kinds.ts";

const posted = sqlFor.selectFrom("voucher").where("state", "=", "posted");
const chainHead = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  posted
    .select(["chain_no", "hash"])
    .where("ledger_id", "=", of.ledgerId)
    .where("chain_no", "is not", null)
    .orderBy("chain_no", "desc")
    .limit(1),
);

const table: Readonly<Record<SealKind, Sealed>> = {
  ...addedKinds,
  persons: {
    ids: once("person"),
    // How often somebody mistyped a password changes without a trace worth keeping.
    rows: () => [
      sqlFor
        .selectFrom("person")
        .select(["id", "login", "name", "password_hash", "must_change_password", "is_active", "added_at"])
        .orderBy("id"),
      sqlFor.selectFrom("person_role").selectAll().orderBy("person_id").orderBy("role"),
    ],
  },
  settings: { ids: once("setting"), rows: () => [sqlFor.selectFrom("setting").selectAll().orderBy("name")] },
  categories: {
    ids: once("category"),
    rows: () => [sqlFor.selectFrom("category").selectAll().orderBy("id")],
    added: () => [sqlFor.selectFrom("category_version").selectAll().orderBy("category_id").orderBy("version")],
  },
  rules: {
    ids: once("rule_version"),
    rows: () => [
      sqlFor
        .selectFrom("rule_version")
        .selectAll()
        .where("approved_at", "is not", null)
        .orderBy("rule_id")
        .orderBy("version"),
    ],
    added: () => [sqlFor.selectFrom("rule_file").selectAll().orderBy("id")],
  },
  village: {
    ids: sqlFor.selectFrom("village").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("village").selectAll().where("id", "=", idOf<VillageId>(id)).orderBy("id"),
      sqlFor
        .selectFrom("village_fact")
        .selectAll()
        .where("village_id", "=", idOf<VillageId>(id))
        .orderBy("kind")
        .orderBy("from_date"),
    ],
    added: (id) => [
      sqlFor
        .selectFrom("village_fact_change")
        .selectAll()
        .where("village_id", "=", idOf<VillageId>(id))
        .orderBy("kind")
        .orderBy("from_date")
        .orderBy("version"),
    ],
  },
  chart: {
    ids: sqlFor.selectFrom("ledger").select("id").orderBy("id"),
    rows: chartRows,
    added: (id) => [rowsOfLedger("quantity_account", id)],
  },
  ledger: {
    ids: sqlFor.selectFrom("ledger").select("id").where("is_started", "=", 1).orderBy("id"),
    rows: ledgerRows,
    added: (id) => [
      rowsOfLedger("opening_quantity", id),
      sqlFor
        .selectFrom("ledger")
        .select("word_scheme")
        .where("id", "=", idOf<LedgerId>(id))
        .where("word_scheme", "<>", "general")
        .orderBy("id"),
      sqlFor.selectFrom("opening_item").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("no"),
    ],
  },
  chain: {
    ids: posted.select("ledger_id as id").distinct().orderBy("id"),
    rows: (id) => [chainHead({ ledgerId: idOf<LedgerId>(id) })],
  },
  period: {
    ids: sqlFor
      .selectFrom("period")
      .select(sql<string>`ledger_id || ' ' || month`.as("id"))
      .orderBy("id"),
    rows: periodRows,
  },
  ...carrySeals,
  assets: { ids: assetLedgers, rows: assetRows },
  lists: {
    ids: sqlFor.selectFrom("distribution").select("ledger_id as id").distinct().orderBy("id"),
    rows: listRows,
  },
  resolution: {
    ids: sqlFor.selectFrom("resolution").select("id").orderBy("id"),
    rows: resolutionRows,
    added: (id) => [
      sqlFor
        .selectFrom("resolution_confirmation")
        .selectAll()
        .where("resolution_id", "=", idOf<ResolutionId>(id))
        .orderBy("resolution_id"),
      ...capTermRows(id),
      ...decisionRecordRows(idOf<ResolutionId>(id)),
    ],
  },
  ...importSeals,
  decisions: {
    ids: posted.select("id").where(isDecided).orderBy("id"),
    rows: decisionRows,
    isOfAddedAlone: true,
    added: (id) => [heldCategoryRows({ voucherId: idOf<VoucherId>(id) })],
  },
  finding: {
    ids: sqlFor.selectFrom("finding").select("id").where("answer", "is not", null).orderBy("id"),
    rows: (id) => [
      sqlFor
        .selectFrom("finding")
        .select(["ledger_id", "test", "subject", "answer", "answer_note", "answered_by", "answered_at"])
        .select(["deadline", "signed_by", "signed_at"])
        .where("id", "=", idOf<ExceptionId>(id))
        .orderBy("id"),
    ],
    added: (id) => [
      sqlFor
        .selectFrom("finding_work")
        .selectAll()
        .where("finding_id", "=", idOf<ExceptionId>(id))
        .orderBy("finding_id"),
      sqlFor
        .selectFrom("finding_weight")
        .selectAll()
        .where("finding_id", "=", idOf<ExceptionId>(id))
        .orderBy("finding_id"),
      sqlFor.selectFrom("finding_file").selectAll().where("finding_id", "=", idOf<ExceptionId>(id)).orderBy("id"),
    ],
  },
  ...findingSeals,
  ...fundSeals,
  ...registerSeals,
  ...systemSeals,
  ...claimSeals,
  ...matchingSeals,
  ...packSeals,
  ...peopleSeals,
  ...publicitySeals,
  ...proofSeals,
  ...printSeals,
};

/** True for a bank account whose sums and reversals are sealed from the first of them on. */
export const hasSealedTies = (reading: Reading, id: BankAccountId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("bank_tie_register")
      .select("first_at")
      .where("bank_account_id", "=", id)
      .orderBy("bank_account_id"),
  ) !== undefined;

const cardLedgersAmong = (of: VoucherList) =>
  posted
    .where(isListed(of))
    .select("ledger_id as id")
    .where(
      sql<boolean>`(exists (select 1 from asset where asset.voucher_id = voucher.id)
        or exists (select 1 from asset_event where asset_event.voucher_id = voucher.id))`,
    )
    .distinct();

/** In the order they stand in the line of the log. */
const sealedByPosting = [
  ["chain", (of: VoucherList) => posted.where(isListed(of)).select("ledger_id as id").distinct()],
  ["assets", cardLedgersAmong],
  ["handovers", handoversAmong],
  ["decisions", (of: VoucherList) => posted.where(isListed(of)).select("id").where(isDecided)],
  ["late-files", lateFilesAmong],
  ["matches", matchesAmong],
] as const;

const sealableAmong = preparedQuery((of: VoucherList) => {
  const parts = sealedByPosting.map(
    ([kind, among], rank) => sql`select ${sql.lit(rank)} as rank, ${sql.lit(kind)} as kind, id from (${among(of)})`,
  );
  return sqlFor
    .selectFrom(sql<SealKey & { rank: number }>`(${sql.join(parts, sql` union all `)})`.as("sealable"))
    .select(["sealable.kind", "sealable.id"])
    .orderBy("sealable.rank")
    .orderBy("sealable.id");
});

/**
 * What posting some vouchers has to seal: their ledgers' chains, the vouchers that rules or votes decided, their late files,
 * and the statements whose lines they book. Asked at once: every posting asks it.
 */
export const postedSealable = (reading: Reading, ids: readonly VoucherId[]): readonly SealKey[] =>
  reading.all(sealableAmong({ ids: JSON.stringify(ids) }));

/** Everything of a kind that must have a seal. */
export const sealable = (reading: Reading, kind: SealKind): readonly SealKey[] =>
  reading.all(table[kind].ids).map(({ id }) => ({ kind, id }));

/** In place of a hash: the thing was lawfully taken away, as an import that is undone. */
export const takenAway = "-";

type Rows = Iterable<unknown>;

/** Lists of rows as JSON, piece by piece, each behind a comma; `isEmptyTold` false leaves lists without rows out. */
const listsAsText = function* (lists: readonly Rows[], isEmptyTold: boolean): Generator<string> {
  for (const rows of lists) {
    let count = 0;
    for (const row of rows) {
      yield `${count === 0 ? ",[" : ","}${JSON.stringify(row)}`;
      count += 1;
    }
    if (count > 0) yield "]";
    else if (isEmptyTold) yield ",[]";
  }
};

const isEmpty = (lists: readonly Rows[]): boolean => lists.every((rows) => Array.isArray(rows) && rows.length === 0);

/**
 * What the seal of a thing must be now: the hash of its rows, or that it was taken away where nothing of it is left. Native
 * SHA-256, and the lines of a statement one by one: there may be a hundred thousand of them.
 */
export const sealNow = (reading: Reading, { kind, id }: SealKey): string => {
  const queries = table[kind].rows(id);
  const isLong = kind === "statement";
  const isGone = isLong && queries.every((query) => reading.first(query) === undefined);
  const lists = isGone ? [] : queries.map((query): Rows => (isLong ? reading.each(query) : reading.all(query)));
  const sealed: Sealed = table[kind];
  if (isEmpty(lists) && sealed.isOfAddedAlone !== true) return takenAway;
  const added = (sealed.added?.(id) ?? []).map((query): Rows => reading.all(query));
  if (isEmpty(lists) && isEmpty(added)) return takenAway;
  const text = function* (): Generator<string> {
    yield `[${JSON.stringify(kind)},${JSON.stringify(id)}`;
    yield* listsAsText(lists, true);
    yield* listsAsText(added, false);
    yield "]";
  };
  return sha256OfParts(text());
};

/** `kind id hash`: how a trail line names what it sealed, or what it took away. */
export const sealText = (reading: Reading, key: SealKey): string => `${key.kind} ${key.id} ${sealNow(reading, key)}`;
