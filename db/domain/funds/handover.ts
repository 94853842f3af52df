import { daysShown, type LocalDate } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import { rentSchedule, type LeaseTerms } from "./lease.ts";

/** 处置、发包资料: the papers behind an asset that is disposed of or a thing that is let. Null and '' are: not there. */
export type HandoverFile = {
  readonly valuationFen: Fen | null;
  readonly valuedOn: LocalDate | null;
  readonly valuer: string;
  /** The exchange it went through (农村产权交易平台) and the number of the deal there. */
  readonly exchange: string;
  readonly exchangeNumber: string;
  readonly postedFrom: LocalDate | null;
  readonly postedTo: LocalDate | null;
  /** Only of leases: thousandths of a 亩, the lowest rent of a year that was voted, the rent of a year of the contract before. */
  readonly areaMilli: number | null;
  readonly floorFen: Fen | null;
  readonly previousYearFen: Fen | null;
};

export const emptyHandoverFile: HandoverFile = {
  valuationFen: null,
  valuedOn: null,
  valuer: "",
  exchange: "",
  exchangeNumber: "",
  postedFrom: null,
  postedTo: null,
  areaMilli: null,
  floorFen: null,
  previousYearFen: null,
};

/** Why a file cannot stand. */
export type HandoverFault = "amount-negative" | "posting-reversed";

export const handoverFault = (file: HandoverFile): HandoverFault | undefined => {
  const amounts = [file.valuationFen, file.areaMilli, file.floorFen, file.previousYearFen];
  if (amounts.some((amount) => amount !== null && amount < 0)) return "amount-negative";
  const { postedFrom, postedTo } = file;
  return postedFrom !== null && postedTo !== null && postedTo < postedFrom ? "posting-reversed" : undefined;
};

/** One disposal or one lease as K24 looks at it. `termMonths` is null for a disposal, `vote` '' without one in force. */
export type Handover = HandoverFile & {
  readonly kind: "disposal" | "lease";
  readonly name: string;
  readonly onDate: LocalDate;
  readonly valueFen: Fen;
  readonly termMonths: number | null;
  readonly vote: string;
};

/** What K24 asks for; amounts in fen, null is not asked for. The numbers are the township's, none of them is law. */
export type HandoverControl = {
  readonly isExclusive: boolean;
  readonly voteFromFen: Fen | null;
  readonly voteFromMilli: number | null;
  /** A lease longer than this needs a vote. */
  readonly voteOverMonths: number | null;
  readonly valuationFromFen: Fen | null;
  readonly exchangeFromFen: Fen | null;
  readonly postingDays: number | null;
};

/** What a disposal or a lease lacks. */
export type HandoverProblem =
  | { readonly reason: "no-vote"; readonly because: "value" | "area" | "term"; readonly valueFen: Fen }
  | { readonly reason: "no-valuation"; readonly valueFen: Fen; readonly fromFen: Fen }
  | { readonly reason: "no-exchange"; readonly valueFen: Fen; readonly fromFen: Fen }
  | { readonly reason: "posted-too-short"; readonly postedDays: number; readonly leastDays: number };

const isReached = (control: HandoverControl, value: number, from: number | null): boolean =>
  from !== null && (control.isExclusive ? value > from : value >= from);

/** Days a notice hung (`daysShown`); nothing without both ends. */
export const postedDaysOf = ({ postedFrom, postedTo }: Pick<HandoverFile, "postedFrom" | "postedTo">): number =>
  postedFrom === null || postedTo === null ? 0 : daysShown(postedFrom, postedTo);

const voteReason = (handover: Handover, control: HandoverControl): "value" | "area" | "term" | undefined => {
  if (isReached(control, handover.valueFen, control.voteFromFen)) return "value";
  if (handover.areaMilli !== null && isReached(control, handover.areaMilli, control.voteFromMilli)) return "area";
  const { voteOverMonths } = control;
  const isLong = handover.termMonths !== null && voteOverMonths !== null && handover.termMonths > voteOverMonths;
  return isLong ? "term" : undefined;
};

/** Everything a disposal or a lease lacks of what the control asks for. */
export const handoverProblems = (handover: Handover, control: HandoverControl): readonly HandoverProblem[] => {
  const { valueFen } = handover;
  const { valuationFromFen, exchangeFromFen, postingDays } = control;
  const because = handover.vote === "" ? voteReason(handover, control) : undefined;
  const postedDays = postedDaysOf(handover);
  return [
    ...(because === undefined ? [] : [{ reason: "no-vote", because, valueFen } as const]),
    ...(valuationFromFen !== null && isReached(control, valueFen, valuationFromFen) && handover.valuationFen === null
      ? [{ reason: "no-valuation", valueFen, fromFen: valuationFromFen } as const]
      : []),
    ...(exchangeFromFen !== null && isReached(control, valueFen, exchangeFromFen) && handover.exchange === ""
      ? [{ reason: "no-exchange", valueFen, fromFen: exchangeFromFen } as const]
      : []),
    ...(postingDays !== null && postedDays < postingDays
      ? [{ reason: "posted-too-short", postedDays, leastDays: postingDays } as const]
      : []),
  ];
};

/** Whole and begun months of a term, both days counted: 2026-01-01 to 2026-12-31 are twelve. */
export const termMonthsOf = ({ fromOn, toOn }: Pick<LeaseTerms, "fromOn" | "toOn">): number => {
  const months =
    (Number(toOn.slice(0, 4)) - Number(fromOn.slice(0, 4))) * 12 +
    Number(toOn.slice(5, 7)) -
    Number(fromOn.slice(5, 7));
  return toOn.slice(8) >= fromOn.slice(8) ? months + 1 : months;
};

/** All rent of a contract over its whole term, as agreed (fen). */
export const wholeRentOf = (terms: LeaseTerms): Fen =>
  sumOf(rentSchedule({ ...terms, endedOn: null }), (due) => due.amountFen);
