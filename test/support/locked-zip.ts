import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

/** An archive whose members all need the password, by AES or by the old ZIP cipher. */
export const lockedZip = async (
  files: Readonly<Record<string, Uint8Array>>,
  options: { readonly password: string; readonly zipCrypto?: boolean },
): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(bytes), options);
  return writer.close();
};
