// The command line: npm run --silent xz -- <command>. Answers go to stdout, what is said to people to stderr.
import type { Outcome } from "./command.ts";
import { run } from "./run.ts";

const line = process.argv.slice(2);
const isJson = line.includes("--json");

const print = (outcome: Outcome): void => {
  if (outcome.ok) {
    if (outcome.value === undefined) return;
    process.stdout.write(isJson ? `${JSON.stringify(outcome.value)}\n` : `${outcome.text}\n`);
    if (isJson && !outcome.isWhole) process.stderr.write(`${outcome.text}\n`);
    return;
  }
  const failure = "misuse" in outcome ? { code: "wrong-usage" } : outcome.failure;
  if (isJson) process.stdout.write(`${JSON.stringify({ failure })}\n`);
  process.stderr.write(`${"misuse" in outcome ? outcome.misuse : outcome.sentence}\n`);
};

const exitCodeOf = (outcome: Outcome): number => {
  if (outcome.ok) return outcome.isWhole ? 0 : 1;
  return "misuse" in outcome ? 2 : 1;
};

// A reader that has seen enough (`| head`) closes the pipe; that is no mistake.
process.stdout.on("error", () => undefined);

try {
  const outcome = await run(line);
  print(outcome);
  process.exitCode = exitCodeOf(outcome);
} catch (error) {
  if (isJson) process.stdout.write(`${JSON.stringify({ failure: { code: "internal" } })}\n`);
  process.stderr.write(`程序出了意外：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 3;
}
