import Database from "better-sqlite3";
import { openDesk } from "#api/desk.ts";
import { openBooks } from "#domain/books/opening-books.ts";
import { instant, localDate, month, monthsBetween, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AccountId,
  type CategoryId,
  type LedgerId,
  type PersonId,
  type VoucherId,
} from "#domain/core/ids.ts";
import { canonicalText, chainStart } from "#domain/posting/canonical.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { openLedger } from "#store/open.ts";
import { sealKinds, sealText, sealable } from "#store/seal-rows.ts";
import { sm3Of } from "#store/sm3.ts";
import { appendTrail } from "#store/trail-rows.ts";

/** How large a township to build. Entries ≈ ledgers × months × vouchers × 3; without vouchers there are no openings either. */
export type Size = {
  readonly ledgers: number;
  readonly first: Month;
  readonly last: Month;
  readonly vouchersAMonth: number;
};

/** 60 villages over ten years: 60 × 120 × 46 × 3 = 993 600 entries and as good as a million. */
export const tenYears: Size = { ledgers: 60, first: month("2017-01"), last: month("2026-12"), vouchersAMonth: 47 };

export const benchPassword = "bench-township-2026";
const at = instant("2026-10-01T10:00:00.000Z");
const preparer = idOf<PersonId>("preparer");
const reviewer = idOf<PersonId>("reviewer");

/** Founds an empty township by the program itself, then closes it. */
const found = async (path: string): Promise<void> => {
  const desk = openDesk({ ledgerPath: path, isNew: true, programVersion: "bench", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { dispatch } = await import("#api/dispatch.ts");
  const input = {
    township: { name: "青禾镇", code: "QH", divisionCode: "" },
    administrator: { login: "admin", name: "管理员", password: benchPassword },
  };
  const text = JSON.stringify({ method: "office.found", input, session: null, requestId: "found" });
  const reply = await dispatch(desk.value, text, { onProgress: () => undefined, isCancelled: () => false });
  if (!reply.startsWith('{"ok":true')) throw new Error(reply);
  desk.value.close();
};

type Statements = { readonly voucher: Database.Statement; readonly entry: Database.Statement };
type Chain = { no: number; hash: string };

const entriesOf = (
  accounts: ReadonlyMap<string, AccountId>,
  seed: number,
  categoryId: CategoryId,
): readonly Entry[] => {
  const account = (code: string): AccountId => accounts.get(code) ?? idOf<AccountId>("none");
  const amount = 100_00 + ((seed * 7919) % 900_000);
  const part = Math.floor(amount / 3);
  const entry = (code: string, debit: number, credit: number): Entry => ({
    summary: `第${seed % 997}笔日常收支`,
    accountId: account(code),
    debitFen: fen(debit),
    creditFen: fen(credit),
    categoryId: code === "513" ? categoryId : null,
    items: [],
  });
  return seed % 2 === 0
    ? [entry("102", amount, 0), entry("501", 0, part), entry("503", 0, amount - part)]
    : [entry("513", part, 0), entry("514", amount - part, 0), entry("102", 0, amount)];
};

const insertVoucher = (
  run: Statements,
  of: {
    readonly ledgerId: LedgerId;
    readonly month: Month;
    readonly number: number;
    readonly chain: Chain;
    readonly codeOf: ReadonlyMap<AccountId, string>;
  },
  entries: readonly Entry[],
): void => {
  const { ledgerId, number, chain } = of;
  const day = String((number % 28) + 1).padStart(2, "0");
  const onDate = localDate(`${of.month}-${day}`);
  const id = idOf<VoucherId>(`${ledgerId}-${of.month}-${number}`);
  chain.no += 1;
  const previousHash = chain.hash;
  chain.hash = sm3Of(
    canonicalText(previousHash, {
      id,
      kind: "ordinary",
      word: "记",
      number,
      chainNo: chain.no,
      content: { ledgerId, onDate, paperCount: 1, entries, documents: [], approvals: [] },
      accountCodes: entries.map((entry) => of.codeOf.get(entry.accountId) ?? ""),
      attachmentHashes: [],
      preparedBy: preparer,
      preparedAt: at,
      reviewedBy: reviewer,
      reviewedAt: at,
      postedBy: preparer,
      postedAt: at,
      correctsId: null,
      correctsReason: null,
    }),
  );
  run.voucher.run(
    id,
    ledgerId,
    onDate,
    number,
    preparer,
    at,
    reviewer,
    at,
    preparer,
    at,
    chain.no,
    previousHash,
    chain.hash,
  );
  entries.forEach((entry, index) => {
    run.entry.run(id, index + 1, entry.summary, entry.accountId, entry.debitFen, entry.creditFen, entry.categoryId);
  });
};

const addLedger = (database: Database.Database, index: number, size: Size) => {
  const ledgerId = idOf<LedgerId>(`ledger${index}`);
  database.prepare("insert into village values (?, ?, ?, 1)").run(`village${index}`, `V${index}`, `第${index}村`);
  database
    .prepare(
      "insert into ledger (id, village_id, entity, name, start_month, accounting_system, is_started) values (?, ?, 'collective', ?, ?, '2023', 1)",
    )
    .run(ledgerId, `village${index}`, `第${index}村经济合作社`, size.first);
  const insert = database.prepare("insert into account values (?, ?, ?, ?, ?, ?, ?, ?, 1)");
  let count = 0;
  const accounts = openBooks(() => idOf<AccountId>(`${ledgerId}a${(count += 1)}`));
  for (const each of accounts) {
    insert.run(each.id, ledgerId, each.code, each.name, each.class, each.normalSide, each.parentId, "[]");
  }
  if (size.vouchersAMonth > 0) {
    const opening = database.prepare("insert into opening_balance values (?, ?, '', ?)");
    for (const [code, amount] of [
      ["102", 900_000_000_00],
      ["311", -900_000_000_00],
    ] as const) {
      opening.run(ledgerId, accounts.find((account) => account.code === code)?.id, amount);
    }
  }
  return { ledgerId, accounts };
};

const fill = (database: Database.Database, size: Size): void => {
  const run: Statements = {
    voucher: database.prepare(
      `insert into voucher (id, ledger_id, state, kind, word, on_date, number, paper_count, version, prepared_by, prepared_at,
       reviewed_by, reviewed_at, posted_by, posted_at, chain_no, previous_hash, hash, form)
       values (?, ?, 'posted', 'ordinary', '记', ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2)`,
    ),
    entry: database.prepare("insert into entry values (?, ?, ?, ?, ?, ?, ?, null)"),
  };
  const categoryId = idOf<CategoryId>(String(database.prepare("select id from category order by code").pluck().get()));
  for (let index = 1; index <= size.ledgers; index += 1) {
    const { ledgerId, accounts } = addLedger(database, index, size);
    const byCode = new Map(accounts.map((account) => [account.code, account.id]));
    const codeOf = new Map(accounts.map((account) => [account.id, account.code]));
    const chain: Chain = { no: 0, hash: chainStart };
    for (const each of monthsBetween(size.first, size.last)) {
      for (let number = 1; number <= size.vouchersAMonth; number += 1) {
        const entries = entriesOf(byCode, chain.no + index, categoryId);
        insertVoucher(run, { ledgerId, month: each, number, chain, codeOf }, entries);
      }
    }
  }
};

const keepBalances = `
insert into balance select v.ledger_id, e.account_id, v.month, sum(e.debit_fen), sum(e.credit_fen), 0, 0
from entry e join voucher v on v.id = e.voucher_id group by 1, 2, 3`;

/** Keeps a seal of everything in the audit trail, as the calls that write such rows do. */
const seal = (path: string): void => {
  const ledger = openLedger(path, { isNew: false });
  if (!ledger.ok) throw new Error(ledger.error.code);
  ledger.value.transact((writing) => {
    const seals = sealKinds.flatMap((kind) => sealable(writing, kind)).map((key) => sealText(writing, key));
    const line = { at, personId: null, personName: "", action: "setup.load", subject: "", requestId: null };
    appendTrail(writing, { ...line, facts: { seals } });
    return { ok: true };
  });
  ledger.value.close();
};

/**
 * Writes a township of the given size with lawful rows, real chain hashes and kept balances. Posting a million entries one
 * by one would take hours, so the triggers are lifted while the rows go in and put back afterwards.
 */
export const buildTownship = async (path: string, size: Size): Promise<void> => {
  await found(path);
  const database = new Database(path);
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = off");
  const triggers = database
    .prepare("select name, sql from sqlite_schema where type = 'trigger' order by name")
    .all() as {
    readonly name: string;
    readonly sql: string;
  }[];
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`drop trigger ${name}`);
    const person = database.prepare("insert into person values (?, ?, ?, 'none', 0, 1, 0, null, ?)");
    person.run(preparer, "chen", "陈会计", at);
    person.run(reviewer, "zhou", "周审核", at);
    const role = database.prepare("insert into person_role values (?, ?)");
    role.run(preparer, "bookkeeper");
    role.run(reviewer, "reviewer");
    fill(database, size);
    database.exec(keepBalances);
    for (const { sql } of triggers) database.exec(sql);
  })();
  database.close();
  seal(path);
};
