import { foldCompact } from "#domain/bank/cell-text.ts";
import { isLeaf, type Account } from "#domain/books/account.ts";
import { isBelow } from "./foreign-rows.ts";

/** What a foreign account means here: an account, a detail below it and a party of it; '' for none. */
export type ForeignChoice = { readonly accountCode: string; readonly detailName: string; readonly itemName: string };
export type ForeignAccount = { readonly code: string; readonly name: string; readonly path: readonly string[] };

const sameNames: Readonly<Record<string, string>> = { 现金: "库存现金", "生产（劳务）成本": "生产(劳务)成本" };

const plainName = (name: string): string => {
  const folded = foldCompact(name);
  return foldCompact(sameNames[folded] ?? folded);
};

/** The path of an account whose name says it whole: `银行存款-农商行`. */
export const pathFromName = (name: string): readonly string[] =>
  name
    .split(/[-_/\\—>]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

const choiceBelow = (account: Account, rest: string, accounts: readonly Account[]): ForeignChoice | undefined => {
  const takesParties = account.itemKinds.length > 0;
  if (rest !== "")
    return { accountCode: account.code, detailName: takesParties ? "" : rest, itemName: takesParties ? rest : "" };
  if (isLeaf(account, accounts)) return { accountCode: account.code, detailName: "", itemName: "" };
  // The one account whose amounts all programs keep on its own line: what is undistributed stands in its detail.
  return account.code === "322" ? { accountCode: "322", detailName: "未分配收益", itemName: "" } : undefined;
};

/**
 * What an account most likely means, by its names alone: codes were used again for other things, so a code decides nothing. A
 * name that stands only below the first level is understood when somebody has said what the account above it means.
 */
export const guessChoice = (
  source: ForeignAccount,
  of: { readonly accounts: readonly Account[]; readonly remembered: ReadonlyMap<string, ForeignChoice> },
): ForeignChoice | undefined => {
  const { accounts, remembered } = of;
  const [first = "", ...rest] = source.path;
  const named = accounts.find((each) => each.parentId === null && plainName(each.name) === plainName(first));
  if (named !== undefined) return choiceBelow(named, rest.join("-"), accounts);
  const above = [...remembered]
    .filter(([code]) => isBelow(source.code, code))
    .toSorted(([left], [right]) => right.length - left.length)[0];
  if (above === undefined) return undefined;
  const [, choice] = above;
  const account = accounts.find((each) => each.code === choice.accountCode);
  return account === undefined || choice.detailName !== "" || choice.itemName !== ""
    ? undefined
    : choiceBelow(account, source.name, accounts);
};
