import { describe, expect, it } from "vitest";
import { findScreens, menuOf } from "#renderer/frame/menu.ts";
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
});
