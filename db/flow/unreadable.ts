import { sqliteTroubleOf } from "#store/open.ts";
import { cancelled } from "./call.ts";

/**
 * What `read` answers, or what stands for it where the rows make no sense at all. Only rows written past the program do not;
 * a verification names them instead of ending at them. Trouble with the file itself and a person's stop go on.
 */
export const readOr = <Value>(read: () => Value, unreadable: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (error === cancelled || sqliteTroubleOf(error) !== undefined) throw error;
    return unreadable();
  }
};
