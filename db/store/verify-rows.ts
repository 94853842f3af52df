import { sql } from "kysely";
import { instant, type Month } from "#domain/core/dates.ts";
import { idOf, type LedgerId, type PersonId, type VoucherId } from "#domain/core/ids.ts";
import type { SealedVoucher } from "#domain/posting/canonical.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading } from "./query.ts";
import { trailHash, trailStart } from "./trail-rows.ts";

export type ChainLink = {
  readonly voucherId: VoucherId;
  readonly name: string;
  readonly chainNo: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** A ledger's posted vouchers in the order of its chain. */
export const chainLinks = (reading: Reading, ledgerId: LedgerId): readonly ChainLink[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .select(["id", "month", "word", "number", "chain_no", "previous_hash", "hash"])
        .where("ledger_id", "=", ledgerId)
        .where("chain_no", "is not", null)
        .orderBy("chain_no"),
    )
    .map((row) => ({
      voucherId: row.id,
      name: `${row.month} ${row.word}-${row.number ?? "?"}`,
      chainNo: row.chain_no ?? 0,
      previousHash: row.previous_hash ?? "",
      hash: row.hash ?? "",
    }));

export const postedMonths = (reading: Reading, ledgerId: LedgerId): readonly Month[] =>
  reading
    .all(
      sqlFor
        .selectFrom("voucher")
        .select("month")
        .distinct()
        .where("ledger_id", "=", ledgerId)
        .where("state", "=", "posted")
        .orderBy("month"),
    )
    .map((row) => row.month);

const posted = (ledgerId: LedgerId, month: Month) =>
  sqlFor
    .selectFrom("voucher")
    .where("voucher.ledger_id", "=", ledgerId)
    .where("voucher.month", "=", month)
    .where("voucher.state", "=", "posted");

const entriesOfMonth = (reading: Reading, ledgerId: LedgerId, month: Month) => {
  const items = Map.groupBy(
    reading.all(
      posted(ledgerId, month)
        .innerJoin("entry_item", "entry_item.voucher_id", "voucher.id")
        .select(["entry_item.voucher_id", "entry_item.line", "entry_item.kind", "entry_item.item_id"])
        .orderBy("entry_item.voucher_id")
        .orderBy("entry_item.line")
        .orderBy("entry_item.kind"),
    ),
    (row) => `${row.voucher_id}/${row.line}`,
  );
  const rows = reading.all(
    posted(ledgerId, month)
      .innerJoin("entry", "entry.voucher_id", "voucher.id")
      .innerJoin("account", "account.id", "entry.account_id")
      .select(["entry.voucher_id", "entry.line", "entry.summary", "entry.account_id", "entry.debit_fen"])
      .select(["entry.credit_fen", "entry.category_id", "entry.quantity_milli", "account.code"])
      .orderBy("entry.voucher_id")
      .orderBy("entry.line"),
  );
  return Map.groupBy(
    rows.map((row) => ({
      voucherId: row.voucher_id,
      line: row.line,
      code: row.code,
      entry: {
        summary: row.summary,
        accountId: row.account_id,
        debitFen: row.debit_fen,
        creditFen: row.credit_fen,
        categoryId: row.category_id,
        quantityMilli: row.quantity_milli,
        items: (items.get(`${row.voucher_id}/${row.line}`) ?? []).map((item) => ({
          kind: item.kind,
          itemId: item.item_id,
        })),
      } satisfies Entry,
    })),
    (row) => row.voucherId,
  );
};

const papersOfMonth = (reading: Reading, ledgerId: LedgerId, month: Month) => ({
  documents: Map.groupBy(
    reading.all(
      posted(ledgerId, month)
        .innerJoin("document", "document.voucher_id", "voucher.id")
        .selectAll("document")
        .orderBy("document.voucher_id")
        .orderBy("document.no"),
    ),
    (row) => row.voucher_id,
  ),
  approvals: Map.groupBy(
    reading.all(
      posted(ledgerId, month)
        .innerJoin("approval", "approval.voucher_id", "voucher.id")
        .selectAll("approval")
        .orderBy("approval.voucher_id")
        .orderBy("approval.role"),
    ),
    (row) => row.voucher_id,
  ),
  attachments: Map.groupBy(
    reading.all(
      posted(ledgerId, month)
        .innerJoin("attachment", "attachment.voucher_id", "voucher.id")
        .select(["attachment.voucher_id", "attachment.file_hash"])
        .where("attachment.is_late", "=", 0)
        .orderBy("attachment.voucher_id")
        .orderBy("attachment.added_at")
        .orderBy("attachment.id"),
    ),
    (row) => row.voucher_id,
  ),
});

export type StoredSeal = {
  readonly sealed: SealedVoucher;
  readonly previousHash: string;
  readonly hash: string;
  /** Its lines and papers are numbered from one on without a gap, as they were saved. */
  readonly isInOrder: boolean;
};

const nobody = idOf<PersonId>("-");
const never = instant("0001-01-01T00:00:00.000Z");

const countUp = (numbers: readonly number[]): boolean => numbers.every((number, index) => number === index + 1);

/** A month's posted vouchers as their fingerprints cover them, a few queries for all of them. */
export const sealedVouchers = (reading: Reading, ledgerId: LedgerId, month: Month): readonly StoredSeal[] => {
  const entries = entriesOfMonth(reading, ledgerId, month);
  const { documents, approvals, attachments } = papersOfMonth(reading, ledgerId, month);
  return reading.all(posted(ledgerId, month).selectAll("voucher").orderBy("chain_no")).map((row) => {
    const mine = entries.get(row.id) ?? [];
    // Emptied past the program, a person or a time gives another fingerprint, and the voucher is named.
    const [reviewedBy, postedBy] = [row.reviewed_by ?? nobody, row.posted_by ?? nobody];
    const [reviewedAt, postedAt] = [row.reviewed_at ?? never, row.posted_at ?? never];
    const sealed: SealedVoucher = {
      id: row.id,
      kind: row.kind,
      form: row.form,
      word: row.word,
      number: row.number ?? 0,
      chainNo: row.chain_no ?? 0,
      content: {
        ledgerId,
        onDate: row.on_date,
        paperCount: row.paper_count,
        entries: mine.map((each) => each.entry),
        documents: (documents.get(row.id) ?? []).map((each) => ({
          kind: each.kind,
          number: each.number,
          onDate: each.on_date,
          amountFen: each.amount_fen,
          party: each.party,
          note: each.note,
          handler: each.handler,
          units: each.units,
          buyer: each.buyer,
        })),
        approvals: (approvals.get(row.id) ?? []).map((each) => ({
          role: each.role,
          name: each.name,
          onDate: each.on_date,
        })),
      },
      accountCodes: mine.map((each) => each.code),
      attachmentHashes: (attachments.get(row.id) ?? []).map((each) => each.file_hash),
      preparedBy: row.prepared_by,
      preparedAt: row.prepared_at,
      reviewedBy,
      reviewedAt,
      postedBy,
      postedAt,
      correctsId: row.corrects_id,
      correctsReason: row.corrects_reason,
    };
    const isInOrder =
      countUp(mine.map(({ line }) => line)) && countUp((documents.get(row.id) ?? []).map((each) => each.no));
    return { sealed, previousHash: row.previous_hash ?? "", hash: row.hash ?? "", isInOrder };
  });
};

const mostPlaces = 50;

const turnoverSql = {
  balance: sql<{ place: string }>`(select ledger.name || ' ' || account.code || ' ' || a.month as place from (
      select * from (select v.ledger_id, e.account_id, v.month, sum(e.debit_fen) d, sum(e.credit_fen) c,
        sum(case v.kind when 'closing' then e.debit_fen else 0 end) cd,
        sum(case v.kind when 'closing' then e.credit_fen else 0 end) cc
        from entry e join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3
        except select ledger_id, account_id, month, debit_fen, credit_fen, closing_debit_fen, closing_credit_fen from balance)
      union
      select * from (select ledger_id, account_id, month, debit_fen, credit_fen, closing_debit_fen, closing_credit_fen from balance
        except select v.ledger_id, e.account_id, v.month, sum(e.debit_fen), sum(e.credit_fen),
        sum(case v.kind when 'closing' then e.debit_fen else 0 end), sum(case v.kind when 'closing' then e.credit_fen else 0 end)
        from entry e join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3)
    ) a join account on account.id = a.account_id join ledger on ledger.id = a.ledger_id)`,
  item_balance: sql<{ place: string }>`(select ledger.name || ' ' || item.name || ' ' || a.month as place from (
      select * from (select v.ledger_id, e.account_id, i.item_id, v.month, sum(e.debit_fen) d, sum(e.credit_fen) c
        from entry_item i join entry e on e.voucher_id = i.voucher_id and e.line = i.line
        join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3, 4
        except select ledger_id, account_id, item_id, month, debit_fen, credit_fen from item_balance)
      union
      select * from (select ledger_id, account_id, item_id, month, debit_fen, credit_fen from item_balance
        except select v.ledger_id, e.account_id, i.item_id, v.month, sum(e.debit_fen), sum(e.credit_fen)
        from entry_item i join entry e on e.voucher_id = i.voucher_id and e.line = i.line
        join voucher v on v.id = e.voucher_id where v.state = 'posted' group by 1, 2, 3, 4)
    ) a join item on item.id = a.item_id join ledger on ledger.id = a.ledger_id)`,
} as const;

/** Kept balances that differ from what the entries add up to, named by ledger, account or item, and month. */
export const balanceProblems = (reading: Reading, table: keyof typeof turnoverSql): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom(turnoverSql[table].as("wrong"))
        .select("wrong.place")
        .distinct()
        .orderBy("wrong.place")
        .limit(mostPlaces),
    )
    .map((row) => row.place);

/** Ledgers that were started though their openings do not balance, or whose posted vouchers do not. */
export const sidesProblems = (reading: Reading): readonly string[] => [
  ...reading
    .all(
      sqlFor
        .selectFrom("opening_balance")
        .innerJoin("ledger", "ledger.id", "opening_balance.ledger_id")
        .select("ledger.name")
        .where("ledger.is_started", "=", 1)
        .groupBy("ledger.name")
        .having((each) => each.fn.sum("opening_balance.amount_fen"), "<>", 0)
        .orderBy("ledger.name"),
    )
    .map((row) => row.name),
  ...reading
    .all(
      sqlFor
        .selectFrom("entry")
        .innerJoin("voucher", "voucher.id", "entry.voucher_id")
        .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
        .select(["ledger.name", "voucher.month", "voucher.word", "voucher.number"])
        .where("voucher.state", "=", "posted")
        .groupBy("entry.voucher_id")
        .having(sql<number>`sum(debit_fen) - sum(credit_fen)`, "<>", 0)
        .orderBy("ledger.name")
        .orderBy("voucher.month")
        .orderBy("voucher.number")
        .limit(mostPlaces),
    )
    .map((row) => `${row.name} ${row.month} ${row.word}-${row.number ?? "?"}`),
];

/**
 * The first lines of the audit trail that do not follow from the line before, by number; the first one gone where its end was cut
 * off or written anew behind the mark that is kept of it.
 */
export const trailProblems = (reading: Reading): readonly string[] => {
  const problems: string[] = [];
  let previous = { no: 0, hash: trailStart };
  for (const row of reading.each(sqlFor.selectFrom("trail").selectAll().orderBy("no"))) {
    const isNext = row.no === previous.no + 1 && row.previous_hash === previous.hash;
    if ((!isNext || trailHash(previous.hash, row) !== row.hash) && problems.length < mostPlaces)
      problems.push(`${row.no}`);
    previous = { no: row.no, hash: row.hash };
  }
  const mark = reading.first(sqlFor.selectFrom("trail_mark").select(["no", "hash"]).orderBy("id"));
  if (mark === undefined || mark.no !== previous.no) problems.push(`${previous.no + 1}`);
  else if (mark.no > 0 && mark.hash !== previous.hash) problems.push(`${previous.no}`);
  return problems;
};
