import { resolve } from "node:path";
import type { FingerprintAnswer } from "#flow/check-fingerprint.ts";
import { checkPaper } from "#flow/resaved-workbook.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { restoreLedger, type RestoreFailure } from "#flow/restore-ledger.ts";
import { instant } from "#domain/core/dates.ts";
import { asPerson, refusedOpening } from "./at-desk.ts";
import {
  finished,
  misused,
  personOptions,
  refused,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { readNamedFile } from "./files.ts";
import { lookAtLedger } from "./read-only-ledger.ts";
import { showProgress } from "./progress.ts";
import { tableText } from "./table.ts";
import { verifiedPlace } from "./words-proof.ts";
import { sizeWord, verificationWord } from "./words-small.ts";

type Found = FingerprintAnswer["found"][number];

const teller = () => {
  const show = showProgress();
  return (stage: string, done: number, total: number): void => {
    show({ requestId: "", stage, done, total });
  };
};

const verify = (given: Given): Promise<Outcome> =>
  lookAtLedger(given, (ledger) => {
    const verification = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, teller()));
    const rows = verification.checks.map(({ code, isSound, places }) => [
      isSound ? (places.length === 0 ? "完好" : "曾有改动") : "有问题",
      verificationWord(code),
      places.slice(0, 5).map(verifiedPlace).join("；"),
    ]);
    const table = tableText([{ title: "结果" }, { title: "检查" }, { title: "问题所在" }], rows);
    const verdict = verification.isSound
      ? "账本完好。"
      : "账本有问题：请不要再记账，保存好原文件，与最近一次备份核对。";
    return finished(verification, `${table}\n${verdict}`, verification.isSound);
  });

const foundLine = (
  { ledgerName, title, throughVoucher, isUnchanged, isEmpty, differsAt }: Found,
  isFileSound: boolean,
): readonly string[] => [
  isEmpty ? "没有指纹可比" : !isUnchanged ? "不一致" : isFileSound ? "一致" : "只有凭证一致",
  ledgerName,
  title,
  throughVoucher,
  differsAt,
];

/** What became of a file that was saved again: nothing but the saving, or these cells. */
const copyText = ({ name, total, differences }: NonNullable<FingerprintAnswer["copy"]>): string => {
  const head = `\n这个文件不是原件，在别的软件里重新保存过；与账本留存的“${name}”逐格比对，`;
  if (total === 0) return `${head}数、文字、公式、数字格式、隐藏的行列和表都一样；字体、颜色、条件格式、图没有比。`;
  const titles = ["表", "单元格", "留存的", "这个文件里的"].map((title) => ({ title }));
  const rows = differences.map(({ sheet, cell, kept, given }) => [sheet, cell, kept, given]);
  const rest = total > differences.length ? `\n另有 ${String(total - differences.length)} 处没有列出。` : "";
  return `${head}有 ${String(total)} 处不同：\n${tableText(titles, rows)}${rest}`;
};

/** What the books found are, beside the table of them. */
const booksVerdict = ({ found, besides }: FingerprintAnswer): string => {
  const changed = found.some(({ isUnchanged, isEmpty }) => !isUnchanged && !isEmpty);
  const empty = found.some(({ isEmpty }) => isEmpty)
    ? ["有的账套那时还没有记过账：没有凭证就没有指纹，凭这个代码证明不了什么，请用 xz verify 核对整个账本。"]
    : [];
  if (besides.length > 0) {
    const places = besides
      .slice(0, 10)
      .map(({ check, place }) => `${verificationWord(check)}：${verifiedPlace(place)}`);
    const rest = besides.length > places.length ? [`……共 ${String(besides.length)} 处，见 xz verify。`] : [];
    return [
      changed
        ? "账本和当时不一样了，而且账本文件被绕过程序改动过："
        : "凭证还是当时那些凭证，但是账本文件被绕过程序改动过，期初、余额、登记可能已经不是当时的：",
      ...places,
      ...rest,
      "请停止记账，保存好文件。",
      ...empty,
    ].join("\n");
  }
  const isAnyCompared = found.some(({ isEmpty }) => !isEmpty);
  const verdict = changed ? "账本和当时不一样了：请停止记账，保存好文件。" : "账本里还是当时那些账。";
  return [...(isAnyCompared ? [verdict] : []), ...empty].join("\n");
};

/** A printed code, or a workbook file, against the ledger: no person is needed, nothing is changed. */
const checkCode = (given: Given): Promise<Outcome> | Outcome => {
  const code = given.text("code");
  const path = given.text("workbook");
  if (code !== undefined && path !== undefined) return misused("--code 和 --workbook 只能用一个。");
  const file = path === undefined ? undefined : readNamedFile(path);
  if (file !== undefined && !file.ok) return file;
  const asked = file === undefined ? { code: code ?? "" } : { file: file.value };
  return lookAtLedger(given, async (ledger) => {
    const answer = await checkPaper(ledger, asked, teller());
    if (answer === undefined) return refusedBy({ code: "fingerprint-unreadable" });
    const { copy, found, besides } = answer;
    const isFileSound = besides.length === 0;
    const areBooksSound = found.length > 0 && found.every((each) => each.isUnchanged) && isFileSound;
    const isSound = areBooksSound && (copy === null || copy.total === 0);
    const titles = ["结果", "账套", "印在哪里", "到哪张凭证", "最早对不上的"].map((title) => ({ title }));
    const verdict =
      found.length === 0
        ? "对不上：本账本里没有这个指纹，也没有生成过这个文件。"
        : `${tableText(
            titles,
            found.map((each) => foundLine(each, isFileSound)),
          )}\n${booksVerdict(answer)}${copy === null ? "" : copyText(copy)}`;
    return finished(answer, verdict, isSound);
  });
};

const backup = (given: Given): Promise<Outcome> | Outcome => {
  const folder = given.text("to");
  if (folder === undefined) return misused("请用 --to 文件夹 指明备份到哪里。");
  return asPerson(given, async (ask) => {
    const reply = await ask("backup.make", { folder: resolve(folder), reason: "demand" });
    if (!reply.ok) return refusedBy(reply.failure);
    const { path, sizeBytes } = reply.value;
    return finished(reply.value, `备份已做好并核对过：${path}（${sizeWord(sizeBytes)}）`);
  });
};

const restoreReasons = {
  "disk-full": "磁盘已满",
  "read-only": "这个位置不能写入",
  "not-written": "写出的文件与备份不一致",
  busy: "账本正在使用",
  "not-opened": "恢复出来的文件打不开",
} as const;

const restoreRefusal = (failure: RestoreFailure): Outcome => {
  switch (failure.code) {
    case "backup-unsound":
      return refused(failure, `备份本身有问题（${verificationWord(failure.check)}），没有用它恢复；原账本没有改动。`);
    case "restore-failed":
      return refused(failure, `恢复没有成功：${restoreReasons[failure.reason]}。原账本没有改动。`);
    case "ledger-missing":
    case "ledger-exists":
    case "folder-missing":
    case "ledger-in-use":
    case "ledger-read-only":
    case "ledger-not-ours":
    case "ledger-newer":
    case "ledger-damaged":
      return refusedOpening(failure);
  }
};

const restore = (given: Given): Outcome => {
  const [backupPath] = given.words;
  const ledgerPath = given.text("ledger");
  if (backupPath === undefined || ledgerPath === undefined)
    return misused("用法：xz restore 备份文件 --ledger 恢复到的文件");
  const restored = restoreLedger({
    backupPath: resolve(backupPath),
    ledgerPath: resolve(ledgerPath),
    at: instant(new Date().toISOString()),
    progress: teller(),
    by: null,
  });
  if (!restored.ok) return restoreRefusal(restored.error);
  const { replacedPath } = restored.value;
  const kept = replacedPath === null ? "" : `原来的文件保留为 ${replacedPath}。`;
  return finished(restored.value, `已恢复到 ${restored.value.ledgerPath}。${kept}`);
};

export const keepingCommands: readonly Command[] = [
  {
    name: "verify",
    usage: "verify --ledger 文件 [--code 指纹 | --workbook 工作簿.xlsx]",
    summary: "核对整个账本：凭证链、余额与分录、日志、附件、文件结构；给了指纹或工作簿，就核对它",
    options: { ledger: text, code: text, workbook: text },
    run: async (given) =>
      given.text("code") === undefined && given.text("workbook") === undefined ? verify(given) : checkCode(given),
  },
  {
    name: "backup",
    usage: "backup --to 文件夹 --ledger 文件 --user 登录名",
    summary: "备份并核对备份",
    options: { ...personOptions, to: text },
    run: async (given) => backup(given),
  },
  {
    name: "restore",
    mostWords: 1,
    usage: "restore 备份文件 --ledger 文件",
    summary: "用备份恢复账本（先核对备份，原文件保留）",
    options: { ledger: text },
    run: async (given) => restore(given),
  },
];
