import { describe, expect, it } from "vitest";
import { yuan } from "#domain/core/fen.ts";
import { capText } from "#flow/cap-text.ts";

describe("a cap in words", () => {
  it("leaves the end of a band out with 不满 and takes it in with 以下", () => {
    const bands = [
      { upTo: 1_200, isInclusive: false, capFen: yuan(8_000) },
      { upTo: 2_000, isInclusive: true, capFen: yuan(15_000) },
      { upTo: null, isInclusive: true, capFen: yuan(20_000) },
    ];
    expect(capText("year", { basis: { kind: "K05", bands } })).toBe(
      "每年按人口分档：不满 1200 人 8,000.00 元；2000 人以下（含） 15,000.00 元；超过 2000 人 20,000.00 元",
    );
  });
});
