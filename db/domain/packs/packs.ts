import { fuyangPack, pinghuPack, tiantaiPack } from "./pack-fuyang.ts";
import { nationalPack, shanghaiPack, townshipPack, zhejiangPack } from "./pack-law.ts";
import { ruianPack, xinhuaPack } from "./pack-south.ts";
import { cityStudyPack, countyPack } from "./pack-study.ts";
import type { Pack } from "./pack.ts";

/** Every pack the program brings, in the order they are listed. */
export const packs: readonly Pack[] = [
  nationalPack,
  zhejiangPack,
  shanghaiPack,
  townshipPack,
  fuyangPack,
  pinghuPack,
  tiantaiPack,
  countyPack,
  cityStudyPack,
  ruianPack,
  xinhuaPack,
];

export const packById = (id: string): Pack | undefined => packs.find((pack) => pack.id === id);
