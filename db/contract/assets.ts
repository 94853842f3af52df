import * as z from "zod";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  assetId,
  categoryId,
  fenAmount,
  freeText,
  itemId,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  namedFile,
  voucherId,
  voucherState,
} from "./scalars.ts";

const assetClass = z.enum([
  "fixed",
  "productive-biological",
  "consumable-biological",
  "public-biological",
  "intangible",
  "deferred",
]);
const positive = z
  .int()
  .min(0)
  .transform((value) => value);

/** What a person writes on a card; amounts in fen, life in months or in units of work. */
const card = z.object({
  number: lineOfText(20).nullable(),
  name: lineOfText(80),
  class: assetClass,
  category: freeText(40),
  purpose: z.enum(["operating", "administrative", "welfare"]),
  costAccountId: accountId,
  wornAccountId: accountId.nullable(),
  expenseAccountId: accountId.nullable(),
  categoryId: categoryId.nullable(),
  costFen: fenAmount,
  residualFen: fenAmount,
  openingWornFen: fenAmount,
  openingWornThrough: monthText.nullable(),
  method: z.enum(["straight-line", "workload", "none"]),
  lifeMonths: positive,
  lifeUnits: positive,
  openingUnits: positive,
  inUseOn: localDateText,
  location: freeText(100),
  keeper: freeText(60),
  fundSource: freeText(60),
  quantity: freeText(40),
  note: freeText(200),
});
const shown = card.extend({
  id: assetId,
  number: z.string(),
  nowCostFen: fenAmount,
  nowWornFen: fenAmount,
  netFen: fenAmount,
  wornThrough: monthText.nullable(),
  usedUnits: z.int(),
  endedOn: localDateText.nullable(),
  /** What the month asks for; zero for a card by workload until its work is given. */
  dueFen: fenAmount,
  isDue: z.boolean(),
});
const tie = z.object({
  code: z.string(),
  name: z.string(),
  cardsFen: fenAmount,
  accountFen: fenAmount,
  differenceFen: fenAmount,
});
const workloads = z.array(z.object({ assetId, units: positive })).max(2000);
const evidence = lineOfText(200);

export const assetMethods = {
  /** 资产卡片 as they stand at the end of a month, and whether they add up to their accounts. */
  "asset.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({ cards: z.array(shown), ties: z.array(tie) }),
    failures: ["not-found"],
  }),
  "asset.events": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: assetId }),
    output: z.object({
      events: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          onDate: localDateText,
          costFen: fenAmount,
          wornFen: fenAmount,
          units: z.int(),
          note: z.string(),
          voucherId: voucherId.nullable(),
          state: voucherState.nullable(),
          number: z.int().nullable(),
          /** 凭证字; '' where no voucher made the event. */
          word: z.string(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Adds (`id` null) or changes a card. What money hangs on stays once the card has moved. */
  "asset.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: assetId.nullable(), ledgerId, card }),
    output: z.object({ id: assetId, number: z.string() }),
    failures: ["not-found", "code-taken", "asset-bad", "asset-ended"],
  }),
  /** 计提折旧与摊销: one draft voucher for all cards of a ledger that are due up to a month; none (null) where it comes to nothing. */
  "asset.depreciate": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, month: monthText, workloads }),
    output: z.object({ voucherId: voucherId.nullable(), count: z.int(), amountFen: fenAmount }),
    failures: [...contentFailures, "workload-missing", "nothing-due", "earlier-month-open", "revaluation-unposted"],
  }),
  /** The same for several ledgers; one whose work is not given, or that has nothing due, is named. */
  "asset.depreciateMany": method({
    access: ["bookkeeper"],
    effect: "works",
    input: z.object({ ledgerIds: z.array(ledgerId).min(1).max(1000), month: monthText }),
    output: z.object({
      drafted: z.array(z.object({ ledgerId, voucherId: voucherId.nullable(), amountFen: fenAmount })),
      refused: z.array(z.object({ ledgerId, ledgerName: z.string(), code: z.string() })),
    }),
    failures: [],
  }),
  /** Moves a card to another place or keeper; nothing is booked. */
  "asset.transfer": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: assetId,
      onDate: localDateText,
      location: freeText(100),
      keeper: freeText(60),
      note: evidence,
    }),
    output: z.object({}),
    failures: ["not-found", "asset-ended", "asset-bad"],
  }),
  /** A later cost (改扩建) or a price put right, booked against another account; depreciation follows from then on. */
  "asset.revalue": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: assetId,
      onDate: localDateText,
      deltaFen: fenAmount,
      counterAccountId: accountId,
      note: evidence,
    }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "asset-ended", "asset-bad"],
  }),
  /**
   * 处置: through 154, with proceeds and costs, to 504 or 515 (154 only for fixed assets); 消耗性生物资产 that brings something is sold as
   * goods are, 501 and 511. `partFen` is the original cost of the part that leaves, null for the whole. `evidence` names the approval;
   * it becomes a source document of the draft.
   */
  "asset.dispose": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: assetId,
      onDate: localDateText,
      proceedsFen: fenAmount,
      costsFen: fenAmount,
      moneyAccountId: accountId.nullable(),
      partFen: fenAmount.nullable().default(null),
      evidence,
    }),
    output: z.object({ voucherId, gainFen: fenAmount }),
    failures: [...contentFailures, "asset-ended", "asset-bad", "guide-account-missing"],
  }),
  /** 盘点: missing cards go to 181, surplus ones come from there, by one draft voucher that proposes both; found ones are noted. */
  "asset.count": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      ledgerId,
      onDate: localDateText,
      people: lineOfText(100),
      lines: z.array(z.object({ assetId, isFound: z.boolean(), note: freeText(100) })).max(2000),
      /** 盘盈: what was found beyond the cards, each with its own card at what it is worth now. */
      surplus: z.array(card).max(200).default([]),
    }),
    output: z.object({
      id: z.string(),
      voucherId: voucherId.nullable(),
      missingCount: z.int(),
      surplusCount: z.int(),
    }),
    failures: [...contentFailures, "asset-ended", "asset-bad", "code-taken", "guide-account-missing"],
  }),
  "asset.counts": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      counts: z.array(
        z.object({
          id: z.string(),
          onDate: localDateText,
          people: z.string(),
          countedCount: z.int(),
          missingCount: z.int(),
          surplusCount: z.int(),
          voucherId: voucherId.nullable(),
          settledVoucherId: voucherId.nullable(),
          openFen: fenAmount,
          openSurplusFen: fenAmount,
          approval: z.string(),
        }),
      ),
    }),
    failures: [],
  }),
  /** After approval the difference leaves 181: what somebody makes good to `compensationAccountId`, the rest to 515, a surplus to 504. */
  "asset.settleCount": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: lineOfText(64),
      onDate: localDateText,
      compensationFen: fenAmount,
      compensationAccountId: accountId.nullable(),
      compensationItemId: itemId.nullable(),
      approval: evidence,
    }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "asset-bad", "guide-account-missing"],
  }),
  /** An empty workbook to fill in with cards that stand already. */
  "asset.template": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: namedFile,
    failures: [],
  }),
  /** Takes in a filled workbook of cards whole; when any cell cannot be read nothing is kept and every such cell is named. */
  "asset.import": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, file: namedFile }),
    output: z.object({ added: z.int() }),
    failures: ["not-found", "register-refused", "asset-bad", "code-taken"],
  }),
  /** 在建工程 → 固定资产: the balance of a project becomes a card, by a draft voucher. */
  "asset.deliver": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      ledgerId,
      onDate: localDateText,
      worksAccountId: accountId,
      projectItemId: itemId.nullable(),
      card,
    }),
    output: z.object({ id: assetId, voucherId }),
    failures: [...contentFailures, "code-taken", "asset-bad"],
  }),
} as const;
