import { moneyTextFromFen } from "#domain/core/fen.ts";
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
import { tableText } from "./table.ts";

const listFiles = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const reply = await ask("statement.list", { bankAccountId: null });
    if (!reply.ok) return refusedBy(reply.failure);
    const columns = [
      { title: "编号" },
      { title: "文件" },
      { title: "起" },
      { title: "止" },
      { title: "新流水" },
    ] as const;
    const rows = reply.value.files.map((file) => [
      file.id,
      file.name,
      file.firstOn ?? "—",
      file.lastOn ?? "—",
      String(file.newCount),
    ]);
    return finished(reply.value, tableText(columns, rows));
  });

const withReason = (given: Given, usage: string): { readonly id: string; readonly reason: string } | Outcome => {
  const [id] = given.words;
  const reason = given.text("reason");
  return id === undefined || reason === undefined ? misused(`请给出编号和原因：${usage}`) : { id, reason };
};

const withdraw = async (given: Given): Promise<Outcome> => {
  const wish = withReason(given, "xz statement withdraw 编号 --reason 原因");
  if ("ok" in wish) return wish;
  return asPerson(given, async (ask) => {
    const reply = await ask("statement.withdraw", wish);
    if (!reply.ok) return refusedBy(reply.failure);
    const { lineCount, draftCount } = reply.value;
    return finished(reply.value, `已撤销导入：拿走流水 ${lineCount} 条，删除草稿 ${draftCount} 张。`);
  });
};

const listDeleted = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const reply = await ask("bankLine.deleted", { ledgerId: null });
    if (!reply.ok) return refusedBy(reply.failure);
    const columns = [
      { title: "编号" },
      { title: "日期" },
      { title: "金额", isAmount: true },
      { title: "对方" },
      { title: "原因" },
      { title: "删除人" },
    ] as const;
    const rows = reply.value.lines.map((line) => [
      line.id,
      line.bookedOn,
      moneyTextFromFen(line.amountFen),
      line.counterpartyName,
      line.reason,
      line.deletedByName,
    ]);
    return finished(reply.value, tableText(columns, rows));
  });

const deleteLine = async (given: Given): Promise<Outcome> => {
  const wish = withReason(given, "xz statement delete-line 流水编号 --reason 原因");
  if ("ok" in wish) return wish;
  return asPerson(given, async (ask) => {
    const reply = await ask("bankLine.delete", wish);
    if (!reply.ok) return refusedBy(reply.failure);
    return finished(reply.value, `已删除这条流水；恢复用 xz statement restore-line ${reply.value.id}。`);
  });
};

const restoreLine = async (given: Given): Promise<Outcome> => {
  const [id] = given.words;
  if (id === undefined) return misused("请给出编号：xz statement restore-line 编号（用 xz statement deleted 查看）");
  return asPerson(given, async (ask) => {
    const reply = await ask("bankLine.restore", { id });
    return reply.ok ? finished(reply.value, "已恢复这条流水。") : refusedBy(reply.failure);
  });
};

/** Taking back imports and lines, and what was taken back. */
export const withdrawalCommands: readonly Command[] = [
  {
    name: "statement list",
    usage: "statement list --ledger 文件 --user 登录名",
    summary: "列出导入过的对账单和编号",
    options: personOptions,
    run: listFiles,
  },
  {
    name: "statement withdraw",
    mostWords: 1,
    usage: "statement withdraw 编号 --reason 原因 --ledger 文件 --user 登录名",
    summary: "撤销一次导入（流水还没有用上时）",
    options: { ...personOptions, reason: text },
    run: withdraw,
  },
  {
    name: "statement delete-line",
    mostWords: 1,
    usage: "statement delete-line 流水编号 --reason 原因 --ledger 文件 --user 登录名",
    summary: "删除一条未记账的流水，以后的对账单也不会把它带回来",
    options: { ...personOptions, reason: text },
    run: deleteLine,
  },
  {
    name: "statement deleted",
    usage: "statement deleted --ledger 文件 --user 登录名",
    summary: "列出删除过的流水",
    options: personOptions,
    run: listDeleted,
  },
  {
    name: "statement restore-line",
    mostWords: 1,
    usage: "statement restore-line 编号 --ledger 文件 --user 登录名",
    summary: "恢复一条删除过的流水",
    options: personOptions,
    run: restoreLine,
  },
];
