import { commitFirstRestore, commitRestore, inspectBackup, inspectFirstBackup } from "#flow/restore-office.ts";
import type { HandlersOf } from "./handler.ts";

export const restoringHandlers: HandlersOf<
  "restore.inspect" | "restore.commit" | "restore.inspectFirst" | "restore.commitFirst"
> = {
  "restore.inspect": inspectBackup,
  "restore.commit": (call, _sessions, replace) => commitRestore(call, replace),
  "restore.inspectFirst": inspectFirstBackup,
  "restore.commitFirst": (call, _sessions, replace) => commitFirstRestore(call, replace),
};
