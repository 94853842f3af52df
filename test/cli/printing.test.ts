import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "#cli/run.ts";
import { openBookedYear } from "#test/support/closed-year.ts";
import { testPassword } from "#test/support/office.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";

beforeEach(() => {
  vi.stubEnv("XZ_PASSWORD", testPassword);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("printing by the command line", () => {
  it.each([
    ["what it does not know", ["print", "everything"]],
    ["vouchers of no month", ["print", "vouchers"]],
    ["vouchers on unknown paper", ["print", "vouchers", "--month", "2026-07", "--paper", "A3"]],
    ["numbers that are none", ["print", "vouchers", "--month", "2026-07", "--numbers", "9-1"]],
    ["a format it does not know", ["export", "income", "--month", "2026-07", "--format", "doc"]],
    ["no year of an archive", ["archive", "make"]],
    ["no file to verify", ["archive", "verify"]],
  ])("refuses %s as wrong usage", async (_case, line) => {
    expect(await run(line)).toMatchObject({ ok: false, misuse: expect.any(String) });
  });

  it(
    "writes vouchers, a bound book and a draft archive, and verifies it without an account",
    { timeout: 60_000 },
    async () => {
      const village = await openBookedYear();
      village.desk.close();
      const { ledgerPath, folder } = village;
      const as = ["--ledger", ledgerPath, "--user", "chen", "--ledger-name", "柳溪"];
      const [slips, book, out] = ["slips.pdf", "book.pdf", "out"].map((name) => join(folder, name));
      const span = ["--from", "2026-07", "--to", "2026-12"];
      const printed = await run(["print", "vouchers", ...span, "--paper", "A5", "--out", slips ?? "", ...as]);
      expect(printed).toMatchObject({ ok: true, value: { voucherCount: 4, againCount: 0 } });
      expect((await readPdf(readFileSync(slips ?? ""))).length).toBe(6);
      const bound = await run(["print", "general-ledger", ...span, "--cover", "--out", book ?? "", ...as]);
      expect(bound).toMatchObject({ ok: true });
      const table = join(folder, "table.pdf");
      const july = ["--month", "2026-07", "--out", table];
      expect(await run(["print", "reconciliation", ...july, ...as])).toMatchObject({ ok: true, value: { pages: 1 } });
      expect((await readPdf(readFileSync(table))).flatMap(linesOf)).toContain("银行存款余额调节表");
      const made = await run(["archive", "make", "--year", "2026", "--draft", "--out", out ?? "", ...as]);
      const path = made.ok ? String((made.value as { readonly path: unknown }).path) : "";
      expect(await run(["archive", "verify", path])).toMatchObject({
        ok: true,
        isWhole: true,
        value: { books: "other" },
      });
      expect(await run(["archive", "verify", path, "--ledger", ledgerPath])).toMatchObject({
        value: { books: "ours" },
      });
      expect(await run(["archive", "verify", slips ?? ""])).toMatchObject({ failure: { code: "archive-unreadable" } });
      village.close();
    },
  );
});
