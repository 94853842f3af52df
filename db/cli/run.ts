import { parseArgs } from "node:util";
import { finished, flag, misused, type Command, type Given, type Options, type Outcome } from "./command.ts";
import { archiveCommands } from "./command-archive.ts";
import { claimCommands } from "./command-claims.ts";
import { closingCommands } from "./command-closing.ts";
import { dataCommands } from "./command-data.ts";
import { demoCommands } from "./command-demo.ts";
import { findingCommands } from "./command-findings.ts";
import { keepingCommands } from "./command-keeping.ts";
import { logCommands } from "./command-log.ts";
import { movingCommands } from "./command-moving.ts";
import { officeCommands } from "./command-office.ts";
import { printCommands } from "./command-print.ts";
import { reportCommands } from "./command-report.ts";
import { serveCommands } from "./command-serve.ts";
import { settingsCommands } from "./command-settings.ts";
import { signingCommands } from "./command-signing.ts";
import { statementCommands } from "./command-statement.ts";
import { withdrawalCommands } from "./command-withdrawals.ts";
import { verifierCommands } from "./command-verifier.ts";
import { voucherCommands } from "./command-vouchers.ts";
import { helpText } from "./help.ts";

export const commands: readonly Command[] = [
  ...officeCommands,
  ...statementCommands,
  ...withdrawalCommands,
  ...voucherCommands,
  ...claimCommands,
  ...closingCommands,
  ...settingsCommands,
  ...signingCommands,
  ...findingCommands,
  ...reportCommands,
  ...movingCommands,
  ...printCommands,
  ...archiveCommands,
  ...dataCommands,
  ...verifierCommands,
  ...keepingCommands,
  ...logCommands,
  ...serveCommands,
  ...demoCommands,
];

const commandIn = (
  line: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined => {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === line.slice(0, length).join(" "));
    if (command !== undefined) return { command, rest: line.slice(length) };
  }
  return undefined;
};

/** What is wrong with the options, in Chinese: Node says it in English, with the option's name in quotes. */
const usageFault = (error: unknown): string => {
  const message = error instanceof Error ? error.message : "";
  const [, option = ""] = /'(?:-\w, )?(--?[^' ]*)/.exec(message) ?? [];
  if (message.startsWith("Unknown option")) return `没有选项 ${option}`;
  if (message.includes("does not take an argument")) return `选项 ${option} 后面不带内容`;
  return `选项 ${option} 后面缺少内容`;
};

const givenTo = (command: Command, rest: readonly string[]): Given | string => {
  try {
    const options: Options = { ...command.options, json: flag };
    const { values, positionals } = parseArgs({
      args: [...rest],
      options,
      allowPositionals: true,
      strict: true,
    });
    const given: Readonly<Record<string, string | boolean | undefined>> = values;
    return {
      words: positionals,
      text: (name) => {
        const value = given[name];
        return typeof value === "string" ? value : undefined;
      },
      has: (name) => given[name] === true,
    };
  } catch (error) {
    return usageFault(error);
  }
};

/** Runs one command line (without the program's own name). */
export const run = async (line: readonly string[]): Promise<Outcome> => {
  const words = line[0] === "--json" ? [...line.slice(1), "--json"] : line;
  const [first] = words;
  const helped = words.includes("--help") || first === "help" || first === undefined;
  const found = commandIn(first === "help" ? words.slice(1) : words);
  if (helped) {
    const text = helpText(found === undefined ? commands : [found.command]);
    return first === undefined ? misused(text) : finished({ commands: commands.map(({ name }) => name) }, text);
  }
  if (found === undefined) {
    const longer = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
    const hint = longer.length === 0 ? "" : `有：${longer.join("、")}。`;
    return misused(`没有命令“${first}”。${hint}用 npm run --silent xz -- help 查看全部命令。`);
  }
  const given = givenTo(found.command, found.rest);
  if (typeof given === "string") return misused(`用法不对（${given}）：\n  ${found.command.usage}`);
  const most = found.command.mostWords ?? 0;
  const extra = given.words.slice(most);
  if (extra.length > 0) return misused(`多出的内容：${extra.join(" ")}。\n  ${found.command.usage}`);
  return found.command.run(given);
};
