import type { OutputOf, ReadInput } from "#contract/contract.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { PayListId } from "#domain/core/ids.ts";
import { blockingFaults, type WorkFault } from "#domain/funds/work-subsidy.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { receivePay } from "#store/paid-pay-rows.ts";
import {
  approvePayList,
  readPayLines,
  readPayList,
  readPayLists,
  removePayList,
  savePayList,
  type PayListHead,
  type PayListLine,
} from "#store/pay-rows.ts";
import { listsLike, paidTwice } from "./paid-twice.ts";
import { readRowsOfSource } from "#store/payout-chain-rows.ts";
import { readSchemes, type SchemeRow } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { makeLines, type MadeLine } from "./pay-lines.ts";
import { seesNumbers } from "./villagers.ts";

type ShownLine = OutputOf<"payList.show">["lines"][number];
type Typed = ReadInput<"payList.save">["list"];

type Schemes = ReadonlyMap<string, Pick<SchemeRow, "title" | "accrual">>;
const schemesOf = (reading: Reading): Schemes =>
  new Map(readSchemes(reading).map((row) => [`${row.id} ${row.version}`, row]));

const shownHead = (row: PayListHead, schemes: Schemes) => {
  const { madeBy: _madeBy, ...rest } = row;
  const scheme = schemes.get(`${row.schemeId} ${row.version}`);
  return {
    ...rest,
    schemeTitle: scheme?.title ?? "",
    accrual: scheme?.accrual ?? "none",
    netFen: fen(row.dueFen - row.withheldFen),
  };
};

const shownLine = (
  line: PayListLine,
  of: { readonly faults: readonly WorkFault[]; readonly isMasked: boolean },
): ShownLine => ({
  ...line,
  bankAccount: of.isMasked ? maskedNumber(line.bankAccount) : line.bankAccount,
  parts: line.parts.map((part) => ({ ...part })),
  dates: [...line.dates],
  netFen: fen(line.dueFen - line.withheldFen),
  faults: [...of.faults],
});

const unreceived = (line: MadeLine, index: number): PayListLine => {
  const { faults: _faults, ...rest } = line;
  return { ...rest, no: index + 1, receivedOn: null, receivedHow: null };
};

export const listPayLists = (call: Call<"payList.list">): Reply<"payList.list"> =>
  call.ledger.snapshot((reading): Reply<"payList.list"> => {
    const schemes = schemesOf(reading);
    return done({ lists: readPayLists(reading, call.input.ledgerId).map((row) => shownHead(row, schemes)) });
  });

/** What was typed of a list, as it is kept. */
const typedFrom = (head: PayListHead, lines: readonly PayListLine[]): Typed => ({
  ledgerId: head.ledgerId,
  schemeId: head.schemeId,
  month: head.month,
  title: head.title,
  reason: head.reason,
  resolutionId: head.resolutionId,
  lines: lines.map((line) => ({
    villagerId: line.villagerId,
    typed: line.parts.map(({ name, amountFen }) => ({ part: name, amountFen })),
    halfDays: line.halfDays,
    rateFen: line.rateFen,
    dates: [...line.dates],
    withheldFen: line.withheldFen,
    note: line.note,
  })),
});

/** What is wrong with the kept lines of a list of 误工补贴 by the voted standard; nothing for other lists. */
const faultsOf = (
  reading: Reading,
  head: PayListHead,
  lines: readonly PayListLine[],
): ReadonlyMap<string, readonly WorkFault[]> => {
  const villageId = readLedger(reading, head.ledgerId)?.villageId;
  if (head.kind !== "work" || villageId === undefined) return new Map();
  const made = makeLines(reading, typedFrom(head, lines), { villageId, without: head.id });
  return made.ok ? new Map(made.lines.map((line) => [line.villagerId, line.faults])) : new Map();
};

export const showPayList = (call: Call<"payList.show">): Reply<"payList.show"> =>
  call.ledger.snapshot((reading): Reply<"payList.show"> => {
    const head = readPayList(reading, call.input.id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    const lines = readPayLines(reading, head.id);
    const faults = faultsOf(reading, head, lines);
    const isMasked = !seesNumbers(call.caller);
    return done({
      ...shownHead(head, schemesOf(reading)),
      ledgerName: readLedger(reading, head.ledgerId)?.name ?? "",
      isMasked,
      lines: lines.map((line) => shownLine(line, { faults: faults.get(line.villagerId) ?? [], isMasked })),
    });
  });

export const previewPayList = (call: Call<"payList.preview">): Reply<"payList.preview"> =>
  call.ledger.snapshot((reading): Reply<"payList.preview"> => {
    const villageId = readLedger(reading, call.input.ledgerId)?.villageId;
    if (villageId === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const made = makeLines(reading, call.input, { villageId, without: call.input.id });
    if (!made.ok) return made;
    const isMasked = !seesNumbers(call.caller);
    const lines = made.lines.map((line, index) =>
      shownLine(unreceived(line, index), { faults: line.faults, isMasked }),
    );
    return done({ lines, dueFen: sumOf(lines, (line) => line.dueFen), netFen: sumOf(lines, (line) => line.netFen) });
  });

type Saving = Call<"payList.save">;
type Refusal = Extract<Reply<"payList.save">, { readonly ok: false }>["failure"];

/** No second list of one scheme and month without a reason, and nobody twice. */
const repeated = (reading: Reading, call: Saving, lines: readonly MadeLine[]): Refusal | undefined => {
  const { id, list } = call.input;
  const others = listsLike(reading, { ...list, id });
  if (others.length === 0) return undefined;
  if (list.reason === "") return { code: "pay-again", month: list.month, title: others[0]?.title ?? "" };
  const twice = paidTwice(reading, others, lines);
  return twice === undefined ? undefined : { code: "pay-twice", name: twice.name, month: list.month };
};

const lineProblem = (lines: readonly MadeLine[], year: number): Refusal | undefined => {
  for (const line of lines) {
    const fault = line.faults.find((each) => blockingFaults.includes(each));
    if (fault !== undefined) return { code: "pay-bad", reason: fault, name: line.name, year };
  }
  return lines.length === 0 ? { code: "pay-bad", reason: "nobody", name: "", year } : undefined;
};

/** Keeps a list; its amounts follow from the scheme in force, never from the window. */
export const keepPayList = (call: Saving): Reply<"payList.save"> =>
  change(call, (writing) => {
    const { id, list } = call.input;
    const ledger = readLedger(writing, list.ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readPayList(writing, id);
    if (id !== null && before?.ledgerId !== list.ledgerId) return refuse({ code: "not-found", kind: "pay-list" });
    if (before !== undefined && before.approvedByName !== null) return refuse({ code: "pay-approved" });
    const vote = list.resolutionId === null ? null : readResolution(writing, list.resolutionId);
    if (vote === undefined || (vote !== null && vote.ledgerId !== list.ledgerId))
      return refuse({ code: "not-found", kind: "resolution" });
    const made = makeLines(writing, list, { villageId: ledger.villageId, without: id });
    if (!made.ok) return made;
    const problem = lineProblem(made.lines, Number(list.month.slice(0, 4))) ?? repeated(writing, call, made.lines);
    if (problem !== undefined) return refuse(problem);
    const listId = before?.id ?? call.newId<PayListId>();
    const { kind, version } = made.row;
    savePayList(
      writing,
      { ...list, id: listId, kind, version, lines: made.lines },
      { isNew: before === undefined, by: callerOf(call).id, at: call.now() },
    );
    const dueFen = sumOf(made.lines, (line) => line.dueFen);
    return changed(
      { id: listId },
      {
        subject: `${ledger.name}：保存名单 ${list.title}，${made.lines.length} 人`,
        facts: { listId, month: list.month, dueFen },
      },
    );
  });

export const dropPayList = (call: Call<"payList.remove">): Reply<"payList.remove"> =>
  change(call, (writing) => {
    const head = readPayList(writing, call.input.id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    if (head.approvedByName !== null) return refuse({ code: "pay-approved" });
    removePayList(writing, head.id);
    return changed({}, { subject: `删除没有批准的名单 ${head.title}`, facts: { listId: head.id } });
  });

/** 批准: by another person than the maker. What goes beyond the voted standard needs a vote of its own, in force. */
export const approveTheList = (call: Call<"payList.approve">): Reply<"payList.approve"> =>
  change(call, (writing) => {
    const head = readPayList(writing, call.input.id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    if (head.approvedByName !== null) return refuse({ code: "pay-approved" });
    const approver = callerOf(call);
    if (head.madeBy === approver.id) return refuse({ code: "same-person" });
    const lines = readPayLines(writing, head.id);
    const faults = faultsOf(writing, head, lines);
    const over = lines.find((line) => (faults.get(line.villagerId) ?? []).length > 0);
    const vote = head.resolutionId === null ? undefined : readResolution(writing, head.resolutionId);
    if (over !== undefined && vote?.isInForce !== true)
      return refuse({ code: "pay-over-standard", name: over.name, fault: faults.get(over.villagerId)?.[0] ?? "" });
    approvePayList(writing, { id: head.id, by: approver.id, at: call.now() });
    return changed(
      {},
      {
        subject: `批准名单 ${head.title}，${head.people} 人，应发 ${(head.dueFen / 100).toFixed(2)} 元`,
        facts: { listId: head.id, dueFen: head.dueFen, people: head.people },
      },
    );
  });

export const signPayList = (call: Call<"payList.sign">): Reply<"payList.sign"> =>
  change(call, (writing) => {
    const { id, nos, onDate } = call.input;
    const head = readPayList(writing, id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    if (head.approvedByName === null) return refuse({ code: "pay-unapproved" });
    const lines = readPayLines(writing, id);
    const chosen = lines.filter((line) => nos.includes(line.no));
    if (chosen.length < nos.length) return refuse({ code: "not-found", kind: "pay-list" });
    const received = chosen.find((line) => line.receivedOn !== null);
    if (received !== undefined) return refuse({ code: "pay-received", name: received.name });
    const waiting = readRowsOfSource(writing, { kind: "pay-list", id }).filter(
      (row) => row.state === "sent" && nos.includes(row.sourceNo),
    );
    if (waiting.length > 0)
      return refuse({ code: "payout-bad", reason: "at-the-bank", names: waiting.map((row) => row.name) });
    receivePay(writing, { id, nos, on: onDate, how: "signed" });
    return changed(
      {},
      { subject: `名单 ${head.title}：${nos.length} 人签领`, facts: { listId: id, nos: nos.join(" "), onDate } },
    );
  });
