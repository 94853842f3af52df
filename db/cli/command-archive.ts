import { resolve } from "node:path";
import { noLedger } from "#api/desk.ts";
import type { OpenDesk } from "#api/desk.ts";
import { asPerson, askerOf, withDesk, withLedger } from "./at-desk.ts";
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

const make = (given: Given): Promise<Outcome> | Outcome => {
  const year = Number(given.text("year"));
  if (!Number.isInteger(year) || year < 1990 || year > 2100) return misused("请用 --year 2026 指明年度。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const out = given.text("out");
    const folder = out === undefined ? "" : resolve(out);
    const reply = await ask("archive.make", { ledgerId: ledger.value.id, year, isDraft: given.has("draft"), folder });
    if (!reply.ok) return refusedBy(reply.failure);
    const { path, fileCount, fileHash, chainHash } = reply.value;
    return finished(reply.value, `${path}（${fileCount} 个文件）\n  文件 SHA-256 ${fileHash}\n  账簿指纹 ${chainHash}`);
  });
};

const codes: Readonly<Record<string, string>> = {
  "file-missing": "清单里有，包里没有",
  "file-changed": "内容被改动过",
  "file-unlisted": "包里有，清单里没有",
  "file-unreadable": "解压不出来",
  "link-missing": "账本里有这张凭证，档案包里没有",
  "not-as-made":
    "文件和清单被一起改写过，不是生成时的那个包；改了哪些文件另有各行，没有列出的，请用账本重新生成一份同年的包逐个比",
  "file-not-as-made": "与账本写出的文件不同，被改动、添加或拿掉过",
  "head-differs": "与账簿里的指纹不同",
};

const booksWords = {
  ours: "与账本里的凭证逐张核对，全部一致。",
  differs: "与账本里的凭证不一致。",
  other: "没有对照账本（用 --ledger 文件 可以对照），只核对了包本身。",
} as const;

const verify = (given: Given): Promise<Outcome> | Outcome => {
  const [file] = given.words;
  if (file === undefined) return misused("请写明要校验的档案包：archive verify 文件.zip");
  const check = async (desk: OpenDesk): Promise<Outcome> => {
    const reply = await askerOf(desk, () => null)("archive.verify", { path: resolve(file) });
    if (!reply.ok) return refusedBy(reply.failure);
    const { isSound, unitName, year, isDraft, fileCount, differences, differenceCount, books } = reply.value;
    const name = `${unitName} ${year}年${isDraft ? "（未结账草稿）" : ""}`;
    const lines = isSound
      ? [`${name}：${fileCount} 个文件全部核对相符。`]
      : [
          `${name}：有 ${differenceCount} 处不一致：`,
          ...differences.map(
            ({ code, place, expected }) =>
              `  ${place}：${code === "data-differs" ? expected : (codes[code] ?? "不一致")}`,
          ),
        ];
    return finished(reply.value, [...lines, booksWords[books]].join("\n"), isSound);
  };
  return given.text("ledger") === undefined
    ? withDesk({ ledgerPath: noLedger, isNew: true }, check)
    : withLedger(given, check);
};

export const archiveCommands: readonly Command[] = [
  {
    name: "archive make",
    usage: "archive make --ledger-name 账套 --year 2026 [--out 文件夹] [--draft] --ledger 文件 --user 登录名",
    summary: "生成年度电子会计档案包（全年结账后；--draft 做未结账草稿）",
    options: { ...personOptions, "ledger-name": text, year: text, out: text, draft: flag },
    run: async (given) => make(given),
  },
  {
    name: "archive verify",
    mostWords: 1,
    usage: "archive verify 文件.zip [--ledger 文件]",
    summary: "校验档案包：每个文件、目录和账簿指纹（不用登录）",
    options: { ledger: text },
    run: async (given) => verify(given),
  },
];
