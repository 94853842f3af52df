import { assetBooksOf, type AssetBooks } from "#domain/books/asset-books.ts";
import { partOfCard, type CardAmounts } from "#domain/books/asset-part.ts";
import { firstLevelCode, type Account } from "#domain/books/account.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, VoucherId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import type { AssetStanding } from "#store/asset-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import { approvalPaper, entriesOf, keepEvent, leafBelow, type Line, type Recording } from "./asset-changes.ts";
import { leavingFault } from "./asset-closing.ts";
import { currentCard } from "./assets.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { judgeDraft } from "./judge-draft.ts";

/** What a card stands at as a whole. */
const wholeOf = (card: AssetStanding): CardAmounts => ({
  costFen: card.nowCostFen,
  wornFen: card.nowWornFen,
  residualFen: card.nowResidualFen,
});

/** The lines that take a card, or a part of it, off its accounts, its net value into another. */
export const outOf = (card: AssetStanding, into: AccountId, amounts = wholeOf(card)): readonly Line[] => {
  const net = amounts.costFen - amounts.wornFen;
  return [
    { account: into, debit: net },
    ...(card.wornAccountId === null ? [] : [{ account: card.wornAccountId, debit: amounts.wornFen }]),
    { account: card.costAccountId, credit: card.wornAccountId === null ? net : amounts.costFen },
  ];
};

const takesMoney = (accounts: readonly Account[], codes: readonly string[], id: AccountId): boolean =>
  accounts.some((each) => each.id === id && codes.includes(firstLevelCode(each.code)));

type Leaving = {
  card: AssetStanding;
  kind: "disposal" | "shortage";
  onDate: LocalDate;
  note: string;
  voucherId: VoucherId;
};

/** Notes on a card that it has left, or that a part of it has. */
export const keepLeaving = (
  writing: Writing,
  call: Recording,
  of: Leaving & { readonly part?: CardAmounts | null },
): void => {
  const { costFen, wornFen, residualFen } = of.part ?? wholeOf(of.card);
  const isPart = (of.part ?? null) !== null;
  keepEvent(writing, call, {
    asset_id: of.card.id,
    kind: of.kind,
    on_date: of.onDate,
    cost_fen: fen(-costFen),
    worn_fen: fen(-wornFen),
    note: of.note,
    voucher_id: of.voucherId,
    ...(isPart ? { is_part: 1, residual_fen: fen(-residualFen) } : {}),
  });
};

type Input = Call<"asset.dispose">["input"];
type Disposal = {
  readonly card: AssetStanding;
  readonly amounts: CardAmounts;
  readonly input: Input;
  readonly books: AssetBooks;
  readonly accounts: readonly Account[];
};

const missing = (accountCode: string) => refuse({ code: "guide-account-missing" as const, accountCode });

/** 消耗性生物资产 that is sold is sold as goods are: its price is 经营收入, and what it stood at 经营支出. */
const saleOf = ({ card, amounts, input, books, accounts }: Disposal) => {
  const income = leafBelow(accounts, books.sale.income, "销售");
  if (income === undefined) return missing(books.sale.income);
  const cost = leafBelow(accounts, books.sale.cost, "成本");
  if (cost === undefined) return missing(books.sale.cost);
  const money = input.moneyAccountId ?? card.costAccountId;
  const lines: readonly Line[] = [
    { account: money, debit: input.proceedsFen },
    { account: income.id, credit: input.proceedsFen },
    ...outOf(card, cost.id, amounts),
    { account: cost.id, debit: input.costsFen },
    { account: money, credit: input.costsFen },
  ];
  return { ok: true as const, summary: `出售${card.name}`, lines };
};

/** Value, costs and proceeds of fixed assets meet in 固定资产清理 and go to the result; others go there at once. */
const clearingOf = (of: Disposal & { readonly gainFen: number }) => {
  const { card, amounts, input, books, accounts, gainFen } = of;
  const resultCode = gainFen >= 0 ? books.gain : books.loss;
  const result = leafBelow(accounts, resultCode, "处置");
  const clearing = leafBelow(accounts, books.clearing);
  if (result === undefined) return missing(resultCode);
  if (clearing === undefined) return missing(books.clearing);
  const money = input.moneyAccountId ?? clearing.id;
  const spent = { account: money, credit: input.costsFen };
  const received = { account: money, debit: input.proceedsFen };
  const [less, more] = [Math.max(0, -gainFen), Math.max(0, gainFen)];
  const outcome: Line = { account: result.id, debit: less, credit: more, loss: "disposal" };
  const lines: readonly Line[] =
    card.class === "fixed"
      ? [
          ...outOf(card, clearing.id, amounts),
          { account: clearing.id, debit: input.costsFen, isSpent: true },
          spent,
          received,
          { account: clearing.id, credit: input.proceedsFen },
          { account: clearing.id, debit: more, credit: less },
          outcome,
        ]
      : [...outOf(card, result.id, amounts).slice(1), spent, received, outcome];
  return { ok: true as const, summary: `处置${card.name}`, lines };
};

/** What leaves: the whole card, or the part whose original cost is given; `undefined` where the card has no such part. */
const leavingOf = (card: AssetStanding, partFen: number | null): CardAmounts | undefined =>
  partFen === null ? wholeOf(card) : partOfCard(wholeOf(card), partFen);

/** 处置 of a card or of a part of it, as one draft voucher that also tells the card what left. */
export const disposeAsset = (call: Call<"asset.dispose">): Reply<"asset.dispose"> =>
  change(call, (writing) => {
    const { input } = call;
    const { id, onDate, proceedsFen, costsFen, moneyAccountId, evidence, partFen } = input;
    const { card, hasEnded } = currentCard(writing, call, id);
    if (card === undefined) return refuse({ code: "not-found", kind: "asset" });
    if (hasEnded) return refuse({ code: "asset-ended" });
    const isMoneyMissing = (proceedsFen !== 0 || costsFen !== 0) && moneyAccountId === null;
    if (proceedsFen < 0 || costsFen < 0 || isMoneyMissing) return refuse({ code: "asset-bad", reason: "amounts-bad" });
    const amounts = leavingOf(card, partFen);
    if (amounts === undefined) return refuse({ code: "asset-bad", reason: "part-bad" });
    const early = leavingFault(writing, card, onDate);
    if (early !== undefined) return refuse({ code: "asset-bad", reason: early });
    const accounts = readAccounts(writing, card.ledgerId);
    const books = assetBooksOf(systemOfLedger(writing, card.ledgerId));
    if (moneyAccountId !== null && !takesMoney(accounts, books.paidBy, moneyAccountId))
      return refuse({ code: "asset-bad", reason: "money-account-bad" });
    const gainFen = fen(proceedsFen - costsFen - (amounts.costFen - amounts.wornFen));
    const disposal = { card, amounts, input, books, accounts };
    const isSale = card.class === "consumable-biological" && proceedsFen > 0;
    const booked = isSale ? saleOf(disposal) : clearingOf({ ...disposal, gainFen });
    if (!booked.ok) return booked;
    const summary = partFen === null ? booked.summary : `${booked.summary}（部分）`;
    const entries = entriesOf(writing, card.ledgerId, { summary, lines: booked.lines });
    const documents = [approvalPaper(evidence, onDate)];
    const drafted = draftVoucher(writing, call, { ledgerId: card.ledgerId, onDate, entries, documents });
    if (!drafted.ok) return drafted;
    const { voucherId } = drafted;
    const part = partFen === null ? null : amounts;
    keepLeaving(writing, call, { card, kind: "disposal", onDate, note: evidence, voucherId, part });
    // Only now the rules can see what the voucher disposes of.
    judgeDraft(writing, call, voucherId);
    return changed(
      { voucherId, gainFen },
      {
        subject: `资产 ${card.number} ${summary}`,
        facts: { proceedsFen, costsFen, evidence, ...(part === null ? {} : { partFen: part.costFen }) },
      },
    );
  });
