import type { Fen } from "#domain/core/fen.ts";
import type { PayStanding } from "#domain/funds/pay-rise.ts";
import type { VillagePicture } from "#domain/funds/village-condition.ts";
import type { EventKind, FigureKey } from "./pack.ts";

/** A village as policies see it in one year. */
export type PackVillage = {
  readonly id: string;
  readonly name: string;
  readonly picture: VillagePicture;
  readonly figures: Readonly<Partial<Record<FigureKey, number>>>;
};

/** What was granted to a village (null: to the township) out of a fund in a quarter of the year; amounts in fen. */
export type PackGrant = {
  readonly villageId: string | null;
  readonly fund: string;
  readonly quarter: 1 | 2 | 3 | 4;
  readonly grantedFen: Fen;
  readonly receivedFen: Fen;
  /** What the township handed on of money granted to itself; its own matching money is counted apart. */
  readonly matchingFen: Fen;
  readonly source: string;
  /** A village's share of what the township divided: the money was counted when the township received it. */
  readonly isDivided: boolean;
};

/** Spending of the year out of a fund, by category name. */
export type PackSpending = {
  readonly villageId: string;
  readonly fund: string;
  readonly category: string;
  readonly amountFen: Fen;
};

/** A month (1 to 12) of a person in a post: as policies group the posts, and as the register of people names it. */
export type HeldMonth = { readonly month: number; readonly post: string; readonly title: string };

/** A person in a post during the year. `years` are full years served; null when unknown. */
export type PackPerson = {
  readonly id: string;
  readonly villageId: string;
  readonly name: string;
  /** The latest post as policies group them; of a retired cadre the highest one ever held. */
  readonly post: string;
  readonly months: readonly HeldMonth[];
  readonly isRetired: boolean;
  readonly years: number | null;
};

/** One part of pay of one person for one month (1 to 12). */
export type PackPayment = {
  readonly personId: string;
  readonly villageId: string;
  readonly month: number;
  readonly part: string;
  readonly amountFen: Fen;
};

/** A dated record; `days` it took, null where the record does not say. */
export type PackEvent = {
  readonly villageId: string | null;
  readonly event: EventKind;
  readonly days?: number | null;
};

/** Everything the rows of a pack are worked out from, for one year up to a month of it. */
export type PackInputs = {
  readonly year: number;
  /** The last month that is looked at, 1 to 12. */
  readonly toMonth: number;
  readonly villages: readonly PackVillage[];
  /** Yearly indicators of the year before, by name (fen). */
  readonly indicators: ReadonlyMap<string, Fen>;
  readonly grants: readonly PackGrant[];
  readonly spending: readonly PackSpending[];
  readonly people: readonly PackPerson[];
  readonly payments: readonly PackPayment[];
  readonly events: readonly PackEvent[];
  /** How long the standard of pay has stood; null when none is known. */
  readonly payStanding: PayStanding | null;
  /** How often each rule of the pack spoke this year. */
  readonly hitsByRule: ReadonlyMap<string, number>;
};
