import { describe, expect, it } from "vitest";
import { month } from "#domain/core/dates.ts";
import { fen, yuan } from "#domain/core/fen.ts";
import type { PayScheme } from "#domain/funds/pay-run.ts";
import { payStanding, type PayVersion } from "#domain/funds/pay-rise.ts";
import { everyVillage, toTheFen } from "#domain/funds/village-condition.ts";

const income = "农村居民人均可支配收入";
const times = (numerator: number, denominator = 1): PayScheme => ({
  posts: ["secretary"],
  parts: [
    {
      name: "基本报酬",
      gate: null,
      way: {
        kind: "formula",
        indicator: income,
        yearsBack: 1,
        formula: {
          multiple: { numerator, denominator },
          ratios: [{ post: "secretary", ratio: { numerator: 1, denominator: 1 } }],
          addOns: [],
          rounding: toTheFen,
        },
      },
    },
  ],
});
const version = (from: string, scheme: PayScheme, schemeId = "基本报酬"): PayVersion => ({
  schemeId,
  fromMonth: month(from),
  scheme,
});
const flat = (): ReturnType<typeof yuan> => yuan(12_000);
const at = (versions: readonly PayVersion[], through: string, find: Parameters<typeof payStanding>[1] = flat) =>
  payStanding(versions, find, month(through));

describe("how long the standard of pay has stood", () => {
  it("is not known where none was set by then", () => {
    expect(at([], "2026-10")).toBeNull();
    expect(at([version("2026-11", times(2))], "2026-10")).toBeNull();
  });

  it("counts from the first standard, which is no raise", () => {
    expect(at([version("2026-07", times(2))], "2026-10")).toEqual({ sinceRaise: null, sinceFirst: 3 });
  });

  it("counts from the version that pays more, whatever came after it", () => {
    const versions = [version("2025-01", times(1)), version("2026-03", times(2)), version("2026-08", times(2))];
    expect(at(versions, "2026-10")).toEqual({ sinceRaise: 7, sinceFirst: 21 });
  });

  it("takes no version that pays less for a raise", () => {
    const versions = [version("2026-07", times(2)), version("2026-10", times(1))];
    expect(at(versions, "2026-12")).toEqual({ sinceRaise: null, sinceFirst: 5 });
  });

  it("takes the rise of the figure it hangs on for one, and says nothing of a year without the figure", () => {
    const rising = (_name: string, year: number) =>
      year === 2024 ? yuan(10_000) : year === 2025 ? yuan(10_001) : null;
    expect(at([version("2025-06", times(2))], "2027-02", rising)).toEqual({ sinceRaise: 13, sinceFirst: 20 });
  });

  it("takes a second scheme for no raise of the first", () => {
    const table: PayScheme = {
      posts: ["secretary"],
      parts: [
        {
          name: "补助",
          gate: null,
          way: { kind: "table", rows: [{ posts: null, condition: everyVillage, yearlyFen: fen(100) }] },
        },
      ],
    };
    expect(at([version("2026-01", times(1)), version("2026-05", table, "补助")], "2026-06")).toEqual({
      sinceRaise: null,
      sinceFirst: 5,
    });
  });
});
