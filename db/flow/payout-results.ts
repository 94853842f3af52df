import { chinaDateOf, type LocalDate } from "#domain/core/dates.ts";
import { ok, type Result } from "#domain/core/result.ts";
import { idOf, type PayListId, type PayoutId } from "#domain/core/ids.ts";
import { isReturned, linesBeside, readAnswers, type PayoutAnswer } from "#domain/funds/payout-answers.ts";
import { linesUntold } from "#domain/funds/payout-told.ts";
import { memoOf } from "#domain/funds/payout-title.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { receivePay, unreceivePay } from "#store/paid-pay-rows.ts";
import { addPayoutResult, readBatchesOfFile, readNearResults, readRowsOfSource } from "#store/payout-chain-rows.ts";
import {
  answerPayout,
  readLastTemplate,
  readPayout,
  readPayoutRows,
  readTemplates,
  type KeptPayoutRow,
  type PayoutHead,
} from "#store/payout-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile } from "./keep-file.ts";
import { receivedLines } from "./payout-sources.ts";

type Answered = {
  readonly payListIds: PayListId[];
  /** Every batch that changed: the one answered, and later ones in which a payment now made stood open. */
  readonly payoutIds: PayoutId[];
  /** Whoever was paid by this batch and had gone to the bank once more since. */
  readonly twice: string[];
};

/** A payment that was made after all is not to be made again by a later batch. */
const closeElsewhere = (
  writing: Writing,
  head: PayoutHead,
  { nos, on }: { readonly nos: ReadonlySet<number>; readonly on: LocalDate },
): Pick<Answered, "payoutIds" | "twice"> => {
  const open = readRowsOfSource(writing, { kind: head.sourceKind, id: head.sourceId }).filter(
    (row) => row.payoutId !== head.id && nos.has(row.sourceNo) && row.state !== "failed",
  );
  for (const { payoutId, no, state } of open)
    if (state === "sent")
      answerPayout(writing, payoutId, {
        answers: [{ no, state: "failed", reason: "另一批已经发放成功，这一批不再发放" }],
        on,
      });
  return {
    payoutIds: [...new Set(open.filter(({ state }) => state === "sent").map(({ payoutId }) => payoutId))],
    twice: open.filter(({ files }) => (files ?? 0) > 0).map(({ name }) => name),
  };
};

/** Keeps answers about rows of a batch, and what follows for its list and for other batches of the list. */
const keepAnswers = (
  writing: Writing,
  head: PayoutHead,
  { answers, on }: { readonly answers: readonly PayoutAnswer[]; readonly on: LocalDate },
): Answered => {
  answerPayout(writing, head.id, { answers, on });
  const paid = new Set(answers.filter((answer) => answer.state === "paid").map(({ no }) => no));
  const nos = new Set(
    readPayoutRows(writing, head.id)
      .filter((row) => paid.has(row.no))
      .map((row) => row.sourceNo),
  );
  const elsewhere = closeElsewhere(writing, head, { nos, on });
  const received = receivedLines(writing, head);
  const fresh = [...nos].filter((no) => !received.has(no));
  const payListIds = head.sourceKind === "pay-list" && fresh.length > 0 ? [idOf<PayListId>(head.sourceId)] : [];
  for (const id of payListIds) receivePay(writing, { id, nos: fresh, on, how: "bank" });
  return { payListIds, payoutIds: [head.id, ...elsewhere.payoutIds], twice: elsewhere.twice };
};

/** 退票: rows that were paid are owed again, unless another batch paid the same people as well. */
const takeReturns = (
  writing: Writing,
  head: PayoutHead,
  { returns, on }: { readonly returns: readonly PayoutAnswer[]; readonly on: LocalDate },
): Pick<Answered, "payListIds"> => {
  answerPayout(writing, head.id, {
    answers: returns.map(({ no, state, reason }) => ({ no, state, reason: `退票：${reason}` })),
    on,
  });
  const paid = readRowsOfSource(writing, { kind: head.sourceKind, id: head.sourceId }).filter(
    ({ state }) => state === "paid",
  );
  const nos = readPayoutRows(writing, head.id)
    .filter((row) => returns.some(({ no }) => no === row.no))
    .map((row) => row.sourceNo)
    .filter((no) => !paid.some(({ sourceNo }) => sourceNo === no));
  const payListIds = head.sourceKind === "pay-list" && nos.length > 0 ? [idOf<PayListId>(head.sourceId)] : [];
  for (const id of payListIds) unreceivePay(writing, { id, nos });
  return { payListIds };
};

/** How the bank of the batch's newest file words its answers, where its template says. */
const wordsOf = (reading: Reading, id: PayoutId) => {
  // A file keeps its template's title.
  const title = readLastTemplate(reading, id);
  return readTemplates(reading).find((each) => each.title === title)?.answer;
};

const linesOf = (bytes: Uint8Array, name: string): Result<readonly string[][], { readonly code: string }> => {
  const source = readStatementGrids(bytes, name);
  if (!source.ok) return source;
  return ok(source.value.grids.flatMap((grid) => grid.rows.map((row) => row.map((cell) => cell.text))));
};

/** The lines that no file read for another batch holds already, whatever program saved it since; `titles`: whose lines were left out. */
const besideOthers = (
  reading: Reading,
  call: Pick<Call<"payout.result">, "ledger">,
  { id, lines }: { readonly id: PayoutId; readonly lines: readonly string[][] },
): { readonly untold: readonly string[][]; readonly titles: readonly string[] } => {
  let untold = lines;
  const titles: string[] = [];
  for (const other of readNearResults(reading, id)) {
    const bytes = call.ledger.files.get(other.hash);
    const read = typeof bytes === "string" ? undefined : linesOf(bytes, "");
    if (read?.ok !== true) continue;
    const left = linesUntold(untold, { rows: readPayoutRows(reading, other.id), lines: read.value, all: lines });
    if (left.length < untold.length) titles.push(other.title);
    untold = left;
  }
  return { untold, titles };
};

type Answers = {
  readonly answers: readonly PayoutAnswer[];
  /** Payments that were made and came back. */
  readonly returns: readonly PayoutAnswer[];
  /** Whoever the file says was not paid though an earlier one says so: it may be the older of the two. */
  readonly contradicted: readonly string[];
  readonly unanswered: number;
};

/** What lines say of the rows of a batch: of those that wait, and of those that were paid and may have come back. */
const answersIn = (
  reading: Reading,
  head: PayoutHead,
  { lines, on }: { readonly lines: readonly string[][]; readonly on: LocalDate },
): Answers => {
  const rows = readPayoutRows(reading, head.id);
  const waiting = rows.filter((row) => row.state !== "paid");
  const paid = rows.filter((row) => row.state === "paid");
  const of = { sent: [head.title, memoOf(head.title)], words: wordsOf(reading, head.id) };
  const answers = readAnswers({ rows: waiting, lines, ...of });
  const left = linesBeside({ rows: waiting, lines });
  const failed = readAnswers({ rows: paid, lines: left, ...of }).filter(({ state }) => state === "failed");
  const rowOf = (no: number): KeptPayoutRow | undefined => paid.find((row) => row.no === no);
  const returns = failed.filter((answer) => isReturned(answer) && on >= (rowOf(answer.no)?.answeredOn ?? on));
  return {
    answers,
    returns,
    contradicted: failed.filter((answer) => !returns.includes(answer)).map(({ no }) => rowOf(no)?.name ?? ""),
    unanswered: waiting.length - answers.length,
  };
};

/**
 * Reads a bank's answer back: who was paid and who was not; rows it does not mention stay as they are. The file is kept. A line
 * that answered another batch already answers nothing here: last month's file is no proof that this month was paid. A payment
 * that was made comes back only by a plain word for it (退票, 退汇, 退回) on no earlier day.
 */
export const readPayoutResult = (call: Call<"payout.result">): Reply<"payout.result"> =>
  change(call, (writing) => {
    const { id, file, onDate } = call.input;
    const head = readPayout(writing, id);
    if (head === undefined) return refuse({ code: "not-found", kind: "payout" });
    if (head.fileCount === 0) return refuse({ code: "payout-bad", reason: "no-file", names: [] });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const bytes = bytesFromBase64(file.bytes);
    const read = linesOf(bytes, file.name);
    if (!read.ok) return refuse({ code: "payout-unreadable", reason: read.error.code });
    const hash = sha256Of(bytes);
    const told = readBatchesOfFile(writing, { hash, besides: id });
    const lines = told.reduce<readonly string[][]>(
      (left, other) => linesBeside({ rows: readPayoutRows(writing, other.id), lines: left }),
      read.value,
    );
    const { untold, titles } = besideOthers(writing, call, { id, lines });
    const { answers, returns, contradicted, unanswered } = answersIn(writing, head, { lines: untold, on: onDate });
    const names = [...new Set([...told.map(({ title }) => title), ...titles])];
    if (answers.length + returns.length === 0) {
      if (contradicted.length > 0)
        return refuse({ code: "payout-bad", reason: "failed-though-paid", names: [...contradicted] });
      if (names.length > 0) return refuse({ code: "payout-bad", reason: "answer-of-another", names });
      return refuse({ code: "payout-unreadable", reason: "nothing-matched" });
    }
    const kept = keepAnswers(writing, head, { answers, on: onDate });
    const back = takeReturns(writing, head, { returns, on: onDate });
    const paid = answers.filter((answer) => answer.state === "paid").length;
    const failed = answers.length - paid;
    keepFile(call, writing, bytes);
    addPayoutResult(
      writing,
      {
        payout_id: id,
        file_hash: hash,
        name: file.name,
        on_date: onDate,
        paid_count: paid,
        failed_count: failed + returns.length,
      },
      { by: callerOf(call).id, at: call.now() },
    );
    const payListIds = [...new Set([...kept.payListIds, ...back.payListIds])];
    const returned = returns.length;
    return changed(
      { paid, failed, returned, contradicted: [...contradicted], unanswered, ...kept, payListIds },
      {
        subject: `读入代发结果 ${file.name}：成功 ${paid} 笔，失败 ${failed} 笔${returned === 0 ? "" : `，退票 ${returned} 笔`}`,
        facts: { payoutId: id, paid, failed, returned, hash, twice: kept.twice },
      },
    );
  });

const markingFault = (
  head: PayoutHead,
  row: KeptPayoutRow,
  { state, onDate }: Call<"payout.mark">["input"],
): string | undefined => {
  if (row.state === "paid" && state === "paid") return "paid-already";
  if (row.state === "paid" && onDate < (row.answeredOn ?? onDate)) return "returned-before-paid";
  return state === "paid" && head.fileCount === 0 ? "no-file" : undefined;
};

/** Notes by hand what became of one row, where the bank's file does not say it in words that are known; a paid one may come back (退票). */
export const markPayoutRow = (call: Call<"payout.mark">): Reply<"payout.mark"> =>
  change(call, (writing) => {
    const { id, no, state, reason, onDate } = call.input;
    const head = readPayout(writing, id);
    const row = readPayoutRows(writing, id).find((each) => each.no === no);
    if (head === undefined || row === undefined) return refuse({ code: "not-found", kind: "payout" });
    const wrong = markingFault(head, row, call.input);
    if (wrong !== undefined) return refuse({ code: "payout-bad", reason: wrong, names: [row.name] });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const isReturn = row.state === "paid";
    const answer = { no, state, reason: `手工登记：${reason}` };
    const kept = isReturn
      ? { payoutIds: [id], twice: [], ...takeReturns(writing, head, { returns: [answer], on: onDate }) }
      : keepAnswers(writing, head, { answers: [answer], on: onDate });
    const outcome = isReturn ? "退票" : state === "paid" ? "成功" : "没有发成";
    return changed(kept, {
      subject: `登记代发结果 ${head.title} 第 ${no} 笔 ${row.name}：${outcome}（${reason}）`,
      facts: { payoutId: id, no, state, amountFen: row.amountFen, twice: kept.twice },
    });
  });
