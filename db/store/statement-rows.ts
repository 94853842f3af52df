import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId, PersonId, StatementFileId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One import of one statement file into one bank account. `report` is what the inspection said, as JSON. */
export type StatementFileRow = {
  readonly id: StatementFileId;
  readonly bankAccountId: BankAccountId;
  readonly hash: string;
  readonly name: string;
  readonly layout: string;
  readonly container: string;
  readonly encoding: string;
  readonly sheet: string;
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
  readonly rowCount: number;
  readonly newCount: number;
  readonly knownCount: number;
  readonly report: string;
  readonly importedBy: PersonId;
  readonly importedAt: Instant;
};

export const insertStatementFile = (writing: Writing, row: StatementFileRow): void => {
  writing.run(
    sqlFor.insertInto("statement_file").values({
      id: row.id,
      bank_account_id: row.bankAccountId,
      file_hash: row.hash,
      name: row.name,
      layout: row.layout,
      container: row.container,
      encoding: row.encoding,
      sheet: row.sheet,
      first_on: row.firstOn,
      last_on: row.lastOn,
      opening_fen: row.openingFen,
      closing_fen: row.closingFen,
      row_count: row.rowCount,
      new_count: row.newCount,
      known_count: row.knownCount,
      report: row.report,
      imported_by: row.importedBy,
      imported_at: row.importedAt,
    }),
  );
};

/** An earlier import of the same bytes into the same account, or `undefined`. */
export const readImportOf = (
  reading: Reading,
  bankAccountId: BankAccountId,
  hash: string,
): { readonly name: string; readonly importedAt: Instant } | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("statement_file")
      .select(["name", "imported_at"])
      .where("bank_account_id", "=", bankAccountId)
      .where("file_hash", "=", hash)
      .orderBy("id"),
  );
  return row === undefined ? undefined : { name: row.name, importedAt: row.imported_at };
};

/** First and last day of every import of an account that has lines. */
export const readFileSpans = (
  reading: Reading,
  bankAccountId: BankAccountId,
): readonly { readonly firstOn: LocalDate; readonly lastOn: LocalDate }[] =>
  reading
    .all(
      sqlFor
        .selectFrom("statement_file")
        .select(["first_on", "last_on"])
        .where("bank_account_id", "=", bankAccountId)
        .orderBy("id"),
    )
    .flatMap(({ first_on: firstOn, last_on: lastOn }) =>
      firstOn === null || lastOn === null ? [] : [{ firstOn, lastOn }],
    );

/** Imports, newest first; of one account, or of all when null. */
export const readStatementFiles = (reading: Reading, bankAccountId: BankAccountId | null) => {
  const query = sqlFor
    .selectFrom("statement_file")
    .innerJoin("person", "person.id", "statement_file.imported_by")
    .select(["statement_file.id", "bank_account_id", "statement_file.name", "layout", "first_on", "last_on"])
    .select(["row_count", "new_count", "known_count", "person.name as imported_by_name", "imported_at"])
    .orderBy("imported_at", "desc")
    .orderBy("statement_file.id")
    .limit(1000);
  const rows = reading.all(bankAccountId === null ? query : query.where("bank_account_id", "=", bankAccountId));
  return rows.map((row) => ({
    id: row.id,
    bankAccountId: row.bank_account_id,
    name: row.name,
    layout: row.layout,
    firstOn: row.first_on,
    lastOn: row.last_on,
    rowCount: row.row_count,
    newCount: row.new_count,
    knownCount: row.known_count,
    importedByName: row.imported_by_name,
    importedAt: row.imported_at,
  }));
};

/** The mapping a person made for files with this header, as the JSON text it was saved as; or `undefined`. */
export const readMappingText = (reading: Reading, fingerprint: string): string | undefined =>
  reading.first(
    sqlFor
      .selectFrom("statement_mapping")
      .select("mapping")
      .where("fingerprint", "=", fingerprint)
      .orderBy("fingerprint"),
  )?.mapping;

export const saveMappingText = (
  writing: Writing,
  fingerprint: string,
  saved: { readonly name: string; readonly mapping: string; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = { name: saved.name, mapping: saved.mapping, saved_by: saved.by, saved_at: saved.at };
  writing.run(
    sqlFor
      .insertInto("statement_mapping")
      .values({ fingerprint, ...columns })
      .onConflict((conflict) => conflict.column("fingerprint").doUpdateSet(columns)),
  );
};

/** The office's own drafting rules in order, as JSON texts; empty until it has saved any. */
export const readDraftRuleTexts = (reading: Reading): readonly string[] =>
  reading.all(sqlFor.selectFrom("draft_rule").select("rule").orderBy("position")).map((row) => row.rule);

/** True once the office has saved rules of its own, be it none: the trail keeps every such call. */
export const hasSavedDraftRules = (reading: Reading): boolean =>
  reading.first(
    sqlFor.selectFrom("trail").select("no").where("action", "=", "draftRule.save").orderBy("no").limit(1),
  ) !== undefined;

export const saveDraftRuleTexts = (writing: Writing, rules: readonly string[]): void => {
  writing.run(sqlFor.deleteFrom("draft_rule"));
  for (const [index, rule] of rules.entries()) {
    writing.run(sqlFor.insertInto("draft_rule").values({ position: index + 1, rule }));
  }
};
