import { sql } from "kysely";
import {
  idOf,
  type ExceptionId,
  type LedgerId,
  type ResolutionId,
  type VillageId,
  type VoucherId,
} from "#domain/core/ids.ts";
import { decisionRecordRows } from "./decision-record-rows.ts";
import { preparedQuery, sqlFor } from "./query.ts";
import { addedKinds, once, type Sealed } from "./seal-added.ts";
import {
  capTermRows,
  chartRows,
  decisionRows,
  ledgerRows,
  periodRows,
  resolutionRows,
  rowsOfLedger,
} from "./seal-book-rows.ts";
import { claimSeals } from "./seal-claims.ts";
import { findingSeals } from "./seal-findings.ts";
import { fundSeals } from "./seal-funds.ts";
import { heldCategoryRows, isDecided, returnRows } from "./seal-holds.ts";
import { importSeals } from "./seal-imports.ts";
import type { SealKind } from "./seal-kinds.ts";
import { matchingSeals } from "./seal-matching.ts";
import { nameSeals } from "./seal-names.ts";
import { packSeals } from "./seal-packs.ts";
import { peopleSeals } from "./seal-people.ts";
import { printSeals } from "./seal-print.ts";
import { proofSeals } from "./seal-proof.ts";
import { publicitySeals } from "./seal-publicity.ts";
import { registerSeals } from "./seal-registers.ts";
import { systemSeals } from "./seal-systems.ts";
import { assetLedgers, assetRows, partDisposalRows, carrySeals, listRows } from "./seal-work-rows.ts";

const posted = sqlFor.selectFrom("voucher").where("state", "=", "posted");
const chainHead = preparedQuery((of: { readonly ledgerId: LedgerId }) =>
  posted
    .select(["chain_no", "hash"])
    .where("ledger_id", "=", of.ledgerId)
    .where("chain_no", "is not", null)
    .orderBy("chain_no", "desc")
    .limit(1),
);

/** How each kind of sealed thing is found and read. */
export const sealTable: Readonly<Record<SealKind, Sealed>> = {
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
  assets: { ids: assetLedgers, rows: assetRows, added: partDisposalRows },
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
    added: (id) => [heldCategoryRows({ voucherId: idOf<VoucherId>(id) }), returnRows(idOf<VoucherId>(id))],
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
  ...nameSeals,
};
