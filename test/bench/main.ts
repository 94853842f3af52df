import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { allAtHostFigures } from "./all-at-host.ts";
import { auditFigures } from "./auditing.ts";
import { bigTownshipFigures } from "./ten-years.ts";
import { bookFigures } from "./books.ts";
import { hostFigures } from "./host.ts";
import { importFigures } from "./importing.ts";
import { matchingFigures } from "./matching.ts";
import { postingFigure } from "./posting.ts";
import { ruleFigures } from "./rules.ts";
import { forgetPeak, peakMiB, tableOf, type Figure } from "./measure.ts";
import { yearCloseFigures } from "./year-close.ts";
import { statementFigures } from "./statements.ts";
import { windowFigures } from "./window.ts";
import { workbookFigures } from "./workbooks.ts";

// `npm run bench` measures all; `npm run bench -- posting import` only those named; `--out FILE` also writes JSON.
const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  posting: async () => [await postingFigure()],
  import: importFigures,
  host: hostFigures,
  window: windowFigures,
  matching: matchingFigures,
  township: bigTownshipFigures,
  books: bookFigures,
  statements: statementFigures,
  rules: ruleFigures,
  workbook: workbookFigures,
  year: yearCloseFigures,
  audit: auditFigures,
  all: allAtHostFigures,
};

const argumentsGiven = process.argv.slice(2);
const outAt = argumentsGiven.indexOf("--out");
const named = argumentsGiven.filter((_, index) => outAt < 0 || (index !== outAt && index !== outAt + 1));
const unknown = named.filter((each) => !Object.hasOwn(parts, each));
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}\n`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  forgetPeak();
  const measured = await measure();
  // What shares this process is given the highest memory of its whole part, building the township included.
  const partPeak = peakMiB();
  figures.push(...measured.map((each) => ({ ...each, peakMiB: each.peakMiB ?? partPeak })));
}
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
process.stdout.write(`${machine}\n${tableOf(figures)}\n`);
const outPath = outAt < 0 ? undefined : argumentsGiven[outAt + 1];
if (outPath !== undefined) writeFileSync(outPath, JSON.stringify({ machine, figures }, null, 2));
