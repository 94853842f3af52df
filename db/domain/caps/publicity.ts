import { addDays, daysShown, lastDayOf, monthsOfQuarter, type LocalDate, type Quarter } from "#domain/core/dates.ts";

/** What is made public: accounts of a quarter, a resolution, a letting, a project, or anything else. */
export const publicationKinds = ["finance", "resolution", "lease", "project", "other"] as const;
export type PublicationKind = (typeof publicationKinds)[number];
/** board 公开栏, meeting 会议通报, online 网络公开, broadcast 广播, delivery 入户发放. */
export const publicationWays = ["board", "meeting", "online", "broadcast", "delivery"] as const;
export type PublicationWay = (typeof publicationWays)[number];

/** How long something hung where everybody can read it; `toOn` null while it still hangs. */
export type Posting = { readonly fromOn: LocalDate; readonly toOn: LocalDate | null };

/**
 * What a township asks of postings. Accounts of a quarter hang at the latest `dueDays` after its last day, and whatever is
 * posted hangs for `leastDays`. Samples (村民委员会组织法 2025 Art. 31 asks for fifteen days; when accounts are due differs by
 * place), to be put right by the township's own paper.
 */
export type PublicityDuty = { readonly dueDays: number; readonly leastDays: number };

export const usualDuty: PublicityDuty = { dueDays: 15, leastDays: 15 };

/** Whole days a posting has hung (`daysShown`), up to `on` while it still hangs. */
export const postedDays = ({ fromOn, toOn }: Posting, on: LocalDate): number =>
  daysShown(fromOn, toOn === null || toOn > on ? on : toOn);

/** The first day something may be taken down again. */
export const mayComeDownOn = (fromOn: LocalDate, leastDays: number): LocalDate => addDays(fromOn, leastDays);

export const lastDayOfQuarter = (quarter: Quarter): LocalDate => lastDayOf(monthsOfQuarter(quarter)[2]);

/** The last day on which the accounts of a quarter may be put up in time. */
export const disclosureDueOn = (quarter: Quarter, dueDays: number): LocalDate =>
  addDays(lastDayOfQuarter(quarter), dueDays);

export type PostingFault =
  | { readonly reason: "before-content"; readonly earliestOn: LocalDate }
  | { readonly reason: "in-future"; readonly on: LocalDate }
  | { readonly reason: "ends-before-it-begins"; readonly fromOn: LocalDate };

/** Why something cannot have hung on these days, in order of precedence. `readyOn`: from when there was something to put up. */
export const postingFault = (
  { fromOn, toOn }: Posting,
  of: { readonly readyOn: LocalDate; readonly today: LocalDate },
): PostingFault | undefined => {
  if (fromOn > of.today) return { reason: "in-future", on: fromOn };
  if (fromOn < of.readyOn) return { reason: "before-content", earliestOn: of.readyOn };
  if (toOn === null) return undefined;
  if (toOn > of.today) return { reason: "in-future", on: toOn };
  return toOn < fromOn ? { reason: "ends-before-it-begins", fromOn } : undefined;
};

/** What a posting that comes down still lacks: days, or a photo that shows it hung. Nothing is lacking where both are there. */
export const postingLacks = (
  posting: { readonly fromOn: LocalDate; readonly toOn: LocalDate },
  of: { readonly leastDays: number; readonly photoCount: number },
): { readonly days: number; readonly isShort: boolean; readonly lacksPhoto: boolean } => {
  const days = postedDays(posting, posting.toOn);
  return { days, isShort: days < of.leastDays, lacksPhoto: of.photoCount === 0 };
};
