import type { Quarter } from "#domain/core/dates.ts";

/** A part of a file name that every system takes: no signs of paths, wildcards or control, no dots or blanks at its ends. */
export const safeName = (text: string): string => {
  const safe = text
    .normalize("NFKC")
    .replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|_\s]/gu, "")
    .replaceAll(/^\.+|\.+$/g, "")
    .slice(0, 40);
  return safe === "" ? "未命名" : safe;
};

/** Villages whose names differ only in signs no file may bear would share one file of a run: the later is numbered. */
export const freeName = (name: string, files: readonly { readonly name: string }[]): string => {
  const taken = new Set(files.map((each) => each.name.toLowerCase()));
  const [, stem = name, end = ""] = /^(.*)(\.[a-z]+)$/.exec(name) ?? [];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem}_${String(number)}${end}`;
  return free;
};

/** The code of the unit stands first: `QH_柳溪村_村委会_2026Q3_季度检查工作簿_v1.xlsx`; a masked copy says so. */
export const workbookName = (of: {
  readonly unitCode: string;
  readonly villageName: string;
  readonly entity: "committee" | "collective";
  readonly quarter: Quarter;
  readonly version: number;
  readonly isMasked: boolean;
}): string => {
  const entity = of.entity === "committee" ? "村委会" : "集体经济组织";
  const parts = [safeName(of.unitCode), safeName(of.villageName), entity, of.quarter, "季度检查工作簿"];
  return `${[...parts, ...(of.isMasked ? ["脱敏"] : []), `v${of.version}`].join("_")}.xlsx`;
};

/** `QH_乡镇汇总_2026Q3_季度检查工作簿_v1.xlsx`. */
export const townshipWorkbookName = (of: {
  readonly unitCode: string;
  readonly quarter: Quarter;
  readonly version: number;
  readonly isMasked: boolean;
}): string =>
  `${safeName(of.unitCode)}_乡镇汇总_${of.quarter}_季度检查工作簿_${of.isMasked ? "脱敏_" : ""}v${of.version}.xlsx`;
