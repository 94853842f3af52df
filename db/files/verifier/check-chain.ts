import type { Fault, Tools } from "./answers.ts";

/** One voucher as its sealed text says it, as far as the data file shows the same. */
export type SealedLines = {
  readonly onDate: string;
  readonly paperCount: string;
  /** Each line as `summary | account | debit | credit`, amounts in fen. */
  readonly lines: readonly string[];
  /** The same lines apart: amounts in fen, quantity in thousandths (0 without one), the signs of the items they name. */
  readonly entries: readonly {
    readonly account: string;
    readonly debit: number;
    readonly credit: number;
    readonly milli: number;
    readonly items: readonly string[];
  }[];
  /** SHA-256 of each paper that was attached when the voucher was reviewed. */
  readonly attachments: readonly string[];
};

export type ChainReading = {
  readonly faults: readonly Fault[];
  /** By number in the chain: name and hash of each voucher. */
  readonly links: ReadonlyMap<number, { readonly name: string; readonly hash: string }>;
  /** By name: what the sealed text says of the voucher. */
  readonly vouchers: ReadonlyMap<string, SealedLines>;
};

/** Recomputes every link of a chain of texts: each must give its own hash, name the one before, and bear its own number. */
export const checkChain = (text: string, tools: Pick<Tools, "sm3Hex" | "csvRows">, what: string): ChainReading => {
  const faults: Fault[] = [];
  const links = new Map<number, { readonly name: string; readonly hash: string }>();
  const vouchers = new Map<string, SealedLines>();
  let last: { readonly number: number; readonly hash: string; readonly name: string } | undefined;
  for (const [first = "", name = "", previous = "", hash = "", canonical = ""] of tools.csvRows(text)) {
    const number = Number(first);
    if (tools.sm3Hex(new TextEncoder().encode(canonical)) !== hash)
      faults.push({ place: name, text: `${what}的内容和它的指纹对不上：被改动过` });
    if (last !== undefined && number !== last.number + 1)
      faults.push({
        place: name,
        text: `${what}与“${last.name}”之间少了 ${String(number - last.number - 1)} 条，或插进了别的`,
      });
    else if (last === undefined ? number === 1 && !/^0{64}$/.test(previous) : previous !== last.hash)
      faults.push({
        place: name,
        text: `${what}与前一条“${last === undefined ? "（链的开头）" : last.name}”接不上：这里有删除、插入或改动`,
      });
    links.set(number, { name, hash });
    last = { number, hash, name };
    try {
      const sealed: unknown = JSON.parse(canonical);
      const parts: readonly unknown[] = Array.isArray(sealed) ? sealed : [];
      const isVoucher = String(parts[0]).startsWith("xiangzhang-voucher-");
      // The table beside the text must say what the text says: else a link could be moved by its columns alone.
      const told = isVoucher
        ? [parts[1], parts[3], `${String(parts[8]).slice(0, 7)} ${String(parts[6])}-${String(parts[7])}`]
        : [parts[0], parts[1], name];
      if (String(told[0]) !== previous || Number(told[1]) !== number || told[2] !== name)
        faults.push({ place: name, text: `${what}的序号、名称或前一指纹与封存的原文不同：被移动或改过` });
      const rows: unknown = isVoucher ? parts[12] : undefined;
      const papers: unknown = isVoucher ? parts[15] : undefined;
      if (Array.isArray(rows))
        vouchers.set(name, {
          onDate: String(parts[8]),
          paperCount: String(parts[9]),
          attachments: Array.isArray(papers) ? papers.map(String) : [],
          lines: rows.map((row: unknown) =>
            Array.isArray(row) ? `${String(row[0])} | ${String(row[1])} | ${String(row[3])} | ${String(row[4])}` : "",
          ),
          entries: rows.map((row: unknown) => {
            const cells: readonly unknown[] = Array.isArray(row) ? row : [];
            const items: readonly unknown[] = Array.isArray(cells[6]) ? cells[6] : [];
            return {
              account: String(cells[1]),
              debit: Number(cells[3]),
              credit: Number(cells[4]),
              milli: Number(cells[7] ?? 0),
              items: items.map((item) => (Array.isArray(item) ? String(item[1]) : "")),
            };
          }),
        });
    } catch {
      faults.push({ place: name, text: `${what}的原文读不出来` });
    }
  }
  return { faults, links, vouchers };
};
