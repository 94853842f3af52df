import type { FailureOf, OutputOf, ReadInput } from "#contract/contract.ts";
import { unnamedParty } from "#domain/books/item.ts";
import { yuanTextFromFen, fen, sumOf } from "#domain/core/fen.ts";
import { addForeignMeanings } from "./foreign-meanings.ts";
import type { RowSpan } from "#domain/vouchers/foreign/foreign-doubts.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import { addImport, hasOwnVoucher, readNumbers, type HistoryPlan } from "#store/foreign-rows.ts";
import { openingDifference, readOpenings, saveOpenings, type OpeningRow } from "#store/opening-rows.ts";
import type { Reading } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { placerOf } from "./placing.ts";
import { amountTaken, partsTaken } from "./foreign-amounts.ts";
import { foreignRefusal, prepareForeign, type PreparedForeign } from "./read-foreign.ts";

const shownVouchers = (prepared: PreparedForeign): OutputOf<"moving.preview">["vouchers"] =>
  prepared.vouchers.map(({ month, word, number, onDate, entries }) => ({
    month,
    word,
    number,
    onDate,
    summary: entries[0]?.summary ?? "",
    lines: entries.length,
    debitFen: sumOf(entries, (entry) => entry.debitFen),
  }));

/** What somebody took as it is, for the trail: each by its fault, row and text. */
const doubtsText = ({ doubts }: PreparedForeign): readonly string[] =>
  doubts.map(({ fault, row, text }) => `${fault} ${row} ${text}`);

/** The balances of a file become the openings of a ledger not yet started; details and parties that are missing are made. */
export const importBalances = (call: Call<"moving.importBalances">): Reply<"moving.importBalances"> =>
  change(call, (writing) => {
    const found = prepareForeign(writing, { ...call.input, kind: "balances" }, call.now());
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    const { ledger } = prepared;
    if (ledger.isStarted) return refuse({ code: "ledger-started" });
    const refusal = foreignRefusal(prepared, call.input);
    if (refusal !== undefined) return refuse(refusal);
    const standing = readOpenings(writing, ledger.id).length;
    if (standing !== call.input.replaces) return refuse({ code: "openings-there", count: standing });
    // What stood there before gives way first, so that it keeps no account from getting details.
    saveOpenings(writing, ledger.id, []);
    const place = placerOf(writing, ledger.id, call.newId);
    const sums = new Map<string, OpeningRow>();
    for (const balance of prepared.balances) {
      const amountFen = amountTaken(balance, call.input.balance);
      const choice = prepared.choices.get(balance.code);
      // Two parties may owe and be owed the same: then the account stands at nothing, but not its parties.
      if (!balance.isLeaf || (amountFen === 0 && balance.parts.length === 0) || choice === undefined) continue;
      for (const part of partsTaken(balance, call.input.balance)) {
        const placed = place({ ...choice, itemName: choice.itemName || part.party || unnamedParty });
        if ("code" in placed) return refuse(placed);
        const key = `${placed.accountId} ${placed.itemId ?? ""}`;
        sums.set(key, {
          accountId: placed.accountId,
          itemId: placed.itemId,
          amountFen: fen((sums.get(key)?.amountFen ?? 0) + part.amountFen),
        });
      }
    }
    const rows = [...sums.values()].filter(({ amountFen }) => amountFen !== 0);
    saveOpenings(writing, ledger.id, rows);
    addForeignMeanings(writing, call, prepared);
    const differenceFen = openingDifference(rows);
    return changed(
      { rows: rows.length, differenceFen },
      {
        subject: `${ledger.name}：从 ${call.input.file.name} 导入期初余额 ${rows.length} 笔，借贷相差 ${yuanTextFromFen(differenceFen)}`,
        facts: {
          file: call.input.file.name,
          hash: prepared.fileHash,
          rows: rows.length,
          differenceFen,
          acceptedDoubts: doubtsText(prepared),
        },
      },
    );
  });

const rowsText = (rows: readonly RowSpan[]): string =>
  rows.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join("、");

/** Vouchers by the names of their accounts, as a second person will post them. */
const planOf = (prepared: PreparedForeign, input: Pick<ReadInput<"moving.preview">, "file">): HistoryPlan =>
  prepared.vouchers.map(({ row, month, word, number, onDate, papers, preparer, entries, rows }) => ({
    month,
    word,
    number,
    onDate,
    papers,
    place: [
      input.file.name,
      prepared.table.grid.sheet,
      rows.length > 1 ? `${row}（${rowsText(rows)}合为一张）` : row,
      preparer === "" ? "" : `原制单人${preparer}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
    entries: entries.map((entry) => {
      const choice = prepared.choices.get(entry.code) ?? { accountCode: "", detailName: "", itemName: "" };
      const { summary, debitFen, creditFen, party } = entry;
      return { summary, ...choice, itemName: choice.itemName === "" ? party : choice.itemName, debitFen, creditFen };
    }),
  }));

/** Why vouchers cannot come into a ledger: own work has begun, a month is closed, a number is taken. */
export const historyRefusal = (
  reading: Reading,
  ledgerId: ReadInput<"moving.importVouchers">["ledgerId"],
  plan: HistoryPlan,
):
  | Extract<FailureOf<"moving.approve">, { readonly code: "history-after-own" | "month-closed" | "history-overlaps" }>
  | undefined => {
  if (hasOwnVoucher(reading, ledgerId)) return { code: "history-after-own" };
  const closed = plan.find((voucher) => isMonthClosed(reading, ledgerId, voucher.month));
  if (closed !== undefined) return { code: "month-closed", month: closed.month };
  const numbers = readNumbers(reading, ledgerId);
  const taken = plan.find(({ month, word, number }) => numbers.has(`${month} ${word} ${number}`));
  return taken === undefined
    ? undefined
    : { code: "history-overlaps", month: taken.month, word: taken.word, number: taken.number };
};

/** Why a ledger takes nothing of a kind now, whatever the file says. */
const ledgerRefusal = (
  reading: Reading,
  { ledger, table }: PreparedForeign,
  plan: HistoryPlan,
): OutputOf<"moving.preview">["refusal"] => {
  if (table.kind === "balances") return ledger.isStarted ? "ledger-started" : null;
  if (!ledger.isStarted) return "ledger-not-started";
  const history = historyRefusal(reading, ledger.id, plan);
  return history?.code === "month-closed" ? "history-after-own" : (history?.code ?? null);
};

export const previewForeign = (call: Call<"moving.preview">): Reply<"moving.preview"> =>
  call.ledger.snapshot((reading): Reply<"moving.preview"> => {
    const found = prepareForeign(reading, call.input, call.now());
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    const refusal = ledgerRefusal(reading, prepared, planOf(prepared, call.input));
    return done({
      kind: prepared.table.kind,
      program: prepared.program,
      sheet: prepared.table.grid.sheet,
      columnsBy: prepared.columnsBy,
      digest: prepared.digest,
      accounts: [...prepared.accounts],
      rejected: prepared.rejected.map((each) => ({ file: call.input.file.name, ...each })),
      doubts: prepared.doubts.map((each) => ({ file: call.input.file.name, ...each, rows: [...each.rows] })),
      skipped: prepared.skipped,
      totals: prepared.totals,
      vouchers: shownVouchers(prepared),
      gaps: prepared.gaps.map((gap) => ({ ...gap, missing: [...gap.missing] })),
      partyless: [...prepared.partyless],
      replaces: prepared.table.kind === "balances" ? readOpenings(reading, prepared.ledger.id).length : 0,
      refusal,
      canImport: prepared.rejected.length === 0 && prepared.unmapped === 0 && refusal === null,
    });
  });

const submissionRefusal = (
  reading: Reading,
  call: Call<"moving.importVouchers">,
  of: { readonly prepared: PreparedForeign; readonly plan: HistoryPlan },
): FailureOf<"moving.importVouchers"> | undefined => {
  const { prepared, plan } = of;
  if (!prepared.ledger.isStarted) return { code: "ledger-not-started" };
  const refusal = foreignRefusal(prepared, call.input);
  if (refusal !== undefined) return refusal;
  if (plan.length === 0) return { code: "foreign-unreadable", reason: "no-table", detail: call.input.file.name };
  const history = historyRefusal(reading, prepared.ledger.id, plan);
  if (history?.code === "month-closed") return { code: "history-after-own" };
  if (history !== undefined) return history;
  const partyless = sumOf(prepared.partyless, (row) => row.lines);
  if (partyless > 0 && !call.input.acceptsPartyless) return { code: "history-partyless", count: partyless };
  const missing = prepared.gaps.reduce((count, gap) => count + gap.missing.length, 0);
  return missing > 0 && call.input.gapReason === "" ? { code: "history-gap", count: missing } : undefined;
};

/** Keeps the vouchers of a file until a second person approves them; nothing is posted yet. */
export const importVouchers = (call: Call<"moving.importVouchers">): Reply<"moving.importVouchers"> =>
  change(call, (writing) => {
    const { input } = call;
    const found = prepareForeign(writing, { ...input, kind: "vouchers" }, call.now());
    if (!found.ok) return refuse(found.error);
    const prepared = found.value;
    const plan = planOf(prepared, input);
    const refusal = submissionRefusal(writing, call, { prepared, plan });
    if (refusal !== undefined) return refuse(refusal);
    const [first] = plan;
    const last = plan.at(-1);
    if (first === undefined || last === undefined) return refuse({ code: "not-found", kind: "voucher" });
    const id = call.newId();
    addImport(writing, {
      id,
      ledgerId: prepared.ledger.id,
      fileName: input.file.name,
      fileHash: prepared.fileHash,
      digest: prepared.digest,
      plan,
      firstMonth: first.month,
      lastMonth: last.month,
      debitFen: prepared.totals.debitFen,
      gaps: prepared.gaps,
      gapReason: prepared.gaps.length === 0 ? "" : input.gapReason,
      importedBy: callerOf(call).id,
      at: call.now(),
    });
    addForeignMeanings(writing, call, prepared);
    return changed(
      { id, vouchers: plan.length },
      {
        subject: `${prepared.ledger.name}：从 ${input.file.name} 导入历史凭证 ${plan.length} 张（${first.month} 至 ${last.month}），待批准`,
        facts: {
          import: id,
          file: input.file.name,
          hash: prepared.fileHash,
          vouchers: plan.length,
          acceptedDoubts: doubtsText(prepared),
        },
      },
    );
  });
