import { abc1 } from "./layout-abc-1.ts";
import { abc1b } from "./layout-abc-1b.ts";
import { ccb2, ccb3, cdb1 } from "./layout-ccb.ts";
import { icbc1 } from "./layout-icbc-1.ts";
import { psbc } from "./layout-psbc.ts";
import { scrcb1 } from "./layout-scrcb-1.ts";
import type { Layout } from "./layout.ts";

/** Every layout the program knows by itself; the order is the order of preference on the mapping screen. */
export const shippedLayouts: readonly Layout[] = [psbc, abc1, abc1b, scrcb1, icbc1, ccb2, ccb3, cdb1];
