import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { OpenDesk } from "#api/desk.ts";
import { filesBeside } from "#store/open.ts";
import { withDesk, withLedger } from "./at-desk.ts";
import type { Given, Outcome } from "./command.ts";

type Look = (ledger: OpenDesk["ledger"]) => Outcome | Promise<Outcome>;

/**
 * Looks at the ledger named by `--ledger`, also where it cannot be written: an auditor's disc or a locked folder. There its file is
 * copied into the temporary folder for the time of `look`, while originals are read where they lie.
 */
export const lookAtLedger = async (given: Given, look: Look): Promise<Outcome> => {
  const outcome = await withLedger(given, ({ ledger }) => look(ledger));
  const ledgerPath = given.text("ledger");
  if (ledgerPath === undefined || outcome.ok || !("failure" in outcome)) return outcome;
  if (outcome.failure.code !== "ledger-read-only") return outcome;
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-look-"));
  try {
    const copy = join(folder, basename(ledgerPath));
    // What a program that was killed left beside the ledger is part of it.
    for (const ending of ["", "-wal"])
      if (existsSync(`${ledgerPath}${ending}`)) copyFileSync(`${ledgerPath}${ending}`, `${copy}${ending}`);
    const files = filesBeside(ledgerPath);
    return await withDesk({ ledgerPath: copy, isNew: false }, ({ ledger }) => look({ ...ledger, files }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
