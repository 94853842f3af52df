import { chinaDateOf, monthOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { Loss } from "#domain/books/category.ts";
import { assetBooksOf } from "#domain/books/asset-books.ts";
import { firstLevelCode, isLeaf, type Account } from "#domain/books/account.ts";
import type { AccountId, AssetId, ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { Entry, SourceDocument } from "#domain/vouchers/voucher.ts";
import { readAccount, readAccounts } from "#store/account-rows.ts";
import { addAsset, addAssetEvent, type AssetEvent, type AssetStanding } from "#store/asset-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import { readStanding } from "#store/merge-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { leavingFault } from "./asset-closing.ts";
import { cardFrom, currentCard } from "./assets.ts";
import { callerOf, refuse, type Call, type Reply, type Surroundings, type Caller } from "./call.ts";
import { change, changed } from "./change.ts";
import { judgeDraft } from "./judge-draft.ts";
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

type Recording = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

const keepEvent = (
  writing: Writing,
  call: Recording,
  event: Omit<AssetEvent, "id" | "units"> & { readonly units?: number },
): void => {
  addAssetEvent(writing, { units: 0, ...event, id: call.newId() }, { by: callerOf(call).id, at: call.now() });
};

/** 改扩建、原值调整: the cost moves by a draft voucher, and depreciation follows from then on. */
export const revalueAsset = (call: Call<"asset.revalue">): Reply<"asset.revalue"> =>
  change(call, (writing) => {
    const { id, onDate, deltaFen, counterAccountId, note } = call.input;
    const { card, hasEnded } = currentCard(writing, call, id);
    if (card === undefined) return refuse({ code: "not-found", kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" });
    if (onDate < card.inUseOn) return refuse({ code: "asset-bad", reason: "before-in-use" });
    if (deltaFen === 0 || card.nowCostFen + deltaFen < card.nowWornFen + card.residualFen)
      return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const more = Math.max(0, deltaFen);
    const less = Math.max(0, -deltaFen);
    const lines = [
      { account: card.costAccountId, debit: more, credit: less },
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

/** The lines that take a card off its accounts, its net value into another. */
export const outOf = (card: AssetStanding, into: AccountId): readonly Line[] => {
  const net = card.nowCostFen - card.nowWornFen;
  const worn = card.wornAccountId === null ? 0 : card.nowWornFen;
  const cost = card.wornAccountId === null ? net : card.nowCostFen;
  return [
    { account: into, debit: net },
    ...(card.wornAccountId === null ? [] : [{ account: card.wornAccountId, debit: worn }]),
    { account: card.costAccountId, credit: cost },
  ];
};

const takesMoney = (accounts: readonly Account[], codes: readonly string[], id: AccountId): boolean =>
  accounts.some((each) => each.id === id && codes.includes(firstLevelCode(each.code)));

/** Notes on a card that it has left. */
export const keepLeaving = (
  writing: Writing,
  call: Recording,
  of: { card: AssetStanding; kind: "disposal" | "shortage"; onDate: LocalDate; note: string; voucherId: VoucherId },
): void => {
  keepEvent(writing, call, {
    asset_id: of.card.id,
    kind: of.kind,
    on_date: of.onDate,
    cost_fen: fen(-of.card.nowCostFen),
    worn_fen: fen(-of.card.nowWornFen),
    note: of.note,
    voucher_id: of.voucherId,
  });
};

/** 处置: value, costs and proceeds of fixed assets meet in 固定资产清理 and go to the result; others go there at once. */
export const disposeAsset = (call: Call<"asset.dispose">): Reply<"asset.dispose"> =>
  change(call, (writing) => {
    const { id, onDate, proceedsFen, costsFen, moneyAccountId, evidence } = call.input;
    const { card, hasEnded } = currentCard(writing, call, id);
    if (card === undefined) return refuse({ code: "not-found", kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" });
    const isMoneyMissing = (proceedsFen !== 0 || costsFen !== 0) && moneyAccountId === null;
    if (proceedsFen < 0 || costsFen < 0 || isMoneyMissing) return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const early = leavingFault(writing, card, onDate);
    if (early !== undefined) return refuse({ code: "asset-bad", reason: early });
    const accounts = readAccounts(writing, card.ledgerId);
    const books = assetBooksOf(systemOfLedger(writing, card.ledgerId));
    if (moneyAccountId !== null && !takesMoney(accounts, books.paidBy, moneyAccountId))
      return refuse({ code: "asset-bad", reason: "money-account-bad" });
    const gain = proceedsFen - costsFen - (card.nowCostFen - card.nowWornFen);
    const resultCode = gain >= 0 ? books.gain : books.loss;
    const result = leafBelow(accounts, resultCode, "处置");
    const clearing = leafBelow(accounts, books.clearing);
    if (result === undefined) return refuse({ code: "guide-account-missing", accountCode: resultCode });
    if (clearing === undefined) return refuse({ code: "guide-account-missing", accountCode: books.clearing });
    const money = moneyAccountId ?? clearing.id;
    const summary = `处置${card.name}`;
    const spent = { account: money, credit: costsFen };
    const received = { account: money, debit: proceedsFen };
    const outcome: Line = {
      account: result.id,
      debit: Math.max(0, -gain),
      credit: Math.max(0, gain),
      loss: "disposal",
    };
    // Only fixed assets are cleared through 固定资产清理; others leave straight into the result.
    const lines =
      card.class === "fixed"
        ? [
            ...outOf(card, clearing.id),
            { account: clearing.id, debit: costsFen, isSpent: true },
            spent,
            received,
            { account: clearing.id, credit: proceedsFen },
            { account: clearing.id, debit: Math.max(0, gain), credit: Math.max(0, -gain) },
            outcome,
          ]
        : [...outOf(card, result.id).slice(1), spent, received, outcome];
    const entries = entriesOf(writing, card.ledgerId, { summary, lines });
    const documents = [approvalPaper(evidence, onDate)];
    const drafted = draftVoucher(writing, call, { ledgerId: card.ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    const { voucherId } = drafted;
    keepLeaving(writing, call, { card, kind: "disposal", onDate, note: evidence, voucherId });
    // Only now the rules can see what the voucher disposes of.
    judgeDraft(writing, call, voucherId);
    return changed(
      { voucherId, gainFen: fen(gain) },
      { subject: `处置资产 ${card.number} ${card.name}`, facts: { proceedsFen, costsFen, evidence } },
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
