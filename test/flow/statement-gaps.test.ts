import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});

afterEach(() => {
  village.close();
});

const july = icbcStatement("七月.csv", [{ on: "2026-07-30", yuan: -10, party: "甲" }], 10_000);
const september = icbcStatement("九月.csv", [{ on: "2026-09-01", yuan: -10, party: "甲" }], 9_910);

describe("a statement that does not meet the lines the journal has", () => {
  it("before it is taken only once a person accepted the gap, and the preview says it", async () => {
    expect(await importStatement(village, july)).toMatchObject({ ok: true });
    const gap = { side: "before", expectedFen: 999_000, foundFen: 991_000 };
    const input = { file: september, bankAccountId: null, mapping: null, sheet: null };
    expect(await village.must("statement.preview", input)).toMatchObject({ gaps: [gap] });
    expect(await importStatement(village, september)).toMatchObject({
      failure: { code: "gap-not-accepted", gaps: [gap] },
    });
    expect((await village.must("statement.list", { bankAccountId: null })).files).toHaveLength(1);
    expect(await importStatement(village, september, { acceptBreaks: true })).toMatchObject({ ok: true });
  });

  it("after it is told too, as where its own last row is missing", async () => {
    await importStatement(village, july);
    await importStatement(village, september, { acceptBreaks: true });
    const cut = icbcStatement("八月.csv", [{ on: "2026-08-01", yuan: -10, party: "甲" }], 9_990);
    expect(await importStatement(village, cut)).toMatchObject({
      failure: { code: "gap-not-accepted", gaps: [{ side: "after", expectedFen: 991_000, foundFen: 998_000 }] },
    });
    const whole = [
      { on: "2026-08-01", yuan: -10, party: "甲" },
      { on: "2026-08-02", yuan: -70, party: "乙" },
    ];
    expect(await importStatement(village, icbcStatement("八月全.csv", whole, 9_990))).toMatchObject({ ok: true });
  });

  it("is told of a first row whose direction is reversed", async () => {
    await importStatement(village, july);
    const flipped = icbcStatement("反.csv", [{ on: "2026-08-01", yuan: 10, party: "甲" }], 9_970);
    expect(await importStatement(village, flipped)).toMatchObject({ failure: { code: "gap-not-accepted" } });
  });

  it("asks nothing of the first statement of an account, of one that goes on, or of a page that goes on within a day", async () => {
    expect(await importStatement(village, september)).toMatchObject({ ok: true });
    const page = icbcStatement("第二页.csv", [{ on: "2026-09-01", yuan: -5, party: "乙" }], 9_900);
    expect(await importStatement(village, page)).toMatchObject({ ok: true });
    const later = icbcStatement("后来.csv", [{ on: "2026-09-03", yuan: -5, party: "乙" }], 9_895);
    expect(await importStatement(village, later)).toMatchObject({ ok: true });
    expect(await importStatement(village, july)).toMatchObject({ failure: { code: "gap-not-accepted" } });
  });

  it("the preview's promise is void where a gap came meanwhile", async () => {
    const input = { file: september, bankAccountId: null, mapping: null, sheet: null };
    const { digest } = await village.must("statement.preview", input);
    await importStatement(village, july);
    const rest = { takeRows: [], acceptBreaks: true, rememberMapping: false, makeDrafts: false };
    expect(await village.call("statement.commit", { ...input, ...rest, digest })).toMatchObject({
      failure: { code: "preview-outdated" },
    });
  });
});
