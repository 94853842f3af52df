/** A ledger file filled by the store's own functions: what report and audit tests read, without a flow in between. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MethodName } from "#contract/contract.ts";
import { contract } from "#contract/contract.ts";
import type { InputOf } from "#contract/contract.ts";
import { openBooks } from "#domain/books/opening-books.ts";
import type { Account } from "#domain/books/account.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { instant, lastDayOf, localDate, month, monthOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AccountId,
  type CategoryId,
  type ItemId,
  type LedgerId,
  type PersonId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { BankAccountId, BankLineId, StatementFileId, VillageId } from "#domain/core/ids.ts";
import type { Brand } from "#domain/core/brand.ts";
import { turnoversOf } from "#domain/posting/turnover.ts";
import type { Approval, SourceDocument, VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import type { Call } from "#flow/call.ts";
import { addAccount } from "#store/account-rows.ts";
import { addTurnovers } from "#store/balance-rows.ts";
import { addBankAccount } from "#store/bank-account-rows.ts";
import { insertBankLine } from "#store/bank-line-rows.ts";
import { matchLine } from "#store/bank-match-rows.ts";
import { addCategory } from "#store/category-rows.ts";
import { nextNumber, readChainHead } from "#store/chain-rows.ts";
import { addItem } from "#store/item-rows.ts";
import { addLedger, startLedger } from "#store/ledger-rows.ts";
import { addTownship } from "#store/office-rows.ts";
import { openLedger, type Ledger } from "#store/open.ts";
import { saveOpenings } from "#store/opening-rows.ts";
import { closePeriod } from "#store/period-rows.ts";
import { addPerson } from "#store/person-rows.ts";
import { sqlFor, type Writing } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { markReviewed } from "#store/review-rows.ts";
import { insertDraft, markPosted } from "#store/voucher-rows.ts";
import { addVillage } from "#store/village-rows.ts";

export const preparer = idOf<PersonId>("chen");
export const reviewer = idOf<PersonId>("zhou");
const opened = instant("2026-06-30T01:00:00.000Z");

/** One entry in yuan: account code, debit, credit; red amounts are negative. */
export type PlainEntry = {
  readonly code: string;
  readonly debit?: number;
  readonly credit?: number;
  readonly category?: string;
  readonly items?: readonly string[];
  readonly summary?: string;
};
export type PlainVoucher = {
  readonly on: string;
  readonly entries: readonly PlainEntry[];
  readonly summary?: string;
  readonly kind?: VoucherKind;
  readonly papers?: number;
  readonly corrects?: VoucherId;
  readonly documents?: readonly Partial<SourceDocument>[];
  readonly approvals?: readonly Approval[];
  readonly preparedAt?: string;
  readonly postedAt?: string;
  readonly state?: "draft" | "posted";
};
export type PlainLine = {
  readonly on: string;
  readonly amount: number;
  readonly balance: number | null;
  readonly party?: string;
  readonly account?: string;
  readonly text?: string;
};

const yuan = (amount: number | undefined) => fen(Math.round((amount ?? 0) * 100));

const emptyOffice = (ledger: Ledger): void => {
  ledger.transact((writing) => {
    addTownship(writing, { name: "青禾镇", code: "330000", divisionCode: "330000001" }, opened);
    for (const [id, name, role] of [
      [preparer, "陈会计", "bookkeeper"],
      [reviewer, "周审核", "reviewer"],
    ] as const) {
      const person = { id, login: id, name, roles: [role], isActive: true, mustChangePassword: false };
      addPerson(writing, person, { passwordHash: "-", at: opened });
    }
    return { ok: true };
  });
};

const wordOf = (writing: Writing, id: VoucherId) =>
  writing.first(sqlFor.selectFrom("voucher").select("word").where("id", "=", id))?.word ?? "记";

/** One set of books in an open file. Amounts are in yuan, ids count up, and nothing reads a clock. */
export type TestBooks = ReturnType<typeof booksIn>;

const booksIn = (
  ledger: Ledger,
  ledgerId: LedgerId,
  setup: { readonly village: string; readonly entity: "committee" | "collective"; readonly startMonth: string },
) => {
  let count = 0;
  const newId = <Id extends Brand<string, string>>(): Id =>
    idOf<Id>(`${ledgerId}-${String((count += 1)).padStart(5, "0")}`);
  const accounts = new Map<string, Account>();
  const items = new Map<string, { id: ItemId; kind: ItemKind }>();
  const write = (work: (writing: Writing) => void): void => {
    ledger.transact((writing) => {
      work(writing);
      return { ok: true };
    });
  };
  const keepAccount = (writing: Writing, account: Account): void => {
    addAccount(writing, ledgerId, account);
    accounts.set(account.code, account);
  };
  write((writing) => {
    const villageId = idOf<VillageId>(`village-${ledgerId}`);
    addVillage(writing, { id: villageId, code: ledgerId, name: setup.village, isActive: true });
    const name = `${setup.village}${setup.entity === "committee" ? "村民委员会" : "股份经济合作社"}`;
    const startMonth = month(setup.startMonth);
    addLedger(writing, { id: ledgerId, villageId, entity: setup.entity, name, startMonth });
    for (const account of openBooks(() => newId<AccountId>())) keepAccount(writing, account);
  });
  const accountOf = (code: string): Account => {
    const account = accounts.get(code);
    if (account === undefined) throw new Error(`no account ${code}`);
    return account;
  };
  const contentOf = (voucher: PlainVoucher): VoucherContent => ({
    ledgerId,
    onDate: localDate(voucher.on),
    paperCount: voucher.papers ?? 1,
    entries: voucher.entries.map((entry) => ({
      summary: entry.summary ?? voucher.summary ?? "办理业务",
      accountId: accountOf(entry.code).id,
      debitFen: yuan(entry.debit),
      creditFen: yuan(entry.credit),
      categoryId: entry.category === undefined ? null : idOf<CategoryId>(entry.category),
      items: (entry.items ?? []).map((name) => {
        const item = items.get(name);
        if (item === undefined) throw new Error(`no item ${name}`);
        return { kind: item.kind, itemId: item.id };
      }),
    })),
    documents: (voucher.documents ?? []).map((document) => ({
      kind: "invoice",
      number: "",
      onDate: null,
      amountFen: null,
      party: "",
      note: "",
      ...document,
    })),
    approvals: voucher.approvals ?? [],
  });
  const post = (voucher: PlainVoucher): VoucherId => {
    const id = newId<VoucherId>();
    const content = contentOf(voucher);
    const kind = voucher.kind ?? "ordinary";
    const preparedAt = instant(voucher.preparedAt ?? `${voucher.on}T08:00:00.000Z`);
    const postedAt = instant(voucher.postedAt ?? `${voucher.on}T09:00:00.000Z`);
    write((writing) => {
      const corrects = voucher.corrects ?? null;
      const reason = corrects === null ? null : "更正";
      insertDraft(writing, {
        id,
        kind,
        content,
        preparedBy: preparer,
        preparedAt,
        correctsId: corrects,
        correctsReason: reason,
      });
      if (voucher.state === "draft") return;
      markReviewed(writing, { id, version: 1, by: reviewer, at: postedAt });
      const head = readChainHead(writing, ledgerId);
      markPosted(writing, {
        id,
        number: nextNumber(writing, { ledgerId, month: monthOf(content.onDate), word: wordOf(writing, id) }),
        by: reviewer,
        at: postedAt,
        chainNo: head.chainNo + 1,
        previousHash: head.hash,
        hash: sm3Of(`${head.hash}${id}`),
      });
      addTurnovers(writing, ledgerId, turnoversOf(content, kind));
    });
    return id;
  };
  return {
    ledger,
    ledgerId,
    newId,
    write,
    accountOf,
    post,
    itemId: (name: string) => items.get(name)?.id ?? null,
    detail: (code: string, name: string): Account => {
      const parent = accountOf(code.slice(0, code.length - 2));
      const account = { ...parent, id: newId<AccountId>(), code, name, parentId: parent.id };
      write((writing) => keepAccount(writing, account));
      return account;
    },
    item: (kind: ItemKind, name: string): void => {
      const id = newId<ItemId>();
      items.set(name, { id, kind });
      const code = String(items.size).padStart(4, "0");
      write((writing) =>
        addItem(writing, { id, ledgerId, kind, code, name, bankAccount: "", note: "", isActive: true }),
      );
    },
    bank: (code: string, number: string): BankAccountId => {
      const id = newId<BankAccountId>();
      const account = accountOf(code);
      write((writing) =>
        addBankAccount(writing, {
          id,
          ledgerId,
          accountId: account.id,
          bankName: "青禾农商银行",
          number,
          name: account.name,
          isActive: true,
        }),
      );
      return id;
    },
    /** Openings in yuan by account code, debit-positive; `code/item` for the part of one item. */
    start: (openings: Readonly<Record<string, number>>): void => {
      write((writing) => {
        const rows = Object.entries(openings).map(([key, amount]) => {
          const [code = "", name] = key.split("/");
          const itemId = name === undefined ? null : (items.get(name)?.id ?? null);
          return { accountId: accountOf(code).id, itemId, amountFen: yuan(amount) };
        });
        saveOpenings(writing, ledgerId, rows);
        startLedger(writing, ledgerId);
      });
    },
    close: (closed: string, at?: string): void => {
      write((writing) => {
        const head = readChainHead(writing, ledgerId);
        closePeriod(writing, {
          ledgerId,
          month: month(closed),
          at: instant(at ?? `${closed}-28T23:00:00.000Z`),
          by: reviewer,
          chainNo: head.chainNo,
          chainHash: head.hash,
        });
      });
    },
    /** One statement file with its lines; answers the lines' ids in order. */
    statement: (bankAccountId: BankAccountId, lines: readonly PlainLine[]): readonly BankLineId[] => {
      const fileId = newId<StatementFileId>();
      const ids: BankLineId[] = [];
      const days = lines.map((line) => localDate(line.on)).toSorted((one, other) => one.localeCompare(other));
      // The file was taken in whole: it shows its last month to the end.
      const last = days.at(-1);
      write((writing) => {
        const hash = fileId.padStart(64, "0");
        writing.run(sqlFor.insertInto("file").values({ hash, size: 1, stored_at: opened }));
        writing.run(
          sqlFor.insertInto("statement_file").values({
            id: fileId,
            bank_account_id: bankAccountId,
            file_hash: hash,
            name: "对账单.xlsx",
            layout: "test",
            container: "xlsx",
            encoding: "utf-8",
            sheet: "Sheet1",
            first_on: days.at(0) ?? null,
            last_on: last === undefined ? null : lastDayOf(monthOf(last)),
            opening_fen: null,
            closing_fen: null,
            row_count: lines.length,
            new_count: lines.length,
            known_count: 0,
            report: "{}",
            imported_by: preparer,
            imported_at: opened,
          }),
        );
        for (const [index, line] of lines.entries()) {
          const id = newId<BankLineId>();
          ids.push(id);
          const movement = {
            sheet: "Sheet1",
            row: index + 2,
            bookedOn: localDate(line.on),
            tradedAt: null,
            amountFen: yuan(line.amount),
            balanceFen: line.balance === null ? null : yuan(line.balance),
            currency: "CNY",
            counterpartyName: line.party ?? "",
            counterpartyAccount: line.account ?? "",
            counterpartyBank: "",
            purpose: "",
            remark: "",
            summary: line.text ?? "",
            serial: null,
            isSerialTrusted: false,
            ownAccount: null,
            isReversal: false,
            raw: [],
            identityKey: id,
            occurrence: 1,
          };
          insertBankLine(writing, movement, {
            id,
            bankAccountId,
            ledgerId,
            statementFileId: fileId,
            dayOrder: index + 1,
          });
        }
      });
      return ids;
    },
    match: (lineId: BankLineId | undefined, voucherId: VoucherId, line: number): void => {
      if (lineId === undefined) throw new Error("no such line");
      write((writing) =>
        matchLine(writing, { lineId, voucherId, line, how: "drafted", ruleName: "", by: preparer, at: opened }),
      );
    },
  };
};

/** An empty township file in a temporary folder, and as many sets of books in it as a test opens. */
export const openAuditBooks = () => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-audit-"));
  const openedFile = openLedger(join(folder, "test.xz"), { isNew: true });
  if (!openedFile.ok) throw new Error(openedFile.error.code);
  const ledger = openedFile.value;
  emptyOffice(ledger);
  let calls = 0;
  return {
    ledger,
    books: (
      id: string,
      setup: { readonly village: string; readonly entity: "committee" | "collective"; readonly startMonth: string },
    ): TestBooks => booksIn(ledger, idOf<LedgerId>(id), setup),
    category: (
      id: string,
      name: string,
      of: { readonly accountCode: string; readonly nature: "non-productive" | "works" | "welfare" },
    ) => {
      ledger.transact((writing) => {
        addCategory(writing, { id: idOf<CategoryId>(id), code: id, name, isActive: true, ...of });
        return { ok: true };
      });
    },
    /** One call as the signed-in `by`, its input read by the contract's own schema. */
    call: <Name extends MethodName>(name: Name, input: InputOf<Name>, by: PersonId = preparer): Call<Name> => {
      calls += 1;
      const callNumber = calls;
      let ids = 0;
      return {
        ledger,
        now: () => instant("2026-10-08T02:00:00.000Z"),
        newId: <Id extends Brand<string, string>>() => idOf<Id>(`call-${callNumber}-${(ids += 1)}`),
        programVersion: "0.1.0",
        isDemo: false,
        fontFolder: join(import.meta.dirname, "../../node_modules/@embedpdf/fonts-sc/fonts"),
        name,
        input: contract[name].input.parse(input),
        caller: {
          id: by,
          login: by,
          name: by === preparer ? "陈会计" : "周审核",
          roles: ["bookkeeper", "reviewer", "head"],
        },
        requestId: null,
        progress: () => undefined,
        // The schema read just above is the one that `Call<Name>` infers its input from.
      } as unknown as Call<Name>;
    },
    close: (): void => {
      ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
};
