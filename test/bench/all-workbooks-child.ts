// Runs in a process of its own so that its peak memory is its own: `node all-workbooks-child.ts LEDGER FOLDER`.
import { mkdirSync } from "node:fs";
import { dispatch } from "#api/dispatch.ts";
import { readReply } from "#contract/wire.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import { callerOn } from "./caller.ts";
import { peakMiB } from "./measure.ts";

const [, , path = "", folder = ""] = process.argv;
mkdirSync(folder, { recursive: true });
const { desk } = callerOn(path);
const session = desk.sessions.open(idOf<PersonId>("preparer"));
const text = JSON.stringify({
  method: "workbook.makeAll",
  input: { quarter: "2026Q3", folder },
  session,
  requestId: "all-workbooks",
});
const start = performance.now();
// The window is another process or thread; what it waits for is an answer to a cancellation, asked at every report.
let [last, longestMs] = [start, 0];
const look = (): boolean => {
  const now = performance.now();
  longestMs = Math.max(longestMs, now - last);
  last = now;
  return false;
};
const reply = readReply(
  "workbook.makeAll",
  await dispatch(desk, text, { onProgress: () => undefined, isCancelled: look }),
);
if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
const ms = performance.now() - start;
desk.close();
process.stdout.write(JSON.stringify({ ms, peakMiB: peakMiB(), longestMs, files: reply.value.files.length }));
