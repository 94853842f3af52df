/**
 * What the vouchers of a lessee brought in for each contract. Received is what came in as money or goods, settled rent that
 * stood as a claim (应收款, 内部往来), or was set off against a debt to the lessee; rent put down as a claim is not received
 * yet, and an advance that becomes income was received before. Where a line does not name the contract, what the other lines
 * of the voucher say decides; a payment that names no contract settles the oldest claim (民法典 Art. 560).
 */
import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, LeaseId, VoucherId } from "#domain/core/ids.ts";

/** What an account is to rent: `due` of parties (往来), `loss` where a claim is given up, `income`, or anything else. */
export type RentSide = "money" | "due" | "income" | "loss" | "other";

/** One line: credit less debit, the contract it names, and whether it stands with the lessee, another party or none. */
export type RentLine = {
  readonly accountId: AccountId;
  readonly side: RentSide;
  readonly leaseId: LeaseId | null;
  readonly party: "lessee" | "other" | null;
  readonly amountFen: Fen;
};

/** A voucher in the order of the books; `correctsId` names what a red one cancels. */
export type RentVoucher = {
  readonly id: VoucherId;
  readonly correctsId: VoucherId | null;
  readonly lines: readonly RentLine[];
};

/** What one voucher did to a contract, or (`leaseId` null) to what the lessee owes for anything else. */
export type RentEffect = {
  readonly leaseId: LeaseId | null;
  readonly receivedFen: Fen;
  /** Rent put down as a claim (+) or a claim settled (−). */
  readonly claimFen: Fen;
  /** Rent taken ahead and owed to the lessee (+), or used (−). */
  readonly heldFen: Fen;
};

/** Where the lessee's dealings stood before the first voucher. */
export type RentBefore = {
  /** Credit balances (+) of the lessee by account. */
  readonly balances: ReadonlyMap<AccountId, Fen>;
  /** Rent received before the books began that was not earned by then, by contract. */
  readonly unearned: ReadonlyMap<LeaseId, Fen>;
};

type Part = { receivedFen: number; claimFen: number; heldFen: number };
type Named = { other: number; claim: number; debt: number };
type State = {
  readonly balances: Map<AccountId, number>;
  readonly held: Map<LeaseId, number>;
  /** Open claims, the oldest first. */
  readonly claims: Map<LeaseId | null, number>;
};
/** The lines of a voucher as sums, credit +: named ones by contract, the others by what they are; `cover` is what can pay. */
type Sums = {
  readonly named: Map<LeaseId, Named>;
  claim: number;
  debt: number;
  income: number;
  loss: number;
  others: number;
  cover: number;
};

const add = <Key>(map: Map<Key, number>, key: Key, amount: number): void => {
  const next = (map.get(key) ?? 0) + amount;
  if (next === 0) map.delete(key);
  else map.set(key, next);
};

/** A line on a dealing account of the lessee, as what settles or raises a claim and what raises or settles a debt. */
const splitOf = (state: State, { accountId, amountFen }: RentLine): { claim: number; debt: number } => {
  const before = state.balances.get(accountId) ?? 0;
  add(state.balances, accountId, amountFen);
  const debt = amountFen < 0 ? -Math.min(-amountFen, Math.max(0, before)) : 0;
  const claim = amountFen < 0 ? amountFen - debt : Math.min(amountFen, Math.max(0, -before));
  return { claim, debt: amountFen - claim };
};

const isLessees = ({ side, party, leaseId }: RentLine): boolean =>
  side === "due" && (party === "lessee" || (party === null && leaseId !== null));

const nameLine = (state: State, sums: Sums, line: RentLine & { readonly leaseId: LeaseId }): void => {
  const named = sums.named.get(line.leaseId) ?? { other: 0, claim: 0, debt: 0 };
  sums.named.set(line.leaseId, named);
  if (line.side !== "due") named.other += line.amountFen;
  else if (!isLessees(line)) named.claim += line.amountFen;
  else {
    const { claim, debt } = splitOf(state, line);
    named.claim += claim;
    named.debt += debt;
  }
};

const sumsOf = (state: State, lines: readonly RentLine[]): Sums => {
  const sums: Sums = { named: new Map(), claim: 0, debt: 0, income: 0, loss: 0, others: 0, cover: 0 };
  for (const line of lines) {
    const { leaseId, side, amountFen } = line;
    if (leaseId !== null && side !== "money") nameLine(state, sums, { ...line, leaseId });
    else if (isLessees(line)) {
      const { claim, debt } = splitOf(state, line);
      sums.claim += claim;
      sums.debt += debt;
      sums.cover -= debt;
    } else if (side === "due") sums.others += amountFen;
    else if (side === "loss") sums.loss += amountFen;
    else {
      sums.cover += Math.max(0, -amountFen);
      if (side === "income") sums.income += amountFen;
    }
  }
  return sums;
};

/** As much of `most` as `there` has of the other sign. */
const opposed = (most: number, there: number): number =>
  most > 0 ? Math.min(most, Math.max(0, -there)) : -Math.min(-most, Math.max(0, there));

/** What a voucher did to a contract it names; what its unnamed lines answer for is taken out of `sums`. */
const partOf = (sums: Sums, { other, claim, debt }: Named, held: number): Part => {
  const part: Part = { receivedFen: other + claim + debt, claimFen: -claim, heldFen: debt };
  const answer = (key: "claim" | "income" | "loss" | "others", most: number): number => {
    const amount = opposed(most, sums[key]);
    sums[key] += amount;
    part.receivedFen -= amount;
    return amount;
  };
  if (debt < 0) {
    // Beyond the advance another debt to the lessee is set off: that pays the rent.
    part.heldFen = -Math.min(held, -debt);
    part.receivedFen += part.heldFen - debt;
  } else if (sums.debt < 0 && part.receivedFen > 0) {
    const used = Math.min(held, -sums.debt, part.receivedFen);
    sums.debt += used;
    part.receivedFen -= used;
    part.heldFen -= used;
  }
  // The lessee's claim without the contract's name is the other half of income that bears it, and the other way round.
  const { receivedFen } = part;
  part.claimFen += answer("claim", receivedFen > 0 ? receivedFen : Math.max(receivedFen, Math.min(0, other)));
  if (claim !== 0 && Math.sign(claim) === Math.sign(part.receivedFen)) {
    const most = Math.sign(claim) * Math.min(Math.abs(claim), Math.abs(part.receivedFen));
    answer("loss", most - answer("income", most));
  }
  // What others owe for it, or take over, paid nothing yet.
  if (part.receivedFen > sums.cover) answer("others", part.receivedFen - Math.max(0, sums.cover));
  return part;
};

const applied = (state: State, effect: RentEffect): RentEffect => {
  const { leaseId, claimFen, heldFen } = effect;
  if (leaseId !== null) add(state.held, leaseId, heldFen);
  const own = claimFen < 0 ? Math.max(claimFen, -(state.claims.get(leaseId) ?? 0)) : claimFen;
  add(state.claims, leaseId, own);
  if (own !== claimFen) add(state.claims, null, Math.max(claimFen - own, -(state.claims.get(null) ?? 0)));
  return effect;
};

const effectFrom = (leaseId: LeaseId | null, part: Part): RentEffect => ({
  leaseId,
  receivedFen: fen(part.receivedFen),
  claimFen: fen(part.claimFen),
  heldFen: fen(part.heldFen),
});

/** What the lessee paid on claims without naming a contract, or was given as a claim of another kind. */
const unnamedEffects = (state: State, sums: Sums): readonly RentEffect[] => {
  if (sums.claim <= 0) return [applied(state, effectFrom(null, { receivedFen: 0, claimFen: -sums.claim, heldFen: 0 }))];
  let left = sums.claim;
  const isPaid = sums.loss >= 0;
  return [...state.claims].map(([leaseId, open]) => {
    const taken = Math.min(left, open);
    left -= taken;
    return applied(state, effectFrom(leaseId, { receivedFen: isPaid ? taken : 0, claimFen: -taken, heldFen: 0 }));
  });
};

const effectsOf = (state: State, voucher: RentVoucher): readonly RentEffect[] => {
  const sums = sumsOf(state, voucher.lines);
  const effects = [...sums.named].map(([leaseId, named]) =>
    applied(state, effectFrom(leaseId, partOf(sums, named, Math.max(0, state.held.get(leaseId) ?? 0)))),
  );
  return [...effects, ...unnamedEffects(state, sums)];
};

const lineKey = (line: RentLine, sign: 1 | -1): string =>
  [line.accountId, line.leaseId, line.party, sign * line.amountFen].join("|");

const isMirror = (red: RentVoucher, of: RentVoucher): boolean => {
  const cancelled = of.lines.map((line) => lineKey(line, -1)).toSorted();
  const written = red.lines.map((line) => lineKey(line, 1)).toSorted();
  return written.length === cancelled.length && written.every((key, index) => key === cancelled[index]);
};

/** What each of a lessee's vouchers did to each contract, in their order. A voucher that cancels another undoes what that did. */
export const rentEffects = (
  before: RentBefore,
  vouchers: readonly RentVoucher[],
): ReadonlyMap<VoucherId, readonly RentEffect[]> => {
  const owed = [...before.balances.values()].reduce<number>((total, balance) => total + Math.max(0, -balance), 0);
  const state: State = {
    balances: new Map(before.balances),
    held: new Map(before.unearned),
    claims: new Map(owed === 0 ? [] : [[null, owed]]),
  };
  const byId = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  const effects = new Map<VoucherId, readonly RentEffect[]>();
  for (const voucher of vouchers) {
    const cancelled = voucher.correctsId === null ? undefined : byId.get(voucher.correctsId);
    const undone = cancelled === undefined ? undefined : effects.get(cancelled.id);
    if (cancelled === undefined || undone === undefined || !isMirror(voucher, cancelled)) {
      effects.set(voucher.id, effectsOf(state, voucher));
      continue;
    }
    for (const line of voucher.lines) if (isLessees(line)) splitOf(state, line);
    effects.set(
      voucher.id,
      undone.map(({ leaseId, receivedFen, claimFen, heldFen }) =>
        applied(state, effectFrom(leaseId, { receivedFen: -receivedFen, claimFen: -claimFen, heldFen: -heldFen })),
      ),
    );
  }
  return effects;
};
