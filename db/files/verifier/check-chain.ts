import type { Fault, Tools } from "./answers.ts";

export type ChainReading = {
  readonly faults: readonly Fault[];
  /** By number in the chain: name and hash of each voucher. */
  readonly links: ReadonlyMap<number, { readonly name: string; readonly hash: string }>;
  /** By name: what the sealed text says of the entries, as `account debit credit` in fen. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
};

/** Recomputes every link of a chain of texts: each must give its own hash and name the one before. */
export const checkChain = (text: string, tools: Tools, what: string): ChainReading => {
  const faults: Fault[] = [];
  const links = new Map<number, { readonly name: string; readonly hash: string }>();
  const entries = new Map<string, readonly string[]>();
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
    else if (last !== undefined && previous !== last.hash)
      faults.push({ place: name, text: `${what}与前一条“${last.name}”接不上：这里有删除、插入或改动` });
    links.set(number, { name, hash });
    last = { number, hash, name };
    try {
      const sealed: unknown = JSON.parse(canonical);
      const rows: unknown = Array.isArray(sealed) ? sealed[12] : undefined;
      if (Array.isArray(rows))
        entries.set(
          name,
          rows.map((row: unknown) =>
            Array.isArray(row) ? `${String(row[1])} ${String(row[3])} ${String(row[4])}` : "",
          ),
        );
    } catch {
      faults.push({ place: name, text: `${what}的原文读不出来` });
    }
  }
  return { faults, links, entries };
};
