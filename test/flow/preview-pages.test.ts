import { afterEach, beforeEach, expect, it } from "vitest";
import { statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage("951006010099000188");
});
afterEach(() => {
  village.close();
});

const input = { file: statementFile("psbc-1/quarter.xlsx"), bankAccountId: null, mapping: null, sheet: null };

it("shows the first lines of a preview and hands on the rest, the same lines as in one piece", async () => {
  const whole = await village.must("statement.preview", input);
  const first = await village.must("statement.preview", { ...input, shown: 10 });
  expect(first).toEqual({ ...whole, lines: whole.lines.slice(0, 10) });
  const { digest } = first;
  const second = await village.must("statement.previewLines", { digest, skip: 10, take: 10 });
  const third = await village.must("statement.previewLines", { digest, skip: 20, take: 10 });
  expect([...first.lines, ...second.lines, ...third.lines]).toEqual(whole.lines);
});

it("asks for a new preview where there is none of that digest", async () => {
  await village.must("statement.preview", input);
  const { digest } = await village.must("statement.preview", { ...input, shown: 24 });
  // All lines were in the answer: nothing is held for later.
  expect(await village.call("statement.previewLines", { digest, skip: 0, take: 10 })).toMatchObject({
    failure: { code: "preview-outdated" },
  });
});

it("inspects a file without its lines where only its facts are wanted", async () => {
  const { file } = input;
  const whole = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  expect(whole.lines).toHaveLength(24);
  expect(await village.must("statement.inspect", { file, mapping: null, sheet: null, shown: 0 })).toEqual({
    ...whole,
    lines: [],
  });
});
