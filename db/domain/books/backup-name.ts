import { addMinutes, type Instant } from "#domain/core/dates.ts";

const chinaMinutes = 8 * 60;

/** `2026-11-24-103200`: a moment in China as part of a file name that sorts. */
export const momentInName = (moment: Instant): string => {
  const local = addMinutes(moment, chinaMinutes);
  return `${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(":", "")}`;
};

/** 青禾镇-2026-11-24-103200; signs no file system takes are left out of the township's name. */
export const backupName = (townshipName: string, moment: Instant): string =>
  `${townshipName.replaceAll(/[\\/:*?"<>|\s.]/g, "") || "乡账"}-${momentInName(moment)}`;
