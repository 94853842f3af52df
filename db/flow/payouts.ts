import { sumOf } from "#domain/core/fen.ts";
import { idOf, type DistributionId, type LedgerId, type PayListId, type PayoutId } from "#domain/core/ids.ts";
import { readAnswers } from "#domain/funds/payout-answers.ts";
import { payoutLines, payoutTemplateFault, type PayoutRow } from "#domain/funds/payout.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { batchFile } from "#files/payout/batch-file.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import {
  readDistribution,
  readDistributions,
  readHouseholds,
  type DistributionHead,
} from "#store/distribution-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPayLines, readPayList, readPayLists, receivePay } from "#store/pay-rows.ts";
import {
  addPayout,
  addPayoutFile,
  answerPayout,
  readPayout,
  readPayoutFiles,
  readPayoutRows,
  readPayouts,
  readTemplates,
  saveTemplate,
  type PayoutHead,
} from "#store/payout-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { readVillagers } from "#store/villager-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { seesNumbers } from "./villagers.ts";

type Row = PayoutRow & { readonly sourceNo: number };
type Source =
  | { readonly title: string; readonly rows: readonly Row[] }
  | { readonly fault: string; readonly names: readonly string[] };

const plainAccount = (text: string): string => text.replaceAll(/\D/g, "");

/** Whoever still waits for money, with an account for each; by hand is paid who has signed. */
const checked = (title: string, rows: readonly Row[]): Source => {
  const lacking = rows.filter((row) => row.account === "").map((row) => row.name);
  if (rows.length === 0) return { fault: "nothing-to-pay", names: [] };
  return lacking.length > 0 ? { fault: "account-missing", names: lacking } : { title, rows };
};

const numbered = (rows: readonly Omit<Row, "no">[]): readonly Row[] => rows.map((row, at) => ({ ...row, no: at + 1 }));

const rowsOfPayList = (reading: Reading, id: PayListId): Source | undefined => {
  const list = readPayList(reading, id);
  if (list === undefined) return undefined;
  if (list.approvedByName === null) return { fault: "not-approved", names: [] };
  const rows = readPayLines(reading, id)
    .filter((line) => line.dueFen > line.withheldFen && line.receivedOn === null)
    .map((line) => ({
      sourceNo: line.no,
      name: line.name,
      bankName: line.bankName,
      account: plainAccount(line.bankAccount),
      amountFen: sumOf([line.dueFen, -line.withheldFen], Number),
    }));
  return checked(list.title, numbered(rows));
};

/** True once a reviewed voucher that still stands has made the money due to the households; a payment alone owes nothing. */
const isReviewed = (reading: Reading, list: Pick<DistributionHead, "declared_voucher_id">): boolean =>
  list.declared_voucher_id !== null && readVoucher(reading, list.declared_voucher_id)?.voucher.state !== "draft";

const rowsOfDistribution = (reading: Reading, id: DistributionId): Source | undefined => {
  const list = readDistribution(reading, id);
  if (list === undefined) return undefined;
  if (list.kind === "raise" || !isReviewed(reading, list)) return { fault: "not-approved", names: [] };
  const rows = readHouseholds(reading, id)
    .filter((line) => line.amount_fen > line.withheld_fen)
    .map((line) => ({
      sourceNo: line.no,
      name: line.name,
      bankName: "",
      account: plainAccount(line.bank_account),
      amountFen: sumOf([line.amount_fen, -line.withheld_fen], Number),
    }));
  return checked(list.title, numbered(rows));
};

const sourceOf = (
  reading: Reading,
  source: { readonly kind: PayoutHead["sourceKind"]; readonly id: string },
): Source | undefined =>
  source.kind === "pay-list"
    ? rowsOfPayList(reading, idOf<PayListId>(source.id))
    : rowsOfDistribution(reading, idOf<DistributionId>(source.id));

/** Approved lists of a ledger that have not been handed to a bank yet. */
const openSources = (reading: Reading, ledgerId: LedgerId) => {
  const handed = new Set(readPayouts(reading, ledgerId).map((payout) => `${payout.sourceKind} ${payout.sourceId}`));
  const lists = readPayLists(reading, ledgerId)
    .filter((list) => list.approvedByName !== null && list.receivedCount < list.people)
    .map((list) => ({
      kind: "pay-list" as const,
      id: list.id,
      title: list.title,
      people: list.people,
      netFen: sumOf([list.dueFen, -list.withheldFen], Number),
    }));
  const shares = readDistributions(reading, ledgerId)
    .filter((list) => list.kind !== "raise" && isReviewed(reading, list))
    .map((list) => ({
      kind: "distribution" as const,
      id: list.id,
      title: list.title,
      people: list.households,
      netFen: sumOf([list.total_fen, -list.withheld], Number),
    }));
  return [...lists, ...shares].filter((source) => !handed.has(`${source.kind} ${source.id}`));
};

export const listPayouts = (call: Call<"payout.list">): Reply<"payout.list"> =>
  call.ledger.snapshot((reading): Reply<"payout.list"> =>
    done({
      payouts: [...readPayouts(reading, call.input.ledgerId)],
      sources: openSources(reading, call.input.ledgerId),
      templates: [...readTemplates(reading)],
    }),
  );

export const showPayout = (call: Call<"payout.show">): Reply<"payout.show"> =>
  call.ledger.snapshot((reading): Reply<"payout.show"> => {
    const head = readPayout(reading, call.input.id);
    if (head === undefined) return refuse({ code: "not-found", kind: "payout" });
    const isMasked = !seesNumbers(call.caller);
    const rows = readPayoutRows(reading, head.id).map(({ sourceNo: _sourceNo, ...row }) => ({
      ...row,
      account: isMasked ? maskedNumber(row.account) : row.account,
    }));
    return done({ ...head, rows, files: readPayoutFiles(reading, head.id) });
  });

/** The rows an earlier batch could not pay, with the accounts as they are registered now. */
const retryOf = (
  reading: Reading,
  id: PayoutId,
): { readonly head: PayoutHead; readonly source: Source } | undefined => {
  const head = readPayout(reading, id);
  if (head === undefined) return undefined;
  if (readPayouts(reading, head.ledgerId).some((other) => other.parentId === id))
    return { head, source: { fault: "retried-already", names: [] } };
  const failed = readPayoutRows(reading, id).filter((row) => row.state === "failed");
  if (failed.length === 0) return { head, source: { fault: "nothing-failed", names: [] } };
  const members = new Map(readItems(reading, head.ledgerId).map((item) => [item.name, item.bankAccount]));
  const corrected = registeredAccounts(reading, head);
  const rows = numbered(
    failed.map((row) => {
      const account = plainAccount(corrected.get(row.sourceNo) ?? members.get(row.name) ?? row.account);
      return {
        sourceNo: row.sourceNo,
        name: row.name,
        bankName: row.bankName,
        account: account === "" ? row.account : account,
        amountFen: row.amountFen,
      };
    }),
  );
  return { head, source: { title: `${head.title}（失败重发）`, rows } };
};

/** The account each person of a pay list has in the register now, by the line of the list. */
const registeredAccounts = (reading: Reading, head: PayoutHead): ReadonlyMap<number, string> => {
  if (head.sourceKind !== "pay-list") return new Map();
  const id = idOf<PayListId>(head.sourceId);
  const list = readPayList(reading, id);
  const ledger = list === undefined ? undefined : readLedger(reading, list.ledgerId);
  if (ledger === undefined) return new Map();
  const accounts = new Map<string, string>(
    readVillagers(reading, ledger.villageId).map((person) => [person.id, person.bankAccount]),
  );
  return new Map(readPayLines(reading, id).map((line) => [line.no, accounts.get(line.villagerId) ?? line.bankAccount]));
};

export const makePayout = (call: Call<"payout.make">): Reply<"payout.make"> =>
  change(call, (writing) => {
    const { ledgerId, source, retryOf: failedId } = call.input;
    const retry = failedId === null ? undefined : retryOf(writing, failedId);
    const found = failedId === null ? (source === null ? undefined : sourceOf(writing, source)) : retry?.source;
    const of = retry === undefined ? source : { kind: retry.head.sourceKind, id: retry.head.sourceId };
    if (found === undefined || of === null) return refuse({ code: "not-found", kind: "payout" });
    if ("fault" in found) return refuse({ code: "payout-bad", reason: found.fault, names: [...found.names] });
    const isHanded = readPayouts(writing, ledgerId).some(
      (each) => each.parentId === null && each.sourceKind === of.kind && each.sourceId === of.id,
    );
    if (failedId === null && isHanded) return refuse({ code: "payout-bad", reason: "retried-already", names: [] });
    const id = call.newId<PayoutId>();
    addPayout(
      writing,
      { id, ledgerId, sourceKind: of.kind, sourceId: of.id, parentId: failedId, title: found.title },
      { rows: found.rows, by: callerOf(call).id, at: call.now() },
    );
    return changed(
      { id },
      {
        subject: `建立代发批次 ${found.title}，${found.rows.length} 笔`,
        facts: { payoutId: id, totalFen: sumOf(found.rows, (row) => row.amountFen) },
      },
    );
  });

/** Makes the file first, outside the transaction: writing a workbook waits. Its rows never change, so nothing can differ after. */
export const payoutFile = async (call: Call<"payout.file">): Promise<Reply<"payout.file">> => {
  const { id, templateId, bankAccountId, memo, reason } = call.input;
  const { reading } = call.ledger;
  const head = readPayout(reading, id);
  const template = readTemplates(reading).find((each) => each.id === templateId);
  if (head === undefined || template === undefined) return refuse({ code: "not-found", kind: "payout" });
  const rows = readPayoutRows(reading, id);
  const from = readBankAccounts(reading, head.ledgerId).find((account) => account.id === bankAccountId);
  const lines = payoutLines(template, rows, {
    memo: memo === "" ? head.title : memo,
    fromAccount: from?.number ?? "",
  });
  const bytes = await batchFile(template, lines);
  return change(call, (writing) => {
    const files = readPayoutFiles(writing, id);
    const before = files.at(-1);
    if (before !== undefined && reason === "") return refuse({ code: "payout-again", name: before.name });
    const no = files.length + 1;
    const totalFen = sumOf(rows, (row) => row.amountFen);
    const name = `代发_${head.title.replaceAll(/[\\/:*?"<>|]/g, "_")}_${rows.length}笔${no > 1 ? `_第${no}份` : ""}.${template.format}`;
    addPayoutFile(
      writing,
      {
        payout_id: id,
        no,
        template: template.title,
        name,
        hash: sha256Of(bytes),
        row_count: rows.length,
        total_fen: totalFen,
        reason,
      },
      { by: callerOf(call).id, at: call.now() },
    );
    return changed(
      { name, bytes: base64FromBytes(bytes), rowCount: rows.length, totalFen },
      {
        subject: `生成代发文件 ${name}${reason === "" ? "" : `（再次生成：${reason}）`}`,
        facts: { payoutId: id, no, rowCount: rows.length, totalFen },
      },
    );
  });
};

/** Reads a bank's answer: who was paid and who was not; rows it does not mention stay as they are. */
export const readPayoutResult = (call: Call<"payout.result">): Reply<"payout.result"> =>
  change(call, (writing) => {
    const { id, file, onDate } = call.input;
    const head = readPayout(writing, id);
    if (head === undefined) return refuse({ code: "not-found", kind: "payout" });
    const source = readStatementGrids(bytesFromBase64(file.bytes), file.name);
    if (!source.ok) return refuse({ code: "payout-unreadable", reason: source.error.code });
    const lines = source.value.grids.flatMap((grid) => grid.rows.map((row) => row.map((cell) => cell.text)));
    const waiting = readPayoutRows(writing, id).filter((row) => row.state !== "paid");
    const answers = readAnswers({ rows: waiting, lines, sent: [head.title] });
    if (answers.length === 0) return refuse({ code: "payout-unreadable", reason: "nothing-matched" });
    answerPayout(writing, id, { answers, on: onDate });
    const paid = answers.filter((answer) => answer.state === "paid").map(({ no }) => no);
    const payListIds = head.sourceKind === "pay-list" && paid.length > 0 ? [idOf<PayListId>(head.sourceId)] : [];
    const nos = waiting.filter((row) => paid.includes(row.no)).map((row) => row.sourceNo);
    for (const listId of payListIds) receivePay(writing, { id: listId, nos, on: onDate, how: "bank" });
    const failed = answers.length - paid.length;
    return changed(
      { paid: paid.length, failed, unanswered: waiting.length - answers.length, payListIds },
      {
        subject: `读入代发结果 ${file.name}：成功 ${paid.length} 笔，失败 ${failed} 笔`,
        facts: { payoutId: id, paid: paid.length, failed, hash: sha256Of(bytesFromBase64(file.bytes)) },
      },
    );
  });

export const keepTemplate = (call: Call<"payout.template">): Reply<"payout.template"> =>
  change(call, (writing) => {
    const { template } = call.input;
    const fault = payoutTemplateFault(template);
    if (fault !== undefined) return refuse({ code: "payout-bad", reason: fault, names: [] });
    const id = template.id === "" ? call.newId<PayoutId>() : template.id;
    saveTemplate(writing, { ...template, id }, { by: callerOf(call).id, at: call.now() });
    return changed({ id }, { subject: `保存代发版式 ${template.title}`, facts: { templateId: id } });
  });
