import { expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { cashReminders } from "#flow/reminders/cash.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { book, committee, openRuleOffice, spending, yuan } from "./rule-office.ts";

const opened = () => {
  const office = openRuleOffice();
  const rule = office.must("rule.propose", {
    id: null,
    title: "收入缴存时限",
    level: "township",
    basis: "青政〔2026〕1号",
    severity: "warn",
    parameters: plain("K16", { counts: { days: 3 } }),
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  office.must("rule.approve", rule, "he");
  const move = (on: string, debit: string, credit: string, amountFen: number) =>
    book(
      office,
      spending({
        on,
        entries: [
          { code: debit, debitFen: amountFen },
          { code: credit, creditFen: amountFen },
        ],
        summary: "收现金",
      }),
    );
  const reminded = (today = "2026-10-10") =>
    cashReminders(office.ledger.reading, { today: localDate(today), ledgerIds: [committee] });
  return { office, move, reminded };
};

it("reminds of takings in the safe past K16's days, without any limit on cash, until they are banked", () => {
  const { move, reminded } = opened();
  move("2026-09-01", "101", "501", yuan(800));
  expect(reminded("2026-09-04")).toEqual([]);
  expect(reminded()).toMatchObject([
    { kind: "cash-not-banked", ledgerId: committee, text: "3", dueOn: "2026-09-04", amountFen: yuan(800) },
  ]);
  move("2026-09-20", "102", "101", yuan(300));
  expect(reminded()).toMatchObject([{ amountFen: yuan(500) }]);
  move("2026-09-21", "102", "101", yuan(500));
  expect(reminded()).toEqual([]);
});

it("takes cash drawn from the bank for no taking, and asks for no more than the safe holds", () => {
  const { move, reminded } = opened();
  move("2026-08-01", "101", "102", yuan(1000));
  expect(reminded()).toEqual([]);
  move("2026-09-01", "101", "501", yuan(800));
  // Paid out of the safe: what is left of it is all that can still be brought to the bank.
  move("2026-09-05", "201", "101", yuan(1500));
  expect(reminded()).toMatchObject([{ amountFen: yuan(300) }]);
});
