// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
import type { Fault, Tools } from "./answers.ts";
import type { ChainReading } from "./check-chain.ts";

/** The data files `checkSideBooks` looks at: 多栏账, 数量金额账 and 辅助明细账 of every dimension. */
export const isSideBook = (path: string): boolean => /^账簿\/(多栏账|数量金额账|辅助明细账-.+)\.csv$/.test(path);

/**
 * The books beside 明细账 against the sealed texts: of each voucher a book must show what its accounts, quantities or items say
 * there, no more and no less. Openings and balances stand in no voucher. `files`: each book's path and text.
 */
export const checkSideBooks = (
  files: readonly (readonly [path: string, text: string])[],
  of: { readonly chain: ChainReading; readonly fromMonth: string; readonly toMonth: string },
  tools: Pick<Tools, "csvRows">,
): readonly Fault[] => {
  const number = (text: string, scale: number): number => Math.round(Number(text.replaceAll(",", "") || "0") * scale);
  type Sum = { debit: number; credit: number; milli: number };
  const add = (sums: Map<string, Sum>, key: string, amounts: Sum): void => {
    const sum = sums.get(key) ?? { debit: 0, credit: 0, milli: 0 };
    sums.set(key, {
      debit: sum.debit + amounts.debit,
      credit: sum.credit + amounts.credit,
      milli: sum.milli + amounts.milli,
    });
  };
  const faults: Fault[] = [];
  for (const [path, text] of files) {
    const isItems = path.includes("辅助明细账");
    const isQuantity = path.includes("数量金额账");
    // Where the day stands; number and summary follow it.
    const at = isItems ? 5 : isQuantity ? 3 : 2;
    const shown = new Map<string, Sum>();
    const accounts = new Set<string>();
    const items = new Set<string>();
    for (const row of tools.csvRows(text)) {
      const account = row[0] ?? "";
      const item = isItems ? (row[4] ?? "") : "";
      accounts.add(account);
      items.add(item);
      const [day = "", voucher = ""] = row.slice(at);
      if (voucher === "") continue;
      const [debit = "", credit = ""] = isItems ? row.slice(9) : isQuantity ? [row[8], row[11]] : row.slice(5);
      const milli = isQuantity ? number(row[6] ?? "", 1000) - number(row[9] ?? "", 1000) : 0;
      const amounts = { debit: number(debit, 100), credit: number(credit, 100), milli };
      add(shown, `${day.slice(0, 7)} ${voucher}|${account}|${item}`, amounts);
    }
    const sealed = new Map<string, Sum>();
    for (const [name, { entries }] of of.chain.vouchers) {
      const month = name.slice(0, 7);
      if (month < of.fromMonth || month > of.toMonth) continue;
      for (const { account, debit, credit, milli, items: named } of entries) {
        const amounts = { debit, credit, milli: isQuantity ? (debit === 0 ? -milli : milli) : 0 };
        if (isItems) {
          for (const item of named) if (items.has(item)) add(sealed, `${name}|${account}|${item}`, amounts);
        } else if (isQuantity ? accounts.has(account) : accounts.has(account.slice(0, 3)))
          add(sealed, `${name}|${isQuantity ? account : account.slice(0, 3)}|`, amounts);
      }
    }
    for (const key of new Set([...shown.keys(), ...sealed.keys()])) {
      const [own, expected] = [shown.get(key), sealed.get(key)];
      const isSame =
        own !== undefined &&
        expected !== undefined &&
        own.debit === expected.debit &&
        own.credit === expected.credit &&
        own.milli === expected.milli;
      if (isSame) continue;
      const [name = "", account = ""] = key.split("|");
      faults.push({ place: `${path} ${name} 科目 ${account}`, text: "这张凭证的发生额或数量与封存的原文不同" });
    }
  }
  return faults;
};
