import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

type Machine = {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

/** Whether somebody sits before a screen of this machine. */
export const hasDisplay = ({ platform, environment }: Machine): boolean =>
  platform !== "linux" || isSet(environment["DISPLAY"]) || isSet(environment["WAYLAND_DISPLAY"]);

const linuxOpeners = [
  "xdg-open",
  "sensible-browser",
  "x-www-browser",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "firefox",
];

/** The command that shows an address in the browser of this machine; `undefined` when there is none. */
export const openerOf = (
  { platform, environment }: Machine,
  address: string,
  isThere: (path: string) => boolean = existsSync,
): readonly [command: string, ...given: string[]] | undefined => {
  // Not through a shell: it would read the address.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", address];
  if (platform === "darwin") return ["open", address];
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const opener = linuxOpeners.find((name) => folders.some((folder) => isThere(join(folder, name))));
  return opener === undefined ? undefined : [opener, address];
};

/** Shows an address in an installed browser; false when none was found. Whether it came up is not known. */
export const openBrowser = (machine: Machine, address: string): boolean => {
  const opener = openerOf(machine, address);
  if (opener === undefined) return false;
  const [command, ...given] = opener;
  const child = spawn(command, given, { detached: true, stdio: "ignore" });
  // The address is printed as well, so a browser that fails to start only costs a click.
  child.once("error", () => undefined);
  child.unref();
  return true;
};
