import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amendmentFault } from "#domain/caps/amendment.ts";
import { minutesFault, noticeNeeded, usualNotice, type Attendee, type Minutes } from "#domain/caps/minutes.ts";
import { procedureChecks, type RecordedProcedure } from "#domain/caps/procedure.ts";
import { addDays, localDate } from "#domain/core/dates.ts";

const metOn = localDate("2026-07-10");
const meeting = { body: "congress", track: "A", metOn, entitled: 30, present: 20 } as const;
const person = (index: number, rest: Partial<Attendee> = {}): Attendee => ({
  name: `代表${String(index)}`,
  unit: "1组",
  isWoman: false,
  way: "in-person",
  proxy: "",
  isSigned: true,
  ...rest,
});
const everybody = Array.from({ length: 20 }, (_none, index) => person(index));
const minutes = (rest: Partial<Minutes> = {}): Minutes => ({
  noticeOn: localDate("2026-07-05"),
  noticeReason: "",
  proxies: 0,
  women: null,
  attendees: [],
  composition: null,
  postedFrom: null,
  postedTo: null,
  ...rest,
});
const asked = { notice: 3, posting: 15 };
const with0 = (first: Partial<Attendee>): readonly Attendee[] => [person(0, first), ...everybody.slice(1)];

describe("the minutes of a meeting", () => {
  it.each<[string, Partial<Minutes>, string | undefined]>([
    ["say nothing wrong", {}, undefined],
    ["name everybody present", { attendees: everybody }, undefined],
    ["give notice after the meeting", { noticeOn: localDate("2026-07-11") }, "notice-after-meeting"],
    ["give too short a notice", { noticeOn: localDate("2026-07-08") }, "notice-short"],
    ["give a short notice for a reason", { noticeOn: localDate("2026-07-08"), noticeReason: "抗洪" }, undefined],
    ["name fewer than came", { attendees: everybody.slice(1) }, "attendees-not-present"],
    ["name somebody twice", { attendees: with0({ name: "代表1" }) }, "attendee-twice"],
    ["name two of one name in two groups", { attendees: with0({ name: "代表1", unit: "2组" }) }, undefined],
    ["count people of a village's meeting who sent somebody", { proxies: 1 }, "proxies-not-allowed"],
    ["are posted before the meeting", { postedFrom: localDate("2026-07-09") }, "posting-before-meeting"],
    ["come down without having hung", { postedTo: localDate("2026-07-20") }, "posting-ends-first"],
    [
      "come down before they were put up",
      { postedFrom: localDate("2026-07-12"), postedTo: localDate("2026-07-11") },
      "posting-ends-first",
    ],
    ["hang from the day of the meeting on", { postedFrom: metOn }, undefined],
    ["name a proxy for one who came", { attendees: with0({ proxy: "王五" }) }, "proxy-not-asked"],
    ["count proxies otherwise", { attendees: with0({ way: "proxy", proxy: "王五" }) }, "proxies-differ"],
    ["count women otherwise", { attendees: with0({ isWoman: true }), women: 2 }, "women-differ"],
    [
      "have more women than members",
      { composition: { representatives: null, women: 31, households: null } },
      "women-over-members",
    ],
    [
      "have more representatives than members",
      { composition: { representatives: 31, women: null, households: null } },
      "representatives-over-members",
    ],
  ])("%s", (_case, part, reason) => {
    expect(minutesFault(minutes(part), meeting, noticeNeeded(usualNotice, meeting))?.reason).toBe(reason);
  });

  it("leave a proxy of a members' meeting unnamed", () => {
    const members = { ...meeting, track: "B" } as const;
    const part = { attendees: with0({ way: "proxy" }), proxies: 1 };
    expect(minutesFault(minutes(part), members, 3)?.reason).toBe("proxy-unnamed");
    expect(minutesFault(minutes({ proxies: 3 }), members, 3)).toBeUndefined();
  });

  it("need the days of their law and body", () => {
    const of = (body: "congress" | "assembly", track: "A" | "B") => noticeNeeded(usualNotice, { body, track });
    expect([of("congress", "A"), of("assembly", "A"), of("congress", "B"), of("assembly", "B")]).toEqual([
      3, 10, 10, 10,
    ]);
  });
});

type Of = { readonly body?: "assembly"; readonly track?: "B"; readonly entitled?: number };
const recorded = (part: Partial<RecordedProcedure>): RecordedProcedure => ({
  ...minutes(part),
  partyStudyMinute: "",
  isSupervised: true,
  evidence: null,
  ...part,
});
const kindsNotMet = (part: Partial<RecordedProcedure>, of: Of = {}) =>
  procedureChecks(recorded(part), { ...meeting, ...of }, asked).flatMap(({ kind, isMet }) =>
    isMet === false ? [kind] : [],
  );
const composed = (representatives: number, women: number, households: number) => ({
  composition: { representatives, women, households },
});

describe("the procedure of a decision", () => {
  it.each<[string, Partial<RecordedProcedure>, readonly string[]]>([
    ["in order", { ...composed(24, 10, 300), attendees: everybody }, []],
    ["with too few representatives", composed(23, 10, 300), ["representatives"]],
    ["with too few women", composed(24, 9, 300), ["women"]],
    ["with too few for its households", composed(24, 10, 361), ["households"]],
    ["with too many for its households", composed(24, 10, 119), ["households"]],
    ["at the ends of five and fifteen households", composed(24, 10, 360), []],
    ["with somebody who did not sign", { attendees: with0({ isSigned: false }) }, ["signatures"]],
    ["with a proxy where none may be", { proxies: 1 }, ["proxies"]],
    ["hung a day too short", { postedFrom: metOn, postedTo: localDate("2026-07-24") }, ["posting"]],
    ["hung fifteen days, the first not counted", { postedFrom: metOn, postedTo: localDate("2026-07-25") }, []],
    ["with nobody of the supervisors there", { isSupervised: false }, ["supervision"]],
    [
      "posted without a photo",
      { postedFrom: metOn, evidence: { partyStudies: 1, postingPhotos: 0 } },
      ["posting-photo"],
    ],
    ["posted with a photo", { postedFrom: metOn, evidence: { partyStudies: 0, postingPhotos: 2 } }, []],
    ["told two days before", { noticeOn: localDate("2026-07-08") }, ["notice"]],
  ])("%s", (_case, part, kinds) => {
    expect(kindsNotMet(part)).toEqual(kinds);
  });

  it("asks more than twenty of a congress of members, and lets members' assemblies be by proxy", () => {
    expect(kindsNotMet({}, { track: "B", entitled: 20 })).toEqual(["members"]);
    expect(kindsNotMet({}, { track: "B", entitled: 21 })).toEqual([]);
    expect(kindsNotMet({ proxies: 5 }, { body: "assembly", track: "B" })).toEqual([]);
  });

  it("shows a study of the party by its minute or by its scan, and says nothing of a photo before there can be one", () => {
    const found = (part: Partial<RecordedProcedure>) =>
      procedureChecks(recorded(part), meeting, asked).flatMap(({ kind, isMet, has }) =>
        kind === "party-study" || kind === "posting-photo" ? [[kind, isMet, has]] : [],
      );
    expect(found({})).toEqual([
      ["party-study", null, 0],
      ["posting-photo", null, null],
    ]);
    expect(found({ partyStudyMinute: "支部会议12号" })[0]).toEqual(["party-study", true, 1]);
    expect(found({ evidence: { partyStudies: 1, postingPhotos: 0 } })).toEqual([
      ["party-study", true, 1],
      ["posting-photo", null, 0],
    ]);
  });

  it("never asks for a share that a whole number of people cannot reach", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (entitled, women) => {
        const [check] = procedureChecks(
          recorded(composed(entitled, Math.min(women, entitled), 1000)),
          { ...meeting, entitled },
          asked,
        ).filter(({ kind }) => kind === "women");
        expect(check?.isMet).toBe(3 * Math.min(women, entitled) >= entitled);
        expect(check?.isMet).toBe((check?.has ?? 0) >= (check?.needs ?? 0));
      }),
    );
  });
});

describe("an amendment", () => {
  const earlier = { ledgerId: "l", body: "congress", track: "A", metOn, computed: "passed" } as const;
  const later = { ...earlier, metOn: addDays(metOn, 30) };
  it.each([
    ["by the same body later", earlier, later, undefined],
    ["of nothing", undefined, later, "unknown"],
    ["of another ledger's", { ...earlier, ledgerId: "m" }, later, "unknown"],
    ["by another body", earlier, { ...later, body: "assembly" as const }, "other-body"],
    ["by another track", earlier, { ...later, track: "B" as const }, "other-body"],
    ["before it", later, earlier, "before-it"],
    ["of one that failed", { ...earlier, computed: "failed" as const }, later, "earlier-failed"],
    ["by one that failed", earlier, { ...later, computed: "failed" as const }, "failed"],
  ])("%s", (_case, of, by, fault) => {
    expect(amendmentFault(of, by)).toBe(fault);
  });
});
