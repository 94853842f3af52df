import { assetBooksOf } from "#domain/books/asset-books.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { addMonths } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, AssetId, DebtId, ItemId, LeaseId, ProjectId, TemplateId } from "#domain/core/ids.ts";
import { projectStage } from "#domain/funds/project.ts";
import type { TemplateLine } from "#domain/vouchers/template.ts";
import { changeAccount, readAccounts } from "#store/account-rows.ts";
import { addAsset, readAssetStandings, type AssetStanding } from "#store/asset-rows.ts";
import { readQuantityMonths } from "#store/book-report-rows.ts";
import { addDebt } from "#store/debt-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { addLease, readLeases, type LeaseStandingRow } from "#store/lease-rows.ts";
import type { OpeningRow } from "#store/opening-rows.ts";
import { addProject, readProjectMoves, readProjects, type ProjectRow } from "#store/project-rows.ts";
import { replaceOpeningQuantities, setUnit } from "#store/quantity-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readTemplates, saveTemplateRow, type TemplateRow } from "#store/template-rows.ts";
import { leafBelow } from "./asset-changes.ts";
import { debtRegister, type DebtStanding } from "./debts.ts";
import { shownLease } from "./leases.ts";
import { paidFor } from "./projects.ts";
import { leavesOf, type Move, type Places } from "./conversion-places.ts";

type Old = Pick<Move, "oldId" | "cutMonth"> & Pick<Places, "cutOn">;

/** The cards in use, those not yet in use at the cut among them. */
export const cardsToCarry = (reading: Reading, { oldId, cutMonth }: Old): readonly AssetStanding[] =>
  readAssetStandings(reading, { ledgerId: oldId, through: addMonths(cutMonth, 1200), onlyPosted: true }).filter(
    (card) => card.endedOn === null,
  );

/** Contracts that run on, and those that ended with rent or a deposit open. */
export const leasesToCarry = (reading: Reading, { oldId, cutOn }: Old): readonly LeaseStandingRow[] =>
  readLeases(reading, oldId, cutOn).filter(
    (lease) =>
      (lease.endedOn ?? lease.toOn) > cutOn || shownLease(lease, cutOn).arrearsFen !== 0 || lease.depositFen !== 0,
  );

/** Projects that are not wholly built and paid, with what was paid of each. */
export const projectsToCarry = (
  reading: Reading,
  { oldId, cutOn }: Old,
): readonly (ProjectRow & { readonly paidFen: number })[] => {
  const projects = readProjects(reading, oldId);
  const moves = readProjectMoves(
    reading,
    projects.map((project) => project.itemId),
  );
  return projects
    .map((project) => ({ ...project, paidFen: paidFor(project, moves, cutOn) }))
    .filter((project) => projectStage(project, project.paidFen) !== "paid-up");
};

/** Debts not wholly repaid, and those the books knew nothing of yet. */
export const debtsToCarry = (reading: Reading, { oldId, cutOn }: Old): readonly DebtStanding[] =>
  debtRegister(reading, oldId, cutOn).debts.filter((debt) => debt.owedFen > 0 || !debt.isBooked);

export const templatesToCarry = (reading: Reading, oldId: Old["oldId"]): readonly TemplateRow[] =>
  readTemplates(reading).filter((template) => template.ledgerId === oldId);

/** Cards stand in the new books with what they cost and what was worn, on the accounts their class has there. */
const carryCards = (writing: Writing, move: Move, places: Places): void => {
  const books = assetBooksOf("2023");
  const leaves = leavesOf(writing, move.newId);
  const first = (code: string, word = ""): AccountId | null => leafBelow(leaves, code, word)?.id ?? null;
  for (const card of cardsToCarry(writing, { ...move, ...places })) {
    const own = books.classes[card.class];
    const [costCode = ""] = own?.cost ?? [];
    const [wornCode] = own === null || own.worn === null || own.worn === "itself" ? [] : own.worn;
    const costAccountId = places.leafOf(card.costAccountId, own?.cost ?? []) ?? first(costCode);
    if (costAccountId === null) continue;
    const isWorn = card.method !== "none" || card.nowWornFen !== 0;
    const wornFrom = card.wornAccountId ?? card.costAccountId;
    const wornAccountId =
      !isWorn || wornCode === undefined ? null : (places.leafOf(wornFrom, [wornCode]) ?? first(wornCode));
    addAsset(
      writing,
      {
        ...card,
        id: move.makeId<AssetId>(),
        ledgerId: move.newId,
        costAccountId,
        wornAccountId: own?.worn === "itself" && isWorn ? costAccountId : wornAccountId,
        expenseAccountId: card.method === "none" ? null : first(books.expenses[card.purpose], "折旧"),
        costFen: card.nowCostFen,
        residualFen: card.nowResidualFen,
        openingWornFen: card.nowWornFen,
        openingWornThrough: card.wornThrough,
        openingUnits: card.usedUnits,
        voucherId: null,
      },
      { by: move.by, at: move.at },
    );
  }
};

const carryContracts = (writing: Writing, move: Move, places: Places): void => {
  const recorded = { by: move.by, at: move.at };
  const old = { ...move, ...places };
  for (const lease of leasesToCarry(writing, old)) {
    const itemId = places.itemOf(lease.itemId);
    const lesseeItemId = places.itemOf(lease.lesseeItemId);
    if (itemId === undefined || lesseeItemId === undefined) continue;
    const openingReceivedFen = lease.receivedFen;
    const carried = { ...lease, id: move.makeId<LeaseId>(), ledgerId: move.newId, itemId, lesseeItemId };
    addLease(writing, { ...carried, openingReceivedFen }, recorded);
  }
  for (const project of projectsToCarry(writing, old)) {
    const itemId = places.itemOf(project.itemId);
    if (itemId === undefined) continue;
    const carried = { ...project, id: move.makeId<ProjectId>(), ledgerId: move.newId, itemId };
    addProject(writing, { ...carried, openingPaidFen: fen(project.paidFen) }, recorded);
  }
};

type Owed = {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly kind: ItemKind;
  readonly amountFen: Fen;
};

/** Lays what is owed to creditors on the opening balances of their accounts; what no debt explains stays without a creditor. */
const byCreditor = (writing: Writing, move: Move, of: { openings: readonly OpeningRow[]; owed: readonly Owed[] }) => {
  const accounts = new Map(readAccounts(writing, move.newId).map((account) => [account.id, account]));
  return of.openings.flatMap((row): readonly OpeningRow[] => {
    const own = of.owed.filter((each) => each.accountId === row.accountId);
    const restFen = fen(row.amountFen + sumOf(own, (each) => each.amountFen));
    if (row.itemId !== null || own.length === 0 || restFen > 0) return [row];
    const kinds = new Set(own.map((each) => each.kind));
    const account = accounts.get(row.accountId);
    // Once nothing stands there without a creditor, every voucher names one, or repayments would be laid on no debt.
    if (account !== undefined && restFen === 0 && kinds.size === 1)
      changeAccount(writing, { ...account, itemKinds: [...kinds] });
    const sums = Map.groupBy(own, (each) => each.itemId);
    const named = [...sums].map(([itemId, rows]) => ({
      accountId: row.accountId,
      itemId,
      amountFen: fen(-sumOf(rows, (each) => each.amountFen)),
    }));
    return [...named, { ...row, amountFen: restFen }].filter((each) => each.amountFen !== 0);
  });
};

/** Debts go on with their creditors: the openings name them, because what is repaid is told by creditor. */
const carryDebts = (
  writing: Writing,
  move: Move,
  { places, openings }: { readonly places: Places; readonly openings: readonly OpeningRow[] },
): readonly OpeningRow[] => {
  const kinds = new Map(readItems(writing, move.oldId).map((item) => [item.id, item.kind]));
  const owed: Owed[] = [];
  for (const debt of debtsToCarry(writing, { ...move, ...places })) {
    const itemId = places.itemOf(debt.creditorItemId);
    const kind = kinds.get(debt.creditorItemId);
    const [part] = places.partsOf(debt.accountId, debt.creditorItemId);
    const placed = part === undefined ? undefined : places.place({ ...part, accountCode: part.toCode, itemName: "" });
    const accountId = placed?.accountId ?? places.leafOf(debt.accountId);
    if (itemId === undefined || kind === undefined || accountId === undefined) continue;
    if (debt.isBooked) owed.push({ accountId, itemId, kind, amountFen: debt.owedFen });
    const carried = { ...debt, id: move.makeId<DebtId>(), ledgerId: move.newId, accountId, creditorItemId: itemId };
    addDebt(writing, carried, { by: move.by, at: move.at });
  }
  return byCreditor(writing, move, { openings, owed });
};

const carryTemplates = (writing: Writing, move: Move, places: Places): void => {
  const olds = new Map(readAccounts(writing, move.oldId).map((account) => [account.code, account.id]));
  const codeOf = (oldCode: string): string => {
    const oldId = olds.get(oldCode);
    const id = oldId === undefined ? undefined : places.leafOf(oldId);
    // A line whose account has no place asks for one: the code of no account is told when the template is used.
    return readAccounts(writing, move.newId).find((account) => account.id === id)?.code ?? oldCode;
  };
  const lineOf = (line: TemplateLine): TemplateLine => ({
    ...line,
    accountCode: codeOf(line.accountCode),
    formula: line.formula.replaceAll(/(?<=(?:余额|借方|贷方)[(（])\d{3,15}/g, codeOf),
  });
  for (const template of templatesToCarry(writing, move.oldId))
    saveTemplateRow(
      writing,
      { ...template, id: move.makeId<TemplateId>(), ledgerId: move.newId, lines: template.lines.map(lineOf) },
      { by: move.by, at: move.at },
    );
};

/** Quantities go on where an account's balance went to one leaf as a whole. */
const carryQuantities = (writing: Writing, move: Move, places: Places): void => {
  const rows = readAccounts(writing, move.oldId).flatMap((account) => {
    const unit = account.unit ?? "";
    const row = move.plan.rows.find(({ key }) => key === account.code);
    const accountId = unit === "" || (row?.parts.length ?? 1) > 1 ? undefined : places.leafOf(account.id);
    if (accountId === undefined) return [];
    setUnit(writing, { ledgerId: move.newId, accountId, unit });
    const of = { ledgerId: move.oldId, accountId: account.id };
    const span = { from: addMonths(move.cutMonth, 1), to: move.cutMonth };
    return [{ accountId, quantityMilli: readQuantityMonths(writing, of, span).beforeMilli }];
  });
  const sums = new Map<AccountId, number>();
  for (const row of rows) sums.set(row.accountId, (sums.get(row.accountId) ?? 0) + row.quantityMilli);
  replaceOpeningQuantities(
    writing,
    move.newId,
    [...sums].map(([accountId, quantityMilli]) => ({ accountId, quantityMilli })),
  );
};

/** Carries the registers a township goes on with; answers the opening balances with the creditors they belong to. */
export const carryRegisters = (
  writing: Writing,
  move: Move,
  of: { readonly places: Places; readonly openings: readonly OpeningRow[] },
): readonly OpeningRow[] => {
  carryCards(writing, move, of.places);
  carryContracts(writing, move, of.places);
  carryTemplates(writing, move, of.places);
  carryQuantities(writing, move, of.places);
  return carryDebts(writing, move, of);
};
