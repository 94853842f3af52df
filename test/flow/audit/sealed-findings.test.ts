import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { instant } from "#domain/core/dates.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { sqlFor, type Writing } from "#store/query.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

/** Cash rent of which part is paid out the same day: 坐支, found whatever rules the township has. */
const spendTakings = async (on: string): Promise<void> => {
  const { book, content } = village;
  await book(
    content(on, [
      { code: "101", debit: 700 },
      { code: "501", credit: 700 },
    ]),
  );
  await book(
    content(
      on,
      [
        { code: "513", debit: 600, category: "办公费" },
        { code: "101", credit: 600 },
      ],
      {
        documents: [{ kind: "invoice", number: on, onDate: null, amountFen: null, party: "", note: "" }],
        approvals: (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
          role,
          name: role === "supervisors" ? "郑监委" : "柳青",
          onDate: on,
        })),
      },
    ),
  );
};

const list = async (quarter: string) => {
  const { findings } = await village.must("finding.list", { ledgerId: village.ledgerId, quarter });
  return findings.filter(({ test, facts }) => test === "E18" && facts["reason"] === "takings-spent");
};

const brokenSeals = (): readonly string[] =>
  village.desk.ledger
    .snapshot((reading) => verifyLedger(reading, village.desk.ledger.files, () => undefined))
    .checks.flatMap(({ code, isSound, places }) => (code === "seals" && !isSound ? places : []));

/** Past every call, as a database tool writes, though in the open file. */
const write = (work: (writing: Writing) => void) =>
  village.desk.ledger.transact((writing) => {
    work(writing);
    return { ok: true };
  });
const clearAll = () => write((writing) => writing.run(sqlFor.updateTable("finding").set({ is_cleared: 1 })));

beforeEach(async () => {
  village = await openVillage();
  await spendTakings("2026-07-05");
  expect(await list("2026Q3")).toHaveLength(1);
  expect(brokenSeals()).toEqual([]);
});
afterEach(() => village.close());

describe("what the tests found", () => {
  it("is sealed before anybody answers it: a finding cleared past the program is named and still carried", async () => {
    clearAll();
    expect(brokenSeals()).toEqual([expect.stringContaining("疑点检查")]);
    village.setClock(instant("2026-11-02T01:00:00.000Z"));
    expect(await list("2026Q4")).toMatchObject([{ isCarried: true, foundIn: "2026Q3" }]);
    // What else the quarter found must not seal the forgery with it.
    expect(brokenSeals()).toHaveLength(1);
  });

  it.each([
    ["a subject", "update finding set subject = 'x' where test = 'E18'"],
    ["an amount", "update finding set amount_fen = 1 where test = 'E18'"],
    ["what it says", "update finding set facts = '{}' where test = 'E18'"],
    ["a finding taken away", "delete from finding where test = 'E18'"],
    ["all findings and their register", "delete from finding; delete from finding_register"],
  ])("is named when %s was changed past the program", (_case, sql) => {
    village.desk.close();
    forge(village.ledgerPath, sql);
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const { ledger, close } = desk.value;
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    close();
    expect(checks.find(({ code }) => code === "seals")?.places).toEqual([expect.stringContaining("疑点检查")]);
  });

  it("is not sealed anew over a forgery when the list goes on", async () => {
    write((writing) => writing.run(sqlFor.updateTable("finding").set({ subject: "x" }).where("test", "=", "E18")));
    await spendTakings("2026-08-06");
    expect((await list("2026Q3")).length).toBeGreaterThan(1);
    expect(brokenSeals()).toEqual([expect.stringContaining("疑点检查")]);
  });

  it("is sealed where a workbook is what finds it first", async () => {
    await spendTakings("2026-08-06");
    const { must, ledgerId } = village;
    await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false });
    for (const month of ["07", "08", "09"]) await must("period.close", { ledgerId, month: `2026-${month}` });
    await must("workbook.make", { ledgerId, quarter: "2026Q3" });
    expect(brokenSeals()).toEqual([]);
    clearAll();
    expect(brokenSeals()).toHaveLength(1);
  });
});
