import type { Compilable } from "kysely";
import { sql } from "kysely";
import * as z from "zod";
import { month } from "#domain/core/dates.ts";
import {
  idOf,
  type ExceptionId,
  type LedgerId,
  type ResolutionId,
  type StatementFileId,
  type VillageId,
  type VoucherId,
} from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import { addedKinds, lateFilesAmong, matchesAmong, once, type Sealed } from "./seal-added.ts";
import { sha256Of } from "./sha256.ts";

/**
 * What is sealed as a whole: whatever judges or proves money and stands outside the chain of vouchers, in the order it is
 * verified. `chain` is a ledger's newest link, so that the end of a chain cannot be cut off; `decisions` are what a posted
 * voucher was judged by.
 */
export const sealKinds = [
  "persons",
  "settings",
  "categories",
  "rules",
  "village",
  "chart",
  "ledger",
  "chain",
  "period",
  "resolution",
  "statement",
  "decisions",
  "finding",
  "late-files",
  "matches",
  "draft-rules",
  "mappings",
  "test-parameters",
  "backup",
] as const;
export type SealKind = (typeof sealKinds)[number];

/** One sealed thing; `id` is empty where the township has one of the kind, and `ledger month` for a period. */
export type SealKey = { readonly kind: SealKind; readonly id: string };

const ledgerRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  return [
    sqlFor
      .selectFrom("ledger")
      .select(["village_id", "entity", "start_month", "accounting_system"])
      .where("id", "=", ledgerId)
      .orderBy("id"),
    sqlFor
      .selectFrom("opening_balance")
      .select(["account_id", "item_id", "amount_fen"])
      .where("ledger_id", "=", ledgerId)
      .orderBy("account_id")
      .orderBy("item_id"),
  ];
};

const chartRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  return (["account", "bank_account", "item"] as const).map((table) =>
    sqlFor.selectFrom(table).selectAll().where("ledger_id", "=", ledgerId).orderBy("id"),
  );
};

const resolutionRows = (id: string): readonly Compilable[] => {
  const resolutionId = idOf<ResolutionId>(id);
  return [
    sqlFor.selectFrom("resolution").selectAll().where("id", "=", resolutionId).orderBy("id"),
    sqlFor
      .selectFrom("cap_version")
      .innerJoin("cap", "cap.id", "cap_version.cap_id")
      .selectAll("cap_version")
      .select(["cap.ledger_id", "cap.category_id", "cap.period"])
      .where("cap_version.resolution_id", "=", resolutionId)
      .orderBy("cap_version.cap_id")
      .orderBy("cap_version.version"),
  ];
};

const statementRows = (id: string): readonly Compilable[] => {
  const fileId = idOf<StatementFileId>(id);
  return [
    sqlFor.selectFrom("statement_file").selectAll().where("id", "=", fileId).orderBy("id"),
    sqlFor.selectFrom("bank_line").selectAll().where("statement_file_id", "=", fileId).orderBy("id"),
  ];
};

const decisionRows = (id: string): readonly Compilable[] => {
  const voucherId = idOf<VoucherId>(id);
  return [
    sqlFor.selectFrom("voucher_resolution").selectAll().where("voucher_id", "=", voucherId).orderBy("resolution_id"),
    sqlFor
      .selectFrom("hit")
      .selectAll()
      .where("voucher_id", "=", voucherId)
      .where("stage", "in", ["review", "posting"])
      .orderBy("stage")
      .orderBy("no"),
  ];
};

const periodRows = (id: string): readonly Compilable[] => {
  const [ledgerId = "", monthText = ""] = id.split(" ");
  const ofLedger = sqlFor.selectFrom("period").selectAll().where("ledger_id", "=", idOf<LedgerId>(ledgerId));
  return [ofLedger.where("month", "=", month(monthText)).orderBy("month")];
};

const isDecided = sql<boolean>`(exists (select 1 from voucher_resolution where voucher_id = voucher.id)
  or exists (select 1 from hit where voucher_id = voucher.id and stage in ('review', 'posting')))`;
const posted = sqlFor.selectFrom("voucher").where("state", "=", "posted");

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
  },
  chart: { ids: sqlFor.selectFrom("ledger").select("id").orderBy("id"), rows: chartRows },
  ledger: { ids: sqlFor.selectFrom("ledger").select("id").where("is_started", "=", 1).orderBy("id"), rows: ledgerRows },
  chain: {
    ids: posted.select("ledger_id as id").distinct().orderBy("id"),
    rows: (id) => [
      posted
        .select(["chain_no", "hash"])
        .where("ledger_id", "=", idOf<LedgerId>(id))
        .where("chain_no", "is not", null)
        .orderBy("chain_no", "desc")
        .limit(1),
    ],
  },
  period: {
    ids: sqlFor
      .selectFrom("period")
      .select(sql<string>`ledger_id || ' ' || month`.as("id"))
      .orderBy("id"),
    rows: periodRows,
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
    ],
  },
  statement: { ids: sqlFor.selectFrom("statement_file").select("id").orderBy("id"), rows: statementRows },
  decisions: {
    ids: posted.select("id").where(isDecided).orderBy("id"),
    rows: decisionRows,
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
      sqlFor.selectFrom("finding_file").selectAll().where("finding_id", "=", idOf<ExceptionId>(id)).orderBy("id"),
    ],
  },
};

/** What the rows of one thing come to now. Native SHA-256: a statement may have ten thousand lines. */
export const sealOf = (reading: Reading, { kind, id }: SealKey): string => {
  const rows = table[kind].rows(id).map((query) => reading.all(query));
  const added = (table[kind].added?.(id) ?? []).map((query) => reading.all(query)).filter((each) => each.length > 0);
  return sha256Of(JSON.stringify([kind, id, ...rows, ...added]));
};

/**
 * What posting some vouchers has to seal: their ledgers' chains, the vouchers that rules or votes decided, their late files,
 * and the statements whose lines they book.
 */
export const postedSealable = (reading: Reading, ids: readonly VoucherId[]): readonly SealKey[] => {
  const among = posted.where("id", "in", ids);
  const ledgers = reading.all(among.select("ledger_id as id").distinct().orderBy("id"));
  const decided = reading.all(among.select("id").where(isDecided).orderBy("id"));
  return [
    ...ledgers.map(({ id }): SealKey => ({ kind: "chain", id })),
    ...decided.map(({ id }): SealKey => ({ kind: "decisions", id })),
    ...reading.all(lateFilesAmong(ids)).map(({ id }): SealKey => ({ kind: "late-files", id })),
    ...reading.all(matchesAmong(ids)).map(({ id }): SealKey => ({ kind: "matches", id })),
  ];
};

/** Everything of a kind that must have a seal. */
export const sealable = (reading: Reading, kind: SealKind): readonly SealKey[] =>
  reading.all(table[kind].ids).map(({ id }) => ({ kind, id }));

const keptSeals = z.object({ seals: z.array(z.string()).optional() });

/** A seal as the audit trail keeps it, with the line that set it. */
export type KeptSeal = { readonly hash: string; readonly no: number; readonly subject: string };

/** `kind id hash`: how a trail line names what it sealed. */
export const sealText = (reading: Reading, key: SealKey): string => `${key.kind} ${key.id} ${sealOf(reading, key)}`;

/** The newest seal of everything the audit trail ever sealed, by `kind id`. */
export const readSeals = (reading: Reading): ReadonlyMap<string, KeptSeal> => {
  const newest = new Map<string, KeptSeal>();
  const lines = sqlFor
    .selectFrom("trail")
    .select(["no", "subject", "facts"])
    .where(sql<boolean>`instr(facts, '"seals":[') > 0`)
    .orderBy("no");
  for (const { no, subject, facts } of reading.each(lines)) {
    for (const text of keptSeals.parse(JSON.parse(facts)).seals ?? []) {
      const end = text.lastIndexOf(" ");
      newest.set(text.slice(0, end), { hash: text.slice(end + 1), no, subject });
    }
  }
  return newest;
};
