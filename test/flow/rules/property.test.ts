import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumOf } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { readHits } from "#store/hit-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import {
  committee,
  neighbour,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  type RuleOffice,
  decide,
} from "./rule-office.ts";

const capFen = yuan(100);

/** One act in the office; `which` picks among the vouchers made so far. */
type Act =
  | {
      readonly do: "save";
      readonly on: string;
      readonly amountFen: number;
      readonly code: string;
      readonly isNeighbour: boolean;
    }
  | { readonly do: "review" | "post" | "book" | "return" | "correct" | "delete"; readonly which: number };

const days = ["2026-01-01", "2026-03-31", "2026-04-01", "2026-09-15", "2026-09-30"] as const;
const save = fc.record({
  do: fc.constant("save" as const),
  on: fc.constantFrom(...days),
  amountFen: fc.oneof(
    fc.constantFrom(-5_000, 2_500, 5_000),
    fc.integer({ min: -6_000, max: 6_000 }).filter((amount) => amount !== 0),
  ),
  code: fc.constantFrom("F02", "F02", "F02", "F03"),
  isNeighbour: fc.nat(9).map((chance) => chance === 0),
});
const step = fc.record({
  do: fc.constantFrom(
    ...(["book", "book", "book", "book", "correct", "correct", "review", "post", "return", "delete"] as const),
  ),
  which: fc.nat(11),
});
const acts = fc.array(fc.oneof(save, step, step), { minLength: 5, maxLength: 40 });

/** Does an act; what the office refuses simply does not happen. */
const perform = (office: RuleOffice, ids: VoucherId[], act: Act): void => {
  if (act.do === "save") {
    const ledgerId = act.isNeighbour ? neighbour : committee;
    const content = spending({ on: act.on, categoryCode: act.code, amountFen: act.amountFen, ledgerId });
    ids.push(office.must("voucher.save", { id: null, version: null, content }).id);
    return;
  }
  const id = ids[act.which % Math.max(ids.length, 1)];
  const version = id === undefined ? undefined : readVoucher(office.ledger.reading, id)?.voucher.version;
  if (id === undefined || version === undefined) return;
  if (act.do === "review" || act.do === "book") office.ask("voucher.review", { id, version }, "zhou");
  if (act.do === "post" || act.do === "book") office.ask("voucher.post", { ids: [id] }, "zhou");
  if (act.do === "return") office.ask("voucher.return", { id, version, reason: "重填" }, "zhou");
  if (act.do === "delete") office.ask("voucher.delete", { id, version });
  if (act.do === "correct") {
    const reply = office.ask("voucher.correct", { id, onDate: "2026-09-30", reason: "记错", andCopy: true });
    if (reply.ok) ids.push(reply.value.redId, ...(reply.value.copyId === null ? [] : [reply.value.copyId]));
  }
};

/** The day of the first voucher that a correction goes back to. */
const rootDay = (office: RuleOffice, id: VoucherId): string => {
  const voucher = readVoucher(office.ledger.reading, id)?.voucher;
  if (voucher === undefined) throw new Error(`no voucher ${id}`);
  return voucher.correctsId === null ? voucher.content.onDate : rootDay(office, voucher.correctsId);
};

/** What the vouchers themselves say was spent on a category of a ledger between two days, by state. */
const spent = (
  office: RuleOffice,
  ids: readonly VoucherId[],
  scope: { readonly code: string; readonly from: string; readonly to: string },
) => {
  const sums = { posted: 0, reviewed: 0 };
  for (const id of ids) {
    const voucher = readVoucher(office.ledger.reading, id)?.voucher;
    if (voucher === undefined || voucher.state === "draft" || voucher.content.ledgerId !== committee) continue;
    const { entries } = voucher.content;
    const onDate = rootDay(office, id);
    if (onDate < scope.from || onDate > scope.to) continue;
    const own = entries.filter((entry) => entry.categoryId === scope.code);
    sums[voucher.state] += sumOf(own, (entry) => entry.debitFen - entry.creditFen);
  }
  return sums;
};

const cappedOffice = (): RuleOffice => {
  const office = openRuleOffice();
  decide(
    office,
    recording("1号", [
      yearlyCap("F02", capFen),
      yearlyCap("F02", capFen / 2, { period: "quarter" }),
      yearlyCap("F03", capFen),
    ]),
  );
  return office;
};

const quarters = [
  { from: "2026-01-01", to: "2026-03-31" },
  { from: "2026-04-01", to: "2026-06-30" },
  { from: "2026-07-01", to: "2026-09-30" },
] as const;
const year = { from: "2026-01-01", to: "2026-12-31" };

describe("whatever is done in whatever order", () => {
  it("the register shows exactly what the vouchers say", () => {
    fc.assert(
      fc.property(acts, (list) => {
        const office = cappedOffice();
        const ids: VoucherId[] = [];
        for (const act of list) perform(office, ids, act);
        for (const { from, to } of quarters) {
          for (const cap of office.must("cap.register", { ledgerId: committee, onDate: to }).caps) {
            const own = spent(office, ids, { code: cap.categoryId, ...(cap.period === "year" ? year : { from, to }) });
            expect([cap.usedFen, cap.committedFen]).toEqual([own.posted, own.reviewed]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("nothing over a cap is ever posted, nor reviewed while no red voucher went back", () => {
    fc.assert(
      fc.property(acts, (list) => {
        const office = cappedOffice();
        const ids: VoucherId[] = [];
        let isRedReturned = false;
        for (const act of list) {
          perform(office, ids, act);
          if (act.do === "return" || act.do === "delete")
            isRedReturned ||= list.some((each) => each.do === "correct" || (each.do === "save" && each.amountFen < 0));
        }
        const scopes = [
          { ...year, most: capFen, code: "F02" },
          { ...year, most: capFen, code: "F03" },
          ...quarters.map((quarter) => ({ ...quarter, most: capFen / 2, code: "F02" })),
        ];
        for (const scope of scopes) {
          const own = spent(office, ids, scope);
          expect(own.posted).toBeLessThanOrEqual(scope.most);
          if (!isRedReturned) expect(own.posted + own.reviewed).toBeLessThanOrEqual(scope.most);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("a raise voted in spring frees nothing before its day, and afterwards no more than it says", () => {
    fc.assert(
      fc.property(acts, (list) => {
        const office = openRuleOffice();
        decide(office, recording("1号", [yearlyCap("F02", capFen)]));
        const raised = yearlyCap("F02", 2 * capFen, { fromOn: "2026-04-01" });
        decide(office, recording("2号", [raised], { metOn: "2026-04-01" }));
        const ids: VoucherId[] = [];
        for (const act of list) perform(office, ids, act);
        const early = spent(office, ids, { code: "F02", from: "2026-01-01", to: "2026-03-31" });
        const whole = spent(office, ids, { code: "F02", ...year });
        expect(early.posted).toBeLessThanOrEqual(capFen);
        expect(whole.posted).toBeLessThanOrEqual(2 * capFen);
      }),
      { numRuns: 40 },
    );
  });

  it("a spending under its own day's cap is posted though more was lawfully spent after a raise", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [yearlyCap("F02", yuan(650))]));
    const raised = yearlyCap("F02", yuan(1250), { fromOn: "2026-09-15" });
    decide(office, recording("2号", [raised], { metOn: "2026-09-15" }));
    const book = (on: string, amountFen: number) => {
      const content = spending({ on, categoryCode: "F02", amountFen, ledgerId: committee });
      const { id, version } = office.must("voucher.save", { id: null, version: null, content });
      office.must("voucher.review", { id, version }, "zhou");
      return id;
    };
    const first = book("2026-04-01", yuan(350));
    const second = book("2026-09-30", yuan(900));
    expect(office.must("voucher.post", { ids: [first, second] }, "zhou").refused).toEqual([]);
    const backdated = spending({ on: "2026-04-01", categoryCode: "F02", amountFen: 1, ledgerId: committee });
    const { id, version } = office.must("voucher.save", { id: null, version: null, content: backdated });
    expect(office.ask("voucher.review", { id, version }, "zhou")).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("a later vote never changes what was judged at a review or a posting before it", () => {
    const amendments = fc.array(
      fc.record({
        amountFen: fc.integer({ min: 0, max: 50_000 }),
        metOn: fc.constantFrom(...days),
        fromOn: fc.constantFrom(...days),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(acts, amendments, (list, votes) => {
        const office = cappedOffice();
        const ids: VoucherId[] = [];
        for (const act of list) perform(office, ids, act);
        const judged = () =>
          ids.flatMap((id) =>
            (["review", "posting"] as const).map((stage) => readHits(office.ledger.reading, id, stage)),
          );
        const first = (onDate: string) =>
          office.must("resolution.list", { ledgerId: committee }).resolutions.filter((each) => each.metOn <= onDate)
            .length;
        const before = JSON.stringify(judged());
        let kept = 0;
        for (const [index, { amountFen, ...dates }] of votes.entries()) {
          const cap = yearlyCap("F02", amountFen, { fromOn: dates.fromOn });
          const vote = recording(`${index + 2}号`, [cap], { metOn: dates.metOn });
          const reply = office.ask("resolution.record", vote);
          // One that would begin before the newest version is refused and leaves nothing.
          if (!reply.ok) {
            expect(["cap-retroactive", "cap-after-amendment"]).toContain(reply.failure.code);
            continue;
          }
          office.must("resolution.confirm", { id: reply.value.id }, "zhou");
          kept += 1;
        }
        expect(JSON.stringify(judged())).toBe(before);
        expect(first("2026-12-31")).toBe(kept + 1);
      }),
      { numRuns: 25 },
    );
  });
});
