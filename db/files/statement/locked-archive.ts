import { err, ok, type Result } from "#domain/core/result.ts";
import { unpackedLimitBytes } from "./limits.ts";

/** One member of a locked ZIP, unlocked. */
export type UnlockedMember = { readonly name: string; readonly bytes: Uint8Array };
export type LockTrouble = "wrong-password" | "broken" | "too-large";

/** Loaded when the first locked archive is opened: few offices ever do, and it would cost every start. */
const loadZip = async () => {
  const zip = await import("@zip.js/zip.js");
  // Runs inside the ledger's own thread: no threads of its own.
  zip.configure({ useWebWorkers: false });
  return zip;
};
type Zip = Awaited<ReturnType<typeof loadZip>>;

const tooLarge: Error = new Error("too large");

/** Collects what comes out of a member and stops where it grows past the limit: a directory may lie about its sizes. */
const collector = () => {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const stream = new WritableStream<Uint8Array>({
    write: (chunk) => {
      sizeBytes += chunk.length;
      if (sizeBytes > unpackedLimitBytes) throw tooLarge;
      chunks.push(chunk.slice());
    },
  });
  const bytes = (): Uint8Array => {
    const whole = new Uint8Array(sizeBytes);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  };
  return { stream, bytes };
};

const troubleOf = (zip: Zip, error: unknown): LockTrouble => {
  if (error === tooLarge) return "too-large";
  const message = error instanceof Error ? error.message : "";
  return message === zip.ERR_INVALID_PASSWORD || message === zip.ERR_ENCRYPTED ? "wrong-password" : "broken";
};

/** Unlocks one named member of a ZIP (old ZIP cipher or AES). The password is used and forgotten. Never throws. */
export const unlockMember = async (
  bytes: Uint8Array,
  name: string,
  password: string,
): Promise<Result<UnlockedMember, LockTrouble>> => {
  const zip = await loadZip();
  const reader = new zip.ZipReader(new zip.Uint8ArrayReader(bytes));
  try {
    const entries = await reader.getEntries({ filenameEncoding: "gb18030" });
    const entry = entries.find((each) => !each.directory && each.filename === name);
    if (entry === undefined || entry.directory) return err("broken");
    const { stream, bytes: collected } = collector();
    await entry.getData(stream, { password, checkCrc32: true });
    return ok({ name, bytes: collected() });
  } catch (error) {
    return err(troubleOf(zip, error));
  } finally {
    await reader.close();
  }
};
