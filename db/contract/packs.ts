import * as z from "zod";
import { eventKinds, figureKeys } from "#domain/packs/pack.ts";
import { method } from "./method.ts";
import { freeText, instantText, lineOfText, localDateText, policyEventId, villageId } from "./scalars.ts";

const setting = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(["yes-no", "years", "percent", "yuan"]),
  /** Null: the document gives no number and nobody has said one. */
  value: z.int().nullable(),
});
const settings = z.record(z.string().max(40), z.int().nullable());
const ruleLevel = z.enum(["national", "province", "county", "township"]);
const waiting = z.object({
  no: z.int(),
  isOn: z.boolean(),
  settings,
  reason: z.string(),
  proposedByName: z.string(),
  proposedAt: instantText,
});
const pack = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  level: ruleLevel,
  source: z.string(),
  isLocked: z.boolean(),
  isOn: z.boolean(),
  /** Since when it is in force, and who proposed and approved it; empty for locked packs and those never taken. */
  since: instantText.nullable(),
  proposedByName: z.string(),
  approvedByName: z.string(),
  settings: z.array(setting),
  waiting: waiting.nullable(),
  rules: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string() })),
  rows: z.array(z.object({ code: z.string(), title: z.string(), says: z.string() })),
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
});
const line = z.object({
  subject: z.string(),
  about: z.string(),
  unit: z.enum(["fen", "square-metres", "count", "days", "basis-points"]),
  due: z.int().nullable(),
  actual: z.int().nullable(),
  state: z.enum(["reached", "short", "red", "missing", "not-for", "shown", "forbidden", "pending"]),
  missing: z.string().nullable(),
});
const year = z.int().min(2000).max(2100);
const township = ["head", "reviewer", "administrator"] as const;
const keeping = ["head", "reviewer", "administrator", "bookkeeper"] as const;

export const packMethods = {
  /** 政策包: every pack the program brings, whether the township has taken it, and what waits for a second person. */
  "pack.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ packs: z.array(pack) }),
    failures: [],
  }),
  /** Proposes to take a pack, to change its settings, or to give it up. */
  "pack.propose": method({
    access: keeping,
    effect: "writes",
    input: z.object({ packId: z.string().max(40), isOn: z.boolean(), settings, reason: freeText(200) }),
    output: z.object({ no: z.int() }),
    failures: ["pack-bad"],
  }),
  /** A second person decides: the pack's rules begin or end with that day. */
  "pack.approve": method({
    access: township,
    effect: "writes",
    input: z.object({ packId: z.string().max(40), no: z.int() }),
    output: z.object({ rules: z.int() }),
    failures: ["pack-bad", "same-person"],
  }),
  /** Takes back what nobody has approved yet. */
  "pack.withdraw": method({
    access: keeping,
    effect: "writes",
    input: z.object({ packId: z.string().max(40), no: z.int() }),
    output: z.object({}),
    failures: ["pack-bad"],
  }),
  /** What every row of a pack comes to on the registers of a year, up to a month; also for packs not taken, to try them. */
  "pack.report": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ packId: z.string().max(40), year, toMonth: z.int().min(1).max(12) }),
    output: z.object({
      rows: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          says: z.string(),
          measures: z.array(z.object({ kind: z.string(), register: z.string().nullable(), lines: z.array(line) })),
        }),
      ),
    }),
    failures: ["pack-bad"],
  }),
  /** 政策用数: figures of a year by village, in fen or square metres. */
  "policyFigure.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ year }),
    output: z.object({
      figures: z.array(
        z.object({
          villageId,
          key: z.enum(figureKeys),
          number: z.int(),
          source: z.string(),
          recordedByName: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  /** Saves figures of one year; a null number takes one back. All have one source: a statistics bulletin, a document. */
  "policyFigure.save": method({
    access: keeping,
    effect: "writes",
    input: z.object({
      year,
      source: lineOfText(100),
      figures: z
        .array(z.object({ villageId, key: z.enum(figureKeys), number: z.int().nullable() }))
        .min(1)
        .max(2000),
    }),
    output: z.object({}),
    failures: ["pack-bad", "not-found"],
  }),
  /** 政策记录 of a year: inspections, appraisals, training, audits. */
  "policyEvent.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ year }),
    output: z.object({
      events: z.array(
        z.object({
          id: policyEventId,
          villageId: villageId.nullable(),
          villageName: z.string(),
          kind: z.enum(eventKinds),
          onDate: localDateText,
          text: z.string(),
          finding: z.string(),
          putRightOn: localDateText.nullable(),
          days: z.int().nullable(),
          recordedByName: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  "policyEvent.record": method({
    access: keeping,
    effect: "writes",
    input: z.object({
      villageId: villageId.nullable(),
      kind: z.enum(eventKinds),
      onDate: localDateText,
      text: lineOfText(500),
      finding: freeText(500),
      /** How many days it took, from `onDate` on; null where that is not asked. */
      days: z.int().min(1).max(366).nullable().default(null),
    }),
    output: z.object({ id: policyEventId }),
    failures: ["pack-bad", "not-found"],
  }),
  /** The day what was found has been put right. */
  "policyEvent.putRight": method({
    access: keeping,
    effect: "writes",
    input: z.object({ id: policyEventId, putRightOn: localDateText }),
    output: z.object({}),
    failures: ["pack-bad", "not-found"],
  }),
} as const;
