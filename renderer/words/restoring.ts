import { verifyName } from "./checks.ts";
import type { Sentences } from "./sentences.ts";

const unusable: Readonly<Record<string, string>> = {
  "ledger-missing": "找不到这个文件。请插好U盘，填写完整的位置（例如 E:\\乡账备份\\青禾镇-2026-10-10-090000.xzdb）。",
  "folder-missing": "找不到这个文件夹。请插好U盘再试。",
  "ledger-in-use": "这个文件正在使用，不能当备份。请选择备份文件夹里的文件。",
  "ledger-read-only": "这个文件不能读取。请把备份先复制到本机再选。",
  "ledger-not-ours": "这不是乡账的账本或备份，请另选文件。",
  "ledger-newer": "这个备份由更新版本的乡账保存。请先安装新版本，再恢复。",
  "ledger-damaged": "这个备份已经损坏，不能用。请选另一份备份。",
};

const unplaced: Readonly<Record<string, string>> = {
  "disk-full": "磁盘已满，放不下恢复的账本。请清理磁盘后再试；现在的账本没有改动。",
  "read-only": "账本所在的文件夹不能写入。请检查权限后再试；现在的账本没有改动。",
  "not-written": "写出的文件与备份不一致，可能是磁盘或U盘有问题。请换一份备份再试；现在的账本没有改动。",
  busy: "还有别的工作没有做完（例如正在生成工作簿）。请等它完成后再恢复；现在的账本没有改动。",
  "not-opened": "恢复出来的文件打不开，已经退回原来的账本。请选另一份备份。",
};

/** Why a backup is not restored, and what to do. */
export const restoreSentences = {
  "backup-unusable": ({ reason, check }) =>
    check === ""
      ? (unusable[reason] ?? "这个备份不能用，请选另一份。")
      : `这个备份没有通过核对（${verifyName(check)}），不能用它恢复。请选另一份备份；现在的账本没有改动。`,
  "backup-changed": () => "备份文件在您查看以后变了。请重新查看，再决定是否恢复。",
  "restore-failed": ({ reason }) => unplaced[reason] ?? "恢复没有成功，现在的账本没有改动。请再试一次。",
  "name-not-confirmed": ({ townshipName }) => `请输入乡镇全名“${townshipName}”，确认您要恢复的是这个乡镇的账。`,
} as const satisfies Partial<Sentences>;
