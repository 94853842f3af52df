import { describe, expect, it } from "vitest";
import { findScreens, menuOf } from "#renderer/frame/menu.ts";
import { finderAnswer, otherNames } from "#renderer/frame/finder-words.ts";
import { initialsOf } from "#renderer/format/search.ts";

describe("the menu", () => {
  it("shows the groups in their order and leaves out screens reached only from others", () => {
    const groups = menuOf(["bookkeeper"]);
    expect(groups.map(({ name }) => name)).toEqual([
      "首页",
      "凭证",
      "银行",
      "制度与限额",
      "账簿",
      "报表",
      "业务",
      "期末",
      "基础设置",
      "系统",
    ]);
    expect(groups.flatMap(({ entries }) => entries.map(({ key }) => key))).not.toContain("voucher");
  });
});

describe("the menu of somebody who only reads", () => {
  it("has no screen that does nothing but change the books", () => {
    const keys = menuOf(["auditor"]).flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(keys).not.toContain("voucher-entry");
    expect(keys).not.toContain("setup-workbook");
    expect(keys).toContain("trail");
  });
});

describe("the screen finder", () => {
  const entries = menuOf(["bookkeeper"])
    .flatMap(({ entries: each }) => each)
    .map((entry) => ({ ...entry, initials: initialsOf(entry.label) }));

  it.each([
    ["lrpz", "录入凭证"],
    ["余额表", "科目余额表"],
    ["kmye", "科目余额表"],
    ["人员", "人员"],
    ["rz", "操作日志"],
  ])("finds by %s first %s", (typed, label) => {
    expect(findScreens(entries, typed)[0]?.label).toBe(label);
  });

  it("finds a group's screens by the group's name and nothing by nonsense", () => {
    expect(findScreens(entries, "期末").map(({ group }) => group)).toContain("期末");
    expect(findScreens(entries, "xyzxyz")).toEqual([]);
  });

  it.each([
    ["填制凭证", "录入凭证"],
    ["记账凭证", "录入凭证"],
    ["审核", "凭证查询"],
    ["过账", "凭证查询"],
    ["红字", "凭证查询"],
    ["冲销", "凭证查询"],
    ["报销", "报账单"],
    ["试算", "科目余额表"],
    ["明细分类账", "明细账"],
    ["密码", "人员"],
    ["表决", "决议"],
    ["开会", "决议"],
    ["反结账", "结账"],
    ["审计工作簿", "季度工作簿"],
    ["检查工作簿", "季度工作簿"],
    ["公开榜", "财务公开"],
    ["村务公开", "财务公开"],
    ["调节表", "余额调节表"],
    ["凭证审核", "凭证查询"],
    ["资产登记簿", "资产卡片"],
    ["合同登记簿", "发包租赁"],
    ["票据登记簿", "票据登记"],
    ["债务登记簿", "债务"],
    ["审计底稿", "审计记录"],
    ["会议纪要", "决议"],
    ["专项资金", "拨款台账"],
    ["转移支付", "拨款台账"],
    ["固定资产", "资产卡片"],
    ["往来款", "往来账龄"],
    ["归档", "年度档案"],
    ["非生产性支出", "支出预算使用登记簿"],
    ["限额登记簿", "支出预算使用登记簿"],
    ["收据", "票据登记"],
    ["整改", "疑点清单"],
  ])("finds by the trade's word %s first %s", (typed, label) => {
    expect(findScreens(entries, typed)[0]).toMatchObject({ label, foundBy: expect.stringContaining(typed) as string });
  });

  it("prefers a screen's own name to another's other name", () => {
    expect(findScreens(entries, "对账")[0]).toMatchObject({ label: "对账", foundBy: null });
    expect(findScreens(entries, "科目余额表")[0]).toMatchObject({ label: "科目余额表", foundBy: null });
  });

  it("names no word twice for one screen and none that is its own name", () => {
    for (const { key, label } of entries) {
      const names = otherNames[key] ?? [];
      expect(new Set(names).size, label).toBe(names.length);
      expect(names, label).not.toContain(label);
    }
  });

  it("tells how to do what has no screen, and that a closed month stays closed", () => {
    expect(finderAnswer("反结账")).toContain("结账以后不能反结账，请用红字更正");
    expect(finderAnswer("改密码")).toContain("右上角自己的姓名");
    expect(finderAnswer("结账")).toBeNull();
    expect(finderAnswer("")).toBeNull();
  });
});
