/** One fault of each kind the exception tests look for, as it comes about in a village's books. */
import type { InputOf } from "#contract/contract.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { plainResolution } from "./plain-resolution.ts";
import type { BookedMonth, Deed, OrdinaryVillage } from "./ordinary-village.ts";

/**
 * A fault beside the ordinary life of a village. `before` is done when the village is founded, `deeds` are booked with the
 * month's others, `after` when the month is booked; `forge` is what no call would do, written past the program.
 */
export type Fault = {
  readonly test: string;
  readonly reason: string;
  readonly severity: "red" | "amber";
  readonly what: string;
  readonly before?: (village: OrdinaryVillage) => Promise<void>;
  readonly deeds?: Partial<Record<BookedMonth, (village: OrdinaryVillage) => readonly Deed[]>>;
  readonly after?: Partial<Record<BookedMonth, (village: OrdinaryVillage, ids: readonly VoucherId[]) => Promise<void>>>;
  readonly forge?: (village: OrdinaryVillage) => string;
  readonly isUnpublished?: true;
};

const invoice = (number: string, on: string, yuan: number, party: string) => ({
  kind: "invoice" as const,
  number,
  onDate: on,
  amountFen: Math.round(yuan * 100),
  party,
});

/** Minutes are evidence by themselves; a paper without a number is not. */
const minutesOf = (on: string) => ({ kind: "minutes" as const, number: "", onDate: on, amountFen: null, party: "" });

/** An office purchase paid by the bank with its invoice. */
const purchase = (on: string, yuan: number, more: Partial<Deed> & { readonly number?: string } = {}): Deed => {
  const { number = `88${on.replaceAll("-", "")}${String(Math.round(yuan * 100))}`, ...rest } = more;
  const party = rest.party ?? "青禾文具批发部";
  return {
    on,
    summary: "购会议室用茶杯热水瓶一批",
    code: "513",
    yuan: -yuan,
    category: "办公费",
    party,
    documents: [invoice(number, on, yuan, party)],
    ...rest,
  };
};

const lastOf = (village: OrdinaryVillage): string =>
  `(select id from voucher where ledger_id = '${village.ledgerId}' and month = '2026-12' order by number desc limit 1)`;

const vote = (village: OrdinaryVillage, more: Partial<InputOf<"resolution.record">>): InputOf<"resolution.record"> => ({
  ...plainResolution(village.ledgerId, []),
  number: `${village.name}〔2026〕9号`,
  title: "支出事项",
  ...more,
});

/** Every fault there is, in the order of the tests. */
export const faults: readonly Fault[] = [
  {
    test: "E01",
    reason: "number-missing",
    severity: "red",
    what: "the last voucher of a month bears the number after next",
    forge: (village) => `update voucher set number = number + 1 where id = ${lastOf(village)}`,
  },
  {
    test: "E02",
    reason: "document-after-voucher",
    severity: "amber",
    what: "an invoice dated after the voucher that books it",
    deeds: {
      "2026-11": () => [
        purchase("2026-11-05", 210.5, { documents: [invoice("88110500210", "2026-11-17", 210.5, "青禾文具批发部")] }),
      ],
    },
  },
  {
    test: "E03",
    reason: "claim-negative",
    severity: "red",
    what: "more received on a claim than was ever owed",
    before: async (village) => void (await village.item("payee", "柳溪纸品厂")),
    deeds: {
      "2026-11": () => [
        {
          on: "2026-11-16",
          summary: "收柳溪纸品厂交来场地占用费",
          code: "112",
          yuan: 333.3,
          party: "柳溪纸品厂",
          items: ["柳溪纸品厂"],
        },
      ],
    },
  },
  {
    test: "E04",
    reason: "no-reviewer",
    severity: "amber",
    what: "a voucher nobody reviewed",
    forge: (village) => `update voucher set reviewed_by = null, reviewed_at = null where id = ${lastOf(village)}`,
  },
  {
    test: "E05",
    reason: "fewer-papers-than-documents",
    severity: "amber",
    what: "two invoices named, one sheet behind the voucher",
    deeds: {
      "2026-11": () => [
        purchase("2026-11-18", 260.8, {
          papers: 1,
          documents: [
            invoice("88111800130", "2026-11-17", 130.4, "青禾文具批发部"),
            invoice("88111800131", "2026-11-17", 130.4, "青禾文具批发部"),
          ],
        }),
      ],
    },
  },
  {
    test: "E06",
    reason: "same-payee-amount-and-date",
    severity: "red",
    what: "one paper without a number spent twice, in two categories",
    deeds: {
      "2026-11": () => [
        purchase("2026-11-16", 245.6, {
          category: "宣传费",
          documents: [invoice("", "2026-11-16", 245.6, "青禾文具批发部"), minutesOf("2026-11-16")],
        }),
        purchase("2026-11-26", 245.6, {
          category: "会议费",
          documents: [invoice("", "2026-11-16", 245.6, "青禾文具批发部"), minutesOf("2026-11-16")],
        }),
      ],
    },
  },
  {
    test: "E07",
    reason: "paid-twice",
    severity: "amber",
    what: "one amount paid twice to one payee within a month",
    deeds: {
      "2026-11": () => [
        purchase("2026-11-05", 288.8, { number: "88110500288" }),
        purchase("2026-11-25", 288.8, { number: "88112500289" }),
      ],
    },
  },
  {
    test: "E08",
    reason: "split-by-payee",
    severity: "amber",
    what: "one purchase in two parts below the threshold",
    deeds: { "2026-11": () => [purchase("2026-11-05", 612.5), purchase("2026-11-12", 587.4)] },
  },
  {
    test: "E09",
    reason: "paid-on-weekend",
    severity: "amber",
    what: "the bank paid on a Saturday",
    deeds: { "2026-11": () => [purchase("2026-11-16", 199.5, { bank: { on: "2026-11-14" } })] },
  },
  {
    test: "E10",
    reason: "many-round-payments",
    severity: "amber",
    what: "five payables settled in whole thousands",
    before: async (village) => {
      for (const name of ["甲农资站", "乙农机站", "丙砂石场", "丁苗木场", "戊建材店"])
        await village.item("payee", name);
    },
    deeds: {
      "2026-11": () =>
        ["甲农资站", "乙农机站", "丙砂石场", "丁苗木场", "戊建材店"].map((party, index) => ({
          on: `2026-11-${String(16 + index)}`,
          summary: `付${party}往年欠款`,
          code: "211",
          yuan: -(1 + index) * 1_000,
          party,
          items: [party],
        })),
    },
  },
  {
    test: "E11",
    reason: "large-to-person",
    severity: "amber",
    what: "a large sum to a natural person without a list",
    before: async (village) => void (await village.item("payee", "柳大伯")),
    deeds: {
      "2026-11": () => [
        {
          on: "2026-11-18",
          summary: "退还柳大伯往年垫付的材料款",
          code: "211",
          yuan: -6_530.5,
          party: "柳大伯",
          items: ["柳大伯"],
        },
      ],
    },
  },
  {
    test: "E12",
    reason: "paid-to-related",
    severity: "red",
    what: "the shop of the village head's wife was paid",
    before: async (village) => {
      await village.office.must("villager.save", {
        id: null,
        villageId: village.villageId,
        person: {
          name: "吴大山",
          idTail: "",
          phone: "",
          bankName: "",
          bankAccount: "",
          household: "",
          note: "",
          isActive: true,
          posts: [{ post: "head", title: "", fromOn: "2025-01-01", toOn: null, basis: "换届选举" }],
          relations: [
            { name: "美华百货店", relation: "配偶经营", relativeId: null, phone: "", bankAccount: "", note: "" },
          ],
        },
      });
    },
    deeds: { "2026-11": () => [purchase("2026-11-18", 231.7, { party: "美华百货店" })] },
  },
  {
    test: "E13",
    reason: "account-changed",
    severity: "amber",
    what: "a known payee was suddenly paid on another account",
    deeds: {
      "2026-10": () => [purchase("2026-10-20", 176.3, { bank: { account: "6222000011112222" } })],
      "2026-11": () => [purchase("2026-11-18", 189.4, { bank: { account: "6222000099998888" } })],
    },
  },
  {
    test: "E14",
    reason: "rule-still-open",
    severity: "red",
    what: "more spent than the voted cap, paid before anybody could hold it",
    after: {
      "2026-09": async (village) => {
        const { must } = village.office;
        const cap = {
          categoryId: village.categoryOf("报刊费"),
          period: "year" as const,
          basis: { kind: "K04" as const, amountFen: 200_00 },
          fromOn: "2026-01-01",
          toOn: "2026-12-31",
        };
        const { id } = await must("resolution.record", vote(village, { metOn: "2026-09-20", caps: [cap] }));
        await must("resolution.confirm", { id });
      },
    },
    deeds: {
      "2026-11": () => [purchase("2026-11-18", 236.5, { category: "报刊费", summary: "订阅农村工作类报纸两份" })],
    },
  },
  {
    test: "E15",
    reason: "paid-before-resolution",
    severity: "amber",
    what: "the meeting was held after the bank had paid",
    deeds: {
      "2026-11": (village) => [
        purchase("2026-11-20", 355.5, {
          category: "培训费",
          summary: "付农技培训讲课场地费",
          bank: { on: "2026-11-16" },
          meanwhile: async (id) => {
            const { must } = village.office;
            const { id: resolutionId } = await must("resolution.record", vote(village, { metOn: "2026-11-19" }));
            await must("resolution.confirm", { id: resolutionId });
            await must("voucher.linkResolution", { id, resolutionId });
          },
        }),
      ],
    },
  },
  {
    test: "E16",
    reason: "no-quorum",
    severity: "red",
    what: "a vote relied on though too few were present",
    after: {
      "2026-11": async (village) => {
        const few = { entitled: 30, present: 12, votesFor: 12 };
        await village.office.must(
          "resolution.record",
          vote(village, { metOn: "2026-11-20", ...few, declared: "failed" }),
        );
      },
    },
    forge: (village) => `update resolution set declared = 'passed' where ledger_id = '${village.ledgerId}'`,
  },
  {
    test: "E17",
    reason: "hospitality-elsewhere",
    severity: "amber",
    what: "a restaurant's bill among office costs",
    deeds: { "2026-11": () => [purchase("2026-11-18", 242.5, { party: "老王饭店" })] },
  },
  {
    test: "E18",
    reason: "takings-spent",
    severity: "red",
    what: "cash income spent on the day it came in",
    deeds: {
      "2026-11": () => [
        { on: "2026-11-18", summary: "收摊位费现金入库存", code: "501", yuan: 180, from: "101", party: "柳溪集市商户" },
        purchase("2026-11-18", 515.5, { from: "101", bank: null }),
      ],
    },
  },
  {
    test: "E19",
    reason: "takings-banked-late",
    severity: "amber",
    what: "a receipt given three weeks before its money came to the bank",
    deeds: {
      "2026-11": (village) => [
        {
          on: "2026-11-27",
          summary: "收承租户林某果园租金",
          code: "501",
          yuan: 256.4,
          party: "承租户林某",
          documents: [
            {
              kind: "fiscal-receipt",
              number: String(village.receipt++).padStart(6, "0"),
              onDate: "2026-11-06",
              amountFen: 256_40,
              party: "林某",
            },
          ],
        },
      ],
    },
  },
  {
    test: "E20",
    reason: "receipts-missing",
    severity: "amber",
    what: "two receipts of the book are nowhere",
    after: {
      "2026-10": async (village) => {
        village.receipt += 2;
        await Promise.resolve();
      },
    },
  },
  {
    test: "E21",
    reason: "personal-claim-too-old",
    severity: "amber",
    what: "a personal advance never accounted for",
    before: async (village) => void (await village.item("member", "柳大伯")),
    deeds: {
      "2026-09": () => [
        {
          on: "2026-09-15",
          summary: "柳大伯借支外出学习备用金",
          code: "113",
          yuan: -420,
          party: "柳大伯",
          items: ["柳大伯"],
        },
      ],
    },
  },
  {
    test: "E22",
    reason: "statement-breaks",
    severity: "red",
    what: "the balance of the bank's file jumps between two months",
    after: {
      "2026-10": async (village) => {
        village.balanceFen += 1_00;
        await Promise.resolve();
      },
    },
  },
  {
    test: "E23",
    reason: "entry-without-line",
    severity: "red",
    what: "a payment in the books that no statement shows",
    deeds: { "2026-12": () => [purchase("2026-12-16", 222.2, { bank: null })] },
  },
  {
    test: "E24",
    reason: "money-short",
    severity: "red",
    what: "half of a grant that was due never arrived",
    before: async (village) => {
      await village.office.must("grant.save", {
        id: null,
        ledgerId: village.ledgerId,
        itemId: null,
        terms: {
          document: "青财农〔2026〕12号",
          department: "县财政局",
          title: "村级运转经费补助",
          grantedOn: "2026-09-10",
          expiresOn: null,
          amountFen: 5_000_00,
          categoryIds: [],
          expected: [{ quarter: "2026Q4", amountFen: 5_000_00 }],
        },
        reason: "",
      });
    },
  },
  {
    test: "E25",
    reason: "fund-misused",
    severity: "red",
    what: "money for lamps spent on the office",
    before: async (village) => {
      const { itemId } = await village.office.must("grant.save", {
        id: null,
        ledgerId: village.ledgerId,
        itemId: null,
        terms: {
          document: "青财农〔2026〕18号",
          department: "县住建局",
          title: "路灯建设补助",
          grantedOn: "2026-09-10",
          expiresOn: null,
          amountFen: 3_000_00,
          categoryIds: [village.categoryOf("路灯照明")],
          expected: [{ quarter: "2027Q1", amountFen: 3_000_00 }],
        },
        reason: "",
      });
      village.items.set("路灯建设补助", { kind: "fund", itemId });
    },
    deeds: { "2026-11": () => [purchase("2026-11-18", 268.6, { items: ["路灯建设补助"] })] },
  },
  {
    test: "E26",
    reason: "work-without-list",
    severity: "red",
    what: "pay for missed work by a paper, without an approved list",
    deeds: {
      "2026-11": (village) => [
        purchase("2026-11-18", 240, {
          category: "误工补贴",
          summary: "付参加防汛巡堤人员误工补贴",
          party: "柳溪劳务队",
          documents: [{ kind: "list", onDate: "2026-11-17" }],
          meanwhile: async (id) => {
            const { must } = village.office;
            const matter = {
              categoryIds: [village.categoryOf("误工补贴")],
              amountFen: 1_000_00,
              fromOn: "2026-11-01",
              toOn: "2026-12-31",
            };
            const { id: resolutionId } = await must(
              "resolution.record",
              vote(village, { metOn: "2026-11-02", matter }),
            );
            await must("resolution.confirm", { id: resolutionId });
            await must("voucher.linkResolution", { id, resolutionId });
          },
        }),
      ],
    },
  },
  {
    test: "E27",
    reason: "spent-in-december",
    severity: "amber",
    what: "a category's year spent in its last weeks",
    deeds: {
      "2026-12": () =>
        ["城东", "城西", "城南", "城北", "河东", "河西"].map((place, index) =>
          purchase(`2026-12-${String(14 + (index % 5))}`, 871.5 + index, {
            category: "宣传费",
            summary: `制作${place}路口宣传栏展板`,
            party: `${place}广告制作部`,
          }),
        ),
    },
  },
  {
    test: "E28",
    reason: "summary-vague",
    severity: "amber",
    what: "a summary that says nothing",
    deeds: { "2026-11": () => [purchase("2026-11-18", 213.4, { summary: "报销" })] },
  },
  {
    test: "E29",
    reason: "account-unlikely",
    severity: "amber",
    what: "street lamps booked as administration",
    deeds: { "2026-11": () => [purchase("2026-11-18", 224.9, { summary: "购村道路灯灯泡三十只" })] },
  },
  {
    test: "E30",
    reason: "project-varied",
    severity: "amber",
    what: "works varied by a fifth of their price",
    after: {
      "2026-10": async (village) => {
        await village.office.must("project.save", {
          id: null,
          ledgerId: village.ledgerId,
          itemId: null,
          file: {
            number: "GC-2026-01",
            name: "村道边沟整修",
            content: "",
            fundSource: "自筹",
            estimateFen: 8_000_00,
            resolutionId: null,
            mode: "direct",
            bidders: [],
            winner: "青禾建安公司",
            contractNumber: "HT-2026-31",
            contractOn: "2026-10-15",
            contractFen: 8_000_00,
            startOn: "2026-10-20",
            finishOn: null,
            variations: [{ onDate: "2026-10-28", amountFen: 1_600_00, reason: "加长边沟", approval: "村委会会议" }],
            progress: [],
            acceptedOn: null,
            acceptors: [],
            settledOn: null,
            settlementFen: null,
            auditedOn: null,
            auditedFen: null,
            auditor: "",
            retentionFen: 0,
            retentionDueOn: null,
            isPostedPublicly: true,
            openingPaidFen: 0,
            note: "",
          },
        });
      },
    },
  },
  {
    test: "E31",
    reason: "lease-too-long",
    severity: "amber",
    what: "a shop let for twenty-five years",
    before: async (village) => {
      const lesseeItemId = await village.item("payee", "青禾超市");
      await village.office.must("lease.save", {
        id: null,
        ledgerId: village.ledgerId,
        terms: {
          number: "ZL-2026-08",
          sort: "shop",
          subject: "村口门面房两间",
          area: "60㎡",
          lesseeItemId,
          fromOn: "2026-10-01",
          toOn: "2051-09-30",
          periodMonths: 12,
          isDueAtStart: false,
          steps: [{ fromOn: "2026-10-01", yearFen: 12_000_00 }],
          depositFen: 0,
          openingReceivedFen: 0,
          tenderMode: "public-tender",
          isPostedPublicly: true,
          resolutionId: null,
          endedOn: null,
          note: "",
        },
      });
    },
  },
  {
    test: "E32",
    reason: "not-published",
    severity: "amber",
    what: "the quarter before was never on the wall",
    isUnpublished: true,
  },
  {
    test: "E33",
    reason: "rule-changed",
    severity: "amber",
    what: "the village's own rule loosened within the quarter",
    after: {
      "2026-09": (village) => ruleOf(village, { id: null, limitFen: 3_000_00, from: "2026-10-01" }),
      "2026-11": async (village) => {
        const { rules } = await village.office.must("rule.list", {});
        const own = rules.find(({ title }) => title === `${village.name}村库存现金限额`);
        await ruleOf(village, { id: own?.id ?? "", limitFen: 9_000_00, from: "2026-12-01" });
      },
    },
  },
  {
    test: "E34",
    reason: "closed-own-month",
    severity: "amber",
    what: "who wrote the vouchers of a month closed it too",
    after: {
      "2026-10": async ({ office, ledgerId }) => {
        await office.must("period.close", { ledgerId, month: "2026-09" }, "head");
        await office.must("period.close", { ledgerId, month: "2026-10" }, "bookkeeper");
      },
    },
  },
  {
    test: "E35",
    reason: "entered-late",
    severity: "amber",
    what: "an invoice booked a quarter after its day",
    deeds: {
      "2026-12": () => [
        purchase("2026-12-15", 233.3, { documents: [invoice("88091100233", "2026-09-11", 233.3, "青禾文具批发部")] }),
      ],
    },
  },
  {
    test: "E36",
    reason: "many-reversals",
    severity: "amber",
    what: "four vouchers taken back in red",
    before: async (village) => void (await village.item("payee", "青禾文具批发部")),
    deeds: {
      "2026-11": () =>
        ["05", "06", "12", "19"].map((day, index) =>
          purchase(`2026-11-${day}`, 121.1 + index, { from: "211", items: ["青禾文具批发部"] }),
        ),
    },
    after: {
      "2026-11": async (village, ids) => {
        const { must } = village.office;
        for (const id of ids) {
          const shown = await must("voucher.show", { id });
          if (shown.entries.every(({ accountCode }) => !accountCode.startsWith("211"))) continue;
          const { redId } = await must("voucher.correct", {
            id,
            onDate: "2026-11-27",
            reason: "货未收到",
            andCopy: false,
          });
          const { version } = await must("voucher.show", { id: redId });
          await must("voucher.review", { id: redId, version });
          await must("voucher.post", { ids: [redId] });
        }
      },
    },
  },
];

/** A limit of cash for one village alone, proposed by one and approved by another. */
const ruleOf = async (
  village: OrdinaryVillage,
  of: { readonly id: string | null; readonly limitFen: number; readonly from: string },
): Promise<void> => {
  const { must } = village.office;
  const { id, version } = await must("rule.propose", {
    id: of.id,
    title: `${village.name}村库存现金限额`,
    level: "village",
    basis: "村务会议纪要",
    severity: "warn",
    parameters: {
      kind: "K14",
      amounts: { limitFen: of.limitFen },
      counts: {},
      flags: {},
      categoryIds: [],
      natures: [],
      words: [],
      days: [],
      workdays: [],
    },
    scope: { villageIds: [village.villageId], entities: [] },
    fromOn: of.from,
    toOn: "2099-12-31",
  });
  await must("rule.approve", { id, version }, "reviewer");
};
