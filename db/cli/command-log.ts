import { resolve } from "node:path";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { actionNames } from "#domain/audit/action-names.ts";
import { actionKinds, type ActionKind } from "#domain/audit/action-kinds.ts";
import { dateFromText } from "#domain/core/dates.ts";
import { asPerson, type Ask } from "./at-desk.ts";
import { ledgerGiven } from "./books.ts";
import { chinaTimeText } from "./china-time.ts";
import {
  finished,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Found,
  type Given,
  type Outcome,
} from "./command.ts";
import { writeWhole } from "./files.ts";
import { tableText } from "./table.ts";

type Question = Omit<InputOf<"trail.list">, "skip" | "take">;
type Line = OutputOf<"trail.list">["lines"][number];

const names: Readonly<Record<string, string>> = actionNames;
const pageSize = 500;
const mostShown = 200;

const isKind = (kind: string): kind is ActionKind => actionKinds.some((each) => each === kind);

const isDay = (day: string | undefined): boolean => day === undefined || dateFromText(day) !== undefined;

const questionOf = (given: Given): Found<Omit<Question, "ledgerId">> => {
  const kind = given.text("kind");
  const [from, to] = [given.text("from"), given.text("to")];
  if (kind !== undefined && !isKind(kind)) return misused(`--kind 只能是 ${actionKinds.join("、")} 之一。`);
  if (!isDay(from) || !isDay(to)) return misused("日期请写成 2026-07-31。");
  const question = {
    from: from ?? null,
    to: to ?? null,
    personName: given.text("person") ?? "",
    text: given.text("text") ?? "",
    kind: kind ?? null,
  };
  return { ok: true, value: question };
};

const linesOf = async (ask: Ask, question: Question): Promise<Found<readonly Line[]>> => {
  const lines: Line[] = [];
  for (;;) {
    const reply = await ask("trail.list", { ...question, skip: lines.length, take: pageSize });
    if (!reply.ok) return refusedBy(reply.failure);
    lines.push(...reply.value.lines);
    if (lines.length >= reply.value.total || reply.value.lines.length === 0) return { ok: true, value: lines };
  }
};

const cellsOf = (line: Line): readonly string[] => [
  String(line.no),
  chinaTimeText(line.at),
  line.personName,
  names[line.action] ?? line.action,
  line.ledgerNames.join("、"),
  line.subject,
];

const headings = ["序号", "时间", "人员", "操作", "账套", "内容"] as const;

const widths = [14, 32, 20, 30, 50, 80] as const;

const listingOf = (lines: readonly Line[], filters: readonly string[]): InputOf<"print.table">["listing"] => ({
  title: "操作日志",
  under: ["代理机构整本日志", `共 ${String(lines.length)} 条`],
  filters: [...filters],
  columns: headings.map((heading, at) => ({ heading, kind: "text", widthMm: widths[at] ?? 30 })),
  rows: lines.map((line) => ({ cells: [...cellsOf(line)] })),
  notes: ["本日志逐条链式校验，任何人不能修改或删除。"],
  signers: [],
});

const filtersOf = (given: Given): readonly string[] =>
  (
    [
      ["from", "起"],
      ["to", "止"],
      ["person", "人员"],
      ["kind", "类别"],
      ["ledger-name", "账套"],
      ["text", "文字"],
    ] as const
  ).flatMap(([name, word]) => {
    const value = given.text(name);
    return value === undefined ? [] : [`${word} ${value}`];
  });

const formats = ["pdf", "xlsx", "csv"] as const;

const keep = async (ask: Ask, given: Given, lines: readonly Line[]): Promise<Outcome> => {
  const path = resolve(given.text("out") ?? "");
  const format = formats.find((each) => path.toLowerCase().endsWith(`.${each}`));
  if (format === undefined) return misused("--out 的文件名要以 .pdf、.xlsx 或 .csv 结尾。");
  const listing = listingOf(lines, filtersOf(given));
  const made = await ask("print.table", { listing, format, orientation: "landscape" });
  if (!made.ok) return refusedBy(made.failure);
  const written = writeWhole(path, Buffer.from(made.value.bytes, "base64"));
  if (!written.ok) return written;
  return finished({ path: written.value, lines: lines.length }, `${written.value}（${String(lines.length)} 条）`);
};

const log = (given: Given): Promise<Outcome> | Outcome => {
  const question = questionOf(given);
  if (!question.ok) return question;
  return asPerson(given, async (ask) => {
    const ledger = given.text("ledger-name") === undefined ? null : await ledgerGiven(ask, given);
    if (ledger !== null && !ledger.ok) return ledger;
    const lines = await linesOf(ask, { ...question.value, ledgerId: ledger === null ? null : ledger.value.id });
    if (!lines.ok) return lines;
    if (given.text("out") !== undefined) return keep(ask, given, lines.value);
    const shown = lines.value.slice(0, mostShown);
    const table = tableText(
      headings.map((title) => ({ title })),
      shown.map((line) => [...cellsOf(line)]),
    );
    const rest = lines.value.length - shown.length;
    const more = rest > 0 ? `\n还有 ${String(rest)} 条没有列出：缩小范围，或用 --out 日志.xlsx 全部写出。` : "";
    return finished({ lines: lines.value }, lines.value.length === 0 ? "没有符合条件的记录。" : `${table}${more}`);
  });
};

export const logCommands: readonly Command[] = [
  {
    name: "log",
    usage:
      "log [--from 2026-07-01] [--to 2026-09-30] [--person 姓名] [--kind 类别] [--ledger-name 账套] [--text 文字] [--out 日志.xlsx] --ledger 文件 --user 登录名",
    summary: "查操作日志：按人员、时间、类别、账套、内容；--out 写成 Excel、PDF 或 CSV",
    options: { ...personOptions, from: text, to: text, person: text, kind: text, "ledger-name": text, text, out: text },
    run: async (given) => log(given),
  },
];
