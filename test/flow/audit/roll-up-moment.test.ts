import { afterEach, beforeEach, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { openAuditBooks, reviewer } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";

let office: ReturnType<typeof openAuditBooks>;
beforeEach(() => {
  office = openAuditBooks();
  auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true });
  auditVillage(office, { id: "shiqiao", village: "石桥村", isFirst: false });
});
afterEach(() => office.close());

/** Somebody else's deed, as the log has it. */
const deed = () =>
  office.ledger.transact((writing) => {
    appendTrail(writing, {
      at: instant("2026-10-08T02:00:00.000Z"),
      personId: reviewer,
      personName: "周审核",
      action: "finding.answer",
      subject: "答复疑点",
      facts: {},
      requestId: null,
    });
    return { ok: true };
  });

/** Makes the roll-up; `between` is told of every set of books about to be read, and of how many were. */
const rollUp = async (between: (read: number) => void) => {
  let read = 0;
  const call = office.call("workbook.make", { ledgerId: null, quarter: "2026Q3" });
  const progress = (stage: string): void => {
    if (stage !== "ledgers") return;
    between(read);
    read += 1;
  };
  const reply = await makeWorkbook({ ...call, progress });
  if (!reply.ok) throw new Error(reply.failure.code);
  return { read, fileHash: reply.value.fileHash };
};

it("lets others at the ledger between one set of books and the next", async () => {
  const heard: number[] = [];
  const seen: number[] = [];
  const { read } = await rollUp((count) => {
    // What waits on the thread: heard before the next set of books is read.
    setImmediate(() => heard.push(count));
    seen.push(heard.length);
  });
  expect(read).toBe(2);
  expect(seen).toEqual([0, 1]);
});

it("is of one moment: read again where something changed meanwhile, and in one go where things never rest", async () => {
  const undisturbed = await rollUp(() => undefined);
  const once = await rollUp((read) => {
    if (read === 1) deed();
  });
  expect(once).toEqual({ read: 4, fileHash: undisturbed.fileHash });
  const always = await rollUp(() => void deed());
  expect(always).toEqual({ read: 4, fileHash: undisturbed.fileHash });
});
