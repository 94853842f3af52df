import type { OutputOf } from "#contract/contract.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { asPerson } from "./at-desk.ts";
import { ledgerGiven } from "./books.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { readNamedFile, writeWhole } from "./files.ts";
import { tableText } from "./table.ts";
import { ruleWord } from "./words-small.ts";

const writeForm = (given: Given): Promise<Outcome> | Outcome => {
  const path = given.text("out");
  if (path === undefined) return misused("请用 --out 文件.xlsx 指明写到哪里。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const reply = await ask("claim.sheet", { ledgerId: ledger.value.id });
    if (!reply.ok) return refusedBy(reply.failure);
    const written = writeWhole(path, Buffer.from(reply.value.bytes, "base64"));
    return written.ok
      ? finished({ path }, `已写出 ${ledger.value.name} 的空白报账表 ${path}。村里填好后：xz claims import ${path}`)
      : written;
  });
};

const severityWords = {
  warn: "提醒",
  "needs-resolution": "需决议",
  "needs-approval": "需上级审批",
  block: "禁止",
} as const;

const previewText = (preview: OutputOf<"claim.inspectSheet">): string =>
  [
    `${preview.ledgerName} 报账表 ${preview.formId}，村报账员 ${preview.clerk}：${preview.claims.length} 张，合计 ${moneyTextFromFen(preview.totalFen)}`,
    tableText(
      [
        { title: "行" },
        { title: "单号" },
        { title: "日期" },
        { title: "用途" },
        { title: "金额", isAmount: true },
        { title: "检查" },
      ],
      preview.claims.map((claim) => [
        String(claim.row),
        claim.number,
        claim.onDate,
        claim.purpose,
        moneyTextFromFen(claim.totalFen),
        [
          ...claim.hits.map(({ kind, severity }) => `${ruleWord(kind)}（${severityWords[severity]}）`),
          ...(claim.missing.length > 0 ? ["单据要素不全"] : []),
        ].join("、"),
      ]),
    ),
  ].join("\n");

const importForm = (given: Given): Promise<Outcome> | Outcome => {
  const [path] = given.words;
  if (path === undefined) return misused("请给出村里填好的报账表：xz claims import 文件.xlsx");
  const file = readNamedFile(path);
  if (!file.ok) return file;
  return asPerson(given, async (ask) => {
    const preview = await ask("claim.inspectSheet", { file: file.value });
    if (!preview.ok) return refusedBy(preview.failure);
    if (given.has("preview")) return finished(preview.value, previewText(preview.value));
    const done = await ask("claim.importSheet", { file: file.value, digest: preview.value.digest });
    if (!done.ok) return refusedBy(done.failure);
    const { ledgerName, claims, totalFen } = done.value;
    return finished(
      done.value,
      `${ledgerName}：已导入报账单 ${claims.length} 张（${claims.map(({ number }) => number).join("、")}），合计 ${moneyTextFromFen(totalFen)}。`,
    );
  });
};

export const claimCommands: readonly Command[] = [
  {
    name: "claims form",
    usage: "claims form --ledger-name 账套 --out 文件.xlsx --ledger 文件 --user 登录名",
    summary: "写出一个账套的空白报账表，给村报账员在村里填",
    options: { ...personOptions, "ledger-name": text, out: text },
    run: async (given) => writeForm(given),
  },
  {
    name: "claims import",
    mostWords: 1,
    usage: "claims import 文件.xlsx [--preview] --ledger 文件 --user 登录名",
    summary: "导入村里填好的报账表（全部或全不）；--preview 只看不存",
    options: { ...personOptions, preview: flag },
    run: async (given) => importForm(given),
  },
];
