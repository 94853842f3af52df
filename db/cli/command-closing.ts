import { resolve } from "node:path";
import { monthFromText, quarterFromText } from "#domain/core/dates.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { asPerson, type Ask } from "./at-desk.ts";
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
import { closingCheck } from "./closing-check.ts";
import { writeWhole } from "./files.ts";
import { closeCheckWord } from "./words-small.ts";

const close = (given: Given): Promise<Outcome> | Outcome => {
  const month = monthFromText(given.text("month") ?? "");
  if (month === undefined) return misused("请用 --month 2026-07 指明月份。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const wanted = { ledgerId: ledger.value.id, month };
    if (given.has("check")) return closingCheck(ask, { ...wanted, ledgerName: ledger.value.name });
    const checked = await ask("period.check", wanted);
    const reply = await ask("period.close", wanted);
    if (!reply.ok) return refusedBy(reply.failure);
    const warned = checked.ok ? checked.value.checks.filter(({ severity }) => severity === "warn") : [];
    const { backupPath } = reply.value;
    return finished(
      { ...reply.value, ledgerName: ledger.value.name, warnings: warned.map(({ code, count }) => ({ code, count })) },
      [
        `${ledger.value.name} ${month} 已结账。${backupPath === null ? "" : `结账前备份：${backupPath}`}`,
        ...warned.map(({ code, count }) => `注意：结账时有${closeCheckWord(code)} ${count} 项`),
      ].join("\n"),
    );
  });
};

type Target = { readonly ledgerId: string | null; readonly name: string };

const targetsOf = async (ask: Ask, given: Given) => {
  const roll: Target = { ledgerId: null, name: "全镇汇总" };
  if (given.has("township")) return { ok: true as const, value: [roll] };
  if (!given.has("all")) {
    const ledger = await ledgerGiven(ask, given);
    return ledger.ok ? { ok: true as const, value: [{ ledgerId: ledger.value.id, name: ledger.value.name }] } : ledger;
  }
  const reply = await ask("ledger.list", {});
  if (!reply.ok) return refusedBy(reply.failure);
  const started = reply.value.ledgers.filter((ledger) => ledger.isStarted);
  return { ok: true as const, value: [...started.map(({ id, name }): Target => ({ ledgerId: id, name })), roll] };
};

type Made = {
  readonly name: string;
  readonly path: string;
  readonly fileHash: string;
  readonly chainHash: string;
  readonly version: number;
};

const makeWorkbooks = async (ask: Ask, given: Given, quarter: string): Promise<Outcome> => {
  const targets = await targetsOf(ask, given);
  if (!targets.ok) return targets;
  const folder = resolve(given.text("out") ?? ".");
  const made: Made[] = [];
  for (const { ledgerId, name } of targets.value) {
    const reply = await ask("workbook.make", { ledgerId, quarter, isMasked: given.has("masked") });
    if (!reply.ok) return refusedBy(reply.failure);
    const written = writeWhole(resolve(folder, reply.value.name), Buffer.from(reply.value.bytes, "base64"));
    if (!written.ok) return written;
    const { fileHash, chainHash, version } = reply.value;
    made.push({ name, path: written.value, fileHash, chainHash, version });
  }
  const lines = made.map(({ name, path, chainHash }) => `${name}：${path}\n  指纹 ${shortCodeOf(chainHash)}`);
  return finished({ quarter, workbooks: made }, lines.join("\n"));
};

const workbook = (given: Given): Promise<Outcome> | Outcome => {
  const quarter = given.text("quarter");
  if (quarter === undefined || quarterFromText(quarter) === undefined)
    return misused("请用 --quarter 2026Q3 指明季度。");
  const choices = [given.has("township"), given.has("all"), given.text("ledger-name") !== undefined];
  if (choices.filter(Boolean).length !== 1)
    return misused("请用 --ledger-name 账套、--township 或 --all 之一指明范围。");
  return asPerson(given, (ask) => makeWorkbooks(ask, given, quarter));
};

export const closingCommands: readonly Command[] = [
  {
    name: "close",
    usage: "close --ledger-name 账套 --month 2026-07 [--check] --ledger 文件 --user 登录名",
    summary: "结账（不可撤销；--check 只看还差什么，不结账）",
    options: { ...personOptions, "ledger-name": text, month: text, check: flag },
    run: async (given) => close(given),
  },
  {
    name: "workbook",
    usage:
      "workbook --quarter 2026Q3 (--ledger-name 账套 | --township | --all) [--out 文件夹] [--masked] --ledger 文件 --user 登录名",
    summary: "生成季度审计工作簿",
    options: {
      ...personOptions,
      quarter: text,
      "ledger-name": text,
      township: flag,
      all: flag,
      masked: flag,
      out: text,
    },
    run: async (given) => workbook(given),
  },
];
