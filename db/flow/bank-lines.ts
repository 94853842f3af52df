import type { OutputOf } from "#contract/contract.ts";
import { fen } from "#domain/core/fen.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { isDone, readBankLine, readBankLines, textOfLine, type BankLineRow } from "#store/bank-line-rows.ts";
import { lateAmong } from "#store/late-line-rows.ts";
import { readStatementFiles } from "#store/statement-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { bookOf } from "./book-facts.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { contentOfLine } from "./draft-lines.ts";
import { draftForLines } from "./draft-voucher.ts";
import { accountOfLine, tieLineTo } from "./tie-line.ts";
import { undoMatch } from "./undo-match.ts";

type ShownLine = OutputOf<"bankLine.list">["lines"][number];

const shown = (line: BankLineRow, isLate: boolean): ShownLine => ({
  ...line,
  isLate,
  text: textOfLine(line),
  voucherName:
    line.voucherId === null
      ? null
      : line.voucherNumber === null
        ? "草稿"
        : `${line.voucherWord ?? ""}-${line.voucherNumber}`,
});

export const listStatements = (call: Call<"statement.list">): Reply<"statement.list"> =>
  done({ files: readStatementFiles(call.ledger.reading, call.input.bankAccountId) });

export const listBankLines = (call: Call<"bankLine.list">): Reply<"bankLine.list"> => {
  const { skip, take, ...filter } = call.input;
  const { reading } = call.ledger;
  const { lines, total } = readBankLines(reading, filter, { skip, take });
  const late = lateAmong(
    reading,
    filter.ledgerId,
    lines.map(({ id }) => id),
  );
  return done({ lines: lines.map((line) => shown(line, late.has(line.id))), total });
};

const lineSubject = (line: BankLineRow): string =>
  `${line.bookedOn} ${line.counterpartyName} ${textOfLine(line)}`.trim();

/** Makes the voucher for a line no rule could book: a person names the counter account. */
export const draftBankLine = (call: Call<"bankLine.draft">): Reply<"bankLine.draft"> =>
  change(call, (writing) => {
    const { id, accountId, categoryId, summary } = call.input;
    const line = readBankLine(writing, id);
    if (line === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    if (isDone(line) || line.claimId !== null) return refuse({ code: "line-already-used" });
    const book = bookOf(writing, line.ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const bankAccount = accountOfLine(writing, line);
    const content = contentOfLine(
      { ...line, serial: null },
      { summary, sides: [{ accountId, categoryId, amountFen: fen(Math.abs(line.amountFen)) }] },
      {
        ledgerId: line.ledgerId,
        bankAccountId: bankAccount.accountId,
        closedThrough: book.ledger.closedThrough,
      },
    );
    const checked = checkDraft(content, book);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const entryLine = content.entries.findIndex((entry) => entry.accountId === bankAccount.accountId) + 1;
    const ties = [{ lineId: id, line: entryLine }];
    const voucherId = draftForLines(writing, call, { content, ties, ruleName: "" });
    return changed({ voucherId }, { subject: lineSubject(line), facts: { bankLineId: id, voucherId } });
  });

/** Ties a line to the entry of an existing voucher: same bank account, same side, same amount, not tied yet. */
export const matchBankLine = (call: Call<"bankLine.match">): Reply<"bankLine.match"> =>
  change(call, (writing) => {
    const { id, voucherId } = call.input;
    const line = readBankLine(writing, id);
    if (line === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    if (readVoucher(writing, voucherId) === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (isDone(line)) return refuse({ code: "line-already-used" });
    const refusal = tieLineTo(writing, call, { line, voucherId });
    if (refusal !== undefined) return refusal;
    return changed({}, { subject: lineSubject(line), facts: { bankLineId: id, voucherId } });
  });

/** Takes a match back while its month is open; the line is unbooked again, and so is all that was summed with it. */
export const unmatchBankLine = (call: Call<"bankLine.unmatch">): Reply<"bankLine.unmatch"> =>
  change(call, (writing) => {
    const line = readBankLine(writing, call.input.id);
    if (line === undefined || line.voucherId === null) return refuse({ code: "not-found", kind: "bank-match" });
    const undone = undoMatch(writing, line.id);
    if (!undone.ok) return undone;
    return changed({}, { subject: lineSubject(line), facts: { bankLineId: line.id, voucherId: line.voucherId } });
  });
