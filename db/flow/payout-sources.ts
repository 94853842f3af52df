import { sumOf } from "#domain/core/fen.ts";
import { idOf, type DistributionId, type LedgerId, type PayListId, type PayoutId } from "#domain/core/ids.ts";
import { takenLines } from "#domain/funds/payout-owed.ts";
import { retryTitle } from "#domain/funds/payout-title.ts";
import type { PayoutRow } from "#domain/funds/payout.ts";
import {
  readDistribution,
  readDistributions,
  readHouseholds,
  type DistributionHead,
} from "#store/distribution-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPayLines, readPayList, readPayLists } from "#store/pay-rows.ts";
import { readHandedSources, type PayoutSource } from "#store/payout-chain-rows.ts";
import { readPayout, readPayoutRows, readPayouts, type PayoutHead } from "#store/payout-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillagers } from "#store/villager-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";

type Row = PayoutRow & { readonly sourceNo: number };
export type Source =
  | { readonly ledgerId: LedgerId; readonly title: string; readonly rows: readonly Row[] }
  | { readonly fault: string; readonly names: readonly string[] };

const plainAccount = (text: string): string => text.replaceAll(/\D/g, "");

/** Whoever still waits for money, with an account for each; by hand is paid who has signed. */
const checked = (list: Pick<PayoutHead, "ledgerId" | "title">, rows: readonly Row[]): Source => {
  const lacking = rows.filter((row) => row.account === "").map((row) => row.name);
  if (rows.length === 0) return { fault: "nothing-to-pay", names: [] };
  return lacking.length > 0
    ? { fault: "account-missing", names: lacking }
    : { ledgerId: list.ledgerId, title: list.title, rows };
};

const numbered = (rows: readonly Omit<Row, "no">[]): readonly Row[] => rows.map((row, at) => ({ ...row, no: at + 1 }));

const rowsOfPayList = (reading: Reading, id: PayListId): Source | undefined => {
  const list = readPayList(reading, id);
  if (list === undefined) return undefined;
  if (list.approvedByName === null) return { fault: "not-approved", names: [] };
  const rows = readPayLines(reading, id)
    .filter((line) => line.dueFen > line.withheldFen && line.receivedOn === null)
    .map((line) => ({
      sourceNo: line.no,
      name: line.name,
      bankName: line.bankName,
      account: plainAccount(line.bankAccount),
      amountFen: sumOf([line.dueFen, -line.withheldFen], Number),
    }));
  return checked(list, numbered(rows));
};

/** True once a reviewed voucher that still stands has made the money due to the households; a payment alone owes nothing. */
const isReviewed = (reading: Reading, list: Pick<DistributionHead, "declared_voucher_id">): boolean =>
  list.declared_voucher_id !== null && readVoucher(reading, list.declared_voucher_id)?.voucher.state !== "draft";

const rowsOfDistribution = (reading: Reading, id: DistributionId): Source | undefined => {
  const list = readDistribution(reading, id);
  if (list === undefined) return undefined;
  if (list.kind === "raise" || !isReviewed(reading, list)) return { fault: "not-approved", names: [] };
  const rows = readHouseholds(reading, id)
    .filter((line) => line.amount_fen > line.withheld_fen)
    .map((line) => ({
      sourceNo: line.no,
      name: line.name,
      bankName: "",
      account: plainAccount(line.bank_account),
      amountFen: sumOf([line.amount_fen, -line.withheld_fen], Number),
    }));
  return checked({ ledgerId: list.ledger_id, title: list.title }, numbered(rows));
};

/** What an approved list pays and to whom, or why it cannot be handed to a bank. */
export const sourceOf = (reading: Reading, source: PayoutSource): Source | undefined =>
  source.kind === "pay-list"
    ? rowsOfPayList(reading, idOf<PayListId>(source.id))
    : rowsOfDistribution(reading, idOf<DistributionId>(source.id));

/** Approved lists of a ledger that have not been handed to a bank yet. */
export const openSources = (reading: Reading, ledgerId: LedgerId) => {
  const handed = new Set(readHandedSources(reading).map((source) => `${source.kind} ${source.id}`));
  const lists = readPayLists(reading, ledgerId)
    .filter((list) => list.approvedByName !== null && list.receivedCount < list.people)
    .map((list) => ({
      kind: "pay-list" as const,
      id: list.id,
      title: list.title,
      people: list.people,
      netFen: sumOf([list.dueFen, -list.withheldFen], Number),
    }));
  const shares = readDistributions(reading, ledgerId)
    .filter((list) => list.kind !== "raise" && isReviewed(reading, list))
    .map((list) => ({
      kind: "distribution" as const,
      id: list.id,
      title: list.title,
      people: list.households,
      netFen: sumOf([list.total_fen, -list.withheld], Number),
    }));
  return [...lists, ...shares].filter((source) => !handed.has(`${source.kind} ${source.id}`));
};

/** Who stands in a line of a list: a list that was booked anew may have others in its lines than the batch had. */
const lineKey = (no: number, name: string): string => `${String(no)} ${name}`;

/** The account each person of a list has in the registers now. */
const registeredAccounts = (reading: Reading, head: PayoutHead): ReadonlyMap<string, string> => {
  if (head.sourceKind === "distribution")
    return new Map(
      readHouseholds(reading, idOf<DistributionId>(head.sourceId)).map((line) => [
        lineKey(line.no, line.name),
        line.bank_account,
      ]),
    );
  const id = idOf<PayListId>(head.sourceId);
  const list = readPayList(reading, id);
  const ledger = list === undefined ? undefined : readLedger(reading, list.ledgerId);
  if (ledger === undefined) return new Map();
  const accounts = new Map<string, string>(
    readVillagers(reading, ledger.villageId).map((person) => [person.id, person.bankAccount]),
  );
  return new Map(
    readPayLines(reading, id).map((line) => [
      lineKey(line.no, line.name),
      accounts.get(line.villagerId) ?? line.bankAccount,
    ]),
  );
};

/** The lines of a list that its people have signed for, or a bank has paid. */
export const receivedLines = (reading: Reading, head: PayoutHead): ReadonlySet<number> =>
  new Set(
    head.sourceKind === "pay-list"
      ? readPayLines(reading, idOf<PayListId>(head.sourceId))
          .filter((line) => line.receivedOn !== null)
          .map((line) => line.no)
      : [],
  );

/** The batches of a list, each after the first paying again what those before could not. */
const chainOf = (reading: Reading, head: PayoutHead): readonly PayoutHead[] => {
  const own = readPayouts(reading, head.ledgerId).filter(
    (other) => other.sourceKind === head.sourceKind && other.sourceId === head.sourceId,
  );
  const chain: PayoutHead[] = [];
  let next = own.find(({ parentId }) => parentId === null);
  while (next !== undefined) {
    const { id } = next;
    chain.push(next);
    next = own.find(({ parentId }) => parentId === id);
  }
  return chain;
};

/**
 * What the batches of a list could not pay, or what came back, and nobody has paid since, with the accounts as they are
 * registered now. `head` is the last batch of the list: a further one follows it, whichever one was asked about.
 */
export const retryOf = (
  reading: Reading,
  id: PayoutId,
): { readonly head: PayoutHead; readonly source: Source } | undefined => {
  const asked = readPayout(reading, id);
  const chain = asked === undefined ? [] : chainOf(reading, asked);
  const head = chain.at(-1);
  if (head === undefined) return undefined;
  const handed = chain.flatMap((batch) => readPayoutRows(reading, batch.id));
  const taken = takenLines(handed);
  const received = receivedLines(reading, head);
  const newest = new Map(handed.map((row) => [row.sourceNo, row]));
  const failed = [...newest.values()].filter((row) => !taken.has(row.sourceNo) && !received.has(row.sourceNo));
  if (failed.length === 0)
    return { head, source: { fault: head.id === id ? "nothing-failed" : "retried-already", names: [] } };
  const registered = registeredAccounts(reading, head);
  const rows = numbered(
    failed.map((row) => {
      const account = plainAccount(registered.get(lineKey(row.sourceNo, row.name)) ?? "");
      return {
        sourceNo: row.sourceNo,
        name: row.name,
        bankName: row.bankName,
        account: account === "" ? row.account : account,
        amountFen: row.amountFen,
      };
    }),
  );
  return { head, source: { ledgerId: head.ledgerId, title: retryTitle(head.title, chain.length), rows } };
};
