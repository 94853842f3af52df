const again = /（失败重发(?:，第\d+次)?）$/;

/** How long a title may be that is kept, and how much of one goes to the bank as the memo of a payment. */
const titleLength = 100;
const memoLength = 20;

const cut = (text: string, length: number): string => Array.from(text).slice(0, length).join("");

/** The title of the `times`-th batch that pays again what an earlier one could not; it never grows with each of them. */
export const retryTitle = (title: string, times: number): string =>
  `${cut(title.replace(again, ""), titleLength)}（失败重发${times > 1 ? `，第${times}次` : ""}）`;

/** What the payee reads where nothing else was given: the title of the list, short enough for a bank. */
export const memoOf = (title: string): string => cut(title.replace(again, ""), memoLength);
