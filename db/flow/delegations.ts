import type { OutputOf } from "#contract/contract.ts";
import type { QuarterFacts } from "#domain/audit/facts.ts";
import { delegationStanding, type DelegationStanding, type GivenDelegation } from "#domain/caps/delegation.ts";
import type { CategoryId, LedgerId, ResolutionId } from "#domain/core/ids.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import type { Reading } from "#store/query.ts";
import { readRecords, readResolution, readResolutions } from "#store/resolution-rows.ts";

type Decided = Parameters<typeof delegationStanding>[1];

/** What the assemblies of a ledger delegated by decisions in force. */
const delegationsOf = (reading: Reading, ledgerId: LedgerId): readonly GivenDelegation[] => {
  const records = readRecords(reading, ledgerId);
  return readResolutions(reading, ledgerId).flatMap(({ id, number, track, metOn, isInForce }) => {
    const delegation = records.get(id)?.delegation ?? null;
    return delegation === null || !isInForce ? [] : [{ ...delegation, number, track, metOn }];
  });
};

/** The categories a decision set caps of or agreed to spend on. */
export const categoriesDecided = (
  reading: Reading,
  { id, ledgerId }: { readonly id: ResolutionId; readonly ledgerId: LedgerId },
): readonly CategoryId[] => [
  ...readCaps(reading, ledgerId)
    .filter((cap) => cap.versions.some(({ vote }) => vote.resolutionId === id))
    .flatMap((cap) => cap.categoryIds),
  ...(readResolution(reading, id)?.matter?.categoryIds ?? []),
];

const standingOf = (reading: Reading, ledgerId: LedgerId, decided: Decided): DelegationStanding | undefined =>
  delegationStanding(delegationsOf(reading, ledgerId), decided);

/** What an audit says of a decision beyond what was delegated, or after its term; nothing where it is in order or nobody says. */
export const beyondDelegation = (
  reading: Reading,
  resolution: Omit<Decided, "categoryIds"> & { readonly id: ResolutionId; readonly ledgerId: LedgerId },
): Pick<QuarterFacts["resolutions"][number], "beyondDelegation"> => {
  const decided = { ...resolution, categoryIds: categoriesDecided(reading, resolution) };
  const standing = standingOf(reading, resolution.ledgerId, decided);
  if (standing === undefined || standing.by === null) return {};
  const { state, by } = standing;
  if (state !== "outside" && state !== "expired") return {};
  return { beyondDelegation: { state, by: by.number, untilOn: by.untilOn } };
};

/** Whether what representatives decided was delegated to them, in words of the books; null where an assembly decided. */
export const delegationOf = (
  reading: Reading,
  ledgerId: LedgerId,
  decided: Decided,
): OutputOf<"resolution.show">["delegation"] => {
  const standing = standingOf(reading, ledgerId, decided);
  if (standing === undefined) return null;
  const names = new Map(readCategories(reading).map(({ id, name }) => [id, name]));
  const { state, by, outside } = standing;
  return {
    state,
    number: by?.number ?? "",
    matters: by?.matters ?? "",
    untilOn: by?.untilOn ?? null,
    outside: outside.map((id) => names.get(id) ?? ""),
  };
};
