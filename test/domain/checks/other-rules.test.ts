import { describe, expect, it } from "vitest";
import {
  findDuplicateInvoices,
  invoiceKey,
  isSamePaper,
  writtenAs,
  type NumberedPaper,
} from "#domain/checks/duplicate-invoice.ts";
import { findMissingEvidence } from "#domain/checks/evidence.ts";
import { isHolding, strongestOpen, type Hit, type Severity } from "#domain/checks/hit.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import {
  checkParameters,
  everyLedger,
  rulesFor,
  rulesOn,
  type RuleParameters,
  type RuleVersion,
} from "#domain/checks/rule.ts";
import { findSamePerson } from "#domain/checks/segregation.ts";
import { shippedRules } from "#domain/checks/shipped-rules.ts";
import { findForbidden } from "#domain/checks/zero-category.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import { idOf, type AccountId, type PersonId, type VillageId } from "#domain/core/ids.ts";
import { capOn, category, credit, debit, paper, ruleOf, signed, spendingOf } from "./plain-spending.ts";

const zero = ruleOf({ kind: "K08", categoryIds: [category("F01")], words: ["招待", "餐", "酒", "烟"] });

describe("K08 forbidden spending", () => {
  it.each([
    ["the forbidden category", [debit("F01", 68_000)], [["block", 1, undefined]]],
    ["the forbidden category taken back in the same voucher", [debit("F01", 68_000), credit("F01", 68_000)], []],
    [
      "a forbidden word under another category",
      [debit("F02", 100), debit("F06", 68_000, "会议用餐")],
      [["warn", 2, "餐"]],
    ],
    ["a forbidden word on an expense account without a category", [debit(null, 100, "购烟酒")], [["warn", 1, "酒"]]],
    [
      "a forbidden word where nothing is spent",
      [{ ...debit(null, 100, "收烟叶补贴"), accountId: idOf<AccountId>("102") }],
      [],
    ],
    ["a forbidden word on the credit side", [{ ...credit("F02", 100), summary: "退回餐费" }], []],
    ["another category with plain words", [debit("F02", 100)], []],
    ["no second warning beside the prohibition", [debit("F01", 100, "招待客商")], [["block", 1, undefined]]],
  ] as const)("%s", (_case, entries, expected) => {
    const hits = findForbidden(zero, spendingOf({ entries }));
    expect(hits.map((hit) => [hit.severity, hit.line, hit.facts["word"]])).toEqual(expected);
  });

  const meals: RuleVersion = ruleOf({
    kind: "K08",
    categoryIds: [category("F01")],
    words: ["餐"],
    exceptWords: ["会议工作餐"],
    exceptPapers: ["list", "minutes"],
  });
  const both = [paper("list"), paper("minutes")];
  it.each([
    ["the exception with all its papers", [debit("F01", 100, "会议工作餐")], both, []],
    ["the exception without one", [debit("F01", 100, "会议工作餐")], [paper("list")], [["block", 1, ["minutes"]]]],
    ["under another category", [debit("F06", 100, "会议工作餐")], both, []],
    [
      "something else beside it",
      [debit("F01", 100, "会议工作餐"), debit("F01", 60, "招待客商")],
      both,
      [["block", 2, undefined]],
    ],
    ["something else with the same papers", [debit("F01", 100, "招待客商")], both, [["block", 1, undefined]]],
  ] as const)("excepts what the local document names: %s", (_case, entries, documents, expected) => {
    const hits = findForbidden(meals, spendingOf({ entries, documents }));
    expect(hits.map((hit) => [hit.severity, hit.line, hit.facts["lackingPapers"]])).toEqual(expected);
  });

  it("takes no papers of an exception without its words", () => {
    const parameters = { kind: "K08", categoryIds: [category("F01")], words: [], exceptPapers: ["list"] } as const;
    expect(checkParameters(parameters, () => true)).toEqual({
      ok: false,
      error: { reason: "field-missing", field: "exceptWords" },
    });
  });

  it("reads what is noted of an invoice", () => {
    const spending = spendingOf({
      entries: [debit("F02", 100)],
      documents: [paper("invoice", "12345678", "餐饮服务")],
    });
    expect(findForbidden(zero, spending)).toMatchObject([
      { severity: "warn", line: null, facts: { word: "餐", number: "12345678" } },
    ]);
  });
});

const evidence = ruleOf({
  kind: "K17",
  requirements: [
    { natures: ["non-productive"], fromFen: fen(0), anyOf: ["invoice", "list", "loss-proof"] },
    { natures: ["works"], fromFen: fen(2_000_000), anyOf: ["acceptance"] },
  ],
});

describe("K17 required papers", () => {
  it.each([
    ["no paper at all", [debit("F02", 1)], [], [["invoice", "list", "loss-proof"]]],
    ["the invoice", [debit("F02", 1)], ["invoice"], []],
    ["a proof of loss in its stead", [debit("F02", 1)], ["loss-proof"], []],
    ["a paper of another kind", [debit("F02", 1)], ["photo"], [["invoice", "list", "loss-proof"]]],
    ["below the amount", [debit("Z01", 1_999_999)], [], []],
    ["at the amount", [debit("Z01", 2_000_000)], [], [["acceptance"]]],
    ["the amount in two lines", [debit("Z01", 1_000_000), debit("Z01", 1_000_000)], [], [["acceptance"]]],
    ["a nature nobody asks about", [debit("R01", 5_000_000)], [], []],
    ["nothing spent", [debit("F02", 5), credit("F02", 5)], [], []],
  ] as const)("%s", (_case, entries, kinds, expected) => {
    const spending = spendingOf({ entries, documents: kinds.map((kind) => paper(kind, "1")) });
    expect(findMissingEvidence(evidence, spending).map((hit) => hit.facts["anyOf"])).toEqual(expected);
  });

  it.each([
    ["an invoice without its number", [paper("invoice", "")], [true]],
    ["an invoice whose number is a word", [paper("invoice", "No. ")], [true]],
    ["a second invoice with one", [paper("invoice", ""), paper("invoice", "1")], []],
    ["a list, which bears none", [paper("list", "")], []],
    ["a list beside an invoice without one", [paper("invoice", ""), paper("list", "")], []],
  ])("takes no empty paper for evidence: %s", (_case, documents, expected) => {
    const spending = spendingOf({ entries: [debit("F02", 1)], documents });
    expect(findMissingEvidence(evidence, spending).map((hit) => hit.facts["lacksNumber"])).toEqual(expected);
  });
});

describe("K18 the same invoice twice", () => {
  const rule = ruleOf({ kind: "K18" });
  const find = (...documents: readonly ReturnType<typeof paper>[]) =>
    findDuplicateInvoices(rule, spendingOf({ entries: [debit("F02", 1)], documents }));
  it.each([
    ["the same number", [paper("invoice", "12345678"), paper("invoice", "12345678")], ["12345678"]],
    [
      "the same number differently written",
      [paper("invoice", "No 1234-5678"), paper("invoice", "no１２３４ 5678")],
      ["No 1234-5678"],
    ],
    ["an invoice and a receipt of one number", [paper("invoice", "1"), paper("fiscal-receipt", "1")], ["1"]],
    ["three of one number", [paper("invoice", "1"), paper("invoice", "1"), paper("invoice", "1")], ["1"]],
    ["no numbers", [paper("invoice"), paper("invoice"), paper("invoice", " - ")], []],
    ["lists and contracts of one number", [paper("list", "1"), paper("contract", "1"), paper("invoice", "1")], []],
    ["different numbers", [paper("invoice", "1"), paper("invoice", "2")], []],
  ])("%s in one voucher", (_case, documents, numbers) => {
    expect(find(...documents).map((hit) => hit.facts["number"])).toEqual(numbers);
  });

  it.each<readonly [string, Partial<NumberedPaper>, Partial<NumberedPaper>, boolean]>([
    ["two known issuers", { party: "青禾文具店" }, { party: "白河饭店" }, false],
    ["one issuer", { party: "青禾文具店" }, { party: "青禾文具店" }, true],
    ["one issuer with blanks and brackets", { party: "文具（青禾） 店" }, { party: "文具(青禾)店" }, true],
    ["one issuer written short", { party: "青禾县青禾文具店" }, { party: "青禾文具店" }, true],
    ["an issuer nobody wrote down", { party: "青禾文具店" }, {}, true],
    ["neither issuer", {}, {}, true],
    [
      "two names on one day over one amount",
      { party: "青禾文具店", onDate: localDate("2026-09-01"), amountFen: fen(100) },
      { party: "文具点", onDate: localDate("2026-09-01"), amountFen: fen(100) },
      true,
    ],
    [
      "two names on one day over two amounts",
      { party: "青禾文具店", onDate: localDate("2026-09-01"), amountFen: fen(100) },
      { party: "白河饭店", onDate: localDate("2026-09-01"), amountFen: fen(101) },
      false,
    ],
    [
      "two names and a number of 20 digits, which the country has once",
      { number: "26332000000012345678", party: "青禾文具店" },
      { number: "26332000000012345678", party: "白河饭店" },
      true,
    ],
    ["two numbers", { number: "1" }, { number: "2" }, false],
  ])("tells a paper from another by number and issuer: %s", (_case, left, right, expected) => {
    const of = (part: Partial<NumberedPaper>): SourceDocument => ({ ...paper("invoice", "00123456"), ...part });
    expect(isSamePaper(of(left), of(right))).toBe(expected);
    expect(isSamePaper(of(right), of(left))).toBe(expected);
    expect(find(of(left), of(right)).length).toBe(expected ? 1 : 0);
  });

  const other = { number: "1", voucherName: "2026年3月 记-1", ledgerName: "石桥村", onDate: "2026-03-01" };
  const findBeside = (isBookedHere: boolean, note: string) => {
    const documents = [paper("invoice", "1", note)];
    const invoicesElsewhere = [{ ...other, isBookedHere }];
    return findDuplicateInvoices(rule, spendingOf({ entries: [], documents, invoicesElsewhere }));
  };

  it("names the other voucher", () => {
    expect(findBeside(false, "")).toMatchObject([
      { severity: "block", facts: { ...other, isWithinVoucher: false }, isCleared: false },
    ]);
  });

  it.each([
    ["noted by month and number in the same ledger", true, "分两次入账，前一张 2026年3月记-1", true],
    ["not noted", true, "", false],
    ["noted by another number", true, "前一张2026年3月记-12", false],
    ["noted by another month", true, "前一张2026年4月记-1", false],
    ["noted, but in another ledger or not yet booked", false, "前一张2026年3月记-1", false],
  ])(
    "is let through as booked in parts only where the earlier voucher is noted: %s",
    (_case, isHere, note, isCleared) => {
      expect(findBeside(isHere, note).map((hit) => hit.isCleared)).toEqual([isCleared]);
    },
  );

  it("takes blanks, hyphens, width and case for nothing", () => {
    expect(invoiceKey(" ０44-00 ab １2 ")).toBe("04400AB12");
  });

  it.each(["No.26512", "№ 26512", "Ｎｏ．26512", "no 26512", "号26512", "发票号码：26512", "票号 265-12"])(
    "takes the word before a number for nothing: %s",
    (number) => {
      expect(invoiceKey(number)).toBe("26512");
      // As SQLite reads it: blanks and hyphens out, plain letters in capitals.
      const kept = number.replaceAll(/[ -]/g, "").replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
      expect(writtenAs("26512")).toContain(kept);
    },
  );
});

describe("K29 duties that one person may not hold", () => {
  const chen = idOf<PersonId>("chen");
  const zhou = idOf<PersonId>("zhou");
  it.each([
    ["nobody has reviewed yet", chen, null, []],
    ["two persons", chen, { id: zhou, roles: ["reviewer"] as const }, []],
    ["one person", chen, { id: chen, roles: ["bookkeeper", "reviewer"] as const }, ["preparer-reviews"]],
    ["a cashier", chen, { id: zhou, roles: ["cashier"] as const }, ["cashier-reviews"]],
    [
      "one person who is also cashier",
      chen,
      { id: chen, roles: ["cashier"] as const },
      ["preparer-reviews", "cashier-reviews"],
    ],
  ])("%s", (_case, preparedBy, reviewer, duties) => {
    const hits = findSamePerson(ruleOf({ kind: "K29" }), spendingOf({ entries: [], preparedBy, reviewer }));
    expect(hits.map((hit) => hit.facts["duty"])).toEqual(duties);
  });
});

describe("K29 who prepared", () => {
  const chen = idOf<PersonId>("chen");
  const er = idOf<PersonId>("er");
  const zhou = idOf<PersonId>("zhou");
  const duties = (over: object) =>
    findSamePerson(ruleOf({ kind: "K29" }), spendingOf({ entries: [], preparedBy: chen, reviewer: null, ...over })).map(
      (hit) => hit.facts["duty"],
    );

  it("bars everybody who saved a version, not only the last", () => {
    const reviewer = { id: er, roles: ["bookkeeper", "reviewer"] } as const;
    expect(duties({ reviewer, preparedBefore: [er] })).toEqual(["preparer-reviews"]);
    expect(duties({ reviewer: { ...reviewer, id: zhou }, preparedBefore: [er] })).toEqual([]);
  });

  it("takes no voucher of a cashier, but a claim", () => {
    expect(duties({ preparerRoles: ["cashier"] })).toEqual(["cashier-prepares"]);
    expect(duties({ preparerRoles: ["cashier", "administrator"] })).toEqual(["cashier-prepares"]);
    expect(duties({ preparerRoles: ["bookkeeper"] })).toEqual([]);
    const claim = { cashToFen: null, papers: [] };
    expect(duties({ preparerRoles: ["cashier"], claim })).toEqual([]);
  });
});

describe("all rules together", () => {
  const pack = shippedRules([category("F01")], [category("F08")]).map((rule) => ({
    ...rule,
    version: 1,
    scope: everyLedger,
    fromOn: localDate("2000-01-01"),
    toOn: localDate("2100-12-31"),
  }));
  const everything = spendingOf({
    entries: [debit("F01", 90_000)],
    documents: [],
    caps: [capOn("F01", { kind: "K04", amountFen: fen(1) })],
    invoicesElsewhere: [{ number: "1", voucherName: "", ledgerName: "", onDate: "", isBookedHere: false }],
    preparedBy: idOf<PersonId>("chen"),
    reviewer: { id: idOf<PersonId>("chen"), roles: ["cashier"] },
  });
  const kindsOf = (hits: readonly Hit[]) => hits.map((hit) => hit.kind);

  it("lists every hit in the order of the table, whatever the order of the rules", () => {
    const kinds = ["K01", "K04", "K08", "K17", "K18", "K29", "K29"];
    expect(kindsOf(judgeSpending(everything, pack))).toEqual(kinds);
    expect(kindsOf(judgeSpending(everything, pack.toReversed()))).toEqual(kinds);
  });

  it.each([
    ["closing", ["K29", "K29"]],
    ["red", ["K04", "K29", "K29"]],
    ["supplement", ["K01", "K04", "K08", "K17", "K18", "K29", "K29"]],
  ] as const)("judges a %s voucher by its own rules", (kind, kinds) => {
    expect(kindsOf(judgeSpending({ ...everything, kind }, pack))).toEqual(kinds);
  });

  it("lets the strongest of the open hits decide", () => {
    const hit = (severity: Severity, isCleared = false): Hit => ({
      kind: "K04",
      ruleId: "1",
      ruleVersion: 1,
      severity,
      line: null,
      facts: {},
      basis: "",
      isCleared,
    });
    expect([strongestOpen([]), isHolding([])]).toEqual([null, false]);
    expect([strongestOpen([hit("warn")]), isHolding([hit("warn")])]).toEqual(["warn", false]);
    const mixed = [hit("needs-resolution"), hit("block", true), hit("warn"), hit("needs-approval")];
    expect([strongestOpen(mixed), isHolding(mixed)]).toEqual(["needs-approval", true]);
    expect(isHolding([hit("block", true), hit("warn")])).toBe(false);
  });

  it("ships samples that are rules, and marks them", () => {
    for (const rule of pack) expect(checkParameters(rule.parameters, () => true).ok).toBe(true);
    expect(pack.filter((rule) => rule.isSample).map((rule) => [rule.id, rule.level])).toEqual([
      ["K01-tiers", "township"],
      ["K08-hospitality", "township"],
      ["K17-evidence", "township"],
    ]);
    expect(pack.filter((rule) => rule.level === "national").map((rule) => [rule.id, rule.severity])).toEqual([
      ["K02-missed-work", "needs-resolution"],
      ["K18-duplicate", "block"],
      ["K26-lending", "block"],
      ["K29-segregation", "block"],
    ]);
  });

  it("lets a bank's own charges through without signatures", () => {
    const charges = spendingOf({ entries: [debit("S03", 1500)], documents: [paper("bank-slip")] });
    expect(judgeSpending(charges, pack)).toEqual([]);
    expect(judgeSpending({ ...charges, content: { ...charges.content, approvals: signed() } }, pack)).toEqual([]);
  });
});

describe("versions of a rule", () => {
  const version = (given: { version: number; fromOn: string; toOn?: string; id?: string }) =>
    ruleOf(
      { kind: "K18" },
      {
        id: given.id ?? "a",
        version: given.version,
        fromOn: localDate(given.fromOn),
        toOn: localDate(given.toOn ?? "2100-12-31"),
      },
    );
  it.each([
    ["the only one", [version({ version: 1, fromOn: "2026-01-01" })], "2026-01-01", [1]],
    ["none before it begins", [version({ version: 1, fromOn: "2026-01-01" })], "2025-12-31", []],
    [
      "the newest that has begun",
      [version({ version: 1, fromOn: "2026-01-01" }), version({ version: 2, fromOn: "2026-07-01" })],
      "2026-06-30",
      [1],
    ],
    [
      "the newest from its day",
      [version({ version: 1, fromOn: "2026-01-01" }), version({ version: 2, fromOn: "2026-07-01" })],
      "2026-07-01",
      [2],
    ],
    [
      "none once the newest has ended",
      [
        version({ version: 1, fromOn: "2026-01-01" }),
        version({ version: 2, fromOn: "2026-01-01", toOn: "2026-06-30" }),
      ],
      "2026-07-01",
      [],
    ],
    [
      "one of each rule",
      [version({ version: 3, fromOn: "2026-01-01" }), version({ version: 7, fromOn: "2026-01-01", id: "b" })],
      "2026-03-01",
      [3, 7],
    ],
  ] as const)("%s", (_case, versions, on, expected) => {
    expect(rulesOn(versions, localDate(on)).map((each) => each.version)).toEqual(expected);
  });

  it.each([
    ["by the old one before the narrower began", "2026-06-30", "shiqiao", [1]],
    ["by none where the narrower left it out", "2026-07-01", "shiqiao", []],
    ["by the narrower where it is for it", "2026-07-01", "liuxi", [2]],
    ["by the wider again from its day", "2026-10-01", "shiqiao", [3]],
  ] as const)("judge a village %s", (_case, on, village, expected) => {
    const scoped = (given: Parameters<typeof version>[0], villages: readonly string[]) => ({
      ...version(given),
      scope: { villageIds: villages.map((id) => idOf<VillageId>(id)), entities: [] },
    });
    const versions = [
      scoped({ version: 1, fromOn: "2026-01-01" }, []),
      scoped({ version: 2, fromOn: "2026-07-01" }, ["liuxi"]),
      scoped({ version: 3, fromOn: "2026-10-01" }, []),
    ];
    const ledger = { villageId: idOf<VillageId>(village), entity: "committee" } as const;
    for (const order of [versions, versions.toReversed()])
      expect(rulesFor(order, { ledger, on: localDate(on) }).map((each) => each.version)).toEqual(expected);
  });

  const tiers = (...ends: readonly (number | null)[]): RuleParameters => ({
    kind: "K01",
    ladders: [
      {
        nature: "works",
        tiers: ends.map((end) => ({
          upToFen: end === null ? null : fen(end),
          isInclusive: true,
          roles: [],
          documents: [],
        })),
      },
    ],
  });
  it.each([
    ["rising tiers", tiers(1, 2, null), undefined],
    ["falling tiers", tiers(2, 1, null), "tiers-not-rising"],
    ["tiers without an open end", tiers(1, 2), "tiers-no-open-end"],
    ["no tiers", tiers(), "tiers-none"],
    ["no ladders", { kind: "K01", ladders: [] } as const, "nothing-in-it"],
    [
      "two ladders of one nature",
      {
        kind: "K01",
        ladders: [
          { nature: "works", tiers: [] },
          { nature: "works", tiers: [] },
        ],
      } as const,
      "nature-twice",
    ],
    ["an unknown category", { kind: "K08", categoryIds: [category("X99")], words: [] } as const, "category-unknown"],
    ["neither category nor word", { kind: "K08", categoryIds: [], words: [] } as const, "nothing-in-it"],
    ["no requirement", { kind: "K17", requirements: [] } as const, "nothing-in-it"],
    [
      "a requirement of no nature",
      { kind: "K17", requirements: [{ natures: [], fromFen: fen(0), anyOf: ["invoice"] }] } as const,
      "nothing-in-it",
    ],
  ] as const)("%s", (_case, parameters, reason) => {
    const checked = checkParameters(parameters, (id) => id === category("F01"));
    expect(checked.ok ? undefined : checked.error.reason).toBe(reason);
  });
});
