import { join } from "node:path";
import { expect, it } from "vitest";
import { readReply } from "#contract/wire.ts";
import { startLedgerThread } from "#host/ledger-thread.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

it("the journeys' ledger thread shows its own day, whatever the machine's calendar says", async () => {
  const thread = await startLedgerThread({
    entry: new URL("../support/fixed-day-worker.ts", import.meta.url),
    ledgerPath: join(temporaryFolder(), "office.xzdb"),
    isNew: true,
    programVersion: "0",
    isDemo: false,
  });
  if (!thread.ok) throw new Error(thread.error.code);
  const text = JSON.stringify({ method: "office.state", input: {}, session: null, requestId: null });
  const reply = readReply("office.state", await thread.value.send(text));
  await thread.value.close(false);
  expect(reply).toMatchObject({ ok: true, value: { today: "2026-10-12" } });
});
