import { chinaDateOf, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { Loss } from "#domain/books/category.ts";
import { systemOf } from "#domain/books/accounting-system.ts";
import { assetBooksOf } from "#domain/books/asset-books.ts";
import { isLeaf, type Account } from "#domain/books/account.ts";
import type { AccountId, AssetId, ItemId, LedgerId } from "#domain/core/ids.ts";
import type { Entry, SourceDocument } from "#domain/vouchers/voucher.ts";
import { readAccount, readAccounts } from "#store/account-rows.ts";
import { addAsset, addAssetEvent, type AssetEvent } from "#store/asset-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import { readStanding } from "#store/merge-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { cardFrom, currentCard } from "./assets.ts";
import { callerOf, refuse, type Call, type Reply, type Surroundings, type Caller } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher, lossCategoryOf, onlyCategoryOf } from "./draft-voucher.ts";

export type Line = {
  readonly account: AccountId;
  readonly debit?: number;
  readonly credit?: number;
  readonly items?: Entry["items"];
  /** Money is spent on it, though its account is none of expense. */
  readonly isSpent?: boolean;
  /** What is lost on it, which decides the category. */
  readonly loss?: Loss;
};

/** Entries from signed lines; lines of nothing are left out. A loss takes its own category, another expense the only one of its account. */
export const entriesOf = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { summary: string; lines: readonly Line[] },
): Entry[] => {
  const codes = new Map(readAccounts(reading, ledgerId).map((account) => [account.id, account]));
  return of.lines
    .filter((line) => (line.debit ?? 0) !== 0 || (line.credit ?? 0) !== 0)
    .map((line) => {
      const account = codes.get(line.account);
      const isExpense = line.isSpent === true || (account?.class === "profit-loss" && (line.debit ?? 0) !== 0);
      const accountCode = account?.code ?? "";
      const category =
        line.loss === undefined
          ? onlyCategoryOf(reading, ledgerId, accountCode)
          : lossCategoryOf(reading, { ledgerId, accountCode }, line.loss);
      return {
        summary: of.summary,
        accountId: line.account,
        debitFen: fen(line.debit ?? 0),
        creditFen: fen(line.credit ?? 0),
        categoryId: isExpense && account !== undefined ? category : null,
        items: line.items ?? [],
      };
    });
};

/** The first account in use at or below a code that takes entries, one whose name has the word before others. */
export const leafBelow = (accounts: readonly Account[], code: string, word = ""): Account | undefined => {
  const leaves = accounts.filter(
    (account) => account.isActive && account.code.startsWith(code) && isLeaf(account, accounts),
  );
  return leaves.find((account) => word !== "" && account.name.includes(word)) ?? leaves[0];
};

/** An approval as a source document of a voucher. */
export const approvalPaper = (note: string, onDate: LocalDate): SourceDocument => ({
  kind: "approval",
  number: "",
  onDate,
  amountFen: null,
  party: "",
  note,
});

export type Recording = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

export const keepEvent = (
  writing: Writing,
  call: Recording,
  event: Omit<AssetEvent, "id" | "units"> & { readonly units?: number },
): void => {
  addAssetEvent(writing, { units: 0, ...event, id: call.newId() }, { by: callerOf(call).id, at: call.now() });
};

const isPaidBy = (reading: Reading, ledgerId: LedgerId, accountId: AccountId): boolean => {
  const system = systemOfLedger(reading, ledgerId);
  const code = readAccount(reading, accountId)?.code ?? "";
  return /^10[12]/.test(code) || systemOf(system).dealings.some((each) => code.startsWith(each));
};

/** 改扩建、原值调整: the cost moves by a draft voucher, and depreciation follows from then on. */
export const revalueAsset = (call: Call<"asset.revalue">): Reply<"asset.revalue"> =>
  change(call, (writing) => {
    const { id, onDate, deltaFen, counterAccountId, note } = call.input;
    const { card, hasEnded } = currentCard(writing, call, id);
    if (card === undefined) return refuse({ code: "not-found", kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" });
    if (onDate < card.inUseOn) return refuse({ code: "asset-bad", reason: "before-in-use" });
    if (deltaFen === 0 || card.nowCostFen + deltaFen < card.nowWornFen + card.nowResidualFen)
      return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const more = Math.max(0, deltaFen);
    const less = Math.max(0, -deltaFen);
    const lines = [
      // Paid from the till or the bank, or owed from here on, it is bought like any other asset.
      {
        account: card.costAccountId,
        debit: more,
        credit: less,
        isSpent: more > 0 && isPaidBy(writing, card.ledgerId, counterAccountId),
      },
      { account: counterAccountId, debit: less, credit: more },
    ];
    const summary = `${card.name}原值${deltaFen > 0 ? "增加" : "减少"}`;
    const entries = entriesOf(writing, card.ledgerId, { summary, lines });
    const documents = [approvalPaper(note, onDate)];
    const drafted = draftVoucher(writing, call, { ledgerId: card.ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    keepEvent(writing, call, {
      asset_id: id,
      kind: deltaFen > 0 ? "improvement" : "reduction",
      on_date: onDate,
      cost_fen: deltaFen,
      worn_fen: zeroFen,
      note,
      voucher_id: drafted.voucherId,
    });
    return changed(
      { voucherId: drafted.voucherId },
      { subject: `资产 ${card.number} ${summary}`, facts: { deltaFen, note } },
    );
  });

/** What posted vouchers and openings left on an account, of one project where the account is kept by projects; debit-positive. */
export const standsOn = (
  reading: Reading,
  account: Account & { readonly ledgerId: LedgerId },
  project: ItemId | null,
): number => {
  const kinds = new Map(readItems(reading, account.ledgerId).map((item) => [item.id, item.kind]));
  const of = { ledgerId: account.ledgerId, accountId: account.id };
  const isByProject = account.itemKinds.includes("project") && project !== null;
  return sumOf(
    readStanding(reading, of, (id) => kinds.get(id)),
    (row) => (isByProject && row.items.every((item) => item.itemId !== project) ? 0 : row.amountFen),
  );
};

/** 在建工程 → 固定资产: card and draft voucher come together; a deleted draft takes its card with it. */
export const deliverAsset = (call: Call<"asset.deliver">): Reply<"asset.deliver"> =>
  change(call, (writing) => {
    const { ledgerId, onDate, worksAccountId, projectItemId, card: input } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const id = call.newId<AssetId>();
    // What comes out of the works is new: nothing of it is worn yet.
    if (input.openingWornFen !== 0) return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const today = monthOf(chinaDateOf(call.now()));
    const whole = cardFrom(writing, { id, ledgerId, before: undefined, voucherId: null, today }, input);
    if (!whole.ok) return whole;
    const works = readAccount(writing, worksAccountId);
    const { works: worksCode } = assetBooksOf(ledger.system);
    if (works?.ledgerId !== ledgerId || !works.code.startsWith(worksCode))
      return refuse({ code: "asset-bad", reason: "works-account-bad" });
    if (standsOn(writing, works, projectItemId) < input.costFen)
      return refuse({ code: "asset-bad", reason: "works-too-little" });
    const items: Entry["items"] = projectItemId === null ? [] : [{ kind: "project", itemId: projectItemId }];
    const entries = entriesOf(writing, ledgerId, {
      summary: `${input.name}完工交付`,
      lines: [
        { account: input.costAccountId, debit: input.costFen },
        { account: worksAccountId, credit: input.costFen, items },
      ],
    });
    const drafted = draftVoucher(writing, call, { ledgerId, onDate, entries });
    if (!drafted.ok) return drafted;
    addAsset(writing, { ...whole.card, voucherId: drafted.voucherId }, { by: callerOf(call).id, at: call.now() });
    return changed(
      { id, voucherId: drafted.voucherId },
      {
        subject: `${ledger.name}：在建工程转资产 ${whole.card.number} ${input.name}`,
        facts: { costFen: input.costFen },
      },
    );
  });
