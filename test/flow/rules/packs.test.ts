import { afterEach, describe, expect, it } from "vitest";
import { openQinghe, type BookedOffice } from "#test/support/booked-office.ts";

let opened: BookedOffice | undefined;
afterEach(() => {
  opened?.office.close();
  opened = undefined;
});
const open = async () => {
  opened = await openQinghe();
  return opened.office;
};
const packId = "sample-county";
const taking = { packId, isOn: true, settings: { tier1Years: 3 }, reason: "镇政发〔2026〕3号" };

describe("a policy pack", () => {
  it("is taken by two people: its rules begin with that day, and end when it is given up", async () => {
    const office = await open();
    const stateOf = async () => (await office.must("pack.list", {})).packs.find((pack) => pack.id === packId);
    const ruleOf = async () =>
      (await office.must("rule.list", {})).rules.find((rule) => rule.id === "pack-county-takings");
    expect(await stateOf()).toMatchObject({ isOn: false, waiting: null, since: null });
    const { no } = await office.must("pack.propose", taking, "head");
    expect(await office.call("pack.propose", taking, "bookkeeper")).toMatchObject({
      ok: false,
      failure: { code: "pack-bad", reason: "waiting" },
    });
    expect(await office.call("pack.approve", { packId, no }, "head")).toMatchObject({
      ok: false,
      failure: { code: "same-person" },
    });
    expect(await ruleOf()).toBeUndefined();
    expect(await office.must("pack.approve", { packId, no }, "reviewer")).toEqual({ rules: 1 });
    expect(await ruleOf()).toMatchObject({ version: 1, isApproved: true, fromOn: "2026-10-10", level: "county" });
    expect(await stateOf()).toMatchObject({
      isOn: true,
      proposedByName: "何主任",
      approvedByName: "周审核",
      settings: [
        { value: 3 },
        { value: null },
        { value: null },
        { key: "shareB1", value: null },
        { key: "shareB9", value: null },
      ],
    });
    expect(await office.call("pack.propose", taking, "head")).toMatchObject({ failure: { reason: "already-so" } });
    const end = await office.must("pack.propose", { ...taking, isOn: false }, "head");
    await office.must("pack.approve", { packId, no: end.no }, "reviewer");
    expect(await ruleOf()).toMatchObject({ version: 2, toOn: "2026-10-10" });
    expect(await stateOf()).toMatchObject({ isOn: false });
  });

  it("is proposed with settings it has and numbers that can be, and a proposal can be taken back", async () => {
    const office = await open();
    const refusedFor = async (settings: Readonly<Record<string, number>>) =>
      office.call("pack.propose", { ...taking, settings }, "head");
    expect(await refusedFor({ other: 1 })).toMatchObject({ failure: { reason: "unknown-setting", field: "other" } });
    expect(await refusedFor({ tier1Years: 81 })).toMatchObject({ failure: { reason: "setting-out-of-range" } });
    expect(await office.call("pack.propose", { ...taking, packId: "none" }, "head")).toMatchObject({
      failure: { reason: "unknown-pack" },
    });
    const { no } = await office.must("pack.propose", taking, "head");
    await office.must("pack.withdraw", { packId, no }, "head");
    expect(await office.call("pack.approve", { packId, no }, "reviewer")).toMatchObject({
      failure: { reason: "nothing-waiting" },
    });
  });

  it("is read and tried by the auditor, and changed by nobody without the role", async () => {
    const office = await open();
    await office.must("pack.report", { packId, year: 2026, toMonth: 9 }, "auditor");
    expect(await office.call("pack.propose", taking, "auditor")).toMatchObject({ ok: false });
    expect(await office.call("pack.approve", { packId, no: 1 }, "bookkeeper")).toMatchObject({ ok: false });
  });
});

describe("figures and records for policies", () => {
  it("reach the rows that ask for them, and each change is in the trail with what stood there", async () => {
    const office = await open();
    const { villages } = await office.must("village.list", {});
    const villageId = villages[0]?.id ?? "";
    const name = villages[0]?.name ?? "";
    const premises = async () =>
      (await office.must("pack.report", { packId: "sample-pinghu", year: 2026, toMonth: 9 })).rows
        .find((row) => row.code === "A10")
        ?.measures[0]?.lines.find((line) => line.subject === name);
    expect(await premises()).toMatchObject({ state: "missing", missing: "premises-area" });
    const save = (number: number | null) =>
      office.must("policyFigure.save", {
        year: 2026,
        source: "镇村镇建设办台账",
        figures: [{ villageId, key: "premises-area", number }],
      });
    await save(800);
    expect(await premises()).toMatchObject({ due: 800, actual: 800, state: "short" });
    await save(801);
    expect(await premises()).toMatchObject({ state: "reached" });
    await save(null);
    expect(await premises()).toMatchObject({ state: "missing" });
    const { lines } = await office.must("trail.list", { from: null, to: null, take: 20 }, "auditor");
    expect(lines.filter((line) => line.action === "policyFigure.save")).toHaveLength(3);
  });

  it("are of a village there is, and never less than nothing", async () => {
    const office = await open();
    const { villages } = await office.must("village.list", {});
    const save = (villageId: string, number: number) =>
      office.call("policyFigure.save", {
        year: 2026,
        source: "台账",
        figures: [{ villageId, key: "premises-area", number }],
      });
    expect(await save("nobody", 1)).toMatchObject({ failure: { code: "not-found" } });
    expect(await save(villages[0]?.id ?? "", -1)).toMatchObject({ failure: { reason: "figure-out-of-range" } });
  });

  it("are dated, not in the future, and what was found is put right no earlier", async () => {
    const office = await open();
    const record = (onDate: string) =>
      office.call("policyEvent.record", {
        villageId: null,
        kind: "inspection",
        onDate,
        text: "巡查组检查三季度账目",
        finding: "两张票据没有验收人签字",
      });
    expect(await record("2026-10-11")).toMatchObject({ failure: { reason: "day-out-of-range" } });
    const reply = await record("2026-10-09");
    const id = reply.ok ? reply.value.id : "";
    expect(await office.call("policyEvent.putRight", { id, putRightOn: "2026-10-08" })).toMatchObject({
      failure: { reason: "put-right-early" },
    });
    await office.must("policyEvent.putRight", { id, putRightOn: "2026-10-10" });
    const { events } = await office.must("policyEvent.list", { year: 2026 });
    expect(events).toMatchObject([{ kind: "inspection", putRightOn: "2026-10-10", villageName: "" }]);
    const { rows } = await office.must("pack.report", { packId: "sample-fuyang", year: 2026, toMonth: 12 });
    expect(rows.find((row) => row.code === "A7")?.measures[0]?.lines[0]).toMatchObject({
      due: 4,
      actual: 1,
      state: "short",
    });
  });
});
