import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";
import { importStatement, journalOf, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const liuxiPsbc = "951006010099000188";
let village: Village;

beforeEach(async () => {
  village = await openVillage(liuxiPsbc);
});

afterEach(() => {
  village.close();
});

const preview = (path: string, rest: Record<string, unknown> = {}) =>
  village.call("statement.preview", {
    file: statementFile(path),
    bankAccountId: null,
    mapping: null,
    sheet: null,
    ...rest,
  });

describe("importing a statement", () => {
  it("does exactly what its preview said, and drafts what the rules know", async () => {
    const seen = await preview("psbc-1/quarter.xlsx");
    if (!seen.ok) throw new Error(JSON.stringify(seen.failure));
    expect(seen.value).toMatchObject({ accountWasInFile: true, newCount: 24, knownCount: 0, doubtfulCount: 0 });
    const done = await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
    expect(done).toMatchObject({ ok: true, value: { newCount: 24, knownCount: 0 } });
    const journal = await journalOf(village, village.ledgerId);
    expect(journal.map((line) => [line.row, line.amountFen])).toEqual(
      seen.value.lines.map((line) => [line.row, line.amountFen]),
    );
    const drafted = journal.filter((line) => line.voucherId !== null);
    expect(drafted.map((line) => line.row)).toEqual(
      seen.value.lines.filter((line) => line.proposal !== null && !line.isReversal).map((line) => line.row),
    );
    expect(drafted.length).toBeGreaterThan(3);
  });

  it("twice is refused, and changes nothing", async () => {
    await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
    expect(await preview("psbc-1/quarter.xlsx")).toMatchObject({ failure: { code: "statement-already-imported" } });
    expect(await journalOf(village, village.ledgerId)).toHaveLength(24);
  });

  it("in overlapping pieces, in any order, gives the same journal", async () => {
    await importStatement(village, statementFile("psbc-1/august-september.xlsx"));
    await importStatement(village, statementFile("psbc-1/july-august.xlsx"));
    const whole = await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
    expect(whole).toMatchObject({ ok: true, value: { newCount: 0, knownCount: 24 } });
    const journal = await journalOf(village, village.ledgerId);
    expect(journal.reduce((sum, line) => sum + line.amountFen, 0)).toBe(6_316_647 - 2_867_874);
  });

  it.each(["psbc-1/page.xls", "psbc-1/saved-as-utf-8.csv", "psbc-1/saved-as-unicode.txt", "psbc-1/saved-as-xml.xls"])(
    "of a copy saved in other bytes adds nothing: %s",
    async (copy) => {
      await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
      const again = await importStatement(village, statementFile(copy));
      expect(again).toMatchObject({ ok: true, value: { newCount: 0, knownCount: 24 } });
    },
  );

  it.each(["psbc-1/newest-first.xlsx", "psbc-1/repeated-header.xlsx"])(
    "adds nothing when it is the same quarter in another order or with its header on every page: %s",
    async (other) => {
      await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
      const plain = await journalOf(village, village.ledgerId);
      expect(await importStatement(village, statementFile(other))).toMatchObject({
        ok: true,
        value: { newCount: 0, knownCount: 24 },
      });
      expect(await journalOf(village, village.ledgerId)).toEqual(plain);
    },
  );

  it.each(["psbc-1/newest-first.xlsx", "psbc-1/repeated-header.xlsx"])(
    "gives the journal of the plain file when it comes alone: %s",
    async (other) => {
      await importStatement(village, statementFile(other));
      const again = await importStatement(village, statementFile("psbc-1/quarter.xlsx"));
      expect(again).toMatchObject({ ok: true, value: { newCount: 0, knownCount: 24 } });
    },
  );

  it.each([
    ["with rows of totals in it", "22399901040009876", "abc-1/total-rows.xlsx", "abc-1/quarter.xlsx"],
    ["under the name of another format", "51050199880000000822", "ccb-2/renamed.csv", "ccb-2/quarter.xls"],
  ])("%s brings the movements and nothing else", async (_case, account, path, plain) => {
    const other = await openVillage(account);
    const done = await importStatement(other, statementFile(path), { bankAccountId: other.bankAccountId });
    const lines = await journalOf(other, other.ledgerId);
    expect(done).toMatchObject({ ok: true, value: { newCount: lines.length, knownCount: 0 } });
    expect(lines.length).toBeGreaterThan(10);
    const seen = await other.call("statement.preview", {
      file: statementFile(plain),
      bankAccountId: other.bankAccountId,
      mapping: null,
      sheet: null,
    });
    if (seen.ok) expect(seen.value).toMatchObject({ newCount: 0, knownCount: lines.length });
    else expect(seen.failure.code).toBe("statement-already-imported");
    other.close();
  });

  it.each([
    ["psbc-1/other-account.xlsx", "statement-other-account"],
    ["scrcb-1/masked-account.xlsx", "statement-contradicts"],
    ["psbc-1/locked.zip", "statement-unreadable"],
    ["any/empty.csv", "statement-unreadable"],
    ["ccb-2/truncated.xls", "statement-unreadable"],
  ])("%s into a chosen account is refused as %s and nothing is kept", async (path, code) => {
    expect(await preview(path, { bankAccountId: village.bankAccountId })).toMatchObject({ failure: { code } });
    expect((await village.must("statement.list", { bankAccountId: null })).files).toEqual([]);
  });

  it.each([["icbc-1/both-columns.csv"], ["scrcb-1/comma-amount.xlsx"], ["ccb-2/dollars.xls"]])(
    "%s is refused by row",
    async (path) => {
      const reply = await preview(path, { bankAccountId: village.bankAccountId });
      expect(reply).toMatchObject({ failure: { code: "statement-refused", refusals: [{ code: "unreadable-rows" }] } });
    },
  );

  it("of a number nobody has asks for the account", async () => {
    expect(await preview("icbc-1/quarter.csv")).toMatchObject({ failure: { code: "statement-account-unknown" } });
  });

  it.each([
    ["psbc-1/rounded-account.xlsx", "rounded"],
    ["scrcb-1/masked-account.xlsx", "masked"],
  ])("%s asks for the account and tells the number is %s there, not missing", async (path, kind) => {
    const reply = await preview(path);
    expect(reply).toMatchObject({ failure: { code: "statement-account-unknown", number: null, shown: { kind } } });
  });

  it("without any number asks for the account alone", async () => {
    expect(await preview("abc-1/quarter-without-account.xlsx")).toEqual({
      ok: false,
      failure: { code: "statement-account-unknown", number: null },
    });
  });

  it("with a broken chain is taken only once the break was accepted", async () => {
    const other = await openVillage("22399901040009876");
    const file = statementFile("abc-1/row-removed.xlsx");
    expect(await importStatement(other, file)).toMatchObject({
      failure: {
        code: "breaks-not-accepted",
        count: 1,
        breaks: [{ row: 6, expectedFen: 7_752_935, foundFen: 7_722_935 }],
      },
    });
    expect(await importStatement(other, file, { acceptBreaks: true })).toMatchObject({ ok: true });
    other.close();
  });

  it("with declared totals that are not its lines' is taken only once a person accepted them", async () => {
    const file = statementFile("psbc-1/wrong-total.xlsx");
    expect(await importStatement(village, file)).toMatchObject({ failure: { code: "totals-not-accepted", count: 2 } });
    expect((await village.must("statement.list", { bankAccountId: null })).files).toEqual([]);
    expect(await importStatement(village, file, { acceptBreaks: true })).toMatchObject({ ok: true });
  });

  it("that lacks its newest row is taken only once a person accepted that the sum below is another", async () => {
    const [story = "", ...rows] = new TextDecoder("gb18030").decode(fixtureBytes("icbc-p1/quarter.csv")).split("\n");
    const newest = rows.findIndex((row) => row.startsWith("2026-09-28"));
    const text = [story, ...rows.toSpliced(newest, 1)].join("\n");
    const file = { name: "缺行.csv", bytes: Buffer.from(text).toString("base64") };
    const other = await openVillage("6217990000000066013");
    expect(await importStatement(other, file)).toMatchObject({ failure: { code: "totals-not-accepted", count: 1 } });
    expect(await importStatement(other, file, { acceptBreaks: true })).toMatchObject({ value: { newCount: 23 } });
    other.close();
  });

  it("the first of an account is held against what the books have at the bank", async () => {
    const seen = await village.must("statement.preview", {
      file: statementFile("psbc-1/quarter.xlsx"),
      bankAccountId: null,
      mapping: null,
      sheet: null,
    });
    const { bookFen } = await village.must("bank.reconciliation", {
      bankAccountId: village.bankAccountId,
      onDate: "2026-06-30",
    });
    expect(seen.expectedOpeningFen).toBe(bookFen);
    expect(seen.inspection.openingFen).not.toBe(bookFen);
  });

  it("is refused when the journal changed after the preview", async () => {
    const input = { file: statementFile("psbc-1/quarter.xlsx"), bankAccountId: null, mapping: null, sheet: null };
    const seen = await village.must("statement.preview", input);
    await importStatement(village, statementFile("psbc-1/july-august.xlsx"));
    const late = {
      ...input,
      digest: seen.digest,
      takeRows: [],
      acceptBreaks: false,
      rememberMapping: false,
      makeDrafts: true,
    };
    expect(await village.call("statement.commit", late)).toMatchObject({ failure: { code: "preview-outdated" } });
  });

  it("of another layout is read by a mapping made once and remembered", async () => {
    const other = await openVillage("951006010099000299");
    const file = statementFile("rural/wrapped.xls");
    const first = await other.must("statement.inspect", { file, mapping: null, sheet: null });
    expect(first).toMatchObject({ layout: null, bank: null });
    const made = first.mapping ?? first.guess?.mapping ?? null;
    if (made === null) throw new Error("nothing was guessed");
    // The office says that the summary column is not to be read; the next file with this header shows that it was remembered.
    const mapping = { ...made, summary: null };
    expect(await importStatement(other, file, { mapping, rememberMapping: true, acceptBreaks: true })).toMatchObject({
      ok: true,
    });
    const again = await other.must("statement.inspect", { file, mapping: null, sheet: null });
    expect(again.mapping).toEqual(mapping);
    other.close();
  });

  it("can be stopped, and then nothing has happened", async () => {
    const input = { file: statementFile("psbc-1/quarter.xlsx"), bankAccountId: null, mapping: null, sheet: null };
    const { digest } = await village.must("statement.preview", input);
    const commit = { ...input, digest, takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true };
    const reply = await village.send(village.textOf("statement.commit", commit, "bookkeeper"), {
      isCancelled: () => true,
    });
    expect(JSON.parse(reply)).toEqual({ ok: false, failure: { code: "cancelled" } });
    expect(await journalOf(village, village.ledgerId)).toEqual([]);
  });
});

describe("a bank line", () => {
  it("becomes a voucher whose money has moved, once", async () => {
    await importStatement(village, statementFile("psbc-1/quarter.xlsx"), { makeDrafts: false });
    const [line] = (await journalOf(village, village.ledgerId)).filter((each) => each.amountFen < 0);
    const input = { id: line?.id ?? "", accountId: village.accountOf("513"), categoryId: null, summary: "购办公用品" };
    const { voucherId } = await village.must("bankLine.draft", input);
    const shown = await village.must("voucher.show", { id: voucherId });
    expect(shown).toMatchObject({
      hasMovedMoney: true,
      onDate: line?.bookedOn,
      totalFen: Math.abs(line?.amountFen ?? 0),
    });
    expect(await village.call("bankLine.draft", input)).toMatchObject({ failure: { code: "line-already-used" } });
  });

  it("is tied only to an entry of its own account, side and amount, and untied again", async () => {
    await importStatement(village, statementFile("psbc-1/quarter.xlsx"), { makeDrafts: false });
    const [line] = await journalOf(village, village.ledgerId);
    const id = line?.id ?? "";
    const yuan = (line?.amountFen ?? 0) / 100;
    const wrong = await village.save(
      village.content("2026-07-03", [
        { code: "bank", debit: yuan + 1 },
        { code: "503", credit: yuan + 1 },
      ]),
    );
    expect(await village.call("bankLine.match", { id, voucherId: wrong.id })).toMatchObject({
      failure: { code: "line-not-matching" },
    });
    const right = await village.save(
      village.content("2026-07-03", [
        { code: "bank", debit: yuan },
        { code: "503", credit: yuan },
      ]),
    );
    await village.must("bankLine.match", { id, voucherId: right.id });
    expect((await village.must("voucher.show", { id: right.id })).hasMovedMoney).toBe(true);
    await village.must("bankLine.unmatch", { id });
    expect((await village.must("voucher.show", { id: right.id })).hasMovedMoney).toBe(false);
  });
});
