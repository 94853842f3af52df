/** The bytes of base64 text that a schema has already checked. */
export const bytesFromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

export const base64FromBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
