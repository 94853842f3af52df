// Damages statement files in 10,000 ways and reads each: `npm run fuzz [-- seed count]`. Prints what became of them, the
// slowest one and the memory; ends with 1 where a reader threw, took more than ten seconds or used more than a gigabyte.
import { performance } from "node:perf_hooks";
import { diceFrom, mutated, readWhole, seedFiles } from "./mutations.ts";

const [seedText = "20261130", countText = "10000"] = process.argv.slice(2);
const dice = diceFrom(Number(seedText));
const files = await seedFiles();
const outcomes = new Map<string, number>();
const problems: string[] = [];
let slowest = { name: "", milliseconds: 0 };

for (let index = 0; index < Number(countText); index += 1) {
  const file = files[index % files.length];
  if (file === undefined) break;
  const started = performance.now();
  try {
    const outcome = await readWhole(mutated(file.bytes, dice));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  } catch (error) {
    problems.push(`#${index} ${file.name}: ${String(error)}`);
  }
  const milliseconds = performance.now() - started;
  if (milliseconds > slowest.milliseconds) slowest = { name: `#${index} ${file.name}`, milliseconds };
}

const peakMiB = process.resourceUsage().maxRSS / 1024;
if (slowest.milliseconds > 10_000) problems.push(`${slowest.name} took ${Math.round(slowest.milliseconds)} ms`);
if (peakMiB > 1024) problems.push(`${Math.round(peakMiB)} MiB were used`);
const counts = [...outcomes].toSorted((a, b) => b[1] - a[1]).map(([outcome, count]) => `${outcome} ${count}`);
process.stdout.write(
  `seed ${seedText}: ${counts.join(", ")}\nslowest ${slowest.name} ${Math.round(slowest.milliseconds)} ms; peak ${Math.round(peakMiB)} MiB\n`,
);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
