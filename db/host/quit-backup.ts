import type { OpenDesk } from "#api/desk.ts";
import { handlers } from "#api/handlers.ts";
import type { QuitBackup } from "./worker-messages.ts";

/**
 * The backup an office asked for on quitting, by the program itself: nobody need be signed in. Null when none is wanted
 * (switched off, no folder chosen, no township yet) or the last proven one already holds every change.
 */
export const backUpOnQuit = async (desk: OpenDesk): Promise<QuitBackup> => {
  const surroundings = { ...desk, caller: null, requestId: null, progress: () => undefined };
  const state = await handlers["office.state"](
    { ...surroundings, name: "office.state", input: {} },
    desk.sessions,
    desk.replaceLedger,
  );
  const settings = await handlers["settings.show"](
    { ...surroundings, name: "settings.show", input: {} },
    desk.sessions,
    desk.replaceLedger,
  );
  if (!state.ok || !settings.ok || !state.value.isSetUp || state.value.lastBackup?.isCurrent === true) return null;
  const folder = settings.value.backupFolder;
  if (!settings.value.backupOnQuit || folder === "") return null;
  try {
    const input = { folder, reason: "quit" } as const;
    const reply = await handlers["backup.make"](
      { ...surroundings, name: "backup.make", input },
      desk.sessions,
      desk.replaceLedger,
    );
    if (reply.ok) return { isMade: true, path: reply.value.path };
    return { isMade: false, code: reply.failure.code, folder };
  } catch (error) {
    desk.report(desk.newId(), error);
    return { isMade: false, code: "internal", folder };
  }
};
