import { habitualBookings, learnedBooking, type BookingExample } from "#domain/bank/learned-booking.ts";
import { readBankLine, textOfLine } from "#store/bank-line-rows.ts";
import { readBookedLines, type BookedLine } from "#store/booking-example-rows.ts";
import { bookOf } from "./book-facts.ts";
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

/** Rules the office could make of its habits: those its rules do not already follow. */
export const suggestRules = (call: Call<"draftRule.suggest">): Reply<"draftRule.suggest"> =>
  call.ledger.snapshot((reading): Reply<"draftRule.suggest"> => {
    const { ledgerId } = call.input;
    const book = bookOf(reading, ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const rules = draftRulesOf(reading);
    const booked = readBookedLines(reading, ledgerId, mostExamples);
    const habits = habitualBookings(booked.map(exampleOf)).flatMap(({ direction, counterpartyName, target, count }) => {
      const line = booked.find(
        (each) => each.counterpartyName === counterpartyName && exampleOf(each).target === target,
      );
      if (line === undefined) return [];
      const tried = { ...line, isReversal: false, summary: line.text, purpose: "", remark: "" };
      if (proposalFor(book, tried, rules).account?.id === line.accountId) return [];
      const { accountCode, accountName, categoryCode } = line;
      return [{ direction, counterpartyName, accountCode, accountName, categoryCode, count }];
    });
    return done({ habits: habits.slice(0, 20) });
  });
