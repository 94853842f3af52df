import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeDemo } from "#cli/demo.ts";
import { demoPassword } from "#cli/demo-office.ts";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const hashesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex")}`,
    );

it("does the main job of a quarter, and the same way every time", { timeout: 240_000 }, async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const made = await makeDemo(first);
  if (!made.ok) throw new Error(JSON.stringify(made));
  const report = made.value;
  expect(report.imported).toHaveLength(7);
  expect(report.stopped.map(({ kinds }) => kinds)).toEqual([["K08"], ["K04"]]);
  expect(report.closed).toHaveLength(12);
  expect(report.postedCount).toBe(report.lineCount + 1);
  expect(report.workbooks).toHaveLength(5);
  expect(report.findingCount).toBeGreaterThan(0);
  expect(report.isSound).toBe(true);
  expect(existsSync(report.backupPath)).toBe(true);

  const again = await makeDemo(second);
  expect(again.ok).toBe(true);
  expect(hashesIn(join(second, "审计工作簿"))).toEqual(hashesIn(join(first, "审计工作簿")));

  const opened = openDesk({ ledgerPath: report.ledgerPath, isNew: false, programVersion: "0.0.0-test", isDemo: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const input = { login: "zhou", password: demoPassword };
  const text = JSON.stringify({ method: "session.open", input, session: null, requestId: "r-1" });
  const reply = await dispatch(opened.value, text, { onProgress: () => undefined, isCancelled: () => false });
  expect(JSON.parse(reply)).toMatchObject({ ok: true, value: { person: { mustChangePassword: false } } });
  opened.value.close();

  const replaced = await makeDemo(first);
  expect(replaced.ok).toBe(true);
});
