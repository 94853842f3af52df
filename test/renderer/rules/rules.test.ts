import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type ResolutionId } from "#domain/core/ids.ts";
import {
  capInputOf,
  capProblem,
  firstBands,
  firstDayHint,
  withBand,
  type CapRow,
} from "#renderer/stages/rules/cap-form.ts";
import { shareOf } from "#renderer/stages/rules/cap-share.ts";
import {
  amendmentOf,
  attendeesFromText,
  newAttendee,
  newResolution,
  procedureInputOf,
  recordInputOf,
  resolutionProblems,
  voteInputOf,
} from "#renderer/stages/rules/resolution-form.ts";
import { newCap } from "#renderer/stages/rules/cap-params.ts";
import {
  formFromRule,
  newRuleForm,
  openKinds,
  proposalOf,
  ruleProblems,
  rulesById,
  rulingVersion,
  withTier,
  wordsFromText,
} from "#renderer/stages/rules/rule-form.ts";
import { ruleLines, tierSpan, type Rule } from "#renderer/stages/rules/rule-words.ts";
import { voteConditions } from "#renderer/stages/rules/vote-words.ts";
import { amendmentParams } from "#renderer/stages/vouchers/amendment.ts";

const metOn = localDate("2026-03-10");
const officeCosts = idOf<CategoryId>("F02");
const cap = (more: Partial<CapRow> = {}): CapRow => ({
  ...newCap([], metOn),
  categoryId: officeCosts,
  amountFen: fen(800_000),
  ...more,
});

describe("a cap being typed", () => {
  it("runs from the meeting to the end of its year", () => {
    expect([newCap([], metOn).fromOn, newCap([], metOn).toOn]).toEqual(["2026-03-10", "2026-12-31"]);
  });

  it.each<[string, CapRow, RegExp | null]>([
    ["a fixed amount", cap(), null],
    ["no category", cap({ categoryId: null }), /支出分类/],
    ["no amount", cap({ amountFen: null }), /限额/],
    ["a negative amount", cap({ amountFen: fen(-1) }), /负数/],
    ["days the wrong way round", cap({ toOn: localDate("2026-01-01") }), /失效日期/],
    [
      "bands that do not rise, before any amount is typed",
      cap({
        kind: "K05",
        bands: [
          { upTo: 1200, isInclusive: true, capFen: null },
          { upTo: 900, isInclusive: true, capFen: null },
          { upTo: null, isInclusive: true, capFen: null },
        ],
      }),
      /第 2 档有问题/,
    ],
    ["one open band without an amount", cap({ kind: "K05" }), /第 1 档/],
    [
      "bands that do not rise",
      cap({
        kind: "K05",
        bands: [
          { upTo: 2000, isInclusive: true, capFen: fen(1) },
          { upTo: 1000, isInclusive: true, capFen: fen(2) },
          { upTo: null, isInclusive: true, capFen: fen(3) },
        ],
      }),
      /第 2 档/,
    ],
    [
      "bands in order",
      cap({
        kind: "K06",
        bands: [
          { upTo: 10_000_000, isInclusive: false, capFen: fen(1) },
          { upTo: null, isInclusive: true, capFen: fen(3) },
        ],
      }),
      null,
    ],
  ])("with %s says so", (_case, row, expected) => {
    const problem = capProblem(row);
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
    expect(capInputOf(row) === null).toBe(expected !== null);
  });

  it("gets another band below the open end", () => {
    const bands = withBand(withBand(firstBands));
    expect(bands.map(({ upTo }) => upTo)).toEqual([0, 0, null]);
  });
});

describe("a resolution being typed", () => {
  const start = { params: {}, metOn, isCollective: true };

  it("takes the collective's rules for the collective's money", () => {
    expect(newResolution(start).track).toBe("B");
    expect(newResolution({ ...start, isCollective: false }).track).toBe("A");
  });

  it("says everything that is missing, in the order of the page", () => {
    expect(resolutionProblems(newResolution(start))).toEqual([
      "请填决议文号。",
      "请填决议事项。",
      "请填应到人数、实到人数、赞成票。",
      "请选会上宣布的结果。",
    ]);
  });

  it("counts no votes against and none abstaining when these are left empty", () => {
    const form = { ...newResolution(start), entitled: 30, present: 25, votesFor: 21 };
    expect(voteInputOf(form)).toEqual({
      body: "congress",
      track: "B",
      countedBy: "people",
      metOn: "2026-03-10",
      categoryIds: [],
      entitled: 30,
      present: 25,
      votesFor: 21,
      votesAgainst: 0,
      votesAbstain: 0,
    });
  });

  it("says that a cap voted within its year counts what the year has spent before it", () => {
    const hint = (fromOn: string, over: Partial<Parameters<typeof firstDayHint>[0]> = {}) =>
      firstDayHint({ ...newCap([], metOn), fromOn: localDate(fromOn), ...over }, metOn);
    expect(hint("2026-03-10")).toContain("这一年里在这一天以前已经花的，也算在内");
    expect(hint("2026-04-01", { period: "quarter" })).toBe("");
    expect(hint("2027-01-01")).toBe("");
    expect(hint("2026-01-01")).toContain("补办");
    expect(hint("2026-03-10", { kind: "K04", per: "person" })).toBe("");
  });

  it("takes 男 and 女 of a pasted sheet for the sex, in whatever column", () => {
    const read = attendeesFromText("张三\t1组\t女\n李四\t男\t2组\n王五");
    expect(read.map(({ name, unit, isWoman }) => [name, unit, isWoman])).toEqual([
      ["张三", "1组", true],
      ["李四", "2组", false],
      ["王五", "", false],
    ]);
    // That they signed is for a person to say, who has the sheet before them.
    expect(read.some(({ isSigned }) => isSigned)).toBe(false);
  });

  it("has its procedure looked at by the list that will be recorded, whatever is typed elsewhere", () => {
    const attendees = [
      { ...newAttendee(), name: "张三", isWoman: true, proxy: "李四" },
      { ...newAttendee(), name: "王五", way: "proxy" as const, proxy: "赵六" },
    ];
    const form = { ...newResolution(start), entitled: 30, present: 2 };
    const typed = { ...form, record: { ...form.record, attendees } };
    const asked = procedureInputOf(typed, "liuxi");
    expect(asked?.record).toMatchObject({ proxies: 1, women: 1, attendees: [{ proxy: "" }, { proxy: "赵六" }] });
    const elsewhere = { ...typed, title: "办公费", record: { ...typed.record, place: "村部", proposal: "限额" } };
    expect(procedureInputOf(elsewhere, "liuxi")).toEqual(asked);
    expect(procedureInputOf({ ...typed, entitled: null }, "liuxi")).toBeNull();
  });

  it("takes over what was drafted for the year: amounts, and bands or shares as they are", () => {
    const bands = [{ upTo: null, isInclusive: true, capFen: 800_000 }];
    const base = { accountCodes: ["501"], yearsBack: 2 };
    const share = { basisPoints: 500, floorFen: null, ceilingFen: null };
    const drafts = [
      ["F02", 130_000, "year", [], null],
      ["F05", 800_000, "year", [], { kind: "K05", bands }],
      ["F06", 0, "year", [], { kind: "K06", bands: [], share, base }],
    ];
    const { caps } = newResolution({ ...start, params: { caps: JSON.stringify(drafts), capYear: "2027" } });
    expect(caps.map((row) => capInputOf(row)?.basis)).toEqual([
      { kind: "K04", amountFen: 130_000 },
      { kind: "K05", bands, source: "on-day" },
      { kind: "K06", bands: [], share, base },
    ]);
  });

  it("starts as an amendment of the vote a held voucher named, in its meeting and by its rules", () => {
    const earlier = [
      { id: idOf<ResolutionId>("r1"), number: "〔2026〕1号", computed: "passed", body: "assembly", track: "B" },
      { id: idOf<ResolutionId>("r2"), number: "〔2026〕2号", computed: "failed", body: "congress", track: "A" },
    ] as const;
    expect(amendmentOf({ amends: "〔2026〕1号" }, earlier)).toEqual({
      body: "assembly",
      track: "B",
      changes: { resolutionId: "r1", how: "amends" },
    });
    // What failed cannot be amended, and what is not known is not guessed.
    expect(amendmentOf({ amends: "〔2026〕2号" }, earlier)).toBeNull();
    expect(amendmentOf({}, earlier)).toBeNull();
  });

  it("starts from the cap a voucher needs amended, high enough for everything used, committed and typed", () => {
    const usage = {
      capId: idOf<never>("c1"),
      categoryId: officeCosts,
      categoryIds: [officeCosts],
      carriedFen: fen(0),
      carry: "none",
      categoryName: "办公费",
      period: "year",
      periodName: "2026年",
      version: 1,
      kind: "K04",
      resolutionNumber: "决1号",
      resolutionMetOn: metOn,
      capFen: fen(100_000),
      firstFen: fen(100_000),
      usedFen: fen(70_000),
      committedFen: fen(20_000),
      thisFen: fen(30_000),
      remainingFen: fen(10_000),
    } as const;
    const hit = {
      kind: "K04",
      ruleId: "c1",
      ruleVersion: 1,
      severity: "needs-resolution",
      line: 1,
      facts: {},
      basis: "",
      isCleared: false,
    } as const;
    const form = newResolution({ ...start, params: amendmentParams(hit, usage, "v1") });
    expect(form.caps).toEqual([{ ...newCap([], metOn), categoryId: officeCosts, amountFen: 120_000 }]);
    expect(form.title).toContain("决1号");
  });

  it("is sent whole once nothing is missing", () => {
    const form = {
      ...newResolution(start),
      number: "决2号",
      title: "调整办公费限额",
      entitled: 30,
      present: 25,
      votesFor: 21,
      declared: "passed" as const,
      caps: [cap()],
    };
    const input = recordInputOf("L1", form);
    expect(input?.caps).toEqual([
      {
        moreCategoryIds: [],
        carry: "none",
        categoryId: "F02",
        period: "year",
        basis: { kind: "K04", amountFen: 800_000 },
        fromOn: "2026-03-10",
        toOn: "2026-12-31",
      },
    ]);
    expect(recordInputOf("L1", { ...form, declared: null })).toBeNull();
  });

  it("shows both conditions of the law in the numbers of the meeting", () => {
    const test = { needsPresent: 20, needsFor: 20, hasQuorum: true, isPassed: false, basis: "" };
    const conditions = voteConditions({ entitled: 30, present: 25, votesFor: 19 }, test);
    expect(conditions.map(({ isMet }) => isMet)).toEqual([true, false]);
    expect(conditions[1]?.text).toBe("至少要 20 票赞成；实得赞成 19 票，不够。");
  });
});

describe("the share of a cap", () => {
  it.each([
    [100_000, 50_000, 40_000, 90],
    [100_000, 99_999, 0, 99],
    [100_000, 100_000, 0, 100],
    [100_000, 100_000, 1, 101],
    [100_000, 250_000, 0, 250],
    [0, 0, 0, 0],
    [0, 1, 0, 101],
  ])("of %d fen, %d used and %d committed, is %d percent", (capFen, usedFen, committedFen, expected) => {
    expect(
      shareOf({ carriedFen: fen(0), capFen: fen(capFen), usedFen: fen(usedFen), committedFen: fen(committedFen) }),
    ).toBe(expected);
  });

  it("is unknown where the cap cannot be determined", () => {
    expect(shareOf({ carriedFen: fen(0), capFen: null, usedFen: fen(1), committedFen: fen(0) })).toBeNull();
  });
});

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: "K08-hospitality",
  version: 1,
  title: "村级零招待",
  level: "township",
  basis: "示例",
  severity: "block",
  parameters: { kind: "K08", categoryIds: [idOf<CategoryId>("F01")], words: ["餐", "酒"] },
  text: "",
  files: [],
  scope: { villageIds: [], entities: [] },
  fromOn: localDate("2000-01-01"),
  toOn: localDate("2100-12-31"),
  isSample: true,
  isApproved: true,
  proposedByName: "",
  approvedByName: null,
  ...more,
});

describe("a rule in plain words", () => {
  const tiers = [
    { upToFen: fen(50_000), isInclusive: false, roles: ["village-head" as const], documents: [] },
    {
      upToFen: fen(100_000),
      isInclusive: true,
      roles: ["village-head" as const, "supervisors" as const],
      documents: [],
    },
    { upToFen: null, isInclusive: true, roles: [], documents: ["minutes" as const] },
  ];

  it.each([
    [0, "不满 500 元"],
    [1, "500 元（含）至 1,000 元（含）"],
    [2, "超过 1,000 元"],
  ])("says where tier %d lies", (at, expected) => {
    expect(tierSpan(tiers, at)).toBe(expected);
  });

  it("says who signs and what is attached", () => {
    const lines = ruleLines(rule({ parameters: { kind: "K01", ladders: [{ nature: "works", tiers }] } }), new Map());
    expect(lines).toEqual([
      "工程支出，不满 500 元：村委会主任签字",
      "工程支出，500 元（含）至 1,000 元（含）：村委会主任、村务监督委员会签字",
      "工程支出，超过 1,000 元：附会议记录",
    ]);
  });

  it("names what is forbidden and which words betray it", () => {
    expect(ruleLines(rule(), new Map([["F01", "招待费"]]))).toEqual([
      "禁止列支：招待费",
      "摘要或单据里出现“餐”、“酒”时提醒，防止换个分类列支",
    ]);
  });
});

describe("a new version of a rule", () => {
  const today = localDate("2026-10-10");

  it("does not carry the sample's basis over", () => {
    const form = formFromRule(rule(), today);
    expect(form.basis).toBe("");
    expect(ruleProblems(form)).toEqual(["请填依据：本乡镇的文件名称和文号。"]);
    expect(proposalOf(form)).toBeNull();
    expect(proposalOf({ ...form, basis: "青政发〔2026〕3号" })?.id).toBe("K08-hospitality");
  });

  it.each(openKinds)("of kind %s starts with something that can be filled in", (kind) => {
    const form = { ...newRuleForm(kind, today), title: "某规则", basis: "某文件" };
    expect(proposalOf(form)?.parameters.kind).toBe(kind);
  });

  it("gets another tier below the open end", () => {
    const open = { upToFen: null, isInclusive: true, roles: [], documents: [] };
    expect(withTier(withTier([open])).map(({ upToFen }) => upToFen)).toEqual([0, 0, null]);
  });

  it("reads words however they are separated, each once", () => {
    expect(wordsFromText("招待、餐 酒,烟，餐")).toEqual(["招待", "餐", "酒", "烟"]);
  });

  it("rules only once approved and begun, and ends without bringing an older one back", () => {
    const versions = [
      rule({ version: 1 }),
      rule({ version: 2, isApproved: false }),
      rule({ version: 3, fromOn: localDate("2026-12-01") }),
    ];
    const [group = []] = rulesById(versions);
    expect(group.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(rulingVersion(group, today)?.version).toBe(1);
    const ended = [rule({ version: 2, toOn: localDate("2026-06-30") }), rule({ version: 1 })];
    expect(rulingVersion(ended, today)).toBeNull();
  });
});
