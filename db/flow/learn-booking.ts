import type { OutputOf } from "#contract/contract.ts";
import type { DraftRule } from "#domain/bank/draft-rules.ts";
import {
  habitualBookings,
  learnedBooking,
  repeatedCorrections,
  type BookingExample,
} from "#domain/bank/learned-booking.ts";
import { readBankLine, textOfLine } from "#store/bank-line-rows.ts";
import { readBookedLines, type BookedLine } from "#store/booking-example-rows.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { otherEndOf } from "./transfer-lines.ts";
import { draftRulesOf, proposalFor } from "./draft-lines.ts";

/** Years of habit of one village; older lines say little about today's. */
const mostExamples = 3_000;

const directionOf = (amountFen: number): "in" | "out" => (amountFen > 0 ? "in" : "out");

const exampleOf = (line: BookedLine): BookingExample => ({
  direction: directionOf(line.amountFen),
  counterpartyAccount: line.counterpartyAccount,
  counterpartyName: line.counterpartyName,
  text: line.text,
  target: `${line.accountId} ${line.categoryId ?? ""}`,
  isCancelled: line.isCancelled,
});

/** Proposes where a line goes from where its like went; a person decides, and nothing is drafted by it. */
export const suggestBooking = (call: Call<"bankLine.suggest">): Reply<"bankLine.suggest"> =>
  call.ledger.snapshot((reading): Reply<"bankLine.suggest"> => {
    const line = readBankLine(reading, call.input.id);
    if (line === undefined) return refuse({ code: "not-found", kind: "bank-line" });
    const booked = readBookedLines(reading, line.ledgerId, mostExamples);
    const learned = learnedBooking(
      {
        direction: directionOf(line.amountFen),
        counterpartyAccount: line.counterpartyAccount,
        counterpartyName: line.counterpartyName,
        text: textOfLine(line),
      },
      booked.map(exampleOf),
    );
    const target = booked.find((each) => exampleOf(each).target === learned?.target);
    const end = line.voucherId === null ? otherEndOf(reading, line) : null;
    const otherEnd =
      end === null
        ? null
        : {
            lineId: end.line.id,
            onDate: end.line.bookedOn,
            bankName: end.account.bankName,
            number: end.account.number,
          };
    if (learned === null || target === undefined) return done({ suggestion: null, otherEnd });
    const account = bookOf(reading, line.ledgerId, call.now())?.accountOf(target.accountId);
    if (account?.isActive !== true) return done({ suggestion: null, otherEnd });
    const { by, confirmations, confidence } = learned;
    const { accountId, categoryId } = target;
    return done({ suggestion: { accountId, categoryId, by, confirmations, confidence }, otherEnd });
  });

type Suggested = OutputOf<"draftRule.suggest">["habits"][number];

const suggestedFrom = (
  line: BookedLine,
  found: Pick<Suggested, "direction" | "word" | "count" | "correctsRule">,
): Suggested => ({
  ...found,
  counterpartyName: line.counterpartyName,
  accountCode: line.accountCode,
  accountName: line.accountName,
  categoryCode: line.categoryCode,
});

/** What people changed about the drafts of one rule again and again. */
const correctionsAmong = (
  book: Book,
  booked: readonly BookedLine[],
  rules: readonly DraftRule[],
): readonly Suggested[] => {
  const ruled = booked.flatMap((line) => {
    if (line.ruleName === "" || line.isCancelled) return [];
    const proposal = proposalFor(book, { ...line, isReversal: false }, rules);
    // A rule that was changed or overtaken since would not draft it so again: nothing is left to correct.
    if (proposal.ruleName !== line.ruleName || proposal.parts.length !== 1) return [];
    const { direction, counterpartyName, target } = exampleOf(line);
    const [part] = proposal.parts;
    const ruledTarget = part?.account.id === line.accountId ? target : (part?.account.id ?? "");
    return [{ direction, counterpartyName, target, ruledTarget, ruleName: line.ruleName, summary: line.summary }];
  });
  return repeatedCorrections(ruled).flatMap(({ direction, ruleName, word, target, count }) => {
    const line = booked.find(
      (each) =>
        exampleOf(each).target === target &&
        each.ruleName === ruleName &&
        (each.counterpartyName === word || each.summary === word),
    );
    return line === undefined ? [] : [suggestedFrom(line, { direction, word, count, correctsRule: ruleName })];
  });
};

const habitsAmong = (book: Book, booked: readonly BookedLine[], rules: readonly DraftRule[]): readonly Suggested[] =>
  habitualBookings(booked.map(exampleOf)).flatMap(({ direction, counterpartyName, target, count }) => {
    const line = booked.find((each) => each.counterpartyName === counterpartyName && exampleOf(each).target === target);
    if (line === undefined || proposalFor(book, { ...line, isReversal: false }, rules).account?.id === line.accountId)
      return [];
    return [suggestedFrom(line, { direction, word: counterpartyName, count, correctsRule: null })];
  });

/** Rules the office could make of its habits and corrections: those its rules do not already follow. */
export const suggestRules = (call: Call<"draftRule.suggest">): Reply<"draftRule.suggest"> =>
  call.ledger.snapshot((reading): Reply<"draftRule.suggest"> => {
    const { ledgerId } = call.input;
    const book = bookOf(reading, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const rules = draftRulesOf(reading);
    const booked = readBookedLines(reading, ledgerId, mostExamples);
    const corrections = correctionsAmong(book, booked, rules);
    const corrected = new Set(corrections.map(({ direction, word }) => `${direction} ${word}`));
    const habits = habitsAmong(book, booked, rules).filter(
      ({ direction, word }) => !corrected.has(`${direction} ${word}`),
    );
    return done({ habits: [...corrections, ...habits].slice(0, 20) });
  });
