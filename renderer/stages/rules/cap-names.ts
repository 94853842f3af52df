import { capRoomOf } from "#domain/audit/cap-room.ts";
import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";
import { capUnitWords } from "#renderer/words/labels.ts";

type Named = Pick<CapUsage, "categoryName" | "periodName" | "per">;

/** A cap for each person, day or meeting of which no paper has counted any yet: there is no sum to compare with. */
export const isUncounted = ({ per }: Pick<CapUsage, "per">): boolean => per !== undefined && (per.units ?? 0) === 0;

/** A cap that cannot be worked out is no cap of 0.00: charts leave it out, and the table beside them says what it lacks. */
export const isDrawn = (usage: Pick<CapUsage, "per" | "capFen" | "carriedFen">): boolean =>
  !isUncounted(usage) && capRoomOf(usage) !== null;

/** What sets a cap apart from another one of its category: for each what, else for which period. */
const apart = ({ periodName, per }: Named): string =>
  per === undefined ? periodName : `${periodName}每${capUnitWords[per.unit]}`;

/** The names of caps in a chart: the category, and where it has several caps, what each is for. */
export const capNames = (caps: readonly Named[]): readonly string[] =>
  caps.map((cap) => {
    const isAlone = caps.filter(({ categoryName }) => categoryName === cap.categoryName).length === 1;
    return isAlone ? cap.categoryName : `${cap.categoryName}（${apart(cap)}）`;
  });
