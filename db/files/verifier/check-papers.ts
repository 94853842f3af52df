// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
import type { Fault, Tools } from "./answers.ts";
import type { ChainReading } from "./check-chain.ts";

/**
 * The papers in the package against the hashes sealed in the vouchers. The list's hashes are compared with the files by
 * themselves: a paper exchanged together with its line in the list is seen here.
 */
export const checkPapers = (
  files: readonly { readonly path: string; readonly sha256: string }[],
  of: { readonly chain: ChainReading; readonly fromMonth: string; readonly toMonth: string },
): { readonly faults: readonly Fault[]; readonly sealed: number; readonly late: number } => {
  const faults: Fault[] = [];
  const left = new Map(files.filter(({ path }) => path.startsWith("附件/")).map(({ path, sha256 }) => [path, sha256]));
  let sealed = 0;
  for (const [name, { attachments }] of of.chain.vouchers) {
    const month = name.slice(0, 7);
    if (month < of.fromMonth || month > of.toMonth) continue;
    for (const hash of attachments) {
      const found = [...left].find(([path, own]) => own === hash && path.startsWith(`附件/${name}/`));
      sealed += 1;
      if (found === undefined)
        faults.push({ place: `附件/${name}`, text: "封存的原文里有的一份附件，包里没有，或被换过、改过" });
      else left.delete(found[0]);
    }
  }
  return { faults, sealed, late: left.size };
};

/** 明细账 against the sealed texts: of each voucher it must show the same amounts. Its openings and balances stand in no voucher. */
export const checkDetailBook = (
  text: string,
  of: { readonly chain: ChainReading; readonly fromMonth: string; readonly toMonth: string },
  tools: Pick<Tools, "csvRows">,
): readonly Fault[] => {
  const fen = (yuan: string): number => Math.round(Number(yuan.replaceAll(",", "") || "0") * 100);
  const sums = new Map<string, { debit: number; credit: number }>();
  for (const [page = "", day = "", number = "", , , debit = "", credit = ""] of tools.csvRows(text)) {
    if (number === "" || !page.startsWith("明细账")) continue;
    const name = `${day.slice(0, 7)} ${number}`;
    const sum = sums.get(name) ?? { debit: 0, credit: 0 };
    sum.debit += fen(debit);
    sum.credit += fen(credit);
    sums.set(name, sum);
  }
  if (sums.size === 0) return [];
  const faults: Fault[] = [];
  for (const [name, { lines }] of of.chain.vouchers) {
    const month = name.slice(0, 7);
    if (month < of.fromMonth || month > of.toMonth) continue;
    const cells = lines.map((line) => line.split(" | "));
    const total = (at: number): number => cells.reduce((sum, cell) => sum + Number(cell.at(at) ?? "0"), 0);
    const shown = sums.get(name) ?? { debit: 0, credit: 0 };
    if (shown.debit !== total(-2) || shown.credit !== total(-1))
      faults.push({ place: `账簿/明细账.csv ${name}`, text: "明细账里这张凭证的发生额与封存的原文不同" });
  }
  return faults;
};
