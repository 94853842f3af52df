import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { correctionSlips } from "#renderer/stages/vouchers/correct-slips.ts";
import { dayFromTyped, startDay } from "#renderer/stages/vouchers/day-text.ts";
import { draftFromText, draftName, draftText } from "#renderer/stages/vouchers/entry-draft.ts";
import {
  compacted,
  contentOf,
  firstProblem,
  newDocument,
  rowsOfEntries,
  type VoucherDetail,
  type VoucherForm,
} from "#renderer/stages/vouchers/grid-content.ts";
import { actsOn, unreviewableBecause } from "#renderer/stages/vouchers/voucher-rights.ts";
import { headName, paperName } from "#renderer/stages/vouchers/voucher-words.ts";
import { accountId, line, yuan } from "./grid-books.ts";

const day = localDate("2026-03-31");
const spent = line("1", { summary: "购纸", accountId: accountId("a51301"), debitFen: yuan(5) });
const paid = line("3", { summary: "购纸", accountId: accountId("a101"), creditFen: yuan(5) });
const form = (lines: VoucherForm["lines"]): VoucherForm => ({
  onDate: day,
  paperCount: 1,
  lines,
  documents: [newDocument("invoice"), { ...newDocument("invoice"), number: "001" }],
  approvals: [
    { role: "village-head", name: " ", onDate: day },
    { role: "supervisors", name: "吴监督", onDate: null },
    { role: "chair", name: "何主任", onDate: day },
  ],
});

describe("what is sent of a voucher being typed", () => {
  const lines = [spent, line("2", { summary: "购纸" }), paid, line("4")];

  it("leaves out blank lines, empty documents and unsigned approvals", () => {
    const content = contentOf("L1", form(lines));
    expect(content.entries.map(({ accountId: id }) => id)).toEqual(["a51301", "a101"]);
    expect(content.documents.map(({ number }) => number)).toEqual(["001"]);
    expect(content.approvals.map(({ name }) => name)).toEqual(["何主任"]);
  });

  it("keeps the rows of the entries, and closes the gaps before saving", () => {
    expect(rowsOfEntries(lines)).toEqual([0, 2]);
    expect(compacted(lines)).toEqual([spent, paid]);
  });

  it.each([
    ["nothing wrong", lines, null],
    ["an amount without account", [line("1", { debitFen: yuan(1) })], { row: 0, cell: "account", fault: "no-account" }],
    [
      "an account without amount",
      [line("1", { accountId: accountId("a101") })],
      { row: 0, cell: "debit", fault: "no-amount" },
    ],
    [
      "a summary of its own and nothing else",
      [spent, line("2", { summary: "另一件事" })],
      { row: 1, cell: "account", fault: "no-account" },
    ],
  ])("finds %s", (_case, given, expected) => {
    expect(firstProblem(given)).toEqual(expected);
  });
});

describe("an unsaved voucher kept on this machine", () => {
  const kept = {
    id: null,
    version: null,
    form: { ...form([spent]), lines: [{ ...spent, items: [] }], documents: [newDocument("invoice")], approvals: [] },
  };

  it("is read back as it was written", () => {
    expect(draftFromText(draftText(kept))).toEqual(kept);
  });

  it.each([null, "", "{", "{}", draftText(kept).replace("2026-03-31", "2026-02-30")])(
    "is nothing when the text is %s",
    (text) => {
      expect(draftFromText(text)).toBeNull();
    },
  );

  it("belongs to one person, one set of books and one voucher", () => {
    const names = [
      draftName("p", "l", null),
      draftName("p", "l", "v"),
      draftName("q", "l", null),
      draftName("p", "m", null),
    ];
    expect(new Set(names).size).toBe(4);
  });
});

describe("a day typed in a hurry", () => {
  it.each([
    ["15", "2026-03-15"],
    ["4-2", "2026-04-02"],
    ["4.2", "2026-04-02"],
    ["20251231", "2025-12-31"],
    ["2025年12月31日", "2025-12-31"],
    ["２０２５－１２－３１", "2025-12-31"],
    ["2-30", undefined],
    ["32", undefined],
    ["", undefined],
    ["abc", undefined],
  ])("%s", (text, expected) => {
    expect(dayFromTyped(text, day)).toBe(expected);
  });

  it.each([
    ["today lies in the open month", "2026-03-15", "2026-03", "2026-03-15"],
    ["the open month is over", "2026-03-15", "2026-02", "2026-02-28"],
    ["the open month has not begun", "2026-03-15", "2026-04", "2026-03-15"],
  ])("starts where %s", (_case, today, month, expected) => {
    expect(startDay(localDate(today), month)).toBe(expected);
  });
});

describe("what may be done with a voucher", () => {
  const draft = {
    state: "draft",
    kind: "ordinary",
    preparedByName: "陈会计",
    preparedEarlierByIds: [],
    isCorrected: false,
  } as const;
  const bookkeeper = { id: "p1", name: "陈会计", roles: ["bookkeeper"] } as const;
  const reviewer = { id: "p2", name: "周审核", roles: ["reviewer"] } as const;
  const auditor = { id: "p3", name: "审计员", roles: ["auditor"] } as const;

  it.each([
    ["a draft by its bookkeeper", draft, bookkeeper, ["edit", "delete", "copy"]],
    ["a draft by a reviewer", draft, reviewer, ["review", "return"]],
    [
      "one's own draft by a head who also keeps books",
      { ...draft, preparedByName: "何主任" },
      { id: "p4", name: "何主任", roles: ["bookkeeper", "head"] } as const,
      ["edit", "delete", "copy"],
    ],
    ["a reviewed voucher by a reviewer", { ...draft, state: "reviewed" } as const, reviewer, ["post", "return"]],
    ["a posted voucher by a bookkeeper", { ...draft, state: "posted" } as const, bookkeeper, ["correct", "copy"]],
    [
      "a posted voucher already cancelled",
      { ...draft, state: "posted", isCorrected: true } as const,
      bookkeeper,
      ["copy"],
    ],
    ["a closing voucher", { ...draft, state: "posted", kind: "closing" } as const, bookkeeper, ["copy"]],
    ["a red voucher", { ...draft, state: "posted", kind: "red" } as const, bookkeeper, ["copy"]],
    ["anything by an auditor", draft, auditor, []],
  ])("%s", (_case, voucher, person, expected) => {
    expect(actsOn(voucher, person)).toEqual(expected);
  });

  it("is not reviewed by who saved an earlier version of it, and says so; it may still be sent back", () => {
    const both = { id: "p2", name: "尔", roles: ["bookkeeper", "reviewer"] } as const;
    const earlier = { ...draft, preparedEarlierByIds: ["p2"] };
    expect(actsOn(earlier, both)).toEqual(["edit", "delete", "return", "copy"]);
    expect(unreviewableBecause(earlier, both)).toContain("以前的样子");
    expect(unreviewableBecause(draft, { ...both, name: "陈会计" })).toContain("另一个人审核");
    expect([unreviewableBecause(draft, reviewer), unreviewableBecause(earlier, bookkeeper)]).toEqual([null, null]);
  });

  it("is named by its number once it has one", () => {
    expect(headName({ word: "记", number: 12, state: "posted" })).toBe("记-12");
    expect(headName({ word: "记", number: null, state: "reviewed" })).toBe("已审核");
    expect(paperName({ word: "记", number: null, state: "draft" })).toBe("记字第 （未记账） 号");
  });
});

describe("the two slips of a correction", () => {
  const entry = {
    line: 1,
    summary: "购纸",
    accountId: accountId("a101"),
    accountCode: "101",
    accountName: "库存现金",
    debitFen: yuan(5),
    creditFen: yuan(0),
    categoryId: null,
    categoryName: null,
    items: [],
  };
  const voucher: VoucherDetail = {
    id: idOf<VoucherId>("v1"),
    ledgerId: idOf<VoucherDetail["ledgerId"]>("l1"),
    ledgerName: "柳溪村经济合作社",
    state: "posted",
    kind: "ordinary",
    word: "记",
    number: 12,
    onDate: localDate("2026-03-15"),
    paperCount: 2,
    summary: "购纸",
    totalFen: yuan(5),
    preparedByName: "陈会计",
    reviewedByName: "周审核",
    postedByName: "周审核",
    isHeld: false,
    hasMovedMoney: false,
    returnedReason: null,
    version: 1,
    correctsId: null,
    entries: [entry],
    documents: [],
    approvals: [],
    attachments: [],
    resolutions: [],
    bankLines: [],
    categoryChanges: [],
    takenBack: null,
    hits: [],
    correctedByIds: [],
    isCorrected: false,
    preparedEarlierByIds: [],
    preparedAt: "2026-03-15T01:00:00.000Z" as VoucherDetail["preparedAt"],
    reviewedAt: null,
    postedAt: null,
    hash: null,
  };

  it("are the same voucher in red and a copy to be put right, each naming it", () => {
    const { red, blue } = correctionSlips(voucher, day);
    expect(red.entries[0]).toMatchObject({ summary: "注销3月15日记字第12号凭证", debitFen: -500, creditFen: 0 });
    expect(blue.entries[0]).toMatchObject({ summary: "订正3月15日记字第12号凭证：购纸", debitFen: 500 });
    expect([red.number, red.onDate, red.paperCount, blue.paperCount]).toEqual([null, day, 0, 2]);
  });
});
