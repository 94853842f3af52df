// A window at work while all workbooks are made: `node all-at-host-client.ts ORIGIN TOKEN PASSWORD FOLDER` signs in, starts the
// run and, until it ends, asks for what screens ask for; tells the longest it waited for an answer, and how often it asked.
import { windowOn } from "./window-call.ts";

const [, , origin = "", token = "", password = "", folder = ""] = process.argv;
const { call, signIn } = windowOn(origin, token);

await signIn("admin", password);
process.stdout.write("ready ");
const waits: number[] = [];
const run = { isOver: false };
const look = async (): Promise<void> => {
  while (!run.isOver) {
    for (const ask of [() => call("office.state", {}), () => call("workbook.list", { quarter: "2026Q3" })]) {
      const start = performance.now();
      await ask();
      waits.push(performance.now() - start);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const start = performance.now();
const looking = look();
const { files } = await call("workbook.makeAll", { quarter: "2026Q3", folder });
const ms = performance.now() - start;
run.isOver = true;
await looking;
const sorted = waits.toSorted((one, other) => one - other);
const figures = {
  ms,
  files: files.length,
  asked: waits.length,
  longestMs: sorted.at(-1),
  most: sorted[Math.floor(waits.length * 0.99)],
};
process.stdout.write(JSON.stringify(figures));
