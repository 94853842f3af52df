// Runs in a process of its own and is killed from outside: `node killed-child.ts LEDGER JOB PERSON REVIEWER INPUT.json`.
import { readFileSync } from "node:fs";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import { watchedLedger } from "./failing-ledger.ts";

const [, , ledgerPath = "", job = "", bookkeeper = "", reviewer = "", inputPath = ""] = process.argv;
const input = JSON.parse(readFileSync(inputPath, "utf8")) as object;
const opened = openDesk({ ledgerPath, isNew: false, programVersion: "test", isDemo: false });
if (!opened.ok) throw new Error(opened.error.code);
const desk = opened.value;
let requests = 0;

type Answer = {
  readonly ok: boolean;
  readonly value: { readonly id: string; readonly version: number; readonly digest: string };
};

const send = async (method: string, sent: unknown, person: string, at = desk): Promise<Answer["value"]> => {
  requests += 1;
  const session = desk.sessions.open(idOf<PersonId>(person));
  const text = JSON.stringify({ method, input: sent, session, requestId: `k${process.pid}-${requests}` });
  const reply = await dispatch(at, text, {
    onProgress: (progress) => process.stdout.write(`at ${progress.done}\n`),
    isCancelled: () => false,
  });
  const answer = JSON.parse(reply) as Answer;
  if (!answer.ok) throw new Error(reply);
  return answer.value;
};

if (job === "post") {
  for (let count = 1; ; count += 1) {
    const { id, version } = await send("voucher.save", { id: null, version: null, content: input }, bookkeeper);
    await send("voucher.review", { id, version }, reviewer);
    await send("voucher.post", { ids: [id] }, bookkeeper);
    process.stdout.write(`at ${count}\n`);
  }
}
if (job === "post-until") {
  // Posts some reviewed vouchers in one call and is gone right before the n-th write of it.
  const { ids, write } = input as { readonly ids: readonly string[]; readonly write: number };
  const ledger = watchedLedger(desk.ledger, (count) => {
    if (count === write) process.kill(process.pid, "SIGKILL");
  });
  await send("voucher.post", { ids }, bookkeeper, { ...desk, ledger });
  process.stdout.write("posted\n");
}
if (job === "type") {
  for (let count = 1; ; count += 1) {
    await send("kept.save", { ...input, form: JSON.stringify({ count }) }, bookkeeper);
    process.stdout.write(`at ${count}\n`);
  }
}
if (job === "import") {
  const { digest } = await send("statement.preview", input, bookkeeper);
  process.stdout.write("previewed\n");
  await send(
    "statement.commit",
    { ...input, digest, takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true },
    bookkeeper,
  );
  process.stdout.write("committed\n");
}
