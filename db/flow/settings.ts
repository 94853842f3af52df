import { isFolderUsable } from "#files/backup/folder.ts";
import { readSettings, saveSettings as writeSettings } from "#store/setting-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showSettings = (call: Call<"settings.show">): Reply<"settings.show"> =>
  done(readSettings(call.ledger.reading));

type Setting = keyof Call<"settings.save">["input"];

const settingNames: Readonly<Record<Setting, string>> = {
  backupFolder: "备份文件夹",
  backupOnQuit: "退出时备份",
  backupBeforeClose: "结账前备份",
  needsTownshipOpinion: "乡镇意见",
  statementBlocksClose: "缺对账单不能结账",
  unbookedBlocksClose: "有流水没有凭证不能结账",
  categoryHoldDays: "被拦下的草稿删除后几天内再录要写原因",
  matchDaysBefore: "对账：银行日期最多早几天",
  matchDaysAfter: "对账：银行日期最多晚几天",
};

const isSetting = (name: string): name is Setting => Object.hasOwn(settingNames, name);

/** A backup folder newly chosen must be one that can be written into now; empty means none chosen yet. */
export const saveSettings = (call: Call<"settings.save">): Reply<"settings.save"> => {
  const { backupFolder } = call.input;
  // The folder chosen before may lie on a disk that is not plugged in now: other settings are saved without it.
  const isNew = backupFolder !== readSettings(call.ledger.reading).backupFolder;
  if (backupFolder !== "" && isNew && !isFolderUsable(backupFolder))
    return refuse({ code: "folder-unusable", folder: backupFolder });
  return change(call, (writing) => {
    const before = readSettings(writing);
    const isNewlyAsked = call.input.needsTownshipOpinion && !before.needsTownshipOpinion;
    const opinionSince = isNewlyAsked ? call.now() : before.opinionSince;
    writeSettings(writing, { ...call.input, opinionSince }, { at: call.now(), by: callerOf(call).name });
    const after = Object.entries(call.input);
    const differences = after.filter(([name, value]) =>
      Object.entries(before).some(([each, old]) => each === name && old !== value),
    );
    return changed(
      {},
      {
        subject:
          differences.length === 0
            ? "保存设置，无改动"
            : `修改设置：${differences.map(([name]) => (isSetting(name) ? settingNames[name] : name)).join("、")}`,
        facts: Object.fromEntries(differences),
      },
    );
  });
};
