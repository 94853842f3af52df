import { resolve } from "node:path";
import { quarterFromText } from "#domain/core/dates.ts";
import { asPerson } from "./at-desk.ts";
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
import { writeWhole } from "./files.ts";
import { ownPassword, readPassword } from "./password.ts";

const dutyWords = { prepared: "制表", reviewed: "审核" } as const;

const list = (given: Given): Promise<Outcome> | Outcome => {
  const quarter = given.text("quarter") ?? null;
  if (quarter !== null && quarterFromText(quarter) === undefined) return misused("季度写成 --quarter 2026Q3。");
  return asPerson(given, async (ask) => {
    const reply = await ask("workbook.list", { quarter });
    if (!reply.ok) return refusedBy(reply.failure);
    const lines = reply.value.workbooks.map(({ id, name, signatures }) => {
      const signed = signatures.map(({ duty, personName }) => `${dutyWords[duty]} ${personName}`);
      return `${name}  ${signed.length === 0 ? "未签名" : signed.join("、")}  ${id}`;
    });
    return finished(reply.value, lines.join("\n"));
  });
};

const sign = (given: Given): Promise<Outcome> | Outcome => {
  const [id] = given.words;
  const duty = given.text("duty");
  if (id === undefined) return misused("请写明工作簿的编号（见 workbook list）。");
  if (duty !== "prepared" && duty !== "reviewed")
    return misused("请用 --duty prepared（制表）或 --duty reviewed（审核）。");
  return asPerson(given, async (ask) => {
    const password = (await readPassword(given, ownPassword)) ?? "";
    const reply = await ask("workbook.sign", { id, duty, password, note: given.text("note") ?? "" });
    if (!reply.ok) return refusedBy(reply.failure);
    const { isFinal, fileHash } = reply.value;
    return finished(
      reply.value,
      isFinal
        ? `两人都已签名，签名版已保存\n  文件 SHA-256 ${fileHash}`
        : `${dutyWords[duty]}已签名，请另一个人审核签名。`,
    );
  });
};

const read = (given: Given): Promise<Outcome> | Outcome => {
  const [id] = given.words;
  if (id === undefined) return misused("请写明工作簿的编号（见 workbook list）。");
  return asPerson(given, async (ask) => {
    const reply = await ask("workbook.read", { id, format: given.has("pdf") ? "pdf" : "xlsx" });
    if (!reply.ok) return refusedBy(reply.failure);
    const { name, bytes, fileHash } = reply.value;
    const written = writeWhole(resolve(given.text("out") ?? ".", name), Buffer.from(bytes, "base64"));
    if (!written.ok) return written;
    return finished({ name, path: written.value, fileHash }, `${written.value}\n  文件 SHA-256 ${fileHash}`);
  });
};

const all = (given: Given): Promise<Outcome> | Outcome => {
  const quarter = given.text("quarter");
  if (quarter === undefined || quarterFromText(quarter) === undefined)
    return misused("请用 --quarter 2026Q3 指明季度。");
  return asPerson(given, async (ask) => {
    const out = given.text("out");
    const folder = out === undefined ? "" : resolve(out);
    const wanted = { quarter, folder, isMasked: given.has("masked"), withPages: given.has("pages") };
    const reply = await ask("workbook.makeAll", wanted);
    if (!reply.ok) return refusedBy(reply.failure);
    const { files, open } = reply.value;
    const words = { written: "写好", unchanged: "已有，相同", locked: "被占用，没有写", failed: "没有写成" } as const;
    const lines = [
      `${reply.value.folder}：${files.length} 个文件`,
      ...files.map(({ name, outcome }) => `  ${name}  ${words[outcome]}`),
      ...(open.length === 0 ? [] : [`没有结账、没有做：${open.join("、")}`]),
    ];
    const isWhole = files.every(({ outcome }) => outcome === "written" || outcome === "unchanged");
    return finished(reply.value, lines.join("\n"), isWhole);
  });
};

export const signingCommands: readonly Command[] = [
  {
    name: "workbook all",
    usage: "workbook all --quarter 2026Q3 [--out 文件夹] [--masked] [--pages] --ledger 文件 --user 登录名",
    summary: "全镇每个账套的季度工作簿和汇总表一次做完（--pages 连 PDF；中断后再运行接着做）",
    options: { ...personOptions, quarter: text, out: text, masked: flag, pages: flag },
    run: async (given) => all(given),
  },
  {
    name: "workbook list",
    usage: "workbook list [--quarter 2026Q3] --ledger 文件 --user 登录名",
    summary: "列出生成过的工作簿各版本和签名",
    options: { ...personOptions, quarter: text },
    run: async (given) => list(given),
  },
  {
    name: "workbook sign",
    mostWords: 1,
    usage: "workbook sign 编号 --duty prepared|reviewed [--note 原因] --ledger 文件 --user 登录名",
    summary: "给一版工作簿签名：制表在先，审核须是另一个人",
    options: { ...personOptions, duty: text, note: text },
    run: async (given) => sign(given),
  },
  {
    name: "workbook read",
    mostWords: 1,
    usage: "workbook read 编号 [--pdf] [--out 文件夹] --ledger 文件 --user 登录名",
    summary: "取出一版工作簿原来的文件，或它的 PDF",
    options: { ...personOptions, pdf: flag, out: text },
    run: async (given) => read(given),
  },
];
