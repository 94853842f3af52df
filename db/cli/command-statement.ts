import { noLedger } from "#api/desk.ts";
import type { InputOf, OutputOf, ReplyOf } from "#contract/contract.ts";
import { partsOf, sheetsOf, wholeFile } from "#domain/bank/account-part.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { BankAccountId } from "#domain/core/ids.ts";
import { asPerson, askerOf, withDesk, type Ask } from "./at-desk.ts";
import { bankAccountNumbered } from "./books.ts";
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
import { readNamedFile, type NamedFile } from "./files.ts";
import { eachPart, inspectParts, isSameNumber, type FilePart } from "./statement-parts.ts";
import { importRemarks, previewText, lateText } from "./statement-text.ts";

/** What a person says of a file beside its name: sheet, bank and password. */
const readingChoices = (given: Given) => ({
  sheet: given.text("sheet") ?? null,
  layoutId: given.text("layout") ?? null,
  password: given.text("file-password") ?? null,
});

const inspect = (given: Given): Promise<Outcome> | Outcome => {
  const [path] = given.words;
  if (path === undefined) return misused("请给出对账单：xz statement inspect 文件");
  const file = readNamedFile(path);
  if (!file.ok) return file;
  return withDesk({ ledgerPath: noLedger, isNew: true }, async (desk) => {
    const input = { file: file.value, mapping: null, ...readingChoices(given) };
    return inspectParts(
      askerOf(desk, () => null),
      input,
      wholeFile,
    );
  });
};

/** `5,9-12` → 5, 9, 10, 11, 12; `undefined` when it is not such a list. */
export const rowsFromText = (list: string): readonly number[] | undefined => {
  const rows: number[] = [];
  for (const part of list.split(",")) {
    const match = /^\s*(\d{1,7})(?:-(\d{1,7}))?\s*$/.exec(part);
    if (match === null) return undefined;
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (last < first || last - first > 100_000) return undefined;
    for (let row = first; row <= last; row += 1) rows.push(row);
  }
  return rows;
};

type Wish = { readonly file: NamedFile; readonly takeRows: readonly number[]; readonly given: Given };

const doneText = (preview: OutputOf<"statement.preview">, done: OutputOf<"statement.commit">): string => {
  const { inspection } = preview;
  if (done.newCount === 0)
    return `${preview.ledgerName}：没有新流水，文件中的 ${done.knownCount} 条账上都已有。${importRemarks(preview)}`;
  return (
    `已导入 ${preview.ledgerName}：新流水 ${done.newCount} 条，已有 ${done.knownCount} 条，略过 ${done.skippedCount} 行，` +
    `生成草稿 ${done.draftCount} 张。收入 ${moneyTextFromFen(inspection.creditFen)}，支出 ${moneyTextFromFen(inspection.debitFen)}。${lateText(done)}${importRemarks(preview)}`
  );
};

type BankChoice = { readonly id: BankAccountId; readonly number: string } | null;

const importAs = async (ask: Ask, wish: Wish): Promise<Outcome> => {
  const number = wish.given.text("account");
  if (number === undefined) return importPart(ask, wish, { bank: null, part: wholeFile });
  const account = await bankAccountNumbered(ask, number, null);
  return account.ok ? importPart(ask, wish, { bank: { id: account.value.id, number }, part: wholeFile }) : account;
};

type Target = { readonly bank: BankChoice; readonly part: FilePart };
type Read = { readonly given: Given; readonly input: Omit<InputOf<"statement.preview">, "shown"> };

/** The statements a file holds beside the one that was read; none where it holds one. */
const statementsBeside = async (
  ask: Ask,
  { given, input }: Read,
  { preview, part }: { readonly preview: ReplyOf<"statement.preview">; readonly part: FilePart },
): Promise<readonly FilePart[]> => {
  const parts = preview.ok ? [] : partsOf(preview.failure, part);
  if (parts.length > 1 || given.has("sheet") || part.sheet !== undefined) return parts;
  if (preview.ok) return sheetsOf(preview.value.inspection).map((sheet) => ({ ...part, sheet }));
  const { bankAccountId: _account, ...reading } = input;
  const inspected = await ask("statement.inspect", reading);
  return inspected.ok ? sheetsOf(inspected.value).map((sheet) => ({ ...part, sheet })) : [];
};

/** One statement of a file, or each of several one after the other; `--account` takes that account's part alone. */
const importPart = async (ask: Ask, wish: Wish, { bank, part }: Target): Promise<Outcome> => {
  const { file, takeRows, given } = wish;
  const input = { file, bankAccountId: bank?.id ?? null, mapping: null, ...readingChoices(given), ...part };
  const preview = await ask("statement.preview", input);
  const parts = await statementsBeside(ask, { given, input }, { preview, part });
  if (parts.length > 1) {
    const own = parts.filter(
      (each) => bank === null || each.ownAccount === null || isSameNumber(each.ownAccount, bank.number),
    );
    if (own.length > 1 && takeRows.length > 0)
      return misused("文件里有几份对账单，--take 的行号说不清是哪一份的：请加 --sheet 或 --account，一份一份导入。");
    return eachPart(own, (each) => importPart(ask, wish, { bank: each.ownAccount === null ? bank : null, part: each }));
  }
  if (!preview.ok) return refusedBy(preview.failure);
  if (given.has("preview")) return finished(preview.value, previewText(preview.value));
  const doubtful = preview.value.lines.flatMap(({ fate, row }) => (fate === "doubtful" ? [row] : []));
  const untaken = doubtful.filter((row) => !takeRows.includes(row));
  if (untaken.length > 0)
    process.stderr.write(
      `有 ${untaken.length} 条可疑流水没有导入（第 ${untaken.join("、")} 行），核对后可用 --take 行号 导入。\n`,
    );
  const commit = await ask("statement.commit", {
    ...input,
    digest: preview.value.digest,
    takeRows: [...takeRows],
    acceptBreaks: given.has("accept-breaks"),
    rememberMapping: false,
    makeDrafts: !given.has("no-drafts"),
  });
  if (!commit.ok) return refusedBy(commit.failure);
  const { ledgerName, expectedOpeningFen, inspection } = preview.value;
  const said = {
    ledgerName,
    warnings: inspection.warnings.map(({ code }) => code),
    openingFen: inspection.openingFen,
    expectedOpeningFen,
  };
  return finished({ ...commit.value, ...said }, doneText(preview.value, commit.value));
};

const importFile = (given: Given): Promise<Outcome> | Outcome => {
  const [path] = given.words;
  if (path === undefined) return misused("请给出对账单：xz statement import 文件");
  const takeRows = rowsFromText(given.text("take") ?? "0");
  if (takeRows === undefined) return misused("--take 是行号，如 5,9-12。");
  const file = readNamedFile(path);
  if (!file.ok) return file;
  const wish = { file: file.value, takeRows: takeRows.filter((row) => row > 0), given };
  return asPerson(given, (ask) => importAs(ask, wish));
};

export const statementCommands: readonly Command[] = [
  {
    name: "statement inspect",
    mostWords: 1,
    usage: "statement inspect 文件 [--sheet 工作表] [--layout 格式] [--file-password 密码]",
    summary: "查看对账单（不需要账本）：银行、账号、合计、余额链、略过的行",
    options: { sheet: text, layout: text, "file-password": text },
    run: async (given) => inspect(given),
  },
  {
    name: "statement import",
    mostWords: 1,
    usage:
      "statement import 文件 --ledger 文件 --user 登录名 [--account 账号] [--layout 格式] [--file-password 密码] [--accept-breaks] [--take 行号] [--no-drafts] [--preview]",
    summary: "导入对账单，按规则生成凭证草稿；--preview 只预览",
    options: {
      ...personOptions,
      account: text,
      sheet: text,
      layout: text,
      "file-password": text,
      take: text,
      "accept-breaks": flag,
      "no-drafts": flag,
      preview: flag,
    },
    run: async (given) => importFile(given),
  },
];
