import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const placesAfter = (sql: string): readonly string[] => {
  village.desk.close();
  forge(village.ledgerPath, sql);
  const { ledgerPath, now } = village;
  const desk = openDesk({ ledgerPath, isNew: false, programVersion: "test", isDemo: false, now });
  if (!desk.ok) throw new Error(desk.error.code);
  const { ledger, close } = desk.value;
  const { places } = ledger.snapshot((reading) => brokenSeals(reading));
  close();
  return places;
};

describe("a record of a register that was changed past the program", () => {
  beforeEach(async () => {
    const { must, ledgerId } = village;
    const item = { id: null, ledgerId, kind: "payee", bankAccount: "621700000001", note: "", isActive: true } as const;
    await must("item.save", { ...item, code: "W001", name: "柳建国" });
    await must("item.save", { ...item, code: "W002", name: "柳大山", bankAccount: "621700000002" });
  });

  it.each([
    [
      "a payee's bank account",
      "update item set bank_account = '621799999999' where name = '柳建国'",
      "辅助项目 W001 柳建国（最后登记在操作日志第 ",
      "条：柳溪村经济合作社：新增往来单位 W002 柳大山）",
    ],
    [
      "a payee taken out",
      "delete from item where name = '柳建国'",
      "辅助项目 W001 柳建国（最后登记在操作日志第 ",
      "条：柳溪村经济合作社：新增往来单位 W002 柳大山）",
    ],
    [
      "an account's class",
      "update account set class = 'cost' where code = '101'",
      "科目 101 库存现金（最后登记在操作日志第 ",
      "条：柳溪村经济合作社：新增往来单位 W002 柳大山）",
    ],
    [
      "a village's bank account number",
      "update bank_account set number = '6210000000009999'",
      "银行账户 10201 邮储银行(0001) 6210000000000001 柳溪村经济合作社（最后登记在操作日志第 ",
      "条：柳溪村经济合作社：新增往来单位 W002 柳大山）",
    ],
  ])("is named itself, and not only the line that sealed it: %s", (_what, sql, start, end) => {
    const places = placesAfter(sql);
    expect(places[0]).toContain(start);
    expect(places[0]).toContain(end);
  });

  it("is named also where it is a right that was given, or an opening", () => {
    const { auditor } = village.persons;
    expect(
      placesAfter(
        `insert into person_role values ('${auditor}', 'administrator'); update opening_balance set amount_fen = amount_fen + 1 where amount_fen = 50000`,
      ),
    ).toEqual([
      expect.stringContaining("登录人员的角色 审计员 administrator（最后登记在操作日志第 "),
      expect.stringContaining("期初余额 101 库存现金（最后登记在操作日志第 "),
    ]);
  });

  it("is told by the line alone where nothing was kept of its register", () => {
    const places = placesAfter("delete from seal_part; update item set note = '改' where name = '柳建国'");
    expect(places).toEqual([
      expect.stringMatching(/^柳溪村经济合作社：新增往来单位 W002 柳大山（操作日志第 \d+ 条）$/),
    ]);
  });
});

describe("figures that a policy asks for", () => {
  it("are sealed though no policy was ever taken: one changed or taken out is found", async () => {
    const { must, villageId } = village;
    const figures = [{ villageId, key: "own-money" as const, number: 12 }];
    await must("policyFigure.save", { year: 2026, source: "年报", figures });
    expect(placesAfter("update policy_figure set number = 13")).toEqual([
      expect.stringContaining("制度包的数字 柳溪村 own-money 2026（最后登记在操作日志第 "),
    ]);
  });

  it("kept by a program that did not seal them do not make an old file unsound", async () => {
    const { must, villageId } = village;
    const figures = [{ villageId, key: "own-money" as const, number: 12 }];
    await must("policyFigure.save", { year: 2026, source: "年报", figures });
    const places = placesAfter(
      "delete from seal_part; update trail set facts = json_remove(facts, '$.seals') where action = 'policyFigure.save'",
    );
    expect(places).toEqual([]);
  });
});
