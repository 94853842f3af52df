import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Outcome } from "#cli/command.ts";
import { run } from "#cli/run.ts";
import { filledClaimSheet, twoClaims, type FilledSheets } from "#test/support/claim-sheets.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { testPassword, testPersons } from "#test/support/office.ts";

let village: ClaimVillage;
beforeEach(async () => {
  vi.stubEnv("XZ_PASSWORD", testPassword);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  village = await openClaimVillage();
  village.desk.close();
});
afterEach(() => {
  village.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const as = (...line: readonly string[]): Promise<Outcome> =>
  run([...line, "--ledger", village.ledgerPath, "--user", testPersons.bookkeeper.login]);
const saidOf = (outcome: Outcome): string =>
  outcome.ok ? outcome.text : "misuse" in outcome ? outcome.misuse : outcome.sentence;
const past: FilledSheets = {
  ...twoClaims,
  claims: twoClaims.claims.map((claim) => ({ ...claim, 报账日期: "2025-03-03" })),
};

const broughtBack = async (filled: FilledSheets): Promise<string> => {
  const path = join(village.folder, "空表.xlsx");
  expect(saidOf(await as("claims", "form", "--ledger-name", "柳溪村", "--out", path))).toContain("空白报账表");
  const file = await filledClaimSheet({ name: "表.xlsx", bytes: readFileSync(path).toString("base64") }, filled);
  const filledPath = join(village.folder, "表.xlsx");
  writeFileSync(filledPath, Buffer.from(file.bytes, "base64"));
  return filledPath;
};

it("a form is written for a village, looked at, taken over once, and recognised", async () => {
  const path = await broughtBack(past);
  const preview = saidOf(await as("claims", "import", path, "--preview"));
  expect(preview).toMatch(/2 张，合计 1,450\.00[\s\S]*报-2025-002/);
  expect(preview).not.toMatch(/needs-|block/);
  expect(saidOf(await as("claims", "import", path))).toContain("已导入报账单 2 张（报-2025-001、报-2025-002）");
  const again = await as("claims", "import", path);
  expect(again).toMatchObject({ ok: false, failure: { code: "claim-sheet-taken" } });
  expect(saidOf(again)).toContain("已经由");
});

it("wrong cells are named and nothing is taken over", async () => {
  const path = await broughtBack({ ...past, lines: [{ 单号: 1, 支出分类: "办公费", 金额: -1 }] });
  const refused = await as("claims", "import", path);
  expect(refused).toMatchObject({ ok: false, failure: { code: "register-refused" } });
  expect(saidOf(refused)).toContain("支出明细");
  expect(saidOf(await as("claims", "import"))).toContain("请给出");
});
