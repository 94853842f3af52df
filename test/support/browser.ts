import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

// The packed browser is made for a cloud function and needs four things done by hand: a folder of its own (by
// default it takes whatever browser lies in the system's temporary folder), its libraries unpacked, a font
// configuration (without any font it aborts), and ordinary start arguments instead of its own insecure ones.

const packedEntry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
const packedFile = (relative: string): string => join(dirname(packedEntry), relative);
const cacheRoot = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

// Only the packed fonts are named, so pictures are the same on every machine.
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">../fonts</dir>
  <cachedir prefix="relative">../font-cache</cachedir>
</fontconfig>
`;

/** Why no browser can be started here, or undefined when one can. */
const missingBrowser = (): string | undefined =>
  process.env["CHROMIUM"] !== undefined || (process.platform === "linux" && process.arch === "x64")
    ? undefined
    : "the packed browser is for Linux x64 only; name another one in CHROMIUM";

const cacheFolder = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(packedFile("../package.json"), "utf8"));
  const { version } = manifest as { readonly version: string };
  return join(cacheRoot, `chromium-${version}`);
};

const unpackInto = async (folder: string): Promise<void> => {
  const { default: chromiumPackage, inflate } = await import("@sparticuz/chromium");
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    await chromiumPackage.executablePath();
    await inflate(packedFile("../bin/al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await mkdir(join(folder, "fontconfig"));
  await writeFile(join(folder, "fontconfig", "fonts.conf"), fontConfiguration);
};

/** Unpacks the browser unless that was done before. Two at once do no harm: the first to finish wins. */
export const prepareBrowser = async (): Promise<string | undefined> => {
  if (process.env["CHROMIUM"] !== undefined || missingBrowser() !== undefined) return undefined;
  const folder = await cacheFolder();
  if (existsSync(folder)) return folder;
  await mkdir(cacheRoot, { recursive: true });
  const half = await mkdtemp(`${folder}-half-`);
  await unpackInto(half);
  try {
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
};

/** A headless browser for end-to-end tests and screenshots. `CHROMIUM=/path` names another one. */
export const launchBrowser = async (): Promise<Browser> => {
  const problem = missingBrowser();
  if (problem !== undefined) throw new Error(problem);
  const folder = await prepareBrowser();
  const own = process.env["CHROMIUM"];
  const args = ["--no-sandbox", "--font-render-hinting=none"];
  if (folder === undefined) return chromium.launch({ args, ...(own === undefined ? {} : { executablePath: own }) });
  return chromium.launch({
    args,
    executablePath: join(folder, "chromium"),
    env: {
      ...process.env,
      TMPDIR: tmpdir(),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: join(folder, "fontconfig"),
    },
  });
};
