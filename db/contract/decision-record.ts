import * as z from "zod";
import { attendanceWays } from "#domain/caps/minutes.ts";
import { categoryId, freeText, lineOfText, localDateText } from "./scalars.ts";

/** The minutes of a vote beside its numbers. */
export const resolutionRecord = z.object({
  place: freeText(100),
  noticeOn: localDateText.nullable(),
  convenor: freeText(40),
  chair: freeText(40),
  recorder: freeText(40),
  method: z.enum(["ballot", "hands"]),
  proxies: z.int().min(0),
  women: z.int().min(0).nullable(),
  partyStudyMinute: freeText(60),
  isSupervised: z.boolean(),
  townshipOfficer: freeText(40),
  postedFrom: localDateText.nullable(),
  postedTo: localDateText.nullable(),
  proposal: freeText(2000),
  objections: freeText(2000),
  /** Why the notice was shorter than it has to be. */
  noticeReason: freeText(200).default(""),
  /** 法律顾问意见, where one was asked. */
  adviserOpinion: freeText(500).default(""),
  /** 签到: everybody who is counted as present, in the order of the sheet; empty where only a scan is kept. */
  attendees: z
    .array(
      z.object({
        name: lineOfText(40),
        unit: freeText(60),
        isWoman: z.boolean(),
        way: z.enum(attendanceWays),
        proxy: freeText(40),
        isSigned: z.boolean(),
      }),
    )
    .max(3000)
    .default([]),
  composition: z
    .object({
      representatives: z.int().min(0).max(100_000).nullable(),
      women: z.int().min(0).max(100_000).nullable(),
      households: z.int().min(0).max(100_000).nullable(),
    })
    .nullable()
    .default(null),
  /** 授权: what this assembly lets the representatives decide, and until when; null where it lets them decide nothing. */
  delegation: z
    .object({ matters: freeText(500), categoryIds: z.array(categoryId).max(200), untilOn: localDateText })
    .nullable()
    .default(null),
});
/** Whether what representatives decided was delegated to them; null where an assembly decided. */
export const delegationShown = z
  .object({
    state: z.enum(["none", "expired", "outside", "unnamed", "within"]),
    number: z.string(),
    matters: z.string(),
    untilOn: localDateText.nullable(),
    outside: z.array(z.string()),
  })
  .nullable();
