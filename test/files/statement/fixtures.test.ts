import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { shippedLayouts } from "#domain/bank/shipped-layouts.ts";
import { fen, yuanTextFromFen } from "#domain/core/fen.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { fixtureFiles } from "#fixtures/statements/generate.ts";
import { fixtureBytes, fixtureExpectation, statedPart, statementFixtures } from "#test/support/statement-fixtures.ts";

const totals = new URL("../../../fixtures/statements/totals.csv", import.meta.url);

const statedTotals = () =>
  readFileSync(totals, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [file = "", moneyIn = "", moneyOut = "", countIn = "", countOut = "", opening = "", closing = ""] =
        line.split(",");
      return { file, moneyIn, moneyOut, countIn, countOut, opening, closing };
    });

const yuanIn = (text: string): number => Number(text.replace(".", ""));

const stating = z.looseObject({ password: z.string().optional() });

describe("stored statement files", () => {
  it.each(statementFixtures())("are read as their script of events says: %s", async (path) => {
    const stated = stating.parse(fixtureExpectation(path));
    const { password = null } = stated;
    const read = await openStatement({ bytes: fixtureBytes(path), name: path, password });
    const found = read.ok ? statedPart(inspectStatement(read.value)) : { failure: read.error.code };
    expect({ story: expect.any(String), ...(password === null ? {} : { password }), ...found }).toEqual(stated);
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

  it("hold a whole quarter in every layout whose header row is known", async () => {
    const exact = shippedLayouts.filter(({ isSketch }) => !isSketch).map(({ id }) => id);
    const quarters = statementFixtures().filter((path) => path.includes("/quarter."));
    const seen = new Set<string | null>();
    for (const path of quarters) {
      const { password = null } = stating.parse(fixtureExpectation(path));
      const read = await openStatement({ bytes: fixtureBytes(path), name: path, password });
      const inspection = read.ok ? inspectStatement(read.value) : undefined;
      if ((inspection?.rows ?? 0) >= 20) seen.add(inspection?.layout ?? null);
    }
    expect(exact.filter((id) => !seen.has(id))).toEqual([]);
  });

  // Added up by hand from the quarter's movements, so that neither the generator nor the reader has a say in it.
  it.each(statedTotals())("come to what was added up by hand: $file", async ({ file, ...stated }) => {
    const { password = null } = stating.parse(fixtureExpectation(file));
    const read = await openStatement({ bytes: fixtureBytes(file), name: file, password });
    const found = read.ok ? inspectStatement(read.value) : expect.fail(JSON.stringify(read.error));
    expect({
      moneyIn: yuanTextFromFen(found.creditFen),
      moneyOut: yuanTextFromFen(found.debitFen),
      countIn: String(found.creditCount),
      countOut: String(found.debitCount),
      closing: yuanTextFromFen(fen(found.closingFen ?? yuanIn(stated.opening) + found.creditFen - found.debitFen)),
      opening: yuanTextFromFen(fen(found.openingFen ?? yuanIn(stated.opening))),
    }).toEqual(stated);
  });

  it("are all added up where they hold a whole quarter", () => {
    const quarters = statementFixtures().filter((path) => path.includes("/quarter"));
    expect(statedTotals().map(({ file }) => file)).toEqual(quarters);
  });
});
