import * as z from "zod";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  fenAmount,
  localDateText,
  voucherId,
  freeText,
  itemId,
  itemKind,
  ledgerId,
  lineOfText,
  ownKind,
  wordScheme,
} from "./scalars.ts";

const setupEditors = ["administrator", "head", "bookkeeper"] as const;

const item = z.object({
  id: itemId,
  kind: itemKind,
  code: lineOfText(20),
  name: lineOfText(80),
  note: freeText(200),
  isActive: z.boolean(),
  initials: z.string(),
});

export const dimensionMethods = {
  /** 凭证字: refused while a voucher of the ledger is not posted yet. */
  "ledger.setWords": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({ ledgerId, wordScheme }),
    output: z.object({}),
    failures: ["not-found", "vouchers-unposted"],
  }),
  /** A detail account below `parentCode`; its code is the parent's code plus two or three digits (given, or the next free one). */
  "account.add": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      ledgerId,
      parentCode: lineOfText(20),
      code: lineOfText(20).nullable(),
      name: lineOfText(60),
      itemKinds: z.array(itemKind).max(20),
      /** 数量核算: the unit; empty or left out keeps money only. */
      unit: freeText(10).optional(),
      /** Whether asset cards booked on the parent, which now takes no entries any more, go to the new detail. */
      moveCards: z.boolean().optional(),
      /** The day on which the first detail takes over what stands on its account, which somebody agreed to; null: nothing moves. */
      takeOverOn: localDateText.nullable().default(null),
    }),
    /** `voucherId`: the draft that brings what stood on the account onto the detail; null where nothing is moved by one. */
    output: z.object({ id: accountId, code: z.string(), voucherId: voucherId.nullable() }),
    failures: [
      ...contentFailures,
      "account-takes-over",
      "accounts-not-mergeable",
      "vouchers-unposted",
      "date-too-early",
      "account-has-cards",
      "account-closes-year",
      "not-found",
      "code-taken",
      "name-taken",
      "account-code-bad",
      "account-has-balance",
      "account-too-deep",
      "too-many-dimensions",
    ],
  }),
  /** What the first detail below an account would take over, as two lines of a voucher for each row; debit-positive. */
  "account.firstDetail": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, parentCode: lineOfText(20) }),
    output: z.object({
      way: z.enum(["none", "stays", "openings", "voucher"]),
      /** Why there can be none now. */
      obstacle: z.enum(["bank-account", "unposted"]).nullable(),
      balanceFen: fenAmount,
      /** The day of the last posted entry: the voucher cannot be older. */
      lastOn: localDateText.nullable(),
      rows: z.array(z.object({ names: z.array(z.string()), amountFen: fenAmount, quantityMilli: z.int() })),
    }),
    failures: ["not-found"],
  }),
  /** 发票抬头: names an invoice may be made out to besides the ledger's own. */
  "ledger.buyerNames": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ names: z.array(z.string()) }),
    failures: [],
  }),
  "ledger.setBuyerNames": method({
    access: ["administrator", "head"],
    effect: "writes",
    input: z.object({ ledgerId, names: z.array(lineOfText(100)).max(20) }),
    output: z.object({}),
    failures: ["not-found"],
  }),
  /** 明细科目合并: a draft that moves all that stands on a detail to another of the same first-level account. */
  "account.merge": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({ fromId: accountId, intoId: accountId, onDate: localDateText }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "accounts-not-mergeable", "vouchers-unposted", "date-too-early"],
  }),
  "opening.quantities": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ rows: z.array(z.object({ accountId, quantityMilli: z.int() })) }),
    failures: [],
  }),
  /** Replaces all 期初数量 of a ledger not yet started. */
  "opening.saveQuantities": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({ ledgerId, rows: z.array(z.object({ accountId, quantityMilli: z.int() })).max(2000) }),
    output: z.object({}),
    failures: ["not-found", "ledger-started"],
  }),
  /** What the office calls the dimensions it added; those without a name are not offered. */
  "dimension.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ dimensions: z.array(z.object({ kind: ownKind, name: z.string() })) }),
    failures: [],
  }),
  /** An empty name takes a dimension out of use; refused while items of it exist. */
  "dimension.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({ kind: ownKind, name: freeText(20) }),
    output: z.object({}),
    failures: ["name-taken", "in-use"],
  }),
  /** What entries may name, without bank accounts: asked wherever one is chosen. */
  "item.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ items: z.array(item) }),
    failures: ["not-found"],
  }),
  /** 辅助项目 with their bank accounts, masked for whoever does not work with them; who looks is logged. */
  "item.register": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ ledgerId }),
    output: z.object({ ledgerId, title: z.string(), items: z.array(item.extend({ bankAccount: freeText(40) })) }),
    failures: ["not-found"],
  }),
  /** A bank account given back as it was masked stays as it is. */
  "item.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      id: itemId.nullable(),
      ledgerId,
      kind: itemKind,
      code: lineOfText(20).nullable(),
      name: lineOfText(80),
      bankAccount: freeText(40),
      note: freeText(200),
      isActive: z.boolean(),
    }),
    output: z.object({ id: itemId, code: z.string() }),
    failures: ["not-found", "code-taken"],
  }),
} as const;
