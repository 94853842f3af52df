import { fullNamesOf } from "#domain/books/account-code.ts";
import { firstLevelCode } from "#domain/books/account.ts";
import { sumOf } from "#domain/core/fen.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readAttachedFiles, readVouchersWithoutFiles } from "#store/attachment-check-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readVoucherCounts, readVoucherTotals } from "#store/voucher-total-rows.ts";
import { wordsOf } from "#store/voucher-word-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

/** 凭证汇总表. */
export const reportVoucherTotals = (call: Call<"report.voucherTotals">): Reply<"report.voucherTotals"> =>
  call.ledger.snapshot((reading): Reply<"report.voucherTotals"> => {
    const { ledgerId, depth } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const accounts = readAccounts(reading, ledgerId);
    const names = fullNamesOf(accounts);
    const codeOf = new Map(accounts.map((account) => [account.id, account.code]));
    const totals = readVoucherTotals(reading, call.input);
    const shown = (code: string): string => (depth === "first" ? firstLevelCode(code) : code);
    const byCode = Map.groupBy(totals, (row) => shown(codeOf.get(row.accountId) ?? ""));
    const rows = accounts.flatMap((account) => {
      const own = byCode.get(account.code);
      if (own === undefined) return [];
      return [
        {
          accountId: account.id,
          accountCode: account.code,
          accountName: names.get(account.id) ?? account.name,
          debitFen: sumOf(own, (row) => row.debitFen),
          creditFen: sumOf(own, (row) => row.creditFen),
          count: own.reduce((count, row) => count + row.count, 0),
        },
      ];
    });
    const counts = readVoucherCounts(reading, call.input);
    return done({
      rows,
      debitFen: sumOf(rows, (row) => row.debitFen),
      creditFen: sumOf(rows, (row) => row.creditFen),
      voucherCount: counts.reduce((count, row) => count + row.count, 0),
      paperCount: counts.reduce((count, row) => count + row.papers, 0),
      words: [...wordsOf(reading, call.input.ledgerId)],
      numbers: counts.flatMap(({ month, word, first, last, count }) =>
        first === null || last === null ? [] : [{ month, word, first, last, count }],
      ),
    });
  });

const mostWithoutFiles = 500;

/** Looks at every stored attachment once, and for vouchers that should have one. */
export const listAttachmentProblems = (call: Call<"attachment.problems">): Reply<"attachment.problems"> => {
  const { ledgerId } = call.input;
  const files = readAttachedFiles(call.ledger.reading, ledgerId);
  const seen = new Map<string, "missing" | "changed" | "sound">();
  const stateOf = (hash: string): "missing" | "changed" | "sound" => {
    const known = seen.get(hash);
    if (known !== undefined) return known;
    const bytes = call.ledger.files.get(hash);
    const state = bytes === "missing" || bytes === "changed" ? bytes : "sound";
    seen.set(hash, state);
    return state;
  };
  const broken = files.flatMap(({ id, hash, ...rest }) => {
    const problem = stateOf(hash);
    return problem === "sound" ? [] : [{ problem, attachmentId: id, ...rest }];
  });
  const without = readVouchersWithoutFiles(call.ledger.reading, ledgerId, mostWithoutFiles).map((row) => ({
    problem: "no-file" as const,
    attachmentId: null,
    name: "",
    ...row,
  }));
  return done({ fileCount: files.length, problems: [...broken, ...without] });
};
