import type { Instant } from "#domain/core/dates.ts";
import type { Ledger } from "#store/open.ts";
import type { Writing } from "#store/query.ts";
import { differingRegisters } from "#store/seal-parts.ts";
import { sealText } from "#store/seal-rows.ts";
import { appendTrail, readLinesOf } from "#store/trail-rows.ts";
import { readOr } from "./unreadable.ts";

/** How the log calls what it found changed past the program; nobody calls it. */
export const foundChangeAction = "ledger.foundChange";

const mostNames = 20;

const noteEach = (writing: Writing, at: Instant): void => {
  // Rows that make no sense at all are named by a verification; nobody is kept from working by them.
  const differing = readOr(
    () => differingRegisters(writing),
    () => [],
  );
  if (differing.length === 0) return;
  const known = new Set(readLinesOf(writing, foundChangeAction).map(({ facts }) => facts["found"]));
  for (const { key, names } of differing) {
    // As it stands now: the same state is told once, a further change anew.
    const found = sealText(writing, key);
    if (known.has(found)) continue;
    const shown = names.slice(0, mostNames).join("、");
    appendTrail(writing, {
      at,
      personId: null,
      personName: "",
      action: foundChangeAction,
      subject: `发现程序以外的改动：${shown}${names.length > mostNames ? `等 ${names.length} 处` : ""}`,
      facts: { found, names },
      requestId: null,
    });
  }
};

const looked = new WeakSet<Ledger>();

/**
 * Before the first change after a file was opened: what of the registers is not as the log last sealed it goes into the log. A
 * register is sealed anew whole by the next call that changes it; without this line, a record changed past the program would
 * then stand as sealed. While the program has the file open nobody else can change it.
 */
export const noteFoundChanges = (ledger: Ledger, at: Instant): void => {
  if (looked.has(ledger)) return;
  ledger.transact((writing) => {
    noteEach(writing, at);
    return { ok: true };
  });
  looked.add(ledger);
};
