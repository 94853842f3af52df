import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "#cli/run.ts";
import { openQinghe } from "#test/support/booked-office.ts";
import { testPassword } from "#test/support/office.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

beforeEach(() => {
  vi.stubEnv("XZ_PASSWORD", testPassword);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const archive = (paths: readonly string[]): string => {
  const path = join(temporaryFolder(), "三季度.zip");
  writeFileSync(
    path,
    zipSync(Object.fromEntries(paths.map((each) => [each.replaceAll("/", "-"), fixtureBytes(each)]))),
  );
  return path;
};

const stacked = join(import.meta.dirname, "../../fixtures/statements/abc-1/two-accounts.xlsx");

describe("statement inspect of a file with several statements", () => {
  it("tells of the whole table and of each account in it", async () => {
    const outcome = await run(["statement", "inspect", stacked, "--json"]);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        rows: 29,
        refusals: ["several-accounts"],
        parts: [
          { member: null, ownAccount: "22399901040009876", value: { rows: 27, breaks: [], refusals: [] } },
          { member: null, ownAccount: "22399901040005432", value: { rows: 2, breaks: [], refusals: [] } },
        ],
      },
    });
  });

  it("tells of every file in an archive, and what one cannot be read for", async () => {
    const path = archive(["psbc-1/quarter.xlsx", "ccb-2/truncated.xls", "abc-1/two-accounts.xlsx"]);
    const outcome = await run(["statement", "inspect", path]);
    expect(outcome).toMatchObject({
      ok: true,
      isWhole: false,
      value: {
        parts: [
          { member: "psbc-1-quarter.xlsx", value: { rows: 24 } },
          { member: "ccb-2-truncated.xls", failure: { code: "statement-unreadable" } },
          {
            member: "abc-1-two-accounts.xlsx",
            value: { rows: 29, parts: [{ value: { rows: 27 } }, { value: { rows: 2 } }] },
          },
        ],
      },
    });
    expect(outcome.ok && outcome.text).toContain("【ccb-2-truncated.xls】");
  });
});

describe("statement import of a file with several statements", () => {
  it("imports each into its own account and names what is refused; the same again imports nothing", async () => {
    const { office } = await openQinghe();
    office.desk.close();
    const as = ["--ledger", office.ledgerPath, "--user", "chen"];
    const path = archive(["psbc-1/quarter.xlsx", "ccb-2/truncated.xls", "abc-1/two-accounts.xlsx"]);
    // A row number says nothing while several statements have one, and a row that is not doubtful is named, never passed over.
    expect(await run(["statement", "import", path, "--take", "9", ...as])).toMatchObject({ ok: false });
    expect(
      await run(["statement", "import", stacked, "--account", "22399901040009876", "--take", "4,999", ...as]),
    ).toMatchObject({ isWhole: false, value: { parts: [{ failure: { code: "rows-not-doubtful", rows: [4, 999] } }] } });
    const first = await run(["statement", "import", path, ...as]);
    expect(first).toMatchObject({
      ok: true,
      isWhole: false,
      value: {
        parts: [
          { member: "psbc-1-quarter.xlsx", value: { newCount: 24 } },
          { member: "ccb-2-truncated.xls", failure: { code: "statement-unreadable" } },
          {
            member: "abc-1-two-accounts.xlsx",
            value: { parts: [{ value: { newCount: 27 } }, { value: { newCount: 2 } }] },
          },
        ],
      },
    });
    const again = await run(["statement", "import", stacked, ...as, "--account", "22399901040005432"]);
    expect(again).toMatchObject({
      ok: true,
      isWhole: false,
      value: { parts: [{ ownAccount: "22399901040005432", failure: { code: "statement-already-imported" } }] },
    });
  });
});
