import * as z from "zod";
import { fen } from "#domain/core/fen.ts";
import { bankAccountId, fenAmount, freeText, lineOfText, localDateText, villageId } from "./scalars.ts";

const column = z.int().min(0);
const flagColumn = z.object({
  column,
  words: z.object({
    moneyIn: z.array(z.string()).max(50).readonly(),
    moneyOut: z.array(z.string()).max(50).readonly(),
  }),
});
const partyColumns = z.object({ name: column.nullable(), account: column.nullable(), bank: column.nullable() });
/** The meaning of a statement's columns, 0-based: the domain's `ColumnMapping`. */
export const columnMapping = z.object({
  bookedOn: column,
  tradedOn: column.nullable(),
  tradedTime: column.nullable(),
  amount: z.discriminatedUnion("mode", [
    z.object({ mode: z.literal("two-columns"), moneyIn: column, moneyOut: column, flag: flagColumn.nullable() }),
    z.object({ mode: z.literal("signed"), amount: column }),
    z.object({ mode: z.literal("flag"), amount: column, flag: flagColumn }),
  ]),
  balance: column.nullable(),
  currency: column.nullable(),
  counterparty: z.object({ whenIn: partyColumns, whenOut: partyColumns }),
  purpose: column.nullable(),
  remark: column.nullable(),
  summary: column.nullable(),
  serial: column.nullable(),
  isSerialTrusted: z.boolean(),
  ownAccount: column.nullable(),
  ownName: column.nullable(),
});

export const inspectedLine = z.object({
  row: z.int(),
  bookedOn: localDateText,
  tradedAt: z.string().nullable(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  counterpartyBank: z.string(),
  purpose: z.string(),
  remark: z.string(),
  summary: z.string(),
  serial: z.string().nullable(),
  isReversal: z.boolean(),
});
/** A warning or refusal of the inspection: its code and the facts of that code beside it (db/domain/bank/statement.ts). */
const remarkOf = z.looseObject({ code: z.string() });
/** What a statement file says of itself and of its arithmetic: the domain's `Inspection`; behind `xz statement inspect`. */
export const inspection = z.object({
  name: z.string(),
  bank: z.string().nullable(),
  /** False while only the headings speak for the bank: it may be another that prints the same. */
  isBankCertain: z.boolean(),
  layout: z.string().nullable(),
  container: z.string(),
  encoding: z.string().nullable(),
  sheet: z.string(),
  sheets: z.array(z.string()).readonly(),
  headerRow: z.int().nullable(),
  headers: z.array(z.string()).readonly(),
  headerFingerprint: z.string(),
  mapping: columnMapping.nullable(),
  /** Filled when no layout was recognised: what each column may mean and why; `sample` shows its first value. */
  guess: z
    .object({
      columns: z
        .array(
          z.object({
            column,
            header: z.string(),
            role: z.string().nullable(),
            reason: z.string(),
            /** Of how many rows the balances add up, where they proved what the column is. */
            fit: z.object({ hits: z.int(), of: z.int() }).nullable(),
            sample: z.string(),
          }),
        )
        .readonly(),
      mapping: columnMapping.nullable(),
      missing: z.array(z.string()).readonly(),
    })
    .nullable(),
  account: z.string().nullable(),
  accountName: z.string().nullable(),
  from: localDateText.nullable(),
  to: localDateText.nullable(),
  rows: z.int(),
  creditFen: fenAmount,
  debitFen: fenAmount,
  creditCount: z.int(),
  debitCount: z.int(),
  openingFen: fenAmount.nullable(),
  closingFen: fenAmount.nullable(),
  order: z.enum(["ascending", "descending", "unknown"]),
  breaks: z
    .array(z.object({ row: z.int(), expectedFen: fenAmount, foundFen: fenAmount, diagnosis: z.string() }))
    .readonly(),
  skipped: z.array(z.object({ row: z.int(), reason: z.string(), text: z.string() })).readonly(),
  unreadable: z
    .array(z.object({ row: z.int(), column: z.string(), reason: z.string(), text: z.string(), rowText: z.string() }))
    .readonly(),
  warnings: z.array(remarkOf).readonly(),
  /** What stops the import of the file as it stands; empty when its lines may be taken. */
  refusals: z.array(remarkOf).readonly(),
  lines: z.array(inspectedLine).readonly(),
  /** The first rows of the sheet as text: what the mapping screen shows. */
  sample: z.array(z.array(z.string())),
});
/** The domain's `DraftRule`: the first rule of the list that matches a line decides how it is drafted. */
export const draftRule = z.object({
  id: lineOfText(40),
  name: lineOfText(60),
  conditions: z.object({
    direction: z.enum(["in", "out"]).nullable(),
    isReversal: z.boolean().nullable(),
    text: z
      .object({
        fields: z
          .array(z.enum(["summary", "purpose", "remark", "counterpartyName"]))
          .min(1)
          .max(4)
          .readonly(),
        words: z.array(lineOfText(40)).min(1).max(100).readonly(),
        without: z.array(lineOfText(40)).max(100).readonly(),
      })
      .nullable(),
    smallestFen: fenAmount.nullable(),
    largestFen: fenAmount.nullable(),
    /** Rules kept before there were parties name none. */
    parties: z.array(lineOfText(60)).max(50).readonly().default([]),
    /** Rules kept before they could be for some accounts or villages are for all. */
    bankAccountIds: z.array(bankAccountId).max(200).readonly().optional(),
    villageIds: z.array(villageId).max(200).readonly().optional(),
  }),
  result: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("propose"),
      accountCode: lineOfText(20),
      detailName: z.string().nullable(),
      categoryCode: z.string().nullable(),
      summaryTemplate: lineOfText(100),
    }),
    z.object({
      kind: z.literal("split"),
      parts: z
        .array(
          z.object({
            accountCode: lineOfText(20),
            detailName: z.string().nullable(),
            categoryCode: z.string().nullable(),
            share: z.discriminatedUnion("kind", [
              z.object({
                kind: z.literal("fixed"),
                amountFen: z
                  .int()
                  .positive()
                  .transform((value) => fen(value)),
              }),
              z.object({ kind: z.literal("share"), basisPoints: z.int().min(1).max(9999) }),
              z.object({ kind: z.literal("rest") }),
            ]),
          }),
        )
        .min(2)
        .max(10)
        .refine((parts) => parts.filter(({ share }) => share.kind === "rest").length === 1)
        .readonly(),
      summaryTemplate: lineOfText(100),
    }),
    z.object({
      kind: z.literal("ask"),
      suggestedAccountCode: z.string().nullable(),
      reason: freeText(200),
      summaryTemplate: freeText(100),
    }),
  ]),
});
