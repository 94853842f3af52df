/** Rows drawn above and below what is seen, so that scrolling shows no gaps. */
const margin = 12;

export type RowWindow = { readonly first: number; readonly end: number };

/** Which of `count` rows of one height to draw when `scrollTop` pixels are scrolled away; `end` is exclusive. */
export const rowWindow = (count: number, rowHeight: number, seen: { scrollTop: number; height: number }): RowWindow => {
  const first = Math.max(0, Math.floor(seen.scrollTop / rowHeight) - margin);
  const end = Math.min(count, Math.ceil((seen.scrollTop + seen.height) / rowHeight) + margin);
  return { first: Math.min(first, Math.max(0, count - 1)), end };
};

/** The row a key moves the cursor to, or null when the key is none of ours. */
export const movedRow = (key: string, from: number, extent: { count: number; page: number }): number | null => {
  const last = extent.count - 1;
  if (last < 0) return null;
  const clamp = (row: number): number => Math.min(last, Math.max(0, row));
  switch (key) {
    case "ArrowDown":
      return clamp(from + 1);
    case "ArrowUp":
      return clamp(from - 1);
    case "PageDown":
      return clamp(from + extent.page);
    case "PageUp":
      return clamp(from - extent.page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
};

/** The smallest scroll that brings a row into sight, given what is seen now. */
export const scrollToShow = (
  row: number,
  rowHeight: number,
  seen: { readonly scrollTop: number; readonly height: number },
): number => {
  const top = row * rowHeight;
  if (top < seen.scrollTop) return top;
  if (top + rowHeight > seen.scrollTop + seen.height) return Math.max(0, top + rowHeight - seen.height);
  return seen.scrollTop;
};
