import { gapsIn, type NumberGap } from "#domain/vouchers/foreign/foreign-gaps.ts";
import type { OutputOf, ReadInput } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { Account } from "#domain/books/account.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { missingBaseTable } from "#domain/reports/data-interface.ts";
import { readForeignBalances, type ForeignBalance } from "#domain/vouchers/foreign/foreign-balances.ts";
import { guessChoice, pathFromName, type ForeignChoice } from "#domain/vouchers/foreign/foreign-mapping.ts";
import type { Doubt } from "#domain/vouchers/foreign/foreign-doubts.ts";
import { rejectedAt, type Rejected } from "#domain/vouchers/foreign/foreign-rows.ts";
import {
  findForeignTable,
  guessLayout,
  headerKey,
  layoutOf,
  type FoundTable,
} from "#domain/vouchers/foreign/foreign-layout.ts";
import type { ForeignTable } from "#domain/vouchers/foreign/foreign-table.ts";
import { readForeignVouchers, type ForeignVoucher } from "#domain/vouchers/foreign/foreign-vouchers.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { readForeignGrids } from "#files/foreign/foreign-grids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readLayouts } from "#store/foreign-layout-rows.ts";
import { readRemembered } from "#store/foreign-rows.ts";
import { readLedger, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { partylessOf } from "./foreign-amounts.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type Input = ReadInput<"moving.preview">;
type ShownAccount = OutputOf<"moving.preview">["accounts"][number];

/** A file read against a ledger: everything an import would do. */
export type PreparedForeign = {
  readonly ledger: LedgerRow;
  readonly table: ForeignTable;
  readonly columnsBy: FoundTable["how"];
  /** What names the source, and how its columns are read: kept for the next file. */
  readonly headerKey: string;
  readonly program: string;
  readonly fileHash: string;
  readonly accounts: readonly ShownAccount[];
  readonly choices: ReadonlyMap<string, ForeignChoice>;
  readonly rejected: readonly Rejected[];
  /** What goes in only where a person took it as it is. */
  readonly doubts: readonly Doubt[];
  readonly skipped: number;
  readonly balances: readonly ForeignBalance[];
  readonly vouchers: readonly ForeignVoucher[];
  readonly gaps: readonly NumberGap[];
  /** By account that asks for a party: what names none. */
  readonly partyless: OutputOf<"moving.preview">["partyless"];
  readonly totals: { readonly debitFen: Fen; readonly creditFen: Fen };
  /** Accounts with an amount and no meaning yet. */
  readonly unmapped: number;
  readonly digest: string;
};

const programs: readonly (readonly [RegExp, string])[] = [
  [/记账凭证编号|期初本币余额/, "国标数据文件"],
  [/凭证号数|科目编码.*方向.*期初/, "用友"],
  [/科目代码/, "金蝶"],
  [/凭证字号/, "柠檬云"],
];

const programOf = (table: ForeignTable): string =>
  programs.find(([pattern]) => pattern.test(table.headerText))?.[1] ?? "";

type Source = Pick<ShownAccount, "code" | "name" | "openingFen" | "closingFen" | "entryCount"> & {
  readonly path: readonly string[];
};

const sourcesOfVouchers = (vouchers: readonly ForeignVoucher[]): readonly Source[] => {
  const byCode = new Map<string, Source>();
  for (const { entries } of vouchers)
    for (const { code, name } of entries) {
      const known = byCode.get(code);
      const fresh = { code, name, openingFen: zeroFen, closingFen: zeroFen, path: pathFromName(name) };
      byCode.set(code, { ...(known ?? fresh), entryCount: (known?.entryCount ?? 0) + 1 });
    }
  return [...byCode.values()].toSorted((left, right) => (left.code < right.code ? -1 : 1));
};

const mapped = (
  sources: readonly Source[],
  of: {
    readonly accounts: readonly Account[];
    readonly remembered: ReadonlyMap<string, ForeignChoice>;
    readonly chosen: ReadonlyMap<string, ForeignChoice>;
  },
): readonly ShownAccount[] => {
  const isHere = (choice: ForeignChoice | undefined): boolean =>
    choice !== undefined && of.accounts.some((account) => account.code === choice.accountCode);
  return sources.map(({ path, ...source }): ShownAccount => {
    const shown = { ...source, fullName: path.join("-") };
    const chosen = of.chosen.get(source.code);
    if (chosen !== undefined && isHere(chosen)) return { ...shown, choice: chosen, how: "chosen" };
    const remembered = of.remembered.get(source.code);
    if (remembered !== undefined && isHere(remembered)) return { ...shown, choice: remembered, how: "remembered" };
    const guessed = guessChoice({ ...source, path }, of);
    return { ...shown, choice: guessed ?? null, how: guessed === undefined ? "none" : "name" };
  });
};

const outsideMonths = (
  table: ForeignTable,
  vouchers: readonly ForeignVoucher[],
  of: { readonly ledger: LedgerRow; readonly now: Instant },
): readonly Rejected[] =>
  vouchers.flatMap((voucher): readonly Rejected[] => {
    const at = { no: voucher.row };
    if (voucher.month < of.ledger.startMonth)
      return [rejectedAt(table, at, { role: "date", fault: "before-start", text: voucher.onDate })];
    if (voucher.onDate > chinaDateOf(of.now))
      return [rejectedAt(table, at, { role: "date", fault: "date-in-future", text: voucher.onDate })];
    return [];
  });

type Content = Pick<PreparedForeign, "balances" | "vouchers" | "rejected" | "doubts" | "skipped" | "totals"> & {
  readonly sources: readonly Source[];
};

const contentOf = (
  table: ForeignTable,
  of: { readonly ledger: LedgerRow; readonly now: Instant; readonly balance: Input["balance"] },
): Content => {
  if (table.kind === "balances") {
    const read = readForeignBalances(table);
    const leaves = read.balances.filter((account) => account.isLeaf);
    const amountOf = (each: ForeignBalance): Fen => (of.balance === "opening" ? each.openingFen : each.closingFen);
    return {
      ...read,
      vouchers: [],
      sources: leaves.map(({ row: _row, isLeaf: _isLeaf, parts: _parts, ...account }) => ({
        ...account,
        entryCount: 0,
      })),
      totals: {
        debitFen: sumOf(leaves, (each) => Math.max(amountOf(each), 0)),
        creditFen: sumOf(leaves, (each) => Math.max(-amountOf(each), 0)),
      },
    };
  }
  const read = readForeignVouchers(table);
  const entries = read.vouchers.flatMap((voucher) => voucher.entries);
  return {
    balances: [],
    vouchers: read.vouchers,
    rejected: [...read.rejected, ...outsideMonths(table, read.vouchers, of)],
    doubts: read.doubts,
    skipped: read.skipped,
    sources: sourcesOfVouchers(read.vouchers),
    totals: {
      debitFen: sumOf(entries, (entry) => entry.debitFen),
      creditFen: sumOf(entries, (entry) => entry.creditFen),
    },
  };
};

const hasAmount = (account: ShownAccount, balance: Input["balance"]): boolean =>
  account.entryCount > 0 || (balance === "opening" ? account.openingFen : account.closingFen) !== 0;

/** Reads a file of another program against a ledger; writes nothing. The digest covers the file, every meaning and every number. */
export const prepareForeign = (
  reading: Reading,
  input: Input,
  now: Instant,
): Result<PreparedForeign, Failure<"not-found" | "foreign-unreadable">> => {
  const ledger = readLedger(reading, input.ledgerId);
  if (ledger === undefined) return err({ code: "not-found", kind: "ledger" });
  const bytes = bytesFromBase64(input.file.bytes);
  const grids = readForeignGrids(bytes, input.file.name);
  if (!grids.ok) return err({ code: "foreign-unreadable", ...grids.error });
  const { kind, layout } = input;
  const missing = missingBaseTable(
    grids.value.map(({ sheet }) => sheet),
    kind,
  );
  if (missing !== undefined) return err({ code: "foreign-unreadable", reason: "missing-table", detail: missing });
  const found = findForeignTable(grids.value, { wanted: kind, layout, kept: readLayouts(reading) });
  if (found === undefined) {
    // Accounting data of a year in which nothing was posted: everything is there but vouchers.
    const isWithout = kind === "vouchers" && grids.value.some(({ sheet }) => sheet === "会计科目");
    const reason = isWithout ? "no-vouchers" : "no-table";
    return err({ code: "foreign-unreadable", reason, detail: input.file.name });
  }
  const { table } = found;
  const content = contentOf(table, { ledger, now, balance: input.balance });
  const accounts = mapped(content.sources, {
    accounts: readAccounts(reading, ledger.id),
    remembered: readRemembered(reading, ledger.id),
    chosen: new Map(input.choices.map(({ sourceCode, ...choice }) => [sourceCode, choice])),
  });
  const choices = new Map(accounts.flatMap(({ code, choice }) => (choice === null ? [] : [[code, choice] as const])));
  const fileHash = sha256Of(bytes);
  const decided = accounts.map(({ code, choice }) => [code, choice]);
  return ok({
    ledger,
    table,
    columnsBy: found.how,
    headerKey: headerKey(table.grid, table.firstRow + 1),
    program: programOf(table),
    fileHash,
    accounts,
    choices,
    rejected: content.rejected,
    doubts: content.doubts,
    skipped: content.skipped,
    balances: content.balances,
    vouchers: content.vouchers,
    gaps: gapsIn(content.vouchers),
    partyless: partylessOf(readAccounts(reading, ledger.id), { content, choices, balance: input.balance }),
    totals: content.totals,
    unmapped: accounts.filter((account) => account.choice === null && hasAmount(account, input.balance)).length,
    digest: sha256Of(
      JSON.stringify([fileHash, ledger.id, table.kind, table.grid.sheet, input.balance, layoutOf(table), decided]),
    ),
  });
};

const [shownRows, shownColumns] = [30, 60];

/** The beginning of every sheet of a file, and where a person who maps its columns may start. */
export const showForeignColumns = (call: Call<"moving.columns">): Reply<"moving.columns"> =>
  call.ledger.snapshot((reading): Reply<"moving.columns"> => {
    const { file, kind } = call.input;
    const read = readForeignGrids(bytesFromBase64(file.bytes), file.name);
    if (!read.ok) return refuse({ code: "foreign-unreadable", ...read.error });
    const grids = read.value;
    const found = findForeignTable(grids, { wanted: kind, layout: null, kept: readLayouts(reading) });
    return done({
      sheets: grids.map(({ sheet, rows }) => {
        const first = rows.slice(0, shownRows).map((row) => row.slice(0, shownColumns).map((cell) => cell.text));
        return { sheet, width: Math.max(0, ...first.map((row) => row.length)), rows: first };
      }),
      layout: (found === undefined ? guessLayout(grids) : layoutOf(found.table)) ?? null,
    });
  });

/** Why a prepared file cannot be imported as it is; `acceptsDoubts`: somebody looked at every doubt of it. */
export const foreignRefusal = (
  prepared: PreparedForeign,
  { digest, acceptsDoubts }: { readonly digest: string; readonly acceptsDoubts: boolean },
): Failure<"preview-outdated" | "foreign-refused" | "foreign-doubtful"> | undefined => {
  if (prepared.digest !== digest) return { code: "preview-outdated" };
  if (prepared.rejected.length > 0 || prepared.unmapped > 0)
    return { code: "foreign-refused", rejected: prepared.rejected.length, unmapped: prepared.unmapped };
  const count = prepared.doubts.length;
  return count > 0 && !acceptsDoubts ? { code: "foreign-doubtful", count } : undefined;
};
