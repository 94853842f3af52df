/** Room on a page in any unit. `carry` is the height of one 承前页 or 过次页 line, 0 where there are none; `foot` follows the last row. */
export type PageRoom = { readonly page: number; readonly carry: number; readonly foot: number };
export type PageRange = { readonly from: number; readonly to: number };

/**
 * Where pages end: every page takes as many rows as have room together with its carried lines, at least one. The foot stands
 * under the last row; when it has no room there, the last row goes over to the next page with it.
 */
export const breakPages = (heights: readonly number[], room: PageRoom): readonly PageRange[] => {
  if (heights.length === 0) return [{ from: 0, to: 0 }];
  const pages: PageRange[] = [];
  let from = 0;
  while (from < heights.length) {
    const free = room.page - (pages.length === 0 ? 0 : room.carry);
    let [to, used] = [from, 0];
    while (to < heights.length) {
      const height = heights[to] ?? 0;
      const isLast = to === heights.length - 1;
      const below = isLast ? room.foot : room.carry;
      if (to > from && used + height + below > free) break;
      used += height;
      to += 1;
    }
    pages.push({ from, to });
    from = to;
  }
  return pages;
};
