import fc from "fast-check";
import { expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";
import { openVillage } from "#test/support/village.ts";

type Piece = { readonly from: number; readonly to: number };

const headRows = 2;

/** The rows of one whole export; a piece of it is what the bank would have given for fewer days. */
const rowsOf = (bytes: string): readonly string[] => Buffer.from(bytes, "base64").toString().trimEnd().split("\n");
const pieceOf = (rows: readonly string[], { from, to }: Piece, name: string) => ({
  name,
  bytes: Buffer.from(
    `${[...rows.slice(0, headRows), ...rows.slice(headRows + from, headRows + to)].join("\n")}\n`,
  ).toString("base64"),
});

/** What the journal holds, in its order, without where each line came from. */
const journalFrom = async (files: readonly { readonly name: string; readonly bytes: string }[]) => {
  const village = await openVillage(icbcNumber);
  try {
    for (const file of files) {
      const input = { file, bankAccountId: null, mapping: null, sheet: null };
      const { lines } = await village.must("statement.preview", input);
      const doubtful = lines.filter((line) => line.fate === "doubtful");
      // A file that comes before the one between leaves a gap: it is accepted, the file between closes it.
      // One thing only is asked: 20 came, went and came again leaves one balance twice. Times tell a person that both are meant.
      expect(doubtful.every((line) => line.fateReason === "same-balance-other-time")).toBe(true);
      const takeRows = doubtful.map((line) => line.row);
      const reply = await importStatement(village, file, { makeDrafts: false, takeRows, acceptBreaks: true });
      if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    }
    return (await journalOf(village, village.ledgerId)).map((line) => [
      line.bookedOn,
      line.tradedAt,
      line.amountFen,
      line.balanceFen,
      line.counterpartyName,
    ]);
  } finally {
    village.close();
  }
};

// Few amounts and few days, so that there are twins, days cut in two and rows that come back to the same balance.
const movement = fc.record({
  day: fc.integer({ min: 1, max: 4 }),
  yuan: fc.constantFrom(-20, -10, 10, 20),
  party: fc.constantFrom("", "李建国", "青禾镇启明文具店"),
});

it(
  "any split of a statement into overlapping files, imported in any order, gives the journal of the whole",
  { timeout: 120_000 },
  async () => {
    const splits = fc
      .record({
        movements: fc.array(movement, { minLength: 3, maxLength: 12 }),
        cuts: fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }),
        overlap: fc.nat(3),
        order: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
      })
      .map(({ movements, cuts, overlap, order }) => {
        const count = movements.length;
        const places = [...new Set([0, ...cuts.map((cut) => 1 + (cut % (count - 1))), count])].toSorted(
          (a, b) => a - b,
        );
        const pieces = places.slice(1).map((to, at) => ({
          from: Math.max(0, (places[at] ?? 0) - overlap),
          to,
          key: order[at] ?? 0,
        }));
        return { movements, pieces: pieces.toSorted((a, b) => a.key - b.key) };
      });
    const property = fc.asyncProperty(splits, async ({ movements, pieces }) => {
      const inOrder = movements
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, yuan, party }) => ({ on: `2026-07-0${day}`, yuan, party }));
      const rows = rowsOf(icbcStatement("全部.csv", inOrder).bytes);
      const whole = await journalFrom([pieceOf(rows, { from: 0, to: inOrder.length }, "全部.csv")]);
      expect(whole).toHaveLength(inOrder.length);
      expect(await journalFrom(pieces.map((piece, at) => pieceOf(rows, piece, `第${at}份.csv`)))).toEqual(whole);
    });
    await fc.assert(property, { numRuns: 8 });
  },
);
