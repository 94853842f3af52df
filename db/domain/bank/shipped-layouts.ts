import { layoutFrom, type Layout } from "./layout.ts";
import { namedColumnLayouts } from "./layouts-from-names.ts";
import { otherBankLayouts } from "./layouts-other-banks.ts";
import { personalLayouts } from "./layouts-personal.ts";
import { interchangeLayouts } from "./layouts-interchange.ts";
import { ruralBankLayouts } from "./layouts-rural-banks.ts";
import { stateBankLayouts } from "./layouts-state-banks.ts";

/** Every layout the program knows by itself; the order is the order of preference where a person must choose. */
export const shippedLayouts: readonly Layout[] = [
  ...ruralBankLayouts,
  ...stateBankLayouts,
  ...namedColumnLayouts,
  ...otherBankLayouts,
  ...personalLayouts,
  ...interchangeLayouts,
].map(layoutFrom);
