import { isFolderUsable } from "#files/backup/folder.ts";
import { readSettings, saveSettings as writeSettings } from "#store/setting-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showSettings = (call: Call<"settings.show">): Reply<"settings.show"> =>
  done(readSettings(call.ledger.reading));

/** A backup folder must be one that can be written into now; empty means none chosen yet. */
export const saveSettings = (call: Call<"settings.save">): Reply<"settings.save"> => {
  const { backupFolder } = call.input;
  if (backupFolder !== "" && !isFolderUsable(backupFolder))
    return refuse({ code: "folder-unusable", folder: backupFolder });
  return change(call, (writing) => {
    const before = readSettings(writing);
    writeSettings(writing, call.input, { at: call.now(), by: callerOf(call).name });
    const after = Object.entries(call.input);
    const differences = after.filter(([name, value]) =>
      Object.entries(before).some(([each, old]) => each === name && old !== value),
    );
    return changed(
      {},
      {
        subject:
          differences.length === 0 ? "保存设置，无改动" : `修改设置：${differences.map(([name]) => name).join("、")}`,
        facts: Object.fromEntries(differences),
      },
    );
  });
};
