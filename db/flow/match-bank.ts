import type { InputOf, OutputOf } from "#contract/contract.ts";
import { matchReasons } from "#contract/matching.ts";
import { cancellingPairs } from "#domain/bank/entry-pairs.ts";
import { relationOf, type MatchPass, type MatchReason } from "#domain/bank/match-reasons.ts";
import { matchOpen, type MatchedPair } from "#domain/bank/matching.ts";
import { withOpenings } from "#domain/bank/opening-matches.ts";
import { isReversalOf } from "#domain/bank/reversal-pairs.ts";
import { firstDayOf, lastDayOf, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { assert } from "#domain/core/assert.ts";
import type { BankLineId } from "#domain/core/ids.ts";
import type { BankAccountRow } from "#store/bank-account-rows.ts";
import {
  addMatchPart,
  matchLine,
  readMatches,
  readReversals,
  registerTies,
  tieReversal,
} from "#store/bank-match-rows.ts";
import { readEntryPairs } from "#store/entry-pair-rows.ts";
import type { OpenEntryRow, OpenLineRow } from "#store/open-bank-rows.ts";
import { readSettledOpenings, readWaitingOpenings } from "#store/opening-settlement-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { accountWith, farDay, openSides, windowOf } from "./open-sides.ts";
import { dayOfTie, reversalDayOf, settledOnOf } from "./reversal-day.ts";

const shownLine = ({ key: _key, bankAccountId: _account, isReversal: _reversal, ...line }: OpenLineRow) => ({
  ...line,
  balanceFen: line.balanceFen === null ? null : fen(line.balanceFen),
});
const shownEntry = ({ accounts: _accounts, slips: _slips, names, ...entry }: OpenEntryRow) => ({
  ...entry,
  names: [...names],
});

/** 对账: both open sides of an account and what the program would put together. Changes nothing. */
export const showMatching = (call: Call<"match.show">): Reply<"match.show"> =>
  call.ledger.snapshot((reading): Reply<"match.show"> => {
    const { bankAccountId, to } = call.input;
    const account = accountWith(reading, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const open = openSides(reading, account, to);
    const window = windowOf(reading);
    const openings = readWaitingOpenings(reading, account, to);
    const sides = openings.map((item) => ({ ...item, isOfBooks: item.side.startsWith("book-") }));
    const all = matchOpen(open, window);
    const found = { ...all, ...withOpenings(all, sides, open) };
    const offered = new Map(found.openings.map((each) => [each.no, each]));
    const idOfLine = new Map(open.lines.map((line): readonly [string, BankLineId] => [line.key, line.id]));
    const lineId = (key: string): BankLineId => {
      const id = idOfLine.get(key);
      assert(id !== undefined, `open line ${key}`);
      return id;
    };
    const output: OutputOf<"match.show"> = {
      lines: open.lines.map(shownLine),
      entries: open.entries.map(shownEntry),
      reversals: found.reversals.map((each) => ({
        line: lineId(each.line),
        reversal: lineId(each.reversal),
        days: each.days,
      })),
      pairs: found.pairs.map((each) => ({ ...each, line: lineId(each.line), reasons: [...each.reasons] })),
      sums: found.sums.map((each) => ({ ...each, lines: each.lines.map(lineId), entries: [...each.entries] })),
      ambiguous: found.ambiguous.map((each) => ({
        lines: each.lines.map(lineId),
        entries: [...each.entries],
        lineFields: [...each.lineFields],
        entryFields: [...each.entryFields],
        hasOpening: each.hasOpening,
      })),
      openings: openings.map((item) => {
        const { line = null, entry = null } = offered.get(item.no) ?? {};
        return { ...item, line: line === null ? null : lineId(line), entry };
      }),
      cancelling: [
        ...cancellingPairs(
          open.entries,
          new Set([...found.pairs.map(({ entry }) => entry), ...found.sums.flatMap(({ entries }) => entries)]),
        ),
      ],
      ...window,
    };
    return done(output);
  });

type Refusal = Extract<Reply<"match.confirm">, { readonly ok: false }>;
type Tie = InputOf<"match.confirm">["ties"][number];
type Sides = { readonly lines: readonly OpenLineRow[]; readonly entries: readonly OpenEntryRow[] };
type Open = {
  /** What the program offers of all that is open, worked out when it is asked for. */
  readonly offered: () => readonly MatchedPair[];
  readonly account: BankAccountRow;
  readonly lines: ReadonlyMap<string, OpenLineRow>;
  readonly entries: ReadonlyMap<string, OpenEntryRow>;
  readonly used: Set<string>;
};

const isRefusal = (value: Sides | Refusal): value is Refusal => "ok" in value;

/** The rows a tie names, each open and not used by an earlier tie of the same call. */
const sidesOf = (open: Open, tie: Tie): Sides | Refusal => {
  const lines = tie.lineIds.map((id) => open.lines.get(id));
  const entries = tie.entries.map(({ voucherId, line }) => open.entries.get(`${voucherId}:${line}`));
  const found = lines.filter((line) => line !== undefined);
  const booked = entries.filter((entry) => entry !== undefined);
  const keys = [...found, ...booked].map(({ key }) => key);
  if (keys.length < lines.length + entries.length || keys.some((key) => open.used.has(key)))
    return refuse({ code: "line-already-used" });
  if (new Set(keys).size < keys.length) return refuse({ code: "line-not-matching" });
  for (const key of keys) open.used.add(key);
  return { lines: found, entries: booked };
};

/** 1:1, n:1 or 1:n, the same amount on both sides, and of a sum every voucher posted. */
const refusalOf = (reading: Reading, open: Open, { lines, entries }: Sides): Refusal | undefined => {
  const isSum = lines.length > 1 || entries.length > 1;
  const isUneven = sumOf(lines, (line) => line.amountFen) !== sumOf(entries, (entry) => entry.amountFen);
  if (isUneven || (lines.length > 1 && entries.length > 1)) return refuse({ code: "line-not-matching" });
  if (isSum && entries.some((entry) => entry.state !== "posted")) return refuse({ code: "sum-needs-posted" });
  if (dayOfTie(reading, open.account.ledgerId, { lines, entries }) !== undefined) return undefined;
  return refuse({ code: "month-closed", month: monthOf(settledOnOf({ lines, entries })) });
};

type Why = { readonly pass: MatchPass; readonly reasons: readonly MatchReason[] };

/** Why two rows belong together, as they were offered; of what nothing offered, what day and party say. */
const whyOf = (reading: Reading, { lines, entries }: Sides, offered: () => readonly MatchedPair[]): Why => {
  const [line, entry] = [lines[0], entries[0]];
  const count = Math.max(lines.length, entries.length);
  if (count > 1 || line === undefined || entry === undefined)
    return { pass: 3, reasons: [{ code: "exact-sum", count }] };
  const relation = relationOf(line, entry, windowOf(reading));
  if (relation === undefined) return { pass: null, reasons: [{ code: "by-hand" }] };
  const { pass, reasons } = offered().find((pair) => pair.line === line.key && pair.entry === entry.key) ?? relation;
  return { pass, reasons };
};

const writeTie = (
  writing: Writing,
  call: Call<"match.confirm">,
  sides: Sides & Pick<Open, "account" | "offered">,
): void => {
  const { lines } = sides;
  const [first, ...rest] = sides.entries;
  assert(first !== undefined, "a tie has an entry");
  const ownDay = lines.length + rest.length > 1 ? settledOnOf(sides) : null;
  const settledOn = dayOfTie(writing, sides.account.ledgerId, sides) ?? ownDay;
  for (const line of lines) {
    matchLine(writing, {
      lineId: line.id,
      voucherId: first.voucherId,
      line: first.line,
      how: "manual",
      ruleName: "",
      by: callerOf(call).id,
      at: call.now(),
      ...whyOf(writing, sides, sides.offered),
      partFen: rest.length > 0 ? first.amountFen : null,
      settledOn,
    });
    for (const entry of rest)
      addMatchPart(writing, {
        lineId: line.id,
        voucherId: entry.voucherId,
        line: entry.line,
        amountFen: entry.amountFen,
      });
  }
};

const tieReversals = (writing: Writing, call: Call<"match.confirm">, open: Open): Refusal | undefined => {
  for (const { lineId, reversalId } of call.input.reversals) {
    const [line, reversal] = [open.lines.get(lineId), open.lines.get(reversalId)];
    if (line === undefined || reversal === undefined || open.used.has(lineId) || open.used.has(reversalId))
      return refuse({ code: "line-already-used" });
    if (!isReversalOf(line, reversal)) return refuse({ code: "line-not-matching" });
    const settledOn = reversalDayOf(writing, open.account.ledgerId, { line, reversal });
    if (settledOn === undefined) return refuse({ code: "month-closed", month: monthOf(reversal.onDate) });
    open.used.add(lineId).add(reversalId);
    tieReversal(writing, { lineId, reversalId, settledOn, by: callerOf(call).id, at: call.now() });
  }
  return undefined;
};

/** Puts together what a person confirmed; the core looks again at every amount, side, state and month. */
export const confirmMatches = (call: Call<"match.confirm">): Reply<"match.confirm"> =>
  change(call, (writing) => {
    const account = accountWith(writing, call.input.bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const sides = openSides(writing, account, farDay);
    let pairs: readonly MatchedPair[] | undefined;
    const open: Open = {
      offered: () => (pairs ??= matchOpen(sides, windowOf(writing)).pairs),
      account,
      lines: new Map(sides.lines.map((line) => [line.key, line])),
      entries: new Map(sides.entries.map((entry) => [entry.key, entry])),
      used: new Set(),
    };
    registerTies(writing, account.id, call.now());
    const refused = tieReversals(writing, call, open);
    if (refused !== undefined) return refused;
    for (const tie of call.input.ties) {
      const found = sidesOf(open, tie);
      if (isRefusal(found)) return found;
      const refusal = refusalOf(writing, open, found);
      if (refusal !== undefined) return refusal;
      writeTie(writing, call, { ...found, account, offered: open.offered });
    }
    const count = call.input.ties.length + call.input.reversals.length;
    const subject = `${account.bankName} ${account.number}：对上 ${count} 组`;
    const facts = {
      bankAccountId: account.id,
      ties: call.input.ties.map(
        ({ lineIds, entries }) =>
          `${lineIds.join("+")}=${entries.map(({ voucherId, line }) => `${voucherId}:${line}`).join("+")}`,
      ),
      reversals: call.input.reversals.map(({ lineId, reversalId }) => `${lineId}-${reversalId}`),
    };
    return changed({ count }, { subject, facts });
  });

/** What was put together, newest month first to be looked at again; each can be taken back while its month is open. */
export const listMatches = (call: Call<"match.list">): Reply<"match.list"> =>
  call.ledger.snapshot((reading): Reply<"match.list"> => {
    const { bankAccountId, month } = call.input;
    const account = accountWith(reading, bankAccountId);
    if (account === undefined) return refuse({ code: "not-found", kind: "bank-account" });
    const days = { from: firstDayOf(month), to: lastDayOf(month) };
    const isOpen = (settledOn: LocalDate): boolean => !isMonthClosed(reading, account.ledgerId, monthOf(settledOn));
    const matches = readMatches(reading, bankAccountId, days).map(
      ({ line: _line, how: _how, settledOn, state, number, word, reasons, ...row }) => ({
        ...row,
        kind: "voucher" as const,
        voucherState: state,
        voucherNumber: number,
        voucherWord: word,
        reasons: matchReasons.parse(JSON.parse(reasons)),
        canUndo: isOpen(settledOn),
      }),
    );
    const reversals = readReversals(reading, bankAccountId, days).map(({ settledOn, ...row }) => ({
      ...row,
      kind: "reversal" as const,
      voucherId: null,
      voucherState: null,
      voucherNumber: null,
      voucherWord: "",
      voucherOn: null,
      ruleName: "",
      pass: null,
      reasons: [],
      canUndo: isOpen(settledOn),
    }));
    const openings = readSettledOpenings(reading, bankAccountId, days).map(
      ({ ledgerId: _ledger, bankAccountId: _account, lineId: _line, side, settledOn, number, word, ...row }) => ({
        ...row,
        amountFen: side.endsWith("-in") ? row.amountFen : fen(-row.amountFen),
        lineParty: row.lineParty ?? "",
        voucherNumber: number,
        voucherWord: word ?? "",
        canUndo: isOpen(settledOn),
      }),
    );
    const entryPairs = readEntryPairs(reading, bankAccountId, days).map(({ settledOn, ...row }) => ({
      ...row,
      canUndo: isOpen(settledOn),
    }));
    return done({ matches: [...reversals, ...matches], openings, entryPairs });
  });
