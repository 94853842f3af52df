import { defaultCategories } from "#domain/books/category.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import type { CapBasis, CapUse } from "#domain/caps/cap.ts";
import { nothingAround } from "#domain/checks/around.ts";
import { everyLedger, type RuleParameters, type RuleVersion } from "#domain/checks/rule.ts";
import type { CategoryFacts, Spending } from "#domain/checks/spending.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AccountId,
  type CapId,
  type CategoryId,
  type LedgerId,
  type ResolutionId,
} from "#domain/core/ids.ts";
import type { Approval, Entry, SourceDocument } from "#domain/vouchers/voucher.ts";

export const category = (code: string): CategoryId => idOf<CategoryId>(code);

const categories = new Map<CategoryId, CategoryFacts>(
  defaultCategories.map((row) => [category(row.code), { ...row, id: category(row.code) }]),
);

/** One debit entry; a category code or null, an amount in fen, negative for red. */
export const debit = (code: string | null, amountFen: number, summary = "购办公用品"): Entry => ({
  summary,
  accountId: idOf<AccountId>("513"),
  debitFen: fen(amountFen),
  creditFen: fen(0),
  categoryId: code === null ? null : category(code),
  items: [],
});
export const credit = (code: string | null, amountFen: number): Entry => ({
  ...debit(code, 0),
  accountId: idOf<AccountId>("102"),
  creditFen: fen(amountFen),
});

export const paper = (kind: SourceDocument["kind"], number = "", note = ""): SourceDocument => ({
  kind,
  number,
  onDate: null,
  amountFen: null,
  party: "",
  note,
});
export const signed = (...roles: readonly Approval["role"][]): readonly Approval[] =>
  roles.map((role) => ({ role, name: role === "supervisors" ? "赵监督" : "王主任", onDate: localDate("2026-09-03") }));

type Given = Partial<Omit<Spending, "content">> & {
  readonly on?: string;
  readonly entries: readonly Entry[];
  readonly documents?: readonly SourceDocument[];
  readonly approvals?: readonly Approval[];
};

/** A spending of 2026-09-03 with nothing around it but what is given. */
export const spendingOf = ({ on, entries, documents, approvals, ...given }: Given): Spending => ({
  kind: "ordinary",
  countedOn: localDate(on ?? "2026-09-03"),
  categories,
  expenseAccounts: new Set([idOf<AccountId>("513")]),
  isWear: false,
  grounds: [],
  caps: [],
  budget: null,
  bases: { population: null, recurringIncomeFen: null },
  invoicesElsewhere: [],
  buyers: { ledgerName: "柳溪村股份经济合作社", accepted: [], townshipName: "青禾镇" },
  around: nothingAround,
  preparedBy: null,
  reviewer: null,
  ...given,
  content: {
    ledgerId: idOf<LedgerId>("liuxi"),
    onDate: localDate(on ?? "2026-09-03"),
    paperCount: 1,
    entries,
    documents: documents ?? [],
    approvals: approvals ?? [],
  },
});

export const ruleOf = (parameters: RuleParameters, given: Partial<RuleVersion> = {}): RuleVersion => ({
  id: parameters.kind,
  version: 1,
  severity: "block",
  basis: "示例",
  parameters,
  scope: everyLedger,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
  ...given,
});

/** A yearly cap of 2026 on a category, with what it has used. */
export const capOn = (code: string, basis: CapBasis, use: Partial<CapUse> = {}): Spending["caps"][number] => ({
  stages: [],
  cap: {
    id: idOf<CapId>(`cap-${code}`),
    categoryId: category(code),
    categoryIds: [category(code)],
    categoryName: categories.get(category(code))?.name ?? "",
    period: "year",
    versions: [
      {
        version: 1,
        vote: {
          resolutionId: idOf<ResolutionId>("r1"),
          number: "〔2025〕1号",
          title: "限额",
          metOn: localDate("2025-12-20"),
          isInForce: true,
        },
        basis,
        fromOn: localDate("2026-01-01"),
        toOn: localDate("2026-12-31"),
        isRatification: false,
      },
    ],
  },
  use: { usedFen: fen(0), committedFen: fen(0), ...use },
});

/** A vote in force about spending on one category in September 2026. */
export const voteFor = (code: string, amountFen: number): VoteGround => ({
  id: idOf<ResolutionId>("r1"),
  number: "〔2026〕1号",
  matter: {
    categoryIds: [category(code)],
    amountFen: fen(amountFen),
    fromOn: localDate("2026-09-01"),
    toOn: localDate("2026-09-30"),
  },
  isAboutSpending: true,
  spentFen: fen(0),
});

/** A vote in force that sets no cap and names no category: about a loan, a claim given up, something handed over. */
export const otherVote: VoteGround = {
  id: idOf<ResolutionId>("r2"),
  number: "〔2026〕2号",
  matter: null,
  isAboutSpending: false,
  spentFen: fen(0),
};
