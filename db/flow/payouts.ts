import { sumOf } from "#domain/core/fen.ts";
import type { PayoutId } from "#domain/core/ids.ts";
import { memoOf } from "#domain/funds/payout-title.ts";
import { payoutLines, payoutTemplateFault } from "#domain/funds/payout.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { base64FromBytes } from "#files/base64.ts";
import { batchFile } from "#files/payout/batch-file.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readHandedSources, readPayoutResults } from "#store/payout-chain-rows.ts";
import {
  addPayout,
  addPayoutFile,
  readPayout,
  readPayoutFiles,
  readPayoutRows,
  readPayouts,
  readTemplates,
  saveTemplate,
  type KeptPayoutRow,
  type PayoutHead,
} from "#store/payout-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { openSources, receivedLines, retryOf, sourceOf } from "./payout-sources.ts";
import { seesNumbers } from "./villagers.ts";

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
    return done({
      ...head,
      rows,
      files: readPayoutFiles(reading, head.id),
      results: [...readPayoutResults(reading, head.id)],
    });
  });

export const makePayout = (call: Call<"payout.make">): Reply<"payout.make"> =>
  change(call, (writing) => {
    const { ledgerId, source, retryOf: failedId } = call.input;
    const retry = failedId === null ? undefined : retryOf(writing, failedId);
    const found = failedId === null ? (source === null ? undefined : sourceOf(writing, source)) : retry?.source;
    const of = retry === undefined ? source : { kind: retry.head.sourceKind, id: retry.head.sourceId };
    if (found === undefined || of === null) return refuse({ code: "not-found", kind: "payout" });
    if ("fault" in found) return refuse({ code: "payout-bad", reason: found.fault, names: [...found.names] });
    // A list of other books is paid from the account of those books, and shows there.
    if (found.ledgerId !== ledgerId) return refuse({ code: "payout-bad", reason: "other-ledger", names: [] });
    const isHanded = readHandedSources(writing).some((each) => each.kind === of.kind && each.id === of.id);
    if (failedId === null && isHanded) return refuse({ code: "payout-bad", reason: "handed-already", names: [] });
    const id = call.newId<PayoutId>();
    addPayout(
      writing,
      { id, ledgerId, sourceKind: of.kind, sourceId: of.id, parentId: retry?.head.id ?? null, title: found.title },
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

/** The rows of a batch that wait for the bank, and that nobody has signed for. */
const owedRows = (reading: Reading, head: PayoutHead): readonly KeptPayoutRow[] => {
  const received = receivedLines(reading, head);
  return readPayoutRows(reading, head.id).filter((row) => row.state === "sent" && !received.has(row.sourceNo));
};

/**
 * Only what is still owed goes into a file. It is made first, outside the transaction, because writing a workbook waits; what
 * was answered meanwhile is noticed before the file is handed out.
 */
export const payoutFile = async (call: Call<"payout.file">): Promise<Reply<"payout.file">> => {
  const { id, templateId, bankAccountId, memo, reason } = call.input;
  const { reading } = call.ledger;
  const head = readPayout(reading, id);
  const template = readTemplates(reading).find((each) => each.id === templateId);
  if (head === undefined || template === undefined) return refuse({ code: "not-found", kind: "payout" });
  const rows = owedRows(reading, head);
  if (rows.length === 0) return refuse({ code: "payout-bad", reason: "nothing-owed", names: [] });
  const from = readBankAccounts(reading, head.ledgerId).find((account) => account.id === bankAccountId);
  const lines = payoutLines(template, rows, {
    memo: memo === "" ? memoOf(head.title) : memo,
    fromAccount: from?.number ?? "",
  });
  const bytes = await batchFile(template, lines);
  return change(call, (writing) => {
    const files = readPayoutFiles(writing, id);
    const before = files.at(-1);
    if (before !== undefined && reason === "") return refuse({ code: "payout-again", name: before.name });
    if (owedRows(writing, head).length !== rows.length)
      return refuse({ code: "payout-bad", reason: "answered-meanwhile", names: [] });
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

export const keepTemplate = (call: Call<"payout.template">): Reply<"payout.template"> =>
  change(call, (writing) => {
    const { template } = call.input;
    const fault = payoutTemplateFault(template);
    if (fault !== undefined) return refuse({ code: "payout-bad", reason: fault, names: [] });
    const id = template.id === "" ? call.newId<PayoutId>() : template.id;
    saveTemplate(writing, { ...template, id }, { by: callerOf(call).id, at: call.now() });
    return changed({ id }, { subject: `保存代发版式 ${template.title}`, facts: { templateId: id } });
  });
