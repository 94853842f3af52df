import { foldCompact } from "./cell-text.ts";
import type { Inspection } from "./statement.ts";

/** A village's account as the office keeps it. */
export type KeptAccount = { readonly number: string; readonly name: string; readonly bankName: string };

/** What a file says, and what is kept of the account chosen for it, where the two exclude each other. */
export type Contradiction = { readonly said: string; readonly kept: string };

// Words by which a bank is known in free text; a bank that is not here contradicts nothing.
const bankWords: readonly (readonly string[])[] = [
  ["工商银行", "工行"],
  ["农业银行", "农行"],
  ["建设银行", "建行"],
  ["中国银行", "中行"],
  ["交通银行", "交行"],
  ["邮储", "邮政储蓄"],
  ["农信", "信用社", "农商", "农村商业银行", "农村合作银行"],
  ["招商银行", "招行"],
  ["兴业银行"],
  ["华夏银行"],
  ["民生银行"],
  ["浦发", "浦东发展"],
  ["平安银行"],
  ["渤海银行"],
  ["浙商银行"],
  ["国家开发银行", "国开行"],
];

const bankOf = (text: string): number => bankWords.findIndex((words) => words.some((word) => text.includes(word)));

const excludesBank = (said: string, kept: string): boolean =>
  bankOf(said) >= 0 && bankOf(kept) >= 0 && bankOf(said) !== bankOf(kept);

const excludesName = (said: string, kept: string): boolean => {
  const [one, other] = [foldCompact(said), foldCompact(kept)];
  if (one === "" || other === "" || one.includes("*")) return false;
  return !one.includes(other) && !other.includes(one);
};

/** 8819****3456: the signs before the first star and after the last one must be the account's own. */
const excludesMask = (said: string, number: string): boolean => {
  const parts = said.replaceAll(/[^0-9A-Za-z*]/g, "").split("*");
  return !number.startsWith(parts[0] ?? "") || !number.endsWith(parts.at(-1) ?? "");
};

// The last digit a number cell kept may have been rounded up.
const excludesRounded = (said: string, number: string): boolean => {
  const digits = (/^[\d.]+/.exec(said)?.[0] ?? "").replaceAll(".", "").replace(/0+$/, "").slice(0, -1);
  return !number.startsWith(digits);
};

/**
 * Why a statement that names no whole account number cannot be of the account a person chose for it: visible digits of a
 * masked or rounded number, several numbers on its cover, the holder's name, or the bank where the file itself names it: headings alone are a guess. `undefined` where nothing speaks against it.
 */
export const contradictionOf = (
  {
    accountName,
    bank,
    isBankCertain,
    warnings,
  }: Pick<Inspection, "accountName" | "bank" | "isBankCertain" | "warnings">,
  account: KeptAccount,
): Contradiction | undefined => {
  for (const warning of warnings) {
    const kept = account.number;
    if (warning.code === "masked-account" && excludesMask(warning.account, kept))
      return { said: warning.account, kept };
    if (warning.code === "several-numbers-beside" && warning.accounts.every((number) => excludesMask(number, kept)))
      return { said: warning.accounts.join("、"), kept };
    if (warning.code === "account-number-rounded" && excludesRounded(warning.text, kept))
      return { said: warning.text, kept };
  }
  if (accountName !== null && excludesName(accountName, account.name)) return { said: accountName, kept: account.name };
  const isOtherBank = bank !== null && isBankCertain && excludesBank(bank, account.bankName);
  return isOtherBank ? { said: bank, kept: account.bankName } : undefined;
};
