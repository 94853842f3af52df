import { nextItemCode } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { categoriesIn } from "#domain/books/category.ts";
import { fen, moneyTextFromFen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LedgerId } from "#domain/core/ids.ts";
import { payableCode } from "#domain/funds/pay-accrual.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import { accruePayList, readPayLines, readPayList, type PayListLine } from "#store/pay-rows.ts";
import { accrualOfList } from "#store/pay-scheme-rows.ts";
import type { Writing } from "#store/query.ts";
import { leafBelow } from "./asset-changes.ts";
import { refuse, type Call, type Reply, type Surroundings } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { listsLike, paidTwice } from "./paid-twice.ts";
import { judgeDraft } from "./judge-draft.ts";

/** The person a payable asks for, registered where the books do not know them yet. */
const personItem = (
  writing: Writing,
  call: Pick<Surroundings, "newId">,
  of: { readonly ledgerId: LedgerId; readonly name: string },
): ItemId => {
  const people = readItems(writing, of.ledgerId).filter((item) => item.kind === "person");
  const known = people.find((item) => item.isActive && item.name === of.name);
  if (known !== undefined) return known.id;
  const id = call.newId<ItemId>();
  const code = nextItemCode(people.map((item) => item.code));
  addItem(writing, { id, ...of, kind: "person", code, bankAccount: "", note: "", isActive: true });
  return id;
};

/** What is owed by the accrual: person by person where the account asks for one, otherwise in one sum. */
const owedEntries = (
  writing: Writing,
  call: Pick<Surroundings, "newId">,
  of: {
    readonly ledgerId: LedgerId;
    readonly payable: Account;
    readonly lines: readonly PayListLine[];
    readonly summary: string;
  },
): readonly Entry[] => {
  const owed = (creditFen: Fen, summary: string, items: Entry["items"]): Entry => ({
    summary,
    accountId: of.payable.id,
    debitFen: zeroFen,
    creditFen,
    categoryId: null,
    items,
  });
  if (!of.payable.itemKinds.includes("person"))
    return [owed(fen(sumOf(of.lines, ({ dueFen }) => dueFen)), of.summary, [])];
  return [...Map.groupBy(of.lines, ({ name }) => name)].flatMap(([name, own]) => {
    const dueFen = fen(sumOf(own, (line) => line.dueFen));
    if (dueFen === 0) return [];
    const itemId = personItem(writing, call, { ledgerId: of.ledgerId, name });
    return [owed(dueFen, `${of.summary}：${name}`, [{ kind: "person", itemId }])];
  });
};

/** 计提: drafts the voucher that makes an approved list owed, the spending by its category; paying it later clears what is owed. */
export const accrueTheList = (call: Call<"payList.accrue">): Reply<"payList.accrue"> =>
  change(call, (writing) => {
    const { id, onDate, categoryId } = call.input;
    const head = readPayList(writing, id);
    if (head === undefined) return refuse({ code: "not-found", kind: "pay-list" });
    if (head.approvedByName === null) return refuse({ code: "pay-unapproved" });
    // Booked again after its vouchers were cancelled in red, it must not pay those whom another list has paid since.
    const twice = paidTwice(writing, listsLike(writing, head), readPayLines(writing, id));
    if (twice !== undefined) return refuse({ code: "pay-twice", name: twice.name, month: head.month });
    if (head.accrualVoucherId !== null || head.voucherId !== null) return refuse({ code: "list-booked" });
    const accrual = accrualOfList(writing, head);
    if (accrual === "none") return refuse({ code: "pay-not-accrued", reason: "scheme-does-not" });
    const system = systemOfLedger(writing, head.ledgerId);
    const category = categoriesIn(system, readCategories(writing, onDate)).find((each) => each.id === categoryId);
    if (category === undefined) return refuse({ code: "not-found", kind: "category" });
    const accounts = readAccounts(writing, head.ledgerId);
    const expense = leafBelow(accounts, category.accountCode, category.name);
    if (expense === undefined) return refuse({ code: "guide-account-missing", accountCode: category.accountCode });
    const code = payableCode(system, accrual);
    const payable = leafBelow(accounts, code);
    if (payable === undefined) return refuse({ code: "guide-account-missing", accountCode: code });
    const summary = `计提${head.title}（${head.people} 人）`;
    const lines = readPayLines(writing, id);
    const entries: readonly Entry[] = [
      { summary, accountId: expense.id, debitFen: head.dueFen, creditFen: zeroFen, categoryId, items: [] },
      ...owedEntries(writing, call, { ledgerId: head.ledgerId, payable, lines, summary: `计提${head.title}` }),
    ];
    const paper = { kind: "list" as const, number: "", onDate, amountFen: head.dueFen, party: "", note: head.title };
    const drafted = draftVoucher(writing, call, { ledgerId: head.ledgerId, onDate, entries, documents: [paper] });
    if (!drafted.ok) return drafted;
    accruePayList(writing, id, drafted.voucherId);
    // Judged again now that the voucher has its list: the rules of pay look at it.
    judgeDraft(writing, call, drafted.voucherId);
    return changed(
      { voucherId: drafted.voucherId, ledgerId: head.ledgerId },
      {
        subject: `名单 ${head.title} 计提，生成凭证草稿，应发 ${moneyTextFromFen(head.dueFen)} 元`,
        facts: { listId: id, voucherId: drafted.voucherId },
      },
    );
  });
