import { systemOf } from "#domain/books/accounting-system.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { DebtId, LedgerId } from "#domain/core/ids.ts";
import { debtFault, owedOf } from "#domain/funds/debt.ts";
import { readAccounts } from "#store/account-rows.ts";
import {
  addDebt,
  changeDebt,
  readDebt,
  readDebtMoves,
  readDebts,
  type DebtMove,
  type DebtRow,
} from "#store/debt-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolutions, votesInForce } from "#store/resolution-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** The lowest debt line (K25) in force for a ledger on a day; null where none is set. */
export const debtAlertOn = (reading: Reading, ledgerId: LedgerId, on: LocalDate): Fen | null => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return null;
  const lines = rulesFor(readApprovedRules(reading, on), { ledger, on }).flatMap(({ parameters }) =>
    parameters.kind === "K25" && isPlainParameters(parameters) ? (parameters.amounts["alertFen"] ?? []) : [],
  );
  return lines.length === 0 ? null : fen(Math.min(...lines));
};

const keyOf = (row: { readonly accountId: string; readonly itemId: string }): string =>
  `${row.accountId} ${row.itemId}`;

const movesOf = (reading: Reading, ledgerId: LedgerId, on: LocalDate): readonly DebtMove[] =>
  readDebtMoves(reading, ledgerId, { on, codes: systemOf(systemOfLedger(reading, ledgerId)).debts });

const balanceOf = (moves: readonly DebtMove[]): number => sumOf(moves, (move) => move.borrowedFen - move.repaidFen);

/** A debt of a ledger on a day with its names and what of it is still owed. */
export type DebtStanding = DebtRow & {
  readonly owedFen: Fen;
  readonly creditorName: string;
  readonly accountName: string;
  /** False while the books know nothing of this creditor on this account: then nothing can be said to be repaid. */
  readonly isBooked: boolean;
};

export type DebtRegister = {
  readonly debts: readonly DebtStanding[];
  /** What the books owe by creditor beyond all registered debts; negative where more was repaid than borrowed. */
  readonly unregistered: readonly {
    readonly accountName: string;
    readonly creditorName: string;
    readonly amountFen: Fen;
  }[];
  readonly totalFen: Fen;
};

/** Lays what the books owe each creditor on the debts registered with him, the oldest repaid first. */
export const debtRegister = (reading: Reading, ledgerId: LedgerId, on: LocalDate): DebtRegister => {
  const names = fullNamesOf(readAccounts(reading, ledgerId));
  const creditors = new Map<string, string>(readItems(reading, ledgerId).map((item) => [item.id, item.name]));
  const moves = Map.groupBy(movesOf(reading, ledgerId, on), keyOf);
  const debts = readDebts(reading, ledgerId).filter((debt) => debt.fromOn <= on);
  const groups = Map.groupBy(debts, (debt) => keyOf({ accountId: debt.accountId, itemId: debt.creditorItemId }));
  const keys = [...new Set([...groups.keys(), ...moves.keys()])].toSorted();
  const standing: DebtStanding[] = [];
  const unregistered: DebtRegister["unregistered"][number][] = [];
  for (const key of keys) {
    const own = groups.get(key) ?? [];
    const moved = moves.get(key) ?? [];
    const { debts: owed, restFen } = owedOf(own, balanceOf(moved));
    const [first] = moved;
    for (const debt of owed)
      standing.push({
        ...debt,
        creditorName: creditors.get(debt.creditorItemId) ?? "",
        accountName: names.get(debt.accountId) ?? "",
        isBooked: moved.length > 0,
      });
    if (restFen !== 0 && first !== undefined)
      unregistered.push({
        accountName: names.get(first.accountId) ?? "",
        creditorName: creditors.get(first.itemId) ?? "",
        amountFen: restFen,
      });
  }
  const totalFen = fen(sumOf(standing, (debt) => debt.owedFen) + sumOf(unregistered, (rest) => rest.amountFen));
  return {
    debts: standing.toSorted((one, other) => (one.number < other.number ? -1 : 1)),
    unregistered,
    totalFen,
  };
};

export const listDebts = (call: Call<"debt.list">): Reply<"debt.list"> =>
  call.ledger.snapshot((reading): Reply<"debt.list"> => {
    const { ledgerId, on } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const { debts, unregistered, totalFen } = debtRegister(reading, ledgerId, on);
    const votes = votesInForce(reading, ledgerId);
    return done({
      debts: debts.map(({ ledgerId: _ledgerId, ...debt }) => ({
        ...debt,
        resolutionNumber: votes.get(debt.resolutionId ?? "") ?? "",
        repaidFen: debt.isBooked ? fen(debt.principalFen - debt.owedFen) : zeroFen,
        daysToDue: debt.dueOn === null ? null : daysBetween(on, debt.dueOn),
      })),
      unregistered: [...unregistered],
      totalFen,
      alertFen: debtAlertOn(reading, ledgerId, on),
    });
  });

export const listDebtMoves = (call: Call<"debt.moves">): Reply<"debt.moves"> =>
  call.ledger.snapshot((reading): Reply<"debt.moves"> => {
    const debt = readDebt(reading, call.input.id);
    if (debt === undefined) return refuse({ code: "not-found", kind: "debt" });
    const moves = movesOf(reading, debt.ledgerId, call.input.on).filter(
      (move) => move.accountId === debt.accountId && move.itemId === debt.creditorItemId,
    );
    return done({
      moves: moves.map(({ accountId: _account, itemId: _item, word, ...move }) => ({ ...move, word: word ?? "" })),
    });
  });

/** Keeps one debt; its account is one of 短期借款 or 长期借款及应付款, its creditor an item of the ledger. */
export const saveDebt = (call: Call<"debt.save">): Reply<"debt.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, terms } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readDebt(writing, id);
    if (id !== null && before?.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "debt" });
    const fault = debtFault(terms);
    if (fault !== undefined) return refuse({ code: "debt-bad", reason: fault });
    const account = readAccounts(writing, ledgerId).find((each) => each.id === terms.accountId);
    if (account === undefined || !/^2[02]1/.test(account.code))
      return refuse({ code: "debt-bad", reason: "account-bad" });
    const creditor = readItems(writing, ledgerId).find((each) => each.id === terms.creditorItemId);
    if (creditor === undefined || !["payee", "member", "person"].includes(creditor.kind))
      return refuse({ code: "not-found", kind: "item" });
    const vote = terms.resolutionId;
    if (vote !== null && !readResolutions(writing, ledgerId).some((each) => each.id === vote))
      return refuse({ code: "not-found", kind: "resolution" });
    const others = readDebts(writing, ledgerId).filter((each) => each.id !== id);
    if (others.some((each) => each.number === terms.number))
      return refuse({ code: "code-taken", takenCode: terms.number });
    const row: DebtRow = { ...terms, id: before?.id ?? call.newId<DebtId>(), ledgerId };
    if (before === undefined) addDebt(writing, row, { by: callerOf(call).id, at: call.now() });
    else changeDebt(writing, row);
    return changed(
      { id: row.id },
      {
        subject: `${ledger.name}：${before === undefined ? "登记" : "修改"}债务 ${terms.number} ${creditor.name}`,
        facts: { before: before === undefined ? null : JSON.stringify(before), after: JSON.stringify(row) },
      },
    );
  });
