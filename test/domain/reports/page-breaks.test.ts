import fc from "fast-check";
import { expect, it } from "vitest";
import { breakPages } from "#domain/reports/page-breaks.ts";

const room = { page: 100, carry: 6, foot: 20 };

it.each([
  ["nothing on one empty page", [], [[0, 0]]],
  ["what fits on one page with its foot", [40, 40], [[0, 2]]],
  [
    "rows that leave room for 过次页",
    [40, 40, 40],
    [
      [0, 2],
      [2, 3],
    ],
  ],
  [
    "a last row whose foot has no room, over to the next page",
    [50, 44],
    [
      [0, 1],
      [1, 2],
    ],
  ],
  [
    "a row higher than a page, by itself",
    [120, 10],
    [
      [0, 1],
      [1, 2],
    ],
  ],
])("puts %s", (_case, heights, pages) => {
  expect(breakPages(heights, room).map(({ from, to }) => [from, to])).toEqual(pages);
});

it("puts every row on one page, in order, and never more than has room", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 4, max: 60 }), { minLength: 1, maxLength: 200 }), (heights) => {
      const pages = breakPages(heights, room);
      expect(pages[0]?.from).toBe(0);
      expect(pages.at(-1)?.to).toBe(heights.length);
      for (const [index, page] of pages.entries()) {
        expect(page.to).toBeGreaterThan(page.from);
        expect(page.from).toBe(pages[index - 1]?.to ?? 0);
        const rows = heights.slice(page.from, page.to).reduce((sum, height) => sum + height, 0);
        const below = index === pages.length - 1 ? room.foot : room.carry;
        const above = index === 0 ? 0 : room.carry;
        if (page.to - page.from > 1) expect(rows + below + above).toBeLessThanOrEqual(room.page);
      }
    }),
  );
});
