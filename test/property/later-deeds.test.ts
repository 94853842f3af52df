import fc from "fast-check";
import { expect, it } from "vitest";
import {
  laterDeeds,
  openClosedQuarter,
  renamings,
  type ClosedQuarter,
  type LaterDeed,
} from "#test/support/closed-quarter.ts";

const deeds = [...laterDeeds, ...renamings];
/** Deeds in any order, and after how many of them a voucher of the closed quarter is cancelled in red. */
const plan = fc.record({
  done: fc.shuffledSubarray(deeds, { minLength: 3 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

const live = async (closed: ClosedQuarter, done: readonly LaterDeed[]): Promise<void> => {
  for (const [, deed] of done) {
    closed.village.advanceMinutes(7);
    await deed(closed);
  }
};

const keptFiles = async ({ must, ledgerId }: ClosedQuarter["village"]): Promise<readonly string[]> => {
  const { workbooks } = await must("workbook.list", { quarter: "2026Q3" });
  const own = workbooks.filter((each) => each.ledgerId === ledgerId);
  return Promise.all(
    own
      .toSorted((one, other) => one.version - other.version)
      .map(async ({ id }) => (await must("workbook.read", { id, format: "xlsx" })).bytes),
  );
};

it("keeps a closed quarter's workbook to the byte whatever an office does later; a correction makes the next version", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ done, cut }) => {
      const closed = await openClosedQuarter();
      try {
        const at = Math.floor(cut * done.length);
        const first = await closed.make();
        const [kept] = await keptFiles(closed.village);
        await live(closed, done.slice(0, at));
        expect(await closed.make()).toBe(first);

        closed.village.advanceMinutes(7);
        await closed.cancel();
        const second = await closed.make();
        expect([first.slice(0, 3), second.slice(0, 3)]).toEqual(["v1 ", "v2 "]);
        await live(closed, done.slice(at));
        expect(await closed.make()).toBe(second);

        const files = await keptFiles(closed.village);
        expect(files).toHaveLength(2);
        expect(files[0]).toBe(kept);
        expect(files[1]).not.toBe(kept);
      } finally {
        closed.village.close();
      }
    }),
    { numRuns: 6 },
  );
}, 180_000);
