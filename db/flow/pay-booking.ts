import { categoriesIn } from "#domain/books/category.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyTextFromFen, fen, zeroFen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import { readPayLines, readPayList, tiePayList, type PayListHead } from "#store/pay-rows.ts";
import { accrualOfList } from "#store/pay-scheme-rows.ts";
import type { Writing } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { leafBelow } from "./asset-changes.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { listsLike, paidTwice } from "./paid-twice.ts";
import { judgeDraft } from "./judge-draft.ts";

const line = (of: Pick<Entry, "summary" | "accountId" | "debitFen" | "creditFen" | "categoryId">): Entry => ({
  ...of,
  items: [],
});

type Paid = {
  readonly head: PayListHead;
  readonly onDate: LocalDate;
  readonly categoryId: CategoryId | null;
  readonly summary: string;
};

/** The debit side: what the accrual made owed, entry by entry, or the spending itself where the scheme accrues nothing. */
const whatIsPaid = (writing: Writing, { head, onDate, categoryId, summary }: Paid) => {
  if (accrualOfList(writing, head) !== "none") {
    const accrual = head.accrualVoucherId === null ? undefined : readVoucher(writing, head.accrualVoucherId)?.voucher;
    if (accrual === undefined || accrual.state === "draft")
      return refuse({ code: "pay-not-accrued" as const, reason: "accrue-first" });
    const entries = accrual.content.entries
      .filter(({ creditFen }) => creditFen > 0)
      .map((owed): Entry => ({ ...owed, summary, debitFen: owed.creditFen, creditFen: zeroFen }));
    return { ok: true as const, entries };
  }
  const system = systemOfLedger(writing, head.ledgerId);
  const category = categoriesIn(system, readCategories(writing, onDate)).find((each) => each.id === categoryId);
  if (category === undefined) return refuse({ code: "not-found" as const, kind: "category" });
  const expense = leafBelow(readAccounts(writing, head.ledgerId), category.accountCode, category.name);
  if (expense === undefined)
    return refuse({ code: "guide-account-missing" as const, accountCode: category.accountCode });
  const spent = { summary, accountId: expense.id, debitFen: head.dueFen, creditFen: zeroFen, categoryId };
  return { ok: true as const, entries: [line(spent)] };
};

/** Drafts the voucher of an approved list, with the list as its paper; another person reviews it as any other voucher. */
export const bookPayList = (call: Call<"payList.book">): Reply<"payList.book"> =>
  change(call, (writing) => {
    const { id, onDate, categoryId, moneyAccountId, withheldAccountId } = call.input;
    const head = readPayList(writing, id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    if (head.approvedByName === null) return refuse({ code: "pay-unapproved" });
    // Booked again after its vouchers were cancelled in red, it must not pay those whom another list has paid since.
    const twice = paidTwice(writing, listsLike(writing, head), readPayLines(writing, id));
    if (twice !== undefined) return refuse({ code: "pay-twice", name: twice.name, month: head.month });
    if (head.voucherId !== null) return refuse({ code: "list-booked" });
    if (head.withheldFen > 0 && withheldAccountId === null)
      return refuse({ code: "guide-account-missing", accountCode: "211" });
    const summary = `发放${head.title}（${head.people} 人）`;
    const from = whatIsPaid(writing, { head, onDate, categoryId, summary });
    if (!from.ok) return from;
    const netFen = fen(head.dueFen - head.withheldFen);
    const entries = [
      ...from.entries,
      ...(netFen > 0
        ? [line({ summary, accountId: moneyAccountId, debitFen: zeroFen, creditFen: netFen, categoryId: null })]
        : []),
      ...(head.withheldFen > 0 && withheldAccountId !== null
        ? [
            line({
              summary: `${summary}代扣`,
              accountId: withheldAccountId,
              debitFen: zeroFen,
              creditFen: head.withheldFen,
              categoryId: null,
            }),
          ]
        : []),
    ];
    const documents = [
      {
        kind: "list" as const,
        number: "",
        onDate,
        amountFen: head.dueFen,
        party: "",
        note: head.title,
      },
    ];
    const drafted = draftVoucher(writing, call, { ledgerId: head.ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    tiePayList(writing, id, drafted.voucherId);
    // Judged again now that the voucher has its list: the rules of pay look at it.
    judgeDraft(writing, call, drafted.voucherId);
    return changed(
      { voucherId: drafted.voucherId },
      {
        subject: `名单 ${head.title} 生成凭证草稿，应发 ${moneyTextFromFen(head.dueFen)} 元`,
        facts: { listId: id, voucherId: drafted.voucherId },
      },
    );
  });
