import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "#api/dispatch.ts";
import { ledgerNames, qinghePersons, qingheRows } from "#fixtures/setup/qinghe.ts";
import { dumpOf, leaveRoom } from "#test/support/ledger-dump.ts";
import { failingLedger } from "#test/support/failing-ledger.ts";
import { openOffice, type Office } from "#test/support/office.ts";
import { loadQinghe, setupFile } from "#test/support/qinghe.ts";

const quiet = { onProgress: () => undefined, isCancelled: () => false };
const fixture = {
  name: "青禾镇.xlsx",
  bytes: readFileSync(new URL("../../fixtures/setup/青禾镇.xlsx", import.meta.url)).toString("base64"),
};
const withoutPeople = { ...qingheRows, 人员: [] };
let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const rowsIn = (sheet: string): number => qingheRows[sheet]?.length ?? 0;
const counts = {
  villages: 3,
  ledgers: 4,
  // Every bank account has a detail account of its own.
  accounts: rowsIn("明细科目") + rowsIn("银行账户"),
  items: rowsIn("辅助项目"),
  categories: 1,
  bankAccounts: 9,
  openings: rowsIn("期初余额"),
};

describe("a set-up workbook", () => {
  it("in the repository is what its generator writes", async () => {
    expect((await setupFile(qingheRows)).bytes).toBe(fixture.bytes);
  });

  it("says before loading exactly what loading does", async () => {
    const file = await setupFile(withoutPeople);
    const told = await office.must("setup.inspect", { file });
    expect(told).toEqual({ ...counts, persons: 0 });
    expect((await office.must("village.list", {})).villages).toEqual([]);
    expect(await office.must("setup.load", { file })).toEqual(told);
  });

  it("opens ledgers whose bank balances are those of the statements, and starts them", async () => {
    const ids = await loadQinghe(office);
    const { ledgers } = await office.must("office.overview", {});
    expect(
      ledgers.map(({ name, isStarted, openMonth, bankFen, cashFen }) => [name, isStarted, openMonth, bankFen, cashFen]),
    ).toEqual([
      [ledgerNames.liuxi, true, "2026-07", 12_845_632 + 765_400 + 3_000_000, 235_600],
      [ledgerNames.liuxiCommittee, true, "2026-07", 2_436_050, 86_050],
      [ledgerNames.shiqiao, true, "2026-07", 4_310_985 + 918_273 + 55_000, 98_000],
      [ledgerNames.fenglin, true, "2026-07", 23_100_007 + 6_600_001, 412_300],
    ]);
    const opening = await office.must("opening.show", { ledgerId: ids.liuxi });
    expect(opening).toMatchObject({ isStarted: true, differenceFen: 0 });
    expect(opening.rows.filter((row) => row.itemId !== null)).toHaveLength(4);
  });

  it("adds people who must choose a password of their own, and keeps no password in the trail", async () => {
    const people = qinghePersons.map((person, index) => [
      `${person.login}2`,
      `${person.name}二`,
      person.role,
      `Ersatz-${index}-pass`,
    ]);
    await office.must("setup.load", { file: await setupFile({ ...withoutPeople, 人员: people }) });
    const { persons } = await office.must("person.list", {});
    expect(
      persons
        .filter(({ login }) => login.endsWith("2"))
        .map(({ name, roles, mustChangePassword }) => [name, roles, mustChangePassword]),
    ).toEqual([
      ["陈会计二", ["bookkeeper"], true],
      ["周审核二", ["reviewer"], true],
      ["林出纳二", ["cashier"], true],
      ["何主任二", ["head"], true],
      ["审计员二", ["auditor"], true],
    ]);
    const signedIn = await office.call("session.open", { login: "CHEN2", password: "Ersatz-0-pass" }, null);
    expect(signedIn).toMatchObject({ ok: true, value: { person: { mustChangePassword: true } } });
    expect(JSON.stringify(dumpOf(office.ledger.reading)["trail"])).not.toContain("Ersatz");
  });

  it("loaded twice is refused by the place of every row that is there already", async () => {
    await loadQinghe(office);
    const before = dumpOf(office.ledger.reading);
    const again = await office.call("setup.load", { file: await setupFile(withoutPeople) }, "administrator");
    expect(again.ok).toBe(false);
    const places = !again.ok && again.failure.code === "setup-refused" ? again.failure.places : [];
    const sheetsWith = (code: string) =>
      new Set(places.filter((place) => place.code === code).map(({ sheet }) => sheet));
    expect(sheetsWith("already-there")).toEqual(new Set(["村", "村情况", "账套", "支出分类", "银行账户"]));
    expect(sheetsWith("duplicate")).toEqual(new Set(["账套", "明细科目", "辅助项目", "银行账户"]));
    expect(sheetsWith("ledger-started")).toEqual(new Set(["期初余额"]));
    expect(dumpOf(office.ledger.reading)).toEqual(before);
  });

  it("adds to a township that has data what a second file brings", async () => {
    const ids = await loadQinghe(office);
    const second = {
      乡镇: [["青禾镇", "", ""]],
      村: [["04", "竹园村"]],
      村情况: [["柳溪村", "人口", "2027-01-01", 1_301, ""]],
      账套: [["竹园村股份经济合作社", "竹园村", "农村集体经济组织", "2026年10月"]],
      明细科目: [[ledgerNames.liuxi, "513", "", "办公费", ""]],
      辅助项目: [[ledgerNames.liuxi, "项目", "", "水渠维修", "", ""]],
      银行账户: [
        ["竹园村股份经济合作社", "邮储银行青禾镇支行", "9510 0601 0099 000377", "青禾镇竹园村股份经济合作社", ""],
      ],
      期初余额: [
        ["竹园村股份经济合作社", "951006010099000377", "", "", "1,000.50", ""],
        ["竹园村股份经济合作社", "收益分配-未分配收益", "", "", "", 1000.5],
      ],
    };
    const summary = await office.must("setup.load", { file: await setupFile(second) });
    expect(summary).toEqual({
      villages: 1,
      ledgers: 1,
      accounts: 2,
      items: 1,
      categories: 0,
      bankAccounts: 1,
      openings: 2,
      persons: 0,
    });
    const { accounts } = await office.must("account.list", { ledgerId: ids.liuxi });
    expect(accounts.find(({ name }) => name === "办公费")).toMatchObject({
      code: "51301",
      isLeaf: true,
      initials: "glfybgf",
    });
    const { ledgers } = await office.must("office.overview", {});
    expect(ledgers.find(({ name }) => name.startsWith("竹园村"))).toMatchObject({
      isStarted: true,
      bankFen: 100_050,
      openMonth: "2026-10",
    });
  });

  it("may be made by somebody who sets up, but is loaded only by an administrator or head", async () => {
    const file = await setupFile(withoutPeople);
    expect(await office.call("setup.inspect", { file }, "bookkeeper")).toMatchObject({ ok: true });
    expect(await office.call("setup.load", { file }, "bookkeeper")).toMatchObject({
      ok: false,
      failure: { code: "forbidden" },
    });
    expect(await office.call("setup.inspect", { file }, "auditor")).toMatchObject({
      ok: false,
      failure: { code: "forbidden" },
    });
  });
});

describe("a set-up workbook half of which fails", () => {
  const smallRows = {
    ...qingheRows,
    村: [["01", "柳溪村"]],
    村情况: [["柳溪村", "人口", "2026-01-01", 1_286, ""]],
    账套: [[ledgerNames.liuxi, "柳溪村", "农村集体经济组织", "2026-07"]],
    明细科目: [[ledgerNames.liuxi, "501", "", "租赁收入", ""]],
    辅助项目: [[ledgerNames.liuxi, "往来单位", "", "青禾镇建安队", "", ""]],
    银行账户: [[ledgerNames.liuxi, "邮储银行", "951006010099000188", "青禾镇柳溪村股份经济合作社", ""]],
    期初余额: [
      [ledgerNames.liuxi, "951006010099000188", "", "", 100, ""],
      [ledgerNames.liuxi, "211", "往来单位", "青禾镇建安队", "", 100],
    ],
    人员: [["wang", "王会计", "记账会计", "Wang-kuaiji-1"]],
  };

  it("leaves nothing behind, whichever write it is", async () => {
    const file = await setupFile(smallRows);
    const before = dumpOf(office.ledger.reading);
    const text = office.textOf("setup.load", { file }, "administrator", "fault");
    let failing = 1;
    for (; ; failing += 1) {
      const ledger = failingLedger(office.ledger, failing);
      const reply: unknown = JSON.parse(
        await dispatch({ ...office.desk, ledger, report: () => undefined }, text, quiet),
      );
      if (ledger.writes() < failing) {
        expect(reply).toMatchObject({ ok: true });
        break;
      }
      expect(reply).toMatchObject({ ok: false, failure: { code: "internal" } });
      expect(dumpOf(office.ledger.reading)).toEqual(before);
    }
    expect(failing).toBeGreaterThan(60);
  });

  it("is refused as a whole when the disk is full", async () => {
    const before = dumpOf(office.ledger.reading);
    leaveRoom(office.ledger.reading, 3);
    const reply = await office.call("setup.load", { file: await setupFile(withoutPeople) }, "administrator");
    expect(reply).toEqual({ ok: false, failure: { code: "disk-full" } });
    expect(dumpOf(office.ledger.reading)).toEqual(before);
    leaveRoom(office.ledger.reading, 10_000);
    expect(await office.call("setup.load", { file: await setupFile(withoutPeople) }, "administrator")).toMatchObject({
      ok: true,
    });
  });
});
