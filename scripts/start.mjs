// Starts the program: in Electron when its binary is here, otherwise as a page in the ordinary browser. Plain
// JavaScript that any Node can read, because its first duty is to refuse an old one with a sentence. It never touches
// the network, unless asked to fetch Electron: XZ_ELECTRON_INSTALL=1 npm start.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

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
  process.platform !== "linux" || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;

const commandFor = (binary, given) => {
  if (binary === undefined || !hasDisplay()) {
    return [process.execPath, [join(root, "db", "cli", "main.ts"), "serve", "--open", ...given]];
  }
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  return [binary, [root, ...(isRoot ? ["--no-sandbox"] : []), ...given]];
};

const start = () => {
  // N-API 10 came with Node 24. With less, the database's native part would end the process without a word.
  if (Number(process.versions.napi) < 10) {
    console.error(
      `乡账需要 Node 24，当前是 ${process.version}。请先运行 npm ci，再用 npm start 启动；若仍看到此提示，请安装 Node 24。\n` +
        `Xiangzhang needs Node 24 and this is ${process.version}. Run npm ci, then start it with npm start; if this ` +
        "message stays, install Node 24.",
    );
    process.exitCode = 1;
    return;
  }
  if (process.env.XZ_ELECTRON_INSTALL === "1" && findBinary() === undefined) installElectron();
  const [command, commandArguments] = commandFor(findBinary(), process.argv.slice(2));
  const child = spawn(command, commandArguments, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`无法启动 ${command}：${error.message}。Could not start ${command}.`);
    process.exitCode = 1;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
};

start();
