import { spawn } from "node:child_process";
import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { countVouchers } from "#store/period-rows.ts";
import { month } from "#domain/core/dates.ts";
import { openLedger } from "#store/open.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});

afterEach(() => {
  village.close();
});

const never = (): boolean => false;

/**
 * Starts a job in another process and kills it without warning once it has printed a line that `isTime`. Answers
 * whether it was killed, from here or by its own doing, or came to its end.
 */
const runJob = (job: string, input: unknown, isTime: (line: string) => boolean): Promise<"killed" | "ended"> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, "../support/killed-child.ts");
    const { bookkeeper, reviewer } = village.persons;
    const path = join(village.folder, "input.json");
    writeFileSync(path, JSON.stringify(input));
    const child = spawn(process.execPath, [script, village.ledgerPath, job, bookkeeper, reviewer, path]);
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().split("\n").some(isTime)) child.kill("SIGKILL");
    });
    child.on("close", (_code, signal) => {
      if (signal === "SIGKILL") resolve("killed");
      else if (errors === "") resolve("ended");
      else reject(new Error(errors));
    });
  });

const killDuring = async (job: string, input: unknown, isTime: (line: string) => boolean): Promise<void> => {
  if ((await runJob(job, input, isTime)) === "ended") throw new Error("the job ended before it could be killed");
};

const reopened = (): OpenDesk => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  return desk.value;
};

const expectSound = (desk: OpenDesk): void => {
  const { isSound, checks } = verifyLedger(desk.ledger.reading, desk.ledger.files, () => undefined);
  expect(checks.filter((check) => !check.isSound)).toEqual([]);
  expect(isSound).toBe(true);
};

describe("a program killed", () => {
  it("in the middle of posting keeps every voucher it had answered for, and the books are sound", async () => {
    const content = village.content("2026-08-05", [
      { code: "bank", debit: 3 },
      { code: "501", credit: 3 },
    ]);
    village.desk.close();
    await killDuring("post", content, (line) => line === "at 7");
    const desk = reopened();
    expect(countVouchers(desk.ledger.reading, village.ledgerId, month("2026-08")).posted).toBeGreaterThanOrEqual(7);
    expectSound(desk);
    desk.close();
  });

  it("in the middle of posting several vouchers has posted none of them, whichever write it was at", async () => {
    const content = village.content("2026-08-05", [
      { code: "bank", debit: 3 },
      { code: "501", credit: 3 },
    ]);
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const draft = await village.save(content);
      await village.must("voucher.review", draft);
      ids.push(draft.id);
    }
    village.desk.close();
    let kills = 0;
    for (let write = 1; (await runJob("post-until", { ids, write }, never)) === "killed"; write += 3) {
      kills += 1;
      const desk = reopened();
      expect(countVouchers(desk.ledger.reading, village.ledgerId, month("2026-08"))).toMatchObject({
        reviewed: 3,
        posted: 0,
      });
      expectSound(desk);
      desk.close();
    }
    expect(kills).toBeGreaterThan(4);
    const desk = reopened();
    expect(countVouchers(desk.ledger.reading, village.ledgerId, month("2026-08"))).toMatchObject({ posted: 3 });
    expectSound(desk);
    desk.close();
  });

  it("while somebody types still has what it had kept of it, for that person", async () => {
    const key = { ledgerId: village.ledgerId, voucherId: null };
    village.desk.close();
    await killDuring("type", key, (line) => line === "at 5");
    const desk = reopened();
    const session = desk.sessions.open(village.persons.bookkeeper);
    const text = JSON.stringify({ method: "kept.read", input: key, session, requestId: null });
    const kept = JSON.parse(await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false })) as {
      readonly value: { readonly form: string };
    };
    expect((JSON.parse(kept.value.form) as { readonly count: number }).count).toBeGreaterThanOrEqual(5);
    expectSound(desk);
    desk.close();
  });

  it("in the middle of an import leaves no line of it", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, "0");
      return `2026-08-${day},,${index + 1}.00,,,对方${index},${6_217_000_000_000_000 + index},往来,`;
    });
    const table = ["交易日期,交易时间,收入金额,支出金额,余额,对方户名,对方账号,摘要,附言", ...rows].join("\n");
    const bytes = Buffer.from(table).toString("base64");
    const file = { name: "流水.csv", bytes };
    const { mapping } = await village.must("statement.inspect", { file, mapping: null, sheet: null });
    const input = { file, bankAccountId: village.bankAccountId, mapping, sheet: null };
    village.desk.close();
    await killDuring("import", input, (line) => line === "at 1000");
    const desk = reopened();
    const session = desk.sessions.open(village.persons.bookkeeper);
    expectSound(desk);
    const text = JSON.stringify({ method: "statement.preview", input, session, requestId: null });
    const again = await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false });
    expect(JSON.parse(again)).toMatchObject({ ok: true, value: { newCount: 3000, knownCount: 0 } });
    desk.close();
  });
});

describe("a file with a torn page", () => {
  it("is refused or reported as damaged, never read as if it were whole", () => {
    village.desk.close();
    const bytes = readFileSync(village.ledgerPath);
    for (let at = 4096; at + 4096 <= bytes.length; at += 8192) bytes.fill(0xa5, at, at + 4096);
    writeFileSync(village.ledgerPath, bytes);
    const opened = openLedger(village.ledgerPath, { isNew: false });
    if (!opened.ok) {
      expect(opened.error.code).toBe("ledger-damaged");
      return;
    }
    const { reading, files, close } = opened.value;
    let isFound = false;
    try {
      isFound = !verifyLedger(reading, files, () => undefined).isSound;
    } catch {
      isFound = true;
    }
    close();
    expect(isFound).toBe(true);
  });
});
