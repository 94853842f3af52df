import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";
import { fixtureFiles } from "#fixtures/statements/generate.ts";
import { fixtureBytes, fixtureExpectation, statedPart, statementFixtures } from "#test/support/statement-fixtures.ts";

describe("stored statement files", () => {
  it.each(statementFixtures())("are read as their script of events says: %s", (path) => {
    const read = readStatementGrids(fixtureBytes(path), path);
    const found = read.ok ? statedPart(inspectStatement(read.value)) : { failure: read.error.code };
    expect({ story: expect.any(String), ...found }).toEqual(fixtureExpectation(path));
  });

  it("are exactly what the generator writes", () => {
    const made = fixtureFiles();
    expect([...made.keys()].toSorted()).toEqual(
      statementFixtures()
        .flatMap((path) => [path, `${path}.json`])
        .toSorted(),
    );
    for (const [path, bytes] of made) expect(Buffer.from(bytes).equals(fixtureBytes(path)), path).toBe(true);
  });

  it("hold at least twenty movements for every known layout", () => {
    const layouts = ["psbc-1", "abc-1", "abc-1b", "scrcb-1", "icbc-1", "ccb-2", "ccb-3"];
    const quarters = statementFixtures().filter((path) => path.includes("/quarter."));
    const seen = quarters.map((path) => {
      const read = readStatementGrids(fixtureBytes(path), path);
      const inspection = read.ok ? inspectStatement(read.value) : undefined;
      return (inspection?.rows ?? 0) >= 20 ? inspection?.layout : undefined;
    });
    expect(new Set(seen)).toEqual(new Set(layouts));
  });
});
