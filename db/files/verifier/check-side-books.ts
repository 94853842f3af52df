// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
import type { Fault, Tools } from "./answers.ts";
import type { ChainReading } from "./check-chain.ts";

/** The data files `checkSideBooks` looks at: 多栏账, 数量金额账 and 辅助明细账 of every dimension. */
export const isSideBook = (path: string): boolean => /^账簿\/(多栏账|数量金额账|辅助明细账-.+)\.csv$/.test(path);

type Sum = { debit: number; credit: number; milli: number };

/** What one of these books shows of each voucher, by account and item, and the accounts and items it has pages of. */
export const readSideBook = (
  [path, text]: readonly [path: string, text: string],
  tools: Pick<Tools, "csvRows">,
): {
  readonly sums: ReadonlyMap<string, Sum>;
  readonly accounts: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
} => {
  const number = (cell: string, scale: number): number => Math.round(Number(cell.replaceAll(",", "") || "0") * scale);
  const isItems = path.includes("辅助明细账");
  const isQuantity = path.includes("数量金额账");
  const sums = new Map<string, Sum>();
  const accounts = new Set<string>();
  const items = new Set<string>();
  for (const row of tools.csvRows(text)) {
    const account = row[0] ?? "";
    const item = isItems ? (row[4] ?? "") : "";
    accounts.add(account);
    items.add(item);
    // Day and number stand after what names the page.
    const [day = "", voucher = ""] = row.slice(isItems ? 5 : isQuantity ? 3 : 2);
    if (voucher === "") continue;
    const [debit = "", credit = ""] = isItems ? row.slice(9) : isQuantity ? [row[8], row[11]] : row.slice(5);
    const key = `${day.slice(0, 7)} ${voucher}|${account}|${item}`;
    const sum = sums.get(key) ?? { debit: 0, credit: 0, milli: 0 };
    sums.set(key, {
      debit: sum.debit + number(debit, 100),
      credit: sum.credit + number(credit, 100),
      milli: sum.milli + (isQuantity ? number(row[6] ?? "", 1000) - number(row[9] ?? "", 1000) : 0),
    });
  }
  return { sums, accounts, items };
};

/**
 * The books beside 明细账 against the sealed texts: of each voucher a book must show what its accounts, quantities or items say
 * there, no more and no less. Openings and balances stand in no voucher. `files`: each book's path and text.
 */
export const checkSideBooks = (
  files: readonly (readonly [path: string, text: string])[],
  of: { readonly chain: ChainReading; readonly fromMonth: string; readonly toMonth: string },
  tools: Pick<Tools, "csvRows"> & { readonly readSideBook: typeof readSideBook },
): readonly Fault[] => {
  const faults: Fault[] = [];
  for (const file of files) {
    const [path] = file;
    const isItems = path.includes("辅助明细账");
    const isQuantity = path.includes("数量金额账");
    const shown = tools.readSideBook(file, tools);
    const sealed = new Map<string, Sum>();
    for (const [name, { entries }] of of.chain.vouchers) {
      const month = name.slice(0, 7);
      if (month < of.fromMonth || month > of.toMonth) continue;
      for (const entry of entries) {
        const account = isItems || isQuantity ? entry.account : entry.account.slice(0, 3);
        const named = isItems ? entry.items.filter((item) => shown.items.has(item)) : [""];
        for (const item of isItems || shown.accounts.has(account) ? named : []) {
          const key = `${name}|${account}|${item}`;
          const sum = sealed.get(key) ?? { debit: 0, credit: 0, milli: 0 };
          sealed.set(key, {
            debit: sum.debit + entry.debit,
            credit: sum.credit + entry.credit,
            milli: sum.milli + (isQuantity ? (entry.debit === 0 ? -entry.milli : entry.milli) : 0),
          });
        }
      }
    }
    const nothing = { debit: 0, credit: 0, milli: 0 };
    for (const key of new Set([...shown.sums.keys(), ...sealed.keys()])) {
      const [own, expected] = [shown.sums.get(key) ?? nothing, sealed.get(key) ?? nothing];
      if (own.debit === expected.debit && own.credit === expected.credit && own.milli === expected.milli) continue;
      const [name = "", account = ""] = key.split("|");
      faults.push({ place: `${path} ${name} 科目 ${account}`, text: "这张凭证的发生额或数量与封存的原文不同" });
    }
  }
  return faults;
};
