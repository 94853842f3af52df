import fc from "fast-check";
import { expect, it } from "vitest";
import { reportCrossChecks } from "#flow/report-checks.ts";
import { reportBalanceSheet, reportIncome } from "#flow/report-statements.ts";
import { openAuditBooks, type PlainEntry, type TestBooks } from "#test/support/audit-books.ts";

/** What an accountant may lawfully do in a month: each is one balanced voucher of whole yuan. */
type Deed = { readonly month: number; readonly kind: number; readonly yuan: number; readonly who: number };

const members = ["张大伯", "李大婶", "王二叔"] as const;
const months = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"] as const;

const entriesOf = ({ kind, yuan, who }: Deed): readonly PlainEntry[] => {
  const member = { items: [members[who % members.length] ?? "张大伯"] };
  const deeds: readonly (readonly PlainEntry[])[] = [
    [
      { code: "102", debit: yuan },
      { code: "501", credit: yuan },
    ],
    [
      { code: "513", debit: yuan },
      { code: "102", credit: yuan },
    ],
    [
      { code: "113", debit: yuan, ...member },
      { code: "501", credit: yuan },
    ],
    [
      { code: "102", debit: yuan },
      { code: "113", credit: yuan, ...member },
    ],
    [
      { code: "151", debit: yuan },
      { code: "102", credit: yuan },
    ],
    [
      { code: "511", debit: yuan },
      { code: "152", credit: yuan },
    ],
    [
      { code: "32201", debit: yuan },
      { code: "311", credit: yuan },
    ],
    [
      { code: "311", debit: yuan },
      { code: "32202", credit: yuan },
    ],
    [
      { code: "401", debit: yuan },
      { code: "213", credit: yuan },
    ],
    [
      { code: "102", debit: -yuan },
      { code: "503", credit: -yuan },
    ],
    // Corrections of earlier years, in and out.
    [
      { code: "102", debit: yuan },
      { code: "32202", credit: yuan },
    ],
    [
      { code: "32202", debit: yuan },
      { code: "102", credit: yuan },
    ],
  ];
  return deeds[kind % deeds.length] ?? [];
};

const deed: fc.Arbitrary<Deed> = fc.record({
  month: fc.integer({ min: 0, max: 5 }),
  kind: fc.integer({ min: 0, max: 11 }),
  yuan: fc.integer({ min: 1, max: 5000 }),
  who: fc.integer({ min: 0, max: 2 }),
});

/** Closes what a half year of income and expense came to into 321, as a closing voucher does. */
const closing = (deeds: readonly Deed[], through: number): readonly PlainEntry[] => {
  const sums = new Map<string, number>();
  for (const each of deeds.filter(({ month }) => month <= through))
    for (const entry of entriesOf(each))
      if (entry.code.startsWith("5"))
        sums.set(entry.code, (sums.get(entry.code) ?? 0) + (entry.debit ?? 0) - (entry.credit ?? 0));
  const open = [...sums].filter(([, amount]) => amount !== 0);
  const total = open.reduce((sum, [, amount]) => sum + amount, 0);
  const against: readonly PlainEntry[] =
    total === 0 ? [] : [{ code: "321", ...(total > 0 ? { debit: total } : { credit: -total }) }];
  return [
    ...open.map(([code, amount]): PlainEntry => ({ code, ...(amount > 0 ? { credit: amount } : { debit: -amount }) })),
    ...against,
  ];
};

/** What an account's entries come to, debit-positive yuan, straight from the deeds. */
const entriesSum = (deeds: readonly Deed[], through: number, code: string): number =>
  deeds
    .filter(({ month }) => month <= through)
    .flatMap(entriesOf)
    .filter((entry) => entry.code.startsWith(code))
    .reduce((sum, entry) => sum + (entry.debit ?? 0) - (entry.credit ?? 0), 0);

const openingYuan = 100_000;

const posted = (books: TestBooks, deeds: readonly Deed[], closedIn: number | null): void => {
  for (const name of members) books.item("member", name);
  books.start({ "102": openingYuan, "301": -openingYuan });
  for (const [index, month] of months.entries()) {
    for (const each of deeds.filter((deedOf) => deedOf.month === index))
      books.post({ on: `${month}-15`, entries: entriesOf(each) });
    const entries = index === closedIn ? closing(deeds, index) : [];
    if (entries.length > 1) books.post({ on: `${month}-28`, kind: "closing", entries });
  }
};

it("keeps both sides of the sheet equal, every check at zero and every line equal to the entries, whatever lawful deeds were done", () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 25 }),
      fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      fc.integer({ min: 0, max: 5 }),
      (deeds, closedIn, at) => {
        const office = openAuditBooks();
        const books = office.books("l", { village: "柳溪村", entity: "collective", startMonth: "2026-07" });
        posted(books, deeds, closedIn);
        const month = months[at] ?? "2026-07";
        const sheet = reportBalanceSheet(office.call("report.balanceSheet", { ledgerId: books.ledgerId, month }));
        const year = reportIncome(
          office.call("report.income", { ledgerId: books.ledgerId, fromMonth: "2026-01", toMonth: month }),
        );
        const checks = reportCrossChecks(office.call("report.crossChecks", { ledgerId: books.ledgerId, month }));
        office.close();
        if (!sheet.ok || !year.ok || !checks.ok) throw new Error("a report is refused");
        expect(sheet.value.isBalanced).toBe(true);
        expect(checks.value.checks.map((check) => check.differenceFen)).toEqual([0, 0, 0, 0, 0, 0]);
        const line = (lines: typeof sheet.value.lines, no: number) => lines.find((each) => each.no === no)?.currentFen;
        expect(line(sheet.value.lines, 1)).toBe((openingYuan + entriesSum(deeds, at, "102")) * 100);
        expect(line(sheet.value.lines, 11)).toBe(entriesSum(deeds, at, "151") * 100);
        expect(line(year.value.lines, 1)).toBe(-entriesSum(deeds, at, "501") * 100 + 0);
        expect(line(year.value.lines, 6)).toBe(entriesSum(deeds, at, "513") * 100);
      },
    ),
    { numRuns: 25 },
  );
});
