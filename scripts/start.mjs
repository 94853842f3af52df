// Starts the program: in Electron when its binary is here, otherwise as a page in the ordinary browser. It never
// touches the network, unless asked to fetch Electron: XZ_ELECTRON_INSTALL=1 npm start.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isNodeNewEnough } from "./node-guard.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const electron = join(root, "node_modules", "electron");
const mirror = "https://npmmirror.com/mirrors/electron/";
const installMillis = 180_000;

/** The Electron binary, or undefined. Electron's own lookup would start a download. */
const findBinary = () => {
  const pathFile = join(electron, "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : undefined;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder === undefined && name === undefined) return undefined;
  const binary = join(folder ?? join(electron, "dist"), name ?? "electron");
  return existsSync(binary) ? binary : undefined;
};

const runInstaller = (environment) =>
  spawnSync(process.execPath, [join(electron, "install.js")], {
    stdio: "inherit",
    timeout: installMillis,
    env: { ...process.env, ...environment },
  }).status === 0;

const installElectron = () => {
  console.log("正在下载 Electron …… Downloading Electron …");
  if (runInstaller({})) return;
  if (process.env.ELECTRON_MIRROR === undefined && runInstaller({ ELECTRON_MIRROR: mirror })) return;
  console.error("Electron 下载失败，改用浏览器。Electron could not be downloaded; using the browser instead.");
};

const hasDisplay = () =>
  process.platform !== "linux" || (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? "") !== "";

const commandLine = join(root, "db", "cli", "main.ts");

/** In Electron the demo's ledger is made here: the shell knows no fixtures. Undefined when that was refused. */
const withDemo = (given) => {
  if (!given.includes("--demo") || given.includes("--ledger")) return given;
  const made = spawnSync(process.execPath, [commandLine, "demo", "--keep", "--json"], {
    stdio: ["inherit", "pipe", "inherit"],
    encoding: "utf8",
  });
  return made.status === 0 ? [...given, "--ledger", JSON.parse(made.stdout).ledgerPath] : undefined;
};

const commandFor = (binary, given) => {
  if (binary === undefined || !hasDisplay()) return [process.execPath, [commandLine, "serve", "--open", ...given]];
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const wished = withDemo(given);
  return wished === undefined ? undefined : [binary, [root, ...(isRoot ? ["--no-sandbox"] : []), ...wished]];
};

const run = ([command, given]) => {
  // What was compiled once is kept: the next start is faster.
  const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compile"), ...process.env };
  const child = spawn(command, given, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`无法启动 ${command}：${error.message}。Could not start ${command}.`);
    process.exitCode = 1;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
};

const start = () => {
  if (process.env.XZ_ELECTRON_INSTALL === "1" && findBinary() === undefined) installElectron();
  const command = commandFor(findBinary(), process.argv.slice(2));
  if (command === undefined) process.exitCode = 1;
  else run(command);
};

if (isNodeNewEnough()) start();
