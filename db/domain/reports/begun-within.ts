import type { Month } from "#domain/core/dates.ts";
import { periodText } from "./period-text.ts";

/**
 * The month books began in, where that is within the year of `month` and not its first: then what statements call the year's
 * beginning is the opening of the books, and the year's turnovers begin with them. Otherwise null.
 */
export const begunWithin = (startMonth: Month, month: Month): Month | null =>
  startMonth.slice(0, 4) === month.slice(0, 4) && !startMonth.endsWith("-01") ? startMonth : null;

/** The note under a statement of such books; none for others. */
export const begunNotes = (begunIn: Month | null): readonly string[] =>
  begunIn === null ? [] : [`本账套自 ${periodText(begunIn, begunIn)}启用，年初数为启用时余额，累计自启用月起。`];
