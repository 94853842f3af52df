import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { keyedLines } from "#domain/reports/statement-pack.ts";
import { accountCodesOf } from "#renderer/stages/reports/statement-lines.ts";
import { openQinghe, type BookedOffice } from "#test/support/booked-office.ts";

let booked: BookedOffice;
beforeEach(async () => {
  booked = await openQinghe();
});
afterEach(() => {
  booked.office.close();
});

const ledgerIdOf = async (): Promise<string> => {
  const { ledgers } = await booked.office.must("ledger.list", {});
  const [first] = ledgers;
  if (first === undefined) throw new Error("no ledger");
  return first.id;
};
type Saving = InputOf<"reportDefinition.save">;
const form = async (): Promise<Saving> => {
  const { definitions } = await booked.office.must("reportDefinition.list", {});
  const shipped = definitions.find((row) => row.kind === "balance-sheet" && row.system === "2023");
  if (shipped === undefined) throw new Error("no shipped form");
  const { system, kind, name, lines } = shipped;
  return { id: null, system, kind, name, fromMonth: "2026-08", lines, columns: [], reason: "县里口径" };
};
const withLine = (saving: Saving, no: number, formula: string): Saving => ({
  ...saving,
  lines: saving.lines.map((line) => (line.no === no ? { ...line, formula } : line)),
});
const custom = (lines: readonly (readonly [number, string, string])[]): Saving => ({
  id: null,
  system: "2023",
  kind: "custom",
  name: "三资月报",
  fromMonth: "2026-07",
  columns: ["month", "quarter", "year", "last-year"],
  reason: "镇里要的",
  lines: lines.map(([no, name, formula]) => ({ no, section: "", name, formula, status: "confirmed" as const })),
});

describe("a corrected form of a statement", () => {
  it("holds from its month on once a second person approves it; earlier statements keep theirs", async () => {
    const { office } = booked;
    const ledgerId = await ledgerIdOf();
    const sheet = async (month: string) => {
      const { lines, form: made } = await office.must("report.balanceSheet", { ledgerId, month });
      return [made.version, lines.find((line) => line.no === 4)?.formula];
    };
    const { id, version } = await office.must("reportDefinition.save", withLine(await form(), 4, "121"));
    expect(await sheet("2026-08")).toEqual([0, "121+401"]);
    await office.must("reportDefinition.approve", { id, version }, "reviewer");
    expect(await sheet("2026-07")).toEqual([0, "121+401"]);
    expect(await sheet("2026-08")).toEqual([1, "121"]);
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });

  it("needs a second person, and a month after the version before", async () => {
    const { office } = booked;
    const { id, version } = await office.must("reportDefinition.save", await form(), "head");
    expect(await office.call("reportDefinition.approve", { id, version }, "head")).toMatchObject({
      failure: { code: "same-person" },
    });
    await office.must("reportDefinition.approve", { id, version }, "reviewer");
    expect(await office.call("reportDefinition.save", await form())).toEqual({
      ok: false,
      failure: { code: "definition-too-early", earliest: "2026-09" },
    });
  });

  it.each([
    ["a formula that cannot be read", 4, "121++401", "unparsed"],
    ["a line that is not there", 6, "L1+L99", "no-line"],
    ["lines that rest on each other", 1, "L6", "cycle"],
    ["an account that is not there", 4, "121+909", "no-account"],
  ])("is refused with %s", async (_case, no, formula, fault) => {
    expect(await booked.office.call("reportDefinition.save", withLine(await form(), no, formula))).toMatchObject({
      failure: { code: "definition-bad", fault },
    });
  });

  it("may have other lines in another order: what must agree is found by what a line says it is", async () => {
    const { office } = booked;
    const ledgerId = await ledgerIdOf();
    const saving = await form();
    const before = await office.must("report.crossChecks", { ledgerId, month: "2026-07" });
    // 应收款项 shown in two lines as a later form may, 短期投资 gone, everything below one number further on.
    const renumbered = saving.lines.map((line) => ({
      ...line,
      no: line.no > 3 ? line.no + 1 : line.no,
      formula: line.formula.replaceAll(/L(\d+)/g, (_all, no: string) => `L${Number(no) > 3 ? Number(no) + 1 : no}`),
    }));
    const [cash, , receivable, ...rest] = renumbered;
    if (cash === undefined || receivable === undefined) throw new Error("no lines");
    const split = [
      { ...receivable, no: 2, name: "应收账款", formula: "112" },
      cash,
      { ...receivable, no: 4, name: "内部往来应收", formula: "113.D" },
      ...rest,
    ].map((line, index) => ({ ...line, no: index < 3 ? index + 1 : line.no }));
    const lines = split.map((line) => (line.name === "流动资产合计" ? { ...line, formula: "L1+L2+L3+L5+L6" } : line));
    const { id, version } = await office.must("reportDefinition.save", { ...saving, fromMonth: "2026-07", lines });
    await office.must("reportDefinition.approve", { id, version }, "reviewer");
    const sheet = await office.must("report.balanceSheet", { ledgerId, month: "2026-07" });
    expect(sheet.form.version).toBe(1);
    expect(sheet.lines.slice(0, 3).map(({ no, name }) => [no, name])).toEqual([
      [1, "应收账款"],
      [2, "货币资金"],
      [3, "内部往来应收"],
    ]);
    expect(sheet.isBalanced).toBe(true);
    const after = await office.must("report.crossChecks", { ledgerId, month: "2026-07" });
    expect(after).toEqual(before);
  });

  it.each([
    ["without a line that must agree with another statement", { undistributed: null }, "no-key"],
    ["with two grand totals", { undistributed: "assets" }, "twice-key"],
    ["with a line of another statement's", { receivable: "remaining" }, "other-key"],
  ] as const)("is refused %s", async (_case, keys: Readonly<Record<string, Saving["lines"][number]["key"]>>, fault) => {
    const saving = await form();
    const lines = saving.lines.map((line) => {
      const key = line.key === null || line.key === undefined ? undefined : keys[line.key];
      return key === undefined ? line : { ...line, key };
    });
    expect(await booked.office.call("reportDefinition.save", { ...saving, lines })).toMatchObject({
      failure: { code: "definition-bad", fault },
    });
  });

  it("is refused with a total that is not last of its side, or numbers that fall", async () => {
    const saving = await form();
    const extra = {
      no: 40,
      section: "所有者权益",
      name: "另一行",
      formula: "L1",
      status: "confirmed" as const,
      key: null,
    };
    expect(
      await booked.office.call("reportDefinition.save", { ...saving, lines: [...saving.lines, extra] }),
    ).toMatchObject({ failure: { code: "definition-bad", line: 39, fault: "not-last" } });
    expect(
      await booked.office.call("reportDefinition.save", { ...saving, lines: saving.lines.toReversed() }),
    ).toMatchObject({ failure: { code: "definition-bad", fault: "order" } });
  });

  it("kept before lines said what they are is compared by the numbers it kept", async () => {
    const { office } = booked;
    const saving = await form();
    const unnamed = saving.lines.map((line) => ({ ...line, key: null }));
    expect(keyedLines(unnamed, { system: "2023", kind: "balance-sheet" })).toEqual(saving.lines);
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });
});

describe("a report of the office's own", () => {
  it("shows its lines over the month, the quarter, the year and the year before", async () => {
    const { office } = booked;
    const ledgerId = await ledgerIdOf();
    const saving = custom([
      [1, "期初存款", "BEGIN(102)"],
      [2, "本期收", "DR(102)"],
      [3, "本期支", "CR(102)"],
      [4, "期末存款", "L1+L2-L3"],
      [5, "账上期末", "END(102)"],
    ]);
    const { id } = await office.must("reportDefinition.save", saving);
    const shown = await office.must("report.own", { id, ledgerId, month: "2026-07" });
    expect(shown).toMatchObject({ name: "三资月报", version: 1, columns: ["month", "quarter", "year", "last-year"] });
    const [derived, booksSay] = [shown.lines[3]?.amountsFen, shown.lines[4]?.amountsFen];
    expect(derived).toEqual(booksSay);
    expect(derived?.[3]).toBe(null);
  });

  it("is kept version by version, under a name of its own", async () => {
    const { office } = booked;
    const saving = custom([[1, "存款", "102"]]);
    const { id } = await office.must("reportDefinition.save", saving);
    expect(await office.must("reportDefinition.save", { ...saving, id })).toEqual({ id, version: 2 });
    expect(await office.call("reportDefinition.save", saving)).toMatchObject({ failure: { code: "name-taken" } });
    expect(await office.call("reportDefinition.save", { ...saving, name: "资产负债表" })).toMatchObject({
      failure: { code: "name-taken" },
    });
    expect(await office.call("reportDefinition.save", { ...saving, id, columns: [] })).toMatchObject({
      failure: { code: "definition-bad", fault: "no-column" },
    });
  });
});

describe("the notes", () => {
  it("are kept version by version, and never over another's", async () => {
    const { office } = booked;
    const ledgerId = await ledgerIdOf();
    const shown = await office.must("notes.show", { ledgerId, year: "2026" });
    expect(shown.version).toBe(0);
    expect(shown.sections.length).toBeGreaterThan(8);
    // Every figure leads on to accounts that are there.
    const { accounts } = await office.must("account.list", { ledgerId });
    const figures = shown.sections.flatMap((section) => section.figures);
    expect(figures.length).toBeGreaterThan(10);
    for (const { label, formula } of figures) {
      const codes = accountCodesOf(formula);
      expect([label, codes.length > 0, codes.filter((code) => !accounts.some((each) => each.code === code))]).toEqual([
        label,
        true,
        [],
      ]);
    }
    const sections = shown.sections.map(({ key, title }) => ({ key, title, text: "已写" }));
    expect(await office.must("notes.save", { ledgerId, year: "2026", version: 0, sections })).toEqual({ version: 1 });
    expect(await office.call("notes.save", { ledgerId, year: "2026", version: 0, sections })).toMatchObject({
      failure: { code: "changed-meanwhile" },
    });
    const again = await office.must("notes.show", { ledgerId, year: "2026" });
    expect(again.sections[0]).toMatchObject({ text: "已写", isToCheck: true });
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });
});

describe("statements over several ledgers", () => {
  it("add up ledger by ledger, and what must agree between statements differs by nothing", async () => {
    const { office } = booked;
    const { ledgers } = await office.must("ledger.list", {});
    const span = { fromMonth: "2026-07", toMonth: "2026-07" };
    const all = await office.must("report.combined", {
      scope: { kind: "township" },
      statement: "balance-sheet",
      ...span,
    });
    expect(all.ledgers).toHaveLength(ledgers.length);
    for (const line of all.lines) expect(line.amountsFen.reduce((sum, each) => sum + each, 0)).toBe(line.totalFen);
    expect(all.columns).toEqual(["期末余额", "年初余额", "上年同期"]);
    for (const line of all.lines) expect(line.columnsFen[0]).toBe(line.totalFen);
    const total = (no: number) => all.lines.find((line) => line.no === no)?.totalFen;
    expect(total(23)).toBe(total(39));
    expect(total(23)).toBeGreaterThan(0);
    // Column by column the sum of what each ledger shows by itself.
    const sheets = await Promise.all(
      ledgers.map(({ id }) => office.must("report.balanceSheet", { ledgerId: id, month: "2026-07" })),
    );
    for (const line of all.lines) {
      const own = sheets.flatMap(({ lines }) => lines.filter(({ no }) => no === line.no));
      expect(line.columnsFen[1]).toBe(own.reduce((sum, { otherFen }) => sum + otherFen, 0));
      expect(line.columnsFen[2]).toBeNull();
    }
    for (const statement of ["income", "income-detail"] as const)
      expect(
        await office.call("report.combined", {
          scope: { kind: "township" },
          statement,
          fromMonth: "2025-12",
          toMonth: "2026-07",
        }),
      ).toMatchObject({ failure: { code: "span-crosses-years" } });
    for (const { id } of ledgers) {
      for (const method of ["report.income", "report.incomeDetail"] as const)
        expect(await office.call(method, { ledgerId: id, fromMonth: "2025-12", toMonth: "2026-07" })).toMatchObject({
          failure: { code: "span-crosses-years" },
        });
      const { checks } = await office.must("report.crossChecks", { ledgerId: id, month: "2026-07" });
      expect(checks.map((check) => check.differenceFen)).toEqual([0, 0, 0, 0, 0, 0]);
    }
  });
});
