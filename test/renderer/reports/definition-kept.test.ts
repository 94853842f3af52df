import { expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import { draftKept, newReport } from "#renderer/stages/reports/definition-draft.ts";

const sentReport = newReport("2023", month("2026-07"));

it("closes a report that was kept, and one that was given up meanwhile", () => {
  expect(draftKept(sentReport, "r1")(sentReport)).toBeNull();
  expect(draftKept(sentReport, "r1")(null)).toBeNull();
});

it("keeps open what was typed since, as a change of the report that was kept", () => {
  const typed = { ...sentReport, name: "村情表" };
  expect(draftKept(sentReport, "r1")(typed)).toEqual({ ...typed, id: "r1" });
});
