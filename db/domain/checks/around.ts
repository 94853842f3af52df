import type { SystemId } from "#domain/books/accounting-system.ts";
import type { AccountClass, Side } from "#domain/books/account.ts";
import type { LocalDate, Quarter } from "#domain/core/dates.ts";
import type { RelatedParty } from "#domain/people/related.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, ItemId } from "#domain/core/ids.ts";
import type { Handover } from "#domain/funds/handover.ts";
import type { VillageMoney } from "./floor-rule.ts";
import type { YearAround } from "./reserve-rule.ts";
import type { Rhythm } from "./rhythm-rule.ts";
import type { ProjectFacts } from "#domain/funds/project-control.ts";

/** An account of the voucher's entries: `code` with its first level first (101 库存现金, 102 银行存款). */
export type AccountFacts = {
  readonly name?: string;
  readonly code: string;
  readonly class: AccountClass;
  readonly normalSide: Side;
};

/** What a person or member still owes on one account, and since when the oldest part of it is open; null: since the opening. */
export type OpenAdvance = {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly name: string;
  readonly openFen: Fen;
  readonly sinceOn: LocalDate | null;
};

/** An earlier spending of the ledger on one category with the same payee, not cancelled. */
export type AlikeSpending = {
  readonly categoryId: CategoryId;
  readonly payee: string;
  /** The voucher or claim it stands on: its categories are rows of their own, and one payment all the same. */
  readonly voucherKey: string;
  readonly voucherName: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
};

/** The same for one project, whoever was paid: `itemId` is the project, `name` what it is called. */
export type AlikeOnProject = Omit<AlikeSpending, "payee"> & { readonly itemId: ItemId; readonly name: string };

/**
 * A fund that documents granted: what they allow it to pay for (no category: anything), until when, and how much of what
 * arrived is neither passed on nor spent by other vouchers.
 */
export type FundFacts = {
  readonly itemId: ItemId;
  readonly name: string;
  readonly documents: readonly string[];
  readonly categoryIds: readonly CategoryId[];
  readonly expiresOn: LocalDate | null;
  readonly availableFen: Fen;
  /** Of every line that pays 应付款 with the fund: what was owed there for the fund before. Missing: no line does. */
  readonly owed?: ReadonlyMap<number, Fen>;
};

/** An approved list of pay or subsidies that a voucher books, with what each person drew of it in the month and the year. */
export type PayListAround = {
  readonly kind: "pay" | "retired" | "work";
  readonly title: string;
  readonly dueFen: Fen;
  readonly lines: readonly {
    readonly name: string;
    readonly post: string;
    /** Every post held at the end of the list's month, as it is called. */
    readonly posts: readonly string[];
    readonly dueFen: Fen;
    /** What the pay is made of, by the names of the scheme; nothing of 误工补贴. */
    readonly parts: readonly { readonly name: string; readonly amountFen: Fen }[];
    readonly rateFen: Fen;
    readonly monthHalfDays: number;
    readonly yearHalfDays: number;
    readonly yearFen: Fen;
  }[];
};

/**
 * What stands around a voucher in the books, read once and only as far as the rules in force ask for it. Posted and reviewed
 * vouchers count, the voucher itself and drafts do not.
 */
export type Around = {
  readonly ledgerName: string;
  /** Which accounting system the codes of `accounts` are of. */
  readonly system: SystemId;
  readonly accounts: ReadonlyMap<AccountId, AccountFacts>;
  /** Cash in the safe (101 and its details) by the books at the end of the voucher's day. */
  readonly cashFen: Fen;
  /** What moved in and out of the safe on the days before, for K14 with days of grace; missing where none has. */
  readonly cashDays?: readonly { readonly onDate: LocalDate; readonly amountFen: Fen }[];
  /** What other vouchers of the day paid in cash to whom the voucher pays, for K15 that adds up a payee's day. */
  readonly cashPaid?: readonly { readonly payee: string; readonly amountFen: Fen }[];
  /** Petty cash (备用金) with the village by the books at the end of the day, over the accounts the rule names. */
  readonly pettyFen?: Fen;
  /** Whom of the items of its entries the village's register has as 报账员 on its day; missing where no K13 asks. */
  readonly clerks?: ReadonlySet<ItemId>;
  /** The name in which the bank keeps the account behind a ledger account. */
  readonly bankNames: ReadonlyMap<AccountId, string>;
  readonly openAdvances: readonly OpenAdvance[];
  readonly alike: readonly AlikeSpending[];
  /** Missing where no K23 looks at projects. */
  readonly alikeOnProjects?: readonly AlikeOnProject[];
  /** Whom the voucher names as paid, and whom the register ties to the village's money; for K28. */
  readonly payees: readonly { readonly name: string; readonly account: string }[];
  readonly related: readonly RelatedParty[];
  /** The lists the voucher books; for K10 and K11. */
  readonly payLists: readonly PayListAround[];
  /** Quarters of the ledger that had ended by the voucher's day and whose accounts did not hang yet, oldest first. */
  readonly unpublished: readonly Quarter[];
  /** What the year and the quarter of the voucher's day have used of a category. */
  readonly used: ReadonlyMap<CategoryId, { readonly yearFen: Fen; readonly quarterFen: Fen }>;
  /** What the books owe on 短期借款 and 长期借款及应付款 without the voucher, credit positive. */
  readonly debtFen: Fen;
  /** What the assets of the books are worth without the voucher; for K25. */
  readonly assetsFen: Fen;
  /** How many accounts the ledger keeps at banks, cards left out; for K27. */
  readonly bankCount: number;
  /** The granted funds its entries name. */
  readonly funds: readonly FundFacts[];
  /** The registered projects the voucher names, and what had been paid for each before it. */
  readonly projects: ReadonlyMap<ItemId, ProjectFacts & { readonly paidFen: Fen }>;
  /** Assets the voucher disposes of and contracts it receives rent of, with their papers. */
  readonly handovers: readonly (Handover & { readonly line: number })[];
  /** What the village had and got in the year up to the voucher's day; null where no K12 asks. */
  readonly village: VillageMoney | null;
  /** How granted and divided money came; null where no K32 asks. */
  readonly rhythm: Rhythm | null;
  /** The year's result and what of it is given out already; null where no K33 asks. */
  readonly year: YearAround | null;
};

/** Nothing around: for a voucher no rule asks about its surroundings. */
export const nothingAround: Around = {
  ledgerName: "",
  system: "2023",
  accounts: new Map(),
  cashFen: zeroFen,
  bankNames: new Map(),
  openAdvances: [],
  alike: [],
  payees: [],
  related: [],
  payLists: [],
  unpublished: [],
  used: new Map(),
  debtFen: zeroFen,
  assetsFen: zeroFen,
  bankCount: 0,
  funds: [],
  projects: new Map(),
  handovers: [],
  village: null,
  rhythm: null,
  year: null,
};

/** One day's movement of an advance: debits are given, credits are settled; fen, debit positive. */
export type AdvanceMovement = { readonly onDate: LocalDate | null; readonly amountFen: Fen };

/** What is left open of movements in their order, the oldest settled first, and the day its oldest part was given. */
export const openPartOf = (
  movements: readonly AdvanceMovement[],
): { readonly openFen: Fen; readonly sinceOn: LocalDate | null } => {
  const open: { onDate: LocalDate | null; left: number }[] = [];
  let surplus = 0;
  for (const { onDate, amountFen } of movements) {
    if (amountFen > 0) {
      const left = amountFen - Math.min(surplus, amountFen);
      surplus -= amountFen - left;
      if (left > 0) open.push({ onDate, left });
      continue;
    }
    let settled = -amountFen;
    while (settled > 0 && open[0] !== undefined) {
      const part = Math.min(settled, open[0].left);
      open[0].left -= part;
      settled -= part;
      if (open[0].left === 0) open.shift();
    }
    surplus += settled;
  }
  const total = open.reduce((sum, { left }) => sum + left, 0);
  return { openFen: fen(total), sinceOn: open[0]?.onDate ?? null };
};
