import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { usualParameters, type TestParameters } from "#domain/audit/parameters.ts";
import { instant, localDate, quarterOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import { attachToFinding, readFindingEvidence } from "#flow/finding-files.ts";
import { answerTheFinding, listFindings, signTheFinding } from "#flow/findings.ts";
import { listTestParameters, saveTestParameters } from "#flow/test-parameters.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { sqlFor } from "#store/query.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { addTestParameters } from "#store/test-parameter-rows.ts";
import { saveHits } from "#store/hit-rows.ts";
import { addRuleVersion, approveRuleVersion } from "#store/rule-rows.ts";
import { plainRule } from "#test/domain/audit/planted-more.ts";
import { openAuditBooks, preparer, reviewer, type PlainVoucher, type TestBooks } from "#test/support/audit-books.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let books: TestBooks;

beforeEach(() => {
  office = openAuditBooks();
  office.category("01", "招待费", { accountCode: "513", nature: "non-productive" });
  office.category("02", "办公费", { accountCode: "513", nature: "non-productive" });
  books = office.books("liuxi", { village: "柳溪村", entity: "collective", startMonth: "2026-01" });
  books.detail("10201", "基本户");
  books.detail("51301", "办公费");
  for (const name of ["青禾办公用品店", "老王饭店"]) books.item("payee", name);
  books.item("member", "柳大伯");
  books.start({ "101": 1_000, "10201": 50_000, "112/青禾办公用品店": 300, "311": -51_300 });
});
afterEach(() => office.close());

const spend = (on: string, yuan: number, more: Partial<PlainVoucher> & { payee?: string; from?: string } = {}) => {
  const { payee = "青禾办公用品店", from = "10201", ...rest } = more;
  return books.post({
    on,
    summary: "购办公用纸和硒鼓一批",
    entries: [
      { code: "51301", debit: yuan, category: "02", items: [payee] },
      { code: from, credit: yuan },
    ],
    ...rest,
  });
};
const income = (on: string, number: string, yuan: number, receiptOn = on) =>
  books.post({
    on,
    summary: "收到村集体机动地承包费",
    entries: [
      { code: "10201", debit: yuan },
      { code: "501", credit: yuan },
    ],
    documents: [{ kind: "fiscal-receipt", number, onDate: localDate(receiptOn), amountFen: fen(yuan * 100) }],
  });
const list = (quarter = "2026Q3") => {
  const reply = listFindings(office.call("finding.list", { ledgerId: books.ledgerId, quarter }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value.findings;
};
const reasonsOf = (test: string, quarter?: string) =>
  list(quarter)
    .filter((finding) => finding.test === test && finding.facts["isCleared"] === false)
    .map((finding) => [finding.facts["reason"], finding.severity]);
const rule = (kind: "K14" | "K15" | "K30", of: Parameters<typeof plainRule>[1], version = 1, at = "2026-01-02") =>
  books.write((writing) => {
    const made = { ...plainRule(kind, of), version, title: kind, level: "township" as const, isSample: false };
    const stamp = instant(`${at}T02:00:00.000Z`);
    addRuleVersion(writing, made, { proposedBy: preparer, at: stamp, isApproved: false });
    approveRuleVersion(writing, { id: made.id, version, by: reviewer, at: stamp });
  });

/** Each plants one fault; the same books without it have none. */
const faults: readonly (readonly [string, () => void, readonly unknown[]])[] = [
  ["E07", () => [spend("2026-07-06", 880), spend("2026-07-20", 880)], ["paid-twice", "amber"]],
  [
    "E09",
    () => {
      rule("K30", { days: [localDate("2026-07-07")] });
      spend("2026-07-07", 80);
    },
    ["paid-on-holiday", "amber"],
  ],
  ["E10", () => ["06", "07", "08"].map((day) => spend(`2026-07-${day}`, 2_000)), ["many-round-payments", "amber"]],
  ["E11", () => spend("2026-07-06", 5_001, { payee: "柳大伯" }), ["large-to-person", "amber"]],
  [
    "E13",
    () => {
      const bank = books.bank("10201", "33001234567890");
      books.statement(bank, [
        { on: "2026-04-06", amount: -10, balance: null, party: "青禾办公用品店", account: "62220001" },
        { on: "2026-07-06", amount: -20, balance: null, party: "青禾办公用品店", account: "62220002" },
      ]);
    },
    ["account-changed", "amber"],
  ],
  ["E17", () => spend("2026-07-06", 80, { payee: "老王饭店" }), ["hospitality-elsewhere", "amber"]],
  [
    "E17",
    () =>
      spend("2026-07-06", 80, {
        documents: [
          { kind: "invoice", number: "F1", onDate: localDate("2026-07-05"), amountFen: fen(8_000), note: "*酒*白酒" },
        ],
      }),
    ["hospitality-by-goods", "amber"],
  ],
  [
    "E18",
    // The opening 1 000.00 of cash is banked in June, the takings of May stay in the safe and pay a bill in July.
    () => {
      books.post({
        on: "2026-05-06",
        summary: "收到村集体机动地承包费",
        entries: [
          { code: "101", debit: 90 },
          { code: "501", credit: 90 },
        ],
      });
      spend("2026-06-06", 1_000, { from: "101" });
      spend("2026-07-06", 50, { from: "101" });
    },
    ["takings-spent", "red"],
  ],
  [
    "E18",
    () => {
      rule("K15", { amounts: { limitFen: fen(50_000) } });
      spend("2026-07-06", 501, { from: "101" });
    },
    ["cash-payment-over-limit", "red"],
  ],
  ["E19", () => income("2026-07-20", "0101", 90, "2026-07-06"), ["takings-banked-late", "amber"]],
  ["E20", () => [income("2026-06-20", "0101", 90), income("2026-07-20", "0103", 90)], ["receipts-missing", "amber"]],
  [
    "E21",
    () =>
      books.post({
        on: "2026-03-06",
        summary: "柳大伯借支差旅备用金",
        entries: [
          { code: "113", debit: 90, items: ["柳大伯"] },
          { code: "101", credit: 90 },
        ],
      }),
    ["personal-claim-too-old", "amber"],
  ],
  [
    "E21",
    () =>
      books.post({
        on: "2026-07-01",
        summary: "柳大伯借支差旅备用金",
        entries: [
          { code: "113", debit: 90, items: ["柳大伯"] },
          { code: "101", credit: 90 },
        ],
      }),
    ["personal-claim-too-old", "amber"],
  ],
  [
    "E11",
    () =>
      spend("2026-07-06", 5_001, {
        payee: "柳大伯",
        documents: [{ kind: "list", number: "", onDate: localDate("2026-07-06"), amountFen: fen(500_100) }],
      }),
    ["large-to-person-by-paper", "amber"],
  ],
  ["E28", () => spend("2026-07-06", 80, { summary: "报销" }), ["summary-vague", "amber"]],
  [
    "E29",
    () =>
      books.post({
        on: "2026-07-06",
        summary: "支付村道路灯电料款",
        entries: [
          { code: "515", debit: 9 },
          { code: "10201", credit: 9 },
        ],
      }),
    ["account-unlikely", "amber"],
  ],
  [
    "E33",
    () => {
      rule("K14", { amounts: { limitFen: fen(500_000) } });
      rule("K14", { amounts: { limitFen: fen(900_000) } }, 2, "2026-08-03");
    },
    ["rule-changed", "amber"],
  ],
  [
    "E34",
    () => {
      office.ledger.transact((writing) => {
        appendTrail(writing, {
          at: instant("2026-07-01T02:00:00.000Z"),
          personId: preparer,
          personName: "陈会计",
          action: "person.setPassword",
          subject: "重设 周审核（zhou）的密码",
          facts: { login: "zhou" },
          requestId: null,
        });
        return { ok: true };
      });
      spend("2026-07-06", 81);
    },
    ["password-of-reviewer-set", "red"],
  ],
  ["E35", () => spend("2026-07-06", 80, { preparedAt: "2026-09-06T02:00:00.000Z" }), ["entered-late", "amber"]],
  [
    "E36",
    () => {
      for (const day of ["06", "07", "08", "09"]) {
        const id = spend(`2026-07-${day}`, 81);
        spend(`2026-07-${day}`, -81, { kind: "red", corrects: id });
      }
    },
    ["many-reversals", "amber"],
  ],
];

const setPassword = (at: string) =>
  office.ledger.transact((writing) => {
    appendTrail(writing, {
      at: instant(at),
      personId: preparer,
      personName: "陈会计",
      action: "person.setPassword",
      subject: "重设 周审核（zhou）的密码",
      facts: { login: "zhou" },
      requestId: null,
    });
    return { ok: true };
  });
const closeAll = (at: string) => {
  for (const month of ["01", "02", "03", "04", "05", "06", "07", "08", "09"]) books.close(`2026-${month}`, at);
};
const hitBy = (voucherId: ReturnType<typeof spend>, ruleId: string, at: string) =>
  books.write((writing) =>
    saveHits(writing, {
      voucherId,
      ledgerId: books.ledgerId,
      stage: "posting",
      hits: [
        {
          kind: "K14",
          ruleId,
          ruleVersion: 1,
          severity: "warn",
          basis: "",
          line: null,
          facts: {},
          isCleared: false,
        },
      ],
      decision: null,
      by: reviewer,
      at: instant(at),
      newId: () => books.newId(),
    }),
  );

describe("what is done after the quarter's last day and before it is closed", () => {
  it("E34 finds the reviewer's password set before the quarter's vouchers were reviewed", () => {
    setPassword("2026-10-08T01:00:00.000Z");
    spend("2026-09-28", 81, { postedAt: "2026-10-09T02:00:00.000Z" });
    expect(reasonsOf("E34")).toEqual([["password-of-reviewer-set", "red"]]);
    closeAll("2026-10-10T02:00:00.000Z");
    expect(reasonsOf("E34")).toEqual([["password-of-reviewer-set", "red"]]);
  });

  it("E34 leaves alone a password set when the quarter was closed", () => {
    spend("2026-09-28", 81, { postedAt: "2026-10-09T02:00:00.000Z" });
    closeAll("2026-10-10T02:00:00.000Z");
    setPassword("2026-10-11T01:00:00.000Z");
    expect(reasonsOf("E34")).toEqual([]);
  });

  it("E33 finds a rule eased after it had hit the quarter's vouchers, and in the next quarter that it was changed", () => {
    rule("K14", { amounts: { limitFen: fen(500_000) } });
    hitBy(spend("2026-09-28", 81), "K14-1", "2026-10-05T02:00:00.000Z");
    rule("K14", { amounts: { limitFen: fen(900_000) } }, 2, "2026-10-08");
    expect(reasonsOf("E33")).toEqual([["rule-changed-after-hit", "red"]]);
    expect(new Set(reasonsOf("E33", "2026Q4"))).toEqual(
      new Set([
        ["rule-changed", "amber"],
        ["rule-changed-after-hit", "red"],
      ]),
    );
  });
});

describe("the tests over payments, receipts, words, standing balances and changes", () => {
  it.each(faults)("%s finds what is planted in real books", (test, plant, expected) => {
    spend("2026-07-02", 66.6);
    income("2026-07-03", "0100", 77.7);
    expect(reasonsOf(test)).toEqual([]);
    plant();
    expect(reasonsOf(test)).toEqual([expected]);
  });

  it("E17 takes the name of a paper's photograph for no goods", () => {
    const on = localDate("2026-07-05");
    spend("2026-07-06", 80, {
      documents: [{ kind: "invoice", number: "F1", onDate: on, amountFen: fen(8_000), note: "烟酒店的发票.JPG" }],
    });
    expect(reasonsOf("E17")).toEqual([]);
  });

  it("E19 counts of a voucher that banks a part of its cash only that part", () => {
    books.post({
      on: "2026-07-06",
      summary: "收到村集体机动地承包费",
      entries: [
        { code: "101", debit: 90 },
        { code: "501", credit: 90 },
      ],
      documents: [{ kind: "fiscal-receipt", number: "0101", onDate: localDate("2026-07-06"), amountFen: fen(9_000) }],
    });
    books.post({
      on: "2026-07-07",
      summary: "现金缴存银行，购置办公用纸",
      entries: [
        { code: "10201", debit: 40 },
        { code: "51301", debit: 50, category: "02", items: ["青禾办公用品店"] },
        { code: "101", credit: 90 },
      ],
    });
    expect(reasonsOf("E19")).toEqual([["takings-not-banked", "amber"]]);
    expect(list().find(({ test }) => test === "E19")?.facts["restFen"]).toBe(5_000);
  });

  it("E19 finds takings of a quarter's last days in the quarter in which they became late", () => {
    books.post({
      on: "2026-09-26",
      summary: "收到村集体机动地承包费",
      entries: [
        { code: "101", debit: 90 },
        { code: "501", credit: 90 },
      ],
      documents: [{ kind: "fiscal-receipt", number: "0101", onDate: localDate("2026-09-26"), amountFen: fen(9_000) }],
    });
    books.post({
      on: "2026-12-20",
      summary: "现金缴存银行",
      entries: [
        { code: "10201", debit: 90 },
        { code: "101", credit: 90 },
      ],
    });
    expect(reasonsOf("E19", "2026Q3")).toEqual([]);
    expect(reasonsOf("E19", "2026Q4")).toEqual([["takings-banked-late", "amber"]]);
    expect(reasonsOf("E19", "2027Q1").length).toBe(1);
  });

  it("E27 looks at a year when its last quarter is over", () => {
    spend("2026-05-06", 4_000);
    spend("2026-12-07", 5_000.5);
    expect(reasonsOf("E27", "2026Q3")).toEqual([]);
    expect(reasonsOf("E27", "2026Q4")).toEqual([["spent-in-december", "amber"]]);
  });
});

const change = (numbers: Partial<TestParameters["numbers"]>, more: Partial<TestParameters> = {}) => ({
  ...usualParameters,
  numbers: { ...usualParameters.numbers, ...numbers },
  ...more,
});
const save = (fromQuarter: string, parameters: TestParameters) =>
  saveTestParameters(office.call("testParameters.save", { fromQuarter, parameters, reason: "镇政发〔2026〕8号" }));

describe("疑点参数", () => {
  it("apply from their quarter on, and leave earlier quarters as they were tested", () => {
    spend("2026-07-06", 80, { summary: "购笔五支" });
    spend("2026-10-12", 80, { summary: "购笔五支" });
    expect(save("2026Q4", change({ shortestSummary: 3 }, { severities: { E35: "red" } })).ok).toBe(true);
    expect([
      reasonsOf("E28", "2026Q3").length,
      list("2026Q4").some((row) => row.test === "E28" && !row.isCarried),
    ]).toEqual([1, false]);
  });

  it("find a split payment by the approval line and days of its own quarter, whatever a later quarter goes by", () => {
    spend("2026-07-06", 600);
    spend("2026-07-15", 700);
    const numbers = { splitThresholdFen: 5_000_00, splitWindowDays: 5, justUnderShare: 95, oldItemDays: 90 };
    expect(save("2026Q4", change(numbers)).ok).toBe(true);
    expect(reasonsOf("E08", "2026Q3")).toEqual([["split-by-payee", "amber"]]);
    save("2026Q3", change(numbers));
    expect(reasonsOf("E08", "2026Q3")).toEqual([]);
    expect(reasonsOf("E33", "2026Q4")).toEqual([
      ["rule-changed", "amber"],
      ["rule-changed", "amber"],
    ]);
  });

  it("set how severe a test is", () => {
    spend("2026-07-06", 80, { summary: "报销" });
    save("2026Q1", change({}, { severities: { E28: "red" } }));
    expect(reasonsOf("E28")).toEqual([["summary-vague", "red"]]);
  });

  it.each<readonly [string, TestParameters, string, string]>([
    ["a number out of range", change({ roundShare: 101 }), "number-out-of-range", "roundShare"],
    ["red before amber", change({ claimRedDays: 90 }), "claims-reversed", "claimRedDays"],
    ["the second age of open items before the first", change({ longItemDays: 29 }), "items-reversed", "longItemDays"],
    ["a hint without accounts", change({}, { hints: [{ words: ["路灯"], accounts: [] }] }), "hint-incomplete", "1"],
    [
      "an account that is a name",
      change({}, { hints: [{ words: ["路灯"], accounts: ["公益"] }] }),
      "account-malformed",
      "1",
    ],
  ])("are refused with %s", (_what, parameters, reason, field) => {
    const reply = save("2026Q3", parameters);
    expect(reply.ok ? null : reply.failure).toEqual({ code: "test-parameters-bad", reason, field });
  });

  it("keep every version, are sealed, and are reported as a change of the quarter they were changed in", () => {
    save("2026Q3", change({ roundShare: 40 }));
    save("2026Q4", change({ roundShare: 50 }));
    const reply = listTestParameters(office.call("testParameters.list", {}));
    expect(reply.ok && reply.value.versions.map(({ version, fromQuarter }) => [version, fromQuarter])).toEqual([
      [2, "2026Q4"],
      [1, "2026Q3"],
      [0, null],
    ]);
    expect(reasonsOf("E33", "2026Q4")).toEqual([
      ["rule-changed", "amber"],
      ["rule-changed", "amber"],
    ]);
    expect(brokenSeals(office.ledger.reading).places.filter((place) => place.includes("疑点参数"))).toEqual([]);
    books.write((writing) =>
      addTestParameters(writing, {
        version: 3,
        fromQuarter: quarterOf(localDate("2026-01-01")),
        parameters: usualParameters,
        reason: "绕过程序",
        by: preparer,
        at: instant("2026-10-09T02:00:00.000Z"),
      }),
    );
    expect(brokenSeals(office.ledger.reading).places.some((place) => place.includes("疑点参数"))).toBe(true);
  });
});

describe("an unsettled finding", () => {
  const first = (quarter: string) => list(quarter).find((finding) => finding.test === "E28");
  const answer = (kind: "true" | "rectified", by: PersonId = preparer) => {
    const id = first("2026Q3")?.id ?? idOf("none");
    const more = { responsible: "陈会计", result: kind === "true" ? "" : "已补说明" };
    const deadline = kind === "true" ? "2026-10-31" : null;
    return answerTheFinding(office.call("finding.answer", { id, answer: kind, note: "属实", deadline, ...more }, by));
  };
  const sign = () => signTheFinding(office.call("finding.sign", { id: first("2026Q3")?.id ?? idOf("none") }, reviewer));

  beforeEach(() => {
    spend("2026-07-06", 80, { summary: "报销" });
    first("2026Q3");
  });

  it("is carried to the next quarter until an answer that settles it is signed", () => {
    expect(first("2026Q4")).toMatchObject({ isCarried: true, foundIn: "2026Q3" });
    answer("true");
    sign();
    expect(first("2026Q4")).toMatchObject({ isCarried: true, responsible: "陈会计" });
    answer("rectified");
    expect(first("2026Q4")).toMatchObject({ isCarried: true, result: "已补说明" });
    sign();
    expect(first("2026Q4")).toBeUndefined();
  });

  it("takes no answer that says nothing, and keeps the one it had", () => {
    const id = first("2026Q3")?.id ?? idOf("none");
    answer("rectified");
    const empty = { id, answer: "rectified", note: " ", deadline: null, result: " " } as const;
    expect(answerTheFinding(office.call("finding.answer", empty))).toMatchObject({
      ok: false,
      failure: { code: "finding-answer-incomplete", field: "note" },
    });
    expect(first("2026Q3")).toMatchObject({ answer: "rectified", result: "已补说明" });
  });

  it("keeps its evidence, which takes an earlier signature away and is sealed", () => {
    const id = first("2026Q3")?.id ?? idOf("none");
    const file = { name: "说明.pdf", bytes: "JVBERi0xLjc=" };
    const attach = () => attachToFinding(office.call("finding.attach", { id, file }));
    expect(attach()).toMatchObject({ ok: false, failure: { code: "finding-not-answered" } });
    answer("rectified");
    sign();
    const reply = attach();
    if (!reply.ok) throw new Error(reply.failure.code);
    expect(first("2026Q3")).toMatchObject({ signedByName: null, files: [{ name: "说明.pdf" }] });
    const read = readFindingEvidence(office.call("finding.readFile", { id: reply.value.id }));
    expect(read.ok && read.value).toMatchObject({ name: "说明.pdf", bytes: file.bytes });
    const broken = () => brokenSeals(office.ledger.reading).places.filter((place) => place.includes("佐证"));
    expect(broken()).toEqual([]);
    office.ledger.transact((writing) => {
      writing.run(sqlFor.updateTable("finding_work").set({ result: "改过" }).where("finding_id", "=", id));
      return { ok: true };
    });
    expect(broken()).toHaveLength(1);
  });
});
