/** The bytes of base64 text that a schema has already checked. */
export const bytesFromBase64 = (text: string): Uint8Array => {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, "base64");
  // The same bytes, not a second copy: a statement may have twelve million of them.
  return new Uint8Array(buffer, byteOffset, byteLength);
};

export const base64FromBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
