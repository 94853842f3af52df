import { describe, expect, it } from "vitest";
import { contract, type InputOf } from "#contract/contract.ts";
import { instant, month } from "#domain/core/dates.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { closePeriod } from "#store/period-rows.ts";
import { plain, type Plain } from "#test/support/plain-parameters.ts";
import { committee, decide, openRuleOffice, recording, yearlyCap, yuan, type RuleOffice } from "./rule-office.ts";

type Proposal = InputOf<"rule.propose">;
type Tier = Extract<Proposal["parameters"], { readonly kind: "K01" }>["ladders"][number]["tiers"][number];

const proposal = (parameters: Proposal["parameters"], over: Partial<Proposal> = {}): Proposal => ({
  id: null,
  title: "本镇的规定",
  level: "township",
  scope: { villageIds: [], entities: [] },
  basis: "青禾镇村级财务管理办法（示例）第八条",
  severity: "block",
  parameters,
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
  ...over,
});
const cash = (limitFen: number): Plain => plain("K15", { amounts: { limitFen } });
const tier = (upToFen: number | null, roles: Tier["roles"]): Tier => ({
  upToFen,
  isInclusive: true,
  roles,
  documents: [],
});
const tiers = (nature: CategoryNature, ...steps: readonly Tier[]): Proposal["parameters"] => ({
  kind: "K01",
  ladders: [{ nature, tiers: [...steps] }],
});
const invoices = (fromFen: number): Proposal["parameters"] => ({
  kind: "K17",
  requirements: [{ natures: ["non-productive"], fromFen, anyOf: ["invoice", "fiscal-receipt"] }],
});
const county = { title: "县里的规定", level: "county" } as const;

const approve = (office: RuleOffice, given: Proposal): string => {
  const proposed = office.must("rule.propose", given, "he");
  office.must("rule.approve", proposed, "zhou");
  return proposed.id;
};
const sentenceFor = (office: RuleOffice, given: Proposal): string => {
  const reply = office.ask("rule.propose", given, "he");
  return reply.ok ? "" : sentenceOf(reply.failure);
};

const closeMarch = (office: RuleOffice): void => {
  office.write((writing) => {
    const last = { ledgerId: committee, month: month("2026-03"), at: instant("2026-04-02T01:00:00.000Z") };
    closePeriod(writing, { ...last, by: idOf<PersonId>("he"), chainNo: 0, chainHash: "0".repeat(64) });
  });
};

describe("a rule that stands against another one", () => {
  it.each<[string, Proposal, Proposal, string]>([
    [
      "says another number at the same level",
      proposal(cash(yuan(1000)), { title: "甲" }),
      proposal(cash(yuan(2000)), { title: "乙" }),
      "与同一级的乡镇规定“甲”自相矛盾：管的是同样的支出、同样的村，规定却不同。请修改那一条（提出新版本），不要另立一条。",
    ],
    [
      "cuts the same amounts into other tiers",
      proposal(tiers("works", tier(yuan(1000), ["village-head"]), tier(null, ["party-secretary"])), { title: "甲" }),
      proposal(tiers("works", tier(yuan(2000), ["village-head"]), tier(null, ["party-secretary"])), { title: "乙" }),
      "与同一级的乡镇规定“甲”自相矛盾：管的是同样的支出、同样的村，规定却不同。请修改那一条（提出新版本），不要另立一条。",
    ],
    [
      "forbids more mildly what is forbidden at the same level",
      proposal({ kind: "K08", categoryIds: ["F01"], words: [] }, { title: "甲" }),
      proposal({ kind: "K08", categoryIds: ["F01", "F12"], words: [] }, { title: "乙", severity: "warn" }),
      "与同一级的乡镇规定“甲”自相矛盾：管的是同样的支出、同样的村，规定却不同。请修改那一条（提出新版本），不要另立一条。",
    ],
    [
      "allows more than the level above",
      proposal(cash(yuan(1000)), county),
      proposal(cash(yuan(1000) + 1)),
      "下级规定只能更严，不能放宽上级的：“单笔现金支付限额”这一项比县级规定“县里的规定”宽。金额、天数不能比它宽，签字、票据不能比它少，处理不能比它轻；上级文件变了的，先改上级那一条。",
    ],
    [
      "asks for fewer signatures than the level above",
      proposal(tiers("works", tier(null, ["village-head", "party-secretary"])), county),
      proposal(tiers("works", tier(yuan(500), ["village-head"]), tier(null, ["village-head", "party-secretary"]))),
      "下级规定只能更严，不能放宽上级的：与县级规定“县里的规定”不一致。金额、天数不能比它宽，签字、票据不能比它少，处理不能比它轻；上级文件变了的，先改上级那一条。",
    ],
    [
      "asks for invoices later than the level above",
      proposal(invoices(yuan(100)), county),
      proposal(invoices(yuan(101))),
      "下级规定只能更严，不能放宽上级的：与县级规定“县里的规定”不一致。金额、天数不能比它宽，签字、票据不能比它少，处理不能比它轻；上级文件变了的，先改上级那一条。",
    ],
  ])("is refused where it %s", (_case, standing, given, sentence) => {
    const office = openRuleOffice();
    approve(office, standing);
    expect(sentenceFor(office, given)).toBe(sentence);
  });

  it.each<[string, Proposal, Proposal]>([
    [
      "other signatures on top of those of the county",
      proposal(tiers("works", tier(null, ["township-leader"])), county),
      proposal(tiers("works", tier(null, ["village-head", "party-secretary"]))),
    ],
    [
      "tiers of another nature",
      proposal(tiers("works", tier(null, ["village-head"])), { title: "甲" }),
      proposal(tiers("asset", tier(null, ["party-secretary"]))),
    ],
    ["invoices from a lower amount", proposal(invoices(yuan(100)), county), proposal(invoices(yuan(50)))],
    [
      "other papers beside the invoice",
      proposal(invoices(0), county),
      proposal({
        kind: "K17",
        requirements: [{ natures: ["non-productive"], fromFen: yuan(10_000), anyOf: ["contract"] }],
      }),
    ],
  ])("is taken where it asks for %s", (_case, standing, given) => {
    const office = openRuleOffice();
    approve(office, standing);
    expect(sentenceFor(office, given)).toBe("");
  });
});

describe("a rule that was sound when it was proposed", () => {
  it("is not approved once another one it stands against has been", () => {
    const office = openRuleOffice();
    const first = office.must("rule.propose", proposal(cash(yuan(1000)), { title: "甲" }), "he");
    const second = office.must("rule.propose", proposal(cash(yuan(2000)), { title: "乙" }), "he");
    office.must("rule.approve", first, "zhou");
    const reply = office.ask("rule.approve", second, "zhou");
    expect(reply).toEqual({
      ok: false,
      failure: { code: "rule-conflict", reason: "contradicts", title: "甲", level: "township", kind: "K15", field: "" },
    });
  });

  it("is not approved as a new version once its first month is closed", () => {
    const office = openRuleOffice();
    const id = approve(office, proposal(cash(yuan(1000))));
    const next = office.must("rule.propose", proposal(cash(yuan(900)), { id, fromOn: "2026-03-01" }), "he");
    closeMarch(office);
    expect(office.ask("rule.approve", next, "zhou")).toMatchObject({
      failure: { code: "rule-bad", reason: "month-closed" },
    });
  });
});

describe("a rule whose numbers make no sense", () => {
  it.each<[string, Proposal["parameters"], string]>([
    [
      "tiers that overlap",
      tiers(
        "works",
        tier(yuan(2000), ["village-head"]),
        tier(yuan(1000), ["party-secretary"]),
        tier(null, ["party-secretary"]),
      ),
      "“工程支出”第 2 档：审批档次的金额要从小到大。",
    ],
    [
      "tiers that end before the large amounts",
      tiers("works", tier(yuan(1000), ["village-head"]), tier(yuan(2000), ["party-secretary"])),
      "“工程支出”第 2 档：最后一档要不设上限，否则大额没有规定。",
    ],
    [
      "a tier no amount falls into",
      tiers(
        "asset",
        tier(yuan(1000), ["village-head"]),
        tier(yuan(1000), ["party-secretary"]),
        tier(null, ["party-secretary"]),
      ),
      "“资产购置”第 2 档：有一档没有任何金额落得进去，请检查上限和“含不含”。",
    ],
    [
      "two ladders of one nature",
      {
        kind: "K01",
        ladders: [
          { nature: "works", tiers: [tier(null, ["party-secretary"])] },
          { nature: "works", tiers: [tier(null, ["village-head"])] },
        ],
      },
      "“工程支出”：同一种支出性质只能有一组审批档次。",
    ],
    [
      "a line of papers for no spending",
      {
        kind: "K17",
        requirements: [
          { natures: ["works"], fromFen: 0, anyOf: ["contract"] },
          { natures: [], fromFen: 0, anyOf: ["invoice"] },
        ],
      },
      "第 2 行：规则里还没有内容，请至少填一项。",
    ],
    ["a limit left out", plain("K14", {}), "“库存现金限额”：带“必填”的项目还没有填完。"],
    [
      "days that are none",
      plain("K20", { counts: { days: 0 } }),
      "“借款几天内结清”：有一个数太大或太小：天数、月数要大于 0，百分比不超过 100，金额不能是负数。",
    ],
    [
      "buckets of age that cross",
      plain("K34", { counts: { oldDays: 365, firstBucketDays: 365, secondBucketDays: 90 } }),
      "“账龄第一段到几天”和“账龄第二段到几天”前后矛盾：前一个不能比后一个大，请对照文件改正。",
    ],
    [
      "a village of no population at all",
      plain("K12", {
        amounts: { floorFen: yuan(50_000) },
        counts: { dueMonth: 12, populationFrom: 1500, populationBelow: 1500 },
      }),
      "“人口多少起”和“人口不满多少”前后矛盾：前一个不能比后一个大，请对照文件改正。",
    ],
    [
      "tenders asked for before offers",
      plain("K22", { amounts: { quotesFromFen: yuan(100_000), tenderFromFen: yuan(50_000) } }),
      "“多少钱起要三方比价”和“多少钱起要公开招标”前后矛盾：前一个不能比后一个大，请对照文件改正。",
    ],
    [
      "a single paper above what may be kept",
      plain("K13", { amounts: { limitFen: yuan(1000), singleFen: yuan(2000) } }),
      "“单张单据垫付限额”和“每个账套的备用金限额”前后矛盾：前一个不能比后一个大，请对照文件改正。",
    ],
  ])("is refused for %s, with the place", (_case, parameters, sentence) => {
    expect(sentenceFor(openRuleOffice(), proposal(parameters))).toBe(sentence);
  });

  it("may abolish petty cash whatever a single paper was allowed", () => {
    const abolished = plain("K13", { amounts: { limitFen: 0, singleFen: yuan(1000) } });
    expect(sentenceFor(openRuleOffice(), proposal(abolished))).toBe("");
  });
});

describe("a version that reaches back", () => {
  it("is refused for a rule before its last version, and in a month that is closed", () => {
    const office = openRuleOffice();
    const id = approve(office, proposal(cash(yuan(1000)), { fromOn: "2026-03-01" }));
    expect(sentenceFor(office, proposal(cash(yuan(900)), { id, fromOn: "2026-02-28" }))).toBe(
      "新版本的生效日期不能早于上一版，规则不能倒推到以前。",
    );
    closeMarch(office);
    const closedMonth = "生效日期落在已经结账的月份，规则不能倒推到已结账的月份，请从没结账的月份起。";
    expect(sentenceFor(office, proposal(cash(yuan(900)), { id, fromOn: "2026-03-31" }))).toBe(closedMonth);
    // Leaving the closed village out would loosen what was judged there as well.
    const elsewhere = { villageIds: ["shiqiao"], entities: [] };
    expect(sentenceFor(office, proposal(cash(yuan(900)), { id, fromOn: "2026-03-31", scope: elsewhere }))).toBe(
      closedMonth,
    );
    expect(sentenceFor(office, proposal(cash(yuan(900)), { id, fromOn: "2026-04-01" }))).toBe("");
  });

  it("is refused for a cap, with the cap and the day", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [yearlyCap("F02", yuan(5000), { fromOn: "2026-03-01" })]));
    const reply = office.ask(
      "resolution.record",
      recording("2号", [yearlyCap("F03", yuan(1)), yearlyCap("F02", yuan(9000))]),
    );
    expect(reply.ok ? "" : sentenceOf(reply.failure)).toBe(
      "第 2 项限额的生效日期早于现行版本（2026年3月1日），限额不能倒推；只定以前时段的，请把失效日期改在那一天以前。要补办以前的支出，把决议关联到那张凭证就行，生效日期不用提前。",
    );
  });
});

describe("a cap", () => {
  const bands = (...ends: readonly (number | null)[]) =>
    yearlyCap("F01", 0, {
      basis: { kind: "K05", bands: ends.map((upTo) => ({ upTo, isInclusive: true, capFen: yuan(8000) })) },
    });
  it.each<[string, InputOf<"resolution.record">, string]>([
    [
      "with bands that overlap",
      recording("1号", [yearlyCap("F02", 1), bands(2000, 1200, null)]),
      "第 2 项限额第 2 档有问题：每一档的上限要比前一档高。",
    ],
    [
      "with bands that leave large villages out",
      recording("1号", [bands(1200, 2000)]),
      "第 1 项限额第 2 档有问题：最后一档要不设上限（“以上”），否则大额没有规定。",
    ],
    [
      "that no valid vote stands behind",
      recording("1号", [yearlyCap("F02", 1)], { votesFor: 14, votesAgainst: 14, votesAbstain: 0, declared: "failed" }),
      "这次表决没有达到法定人数或票数，可以存档，但不能用来批准限额。请去掉限额后保存。",
    ],
    [
      "voted by more than were there",
      recording("1号", [yearlyCap("F02", 1)], { votesFor: 28, votesAgainst: 1, votesAbstain: 0 }),
      "赞成、反对、弃权合计不能多于实到人数。",
    ],
    [
      "voted by more than there are",
      recording("1号", [yearlyCap("F02", 1)], { present: 31 }),
      "实到人数不能多于应到人数。",
    ],
    [
      "below nothing",
      recording("1号", [yearlyCap("F02", 1), yearlyCap("F03", -1)]),
      "请检查填写的内容：限额第2行的依据的金额。",
    ],
    [
      "that ends before it begins",
      recording("1号", [yearlyCap("F02", 1, { toOn: "2025-12-31" })]),
      "请检查填写的内容：限额第1行的失效日期。",
    ],
  ])("%s is refused with the place, and nothing is kept", (_case, vote, sentence) => {
    const office = openRuleOffice();
    const reply = office.ask("resolution.record", vote);
    expect(reply.ok ? "" : sentenceOf(reply.failure)).toBe(sentence);
    expect(office.must("resolution.list", { ledgerId: null }).resolutions).toEqual([]);
  });

  it("is never set by a rule, without a vote", () => {
    const wish = { ...proposal(cash(1)), parameters: { ...cash(1), kind: "K04" } };
    const read = contract["rule.propose"].input.safeParse(wish);
    const issues = (read.error?.issues ?? []).map(({ path, message }) => ({ path: path.join("."), message }));
    expect(sentenceOf({ code: "bad-input", issues })).toBe("请检查填写的内容：规则内容的种类。");
  });

  it("whose vote is not confirmed by a second person limits nothing", () => {
    const office = openRuleOffice();
    office.must("resolution.record", recording("1号", [yearlyCap("F02", 1)]));
    expect(office.must("cap.register", { ledgerId: committee, onDate: "2026-03-01" }).caps).toEqual([]);
  });
});
