import type { Account } from "#domain/books/account.ts";
import { fen } from "#domain/core/fen.ts";
import { yearOf } from "#domain/core/dates.ts";
import { appropriationPlan, checkAppropriation } from "#domain/funds/appropriation.ts";
import { checkComplete } from "#domain/vouchers/check-content.ts";
import { guidedFault, listKindFor, paysWhatIsDue } from "#domain/vouchers/guided-check.ts";
import { guidedEntry, guidedLines, type GuidedFacts, type GuidedLine } from "#domain/vouchers/guided-entries.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccount } from "#store/account-rows.ts";
import { readDistribution, readHouseholds, tieDistribution } from "#store/distribution-rows.ts";
import { readItems } from "#store/item-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { defaultGuidedAccounts, guidedAccounts2004, readWorkSettings } from "#store/work-setting-rows.ts";
import { leafBelow, standsOn } from "./asset-changes.ts";
import { bookOf, type Book } from "./book-facts.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { draftVoucher, onlyCategoryOf } from "./draft-voucher.ts";
import { planOfYear } from "./year-result.ts";

type GuideCall = Call<"guide.preview"> | Call<"guide.save">;
type Input = GuideCall["input"];

const isPayment = (kind: Input["kind"]): boolean => paysWhatIsDue(kind) || kind === "raise-receive";

const factsOf = (reading: Reading, input: Input): GuidedFacts => ({
  kind: input.kind,
  summary: input.summary,
  amountFen: input.amountFen,
  fundFen: input.fundFen,
  awardFen: input.awardFen,
  reserveFen: input.reserveFen,
  outsideFen: input.outsideFen,
  project: input.projectItemId,
  payee: input.payeeItemId,
  isOwed: input.isOwed,
  households:
    input.distributionId === null
      ? []
      : readHouseholds(reading, input.distributionId).map((line) => ({
          itemId: line.item_id,
          amountFen: line.amount_fen,
          withheldFen: line.withheld_fen,
        })),
});

const hints: Readonly<Partial<Record<GuidedLine["part"], string>>> = {
  "land-reserve": "土地补偿",
  reserve: "政府补助",
};

const accountOf = (reading: Reading, book: Book, of: { input: Input; line: GuidedLine }): Account | string => {
  const { part } = of.line;
  const chosen = of.input.accounts[part];
  const given = chosen === undefined ? undefined : book.accounts.find((account) => account.id === chosen);
  // The office's choice is of the system of 2023; the same codes mean something else in that of 2004.
  const code =
    book.ledger.system === "2004"
      ? guidedAccounts2004[part]
      : (readWorkSettings(reading).guidedAccounts[part] ?? defaultGuidedAccounts[part]);
  return given ?? leafBelow(book.accounts, code, hints[part] ?? "") ?? code;
};

/** An expense or a bought thing takes the category given, or the only one of its account. */
const categoryFor = (
  reading: Reading,
  book: Book,
  of: { input: Input; line: GuidedLine; account: Account; isPaid: boolean },
) => {
  if (of.line.side === "credit" || !book.isCategorised(of.account, of.input.onDate)) return null;
  // Assets that only move among themselves are no spending: the same holds when a voucher is checked.
  if (of.account.class !== "profit-loss" && !of.isPaid) return null;
  const { categoryId } = of.input;
  if (categoryId !== null && book.isCategoryOf(categoryId, of.account, of.input.onDate)) return categoryId;
  return onlyCategoryOf(reading, book.ledger.id, of.account.code);
};

type Made = { readonly book: Book; readonly lines: readonly GuidedLine[]; readonly entries: readonly Entry[] };

/** The entries of a form with their accounts, or the first thing that keeps them from being booked. */
const make = (reading: Reading, call: GuideCall) => {
  const { input } = call;
  const book = bookOf(reading, input.ledgerId, call.now());
  if (book === undefined) return refuse({ code: "not-found" as const, kind: "ledger" });
  const refusedList = listRefusal(reading, input);
  if (refusedList !== undefined) return refusedList;
  const facts = factsOf(reading, input);
  const fault = guidedFault(facts);
  if (fault !== undefined) return refuse({ code: "guide-bad" as const, reason: fault });
  const lines = guidedLines(facts);
  const isPaid = lines.some(({ side, part }) => side === "credit" && (part === "bank" || part === "outside-payable"));
  const entries: Entry[] = [];
  for (const line of lines) {
    const account = accountOf(reading, book, { input, line });
    if (typeof account === "string") return refuse({ code: "guide-account-missing" as const, accountCode: account });
    entries.push(guidedEntry(line, account, categoryFor(reading, book, { input, line, account, isPaid })));
  }
  if (takesTooMuch(reading, lines, { entries, input }))
    return refuse({ code: "guide-bad" as const, reason: "works-too-little" });
  const content = {
    ledgerId: input.ledgerId,
    onDate: input.onDate,
    paperCount: 0,
    entries,
    documents: [],
    approvals: [],
  };
  const checked = checkComplete(content, book, "ordinary");
  if (!checked.ok) return refuse(contentFailure(checked.error));
  const over = appropriationRefusal(reading, input);
  if (over !== undefined) return over;
  const made: Made = { book, lines, entries };
  return { ok: true as const, made };
};

/** True when finished works would leave 在建工程 with less than nothing. */
const takesTooMuch = (
  reading: Reading,
  lines: readonly GuidedLine[],
  { entries, input }: { readonly entries: readonly Entry[]; readonly input: Input },
): boolean =>
  lines.some(({ part, side, amountFen }, index) => {
    const id = part === "works" && side === "credit" ? entries[index]?.accountId : undefined;
    const account = id === undefined ? undefined : readAccount(reading, id);
    return account !== undefined && standsOn(reading, account, input.projectItemId) < amountFen;
  });

const listRefusal = (reading: Reading, input: Input) => {
  if (input.distributionId === null) return undefined;
  const list = readDistribution(reading, input.distributionId);
  if (list?.ledger_id !== input.ledgerId) return refuse({ code: "not-found" as const, kind: "distribution" });
  if (list.kind !== listKindFor(input.kind))
    return refuse({ code: "guide-bad" as const, reason: "list-of-other-kind" });
  // What nobody has declared, or another person not reviewed, is owed to nobody.
  const declared = list.declared_voucher_id === null ? undefined : readVoucher(reading, list.declared_voucher_id);
  const isDeclared = declared !== undefined && declared.voucher.state !== "draft";
  if (paysWhatIsDue(input.kind) && list.paid_voucher_id === null && !isDeclared)
    return refuse({ code: "list-undeclared" as const });
  const tied = isPayment(input.kind) ? list.paid_voucher_id : list.declared_voucher_id;
  return tied === null ? undefined : refuse({ code: "list-booked" as const });
};

/** K33 for what members get: never more than there is, never before the reserve has its share. */
const appropriationRefusal = (reading: Reading, input: Input) => {
  if (input.kind !== "share-declare") return undefined;
  const { appropriated, policy, result } = planOfYear(reading, input.ledgerId, yearOf(input.onDate));
  const wanted = {
    reserveFen: appropriated.reserveFen,
    membersFen: fen(appropriated.membersFen + input.amountFen),
    otherFen: appropriated.otherFen,
  };
  const checked = checkAppropriation(appropriationPlan(result, policy), wanted, policy);
  return checked.ok ? undefined : refuse(checked.error);
};

/** What a form would book, line by line: nothing is written. */
export const previewGuide = (call: Call<"guide.preview">): Reply<"guide.preview"> =>
  call.ledger.snapshot((reading): Reply<"guide.preview"> => {
    const outcome = make(reading, call);
    if (!outcome.ok) return outcome;
    const { book, lines, entries } = outcome.made;
    const names = new Map(readItems(reading, call.input.ledgerId).map((item) => [item.id, item.name]));
    return done({
      entries: entries.map((entry, index) => {
        const account = book.accountOf(entry.accountId);
        return {
          part: lines[index]?.part ?? "bank",
          summary: entry.summary,
          accountId: entry.accountId,
          accountCode: account?.code ?? "",
          accountName: account?.name ?? "",
          itemNames: entry.items.map((item) => names.get(item.itemId) ?? ""),
          debitFen: entry.debitFen,
          creditFen: entry.creditFen,
        };
      }),
    });
  });

/** 引导式录入: keeps the entries as a draft, and ties the list whose households they name to it. */
export const saveGuide = (call: Call<"guide.save">): Reply<"guide.save"> =>
  change(call, (writing) => {
    const outcome = make(writing, call);
    if (!outcome.ok) return outcome;
    const { ledgerId, onDate, kind, summary, distributionId } = call.input;
    const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries: outcome.made.entries });
    if (!drafted.ok) return drafted;
    const { voucherId } = drafted;
    if (distributionId !== null)
      tieDistribution(writing, { id: distributionId, voucherId, isPayment: isPayment(kind) });
    return changed(
      { voucherId },
      { subject: `引导录入：${onDate} ${summary}`, facts: { voucherId, kind, amountFen: call.input.amountFen } },
    );
  });
