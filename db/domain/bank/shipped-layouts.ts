import { layoutFrom, type Layout, type LayoutText } from "./layout.ts";
import { interchangeLayouts } from "./layouts-interchange.ts";
import namedColumns from "./layouts/named-columns.json" with { type: "json" };
import otherBanks from "./layouts/other-banks.json" with { type: "json" };
import personal from "./layouts/personal.json" with { type: "json" };
import ruralBanks from "./layouts/rural-banks.json" with { type: "json" };
import stateBanks from "./layouts/state-banks.json" with { type: "json" };

/**
 * What banks print, as data files: 企业网银 of the rural banks and the postal bank, and of the state banks, as their header rows
 * print them; files whose columns are known by name only, and any other file of a bank (both 待核对); files of personal accounts
 * and cards (村务卡, an official's own card), as some offices receive them; the interchange standards. The order is the order of
 * preference where a person must choose.
 */
const written: readonly LayoutText[] = [
  ...ruralBanks,
  ...stateBanks,
  ...namedColumns,
  ...otherBanks,
  ...personal,
  ...interchangeLayouts,
];

/** Every layout the program knows by itself. */
export const shippedLayouts: readonly Layout[] = written.map(layoutFrom);
