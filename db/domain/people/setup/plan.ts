import type { CategoryNature } from "#domain/books/category.ts";
import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { VillageFact, VillageFactKind } from "#domain/books/village.ts";
import type { LocalDate, Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { Role } from "#domain/people/roles.ts";

/** An account as the plan knows it: ids are given when it is written. */
export type PlanAccount = {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly itemKinds: readonly ItemKind[];
};

export type PlanItem = {
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: string;
  readonly bankAccount: string;
  readonly note: string;
};

export type PlanBank = {
  readonly accountCode: string;
  readonly bankName: string;
  readonly number: string;
  readonly name: string;
};

export type PlanOpening = {
  readonly accountCode: string;
  readonly item: { readonly kind: ItemKind; readonly code: string } | null;
  readonly amountFen: Fen;
};

export type PlanOpenItem = {
  readonly bankNumber: string;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly text: string;
};

/** A ledger the office already has. `usedCodes` carry entries or openings, `bankCodes` a bank account. */
export type LedgerNow = {
  readonly name: string;
  readonly villageName: string;
  readonly entity: "committee" | "collective";
  readonly isStarted: boolean;
  readonly hasOpenings: boolean;
  readonly accounts: readonly PlanAccount[];
  readonly usedCodes: ReadonlySet<string>;
  readonly bankCodes: ReadonlySet<string>;
  readonly items: readonly Pick<PlanItem, "kind" | "code" | "name">[];
};

/** What the office holds before the file is loaded. */
export type OfficeNow = {
  readonly townshipName: string;
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    readonly facts: readonly { readonly kind: VillageFactKind; readonly fromDate: LocalDate }[];
  }[];
  readonly ledgers: readonly LedgerNow[];
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly bankNumbers: ReadonlySet<string>;
  readonly logins: ReadonlySet<string>;
  /** Of those who are active. */
  readonly personNames: ReadonlySet<string>;
};

/** What the file adds to one ledger, new or already there. */
export type LedgerPlan = {
  readonly name: string;
  /** Null: the ledger is already there. */
  readonly opens: {
    readonly villageName: string;
    readonly entity: "committee" | "collective";
    readonly startMonth: Month;
  } | null;
  readonly accounts: readonly PlanAccount[];
  readonly items: readonly PlanItem[];
  readonly banks: readonly PlanBank[];
  readonly openings: readonly PlanOpening[];
  readonly openItems: readonly PlanOpenItem[];
};

/** Everything a set-up workbook adds, checked against itself and the office: it can be written without another question. */
export type SetupPlan = {
  readonly villages: readonly { readonly code: string; readonly name: string }[];
  readonly facts: readonly { readonly villageName: string; readonly fact: VillageFact }[];
  readonly ledgers: readonly LedgerPlan[];
  readonly categories: readonly {
    readonly code: string;
    readonly name: string;
    readonly accountCode: string;
    readonly nature: CategoryNature;
  }[];
  readonly persons: readonly {
    readonly login: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly password: string;
  }[];
};

/** A ledger while the file is being read: what it has, and what the file has added so far. */
export type LedgerDraft = {
  readonly name: string;
  readonly opens: LedgerPlan["opens"];
  readonly isStarted: boolean;
  readonly hasOpenings: boolean;
  readonly usedCodes: ReadonlySet<string>;
  readonly accounts: PlanAccount[];
  readonly newAccounts: PlanAccount[];
  readonly items: Pick<PlanItem, "kind" | "code" | "name">[];
  readonly newItems: PlanItem[];
  readonly bankCodes: Set<string>;
  readonly newBanks: PlanBank[];
  readonly openings: PlanOpening[];
  readonly openItems: PlanOpenItem[];
};
