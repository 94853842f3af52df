import { asPerson } from "./at-desk.ts";
import {
  finished,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";

const wordOf = (isBlocking: boolean): string => (isBlocking ? "不能结账" : "只提醒");

/** `--unbooked-lines block|warn`: true, false, undefined where it is not given, null where it is neither word. */
const wishOf = (given: Given): boolean | undefined | null => {
  const word = given.text("unbooked-lines");
  if (word === undefined) return undefined;
  return word === "block" ? true : word === "warn" ? false : null;
};

const settings = async (given: Given): Promise<Outcome> => {
  const wish = wishOf(given);
  if (wish === null) return misused("--unbooked-lines 请写 block（不能结账）或 warn（只提醒）。");
  return asPerson(given, async (ask) => {
    const shown = await ask("settings.show", {});
    if (!shown.ok) return refusedBy(shown.failure);
    const value = { ...shown.value, unbookedBlocksClose: wish ?? shown.value.unbookedBlocksClose };
    if (wish !== undefined) {
      const saved = await ask("settings.save", value);
      if (!saved.ok) return refusedBy(saved.failure);
    }
    const { unbookedBlocksClose, statementBlocksClose, backupBeforeClose, backupFolder } = value;
    return finished(
      value,
      [
        `还有银行流水没有凭证：${wordOf(unbookedBlocksClose)}`,
        `银行账户缺月末对账单：${wordOf(statementBlocksClose)}`,
        `结账前备份：${backupBeforeClose ? "是" : "否"}${backupFolder === "" ? "" : `，备份文件夹 ${backupFolder}`}`,
      ].join("\n"),
    );
  });
};

export const settingsCommands: readonly Command[] = [
  {
    name: "settings",
    usage: "settings --ledger 文件 --user 登录名 [--unbooked-lines block|warn]",
    summary: "看设置；定没有凭证的银行流水是否挡住结账（主管、管理员）",
    options: { ...personOptions, "unbooked-lines": text },
    run: settings,
  },
];
