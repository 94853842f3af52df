import type { OutputOf, ReadInput } from "#contract/contract.ts";
import type { Account } from "#domain/books/account.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { ForeignBalance } from "#domain/vouchers/foreign/foreign-balances.ts";
import type { ForeignChoice } from "#domain/vouchers/foreign/foreign-mapping.ts";
import type { ForeignVoucher } from "#domain/vouchers/foreign/foreign-vouchers.ts";

type Which = ReadInput<"moving.preview">["balance"];
type Partyless = OutputOf<"moving.preview">["partyless"];

/** The amount a balance goes in with: as the file has it at the beginning or at the end of its span. */
export const amountTaken = (balance: ForeignBalance, which: Which): Fen =>
  fen(which === "opening" ? balance.openingFen : balance.closingFen);

/** A balance by party as it goes in; what is left of it names none ('') and comes last. */
export const partsTaken = (
  balance: ForeignBalance,
  which: Which,
): readonly { readonly party: string; readonly amountFen: Fen }[] => {
  const parts = balance.parts
    .map((part) => ({ party: part.party, amountFen: which === "opening" ? part.openingFen : part.closingFen }))
    .filter(({ amountFen }) => amountFen !== 0);
  const restFen = fen(amountTaken(balance, which) - sumOf(parts, ({ amountFen }) => amountFen));
  return restFen === 0 ? parts : [...parts, { party: "", amountFen: restFen }];
};

type Bare = { readonly choice: ForeignChoice | undefined; readonly debitFen: Fen; readonly creditFen: Fen };

/** What would come in without a party on accounts that ask for one, by the account that asks. */
export const partylessOf = (
  accounts: readonly Account[],
  of: {
    readonly content: { readonly vouchers: readonly ForeignVoucher[]; readonly balances: readonly ForeignBalance[] };
    readonly choices: ReadonlyMap<string, ForeignChoice>;
    readonly balance: Which;
  },
): Partyless => {
  const asking = ({ accountCode, detailName }: ForeignChoice): Account | undefined => {
    const account = accounts.find((each) => each.code === accountCode);
    const detail = accounts.find((each) => each.parentId === account?.id && each.name === detailName);
    const asks = (detail ?? account)?.itemKinds.length ?? 0;
    return asks > 0 ? (detail ?? account) : undefined;
  };
  const entries = of.content.vouchers.flatMap((voucher) => voucher.entries);
  const bare: readonly Bare[] = [
    ...entries.flatMap(({ code, party, ...sides }) =>
      party === "" ? [{ choice: of.choices.get(code), ...sides }] : [],
    ),
    ...of.content.balances.flatMap((each) => {
      const amount = partsTaken(each, of.balance).find(({ party }) => party === "")?.amountFen ?? 0;
      const sides = { debitFen: fen(Math.max(amount, 0)), creditFen: fen(Math.max(-amount, 0)) };
      return each.isLeaf && amount !== 0 ? [{ choice: of.choices.get(each.code), ...sides }] : [];
    }),
  ];
  const rows = new Map<string, Partyless[number]>();
  for (const { choice, debitFen, creditFen } of bare) {
    const account = choice === undefined || choice.itemName !== "" ? undefined : asking(choice);
    if (account === undefined) continue;
    const row = rows.get(account.code);
    rows.set(account.code, {
      accountCode: account.code,
      accountName: account.name,
      lines: (row?.lines ?? 0) + 1,
      debitFen: fen((row?.debitFen ?? 0) + debitFen),
      creditFen: fen((row?.creditFen ?? 0) + creditFen),
    });
  }
  return [...rows.values()].toSorted((one, other) => (one.accountCode < other.accountCode ? -1 : 1));
};
