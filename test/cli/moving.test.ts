import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "#cli/command.ts";
import { run } from "#cli/run.ts";
import { balancesT3, vouchersT3, type ForeignFile } from "#test/support/foreign-files.ts";
import { openOffice, testPassword, testPersons, type Office } from "#test/support/office.ts";

let office: Office;
beforeEach(async () => {
  vi.stubEnv("XZ_PASSWORD", testPassword);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  office = await openOffice();
});
afterEach(() => {
  office.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const open = async (name: string, startMonth: string, system: "2004" | "2023"): Promise<string> => {
  const { id } = await office.must("village.save", { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] });
  return (await office.must("ledger.open", { villageId: id, entity: "collective", name, startMonth, system })).id;
};
const kept = (name: string, content: string | Buffer): string => {
  const path = join(office.folder, name);
  writeFileSync(path, content);
  return path;
};
const fileOf = (file: ForeignFile): string => kept(file.name, Buffer.from(file.bytes, "base64"));
const as = (role: "bookkeeper" | "reviewer", ...line: readonly string[]): Promise<Outcome> =>
  run([...line, "--ledger", office.ledgerPath, "--user", testPersons[role].login]);
const textOf = (outcome: Outcome): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.text;
};
const valueOf = (outcome: Outcome): Record<string, unknown> => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value as Record<string, unknown>;
};

describe("books move in by commands:", () => {
  it("a 科目余额表 of 2004, its conversion by two people, and the checks of the new books", async () => {
    await open("柳溪村2004旧账", "2024-01", "2004");
    office.desk.close();
    const file = fileOf(balancesT3());
    const ledger = ["--ledger-name", "柳溪村2004旧账"];
    expect(textOf(await as("bookkeeper", "import-balances", file, ...ledger, "--preview"))).toContain("农商行基本户");
    expect(textOf(await as("bookkeeper", "import-balances", file, ...ledger))).toContain("借贷平衡");
    const shown = await as("bookkeeper", "convert-2004", ...ledger);
    expect(textOf(shown)).toContain("154 借 700.00");
    const { plan } = valueOf(shown) as { plan: { rows: { reason: string; parts: unknown[] }[]; additions: [] } };
    const rows = plan.rows.map((row) => ({
      ...row,
      reason: "核对过",
      parts: row.parts.length > 0 ? row.parts : [{ toCode: "311", detailName: "", itemName: "", amountFen: -103_500 }],
    }));
    const unfinished = kept("a.json", JSON.stringify({ plan: { rows: plan.rows, additions: [] } }));
    expect(await as("bookkeeper", "convert-2004", ...ledger, "--plan", unfinished)).toMatchObject({ isWhole: false });
    const path = kept("b.json", JSON.stringify({ name: "柳溪村合作社", plan: { rows, additions: [] } }));
    expect(await as("bookkeeper", "convert-2004", ...ledger, "--plan", path)).toMatchObject({ isWhole: true });
    expect(textOf(await as("reviewer", "convert-2004", ...ledger, "--approve"))).toContain("柳溪村合作社 已启用");
    const report = ["--ledger-name", "柳溪村合作社", "--month", "2024-01"];
    expect(await as("bookkeeper", "report", "cross-checks", ...report)).toMatchObject({ isWhole: true });
    expect(textOf(await as("bookkeeper", "report", "combined", ...report, "--township"))).toContain("没有计入");
  });

  it("a list of vouchers, approved by a second person and taken back", async () => {
    const ledgerId = await open("柳溪村合作社", "2026-07", "2023");
    await office.must("ledger.start", { ledgerId });
    office.desk.close();
    const file = fileOf(vouchersT3());
    const ledger = ["--ledger-name", "柳溪村合作社"];
    expect(textOf(await as("bookkeeper", "import-vouchers", file, ...ledger, "--preview"))).toContain("凭证 3 张");
    const { id } = valueOf(await as("bookkeeper", "import-vouchers", file, ...ledger)) as { id: string };
    expect(textOf(await as("reviewer", "approve-import", id))).toContain("已按原号记账 3 张");
    const detail = await as("bookkeeper", "report", "income-detail", ...ledger, "--from", "2026-07", "--to", "2026-08");
    expect(textOf(detail)).toContain("收入 3,000.00，支出 330.00");
    expect(textOf(await as("bookkeeper", "undo-import", id, "--reason", "重来"))).toContain("已撤销 3 张");
  });

  it.each([
    ["no file", ["import-balances"]],
    ["no import", ["approve-import"]],
    ["no reason", ["undo-import", "x"]],
  ])("and are told how to do better with %s", async (_case, line) => {
    office.desk.close();
    const outcome = await as("bookkeeper", ...line);
    expect(!outcome.ok && "misuse" in outcome && outcome.misuse).toMatch(/[\u4e00-\u9fff]/);
  });
});
