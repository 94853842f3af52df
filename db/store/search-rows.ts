import { sql, type RawBuilder } from "kysely";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { ItemId, LedgerId, PersonId, SearchId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { amountsIn, dayIn, likeText, voucherNumberIn } from "./search-words.ts";
import type { Tables } from "./tables.ts";

/** Every condition must hold; `words` each somewhere in the voucher. */
export type VoucherSearch = {
  readonly ledgerId: LedgerId | null;
  readonly words: readonly SearchWord[];
  readonly fromDate: LocalDate | null;
  readonly toDate: LocalDate | null;
  readonly state: Tables["voucher"]["state"] | null;
  readonly accountCode: string;
  readonly leastFen: Fen | null;
  readonly mostFen: Fen | null;
  readonly hasFile: boolean | null;
};

/** One typed word: its text, and where its letters are initials the summaries, parties and files they stand for. */
export type SearchWord = {
  readonly text: string;
  readonly summaries: readonly string[];
  readonly parties: readonly string[];
  readonly fileNames: readonly string[];
  readonly itemIds: readonly ItemId[];
};

/** A word that is no initials. */
export const noInitials: Omit<SearchWord, "text"> = { summaries: [], parties: [], fileNames: [], itemIds: [] };

export type FoundVoucher = {
  readonly id: VoucherId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly onDate: LocalDate;
  readonly name: string;
  readonly state: Tables["voucher"]["state"];
  readonly summary: string;
  readonly totalFen: Fen;
  readonly preparedByName: string;
};

const among = (column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> =>
  values.length === 0
    ? sql<boolean>`0`
    : sql<boolean>`${column} in (select value from json_each(${JSON.stringify(values)}))`;

/** What a word means beside its text: a voucher's number, a day or month, or amounts on either side of an entry. */
const numbersOf = (text: string) => {
  const numbered = voucherNumberIn(text);
  const amounts = amountsIn(text);
  const day = dayIn(text);
  const byNumber =
    numbered === null
      ? sql<boolean>`0`
      : sql<boolean>`(voucher.number = ${numbered.number} and ${numbered.word} in ('', voucher.word))`;
  const byDay =
    day === null
      ? sql<boolean>`0`
      : sql<boolean>`${day} = ${day.length === 7 ? sql`voucher.month` : sql`voucher.on_date`}`;
  const values = sql.join([...amounts]);
  return {
    byHead: sql<boolean>`(${byNumber} or ${byDay})`,
    byAmount: amounts.length === 0 ? null : sql<boolean>`(debit_fen in (${values}) or credit_fen in (${values}))`,
  };
};

/** Within one ledger each of its vouchers is looked into: few, and found by their ledger. */
const heldInLedger = ({ text, summaries, parties, fileNames, itemIds }: SearchWord): RawBuilder<boolean> => {
  const like = likeText(text);
  const { byHead, byAmount } = numbersOf(text);
  return sql<boolean>`(${byHead}
    or exists (select 1 from entry where entry.voucher_id = voucher.id and (entry.summary like ${like} escape '\\'
      or ${byAmount ?? sql`0`} or ${among(sql`entry.summary`, summaries)}))
    or exists (select 1 from document where document.voucher_id = voucher.id
      and (document.party like ${like} escape '\\' or document.number like ${like} escape '\\'
        or ${among(sql`document.party`, parties)}))
    or exists (select 1 from attachment where attachment.voucher_id = voucher.id
      and (attachment.name like ${like} escape '\\' or ${among(sql`attachment.name`, fileNames)}))
    or exists (select 1 from entry_item join item on item.id = entry_item.item_id where entry_item.voucher_id = voucher.id
      and (item.name like ${like} escape '\\' or ${among(sql`item.id`, itemIds)})))`;
};

/** Over the township every kind of text is gone through once, by its own index where it has one. */
const heldAnywhere = ({ text, summaries, parties, fileNames, itemIds }: SearchWord): RawBuilder<boolean> => {
  const like = likeText(text);
  const { byHead, byAmount } = numbersOf(text);
  const amounts = byAmount === null ? sql`` : sql`union all select voucher_id from entry where ${byAmount}`;
  return sql<boolean>`(${byHead} or voucher.id in (
      select voucher_id from entry where summary in (select distinct summary from entry indexed by entry_summary
        where summary like ${like} escape '\\' or ${among(sql`summary`, summaries)})
      ${amounts}
      union all select voucher_id from document where party like ${like} escape '\\' or number like ${like} escape '\\'
        or ${among(sql`party`, parties)}
      union all select voucher_id from attachment where name like ${like} escape '\\'
        or ${among(sql`name`, fileNames)}
      union all select voucher_id from entry_item where item_id in (select id from item where name like ${like} escape '\\'
        or ${among(sql`id`, itemIds)})))`;
};

const amountBetween = (of: VoucherSearch): RawBuilder<boolean> => {
  const least = of.leastFen ?? fen(0);
  const most = of.mostFen ?? fen(Number.MAX_SAFE_INTEGER);
  return sql<boolean>`exists (select 1 from entry where entry.voucher_id = voucher.id
    and abs(entry.debit_fen + entry.credit_fen) between ${least} and ${most})`;
};

const searched = (of: VoucherSearch) => {
  let query = sqlFor.selectFrom("voucher");
  if (of.ledgerId !== null) query = query.where("voucher.ledger_id", "=", of.ledgerId);
  if (of.fromDate !== null) query = query.where("voucher.on_date", ">=", of.fromDate);
  if (of.toDate !== null) query = query.where("voucher.on_date", "<=", of.toDate);
  if (of.state !== null) query = query.where("voucher.state", "=", of.state);
  if (of.leastFen !== null || of.mostFen !== null) query = query.where(amountBetween(of));
  if (of.accountCode !== "")
    query = query.where(
      sql<boolean>`exists (select 1 from entry join account on account.id = entry.account_id
        where entry.voucher_id = voucher.id and account.code glob ${`${of.accountCode}*`})`,
    );
  if (of.hasFile !== null) {
    const some = sql<boolean>`exists (select 1 from attachment where attachment.voucher_id = voucher.id)`;
    query = query.where(of.hasFile ? some : sql<boolean>`not ${some}`);
  }
  for (const word of of.words) query = query.where(of.ledgerId === null ? heldAnywhere(word) : heldInLedger(word));
  return query;
};

/** More than this nobody pages through; the screen then says that it shows the newest. */
const mostFound = 5000;

/** One page of vouchers found, newest first, and how many there are, five thousand at most; `isCut` where there are more. */
export const searchVouchers = (
  reading: Reading,
  of: VoucherSearch,
  page: { readonly skip: number; readonly take: number },
): { readonly hits: readonly FoundVoucher[]; readonly total: number; readonly isCut: boolean } => {
  const all = reading.all(
    searched(of)
      .select("voucher.id")
      .orderBy("voucher.on_date", "desc")
      .orderBy("voucher.number", "desc")
      .orderBy("voucher.id")
      .limit(mostFound + 1),
  );
  const [found, isCut] = [all.slice(0, mostFound), all.length > mostFound];
  const shown = found.slice(page.skip, page.skip + page.take).map(({ id }) => id);
  if (shown.length === 0) return { total: found.length, hits: [], isCut };
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher")
      .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
      .innerJoin("person", "person.id", "voucher.prepared_by")
      .select(["voucher.id", "voucher.ledger_id", "ledger.name as ledger_name", "voucher.on_date", "voucher.word"])
      .select(["voucher.number", "voucher.state", "person.name as prepared_by_name"])
      .select(sql<string>`(select summary from entry where entry.voucher_id = voucher.id and line = 1)`.as("summary"))
      .select(sql<number>`(select sum(debit_fen) from entry where entry.voucher_id = voucher.id)`.as("total"))
      .where("voucher.id", "in", shown)
      .orderBy("voucher.on_date", "desc")
      .orderBy("voucher.number", "desc")
      .orderBy("voucher.id"),
  );
  return {
    total: found.length,
    isCut,
    hits: rows.map((row) => ({
      id: row.id,
      ledgerId: row.ledger_id,
      ledgerName: row.ledger_name,
      onDate: row.on_date,
      name: row.number === null ? "" : `${row.word}-${row.number}`,
      state: row.state,
      summary: row.summary ?? "",
      totalFen: fen(row.total ?? 0),
      preparedByName: row.prepared_by_name,
    })),
  };
};

type Kept = (text: string) => boolean;

/** The texts of a column, each once, that a person may mean; gone through row by row, so that few are held. */
const distinctOf = (reading: Reading, { column, table, ledgerId }: Texts, isMeant: Kept): readonly string[] => {
  const from = sql`${sql.table(table)} as texts`;
  const own =
    ledgerId === null ? sql`` : sql`join voucher on voucher.id = texts.voucher_id and voucher.ledger_id = ${ledgerId}`;
  const query = sql<{ text: string }>`select distinct texts.${sql.ref(column)} as text from ${from} ${own} order by 1`;
  const found: string[] = [];
  for (const { text } of reading.each({ compile: () => query.compile(sqlFor) })) if (isMeant(text)) found.push(text);
  return found;
};

type Texts = {
  readonly table: "entry" | "document" | "attachment";
  readonly column: "summary" | "party" | "name";
  readonly ledgerId: LedgerId | null;
};

/** Different summaries of a ledger's or the township's entries that initials may stand for. */
export const readDistinctSummaries = (reading: Reading, ledgerId: LedgerId | null, isMeant: Kept): readonly string[] =>
  distinctOf(reading, { table: "entry", column: "summary", ledgerId }, isMeant);

/** The same of whom papers name, and of the names of attached files. */
export const readDistinctParties = (reading: Reading, ledgerId: LedgerId | null, isMeant: Kept): readonly string[] =>
  distinctOf(reading, { table: "document", column: "party", ledgerId }, isMeant);
export const readDistinctFileNames = (reading: Reading, ledgerId: LedgerId | null, isMeant: Kept): readonly string[] =>
  distinctOf(reading, { table: "attachment", column: "name", ledgerId }, isMeant);

/** Names of every item of a ledger or the township. */
export const readItemNames = (
  reading: Reading,
  ledgerId: LedgerId | null,
): readonly { readonly id: ItemId; readonly name: string }[] => {
  const query = sqlFor.selectFrom("item").select(["id", "name"]).orderBy("id");
  return reading.all(ledgerId === null ? query : query.where("ledger_id", "=", ledgerId));
};

export const readSearches = (
  reading: Reading,
  personId: PersonId,
): readonly { readonly id: SearchId; readonly name: string; readonly filter: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("saved_search")
      .select(["id", "name", "filter"])
      .where("person_id", "=", personId)
      .orderBy("name"),
  );

/** Keeps a search; the person's search of the same name is replaced and keeps its id. */
export const saveSearchRow = (
  writing: Writing,
  row: { readonly id: SearchId; readonly personId: PersonId; readonly name: string; readonly filter: string },
): SearchId => {
  writing.run(
    sqlFor
      .insertInto("saved_search")
      .values({ id: row.id, person_id: row.personId, name: row.name, filter: row.filter })
      .onConflict((conflict) => conflict.columns(["person_id", "name"]).doUpdateSet({ filter: row.filter })),
  );
  return readSearches(writing, row.personId).find((each) => each.name === row.name)?.id ?? row.id;
};

export const dropSearchRow = (writing: Writing, id: SearchId): void => {
  writing.run(sqlFor.deleteFrom("saved_search").where("id", "=", id));
};
