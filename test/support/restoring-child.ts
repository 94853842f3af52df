// Runs in a process of its own and is killed from outside: `node restoring-child.ts LEDGER BACKUP BACKUP` restores the two
// backups in turn, through a running program, until it is killed.
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { readReply } from "#contract/wire.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";

const [, , ledgerPath = "", person = "", ...backups] = process.argv;
const opened = openDesk({ ledgerPath, isNew: false, programVersion: "test", isDemo: false });
if (!opened.ok) throw new Error(opened.error.code);
const desk = opened.value;
let count = 0;

const ask = (method: string, input: object): Promise<string> => {
  count += 1;
  const session = desk.sessions.open(idOf<PersonId>(person));
  const text = JSON.stringify({ method, input, session, requestId: `r${process.pid}-${count}` });
  return dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false });
};

for (let turn = 0; ; turn += 1) {
  const path = backups[turn % backups.length] ?? "";
  const seen = readReply("restore.inspect", await ask("restore.inspect", { path }));
  if (!seen.ok) throw new Error(JSON.stringify(seen));
  const { hash, current } = seen.value;
  process.stdout.write(`restoring ${turn}\n`);
  const done = await ask("restore.commit", { path, hash, townshipName: current.townshipName });
  if (!done.startsWith('{"ok":true')) throw new Error(done);
}
